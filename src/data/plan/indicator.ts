import { type Selectable, sql } from "kysely";
import { groupBy } from "../../domain/kernel/groupBy.ts";
import type { OneOrMore } from "../../domain/kernel/oneOrMore.ts";
import type { FollowedIndicator, Indicator } from "../../domain/plan/indicator.ts";
import type { DroppedIndicators } from "../../domain/plan/importChanges.ts";
import type { ObjectiveCode } from "../../domain/plan/objective.ts";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";
import { insertMany } from "../database/insertMany.ts";
import type { Tables } from "../schema.ts";
import { originColumns, originOf, originValues, type WrittenOrigin } from "./planOrigin.ts";
import { lastOf, type LastResult, type PlaceOf, UNPLACED } from "./result.ts";

/** An indicator as it is written, with its line where it was read; its number within the objective where it is a known one; `isHeld` where it is not told, and stays as it is. */
export type ReadIndicator = Indicator & { readonly line?: number; readonly number?: number; readonly isHeld?: true };

/** The indicators of an objective to be written, and where they come from. */
type Written<Numbered> = {
  readonly code: ObjectiveCode;
  readonly source: WrittenOrigin;
  readonly indicators: OneOrMore<ReadIndicator & Numbered>;
};

/** Writes the indicators of new objectives: their identities and their promises. */
export async function insertIndicators(
  tx: Database,
  administration: string,
  version: number,
  objectives: readonly Written<{ readonly number: number }>[],
): Promise<void> {
  const rows = objectives.flatMap(({ code, source, indicators }) =>
    indicators.map(({ number, ...indicator }, i) => ({
      administration_id: administration,
      code,
      version,
      indicator: number,
      ...promiseOf(indicator, source, i),
    })),
  );
  await insertMany(
    tx,
    "indicator",
    rows.map(({ administration_id, code: of, indicator }) => ({ administration_id, code: of, indicator })),
  );
  await insertMany(tx, "indicator_version", rows);
}

/**
 * Writes the indicators of an objective anew in a draft: known ones by their numbers, others as new ones; those that are not there leave the draft. Answers
 * their numbers in order.
 */
export async function updateIndicators(
  tx: Database,
  administration: string,
  version: number,
  { code, source, indicators }: Written<unknown>,
): Promise<readonly number[]> {
  const { last } = await tx
    .selectFrom("indicator")
    .select(sql<number>`coalesce(max(indicator), 0)`.as("last"))
    .where("administration_id", "=", administration)
    .where("code", "=", code)
    .executeTakeFirstOrThrow();
  let next = last;
  const numbers = indicators.map(({ number }) => number ?? (next += 1));
  await tx
    .updateTable("indicator_version")
    .set({ is_dropped: true })
    .where("administration_id", "=", administration)
    .where("code", "=", code)
    .where("version", "=", version)
    .where("indicator", "not in", numbers)
    .execute();
  for (const [i, indicator] of indicators.entries()) {
    if (indicator.isHeld) continue;
    const identity = { administration_id: administration, code, indicator: numbers[i]! };
    const { target, later_targets, baselines, ...told } = promiseOf(indicator, source, i);
    const asText = { target: JSON.stringify(target), later_targets: JSON.stringify(later_targets), baselines: JSON.stringify(baselines) };
    const promise = { ...told, ...asText, is_dropped: false };
    if (numbers[i]! > last) await tx.insertInto("indicator").values(identity).execute();
    await tx
      .insertInto("indicator_version")
      .values({ ...identity, version, ...promise })
      .onConflict((known) => known.columns(["administration_id", "code", "version", "indicator"]).doUpdateSet(promise))
      .execute();
  }
  return numbers;
}

function promiseOf(indicator: ReadIndicator, from: WrittenOrigin, at: number) {
  const { line, written, kind, class: stated, weight, target, laterTargets, source, baselines, benchmark } = indicator;
  const { formula, measure, direction, dataOwner } = indicator;
  return {
    position: at + 1,
    written,
    kind,
    class: stated ?? null,
    weight: weight ?? null,
    target_written: target.written,
    target: target.reading,
    later_targets: laterTargets,
    source_written: source.written,
    reliability: source.reliability,
    baselines,
    benchmark: benchmark ?? null,
    formula: formula ?? null,
    measure: measure ?? null,
    direction: direction ?? null,
    data_owner: dataOwner ?? null,
    ...originValues("fileId" in from ? { ...from, line: line ?? from.line } : from),
  };
}

/** An indicator with the place in the history of its own outcome, where it has one. */
export type LoadedIndicator = { readonly indicator: FollowedIndicator; readonly evaluatedSequence?: bigint };

/** An objective and the version of the plan that holds for it. */
export type VersionOf = { readonly code: ObjectiveCode; readonly version: number };

/** The rows of a table for objectives in their versions: each is asked for by itself. */
export function inVersions(objectives: readonly VersionOf[]) {
  return sql`unnest(${objectives.map(({ code }) => code)}::text[], ${objectives.map(({ version }) => version)}::int[]) with ordinality o (code, version, at)`;
}

/** The indicators of objectives as a version of the plan says them, in the order of the document, with what their histories tell. */
export async function loadIndicators(
  db: Database,
  administration: string,
  objectives: readonly VersionOf[],
  { placeOf, results }: { readonly placeOf: PlaceOf; readonly results: ReadonlyMap<ObjectiveCode, readonly LastResult[]> },
): Promise<ReadonlyMap<ObjectiveCode, readonly LoadedIndicator[]>> {
  const { rows } = await sql<IndicatorRow>`
    select o.code, i.indicator, i.written, i.kind, i.class, i.weight, i.target_written, i.target, i.later_targets, i.source_written, i.reliability, i.baselines,
      i.benchmark, i.formula, i.measure, i.direction, i.data_owner, ${originColumns("i")}
    from ${inVersions(objectives)}
    join lateral (
      select * from indicator_version i where i.administration_id = ${administration} and i.code = o.code and i.version = o.version and not i.is_dropped offset 0
    ) i on true
    order by o.at, i.position`.execute(db);
  return groupBy(
    rows.map((row) => toIndicator(row, placeOf, results.get(row.code as ObjectiveCode) ?? [])),
    ({ code }) => code,
  );
}

/** The indicators that objectives of a year had and that were dropped from its plan. */
export async function loadDroppedIndicators(db: Database, { administration, year }: YearKey): Promise<DroppedIndicators> {
  const { rows } = await sql<DroppedRow>`
    select i.code, i.indicator, i.written, i.target_written, i.target, i.source_written, i.reliability
    from objective o
    join lateral (
      select distinct on (v.indicator) v.* from indicator_version v
      where v.administration_id = o.administration_id and v.code = o.code order by v.indicator, v.version desc
    ) i on i.is_dropped
    where o.administration_id = ${administration} and o.year = ${year}
    order by o.ordinal, i.indicator`.execute(db);
  const dropped = rows.map(({ code, indicator: number, written, target_written, target, source_written, reliability }) => ({
    code: code as ObjectiveCode,
    number,
    written,
    target: { written: target_written, reading: target },
    source: { written: source_written, reliability },
  }));
  return groupBy(dropped, ({ code }) => code);
}

type Version = Selectable<Tables["indicator_version"]>;
type DroppedRow = Pick<Version, "code" | "indicator" | "written" | "target_written" | "target" | "source_written" | "reliability">;
type IndicatorRow = Omit<Version, "administration_id" | "version" | "position" | "is_dropped">;

function toIndicator(
  row: IndicatorRow,
  placeOf: PlaceOf,
  results: readonly LastResult[],
): LoadedIndicator & { readonly code: ObjectiveCode } {
  const raw = lastOf(results, "raw", row.indicator);
  const evaluated = lastOf(results, "evaluated", row.indicator);
  const evaluatedPlace = evaluated && placeOf(evaluated.file_id, evaluated.line);
  const indicator: FollowedIndicator = {
    number: row.indicator,
    written: row.written,
    kind: row.kind,
    ...(row.class !== null && { class: row.class }),
    ...(row.weight !== null && { weight: row.weight }),
    target: { written: row.target_written, reading: row.target },
    laterTargets: row.later_targets,
    source: { written: row.source_written, reliability: row.reliability },
    baselines: row.baselines,
    ...(row.benchmark !== null && { benchmark: row.benchmark }),
    ...(row.formula !== null && { formula: row.formula }),
    ...(row.measure !== null && { measure: row.measure }),
    ...(row.direction !== null && { direction: row.direction }),
    ...(row.data_owner !== null && { dataOwner: row.data_owner }),
    origin: originOf(row, placeOf),
    ...(raw?.raw && { measured: { ...raw.raw, place: placeOf(raw.file_id, raw.line) ?? UNPLACED } }),
    ...(evaluated && {
      evaluated: {
        outcome: evaluated.evaluated!,
        ...(evaluated.evaluated_degree !== null && { degree: evaluated.evaluated_degree }),
        written: evaluated.evaluated_written ?? "",
        ...(evaluatedPlace && { place: evaluatedPlace }),
      },
    }),
  };
  return { code: row.code as ObjectiveCode, indicator, ...(evaluated && { evaluatedSequence: BigInt(evaluated.sequence) }) };
}
