import { sql } from "kysely";
import { civilDate } from "../../domain/kernel/civilDate.ts";
import { groupBy } from "../../domain/kernel/groupBy.ts";
import type { ObjectiveCode } from "../../domain/plan/objective.ts";
import type { RecordedResult } from "../../domain/plan/recordedResult.ts";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";

/** Everything recorded of how each objective of a year went, the oldest first. Nothing in it was ever rewritten. */
export async function loadObjectiveHistories(
  db: Database,
  { administration, year }: YearKey,
): Promise<ReadonlyMap<ObjectiveCode, readonly RecordedResult[]>> {
  const { rows } = await sql<ResultRow>`
    select o.code, to_char(r.recorded_at at time zone 'Europe/Rome', 'YYYY-MM-DD') as recorded_on,
      r.evaluated_written, r.raw ->> 'written' as measured, r.deviation, i.indicator, i.written, f.name as file, r.line
    from objective o
    cross join lateral (select * from result r where r.administration_id = o.administration_id and r.code = o.code order by r.sequence) r
    left join imported_file f on f.administration_id = r.administration_id and f.file_id = r.file_id
    left join lateral (
      select v.indicator, v.written from indicator_version v
      where v.administration_id = r.administration_id and v.code = r.code and v.indicator = coalesce(r.raw_indicator, r.evaluated_indicator)
      order by v.version desc limit 1
    ) i on true
    where o.administration_id = ${administration} and o.year = ${year}
    order by r.sequence`.execute(db);
  const told = rows.map(({ code, recorded_on, evaluated_written, measured, deviation, indicator, written, file, line }) => ({
    code,
    result: {
      indicator: indicator === null ? undefined : { number: indicator, written: written ?? "" },
      recordedOn: civilDate(recorded_on),
      evaluated: evaluated_written ?? undefined,
      measured: measured ?? undefined,
      reason: deviation ?? undefined,
      place: file === null || line === null ? undefined : { file, line },
    },
  }));
  return new Map([...groupBy(told, ({ code }) => code)].map(([code, lines]) => [code, lines.map(({ result }) => result)]));
}

type ResultRow = {
  readonly code: ObjectiveCode;
  readonly recorded_on: string;
  readonly evaluated_written: string | null;
  readonly measured: string | null;
  readonly deviation: string | null;
  readonly indicator: number | null;
  readonly written: string | null;
  readonly file: string | null;
  readonly line: number | null;
};
