import { type Declaration, erasedReason, gone, kept, own } from "../declaration.ts";

/** Who may do what, for whom, and who abstains: who and when stays, the words go. And what is done with it about a person. */
export const POWERS: readonly Declaration[] = [
  {
    table: "role_grant",
    people: ["person"],
    columns: {
      reason: erasedReason(),
      proposed_by: kept("proposto da"),
      decided_by: kept("deciso da", "changed"),
      ended_by: kept(undefined, "changed"),
    },
    erases: "people",
    policy: "who_may_reads",
    ownData: {
      roles: own(
        "account.readOwn",
        `select g.role, v.name as unit, lower(valid) as from_day, upper(g.valid) - 1 as to_day, ended_on
    from role_grant g
    left join lateral (select name from unit_version v where v.administration_id = g.administration_id and v.unit_id = g.unit_id order by v.valid desc limit 1) v on true
    where administration_id = $a and person = $p and decision = 'confirmed' order by grant_id`,
      ),
    },
    inExitArchive: true,
  },
  {
    table: "delegation",
    people: ["of_person", "to_person"],
    columns: { reason: erasedReason("copied"), recorded_by: kept("registrato da", "copied"), revoked_by: kept(undefined, "changed") },
    erases: "people",
    policy: "who_may_reads",
    ownData: {
      delegations: own(
        "delegation.read",
        `select of_person, to_person, actions, lower(valid) as from_day, upper(valid) - 1 as to_day, reason, recorded_by, revoked_at from delegation
    where administration_id = $a and $p in (of_person, to_person) order by delegation_id`,
      ),
    },
    inExitArchive: true,
  },
  {
    table: "conflict_of_interest",
    people: ["person", "about"],
    columns: { reason: erasedReason("copied"), declared_by: kept(), ended_by: kept(undefined, "changed") },
    erases: "people",
    policy: "who_may_reads",
    ownData: {
      conflicts: own(
        "conflict.read",
        `select about, reason, declared_at, ended_at from conflict_of_interest where administration_id = $a and person = $p order by conflict_id`,
      ),
    },
    inExitArchive: true,
  },
  {
    table: "evaluator_substitution",
    people: ["person", "substitute"],
    columns: { reason: erasedReason(), recorded_by: kept("registrato da"), revoked_by: kept(undefined, "changed") },
    erases: "people",
    policy: "who_may_reads",
    ownData: {
      substitutions: own(
        "form.readReleased",
        `select person, substitute, lower(valid) as from_day, upper(valid) - 1 as to_day from substitutions_of($a)
    where $p in (person, substitute) order by valid, person`,
      ),
    },
    inExitArchive: true,
  },
  {
    table: "derogation",
    people: ["person"],
    columns: { object: kept("oggetto", "copied"), reason: kept("motivo", "copied") },
    policy: "who_may_reads",
    ownData: {
      derogations: own(
        "log.readOwn",
        `select action, from_action, object, year, reason, recorded_at from derogation where administration_id = $a and person = $p order by derogation_id`,
      ),
    },
    inExitArchive: true,
  },
  {
    table: "acknowledgement",
    people: ["person"],
    columns: { object: kept("oggetto", "copied"), recorded_by: kept("registrato da", "copied") },
    policy: "who_may_reads",
    ownData: {
      acknowledgements: own(
        "acknowledgement.read",
        `select year, object, means, signed_on, recorded_by from acknowledgement where administration_id = $a and person = $p order by acknowledgement_id`,
      ),
    },
    inExitArchive: true,
  },
  {
    table: "form_draft",
    people: ["person"],
    columns: { address: gone("modulo", "copied"), fields: gone("che cosa ho scritto", "copied", "changed") },
    erases: "people",
    policy: "who_may_reads",
    retention: ["drafts"],
    ownData: {
      drafts: {
        right: "draft.save",
        as: "any",
        query: `select address, fields, saved_at from form_draft where administration_id = $a and person = $p and fields is not null order by address`,
      },
    },
    inExitArchive: false,
  },
  {
    table: "legal_hold",
    people: ["person"],
    columns: { reason: kept("motivo"), placed_by: kept(), lifted_by: kept(undefined, "changed") },
    policy: "the_machine_reads",
    inExitArchive: true,
  },
  {
    table: "erasure_request",
    people: ["person"],
    columns: { reason: kept("motivo"), started_by: kept(), executed_by: kept() },
    policy: "the_machine_reads",
    inExitArchive: true,
  },
];
