import { type Selectable, sql } from "kysely";
import { groupBy } from "../../domain/kernel/groupBy.ts";
import { fromDecimalText, toDecimalText } from "../../domain/kernel/rational.ts";
import type { Employment, StaffMember } from "../../domain/organisation/employment.ts";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";
import { daysOfRange, rangeOf, spanOf } from "../database/dayRange.ts";
import type { Tables } from "../schema.ts";
import { unitId } from "../../domain/organisation/unitId.ts";

/** A relation as it is kept. Its unit is the number of the unit, which no change of name touches. */
export type KeptEmployment = Employment & { readonly id: bigint };

/** A person with every relation that holds, whatever its days. */
export type KeptMember = Omit<StaffMember, "employments"> & {
  /** Which one of what is known of them: it grows at each change. */
  readonly version: number;
  readonly employments: readonly KeptEmployment[];
};

/**
 * The people of an administration whom the one of this transaction may see, with their relations, in the order of their codes and days; or one of them. Whether
 * that one may be seen is asked before anything is looked for: who is not there and who is not for them take the same time.
 */
export async function loadStaff(db: Database, administration: string, one?: string): Promise<KeptMember[]> {
  const everybody = db.selectFrom("person").selectAll().where("administration_id", "=", administration).orderBy("person");
  const reached = one === undefined ? everybody : everybody.where("person", "=", one).where(sql<boolean>`app_reaches(${one})`);
  const people = await reached.execute();
  if (people.length === 0) return [];
  const relations = db
    .selectFrom("employment")
    .select(RELATION)
    .where("administration_id", "=", administration)
    .where("replaced_at", "is", null)
    .orderBy("person")
    .orderBy("valid");
  const rows = await (one === undefined ? relations : relations.where("person", "=", one)).execute();
  const of = groupBy(rows, ({ person }) => person);
  return people.map(({ person, name, fiscal_code, mail, version }) => ({
    code: person,
    name,
    version,
    ...(fiscal_code !== null && { fiscalCode: fiscal_code }),
    ...(mail !== null && { mail }),
    employments: (of.get(person) ?? []).map(toRelation),
  }));
}

/** The relations of a year that the person of this transaction may see, by whose they are, in order of days. */
export async function loadRelationsOfYear(
  db: Database,
  { administration, year }: YearKey,
): Promise<ReadonlyMap<string, readonly KeptEmployment[]>> {
  const rows = await db
    .selectFrom("employment")
    .select(RELATION)
    .where("administration_id", "=", administration)
    .where("replaced_at", "is", null)
    .where(sql<boolean>`valid && daterange(make_date(${year}::int, 1, 1), make_date(${year}::int, 12, 31), '[]')`)
    .orderBy("person")
    .orderBy("valid")
    .execute();
  return new Map(
    Array.from(
      groupBy(rows, ({ person }) => person),
      ([person, own]) => [person, own.map(toRelation)],
    ),
  );
}

/** The columns of a relation. */
const RELATION = [
  "employment_id",
  "person",
  "unit_id",
  "post",
  "profile",
  "category",
  "fte",
  "file_year",
  "evaluator",
  ...daysOfRange,
] as const;

type RelationRow = Pick<
  Selectable<Tables["employment"]>,
  "employment_id" | "unit_id" | "post" | "profile" | "category" | "fte" | "file_year" | "evaluator"
> & {
  readonly person: string;
  readonly first: string;
  readonly past: string | null;
};

function toRelation({ employment_id, unit_id, post, profile, category, fte, file_year, evaluator, ...span }: RelationRow): KeptEmployment {
  return {
    id: employment_id,
    unit: unitId(unit_id),
    post,
    profile,
    ...(category !== null && { category }),
    fte: toDecimalText(fromDecimalText(fte)),
    ...(evaluator !== null && { evaluator }),
    ...(file_year !== null && { fileYear: file_year }),
    ...spanOf(span),
  };
}

/** Writes who people are: new ones, or another name, fiscal code or mail of those known. */
export async function writePeople(
  tx: Database,
  administration: string,
  members: readonly Omit<StaffMember, "employments">[],
): Promise<void> {
  const of = (fact: "code" | "name" | "fiscalCode" | "mail") => sql`${members.map((member) => member[fact] ?? null)}::text[]`;
  if (members.length === 0) return;
  await sql`
    insert into person (administration_id, person, name, fiscal_code, mail)
    select ${administration}, person, name, fiscal_code, mail
    from unnest(${of("code")}, ${of("name")}, ${of("fiscalCode")}, ${of("mail")}) as written (person, name, fiscal_code, mail)
    on conflict (administration_id, person) do update
      set name = excluded.name, fiscal_code = excluded.fiscal_code, mail = excluded.mail, version = person.version + 1`.execute(tx);
}

/** The version of what is known of a person, held until the transaction ends. */
export async function holdPerson(tx: Database, administration: string, person: string): Promise<number | undefined> {
  const row = await tx
    .selectFrom("person")
    .select("version")
    .where("administration_id", "=", administration)
    .where("person", "=", person)
    .forUpdate()
    .executeTakeFirst();
  return row?.version;
}

/** Raises it: what was known has changed. */
export async function raisePerson(tx: Database, administration: string, person: string): Promise<void> {
  await tx
    .updateTable("person")
    .set({ version: sql<number>`version + 1` })
    .where("administration_id", "=", administration)
    .where("person", "=", person)
    .execute();
}

/** Marks relations as replaced: they stay, and hold no more. */
export async function replaceEmployments(tx: Database, administration: string, ids: readonly bigint[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable("employment")
    .set({ replaced_at: sql<Date>`now()` })
    .where("administration_id", "=", administration)
    .where(sql<boolean>`employment_id = any(${[...ids]}::bigint[])`)
    .execute();
}

/** A relation and the code of whose it is. */
export type RelationOf = { readonly person: string; readonly relation: Employment };

/** Adds relations, each in the unit with that number. */
export async function addEmployments(tx: Database, administration: string, relations: readonly RelationOf[]): Promise<void> {
  const texts = (of: (each: RelationOf) => string | null) => sql`${relations.map(of)}::text[]`;
  if (relations.length === 0) return;
  await sql`
    insert into employment (administration_id, person, valid, unit_id, post, profile, category, fte, file_year, evaluator)
    select ${administration}, person, valid::daterange, unit_id::bigint, post, profile, category, fte::numeric, file_year::integer, evaluator
    from unnest(
      ${texts(({ person }) => person)}, ${texts(({ relation }) => rangeOf(relation))}, ${texts(({ relation }) => relation.unit)},
      ${texts(({ relation }) => relation.post)}, ${texts(({ relation }) => relation.profile)}, ${texts(({ relation }) => relation.category ?? null)},
      ${texts(({ relation }) => relation.fte)}, ${texts(({ relation }) => (relation.fileYear === undefined ? null : String(relation.fileYear)))},
      ${texts(({ relation }) => relation.evaluator ?? null)}
    ) with ordinality as added (person, valid, unit_id, post, profile, category, fte, file_year, evaluator, place)
    order by place`.execute(tx);
}

/** Which of these codes are of people whom an administration knows: it says no more than that, to any person who asks. */
export async function knownCodes(db: Database, administration: string, codes: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ code: string }>`
    select code from unnest(${[...new Set(codes)]}::text[]) as code where is_known_person(${administration}, code)`.execute(db);
  return new Set(rows.map(({ code }) => code));
}

/** Whether an administration knows a person: it says no more than that, to any person who asks. */
export async function hasPerson(db: Database, administration: string, person: string): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`select is_known_person(${administration}, ${person}) as known`.execute(db);
  return rows[0]!.known;
}
