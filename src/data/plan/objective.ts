import { sql } from "kysely";
import { splitGroup } from "../../domain/plan/group.ts";
import { type Objective, type ObjectiveCode, objectiveCode, ordinalOf, type PlannedObjective } from "../../domain/plan/objective.ts";
import type { StatedOutcome } from "../../domain/plan/outcome.ts";
import type { Indicator } from "../../domain/plan/indicator.ts";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";
import type { Tables } from "../schema.ts";
import type { RawMeasure } from "./planTables.ts";
import type { Selectable } from "kysely";
import { ensureUnit } from "../organisation/unit.ts";
import { type UnitId, unitNumber } from "../../domain/organisation/unitId.ts";

/** The version of the plan an import or a draft writes in: its number, and whether an act has approved it. */
export type PlanVersion = { readonly version: number; readonly isApproved: boolean };

/** The latest version of a year's plan, made as the first draft when there is none. */
export async function ensurePlanVersion(tx: Database, { administration, year }: YearKey): Promise<PlanVersion> {
  const latest = await tx
    .selectFrom("plan_version")
    .select(["version", "approved_by_act"])
    .where("administration_id", "=", administration)
    .where("year", "=", year)
    .orderBy("version", "desc")
    .executeTakeFirst();
  if (latest) return { version: latest.version, isApproved: latest.approved_by_act !== null };
  await tx.insertInto("plan_version").values({ administration_id: administration, year, version: 1, approved_by_act: null }).execute();
  return { version: 1, isApproved: false };
}

/** An objective as it was read: the promise, the heading it stood under, and its line in a kept file. */
export type ReadObjective = PlannedObjective & { readonly heading: string; readonly fileId: bigint; readonly line: number };

/** Gives new objectives the next codes of their year, in order, and writes their promises; answers the codes. */
export async function insertObjectives(
  tx: Database,
  key: YearKey,
  version: number,
  read: readonly ReadObjective[],
): Promise<ObjectiveCode[]> {
  const { last } = await tx
    .selectFrom("objective")
    .select(sql<number>`coalesce(max(ordinal), 0)`.as("last"))
    .where("administration_id", "=", key.administration)
    .where("year", "=", key.year)
    .executeTakeFirstOrThrow();
  const codes = read.map((_, i) => objectiveCode(key.year, last + 1 + i));
  const unitOf = await unitsOf(tx, key, read);
  for (const batch of batchesOf(read.map((objective, i) => ({ objective, code: codes[i]! })))) {
    const identities = batch.map(({ objective, code }) => ({ objective, identity: { administration_id: key.administration, code } }));
    const years = identities.map(({ identity }) => ({ ...identity, year: key.year, ordinal: ordinalOf(identity.code) }));
    const promises = identities.map(({ objective, identity }) => ({ ...identity, year: key.year, version, ...promiseOf(objective) }));
    const indicators = identities.map(({ objective, identity }) => ({ ...identity, version, position: 1, ...indicatorOf(objective) }));
    const holders = identities.flatMap(({ objective, identity }) => {
      const unit = unitOf.get(objective.group);
      return unit === undefined ? [] : [{ ...identity, version, unit_id: unitNumber(unit) }];
    });
    await tx.insertInto("objective").values(years).execute();
    await tx.insertInto("objective_version").values(promises).execute();
    await tx.insertInto("indicator_use").values(indicators).execute();
    if (holders.length > 0) await tx.insertInto("holder").values(holders).execute();
  }
  return codes;
}

/** The unit behind each group, made where there is none; cross-cutting objectives have none. */
async function unitsOf(tx: Database, key: YearKey, read: readonly ReadObjective[]): Promise<Map<string, UnitId>> {
  const units = new Map<string, UnitId>();
  for (const { group, holder } of read) {
    if (holder.kind === "crossCutting" || units.has(group)) continue;
    const { parent, name } = splitGroup(holder.unit);
    const above = parent === undefined ? null : await ensureUnit(tx, key, parent, null);
    units.set(group, await ensureUnit(tx, key, name, above));
  }
  return units;
}

/** PostgreSQL takes 65,535 values in one statement. */
const BATCH = 1_000;

function batchesOf<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / BATCH) }, (_, i) => items.slice(i * BATCH, (i + 1) * BATCH));
}

/** Writes what changed of a promise in a draft; an approved version refuses it. */
export async function updateObjective(
  tx: Database,
  key: YearKey,
  version: number,
  code: ObjectiveCode,
  read: ReadObjective,
): Promise<void> {
  await tx
    .updateTable("objective_version")
    .set(promiseOf(read))
    .where("administration_id", "=", key.administration)
    .where("code", "=", code)
    .where("version", "=", version)
    .execute();
  await tx
    .updateTable("indicator_use")
    .set(indicatorOf(read))
    .where("administration_id", "=", key.administration)
    .where("code", "=", code)
    .where("version", "=", version)
    .where("position", "=", 1)
    .execute();
}

function promiseOf({
  holder,
  group,
  heading,
  title,
  description,
  number,
  weight,
  kind,
  links,
  resources,
  stakeholders,
  unread,
  fileId,
  line,
}: ReadObjective) {
  return {
    scope: holder.kind,
    group_name: group,
    heading,
    title,
    description,
    number: number ?? null,
    weight: weight ?? null,
    kind: kind?.kind ?? null,
    kind_written: kind?.written ?? null,
    strategic: [...links.strategic],
    operational: [...links.operational],
    services: [...links.services],
    resources: resources ?? null,
    stakeholders: stakeholders ?? null,
    unread: JSON.stringify(unread),
    file_id: fileId,
    line,
  };
}

function indicatorOf({ indicator }: ReadObjective) {
  const { written, kind, class: stated, target, source, baselines, benchmark } = indicator;
  return {
    baselines: JSON.stringify(baselines),
    benchmark: benchmark ?? null,
    written,
    kind,
    class: stated ?? null,
    target_written: target.written,
    target: JSON.stringify(target.reading),
    source_written: source.written,
    reliability: source.reliability,
  };
}

/**
 * How an objective ended, read in a document with its line: the outcome evaluated by the administration, what was measured, and why it ended
 * otherwise than promised. What is absent is not told, and what was told before stays.
 */
export type ReadEnding = {
  readonly code: ObjectiveCode;
  readonly evaluated?: StatedOutcome & { readonly written: string };
  readonly measured?: RawMeasure;
  readonly deviation?: string;
  readonly fileId: bigint;
  readonly line: number;
};

/** Adds what was read to the history of the objectives. */
export async function addEndings(tx: Database, { administration }: YearKey, read: readonly ReadEnding[]): Promise<void> {
  for (const batch of batchesOf(read)) {
    const rows = batch.map(({ code, evaluated, measured, deviation, fileId, line }) => ({
      administration_id: administration,
      code,
      raw: measured ? JSON.stringify(measured) : null,
      raw_by: measured ? BY_DOCUMENT : null,
      evaluated: evaluated?.outcome ?? null,
      evaluated_degree: evaluated?.degree ?? null,
      evaluated_written: evaluated?.written ?? null,
      evaluated_by: evaluated ? BY_DOCUMENT : null,
      deviation: deviation ?? null,
      deviation_by: deviation === undefined ? null : BY_DOCUMENT,
      file_id: fileId,
      line,
    }));
    await tx.insertInto("result").values(rows).execute();
  }
}

const BY_DOCUMENT = "documento importato";

/** Keeps a change that an import asks of an approved plan: a proposal, the plan stays as it is. Without `of` it asks for a new objective. */
export async function proposeVariation(
  tx: Database,
  { administration, year }: YearKey,
  person: string,
  { fileId, line, ...after }: ReadObjective,
  of?: { readonly code: ObjectiveCode; readonly before: object },
): Promise<void> {
  await tx
    .insertInto("variation")
    .values({
      administration_id: administration,
      year,
      code: of?.code ?? null,
      before: of ? JSON.stringify(of.before) : null,
      after: JSON.stringify(after),
      file_id: fileId,
      line,
      proposed_by: person,
    })
    .execute();
}

/**
 * The objectives of a year in the order of their codes, as the latest version of the plan says them. Each table is asked for the row of one objective at a time: a plain join
 * reads all the rows for each, as long as the statistics of the database know other administrations only.
 */
export async function loadObjectives(db: Database, { administration, year }: YearKey): Promise<Objective[]> {
  const { rows } = await sql<ObjectiveRow>`
    select o.code, v.heading, v.group_name, v.title, v.description, v.number, v.weight, v.scope, v.line, v.file_id,
      v.kind, v.kind_written, v.strategic, v.operational, v.services, v.resources, v.stakeholders, v.unread,
      i.written, i.kind as indicator_kind, i.class, i.target_written, i.target, i.source_written, i.reliability, i.baselines, i.benchmark,
      e.evaluated, e.evaluated_degree, e.evaluated_written, e.line as evaluated_line, e.file_id as evaluated_file,
      m.raw, m.line as raw_line, m.file_id as raw_file, d.deviation, d.line as deviation_line, d.file_id as deviation_file
    from objective o
    join lateral (
      select * from objective_version v where v.administration_id = o.administration_id and v.code = o.code order by v.version desc limit 1
    ) v on true
    join lateral (
      select * from indicator_use i
      where i.administration_id = o.administration_id and i.code = o.code and i.version = v.version and i.position = 1 limit 1
    ) i on true
    left join lateral ${lastResult("evaluated")} e on true
    left join lateral ${lastResult("raw")} m on true
    left join lateral ${lastResult("deviation")} d on true
    where o.administration_id = ${administration} and o.year = ${year}
    order by o.ordinal`.execute(db);
  const files = await db.selectFrom("imported_file").select(["file_id", "name"]).where("administration_id", "=", administration).execute();
  const nameOf = new Map(files.map(({ file_id, name }) => [file_id, name]));
  return rows.map((row) => toObjective(row, year, nameOf));
}

/** The last line of an objective's history that tells something. */
function lastResult(column: "evaluated" | "raw" | "deviation") {
  return sql`(
    select r.* from result r
    where r.administration_id = o.administration_id and r.code = o.code and ${sql.ref(`r.${column}`)} is not null
    order by r.sequence desc limit 1
  )`;
}

type Version = Selectable<Tables["objective_version"]>;
type IndicatorUse = Selectable<Tables["indicator_use"]>;
type Result = Selectable<Tables["result"]>;
type ObjectiveRow = Omit<Version, "administration_id" | "version" | "year"> &
  Omit<IndicatorUse, "administration_id" | "code" | "version" | "position" | "kind"> &
  Pick<Result, "evaluated" | "evaluated_degree" | "evaluated_written" | "raw" | "deviation"> & {
    readonly indicator_kind: IndicatorUse["kind"];
    readonly evaluated_line: number | null;
    readonly evaluated_file: bigint | null;
    readonly raw_line: number | null;
    readonly raw_file: bigint | null;
    readonly deviation_line: number | null;
    readonly deviation_file: bigint | null;
  };

function toObjective(row: ObjectiveRow, year: number, nameOf: ReadonlyMap<bigint, string>): Objective {
  const place = { file: nameOf.get(row.file_id) ?? "", line: row.line };
  const placeOf = (id: bigint | null, line: number | null) => {
    const file = id === null ? undefined : nameOf.get(id);
    return file === undefined || line === null ? undefined : { file, line };
  };
  const evaluatedPlace = placeOf(row.evaluated_file, row.evaluated_line);
  return {
    code: row.code as ObjectiveCode,
    year,
    title: row.title,
    description: row.description,
    group: row.group_name,
    heading: row.heading,
    holder: row.scope === "unit" ? { kind: "unit", unit: row.group_name } : { kind: "crossCutting" },
    ...(row.number !== null && { number: row.number }),
    ...(row.weight !== null && { weight: row.weight }),
    ...(row.kind !== null && row.kind_written !== null && { kind: { written: row.kind_written, kind: row.kind } }),
    indicator: toIndicator(row),
    links: { strategic: row.strategic, operational: row.operational, services: row.services },
    ...(row.resources !== null && { resources: row.resources }),
    ...(row.stakeholders !== null && { stakeholders: row.stakeholders }),
    unread: row.unread,
    place,
    evaluated: {
      outcome: row.evaluated ?? "unknown",
      ...(row.evaluated_degree !== null && { degree: row.evaluated_degree }),
      written: row.evaluated_written ?? "",
      ...(evaluatedPlace && { place: evaluatedPlace }),
    },
    ...(row.raw && { measured: { ...row.raw, place: placeOf(row.raw_file, row.raw_line) ?? place } }),
    ...(row.deviation !== null && {
      deviation: { reason: row.deviation, place: placeOf(row.deviation_file, row.deviation_line) ?? place },
    }),
  };
}

function toIndicator(row: ObjectiveRow): Indicator {
  return {
    written: row.written,
    kind: row.indicator_kind,
    ...(row.class !== null && { class: row.class }),
    target: { written: row.target_written, reading: row.target },
    source: { written: row.source_written, reliability: row.reliability },
    baselines: row.baselines,
    ...(row.benchmark !== null && { benchmark: row.benchmark }),
  };
}
