import { type Declaration, emptied, gone, kept, own } from "../declaration.ts";

/** What a person recorded for the office, of whatever kind: that and when, not what it says. */
export const recorded = own(
  "log.readOwn",
  `select 'rule_document' as what, year, kind || ' ' || version as which, recorded_at as at from rule_document where administration_id = $a and recorded_by = $p
    union all select 'rule_document approved', year, kind || ' ' || version, approved_at from rule_document where administration_id = $a and approved_by = $p
    union all select 'evaluation_file', year, file_name, read_at from evaluation_file where administration_id = $a and read_by = $p
    union all select 'head_count_decision', year, reason, decided_at from head_count_decision where administration_id = $a and decided_by = $p
    union all select 'finding_acceptance', year, finding || coalesce(': ' || reason, ''), decided_at from finding_acceptance where administration_id = $a and decided_by = $p
    union all select 'narrative', year, 'version ' || version, recorded_at from narrative where administration_id = $a and recorded_by = $p
    union all select 'evaluation_run', year, kind || ' ' || run, recorded_at from evaluation_run where administration_id = $a and recorded_by = $p
    union all select 'variation', year, variation_id || coalesce(': ' || reason, '') || ' ' || coalesce(after::text, '') || changes::text, proposed_at
      from variation where administration_id = $a and proposed_by = $p
    union all select 'variation opinion', year, variation_id || ': ' || opinion, opinion_at from variation where administration_id = $a and opinion_by = $p
    union all select 'variation decided', year, variation_id || coalesce(': ' || decision_note, ''), decided_at from variation where administration_id = $a and decided_by = $p
    union all select 'variation withheld', year, variation_id || ': ' || withheld_reason, withheld_at from variation where administration_id = $a and withheld_by = $p
    union all select 'plan submitted', year, 'versione ' || version, submitted_at from plan_version where administration_id = $a and submitted_by = $p
    union all select 'plan returned', year, 'versione ' || version || ': ' || return_note, returned_at from plan_version where administration_id = $a and returned_by = $p
    union all select 'plan approved', year, 'versione ' || version, approved_at from plan_version where administration_id = $a and approved_by = $p
    union all select 'plan_edit', null, code || ' ' || path || ': ' || coalesce(before::text, '') || ' → ' || coalesce(after::text, ''), edited_at
      from plan_edit where administration_id = $a and edited_by = $p
    union all select 'publication', year, 'versione ' || number || coalesce(': ' || reason, ''), prepared_at from publication where administration_id = $a and prepared_by = $p
    union all select 'publication released', year, 'versione ' || number, released_at from publication where administration_id = $a and released_by = $p
    union all select 'publication withdrawn', year, 'versione ' || number || ': ' || withdrawal_reason, withdrawn_at from publication where administration_id = $a and withdrawn_by = $p
    union all select 'publication erased', year, 'versione ' || number || ': ' || erasure_reason, erased_at from publication where administration_id = $a and erased_by = $p
    union all select 'request', null, action || ' ' || key, recorded_at from idempotency where administration_id = $a and person = $p`,
);

/** What people did for the office: it stays, under their code. And the logs that say so. */
export const DEEDS: readonly Declaration[] = [
  {
    table: "audit",
    people: ["person"],
    columns: { object: kept("oggetto", "copied"), content: emptied("contenuto") },
    erases: { by: "erase_log_lines" },
    toldAs: "logLines",
    policy: "who_may_reads",
    retention: ["logContent"],
    ownData: {
      operations: own(
        "log.readOwn",
        `select sequence, recorded_at, action, object, year, track, track_state from audit where administration_id = $a and person = $p order by sequence`,
      ),
    },
    inExitArchive: true,
  },
  {
    table: "technical_access",
    columns: { os_user: kept() },
    policy: "the_machine_reads",
    retention: ["technicalAccess"],
    inExitArchive: false,
  },
  {
    table: "idempotency",
    people: ["person"],
    columns: { key: gone(undefined, "copied"), answer: gone() },
    erases: { where: "administration_id = $1 and (person = $2 or says_person(answer::text, $2, $3))" },
    toldAs: "answers",
    policy: "who_may_reads",
    retention: ["answers"],
    ownData: { recorded },
    inExitArchive: false,
  },
  {
    table: "rule_document",
    columns: { recorded_by: kept("registrato da"), approved_by: kept(undefined, "changed") },
    policy: "everybody_reads",
    retention: ["drafts"],
    ownData: { recorded },
    inExitArchive: true,
  },
  {
    table: "finding_acceptance",
    columns: { reason: kept("motivo", "copied"), decided_by: kept("deciso da") },
    policy: "everybody_reads",
    ownData: { recorded },
    inExitArchive: true,
  },
  {
    table: "narrative",
    columns: { recorded_by: kept("registrato da") },
    policy: "everybody_reads",
    ownData: { recorded },
    inExitArchive: true,
  },
  {
    table: "variation",
    columns: {
      changes: kept(undefined, "copied", "changed"),
      before: kept(),
      after: kept(undefined, "copied"),
      reason: kept("motivo", "copied", "changed"),
      opinion: kept("parere", "copied", "changed"),
      decision_note: kept("motivo della decisione", "copied", "changed"),
      withheld_reason: kept("perché non si pubblica", "copied", "changed"),
      withheld_by: kept("non pubblicata da", "changed"),
      proposed_by: kept("proposto da", "changed"),
      opinion_by: kept("parere di", "changed"),
      decided_by: kept("deciso da", "changed"),
    },
    policy: "who_may_reads",
    ownData: { recorded },
    inExitArchive: true,
  },
  {
    table: "plan_version",
    columns: {
      return_note: kept("motivo del rinvio", "copied", "changed"),
      submitted_by: kept("inviato da", "changed"),
      returned_by: kept("rimandato da", "changed"),
      approved_by: kept("registrato da", "changed"),
    },
    policy: "everybody_reads",
    ownData: { recorded },
    inExitArchive: true,
  },
  {
    table: "publication",
    columns: {
      reason: kept("motivo", "copied"),
      withdrawal_reason: kept("motivo del ritiro", "copied", "changed"),
      prepared_by: kept("preparata da"),
      released_by: kept("pubblicata da", "changed"),
      withdrawn_by: kept("ritirata da", "changed"),
      erasure_reason: kept("motivo della cancellazione", "copied"),
      erased_by: kept("cancellata da"),
    },
    policy: "who_may_reads",
    ownData: { recorded },
    inExitArchive: true,
  },
  // words of the plan and of its outcomes, before the public reads them: a name in them is for a person to find (decision 0068)
  { table: "published_part", columns: { body: kept() }, policy: "who_may_reads", inExitArchive: true },
  {
    table: "plan_edit",
    columns: { before: kept(undefined, "copied"), after: kept(undefined, "copied"), edited_by: kept("modificato da") },
    policy: "who_may_reads",
    ownData: { recorded },
    inExitArchive: true,
  },
  {
    table: "result",
    columns: {
      raw_by: kept(),
      computed_by: kept(),
      evaluated_by: kept(),
      validated_by: kept(),
      deviation: kept("motivo dello scostamento", "copied"),
      deviation_by: kept(),
    },
    policy: "everybody_reads",
    ownData: {
      resultsWritten: own(
        "log.readOwn",
        `select code, raw, computed, evaluated as evaluated_outcome, evaluated_written, validated, deviation, recorded_at from result
    where administration_id = $a and $p in (raw_by, computed_by, evaluated_by, validated_by, deviation_by) order by sequence`,
      ),
    },
    inExitArchive: true,
  },
  {
    table: "track_reopening",
    columns: { reason: kept("motivo"), proposed_by: kept("proposto da"), decided_by: kept("deciso da", "changed") },
    policy: "who_may_reads",
    inExitArchive: true,
  },
  { table: "retention_term", columns: { set_by: kept() }, policy: "the_machine_reads", inExitArchive: true },
];
