import { sql } from "kysely";
import { splitGroup } from "../../domain/plan/group.ts";
import type { WrittenUnit } from "../../domain/evaluation/unitNames.ts";
import { type UnitId, unitId, unitNumber } from "../../domain/organisation/unitId.ts";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";
import { inChunks } from "../database/inChunks.ts";
import { ensureUnit } from "../organisation/unit.ts";

/** The groups of a year's plan and the unit of each: how the plan calls its units. */
export async function unitsOfPlan(tx: Database, { administration, year }: YearKey): Promise<WrittenUnit[]> {
  const { rows } = await sql<{ unit_id: bigint; group_name: string }>`
    select v.group_name, h.unit_id from objective o
    join lateral (
      select version, group_name from objective_version v where v.administration_id = o.administration_id and v.code = o.code order by v.version desc limit 1
    ) v on true
    join lateral (
      select unit_id from holder h where h.administration_id = o.administration_id and h.code = o.code and h.version = v.version and h.part = 'responsible' and not h.is_dropped offset 0
    ) h on true
    where o.administration_id = ${administration} and o.year = ${year}
    group by v.group_name, h.unit_id
    order by min(o.ordinal)`.execute(tx);
  return rows.map(({ unit_id, group_name: written }) => ({ unit: unitId(unit_id), written }));
}

/**
 * The unit of each name that a file of a year writes: the one that its plan calls so, or one that is there in that year, in its place; what nobody knows becomes
 * a unit to confirm.
 */
export async function placeWrittenUnits(tx: Database, key: YearKey, names: readonly string[]): Promise<WrittenUnit[]> {
  const planned = new Map((await unitsOfPlan(tx, key)).map(({ written, unit }) => [written, unit]));
  const placed: WrittenUnit[] = [];
  for (const written of names) placed.push({ written, unit: planned.get(written) ?? (await placeWritten(tx, key, written)) });
  return placed;
}

async function placeWritten(tx: Database, key: YearKey, written: string): Promise<UnitId> {
  const { parent, name } = splitGroup(written);
  const above = parent === undefined ? null : await ensureUnit(tx, key, parent, null, { isToConfirm: true });
  return ensureUnit(tx, key, name, above, { isToConfirm: true });
}

/** Keeps which unit each name of a file is of. */
export async function keepWrittenUnits(tx: Database, administration: string, file: bigint, units: readonly WrittenUnit[]): Promise<void> {
  const rows = units.map(({ written, unit }) => ({
    administration_id: administration,
    file_number: file,
    written,
    unit_id: unitNumber(unit),
  }));
  for (const some of inChunks(rows)) await tx.insertInto("evaluation_unit").values(some).execute();
}

/** The units that a file names, as it writes them, in the order of their names. */
export async function loadWrittenUnits(db: Database, administration: string, file: bigint): Promise<WrittenUnit[]> {
  const rows = await db
    .selectFrom("evaluation_unit")
    .select(["written", "unit_id"])
    .where("administration_id", "=", administration)
    .where("file_number", "=", file)
    .orderBy(sql`written collate "C"`)
    .execute();
  return rows.map(({ written, unit_id }) => ({ written, unit: unitId(unit_id) }));
}
