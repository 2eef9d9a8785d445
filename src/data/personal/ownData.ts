import { sql } from "kysely";
import type { Relation } from "../../domain/access/accessRole.ts";
import { type Right, type RightName, RIGHTS } from "../../domain/access/rights.ts";
import type { Json } from "../../domain/kernel/json.ts";
import { nameAccount } from "../account/asAccount.ts";
import type { Database } from "../database/database.ts";
import { nameActor } from "../database/enterTransaction.ts";

/** A kind of data held on a person: its rows, as JSON. */
export type OwnDataSection = { readonly name: OwnDataKind; readonly rows: readonly Json[] };

/** The right a kind of data is read with, how its person stands to it, and the query that gives it. */
type OwnData = { readonly right: RightName; readonly as: Relation; readonly query: string };

const own = (right: RightName, query: string): OwnData => ({ right, as: "own", query });
const asEvaluator = (query: string): OwnData => ({ right: "form.readDraft", as: "staff", query });

/**
 * Every kind of data on a person, with the right of the table of rights by which it is theirs to read, and the query that gives it, run as that person, so
 * that the rows of the database are the second wall. `$a` and `$p` are the administration and the code of the person. What that right does not reach is not
 * selected: the reason of a substitution is for the personnel office, a form that is being prepared is for whoever writes it, what others did is in their
 * lines of the log. Secrets (hashes, keys) are not data on anybody. Of a document with many people in it a function of the owner gives the part on this one.
 */
export const OWN_DATA = {
  person: own("organisation.read", `select person, name, fiscal_code, mail from person where administration_id = $a and person = $p`),
  employments: own(
    "organisation.read",
    `select lower(valid) as from_day, upper(valid) - 1 as to_day, v.name as unit, role, fte, evaluator, recorded_at, replaced_at
    from employment e
    left join lateral (select name from unit_version v where v.administration_id = e.administration_id and v.unit_id = e.unit_id order by v.valid desc limit 1) v on true
    where administration_id = $a and person = $p order by employment_id`,
  ),
  evaluates: asEvaluator(
    `select person, lower(valid) as from_day, upper(valid) - 1 as to_day from employment
    where administration_id = $a and evaluator = $p and replaced_at is null order by person, valid`,
  ),
  account: own(
    "account.readOwn",
    `select a.mail, a.name, a.created_at, a.password_changed_at, a.factor_reset_at, a.disabled_at, p.recorded_at as linked_at,
      (select min(confirmed_at) from second_factor f where f.account_id = a.account_id and f.ended_at is null) as second_factor_since
    from account a join account_person p using (account_id) where p.administration_id = $a and p.person = $p`,
  ),
  sessions: own(
    "account.readOwn",
    `select s.means, s.signed_in_at, s.last_seen_at, s.stepped_up_at, s.ended_at
    from session s join account_person p using (account_id) where p.administration_id = $a and p.person = $p order by s.session_id`,
  ),
  identities: own(
    "account.readOwn",
    `select i.issuer, i.subject as provider_code, i.linked_at, i.ended_at from identity i join account_person p using (account_id)
    where p.administration_id = $a and p.person = $p order by i.identity_id`,
  ),
  passkeys: own(
    "account.readOwn",
    `select k.name, k.created_at, k.last_used_at, k.ended_at from passkey k join account_person p using (account_id)
    where p.administration_id = $a and p.person = $p order by k.passkey_id`,
  ),
  accountEvents: own(
    "account.readOwn",
    `select e.event, e.recorded_at from account_event e join account_person p using (account_id)
    where p.administration_id = $a and p.person = $p order by e.sequence`,
  ),
  invitations: own(
    "account.readOwn",
    `select i.created_at, i.expires_at, i.used_at, i.ended_at from invitation i join account_person p using (account_id)
    where p.administration_id = $a and p.person = $p order by i.created_at`,
  ),
  mail: own("account.readOwn", `select kind, recipient, subject, state, queued_at, settled_at from own_mail()`),
  notices: own(
    "office.read",
    `select kind, reader, year, recorded_by, recorded_at from notice where administration_id = $a and person = $p order by notice_id`,
  ),
  operations: own(
    "log.readOwn",
    `select sequence, recorded_at, action, object, year, track, track_state from audit where administration_id = $a and person = $p order by sequence`,
  ),
  evaluated: own(
    "form.readReleased",
    `select r.year, r.file_number, r.read_at, p.code, p.name
    from evaluated_person p join own_evaluation_files() r using (file_number) where administration_id = $a and code = $p order by file_number`,
  ),
  stints: own(
    "form.readReleased",
    `select r.year, s.file_number, s.from_day, s.to_day, s.unit, s.role, s.fte, s.neutral_days, s.counted_days
    from stint s join own_evaluation_files() r using (file_number) where administration_id = $a and person = $p order by s.file_number, s.from_day`,
  ),
  forms: own(
    "form.readReleased",
    `select r.year, f.file_number, f.from_day, f.to_day, f.unit, f.role, f.evaluator, f.is_interim, f.state, f.not_evaluable, f.not_evaluable_note, f.content
    from form f join own_evaluation_files() r using (file_number)
    where administration_id = $a and person = $p and state <> 'proposed' order by f.file_number, f.from_day`,
  ),
  formsAsEvaluator: asEvaluator(
    `select r.year, f.file_number, f.person, f.from_day, f.to_day, f.unit, f.state
    from form f join own_evaluation_files() r using (file_number)
    where administration_id = $a and evaluator = $p and not exists (select from substitutions_of($a) s where s.person = f.person and s.valid @> f.to_day)
    order by f.file_number, f.person, f.from_day`,
  ),
  pay: own("pay.readAmounts", `select year, file_number, said from own_pay() order by file_number`),
  results: own(
    "form.readReleased",
    `select year, run, kind, recorded_at, path, said from own_results() where path = 'people' order by run`,
  ),
  shares: own("pay.readAmounts", `select year, run, kind, recorded_at, path, said from own_results() where path = 'shares' order by run`),
  differentiation: asEvaluator(
    `select year, run, kind, recorded_at, path, said from own_results() where path = 'differentiation' order by run`,
  ),
  recorded: own(
    "log.readOwn",
    `select 'rule_document' as what, year, kind || ' ' || version as which, recorded_at as at from rule_document where administration_id = $a and recorded_by = $p
    union all select 'rule_document approved', year, kind || ' ' || version, approved_at from rule_document where administration_id = $a and approved_by = $p
    union all select 'evaluation_file', year, file_name, read_at from evaluation_file where administration_id = $a and read_by = $p
    union all select 'head_count_decision', year, reason, decided_at from head_count_decision where administration_id = $a and decided_by = $p
    union all select 'finding_acceptance', year, finding || coalesce(': ' || reason, ''), decided_at from finding_acceptance where administration_id = $a and decided_by = $p
    union all select 'narrative', year, 'version ' || version, recorded_at from narrative where administration_id = $a and recorded_by = $p
    union all select 'evaluation_run', year, kind || ' ' || run, recorded_at from evaluation_run where administration_id = $a and recorded_by = $p
    union all select 'variation', year, after::text, proposed_at from variation where administration_id = $a and proposed_by = $p
    union all select 'request', null, action || ' ' || key, recorded_at from idempotency where administration_id = $a and person = $p`,
  ),
  resultsWritten: own(
    "log.readOwn",
    `select code, raw, computed, evaluated as evaluated_outcome, evaluated_written, validated, deviation, recorded_at from result
    where administration_id = $a and $p in (raw_by, computed_by, evaluated_by, validated_by, deviation_by) order by sequence`,
  ),
  roles: own(
    "account.readOwn",
    `select g.role, v.name as unit, lower(valid) as from_day, upper(g.valid) - 1 as to_day, ended_on
    from role_grant g
    left join lateral (select name from unit_version v where v.administration_id = g.administration_id and v.unit_id = g.unit_id order by v.valid desc limit 1) v on true
    where administration_id = $a and person = $p and decision = 'confirmed' order by grant_id`,
  ),
  delegations: own(
    "delegation.read",
    `select of_person, to_person, actions, lower(valid) as from_day, upper(valid) - 1 as to_day, reason, recorded_by, revoked_at from delegation
    where administration_id = $a and $p in (of_person, to_person) order by delegation_id`,
  ),
  conflicts: own(
    "conflict.read",
    `select about, reason, declared_at, ended_at from conflict_of_interest where administration_id = $a and person = $p order by conflict_id`,
  ),
  substitutions: own(
    "form.readReleased",
    `select person, substitute, lower(valid) as from_day, upper(valid) - 1 as to_day from substitutions_of($a)
    where $p in (person, substitute) order by valid, person`,
  ),
  derogations: own(
    "log.readOwn",
    `select action, from_action, object, year, reason, recorded_at from derogation where administration_id = $a and person = $p order by derogation_id`,
  ),
  acknowledgements: own(
    "acknowledgement.read",
    `select year, object, means, signed_on, recorded_by from acknowledgement where administration_id = $a and person = $p order by acknowledgement_id`,
  ),
  drafts: {
    right: "draft.save",
    as: "any",
    query: `select address, fields, saved_at from form_draft where administration_id = $a and person = $p and fields is not null order by address`,
  },
} as const satisfies Readonly<Record<string, OwnData>>;

export type OwnDataKind = keyof typeof OWN_DATA;

/** Whose data, and the account they have, if they have one. */
export type OwnDataOf = { readonly administration: string; readonly person: string; readonly accountId?: string };

/**
 * Everything held on a person in one administration that is theirs to read, kind by kind; kinds without anything too, so that nothing is silently missing.
 * The transaction is that person's from here on, whoever began it.
 */
export async function gatherOwnData(tx: Database, { administration, person, accountId }: OwnDataOf): Promise<OwnDataSection[]> {
  await nameActor(tx, { administration, person, capacity: "signedIn" });
  if (accountId !== undefined) await nameAccount(tx, accountId);
  const sections: OwnDataSection[] = [];
  for (const [name, { right, as, query }] of Object.entries(OWN_DATA) as [OwnDataKind, OwnData][]) {
    if (!reaches(right, as)) continue;
    const given = sql.join(query.split(/(\$[ap]\b)/).map((part) => (part === "$a" ? sql`${administration}::text` : part === "$p" ? sql`${person}::text` : sql.raw(part))), sql.raw("")); // prettier-ignore
    const { rows } = await sql<{ row: Json }>`select to_json(each) as row from (${given}) as each`.execute(tx);
    sections.push({ name, rows: rows.map(({ row }) => row) });
  }
  return sections;
}

/** Whether the table of rights gives a right to whoever stands so to a thing. What is one's own stays so when the role has ended: no holding of today is asked. */
function reaches(right: RightName, as: Relation): boolean {
  const { grants }: Right = RIGHTS[right];
  return grants.some(({ relation }) => relation === as);
}
