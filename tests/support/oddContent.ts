import { sql } from "kysely";
import type { Database } from "../../src/data/database/database.ts";

/** What a migration must leave as it is, thing by thing: how the schema of the odd body is asked for it, and how that of today is, where it is asked otherwise. */
const THINGS: Readonly<Record<string, string | { readonly before: string; readonly after: string }>> = {
  objectives: "select administration_id, code, year, ordinal from objective",
  versions: `select administration_id, code, version, scope, group_name, heading, title, description, number, weight, strategic, file_id, line from objective_version`,
  indicators: {
    before: "select administration_id, code, version, position as indicator, written, kind, source_written, reliability from indicator_use",
    after: "select administration_id, code, version, indicator, written, kind, source_written, reliability from indicator_version",
  },
  targets: {
    before: "select administration_id, code, version, position as indicator, target_written, target from indicator_use",
    after: "select administration_id, code, version, indicator, target_written, target from indicator_version",
  },
  holders: "select administration_id, code, version, unit_id, share, weight from holder",
  results:
    "select administration_id, code, sequence, raw, raw_by, evaluated, evaluated_degree, evaluated_written, deviation, file_id, line from result",
  variations: "select administration_id, year, code, before, after, proposed_by from variation",
  units: {
    before: "select administration_id, unit_id from unit",
    after: "select administration_id, unit_id from unit where not to_confirm",
  },
  "unit spans": {
    // a first day that nobody wrote on a page is «da sempre» (0032)
    before: `select administration_id, unit_id, name, parent_unit_id, case when unit_id = 3 then '(,)' else valid end as valid from unit_version`,
    after: `select administration_id, unit_id, name, parent_unit_id, valid from unit_version join unit using (administration_id, unit_id) where not to_confirm`,
  },
  people: { before: "select * from person", after: "select * from person where person <> 'V-7'" },
  relations: {
    before: `select employment_id, person, valid, unit_id, role, fte, evaluator, recorded_at, replaced_at, confirmed, confirmed_by from employment`,
    after: `select employment_id, person, valid, unit_id, profile as role, fte, evaluator, recorded_at, replaced_at, confirmed, confirmed_by
      from employment where file_year is null`,
  },
  "absences by class": {
    before: "select administration_id, sum(neutral_days) as neutral, sum(counted_days) as counted from stint group by 1",
    after: `select administration_id, sum(days) filter (where class = 'neutral') as neutral, sum(days) filter (where class = 'counted') as counted from absence group by 1`,
  },
  forms: {
    before: `select reading as file, person, from_day, to_day, unit, role, evaluator, is_interim, state, not_evaluable, not_evaluable_note, content from form`,
    after: `select file_number as file, person, from_day, to_day, unit_written as unit, role, evaluator, is_interim, state, not_evaluable, not_evaluable_note, content
      from form`,
  },
  "runs by hash": "select administration_id, year, run, kind, engine, sha256, proofs_sha256 from evaluation_run",
  "lines of the log": "select * from audit where person <> 'aggiornamento'", // what was public is published, and says so
};

/** What a database holds of the things that a migration must leave as they are. */
export async function oddContent(db: Database, schema: "before" | "after"): Promise<Record<string, readonly string[]>> {
  const content: Record<string, readonly string[]> = {};
  for (const [thing, query] of Object.entries(THINGS)) {
    const asked = typeof query === "string" ? query : query[schema];
    const { rows } = await sql<{ row: string }>`select to_jsonb(each)::text as row from (${sql.raw(asked)}) as each order by 1`.execute(db);
    content[thing] = rows.map(({ row }) => row);
  }
  return content;
}
