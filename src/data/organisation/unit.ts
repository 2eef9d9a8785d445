import { sql } from "kysely";
import { type CivilDate, civilDate, dayBefore } from "../../domain/kernel/civilDate.ts";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";
import { inChunks } from "../database/inChunks.ts";
import { daysOfRange, type DaySpan, rangeOf, spanOf } from "../database/dayRange.ts";

/** A unit with its name and the one above it, in the days from `from` to `to` included. */
export type UnitSpan = DaySpan & { readonly unit: bigint; readonly name: string; readonly parent: bigint | null };

/** Every unit of an administration with the days of each of its names. */
export async function loadUnits(db: Database, administration: string): Promise<UnitSpan[]> {
  const rows = await db
    .selectFrom("unit_version")
    .select(["unit_id", "name", "parent_unit_id", ...daysOfRange])
    .where("administration_id", "=", administration)
    .orderBy("unit_id")
    .orderBy("valid")
    .execute();
  return rows.map(({ unit_id, name, parent_unit_id, ...span }) => ({ unit: unit_id, name, parent: parent_unit_id, ...spanOf(span) }));
}

/** Holds units, people and relations of an administration: nobody else changes them meanwhile. */
export async function holdOrganisation(tx: Database, administration: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`organisation of ${administration}`}, 0))`.execute(tx);
}

/** A unit to make, known in some days. */
export type NewUnit = Omit<UnitSpan, "unit">;

/** Makes a unit known in some days. */
export async function createUnit(tx: Database, administration: string, unit: NewUnit): Promise<bigint> {
  const [id] = await createUnits(tx, administration, [unit]);
  return id!;
}

/** Makes units known, and answers their numbers in the same order. */
export async function createUnits(tx: Database, administration: string, units: readonly NewUnit[]): Promise<bigint[]> {
  if (units.length === 0) return [];
  const { rows } = await sql<{ unit_id: bigint }>`
    insert into unit (administration_id) select ${administration} from generate_series(1, ${units.length}::int) returning unit_id`.execute(
    tx,
  );
  const versions = units.map(({ name, parent, ...days }, i) => ({
    administration_id: administration,
    unit_id: rows[i]!.unit_id,
    name,
    parent_unit_id: parent,
    valid: rangeOf(days),
  }));
  for (const some of inChunks(versions)) await tx.insertInto("unit_version").values(some).execute();
  return rows.map(({ unit_id }) => unit_id);
}

/** Adds the name and the place of a unit in some days. */
export async function addUnitSpan(tx: Database, administration: string, { unit, name, parent, ...days }: UnitSpan): Promise<void> {
  await tx
    .insertInto("unit_version")
    .values({ administration_id: administration, unit_id: unit, name, parent_unit_id: parent, valid: rangeOf(days) })
    .execute();
}

/** Has the name and the place a unit had end with a day. */
export async function endUnitSpan(tx: Database, administration: string, span: UnitSpan, lastDay: CivilDate): Promise<void> {
  await tx
    .updateTable("unit_version")
    .set({ valid: rangeOf({ from: span.from, to: lastDay }) })
    .where("administration_id", "=", administration)
    .where("unit_id", "=", span.unit)
    .where(sql<boolean>`lower(valid) = ${span.from}`)
    .execute();
}

/**
 * The unit with this name under this parent in a year, made when there is none. A unit met in a document of a year is known from that
 * 1 January on; met in a later year before, it is known from earlier.
 */
export async function ensureUnit(tx: Database, { administration, year }: YearKey, name: string, parent: bigint | null): Promise<bigint> {
  const found = await tx
    .selectFrom("unit_version")
    .select(["unit_id", ...daysOfRange])
    .where("administration_id", "=", administration)
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .where("parent_unit_id", "is not distinct from", parent)
    .where(sql<boolean>`coalesce(upper(valid) > make_date(${year}, 1, 1), true)`)
    .orderBy("valid")
    .executeTakeFirst();
  const from = civilDate(`${String(year)}-01-01`);
  if (!found) return createUnit(tx, administration, { name, parent, from });
  const known = { unit: found.unit_id, name, parent, ...spanOf(found) };
  if (known.from.slice(0, 4) <= String(year)) return known.unit;
  if (await isKnownOnlyFrom(tx, administration, known)) {
    await beginUnitSpan(tx, administration, known, from);
    return known.unit;
  }
  return createUnit(tx, administration, { name, parent, from, to: dayBefore(known.from) });
}

/** Whether a 1 January is the first day anything is known of a unit: a document of that year told of it, and nobody said that it began then. */
async function isKnownOnlyFrom(tx: Database, administration: string, { unit, from }: UnitSpan): Promise<boolean> {
  if (!from.endsWith("-01-01")) return false;
  const before = await tx
    .selectFrom("unit_version")
    .select("unit_id")
    .where("administration_id", "=", administration)
    .where("unit_id", "=", unit)
    .where(sql<boolean>`lower(valid) < ${from}`)
    .executeTakeFirst();
  return before === undefined;
}

/** Has the name and the place of a unit be known from an earlier day. */
export async function beginUnitSpan(tx: Database, administration: string, span: UnitSpan, firstDay: CivilDate): Promise<void> {
  await tx
    .updateTable("unit_version")
    .set({ valid: rangeOf({ ...span, from: firstDay }) })
    .where("administration_id", "=", administration)
    .where("unit_id", "=", span.unit)
    .where(sql<boolean>`lower(valid) = ${span.from}`)
    .execute();
}
