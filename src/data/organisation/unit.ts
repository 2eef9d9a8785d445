import { sql } from "kysely";
import { type CivilDate, civilDate, dayAfter, dayBefore } from "../../domain/kernel/civilDate.ts";
import type { OpenSpan } from "../../domain/kernel/daySpan.ts";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";
import { inChunks } from "../database/inChunks.ts";
import { placeUnit } from "./placeUnit.ts";
import { daysOfRange, openSpanOf, rangeOf } from "../database/dayRange.ts";
import { type UnitId, unitId, unitNumber } from "../../domain/organisation/unitId.ts";

/** A unit with its name and the one above it, in the days from `from`, or since ever, to `to` included. */
export type UnitSpan = OpenSpan & { readonly unit: UnitId; readonly name: string; readonly parent: UnitId | null };

/** Every unit of an administration with the days of each of its names. */
export async function loadUnits(db: Database, administration: string): Promise<UnitSpan[]> {
  const rows = await db
    .selectFrom("unit_version")
    .select(["unit_id", "name", "parent_unit_id", ...daysOfRange])
    .where("administration_id", "=", administration)
    .orderBy("unit_id")
    .orderBy("valid")
    .execute();
  return rows.map(({ unit_id, name, parent_unit_id, ...span }) => ({
    unit: unitId(unit_id),
    name,
    parent: parent_unit_id === null ? null : unitId(parent_unit_id),
    ...openSpanOf(span),
  }));
}

/** Holds units, people and relations of an administration: nobody else changes them meanwhile. */
export async function holdOrganisation(tx: Database, administration: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`organisation of ${administration}`}, 0))`.execute(tx);
}

/** A unit to make, known in some days. */
export type NewUnit = Omit<UnitSpan, "unit">;

/** Whether a unit is only named by a file of evaluations, and waits for somebody to say that it is there (it. «da confermare»). */
type Standing = { readonly isToConfirm?: boolean };

/** Makes a unit known in some days. */
export async function createUnit(tx: Database, administration: string, unit: NewUnit, standing: Standing = {}): Promise<UnitId> {
  const [id] = await createUnits(tx, administration, [unit], standing);
  return id!;
}

/** Makes units known, and answers their numbers in the same order. */
export async function createUnits(
  tx: Database,
  administration: string,
  units: readonly NewUnit[],
  { isToConfirm = false }: Standing = {},
): Promise<UnitId[]> {
  if (units.length === 0) return [];
  const { rows } = await sql<{ unit_id: bigint }>`
    insert into unit (administration_id, to_confirm) select ${administration}, ${isToConfirm} from generate_series(1, ${units.length}::int) returning unit_id`.execute(
    tx,
  );
  const versions = units.map(({ name, parent, ...days }, i) => ({
    administration_id: administration,
    unit_id: rows[i]!.unit_id,
    name,
    parent_unit_id: unitNumber(parent),
    valid: rangeOf(days),
  }));
  for (const some of inChunks(versions)) await tx.insertInto("unit_version").values(some).execute();
  return rows.map(({ unit_id }) => unitId(unit_id));
}

/** Adds the name and the place of a unit in some days. */
export async function addUnitSpan(tx: Database, administration: string, { unit, name, parent, ...days }: UnitSpan): Promise<void> {
  await tx
    .insertInto("unit_version")
    .values({
      administration_id: administration,
      unit_id: unitNumber(unit),
      name,
      parent_unit_id: unitNumber(parent),
      valid: rangeOf(days),
    })
    .execute();
}

/** Has the name and the place a unit had end with a day. */
export async function endUnitSpan(tx: Database, administration: string, span: UnitSpan, lastDay: CivilDate): Promise<void> {
  await tx
    .updateTable("unit_version")
    .set({ valid: rangeOf({ ...span, to: lastDay }) })
    .where("administration_id", "=", administration)
    .where("unit_id", "=", unitNumber(span.unit))
    .where(beginsOn(span))
    .execute();
}

/**
 * The unit with this name under this parent in a year, made when there is none. A document of a year never says when a unit began: one that is made has been
 * since ever, or since another of that name in that place ended, until one that begins later; and never before or after the unit above. One that only a list
 * has named is put in its place. A plan confirms what it names; a file of evaluations does not.
 */
export async function ensureUnit(
  tx: Database,
  { administration, year }: YearKey,
  name: string,
  parent: UnitId | null,
  standing: Standing = {},
): Promise<UnitId> {
  const rows = await tx
    .selectFrom("unit_version")
    .select(["unit_id", ...daysOfRange])
    .where("administration_id", "=", administration)
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .where("parent_unit_id", "is not distinct from", unitNumber(parent))
    .orderBy("valid")
    .execute();
  const spans = rows.map(({ unit_id, ...days }) => ({ unit: unitId(unit_id), ...openSpanOf(days) }));
  const [first, last] = [civilDate(`${String(year)}-01-01`), civilDate(`${String(year)}-12-31`)];
  const found = spans.find(({ from, to }) => (from === undefined || from <= last) && (to === undefined || to >= first));
  if (found) {
    if (standing.isToConfirm !== true) await confirmUnits(tx, administration, [found.unit]);
    return found.unit;
  }
  const placed = parent === null || spans.length > 0 ? undefined : await placeUnit(tx, administration, name, parent);
  if (placed) return placed;
  const ended = spans.findLast(({ to }) => to !== undefined && to < first)?.to;
  const next = spans.find(({ from }) => from !== undefined && from > last)?.from;
  const above = parent === null ? {} : await daysOfUnit(tx, administration, parent);
  const from = [ended && dayAfter(ended), above.from]
    .filter((day) => day !== undefined)
    .toSorted()
    .at(-1);
  const [to] = [next && dayBefore(next), above.to].filter((day) => day !== undefined).toSorted();
  return createUnit(tx, administration, { name, parent, ...(from && { from }), ...(to && { to }) }, standing);
}

/** The units that only a file of evaluations names. */
export async function listUnitsToConfirm(db: Database, administration: string): Promise<UnitId[]> {
  const rows = await db
    .selectFrom("unit")
    .select("unit_id")
    .where("administration_id", "=", administration)
    .where("to_confirm", "=", true)
    .execute();
  return rows.map(({ unit_id }) => unitId(unit_id));
}

/** Somebody else than a file of evaluations says that these units are there; answers whether any of them was to confirm. */
export async function confirmUnits(tx: Database, administration: string, units: readonly UnitId[]): Promise<boolean> {
  const rows = await tx
    .updateTable("unit")
    .set({ to_confirm: false })
    .where("administration_id", "=", administration)
    .where(sql<boolean>`unit_id = any(${units.map(unitNumber)}::bigint[])`)
    .where("to_confirm", "=", true)
    .returning("unit_id")
    .execute();
  return rows.length > 0;
}

/** The days of a unit, whatever it is called in them. */
async function daysOfUnit(tx: Database, administration: string, unit: UnitId): Promise<OpenSpan> {
  const { rows } = await sql<{ first: string | null; past: string | null }>`
    select case when not bool_or(lower_inf(valid)) then min(lower(valid)) end::text as first,
      case when not bool_or(upper_inf(valid)) then max(upper(valid)) end::text as past
    from unit_version where administration_id = ${administration} and unit_id = ${unitNumber(unit)}`.execute(tx);
  return openSpanOf(rows[0]!);
}

/** Has the name and the place of a unit begin on another day, or since ever. */
export async function beginUnitSpan(tx: Database, administration: string, span: UnitSpan, firstDay: CivilDate | undefined): Promise<void> {
  await tx
    .updateTable("unit_version")
    .set({ valid: rangeOf({ ...(firstDay && { from: firstDay }), ...(span.to && { to: span.to }) }) })
    .where("administration_id", "=", administration)
    .where("unit_id", "=", unitNumber(span.unit))
    .where(beginsOn(span))
    .execute();
}

function beginsOn({ from }: UnitSpan) {
  return sql<boolean>`lower(valid) is not distinct from ${from ?? null}::date`;
}

/** What says that a unit was there: the first day on which somebody worked in it or had a role on it, and the first year of whose plan it is a holder. */
export async function firstSigns(
  tx: Database,
  administration: string,
  unit: UnitId,
): Promise<{ readonly worked?: CivilDate; readonly given?: CivilDate; readonly planned?: number }> {
  const { rows } = await sql<{ worked: string | null; given: string | null; planned: number | null }>`
    select
      (select min(lower(valid))::text from role_grant
        where administration_id = ${administration} and unit_id = ${unit} and decision is distinct from 'refused') as given,
      (select min(lower(valid))::text from employment where administration_id = ${administration} and unit_id = ${unit} and replaced_at is null) as worked,
      (select min(o.year) from holder h join objective o using (administration_id, code) where h.administration_id = ${administration} and h.unit_id = ${unit}) as planned`.execute(
    tx,
  );
  const { worked, given, planned } = rows[0]!;
  return {
    ...(worked !== null && { worked: civilDate(worked) }),
    ...(given !== null && { given: civilDate(given) }),
    ...(planned !== null && { planned }),
  };
}
