import { sql } from "kysely";
import type { Json } from "../domain/kernel/json.ts";
import type { Database } from "./database.ts";

/** A kind of data held on a person: its rows, as JSON. */
export type OwnDataSection = { readonly name: OwnDataKind; readonly rows: readonly Json[] };

/**
 * Every kind of data on a person, with the query that gives it. `$a` and `$p` are the administration and the code of the person; secrets (hashes, keys)
 * are not data on anybody and stay out. A document read with many people in it gives the part on this one.
 */
const QUERIES = {
  person: `select person, name, fiscal_code, mail from person where administration_id = $a and person = $p`,
  employments: `
    select lower(valid) as from_day, upper(valid) - 1 as to_day, v.name as unit, role, fte, evaluator, recorded_at, replaced_at
    from employment e
    left join lateral (select name from unit_version v where v.administration_id = e.administration_id and v.unit_id = e.unit_id order by v.valid desc limit 1) v on true
    where administration_id = $a and person = $p order by employment_id`,
  evaluates: `
    select person, lower(valid) as from_day, upper(valid) - 1 as to_day from employment
    where administration_id = $a and evaluator = $p and replaced_at is null order by person, valid`,
  account: `
    select a.mail, a.name, a.created_at, a.password_changed_at, a.factor_reset_at, a.disabled_at, p.recorded_at as linked_at,
      (select min(confirmed_at) from second_factor f where f.account_id = a.account_id and f.ended_at is null) as second_factor_since
    from account a join account_person p using (account_id) where p.administration_id = $a and p.person = $p`,
  sessions: `
    select s.means, s.signed_in_at, s.last_seen_at, s.stepped_up_at, s.ended_at
    from session s join account_person p using (account_id) where p.administration_id = $a and p.person = $p order by s.session_id`,
  identities: `
    select i.issuer, i.subject as provider_code, i.linked_at, i.ended_at from identity i join account_person p using (account_id)
    where p.administration_id = $a and p.person = $p order by i.identity_id`,
  passkeys: `
    select k.name, k.created_at, k.last_used_at, k.ended_at from passkey k join account_person p using (account_id)
    where p.administration_id = $a and p.person = $p order by k.passkey_id`,
  accountEvents: `
    select e.event, e.recorded_at from account_event e join account_person p using (account_id)
    where p.administration_id = $a and p.person = $p order by e.sequence`,
  invitations: `
    select i.created_at, i.expires_at, i.used_at, i.ended_at from invitation i join account_person p using (account_id)
    where p.administration_id = $a and p.person = $p order by i.created_at`,
  mail: `
    select m.kind, m.recipient, m.subject, m.state, m.queued_at, m.settled_at from mail m
    where m.account_id in (select account_id from account_person where administration_id = $a and person = $p)
      or lower(m.recipient) in (select lower(mail) from person where administration_id = $a and person = $p)
    order by m.mail_id`,
  operations: `
    select sequence, recorded_at, action, object, year, track, track_state, content from audit
    where administration_id = $a and person = $p order by sequence`,
  operationsAbout: `
    select sequence, recorded_at, action, object, content from audit
    where administration_id = $a and (object = 'account of ' || $p or content like '%"' || $p || '"%') and person <> $p order by sequence`,
  evaluated: `
    select r.year, r.reading, r.file_name, r.read_at, p.code, p.name
    from evaluated_person p join evaluation_reading r using (administration_id, reading) where administration_id = $a and code = $p order by reading`,
  stints: `
    select r.year, s.reading, s.from_day, s.to_day, s.unit, s.role, s.fte, s.neutral_days, s.counted_days
    from stint s join evaluation_reading r using (administration_id, reading) where administration_id = $a and person = $p order by s.reading, s.from_day`,
  forms: `
    select r.year, f.reading, f.from_day, f.to_day, f.unit, f.role, f.evaluator, f.is_interim, f.state, f.not_evaluable, f.not_evaluable_note, f.content
    from form f join evaluation_reading r using (administration_id, reading) where administration_id = $a and person = $p order by f.reading, f.from_day`,
  formsAsEvaluator: `
    select r.year, f.reading, f.person, f.from_day, f.to_day, f.unit, f.state
    from form f join evaluation_reading r using (administration_id, reading) where administration_id = $a and evaluator = $p order by f.reading, f.person, f.from_day`,
  pay: `
    select r.year, r.reading, each.value as said from evaluation_reading r, jsonb_array_elements(r.pay->'people') as each
    where administration_id = $a and each.value->>'person' = $p order by r.reading`,
  results: `
    select year, run, kind, recorded_at, each.path, each.value as said from (
      select year, run, kind, recorded_at, 'people' as path, jsonb_array_elements(coalesce(result::jsonb->'people', '[]')) as value from evaluation_run where administration_id = $a
      union all
      select year, run, kind, recorded_at, 'shares', jsonb_array_elements(coalesce(result::jsonb->'shares', '[]')) from evaluation_run where administration_id = $a
      union all
      select year, run, kind, recorded_at, 'differentiation', jsonb_array_elements(coalesce(result::jsonb->'differentiation', '[]')) from evaluation_run where administration_id = $a
    ) as each
    where value->>'person' = $p or value->>'name' = $p order by run`,
  recorded: `
    select 'rule_document' as what, year, kind || ' ' || version as which, recorded_at as at from rule_document where administration_id = $a and recorded_by = $p
    union all select 'rule_document approved', year, kind || ' ' || version, approved_at from rule_document where administration_id = $a and approved_by = $p
    union all select 'evaluation_reading', year, file_name, read_at from evaluation_reading where administration_id = $a and read_by = $p
    union all select 'head_count_decision', year, reason, decided_at from head_count_decision where administration_id = $a and decided_by = $p
    union all select 'finding_acceptance', year, finding || coalesce(': ' || reason, ''), decided_at from finding_acceptance where administration_id = $a and decided_by = $p
    union all select 'narrative', year, 'version ' || version, recorded_at from narrative where administration_id = $a and recorded_by = $p
    union all select 'evaluation_run', year, kind || ' ' || run, recorded_at from evaluation_run where administration_id = $a and recorded_by = $p
    union all select 'variation', year, after::text, proposed_at from variation where administration_id = $a and proposed_by = $p
    union all select 'retention_term', null, class || ' ' || days, set_at from retention_term where administration_id = $a and set_by = $p
    union all select 'request', null, action || ' ' || key, recorded_at from idempotency where administration_id = $a and person = $p`,
  resultsWritten: `
    select code, raw, computed, evaluated as evaluated_outcome, evaluated_written, validated, deviation, recorded_at from result
    where administration_id = $a and $p in (raw_by, computed_by, evaluated_by, validated_by, deviation_by) order by sequence`,
  roles: `
    select g.role, v.name as unit, lower(valid) as from_day, upper(g.valid) - 1 as to_day, reason, proposed_by, decision, decided_by, ended_on
    from role_grant g
    left join lateral (select name from unit_version v where v.administration_id = g.administration_id and v.unit_id = g.unit_id order by v.valid desc limit 1) v on true
    where administration_id = $a and person = $p order by grant_id`,
  delegations: `
    select of_person, to_person, actions, lower(valid) as from_day, upper(valid) - 1 as to_day, reason, recorded_by, revoked_at from delegation
    where administration_id = $a and $p in (of_person, to_person) order by delegation_id`,
  conflicts: `
    select about, reason, declared_at, ended_at from conflict_of_interest where administration_id = $a and person = $p order by conflict_id`,
  substitutions: `
    select person, substitute, lower(valid) as from_day, upper(valid) - 1 as to_day, reason, recorded_by, revoked_at from evaluator_substitution
    where administration_id = $a and $p in (person, substitute) order by substitution_id`,
  derogations: `
    select action, from_action, object, year, reason, recorded_at from derogation where administration_id = $a and person = $p order by derogation_id`,
  acknowledgements: `
    select year, object, means, signed_on, recorded_by from acknowledgement where administration_id = $a and person = $p order by acknowledgement_id`,
  drafts: `select address, fields, saved_at from form_draft where administration_id = $a and person = $p and fields is not null order by address`,
  rightsRequests: `
    select 'erasure' as what, reason, started_at as from_when, executed_at as to_when from erasure_request where administration_id = $a and person = $p
    union all select 'legal hold', reason, placed_at, lifted_at from legal_hold where administration_id = $a and person = $p`,
} as const;

export type OwnDataKind = keyof typeof QUERIES;

/** Everything held on a person in one administration, kind by kind; kinds without anything too, so that nothing is silently missing. */
export async function gatherOwnData(tx: Database, administration: string, person: string): Promise<OwnDataSection[]> {
  const sections: OwnDataSection[] = [];
  for (const [name, query] of Object.entries(QUERIES) as [OwnDataKind, string][]) {
    const given = sql.join(query.split(/(\$[ap]\b)/).map((part) => (part === "$a" ? sql`${administration}::text` : part === "$p" ? sql`${person}::text` : sql.raw(part))), sql.raw("")); // prettier-ignore
    const { rows } = await sql<{ row: Json }>`select to_json(each) as row from (${given}) as each`.execute(tx);
    sections.push({ name, rows: rows.map(({ row }) => row) });
  }
  return sections;
}
