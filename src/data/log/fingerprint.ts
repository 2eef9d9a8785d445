import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";

/** The hash by which the log knows a document: SHA-256 of its bytes, or of its text in UTF-8, in hexadecimal. */
export function fingerprintOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/**
 * The hash of what a year has promised and how it ended: every version of its objectives and indicators with their targets, who holds them, and every outcome.
 * Each table is asked objective by objective (`offset 0` keeps it so): a plain join reads all the rows for each, as long as the statistics know other administrations only.
 * Each column is named: one that is added later is not in it. What else is to be hashed takes another name in the line, never another meaning of this one.
 */
export async function planFingerprint(tx: Database, { administration, year }: YearKey): Promise<string> {
  const { rows } = await sql<{ fingerprint: string }>`
    with part as (
      select jsonb_build_array('objective', v.code, v.version, v.scope, v.group_name, v.heading, v.title, v.description, v.number, v.weight, v.line,
        v.kind, v.kind_written, v.strategic, v.operational, v.services, v.resources, v.stakeholders, v.unread)::text as words
      from objective_version v where v.administration_id = ${administration} and v.year = ${year}
      union all
      select jsonb_build_array('indicator', i.code, i.version, i.position, i.written, i.kind, i.class, i.target_written, i.target, i.source_written, i.reliability,
        i.baselines, i.benchmark)::text
      from objective o join lateral (select * from indicator_version i where i.administration_id = o.administration_id and i.code = o.code offset 0) i on true
      where o.administration_id = ${administration} and o.year = ${year}
      union all
      select jsonb_build_array('holder', h.code, h.version, h.unit_id, h.share, h.weight)::text
      from objective o join lateral (select * from holder h where h.administration_id = o.administration_id and h.code = o.code offset 0) h on true
      where o.administration_id = ${administration} and o.year = ${year}
      union all
      select jsonb_build_array('result', r.code, r.sequence, r.raw, r.raw_by, r.computed, r.computed_by, r.evaluated, r.evaluated_degree, r.evaluated_written,
        r.evaluated_by, r.validated, r.validated_by, r.deviation, r.deviation_by, r.line)::text
      from objective o join lateral (select * from result r where r.administration_id = o.administration_id and r.code = o.code offset 0) r on true
      where o.administration_id = ${administration} and o.year = ${year}
    )
    select encode(sha256(convert_to(coalesce(string_agg(words, E'\n' order by words collate "C"), ''), 'UTF8')), 'hex') as fingerprint from part`.execute(
    tx,
  );
  return rows[0]!.fingerprint;
}

/**
 * The hash of what the other one leaves out: which indicator is which, their weights and later targets, what left the draft, who contributes, what else is told of
 * objectives, which things their links are, and of which indicator a measure or an outcome is.
 */
export async function planPartsFingerprint(tx: Database, { administration, year }: YearKey): Promise<string> {
  const { rows } = await sql<{ fingerprint: string }>`
    with part as (
      select jsonb_build_array('indicator', i.code, i.version, i.indicator, i.position, i.is_dropped, i.weight, i.later_targets, i.origin, i.line, i.page, i.sheet, i.cell,
        i.entered_on, i.carried_code, i.carried_indicator, i.formula, i.measure, i.direction, i.data_owner)::text as words
      from objective o join lateral (select * from indicator_version i where i.administration_id = o.administration_id and i.code = o.code offset 0) i on true
      where o.administration_id = ${administration} and o.year = ${year}
      union all
      select jsonb_build_array('holder', h.code, h.version, h.holder, h.is_dropped, h.part, h.unit_id, h.post)::text
      from objective o join lateral (select * from holder h where h.administration_id = o.administration_id and h.code = o.code offset 0) h on true
      where o.administration_id = ${administration} and o.year = ${year}
      union all
      select jsonb_build_array('link', l.code, l.version, l.kind, l.written, l.identity)::text
      from objective o join lateral (select * from objective_link l where l.administration_id = o.administration_id and l.code = o.code offset 0) l on true
      where o.administration_id = ${administration} and o.year = ${year}
      union all
      select jsonb_build_array('result', r.code, r.sequence, r.raw_indicator, r.evaluated_indicator)::text
      from objective o join lateral (select * from result r where r.administration_id = o.administration_id and r.code = o.code offset 0) r on true
      where o.administration_id = ${administration} and o.year = ${year}
      union all
      select jsonb_build_array('origin', v.code, v.version, v.origin, v.page, v.sheet, v.cell, v.entered_on, v.carried_code, v.carried_indicator,
        v.public_value, v.contributors, v.programme, v.phases, v.cup, v.goals)::text
      from objective_version v where v.administration_id = ${administration} and v.year = ${year}
    )
    select encode(sha256(convert_to(coalesce(string_agg(words, E'\n' order by words collate "C"), ''), 'UTF8')), 'hex') as fingerprint from part`.execute(
    tx,
  );
  return rows[0]!.fingerprint;
}

/**
 * The hash of what was read of an evaluation and holds as long as its forms do: codes, periods, forms with states and scores, what organisation and pay need.
 * Names, and the words of forms that go when a person is erased, are not in it.
 */
export async function evaluationFileFingerprint(tx: Database, administration: string, fileNumber: bigint): Promise<string> {
  const { rows } = await sql<{ fingerprint: string }>`
    with part as (
      select jsonb_build_array('person', p.code)::text as words
      from evaluated_person p where p.administration_id = ${administration} and p.file_number = ${fileNumber}
      union all
      select jsonb_build_array('stint', s.person, to_char(s.from_day, 'YYYY-MM-DD'), to_char(s.to_day, 'YYYY-MM-DD'), s.unit_written, s.role, s.fte, s.neutral_days,
        s.counted_days)::text
      from stint s where s.administration_id = ${administration} and s.file_number = ${fileNumber}
      union all
      select jsonb_build_array('form', f.person, to_char(f.from_day, 'YYYY-MM-DD'), to_char(f.to_day, 'YYYY-MM-DD'), f.unit_written, f.role, f.evaluator, f.is_interim,
        f.state, f.not_evaluable, f.content - 'objectives', (
          select jsonb_agg(case when o ->> 'kind' = 'own' then o - 'title' - 'neutralised' || jsonb_build_object('isNeutralised', o ? 'neutralised') else o end order by at)
          from jsonb_array_elements(f.content -> 'objectives') with ordinality as each (o, at)))::text
      from form f where f.administration_id = ${administration} and f.file_number = ${fileNumber}
      union all
      select jsonb_build_array('whole', r.year, with_service_indicators(r.administration_id, r.file_number, r.organisation), r.pay)::text
      from evaluation_file r where r.administration_id = ${administration} and r.file_number = ${fileNumber}
    )
    select encode(sha256(convert_to(string_agg(words, E'\n' order by words collate "C"), 'UTF8')), 'hex') as fingerprint from part`.execute(
    tx,
  );
  return rows[0]!.fingerprint;
}
