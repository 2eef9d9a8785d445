import { type Selectable, sql } from "kysely";
import { groupBy } from "../../domain/kernel/groupBy.ts";
import type { Place } from "../../domain/kernel/place.ts";
import type { ObjectiveCode } from "../../domain/plan/objective.ts";
import type { StatedOutcome } from "../../domain/plan/outcome.ts";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";
import { insertMany } from "../database/insertMany.ts";
import type { Tables } from "../schema.ts";
import type { RawMeasure } from "./planTables.ts";

/**
 * How an objective or one of its indicators ended, read in a document with its line: the outcome evaluated by the administration, of the whole or of `indicator`,
 * what was measured of an indicator, and why the objective ended otherwise than promised. What is absent is not told, and what was told before stays.
 */
export type ReadEnding = {
  readonly code: ObjectiveCode;
  readonly evaluated?: StatedOutcome & { readonly written: string; readonly indicator?: number };
  readonly measured?: RawMeasure & { readonly indicator: number };
  readonly deviation?: string;
  readonly fileId: bigint;
  readonly line: number;
};

/** Adds what was read to the history of the objectives, in its order. */
export async function addEndings(tx: Database, { administration }: YearKey, read: readonly ReadEnding[]): Promise<void> {
  await insertMany(
    tx,
    "result",
    read.map(({ code, evaluated, measured, deviation, fileId, line }) => ({
      administration_id: administration,
      code,
      raw: measured ? { written: measured.written, measured: measured.measured } : null,
      raw_by: measured ? BY_DOCUMENT : null,
      raw_indicator: measured?.indicator ?? null,
      evaluated: evaluated?.outcome ?? null,
      evaluated_degree: evaluated?.degree ?? null,
      evaluated_written: evaluated?.written ?? null,
      evaluated_by: evaluated ? BY_DOCUMENT : null,
      evaluated_indicator: evaluated?.indicator ?? null,
      deviation: deviation ?? null,
      deviation_by: deviation === undefined ? null : BY_DOCUMENT,
      file_id: fileId,
      line,
    })),
  );
}

const BY_DOCUMENT = "documento importato";

/** The last line of the history of an objective that tells one thing: an outcome, of the whole (`indicator` 0) or of an indicator, a measure, a reason. */
export type LastResult = Pick<
  Selectable<Tables["result"]>,
  "evaluated" | "evaluated_degree" | "evaluated_written" | "raw" | "deviation" | "file_id" | "line"
> & {
  readonly tells: "evaluated" | "raw" | "deviation";
  readonly indicator: number;
  readonly sequence: string;
};

/** Of each objective of a year, the last line that tells each thing. The history of each objective is read once. */
export async function loadLastResults(
  db: Database,
  { administration, year }: YearKey,
): Promise<ReadonlyMap<ObjectiveCode, readonly LastResult[]>> {
  const { rows } = await sql<LastResult & { readonly code: ObjectiveCode }>`
    select o.code, r.*
    from objective o
    join lateral (
      select distinct on (told.tells, told.indicator) told.tells, told.indicator, r.sequence::text as sequence,
        r.evaluated, r.evaluated_degree, r.evaluated_written, r.raw, r.deviation, r.file_id, r.line
      from result r
      cross join lateral (values
        ('evaluated', coalesce(r.evaluated_indicator, 0), r.evaluated is not null), ('raw', r.raw_indicator, r.raw is not null), ('deviation', 0, r.deviation is not null)
      ) told (tells, indicator, is_told)
      where r.administration_id = o.administration_id and r.code = o.code and told.is_told
      order by told.tells, told.indicator, r.sequence desc
    ) r on true
    where o.administration_id = ${administration} and o.year = ${year}`.execute(db);
  return groupBy(rows, ({ code }) => code);
}

/** The one that tells something, of the whole or of an indicator. */
export function lastOf(results: readonly LastResult[], tells: LastResult["tells"], indicator = 0): LastResult | undefined {
  return results.find((each) => each.tells === tells && each.indicator === indicator);
}

/** The place of what was told in no line of a document: nothing writes so yet, and a proof would show it empty. */
export const UNPLACED: Place = { file: "", line: 0 };

/** Names the place of a line of a kept file; undefined where there is none. */
export type PlaceOf = (fileId: bigint | null, line: number | null) => Place | undefined;

/** The places in the documents of an administration. */
export async function placesOf(db: Database, administration: string): Promise<PlaceOf> {
  const files = await db.selectFrom("imported_file").select(["file_id", "name"]).where("administration_id", "=", administration).execute();
  const nameOf = new Map(files.map(({ file_id, name }) => [file_id, name]));
  return (fileId, line) => {
    const file = fileId === null ? undefined : nameOf.get(fileId);
    return file === undefined || line === null ? undefined : { file, line };
  };
}
