import { sql } from "kysely";
import type { Database } from "../database/database.ts";
import { inChunks } from "../database/inChunks.ts";
import type { NoticeKind } from "./accessTables.ts";
import { type UnitId, unitId, unitNumber } from "../../domain/organisation/unitId.ts";

/** What one person's deed changed of who reaches another (it. "avviso"): whom it is about, and who may now read or do what they could not. */
export type Notice = {
  readonly person: string;
  readonly kind: NoticeKind;
  readonly reader?: string | undefined;
  readonly unit?: UnitId | undefined;
  readonly year?: number | undefined;
};

/** A notice as it is kept. */
export type KeptNotice = Notice & { readonly recordedBy: string; readonly recordedAt: Date };

/** Keeps notices: the person and the Segretario read them in their office. */
export async function insertNotices(tx: Database, administration: string, by: string, notices: readonly Notice[]): Promise<void> {
  const rows = notices.map(({ person, kind, reader = null, unit, year = null }) => ({
    administration_id: administration,
    person,
    kind,
    reader,
    unit_id: unitNumber(unit),
    year,
    recorded_by: by,
  }));
  for (const some of inChunks(rows)) await tx.insertInto("notice").values(some).execute();
}

/** The notices of the last days that the person of this transaction may read, the latest first, and how many there are. */
export async function listNotices(
  db: Database,
  administration: string,
  { days, most }: { readonly days: number; readonly most: number },
): Promise<{ readonly notices: KeptNotice[]; readonly count: number }> {
  const recent = db
    .selectFrom("notice")
    .where("administration_id", "=", administration)
    .where("recorded_at", ">", sql<Date>`now() - make_interval(days => ${days})`);
  const { count } = await recent.select(sql<string>`count(*)`.as("count")).executeTakeFirstOrThrow();
  const rows = await recent
    .select(["person", "kind", "reader", "unit_id", "year", "recorded_by", "recorded_at"])
    .orderBy("notice_id", "desc")
    .limit(most)
    .execute();
  const notices = rows.map(({ person: about, kind, reader, unit_id, year, recorded_by, recorded_at }) => ({
    person: about,
    kind,
    ...(reader !== null && { reader }),
    ...(unit_id !== null && { unit: unitId(unit_id) }),
    ...(year !== null && { year }),
    recordedBy: recorded_by,
    recordedAt: recorded_at,
  }));
  return { notices, count: Number(count) };
}

/** Of some people, those who have something that could be reached: an account, or a form of some year. */
export async function peopleWithSomething(tx: Database, administration: string, people: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ person: string }>`
    select person from account_person where administration_id = ${administration} and person = any(${[...people]}::text[])
    union select code from evaluated_person where administration_id = ${administration} and code = any(${[...people]}::text[])`.execute(tx);
  return new Set(rows.map(({ person }) => person));
}

/** Where a person is written to: the mail of their account, and the one personnel keeps. */
export type Addresses = { readonly account?: string; readonly staff?: string };

/** The addresses of some people of an administration, as far as they have any. */
export async function addressesOf(
  tx: Database,
  administration: string,
  people: readonly string[],
): Promise<ReadonlyMap<string, Addresses>> {
  const { rows } = await sql<{ person: string; account: string | null; staff: string | null }>`
    select asked.person, a.mail as account, s.mail as staff
    from unnest(${[...people]}::text[]) as asked (person)
      left join account_person p on p.administration_id = ${administration} and p.person = asked.person
      left join account a on a.account_id = p.account_id and a.disabled_at is null and a.is_demonstration is null
      left join person s on s.administration_id = ${administration} and s.person = asked.person`.execute(tx);
  return new Map(
    rows.map(({ person, account, staff }) => [person, { ...(account !== null && { account }), ...(staff !== null && { staff }) }]),
  );
}
