import type { AccessAction, Action, ViewAction, StandingAction, TrackAction } from "../cycle/actions.ts";
import type { Track } from "../cycle/track.ts";
import type { AccessRole, Relation } from "./accessRole.ts";

/** Who may do something: with which role, standing how to the thing, and while one of these tracks is open; without tracks, at any time. */
export type Grant = { readonly role: AccessRole; readonly relation: Relation; readonly during?: readonly Track[] };

/**
 * The right to an action. Two walls stand whatever the grants say: what is `neverAboutSelf` nobody does about themselves, and what is `neverAfter` other
 * actions nobody does who has done one of those to the same thing. For the pairs in `anotherPersonThan` a second person is asked where the body has one;
 * where it has none, a derogation is recorded with its reason. `soon` is a right whose door is not built yet (it. "in arrivo"): `tests/doors.test.ts` finds
 * which those are.
 */
export type Right = {
  readonly grants: readonly Grant[];
  readonly neverAboutSelf?: true;
  readonly neverAfter?: readonly RightName[];
  readonly anotherPersonThan?: readonly RightName[];
  readonly soon?: true;
};

const PEOPLE: readonly Track[] = ["individualStaff", "individualEq", "individualDirigenti"];
const STAFF: readonly Track[] = ["individualStaff"];
const DIRIGENTI: readonly Track[] = ["individualDirigenti"];

function any(...roles: readonly AccessRole[]): Grant[] {
  return roles.map((role) => ({ role, relation: "any" }));
}

function within(relation: Relation, during: readonly Track[], ...roles: readonly AccessRole[]): Grant[] {
  return roles.map((role) => ({ role, relation, during }));
}

function related(relation: Relation, ...roles: readonly AccessRole[]): Grant[] {
  return roles.map((role) => ({ role, relation }));
}

/** Each about their own form, while the track of their category is open. */
const OWN_FORM: readonly Grant[] = [
  ...within("own", STAFF, "employee"),
  ...within("own", ["individualEq"], "eq"),
  ...within("own", DIRIGENTI, "dirigente", "segretario"),
];

/** Whoever proposes variations: of any objective, of those of their unit, of those assigned to them by name. */
const PROPOSES: readonly Grant[] = [
  ...within("any", ["monitoring"], "planning", "segretario"),
  ...within("unit", ["monitoring"], "dirigente", "eq"),
  ...within("assigned", ["monitoring"], "rpct"),
];

const EVERYBODY = any("citizen");
const OFFICE: readonly AccessRole[] = ["personnel", "planning", "segretario", "oiv", "rpct", "organ"];
const EVALUATED: readonly AccessRole[] = ["segretario", "dirigente", "eq", "employee"];

/** The person who has signed in and acts for the administration. */
const SIGNED_IN: readonly AccessRole[] = [
  "technicalAdministrator", "personnel", "planning", "accounts", "registry", "segretario", "dirigente", "eq", "employee", "dataOwner", "oiv", "rpct",
  "revisori", "organ", "dpo",
]; // prettier-ignore

/** Whoever has a way in: who acts for the administration, and the unions, who do not. */
const HAS_ACCESS: readonly AccessRole[] = [...SIGNED_IN, "unions"];

/** The table of rights (it. "matrice delle autorizzazioni"): an action that is not here is nobody's. What everybody may read, a person who has signed in may read too. */
const TABLE = {
  // what is public
  "years.list": { grants: EVERYBODY },
  "years.compare": { grants: EVERYBODY },
  "site.read": { grants: EVERYBODY },
  search: { grants: EVERYBODY },
  "transparency.read": { grants: EVERYBODY },
  "year.read": { grants: EVERYBODY },
  "objectives.list": { grants: EVERYBODY },
  "objective.read": { grants: EVERYBODY },
  "strategy.read": { grants: EVERYBODY },
  "services.read": { grants: EVERYBODY },
  "unit.read": { grants: EVERYBODY },
  "log.readCheckpoints": { grants: EVERYBODY },
  "figure.explain": { grants: EVERYBODY },
  "relazione.read": { grants: EVERYBODY },
  "data.read": { grants: EVERYBODY },
  "api.read": { grants: EVERYBODY },

  // the doors, and one's own access
  "access.read": { grants: EVERYBODY },
  "access.signIn": { grants: EVERYBODY },
  "access.signOut": { grants: related("own", ...HAS_ACCESS) },
  "account.readOwn": { grants: related("own", ...HAS_ACCESS) },
  "account.changeOwn": { grants: related("own", ...HAS_ACCESS) },

  // organisation: dated facts, written at any time, so that a reorganisation never waits and never rewrites a year that is over
  "organisation.read": { grants: [...any(...OFFICE), ...related("unit", "dirigente", "eq"), ...related("own", "employee")] },
  "organisation.write": { grants: any("personnel"), neverAboutSelf: true },

  // the two acts with the rules
  "rules.draft": { grants: [...within("any", ["setUp"], "personnel", "planning")] },
  "rules.opinion": { soon: true, grants: within("any", ["setUp"], "oiv") },
  "rules.approve": { grants: within("any", ["setUp"], "organ", "registry") },

  // plan
  "plan.import": { grants: within("any", ["plan"], "planning", "personnel", "segretario") },
  "result.import": { grants: within("any", ["results", "monitoring"], "planning", "personnel", "segretario") },
  "plan.link": { grants: any("planning", "segretario") },
  "plan.readDraft": {
    grants: [...any("planning", "segretario", "rpct", "organ", "registry", "oiv"), ...related("unit", "dirigente", "eq")],
  },
  "objective.draft": {
    grants: [
      ...within("any", ["plan"], "planning", "segretario"),
      ...within("unit", ["plan"], "dirigente", "eq"),
      ...within("assigned", ["plan"], "rpct"),
    ],
  },
  "plan.submit": { grants: within("any", ["plan"], "segretario", "planning") },
  "plan.return": { grants: within("any", ["plan"], "organ", "registry", "segretario") },
  "plan.approve": { grants: within("any", ["plan"], "organ", "registry"), anotherPersonThan: ["plan.submit"] },
  "quality.read": { grants: [...any(...OFFICE), ...related("unit", "dirigente", "eq")] },
  "quality.decide": { grants: within("any", ["plan"], "planning", "segretario") },
  "variation.propose": { grants: PROPOSES },
  "variation.withdraw": {
    grants: [...within("any", ["monitoring"], "planning", "segretario"), ...within("assigned", ["monitoring"], "dirigente", "eq", "rpct")],
  },
  "variation.opinion": { grants: within("any", ["monitoring"], "oiv"), anotherPersonThan: ["variation.propose"] },
  "variation.reject": { grants: within("any", ["monitoring"], "organ", "registry", "segretario") },
  "variation.withhold": { grants: any("segretario", "rpct") },
  "variation.approve": {
    grants: within("any", ["monitoring"], "organ", "registry"),
    anotherPersonThan: ["variation.propose", "variation.opinion"],
  },

  // monitoring and results
  "monitoring.recordReading": {
    soon: true,
    grants: [
      ...within("unit", ["monitoring", "results"], "dirigente", "eq"),
      ...within("assigned", ["monitoring", "results"], "segretario", "employee", "dataOwner", "rpct"),
    ],
  },
  "evidence.read": {
    soon: true,
    grants: [
      ...any("personnel", "planning", "segretario", "oiv", "rpct"),
      ...related("unit", "dirigente", "eq"),
      ...related("assigned", "employee", "dataOwner"),
    ],
  },
  "result.declare": {
    soon: true,
    grants: [...within("unit", ["results"], "dirigente", "eq"), ...within("assigned", ["results"], "segretario")],
  },
  "result.verify": {
    soon: true,
    grants: [...within("any", ["results"], "planning", "segretario"), ...within("assigned", ["results"], "organ")],
    neverAboutSelf: true,
    anotherPersonThan: ["result.declare"],
  },
  "result.attest": {
    soon: true,
    grants: within("any", ["results", "report"], "oiv"),
    neverAboutSelf: true,
    anotherPersonThan: ["result.verify"],
  },
  "result.scoreAnticorruption": {
    soon: true,
    grants: [...within("any", ["results"], "rpct"), ...within("assigned", ["results"], "oiv")],
    neverAboutSelf: true,
  },
  "paymentTimes.record": { soon: true, grants: within("any", ["results"], "accounts") },
  "paymentTimes.attest": { soon: true, grants: within("any", ["results"], "revisori"), anotherPersonThan: ["paymentTimes.record"] },

  // evaluation of people
  "evaluation.import": { grants: within("any", PEOPLE, "personnel") },
  "evaluation.closeHeadCount": { grants: within("any", PEOPLE, "personnel", "segretario") },
  "evaluation.record": { grants: within("any", ["results", ...PEOPLE], "personnel", "planning") },
  "form.write": {
    soon: true,
    grants: [...within("staff", STAFF, "dirigente", "eq"), ...within("staff", ["individualEq"], "dirigente", "segretario")],
    neverAboutSelf: true,
  },
  "form.propose": { soon: true, grants: within("staff", DIRIGENTI, "oiv"), neverAboutSelf: true },
  "form.decide": {
    soon: true,
    grants: within("staff", DIRIGENTI, "organ", "segretario"),
    neverAboutSelf: true,
    anotherPersonThan: ["form.propose"],
  },
  "form.readDraft": { grants: related("staff", "dirigente", "eq", "segretario", "oiv", "organ") },
  "form.readReleased": {
    grants: [
      ...any("personnel", "oiv"),
      ...within("any", [...PEOPLE, "report"], "segretario"),
      ...related("staff", "dirigente", "eq", "organ"),
      ...related("own", ...EVALUATED),
    ],
  },
  "selfAssessment.write": { soon: true, grants: OWN_FORM },
  "form.acknowledge": { grants: OWN_FORM },
  "acknowledgement.register": { grants: within("any", PEOPLE, "personnel"), neverAboutSelf: true },
  "acknowledgement.read": {
    grants: [...any("personnel"), ...related("staff", "dirigente", "eq", "segretario"), ...related("own", ...EVALUATED)],
  },
  "appeal.open": { soon: true, grants: OWN_FORM },
  "appeal.read": { soon: true, grants: [...related("own", ...EVALUATED), ...any("personnel", "segretario", "oiv")] },
  "appeal.decide": {
    soon: true,
    grants: [...within("any", ["individualStaff", "individualEq"], "segretario"), ...within("assigned", DIRIGENTI, "organ")],
    neverAboutSelf: true,
    neverAfter: ["form.write", "form.decide", "form.propose"],
  },

  // Relazione and validation
  "relazione.narrative": {
    grants: [
      ...within("any", ["report"], "planning", "personnel", "segretario"),
      ...within("unit", ["report"], "dirigente"),
      ...within("assigned", ["report"], "rpct"),
    ],
  },
  "relazione.adopt": { soon: true, grants: within("any", ["report"], "organ", "registry") },
  "relazione.validate": {
    soon: true,
    grants: within("any", ["report"], "oiv"),
    anotherPersonThan: ["relazione.adopt", "relazione.narrative"],
  },

  // pay
  "fund.write": { soon: true, grants: within("any", ["setUp", "pay"], "personnel", "accounts") },
  "fund.approve": { soon: true, grants: within("any", ["setUp", "pay"], "organ", "registry"), anotherPersonThan: ["fund.write"] },
  "pay.record": { grants: within("any", ["pay"], "personnel") },
  "pay.release": { soon: true, grants: within("any", ["pay"], "personnel", "segretario"), anotherPersonThan: ["pay.record"] },
  "pay.readAmounts": {
    grants: [...any("personnel"), ...within("any", ["pay"], "accounts", "segretario"), ...related("own", ...EVALUATED)],
  },

  // publication
  "publication.read": { grants: any(...OFFICE) },
  "publication.build": { grants: any("planning", "personnel") },
  "publication.release": { grants: any("segretario", "rpct"), anotherPersonThan: ["publication.build"] },
  "publication.withdraw": { grants: any("segretario", "rpct") },
  "publication.erase": { grants: any("segretario", "rpct"), anotherPersonThan: ["publication.withdraw"] },

  // copies, log, accounts
  "export.withNames": { soon: true, grants: [...any("personnel"), ...related("staff", "dirigente")] },
  "ownData.copy": { grants: related("own", ...HAS_ACCESS) },
  "rights.start": { grants: any("dpo") },
  "rights.execute": { grants: any("personnel"), neverAboutSelf: true, anotherPersonThan: ["rights.start"] },
  "legalHold.write": { grants: any("dpo", "segretario"), neverAboutSelf: true },
  "settings.write": { grants: any("technicalAdministrator", "segretario") },
  "retention.set": { grants: any("segretario") },
  "retention.run": { grants: any("technicalAdministrator", "personnel"), anotherPersonThan: ["retention.set"] },
  "log.readAll": { grants: any("dpo") },
  "log.readActs": { grants: any("oiv", "rpct") },
  "log.readOwn": { grants: related("own", "technicalAdministrator", "employee") },
  "log.verify": { soon: true, grants: EVERYBODY },
  "account.manage": { grants: any("technicalAdministrator") },
  "role.propose": { grants: any("technicalAdministrator"), neverAboutSelf: true },
  "role.confirm": { grants: any("personnel", "segretario"), neverAboutSelf: true, neverAfter: ["role.propose"] },
  "role.end": { grants: any("technicalAdministrator", "personnel", "segretario") },
  "relation.confirm": { grants: any("personnel", "segretario"), neverAboutSelf: true, anotherPersonThan: ["organisation.write"] },
  "role.read": { grants: any("technicalAdministrator", "personnel", "segretario", "oiv", "dpo") },

  // acting for another, abstaining
  "delegation.write": { grants: [...any("personnel"), ...related("assigned", "segretario", "dirigente", "eq")], neverAboutSelf: true },
  "delegation.revoke": { grants: [...any("personnel", "segretario"), ...related("assigned", "segretario", "dirigente", "eq")] },
  "delegation.read": {
    grants: [...any("personnel", "segretario", "oiv"), ...related("own", ...SIGNED_IN), ...related("assigned", ...SIGNED_IN)],
  },
  "conflict.declare": { grants: [...any("personnel"), ...related("own", ...SIGNED_IN)] },
  "conflict.end": { grants: any("personnel"), neverAboutSelf: true },
  "conflict.read": { grants: [...any("personnel"), ...related("own", ...SIGNED_IN)] },
  "substitution.write": { grants: any("personnel"), neverAboutSelf: true },

  // the year as such: closing and opening it is of the person who keeps the acts
  "track.read": { grants: any(...SIGNED_IN) },
  "track.open": { grants: any("segretario", "planning", "registry") },
  "track.close": { grants: any("segretario", "planning", "registry") },
  "track.reopen": { grants: any("segretario", "registry") },
  "track.confirmReopening": { grants: any("segretario", "registry", "organ"), anotherPersonThan: ["track.reopen"] },

  // one's own office: what everybody has who has signed in
  "office.read": { grants: any(...HAS_ACCESS) },
  "draft.save": { grants: any(...SIGNED_IN) },
  "log.read": { grants: any(...SIGNED_IN) },
  "derogation.read": { grants: any("oiv", "segretario", "dpo") },
  "configuration.write": { soon: true, grants: any("technicalAdministrator") },
  "backup.run": { soon: true, grants: any("technicalAdministrator") },
} as const satisfies Record<
  string,
  Omit<Right, "neverAfter" | "anotherPersonThan"> & { neverAfter?: readonly string[]; anotherPersonThan?: readonly string[] }
>;

export type RightName = keyof typeof TABLE;

/** The table of rights. Each action of a command or an address has its line: one without does not compile. */
export const RIGHTS: Readonly<Record<RightName | Action | StandingAction | TrackAction | AccessAction | ViewAction, Right>> = TABLE;
