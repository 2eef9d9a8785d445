import { sql } from "kysely";
import { type CivilDate, civilDate, dayBefore } from "../domain/kernel/civilDate.ts";
import { groupBy } from "../domain/kernel/groupBy.ts";
import { fromDecimalText, toDecimalText } from "../domain/kernel/rational.ts";
import type { Employment, StaffMember } from "../domain/organization/employment.ts";
import type { Database } from "./database.ts";

/** A unit with its name and the one above it, in the days from `from` to `to` included. */
export type UnitSpan = {
  readonly unit: bigint;
  readonly name: string;
  readonly parent: bigint | null;
  readonly from: CivilDate;
  readonly to?: CivilDate;
};

/** Every unit of an administration with the days of each of its names. */
export async function loadUnits(db: Database, administration: string): Promise<UnitSpan[]> {
  const rows = await db
    .selectFrom("unit_version")
    .select(["unit_id", "name", "parent_unit_id", ...days])
    .where("administration_id", "=", administration)
    .orderBy("unit_id")
    .orderBy("valid")
    .execute();
  return rows.map(({ unit_id, name, parent_unit_id, ...span }) => ({ unit: unit_id, name, parent: parent_unit_id, ...spanOf(span) }));
}

/** The first day of a range, and the day after its last. */
const days = [sql<string>`lower(valid)::text`.as("first"), sql<string | null>`upper(valid)::text`.as("past")] as const;

function spanOf({ first, past }: { readonly first: string; readonly past: string | null }): { from: CivilDate; to?: CivilDate } {
  return { from: civilDate(first), ...(past !== null && { to: dayBefore(civilDate(past)) }) };
}

/** A relation as it is kept. Its unit is the number of the unit, which no change of name touches. */
export type KeptEmployment = Employment & { readonly id: bigint };

/** Somebody with every relation that holds, whatever its days. */
export type KeptMember = Omit<StaffMember, "employments"> & { readonly employments: readonly KeptEmployment[] };

/** All people of an administration with their relations, in the order of their codes and days. */
export async function loadStaff(db: Database, administration: string): Promise<KeptMember[]> {
  const people = await db.selectFrom("person").selectAll().where("administration_id", "=", administration).orderBy("person").execute();
  const rows = await db
    .selectFrom("employment")
    .select(["employment_id", "person", "unit_id", "role", "fte", "evaluator", ...days])
    .where("administration_id", "=", administration)
    .where("replaced_at", "is", null)
    .orderBy("person")
    .orderBy("valid")
    .execute();
  const of = groupBy(rows, ({ person }) => person);
  return people.map(({ person, name, fiscal_code, mail }) => ({
    code: person,
    name,
    ...(fiscal_code !== null && { fiscalCode: fiscal_code }),
    ...(mail !== null && { mail }),
    employments: (of.get(person) ?? []).map(({ employment_id, unit_id, role, fte, evaluator, ...span }) => ({
      id: employment_id,
      unit: String(unit_id),
      role,
      fte: toDecimalText(fromDecimalText(fte)),
      ...(evaluator !== null && { evaluator }),
      ...spanOf(span),
    })),
  }));
}

/** Writes who somebody is: a new person, or another name, fiscal code or mail of one known. */
export async function writePerson(tx: Database, administration: string, member: Omit<StaffMember, "employments">): Promise<void> {
  const facts = { name: member.name, fiscal_code: member.fiscalCode ?? null, mail: member.mail ?? null };
  await tx
    .insertInto("person")
    .values({ administration_id: administration, person: member.code, ...facts })
    .onConflict((conflict) => conflict.columns(["administration_id", "person"]).doUpdateSet(facts))
    .execute();
}

/** Marks relations as replaced: they stay, and hold no more. */
export async function replaceEmployments(tx: Database, administration: string, ids: readonly bigint[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable("employment")
    .set({ replaced_at: sql<Date>`now()` })
    .where("administration_id", "=", administration)
    .where("employment_id", "in", ids)
    .execute();
}

/** Adds relations of one person, each in the unit with that number. */
export async function addEmployments(
  tx: Database,
  administration: string,
  person: string,
  employments: readonly Employment[],
): Promise<void> {
  if (employments.length === 0) return;
  const rows = employments.map(({ from, to, unit, role, fte, evaluator }) => ({
    administration_id: administration,
    person,
    valid: `[${from},${to ?? ""}]`,
    unit_id: BigInt(unit),
    role,
    fte,
    evaluator: evaluator ?? null,
  }));
  await tx.insertInto("employment").values(rows).execute();
}

/** Makes a unit known from a day on, under no other. */
export async function createUnit(tx: Database, administration: string, name: string, from: CivilDate): Promise<bigint> {
  const { unit_id } = await tx.insertInto("unit").values({ administration_id: administration }).returning("unit_id").executeTakeFirstOrThrow(); // prettier-ignore
  await tx.insertInto("unit_version").values({ administration_id: administration, unit_id, name, parent_unit_id: null, valid: `[${from},)` }).execute(); // prettier-ignore
  return unit_id;
}
