import { sql } from "kysely";
import type { UnitId } from "../../domain/organisation/unitId.ts";
import { unitNumber } from "../../domain/organisation/unitId.ts";
import { splitGroup } from "../../domain/plan/group.ts";
import type { ObjectiveCode, PlannedObjective } from "../../domain/plan/objective.ts";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";
import { insertMany } from "../database/insertMany.ts";
import { ensureUnit } from "../organisation/unit.ts";
import { unitNamed } from "../organisation/unitNamed.ts";

/** An objective with what says who holds it: its group, and the units that the document names beside it. */
type Held = { readonly code: ObjectiveCode; readonly objective: Pick<PlannedObjective, "group" | "holder" | "contributors"> };

/** Writes who holds new objectives: the unit behind the group answers, units named beside it contribute. Units are made where there are none; cross-cutting objectives have none that answers. */
export async function insertHolders(tx: Database, key: YearKey, version: number, held: readonly Held[]): Promise<void> {
  const unitOf = await unitsOf(tx, key, held);
  const contributing = await contributorsOf(tx, key, held);
  const rows = held.flatMap(({ code, objective: { group, contributors } }) => {
    const answering = unitOf.get(group);
    const others = unitsNamed(contributors, contributing).filter((unit) => unit !== answering);
    const units = [
      ...(answering === undefined ? [] : [{ unit: answering, part: "responsible" as const }]),
      ...others.map((unit) => ({ unit, part: "contributor" as const })),
    ];
    return units.map(({ unit, part }, i) => ({
      administration_id: key.administration,
      code,
      version,
      holder: i + 1,
      part,
      unit_id: unitNumber(unit),
    }));
  });
  await insertMany(tx, "holder", rows);
}

/** In a query, the unit that answers for an objective in the version of the plan that an alias of `objective_version` is; null where none does. */
export function answeringUnit(version: string) {
  return sql<string | null>`(
    select h.unit_id::text from holder h
    where h.administration_id = ${sql.ref(`${version}.administration_id`)} and h.code = ${sql.ref(`${version}.code`)} and h.version = ${sql.ref(`${version}.version`)}
      and h.part = 'responsible' and not h.is_dropped
    order by h.holder limit 1
  )`;
}

/** Writes in a draft which units contribute to an objective; those the document no longer names leave it. */
export async function updateContributors(tx: Database, key: YearKey, version: number, held: Held): Promise<void> {
  const of = { administration_id: key.administration, code: held.code, version };
  const known = await tx
    .selectFrom("holder")
    .select(["holder", "part", "unit_id", "is_dropped"])
    .where("administration_id", "=", of.administration_id)
    .where("code", "=", of.code)
    .where("version", "=", of.version)
    .execute();
  if (held.objective.contributors.length === 0 && known.every(({ part }) => part === "responsible")) return;
  const named = unitsNamed(held.objective.contributors, await contributorsOf(tx, key, [held])).map((unit) => unitNumber(unit));
  let next = Math.max(0, ...known.map(({ holder }) => holder));
  for (const { holder, part, unit_id, is_dropped } of known) {
    const isNamed = named.some((unit) => unit === unit_id);
    if (part === "responsible" || is_dropped === !isNamed) continue;
    await tx
      .updateTable("holder")
      .set({ is_dropped: !isNamed })
      .where("administration_id", "=", of.administration_id)
      .where("code", "=", of.code)
      .where("version", "=", of.version)
      .where("holder", "=", holder)
      .execute();
  }
  const added = named.filter((unit) => !known.some(({ unit_id }) => unit_id === unit));
  const rows = added.map((unit) => ({ ...of, holder: (next += 1), part: "contributor" as const, unit_id: unit }));
  if (rows.length > 0) await tx.insertInto("holder").values(rows).execute();
}

/** Writes in a draft that another unit answers for an objective: the one behind its group now. Before `updateContributors`, which leaves whoever answers. */
export async function moveToUnit(tx: Database, key: YearKey, version: number, held: Held): Promise<void> {
  const of = { administration_id: key.administration, code: held.code, version };
  const answering = (await unitsOf(tx, key, [held])).get(held.objective.group);
  await sql`update holder set is_dropped = true
    where administration_id = ${of.administration_id} and code = ${of.code} and version = ${version} and part = 'responsible'`.execute(tx);
  if (answering === undefined) return;
  await sql`
    insert into holder (administration_id, code, version, holder, part, unit_id)
    select ${of.administration_id}, ${of.code}, ${version}, coalesce(max(holder), 0) + 1, 'responsible', ${unitNumber(answering)}::bigint
    from holder where administration_id = ${of.administration_id} and code = ${of.code} and version = ${version}
    on conflict (administration_id, code, version, unit_id, post) do update set part = 'responsible', is_dropped = false`.execute(tx);
}

/** The unit behind each group. */
async function unitsOf(tx: Database, key: YearKey, held: readonly Held[]): Promise<Map<string, UnitId>> {
  const units = new Map<string, UnitId>();
  for (const {
    objective: { group, holder },
  } of held) {
    if (holder.kind === "crossCutting" || units.has(group)) continue;
    const { parent, name } = splitGroup(holder.unit);
    const above = parent === undefined ? null : await ensureUnit(tx, key, parent, null);
    units.set(group, await ensureUnit(tx, key, name, above));
  }
  return units;
}

/** The units named beside objectives, by their names; a name that several units have is nobody's. */
async function contributorsOf(tx: Database, key: YearKey, held: readonly Held[]): Promise<Map<string, UnitId>> {
  const units = new Map<string, UnitId>();
  for (const name of new Set(held.flatMap(({ objective }) => objective.contributors))) {
    const unit = await unitNamed(tx, key, name);
    if (unit !== null) units.set(name, unit);
  }
  return units;
}

function unitsNamed(names: readonly string[], units: ReadonlyMap<string, UnitId>): UnitId[] {
  return [...new Set(names.flatMap((name) => units.get(name) ?? []))];
}
