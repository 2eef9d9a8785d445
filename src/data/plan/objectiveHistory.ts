import { sql } from "kysely";
import { type CivilDate, civilDate } from "../../domain/kernel/civilDate.ts";
import type { Place } from "../../domain/kernel/place.ts";
import type { FollowedIndicator } from "../../domain/plan/indicator.ts";
import type { ObjectiveCode } from "../../domain/plan/objective.ts";
import type { Database } from "../database/database.ts";

/** One line of what was recorded of how an objective went: the day in Rome, what it tells in the words of the document, where it stands. */
export type RecordedResult = {
  /** The indicator it speaks of, still there or not; undefined where it is of the whole objective. */
  readonly indicator: Pick<FollowedIndicator, "number" | "written"> | undefined;
  readonly recordedOn: CivilDate;
  readonly evaluated: string | undefined;
  readonly measured: string | undefined;
  readonly reason: string | undefined;
  readonly place: Place | undefined;
};

/** Everything recorded of how an objective went, the oldest first. Nothing in it was ever rewritten. */
export async function loadObjectiveHistory(db: Database, administration: string, code: ObjectiveCode): Promise<RecordedResult[]> {
  const { rows } = await sql<ResultRow>`
    select to_char(r.recorded_at at time zone 'Europe/Rome', 'YYYY-MM-DD') as recorded_on,
      r.evaluated_written, r.raw ->> 'written' as measured, r.deviation, i.indicator, i.written, f.name as file, r.line
    from result r
    left join imported_file f using (administration_id, file_id)
    left join lateral (
      select v.indicator, v.written from indicator_version v
      where v.administration_id = r.administration_id and v.code = r.code and v.indicator = coalesce(r.raw_indicator, r.evaluated_indicator)
      order by v.version desc limit 1
    ) i on true
    where r.administration_id = ${administration} and r.code = ${code}
    order by r.sequence`.execute(db);
  return rows.map(({ recorded_on, evaluated_written, measured, deviation, indicator, written, file, line }) => ({
    indicator: indicator === null ? undefined : { number: indicator, written: written ?? "" },
    recordedOn: civilDate(recorded_on),
    evaluated: evaluated_written ?? undefined,
    measured: measured ?? undefined,
    reason: deviation ?? undefined,
    place: file === null || line === null ? undefined : { file, line },
  }));
}

type ResultRow = {
  readonly recorded_on: string;
  readonly evaluated_written: string | null;
  readonly measured: string | null;
  readonly deviation: string | null;
  readonly indicator: number | null;
  readonly written: string | null;
  readonly file: string | null;
  readonly line: number | null;
};
