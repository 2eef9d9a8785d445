import { sql } from "kysely";
import { type UnitId, unitId, unitNumber } from "../../domain/organisation/unitId.ts";
import { splitGroup } from "../../domain/plan/group.ts";
import { isEveryUnit } from "../../domain/plan/structures.ts";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";
import { ensureUnit } from "./unit.ts";

/**
 * The unit that a document of a year calls so, "Settore X" or "Settore X: Area Y": the only one of that name in that year, wherever it stands; else it is found
 * or made as the units of a plan are. Null where several have the name and none stands by itself, nobody can say which; and for words that name several, or all.
 */
export async function unitNamed(tx: Database, key: YearKey, written: string): Promise<UnitId | null> {
  if (written.includes(";") || isEveryUnit(written)) return null;
  const { parent, name } = splitGroup(written);
  if (parent !== undefined) return ensureUnit(tx, key, name, await ensureUnit(tx, key, parent, null));
  const { rows } = await sql<{ unit: bigint; is_top: boolean }>`
    select unit_id as unit, bool_or(parent_unit_id is null) as is_top from unit_version
    where administration_id = ${key.administration} and lower(name) = lower(${name}) and valid && ${daysOf(key)} group by unit_id`.execute(
    tx,
  );
  const [only, ...others] = rows;
  if (only && others.length === 0) return unitId(only.unit);
  return only && !rows.some(({ is_top }) => is_top) ? null : ensureUnit(tx, key, name, null);
}

/** The names of units on the days of a year, the earliest first. */
export async function namesInYear(db: Database, key: YearKey, units: readonly UnitId[]): Promise<Map<UnitId, string[]>> {
  if (units.length === 0) return new Map();
  const { rows } = await sql<{ unit: bigint; names: string[] }>`
    select unit_id as unit, array_agg(name order by valid) as names from unit_version
    where administration_id = ${key.administration} and unit_id = any(${units.map(unitNumber)}::bigint[]) and valid && ${daysOf(key)} group by unit_id`.execute(
    db,
  );
  return new Map(rows.map(({ unit, names }) => [unitId(unit), names]));
}

function daysOf({ year }: YearKey) {
  return sql`daterange(make_date(${year}::int, 1, 1), make_date(${year}::int, 12, 31), '[]')`;
}
