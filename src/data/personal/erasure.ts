import { sql } from "kysely";
import { type CivilDate, civilDate } from "../../domain/kernel/civilDate.ts";
import { type ErasedCode, erasedCode } from "../../domain/organisation/erasedCode.ts";
import type { Refusal } from "../../domain/kernel/refusal.ts";
import type { Database } from "../database/database.ts";

/** A request to erase a person's data: started by one, executed by another. */
export type ErasureRequest = { readonly id: bigint; readonly person: string; readonly reason: string; readonly startedBy: string };

/** The request that was started for a person and not executed yet, held until the transaction ends. */
export async function findOpenErasure(tx: Database, administration: string, person: string): Promise<ErasureRequest | undefined> {
  return tx
    .selectFrom("erasure_request")
    .select(["request_id as id", "person", "reason", "started_by as startedBy"])
    .where("administration_id", "=", administration)
    .where("person", "=", person)
    .where("executed_at", "is", null)
    .executeTakeFirst();
}

/** Starts a request. */
export async function insertErasure(
  tx: Database,
  administration: string,
  { person, reason, startedBy }: Omit<ErasureRequest, "id">,
): Promise<bigint> {
  const row = await tx
    .insertInto("erasure_request")
    .values({ administration_id: administration, person, reason, started_by: startedBy })
    .returning("request_id")
    .executeTakeFirstOrThrow();
  return row.request_id;
}

/** What an erasure touched: how many rows of each kind. */
export type Erased = Readonly<Record<string, number>>;

/** Executes a request, whole; the database refuses the same person as started it. */
export async function erasePerson(tx: Database, administration: string, request: bigint, by: string): Promise<Erased> {
  const { rows } = await sql<{ erased: Erased }>`select erase_person(${administration}, ${request}, ${by}) as erased`.execute(tx);
  return rows[0]!.erased;
}

/** Whether the data of a person serve in a proceeding, and may not be erased while it lasts. */
export async function isHeld(tx: Database, administration: string, person: string): Promise<boolean> {
  return (await openHold(tx, administration, person)) !== undefined;
}

async function openHold(tx: Database, administration: string, person: string) {
  return tx
    .selectFrom("legal_hold")
    .select("hold_id")
    .where("administration_id", "=", administration)
    .where("person", "=", person)
    .where("lifted_at", "is", null)
    .executeTakeFirst();
}

/** Holds the data of a person, with the reason. */
export async function placeHold(
  tx: Database,
  administration: string,
  hold: { readonly person: string; readonly reason: string; readonly by: string },
) {
  const { person, reason, by } = hold;
  await tx.insertInto("legal_hold").values({ administration_id: administration, person, reason, placed_by: by }).execute();
}

/** Ends every hold on the data of a person; false when there was none. */
export async function liftHolds(tx: Database, administration: string, person: string, by: string): Promise<boolean> {
  const rows = await tx
    .updateTable("legal_hold")
    .set({ lifted_by: by, lifted_at: sql<Date>`now()` })
    .where("administration_id", "=", administration)
    .where("person", "=", person)
    .where("lifted_at", "is", null)
    .returning("hold_id")
    .execute();
  return rows.length > 0;
}

/** Which of these codes are of people whose data were erased, and on which day: they name nobody again. */
export async function erasedAmong(db: Database, administration: string, codes: readonly string[]): Promise<ReadonlyMap<string, CivilDate>> {
  const { rows } = await sql<{ person: string; erased_on: string }>`
    select person, erased_on from erased_among(${administration}, ${[...new Set(codes)]}::text[]) order by person`.execute(db);
  return new Map(rows.map(({ person, erased_on }) => [person, civilDate(erased_on)]));
}

/** What speaks against writing under these codes, each by the name of its datum: one refusal for each that was erased. */
export async function againstErased(
  db: Database,
  administration: string,
  codes: Readonly<Record<string, string | undefined>>,
): Promise<Refusal<ErasedCode>[]> {
  const given = Object.entries(codes).flatMap(([name, code]) => (code === undefined ? [] : [{ name, code }]));
  const erased = await erasedAmong(
    db,
    administration,
    given.map(({ code }) => code),
  );
  return given.flatMap(({ name, code }) => {
    const on = erased.get(code);
    return on === undefined ? [] : [erasedCode(code, on, name)];
  });
}

/** Whether a person is known to an administration: in its staff, among its accounts or in an evaluation. */
export async function isKnownPerson(db: Database, administration: string, person: string): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`
    select exists (select from person where administration_id = ${administration} and person = ${person})
      or exists (select from account_person where administration_id = ${administration} and person = ${person})
      or exists (select from evaluated_person where administration_id = ${administration} and code = ${person}) as known`.execute(db);
  return rows[0]!.known;
}

/** Every way in which a person is written in an administration: name, fiscal code, addresses. */
export async function writtenFormsOf(db: Database, administration: string, person: string): Promise<string[]> {
  const { rows } = await sql<{ written: string }>`
    select unnest(array[name, fiscal_code, mail]) as written from person where administration_id = ${administration} and person = ${person}
    union select name from evaluated_person where administration_id = ${administration} and code = ${person}
    union select unnest(array[a.name, a.mail]) from account a join account_person p using (account_id)
      where p.administration_id = ${administration} and p.person = ${person}`.execute(db);
  return rows.map(({ written }) => written).filter((written) => (written as string | null) !== null);
}
