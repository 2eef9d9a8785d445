import { describe, expect, test } from "vitest";
import { civilDate } from "../kernel/civilDate.ts";
import { TRACKS, type Track } from "../cycle/track.ts";
import type { AccessRole } from "./accessRole.ts";
import { type Delegation, type HeldRole, mayDo, type Moment, type Subject, type Thing } from "./mayDo.ts";
import { RIGHTS, type RightName } from "./rights.ts";
import { aUnit } from "../../../tests/support/aUnit.ts";

const TODAY = civilDate("2026-11-23");
const ALWAYS = { from: civilDate("2020-01-01") };

function heldRole(role: AccessRole, more: Partial<HeldRole> = {}): HeldRole {
  return { role, ...ALWAYS, ...more };
}

function somebody(person: string, heldRoles: readonly HeldRole[], more: Partial<Subject> = {}): Subject {
  return { person, heldRoles, delegations: [], conflicts: [], ...more };
}

function whileOpen(...tracks: readonly Track[]): Moment {
  return { today: TODAY, open: new Set(tracks), hasSecondPerson: true };
}

const ALL_OPEN = whileOpen(...TRACKS);
const FORM: Thing = { about: "V-012", unit: aUnit("Ragioneria"), evaluators: ["D-001"] };

describe("a grant holds for its role, its relation, its days and its tracks", () => {
  const evaluator = somebody("D-001", [heldRole("dirigente", { unit: aUnit("Ragioneria") })]);

  test("the evaluator in force writes the form while the track of the staff is open", () => {
    expect(mayDo("form.write", evaluator, FORM, whileOpen("individualStaff"))).toEqual({ allowed: true });
    expect(mayDo("form.write", evaluator, FORM, whileOpen("plan", "pay"))).toEqual({ allowed: false, why: "trackNotOpen" });
    expect(mayDo("form.write", evaluator, { ...FORM, evaluators: ["D-002"] }, ALL_OPEN)).toEqual({ allowed: false, why: "noRole" });
  });

  test.each([
    ["2026-11-22", undefined, true],
    ["2026-11-23", undefined, true],
    ["2026-11-24", undefined, false],
    ["2020-01-01", "2026-11-22", false],
    ["2020-01-01", "2026-11-23", true],
    ["2020-01-01", "2026-11-24", true],
  ])("a role held from %s to %s holds on 23/11/2026: %s", (from, to, isIn) => {
    const held = heldRole("oiv", { from: civilDate(from), ...(to && { to: civilDate(to) }) });
    expect(mayDo("form.readReleased", somebody("O-1", [held]), FORM, ALL_OPEN).allowed).toBe(isIn);
  });

  test("who leads a unit reads the drafts of that unit alone, and nothing where the unit is not told", () => {
    expect(mayDo("plan.readDraft", evaluator, { unit: aUnit("Ragioneria") }, ALL_OPEN).allowed).toBe(true);
    expect(mayDo("plan.readDraft", evaluator, { unit: aUnit("Cultura") }, ALL_OPEN).allowed).toBe(false);
    expect(mayDo("plan.readDraft", somebody("D-9", [heldRole("dirigente")]), {}, ALL_OPEN).allowed).toBe(false);
  });

  test("a datum is given by whom it was assigned to", () => {
    const owner = somebody("V-3", [heldRole("dataOwner")]);
    expect(mayDo("monitoring.recordReading", owner, { assignedTo: ["V-2", "V-3"] }, whileOpen("monitoring")).allowed).toBe(true);
    expect(mayDo("monitoring.recordReading", owner, { assignedTo: ["V-2"] }, whileOpen("monitoring")).allowed).toBe(false);
    expect(mayDo("monitoring.recordReading", owner, {}, whileOpen("monitoring")).allowed).toBe(false);
  });

  test("what is public is read by anybody, the released form by its person, the draft not", () => {
    const nobody = somebody("", []);
    expect(mayDo("objective.read", nobody, {}, whileOpen()).allowed).toBe(true);
    const employee = somebody("V-012", [heldRole("employee")]);
    expect(mayDo("form.readReleased", employee, FORM, whileOpen()).allowed).toBe(true);
    expect(mayDo("form.readDraft", employee, FORM, ALL_OPEN).allowed).toBe(false);
    expect(mayDo("form.readReleased", employee, { ...FORM, about: "V-013" }, ALL_OPEN).allowed).toBe(false);
  });
});

describe("each category waits for its own track", () => {
  const STAFF: Thing = { ...FORM, track: "individualStaff" };

  test("a form of the staff does not move because the track of the EQ or of the dirigenti is open", () => {
    const evaluator = somebody("D-001", [heldRole("dirigente")]);
    expect(mayDo("form.write", evaluator, STAFF, whileOpen("individualStaff"))).toEqual({ allowed: true });
    expect(mayDo("form.write", evaluator, STAFF, whileOpen("individualEq", "individualDirigenti"))).toEqual({
      allowed: false,
      why: "trackNotOpen",
    });
  });

  test.each([
    ["employee", "individualStaff"],
    ["eq", "individualEq"],
    ["dirigente", "individualDirigenti"],
    ["segretario", "individualDirigenti"],
  ] as const)("%s writes remarks on the own form while %s is open, and in no other", (role, track) => {
    const person = somebody("V-012", [heldRole(role)]);
    for (const open of TRACKS) expect(mayDo("selfAssessment.write", person, FORM, whileOpen(open)).allowed, open).toBe(open === track);
  });
});

describe("the walls", () => {
  const ABOUT_SELF = (Object.keys(RIGHTS) as RightName[]).filter((action) => RIGHTS[action].neverAboutSelf);

  test("[S1] these actions are never about oneself", () => {
    expect(ABOUT_SELF).toEqual([
      "organisation.write", "result.verify", "result.attest", "result.scoreAnticorruption", "form.write", "form.propose", "form.decide",
      "acknowledgement.register", "appeal.decide", "rights.execute", "legalHold.write", "role.propose", "role.confirm", "relation.confirm", "delegation.write", "conflict.end", "substitution.write",
    ]); // prettier-ignore
  });

  test.each(ABOUT_SELF)("[S1] nobody does %s about themselves, with every role at once", (action) => {
    const everything = somebody(
      "V-1",
      RIGHTS[action].grants.map(({ role }) => heldRole(role, { unit: aUnit("U") })),
    );
    const own: Thing = { about: "V-1", unit: aUnit("U"), evaluators: ["V-1"], assignedTo: ["V-1"] };
    expect(mayDo(action, everything, own, ALL_OPEN)).toEqual({ allowed: false, why: "aboutSelf" });
    expect(mayDo(action, everything, { ...own, about: "V-2" }, ALL_OPEN)).toEqual({ allowed: true });
  });

  test("nobody decides the appeal against an evaluation of their own making, even where there is nobody else", () => {
    const segretario = somebody("S-1", [heldRole("segretario")]);
    const appeal: Thing = { about: "D-1", done: [{ action: "form.decide", person: "S-1" }] };
    expect(mayDo("appeal.decide", segretario, appeal, { ...ALL_OPEN, hasSecondPerson: false })).toEqual({
      allowed: false,
      why: "decidedBefore",
    });
    const ofAnother = { ...appeal, done: [{ action: "form.decide", person: "S-2" }] as const };
    expect(mayDo("appeal.decide", segretario, ofAnother, ALL_OPEN)).toEqual({ allowed: true });
  });

  test("[S10] who proposed a role does not confirm it, whatever other roles they hold", () => {
    const both = somebody("A-1", [heldRole("technicalAdministrator"), heldRole("personnel")]);
    const proposal: Thing = { about: "V-5", done: [{ action: "role.propose", person: "A-1" }] };
    expect(mayDo("role.confirm", both, proposal, { ...ALL_OPEN, hasSecondPerson: false })).toEqual({
      allowed: false,
      why: "decidedBefore",
    });
  });

  test("[S14] who declared a conflict with somebody writes no form of theirs", () => {
    const evaluator = somebody("D-001", [heldRole("dirigente")], { conflicts: ["V-012"] });
    expect(mayDo("form.write", evaluator, FORM, ALL_OPEN)).toEqual({ allowed: false, why: "conflictOfInterest" });
    expect(mayDo("form.write", evaluator, { ...FORM, about: "V-013" }, ALL_OPEN).allowed).toBe(true);
  });
});

test("a conflict keeps from writing, not from reading what one's role reads; without anybody evaluating, nobody reads as evaluator", () => {
  const oiv = somebody("O-1", [heldRole("oiv"), heldRole("dirigente")], { conflicts: ["V-012"] });
  expect(mayDo("form.readReleased", oiv, FORM, ALL_OPEN)).toEqual({ allowed: true });
  const dirigente = somebody("D-1", [heldRole("dirigente")]);
  expect(mayDo("form.readDraft", dirigente, { about: "V-012" }, ALL_OPEN)).toEqual({ allowed: false, why: "noRole" });
});

describe("[S2] pairs ask for a second person where the body has one", () => {
  const both = somebody("P-1", [heldRole("personnel"), heldRole("segretario"), heldRole("accounts"), heldRole("registry")]);
  const after = (action: RightName): Thing => ({ done: [{ action, person: "P-1" }] });

  test.each([
    ["plan.approve", "plan.submit"],
    ["variation.approve", "variation.propose"],
    ["result.verify", "result.declare"],
    ["fund.approve", "fund.write"],
    ["pay.release", "pay.record"],
  ] as const)("%s after %s", (action, before) => {
    expect(mayDo(action, both, after(before), ALL_OPEN)).toEqual({ allowed: false, why: "secondPersonNeeded" });
    expect(mayDo(action, both, after(before), { ...ALL_OPEN, hasSecondPerson: false })).toEqual({ allowed: true, derogatesFrom: before });
    expect(mayDo(action, both, { done: [{ action: before, person: "P-2" }] }, ALL_OPEN)).toEqual({ allowed: true });
  });
});

describe("[S13] a delegation is dated, named and not handed on", () => {
  const delegator = { person: "D-001", heldRoles: [heldRole("dirigente", { unit: aUnit("Ragioneria") })], conflicts: [] };
  const delegation: Delegation = { of: delegator, actions: ["form.write"], from: civilDate("2026-11-23"), to: civilDate("2026-11-30") };
  const delegate = (more: Partial<Delegation> = {}, conflicts: readonly string[] = []) =>
    somebody("E-1", [heldRole("employee")], { delegations: [{ ...delegation, ...more }], conflicts });

  test("the delegate writes in the place of who delegated, and the answer says so", () => {
    expect(mayDo("form.write", delegate(), FORM, ALL_OPEN)).toEqual({ allowed: true, inPlaceOf: "D-001" });
    expect(mayDo("form.write", delegate(), FORM, whileOpen("plan")).allowed).toBe(false);
    expect(mayDo("form.readDraft", delegate(), FORM, ALL_OPEN).allowed).toBe(false);
  });

  test("who may do it themselves does it in nobody's place", () => {
    const evaluator = { ...delegate(), heldRoles: [heldRole("eq")] };
    expect(mayDo("form.write", evaluator, { ...FORM, evaluators: ["E-1", "D-001"] }, ALL_OPEN)).toEqual({ allowed: true });
  });

  test.each([
    ["2026-11-24", "2026-11-30"],
    ["2026-11-01", "2026-11-22"],
  ])("not outside its days, from %s to %s", (from, to) => {
    expect(mayDo("form.write", delegate({ from: civilDate(from), to: civilDate(to) }), FORM, ALL_OPEN).allowed).toBe(false);
  });

  test("it reaches neither the delegate's own form nor that of who delegated", () => {
    expect(mayDo("form.write", delegate(), { ...FORM, about: "E-1" }, ALL_OPEN)).toEqual({ allowed: false, why: "aboutSelf" });
    expect(mayDo("form.write", delegate(), { ...FORM, about: "D-001" }, ALL_OPEN)).toEqual({ allowed: false, why: "noRole" });
  });

  test("a conflict of either of the two stops it", () => {
    expect(mayDo("form.write", delegate({}, ["V-012"]), FORM, ALL_OPEN)).toEqual({ allowed: false, why: "conflictOfInterest" });
    expect(mayDo("form.write", delegate({ of: { ...delegator, conflicts: ["V-012"] } }), FORM, ALL_OPEN).allowed).toBe(false);
  });
});

test("[S4] the OIV writes only opinions, proposals, attestations and the validation", () => {
  const oiv = somebody("O-1", [heldRole("oiv")]);
  const whatever: Thing = { about: "V-1", unit: aUnit("U"), evaluators: ["O-1"], assignedTo: ["O-1"] };
  const may = (Object.keys(RIGHTS) as RightName[]).filter((action) => {
    const isReading = RIGHTS[action].grants.every(({ during }) => during === undefined);
    return !isReading && mayDo(action, oiv, whatever, ALL_OPEN).allowed;
  });
  expect(may).toEqual([
    "rules.opinion", "variation.opinion", "result.attest", "result.scoreAnticorruption", "form.propose", "form.readReleased", "relazione.validate",
  ]); // prettier-ignore
});

test("the technical administrator sees no score and no amount", () => {
  const administrator = somebody("A-1", [heldRole("technicalAdministrator")]);
  const ofAnother: Thing = { about: "V-1", unit: aUnit("U") };
  for (const action of ["form.readDraft", "form.readReleased", "pay.readAmounts", "appeal.read", "export.withNames"] as const) {
    expect(mayDo(action, administrator, ofAnother, ALL_OPEN), action).toEqual({ allowed: false, why: "noRole" });
  }
});

test("the planning office sees no score and no amount", () => {
  const planner = somebody("P-1", [heldRole("planning")]);
  for (const action of ["form.readDraft", "form.readReleased", "pay.readAmounts", "appeal.read", "export.withNames"] as const) {
    expect(mayDo(action, planner, { about: "V-1" }, ALL_OPEN), action).toEqual({ allowed: false, why: "noRole" });
  }
});
