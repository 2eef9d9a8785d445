import { type RawBuilder, sql } from "kysely";
import type { CivilDate } from "../../domain/kernel/civilDate.ts";
import { alikeOf } from "../../domain/plan/alike.ts";
import type { Continuation } from "../../domain/plan/continuation.ts";
import { byName, type Figure } from "../../domain/kernel/figure.ts";
import type { Objective, ObjectiveCode } from "../../domain/plan/objective.ts";
import {
  type Neighbour,
  type PublicationPart,
  type PublishedObjective,
  yearOf,
  type YearPiece,
} from "../../domain/publication/publicationParts.ts";
import type { AnnualReport } from "../../domain/report/annualReport.ts";
import type { SettingInForce } from "../organisation/administrationSetting.ts";
import type { PublishedDatabase } from "../database/database.ts";
import type { RecordedResult } from "../../domain/plan/recordedResult.ts";
import { hashOfWords } from "./publication.ts";

/** A year that is public: of which administration, and the number that is read, in force where nothing else is said. */
export type PublishedYear = {
  readonly administration: { readonly code: string; readonly name: string };
  readonly year: number;
  readonly number: number;
  /** Every number that may be read, the latest first: that one is in force. */
  readonly numbers: readonly number[];
  /** How many were taken back. */
  readonly withdrawn: number;
};

/** A year that was public and is no more. */
export type WithdrawnYear = { readonly year: number; readonly on: Date; readonly reason: string };

/** The years of an administration that are public, the latest first. */
export async function listPublishedYears(db: PublishedDatabase, administration: string): Promise<PublishedYear[]> {
  const { rows } = await sql<{ name: string; year: number; numbers: number[]; withdrawn: number }>`
    select a.name, p.year, array_agg(p.number order by p.number desc) filter (where p.state = 'released') as numbers,
      (count(*) filter (where p.state = 'withdrawn'))::int as withdrawn
    from publication p join administration a using (administration_id)
    where p.administration_id = ${administration}
    group by a.name, p.year having bool_or(p.state = 'released')
    order by p.year desc`.execute(db);
  return rows.map(({ name, year, numbers, withdrawn }) => ({
    administration: { code: administration, name },
    year,
    number: numbers[0] ?? 0,
    numbers,
    withdrawn,
  }));
}

/** Which administrations are asked for: those whose name or code has all the words (of `foldWords`), and of these so many after so many, by name. */
export type BodiesAsked = { readonly words: readonly string[]; readonly skip: number; readonly most: number };

/** Some of the administrations that publish here, by name, with their years, the latest first; and how many answer in all. */
export type PublishedBodies = {
  readonly total: number;
  readonly bodies: readonly { readonly code: string; readonly name: string; readonly years: readonly number[] }[];
};

/** The letters of a name as `foldWords` writes them. */
const PLAIN = { written: "àáâäãåçèéêëìíîïñòóôöõùúûü’‘", folded: "aaaaaaceeeeiiiinooooouuuu''" };

/** Some of the administrations that publish here. Of the others nothing is read but their names. */
export async function listPublishedBodies(db: PublishedDatabase, { words, skip, most }: BodiesAsked): Promise<PublishedBodies> {
  const letters = sql`translate(lower(normalize(a.name)), ${PLAIN.written}, ${PLAIN.folded})`;
  const has = words.map((word) => sql`position(${word.replaceAll("\u0000", "")}::text in ${letters} || ' ' || a.administration_id) > 0`);
  const which = sql`from administration a
    where ${has.length === 0 ? sql`true` : sql.join(has, sql` and `)}
      and exists (select from publication p where p.administration_id = a.administration_id and p.state = 'released')`;
  const counted = await sql<{ total: number }>`select count(*)::int as total ${which}`.execute(db);
  const { rows } = await sql<PublishedBodies["bodies"][number]>`
    select administration_id as code, name, array(
      select distinct p.year from publication p where p.administration_id = shown.administration_id and p.state = 'released' order by 1 desc
    ) as years
    from (select a.administration_id, a.name ${which} order by a.name, a.administration_id limit ${most} offset ${skip}) shown
    order by name, administration_id`.execute(db);
  return { total: counted.rows[0]?.total ?? 0, bodies: rows };
}

/** The codes of those that publish here, so many at most. */
export async function listPublishedCodes(db: PublishedDatabase, most: number): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select administration_id as code from administration a
    where exists (select from publication p where p.administration_id = a.administration_id and p.state = 'released')
    order by 1 limit ${most}`.execute(db);
  return rows.map(({ code }) => code);
}

/** What a publication of a year holds, by name: of its objectives and figures nothing else is read. */
export type PublishedNames = {
  readonly lists: YearPiece;
  readonly objectives: readonly Pick<Objective, "code" | "group">[];
  readonly figures: readonly string[];
};

/** What a publication of a year holds, by name; undefined when it is not public. */
export async function loadPublishedNames(db: PublishedDatabase, of: PublishedYear): Promise<PublishedNames | undefined> {
  const { rows } = await sql<{ part: PublicationPart["part"]; key: string; body: string }>`
    select part, key, case part when 'year' then body when 'objective' then body::json #>> '{objective,group}' else '' end as body
    from part where administration_id = ${of.administration.code} and year = ${of.year} and number = ${of.number} and part <> 'continuation'
    order by part, position`.execute(db);
  const named = (which: PublicationPart["part"]) => rows.filter(({ part }) => part === which);
  const [lists] = named("year");
  return (
    lists && {
      lists: JSON.parse(lists.body) as YearPiece,
      objectives: named("objective").map(({ key, body }) => ({ code: key as ObjectiveCode, group: body })),
      figures: named("figure").map(({ key }) => key),
    }
  );
}

/** A publication of a year as the public knows it: also one that was taken back, of which day and reason are left. */
export type PublicNumber = {
  readonly number: number;
  readonly releasedOn: CivilDate;
  readonly corrects: number | undefined;
  readonly reason: string | undefined;
  readonly withdrawn: { readonly on: CivilDate; readonly reason: string } | undefined;
};

/** All publications of a year that were ever released, the latest first. */
export async function listPublicNumbers(db: PublishedDatabase, administration: string, year: number): Promise<PublicNumber[]> {
  const dayOf = (column: string) => sql<CivilDate>`to_char(${sql.ref(column)} at time zone 'Europe/Rome', 'YYYY-MM-DD')`;
  const rows = await db
    .selectFrom("publication")
    .select([
      "number",
      "corrects",
      "reason",
      "withdrawal_reason",
      dayOf("released_at").as("released"),
      dayOf("withdrawn_at").as("withdrawn"),
    ])
    .where("administration_id", "=", administration)
    .where("year", "=", year)
    .orderBy("number", "desc")
    .execute();
  return rows.map(({ number, corrects, reason, released, withdrawn, withdrawal_reason: why }) => ({
    number,
    releasedOn: released,
    corrects: corrects ?? undefined,
    reason: reason ?? undefined,
    withdrawn: why === null ? undefined : { on: withdrawn, reason: why },
  }));
}

/** The day and the reason for which a year, or a number of it, is no more public; undefined of one that is, or never was. */
export async function findWithdrawn(
  db: PublishedDatabase,
  administration: string,
  year: number,
  number?: number,
): Promise<WithdrawnYear | undefined> {
  const which =
    number === undefined
      ? sql`not exists (select from publication o where o.administration_id = p.administration_id and o.year = p.year and o.state = 'released')`
      : sql`number = ${number}`;
  const { rows } = await sql<{ on: Date; reason: string }>`
    select withdrawn_at as "on", withdrawal_reason as reason from publication p
    where administration_id = ${administration} and year = ${year} and state = 'withdrawn' and ${which}
    order by number desc limit 1`.execute(db);
  return rows[0] && { year, ...rows[0] };
}

/** A publication of a year whole, without the proofs of its figures; undefined when it is not public. */
export async function loadPublishedReport(
  db: PublishedDatabase,
  { administration, year, number }: PublishedYear,
): Promise<AnnualReport | undefined> {
  const pieces = await db
    .selectFrom("part")
    .select(["part", "position", "body"])
    .where("administration_id", "=", administration.code)
    .where("year", "=", year)
    .where("number", "=", number)
    .where("part", "!=", "figure")
    .execute();
  return yearOf(pieces);
}

/** Every figure of a publication by its name, each with the proof it was published with. */
export async function loadPublishedFigures(
  db: PublishedDatabase,
  { administration, year, number }: PublishedYear,
): Promise<Readonly<Record<string, Figure>>> {
  const rows = await db
    .selectFrom("part")
    .select("body")
    .where("administration_id", "=", administration.code)
    .where("year", "=", year)
    .where("number", "=", number)
    .where("part", "=", "figure")
    .orderBy("position")
    .execute();
  return byName(rows.map(({ body }) => JSON.parse(body) as Figure));
}

/** When a publication was released; undefined when it is not public. */
export async function loadReleasedAt(db: PublishedDatabase, { administration, year, number }: PublishedYear): Promise<Date | undefined> {
  const row = await db
    .selectFrom("publication")
    .select("released_at")
    .where("administration_id", "=", administration.code)
    .where("year", "=", year)
    .where("number", "=", number)
    .where("state", "=", "released")
    .executeTakeFirst();
  return row?.released_at ?? undefined;
}

/** One objective with what stands around it. */
export type ObjectiveInYears = {
  readonly objective: Objective;
  readonly before: Neighbour | undefined;
  readonly after: Neighbour | undefined;
  /** The objectives of every year that may be the same one, itself among them: those that links or the same group and title lead to, one from the other. */
  readonly alike: readonly Objective[];
  readonly continuations: readonly Continuation[];
  readonly lists: YearPiece;
  readonly recorded: readonly RecordedResult[];
};

/** One objective of a year as published, with what stands around it in the publications in force; nothing else of those years is read. Undefined where it is not there. */
export async function loadPublishedObjective(
  db: PublishedDatabase,
  current: readonly PublishedYear[],
  year: number,
  code: ObjectiveCode,
): Promise<ObjectiveInYears | undefined> {
  const pieces = piecesIn(db, current);
  const [own] = await pieces.withKeys("objective", [code]);
  const [lists] = await pieces.withKeys("year", [""], year);
  if (!own || !lists) return undefined;
  const continuations = (await pieces.all("continuation")).map((body) => JSON.parse(body) as Continuation);
  const { objective, recorded, before, after } = JSON.parse(own) as PublishedObjective;
  const alike = new Map([[code, objective]]);
  for (let last = [objective]; last.length > 0;) {
    const codes = last.map((each) => each.code);
    const linked = continuations.flatMap((each) =>
      codes.includes(each.code) || codes.includes(each.continues) ? [each.code, each.continues] : [],
    );
    const found = [...(await pieces.withKeys("objective", linked)), ...(await pieces.alike(last))];
    const led = new Map(found.map((body) => (JSON.parse(body) as PublishedObjective).objective).map((each) => [each.code, each]));
    last = [...led.values()].filter((each) => !alike.has(each.code));
    for (const each of last) alike.set(each.code, each);
  }
  return {
    objective,
    before,
    after,
    alike: [...alike.values()].toSorted((one, other) => one.year - other.year),
    continuations,
    lists: JSON.parse(lists) as YearPiece,
    recorded,
  };
}

/** The pieces of some publications of an administration. */
function piecesIn(db: PublishedDatabase, current: readonly PublishedYear[]) {
  const administration = current[0]?.administration.code ?? "";
  const ask = async (which: RawBuilder<boolean>, year?: number): Promise<string[]> => {
    const asked = current.filter((each) => year === undefined || each.year === year);
    const { rows } = await sql<{ body: string }>`
      select p.body
      from part p
      join unnest(${asked.map((each) => each.year)}::int[], ${asked.map(({ number }) => number)}::int[]) as current (year, number) using (year, number)
      where p.administration_id = ${administration} and ${which}
      order by p.year, p.position`.execute(db);
    return rows.map(({ body }) => body);
  };
  return {
    /** Of one genre, every piece. */
    all: (part: PublicationPart["part"]) => ask(sql`p.part = ${part}`),
    /** Of one genre, the pieces with these keys; of every year, or of one. */
    withKeys: (part: PublicationPart["part"], keys: readonly string[], year?: number) =>
      ask(sql`p.part = ${part} and p.key = any (${keys}::text[])`, year),
    /** Objectives that have the group and the title of some of them. */
    alike: (objectives: readonly Objective[]) =>
      ask(sql`p.part = 'objective' and p.alike = any (${objectives.map((each) => hashOfWords(alikeOf(each)))}::bytea[])`),
  };
}

/** What some of those say of themselves who publish here. */
export async function loadPublishedSettings(db: PublishedDatabase, administrations: readonly string[]): Promise<SettingInForce[]> {
  const rows = await db
    .selectFrom("setting")
    .select(["administration_id", "setting", "value", "holds_from"])
    .where(sql<boolean>`administration_id = any (${administrations}::text[])`)
    .execute();
  return rows.map(({ administration_id: administration, holds_from: holdsFrom, ...said }) => ({ administration, holdsFrom, ...said }));
}
