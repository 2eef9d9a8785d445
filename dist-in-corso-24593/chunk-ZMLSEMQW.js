import {
  civilDate,
  dayBefore
} from "./chunk-V65HRVHO.js";

// src/data/unit.ts
import { sql as sql2 } from "kysely";

// src/data/dayRange.ts
import { sql } from "kysely";
var daysOfRange = [sql`lower(valid)::text`.as("first"), sql`upper(valid)::text`.as("past")];
function spanOf({ first, past }) {
  return { from: civilDate(first), ...past !== null && { to: dayBefore(civilDate(past)) } };
}
function rangeOf({ from, to }) {
  return `[${from},${to ?? ""}]`;
}

// src/data/unit.ts
async function loadUnits(db, administration) {
  const rows = await db.selectFrom("unit_version").select(["unit_id", "name", "parent_unit_id", ...daysOfRange]).where("administration_id", "=", administration).orderBy("unit_id").orderBy("valid").execute();
  return rows.map(({ unit_id, name, parent_unit_id, ...span }) => ({ unit: unit_id, name, parent: parent_unit_id, ...spanOf(span) }));
}
async function holdUnits(tx, administration) {
  await sql2`select pg_advisory_xact_lock(hashtextextended(${`units of ${administration}`}, 0))`.execute(tx);
}
async function createUnit(tx, administration, { name, parent, from }) {
  const { unit_id } = await tx.insertInto("unit").values({ administration_id: administration }).returning("unit_id").executeTakeFirstOrThrow();
  await addUnitSpan(tx, administration, { unit: unit_id, name, parent, from });
  return unit_id;
}
async function addUnitSpan(tx, administration, { unit, name, parent, ...days }) {
  await tx.insertInto("unit_version").values({ administration_id: administration, unit_id: unit, name, parent_unit_id: parent, valid: rangeOf(days) }).execute();
}
async function endUnitSpan(tx, administration, span, lastDay) {
  await tx.updateTable("unit_version").set({ valid: rangeOf({ from: span.from, to: lastDay }) }).where("administration_id", "=", administration).where("unit_id", "=", span.unit).where(sql2`lower(valid) = ${span.from}`).execute();
}
async function ensureUnit(tx, { administration, year }, name, parent) {
  const known = await tx.selectFrom("unit_version").select("unit_id").where("administration_id", "=", administration).where(sql2`lower(name) = lower(${name})`).where("parent_unit_id", "is not distinct from", parent).where(sql2`valid && daterange(make_date(${year}, 1, 1), make_date(${year} + 1, 1, 1))`).executeTakeFirst();
  if (known) return known.unit_id;
  return createUnit(tx, administration, { name, parent, from: civilDate(`${String(year)}-01-01`) });
}

export {
  daysOfRange,
  spanOf,
  rangeOf,
  loadUnits,
  holdUnits,
  createUnit,
  addUnitSpan,
  endUnitSpan,
  ensureUnit
};
//# sourceMappingURL=chunk-ZMLSEMQW.js.map
