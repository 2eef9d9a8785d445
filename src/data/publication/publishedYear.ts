import { type RawBuilder, sql } from "kysely";
import type { CivilDate } from "../../domain/kernel/civilDate.ts";
import { alikeOf } from "../../domain/plan/alike.ts";
import type { Continuation } from "../../domain/plan/continuation.ts";
import type { Figure } from "../../domain/kernel/figure.ts";
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

/** A year that is public: of which administration, and the number of the publication in force. */
export type PublishedYear = {
  readonly administration: { readonly code: string; readonly name: string };
  readonly year: number;
  readonly number: number;
};

/** A year that was public and is no more. */
export type WithdrawnYear = { readonly year: number; readonly on: Date; readonly reason: string };

/** The years that are public, of one administration or of all: administrations by name and the latest year first. */
export async function listPublishedYears(db: PublishedDatabase, administration?: string): Promise<PublishedYear[]> {
  const rows = await db
    .selectFrom("publication as p")
    .innerJoin("administration as a", "a.administration_id", "p.administration_id")
    .select(["a.administration_id", "a.name", "p.year"])
    .select(sql<number>`max(p.number)`.as("number"))
    .where("p.state", "=", "released")
    .$if(administration !== undefined, (query) => query.where("p.administration_id", "=", administration ?? ""))
    .groupBy(["a.administration_id", "a.name", "p.year"])
    .orderBy("a.name")
    .orderBy("a.administration_id")
    .orderBy("p.year", "desc")
    .execute();
  return rows.map(({ administration_id: code, name, year, number }) => ({ administration: { code, name }, year, number }));
}

/** The day and the reason for which a year is no more public; undefined of one that is, or never was. */
export async function findWithdrawn(db: PublishedDatabase, administration: string, year: number): Promise<WithdrawnYear | undefined> {
  const { rows } = await sql<{ on: Date; reason: string }>`
    select withdrawn_at as "on", withdrawal_reason as reason from publication p
    where administration_id = ${administration} and year = ${year} and state = 'withdrawn' and not exists (
      select from publication o where o.administration_id = p.administration_id and o.year = p.year and o.state = 'released'
    )
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
    .select(["part", "body"])
    .where("administration_id", "=", administration.code)
    .where("year", "=", year)
    .where("number", "=", number)
    .where("part", "!=", "figure")
    .orderBy("part")
    .orderBy("position")
    .execute();
  return yearOf(pieces);
}

/** A figure of a publication, with the proof it was published with. */
export async function loadPublishedFigure(db: PublishedDatabase, of: PublishedYear, id: string): Promise<Figure | undefined> {
  const row = await db
    .selectFrom("part")
    .select("body")
    .where("administration_id", "=", of.administration.code)
    .where("year", "=", of.year)
    .where("number", "=", of.number)
    .where("part", "=", "figure")
    .where("key", "=", id)
    .executeTakeFirst();
  return row && (JSON.parse(row.body) as Figure);
}

/** The day in Rome on which a year was last published. */
export async function publishedOn(db: PublishedDatabase, { administration, year, number }: PublishedYear): Promise<CivilDate | undefined> {
  const { rows } = await sql<{ day: CivilDate }>`
    select to_char(released_at at time zone 'Europe/Rome', 'YYYY-MM-DD') as day from publication
    where administration_id = ${administration.code} and year = ${year} and number = ${number} and state = 'released'`.execute(db);
  return rows[0]?.day;
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

/** What those say of themselves who publish here. */
export async function loadPublishedSettings(db: PublishedDatabase): Promise<SettingInForce[]> {
  const rows = await db.selectFrom("setting").select(["administration_id", "setting", "value", "holds_from"]).execute();
  return rows.map(({ administration_id: administration, holds_from: holdsFrom, ...said }) => ({ administration, holdsFrom, ...said }));
}
