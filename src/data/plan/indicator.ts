import { type Selectable, sql } from "kysely";
import { groupBy } from "../../domain/kernel/groupBy.ts";
import type { OneOrMore } from "../../domain/kernel/oneOrMore.ts";
import type { FollowedIndicator, Indicator } from "../../domain/plan/indicator.ts";
import type { ObjectiveCode } from "../../domain/plan/objective.ts";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";
import { insertMany } from "../database/insertMany.ts";
import type { Tables } from "../schema.ts";
import { originColumns, originOf } from "./planOrigin.ts";
import { lastResult, type PlaceOf, UNPLACED } from "./result.ts";

/** An indicator as it was read, with its line; its number within the objective where it is a known one; `isHeld` where the file does not tell it, and it stays as it is. */
export type ReadIndicator = Indicator & { readonly line: number; readonly number?: number; readonly isHeld?: true };

/** The indicators of an objective to be written, and the kept file they were read in. */
type Written<Numbered> = {
  readonly code: ObjectiveCode;
  readonly fileId: bigint;
  readonly indicators: OneOrMore<ReadIndicator & Numbered>;
};

/** Writes the indicators of new objectives: their identities and their promises. */
export async function insertIndicators(
  tx: Database,
  administration: string,
  version: number,
  objectives: readonly Written<{ readonly number: number }>[],
): Promise<void> {
  const rows = objectives.flatMap(({ code, fileId, indicators }) =>
    indicators.map(({ number, ...indicator }, i) => ({
      administration_id: administration,
      code,
      version,
      indicator: number,
      ...promiseOf(indicator, fileId, i),
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
  { code, fileId, indicators }: Written<unknown>,
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
    const { target, later_targets, baselines, ...told } = promiseOf(indicator, fileId, i);
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

function promiseOf(indicator: ReadIndicator, fileId: bigint, at: number) {
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
    file_id: fileId,
    line,
  };
}

/** An indicator with the place in the history of its own outcome, where it has one. */
export type LoadedIndicator = { readonly indicator: FollowedIndicator; readonly evaluatedSequence?: bigint };

/** The indicators of every objective of a year as the latest version of the plan says them, in the order of the document. */
export async function loadIndicators(
  db: Database,
  { administration, year }: YearKey,
  placeOf: PlaceOf,
): Promise<ReadonlyMap<ObjectiveCode, readonly LoadedIndicator[]>> {
  const { rows } = await sql<IndicatorRow>`
    select o.code, i.indicator, i.written, i.kind, i.class, i.weight, i.target_written, i.target, i.later_targets, i.source_written, i.reliability, i.baselines,
      i.benchmark, i.formula, i.measure, i.direction, i.data_owner, ${originColumns("i")}, m.raw, m.line as raw_line, m.file_id as raw_file,
      e.sequence as evaluated_sequence, e.evaluated, e.evaluated_degree, e.evaluated_written, e.line as evaluated_line, e.file_id as evaluated_file
    from objective o
    join lateral (
      select v.version from objective_version v where v.administration_id = o.administration_id and v.code = o.code order by v.version desc limit 1
    ) v on true
    join lateral (
      select * from indicator_version i
      where i.administration_id = o.administration_id and i.code = o.code and i.version = v.version and not i.is_dropped offset 0
    ) i on true
    left join lateral ${lastResult(sql`r.raw_indicator = i.indicator`)} m on true
    left join lateral ${lastResult(sql`r.evaluated_indicator = i.indicator`)} e on true
    where o.administration_id = ${administration} and o.year = ${year}
    order by o.ordinal, i.position`.execute(db);
  return groupBy(
    rows.map((row) => toIndicator(row, placeOf)),
    ({ code }) => code,
  );
}

type Version = Selectable<Tables["indicator_version"]>;
type Result = Selectable<Tables["result"]>;
type IndicatorRow = Omit<Version, "administration_id" | "version" | "position"> &
  Pick<Result, "raw" | "evaluated" | "evaluated_degree" | "evaluated_written"> & {
    readonly raw_line: number | null;
    readonly raw_file: bigint | null;
    readonly evaluated_sequence: string | null;
    readonly evaluated_line: number | null;
    readonly evaluated_file: bigint | null;
  };

function toIndicator(row: IndicatorRow, placeOf: PlaceOf): LoadedIndicator & { readonly code: ObjectiveCode } {
  const origin = originOf(row, placeOf);
  const evaluatedPlace = placeOf(row.evaluated_file, row.evaluated_line);
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
    origin,
    ...(row.raw && { measured: { ...row.raw, place: placeOf(row.raw_file, row.raw_line) ?? UNPLACED } }),
    ...(row.evaluated !== null && {
      evaluated: {
        outcome: row.evaluated,
        ...(row.evaluated_degree !== null && { degree: row.evaluated_degree }),
        written: row.evaluated_written ?? "",
        ...(evaluatedPlace && { place: evaluatedPlace }),
      },
    }),
  };
  const code = row.code as ObjectiveCode;
  return { code, indicator, ...(row.evaluated_sequence !== null && { evaluatedSequence: BigInt(row.evaluated_sequence) }) };
}
