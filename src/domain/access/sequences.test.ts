import fc from "fast-check";
import { expect, test } from "vitest";
import { IS_LONG } from "../../../tests/support/longTier.ts";
import { TRACKS, type Track } from "../cycle/track.ts";
import { civilDate } from "../kernel/civilDate.ts";
import { GRANTED_ROLES, type GrantedRole } from "./accessRole.ts";
import { type Decision, type Delegation, type HeldRole, mayDo, type Moment, type Subject, type Thing } from "./mayDo.ts";
import { RIGHTS, type RightName } from "./rights.ts";
import { aUnit } from "../../../tests/support/aUnit.ts";

// People in several roles, with delegations, conflicts and terms of office, do what they may to a few things, one step after the other. Whatever they try,
// the rules of separation hold of what was done. Each rule is then broken on purpose, and the same run must notice.

const TODAY = civilDate("2026-11-26");
const PEOPLE = ["A", "B", "C", "D", "E"] as const;
const ACTIONS = Object.keys(RIGHTS) as RightName[];
const days = ["2026-01-01", "2026-11-25", "2026-11-26", "2026-11-27"].map(civilDate);

/** How many sequences, in the long tier and in the everyday one. */
const SEQUENCES = IS_LONG ? 100_000 : 20_000;

type Step = { readonly actor: number; readonly action: RightName; readonly thing: number };
type Case = {
  readonly subjects: readonly Subject[];
  readonly things: readonly Thing[];
  readonly open: readonly Track[];
  readonly steps: readonly Step[];
};
type Done = Step & { readonly decision: Decision & { readonly allowed: true }; readonly before: Thing };

const aPerson = fc.constantFrom(...PEOPLE);
const aHeldRole = fc.record(
  {
    role: fc.constantFrom(...GRANTED_ROLES),
    unit: fc.constantFrom(aUnit("U"), aUnit("V")),
    from: fc.constantFrom(...days),
    to: fc.constantFrom(...days),
  },
  { requiredKeys: ["role", "from"] },
);
/** Roles that one person of a small town often has together: where the two steps of a pair meet. */
const TOGETHER: readonly (readonly GrantedRole[])[] = [
  ["technicalAdministrator", "personnel"],
  ["segretario", "organ"],
  ["segretario", "dirigente"],
  ["planning", "registry"],
  ["personnel", "segretario"],
  ["employee", "dataOwner"],
];
const someHeldRoles = fc.oneof(
  fc.array(aHeldRole, { maxLength: 3 }),
  fc.constantFrom(...TOGETHER).map((roles): HeldRole[] => roles.map((role) => ({ role, unit: aUnit("U"), from: days[0]! }))),
);
const facts = (person: string) =>
  fc.record({ person: fc.constant(person), heldRoles: someHeldRoles, conflicts: fc.subarray(PEOPLE.filter((each) => each !== person), { maxLength: 1 }) }); // prettier-ignore
const anAction = fc.constantFrom(...ACTIONS);
const pairs = ACTIONS.filter((action) => RIGHTS[action].neverAboutSelf || RIGHTS[action].anotherPersonThan || RIGHTS[action].neverAfter);
const aStep = fc.record({ actor: fc.nat(4), action: fc.oneof(anAction, fc.constantFrom(...pairs)), thing: fc.nat(2) });
/** One after the other, by the same person, to the same thing: a first step and what may not follow it. */
const twoSteps = fc
  .record({ actor: fc.nat(4), second: fc.constantFrom(...pairs), thing: fc.nat(2), which: fc.nat(2) })
  .map(({ actor, second, thing, which }): Step[] => {
    const first = [...(RIGHTS[second].neverAfter ?? []), ...(RIGHTS[second].anotherPersonThan ?? [])];
    const step = { actor, thing };
    return [...(first.length > 0 ? [{ ...step, action: first[which % first.length]! }] : []), { ...step, action: second }];
  });
const aCase: fc.Arbitrary<Case> = fc
  .tuple(...PEOPLE.map(facts))
  .chain((people) =>
    fc.record({
      subjects: fc.tuple(
        ...people.map((person) =>
          fc.record({
            of: fc.constantFrom(...people.filter((each) => each !== person)),
            actions: fc.subarray(ACTIONS),
            from: fc.constantFrom(...days),
            to: fc.constantFrom(...days),
          }).map((delegation: Delegation): Subject => ({ ...person, delegations: [delegation] })),
        ),
      ),
      things: fc.array(
        fc.record({
          about: aPerson,
          unit: fc.constantFrom(aUnit("U"), aUnit("V")),
          evaluators: fc.subarray([...PEOPLE], { maxLength: 2 }),
          assignedTo: fc.subarray([...PEOPLE], { maxLength: 1 }),
        }),
        { minLength: 1, maxLength: 3 },
      ),
      open: fc.subarray([...TRACKS]),
      steps: fc.array(fc.oneof(aStep.map((step) => [step]), twoSteps), { maxLength: 20 }).map((steps) => steps.flat()),
    }),
  ); // prettier-ignore

type Decide = typeof mayDo;

/** Runs the steps: what is allowed is done, and what was done to a thing is remembered of it. */
function run({ subjects, things, open, steps }: Case, decide: Decide): Done[] {
  const now: Thing[] = things.map((thing) => ({ ...thing, done: [] }));
  const done: Done[] = [];
  for (const step of steps) {
    const before = now[step.thing % now.length]!;
    const subject = subjects[step.actor]!;
    const moment: Moment = { today: TODAY, open: new Set(open), hasSecondPerson: true };
    const decision = decide(step.action, subject, before, moment);
    if (!decision.allowed) continue;
    done.push({ ...step, decision, before });
    now[step.thing % now.length] = { ...before, done: [...(before.done ?? []), { action: step.action, person: subject.person }] };
  }
  return done;
}

const isInForce = ({ from, to }: { from: string; to?: string }) => from <= TODAY && (to === undefined || TODAY <= to);
const inForce = (subject: Pick<Subject, "heldRoles">) => subject.heldRoles.filter(isInForce).map(({ role }) => role);
const stepsOf = ({ before }: Done, person: string) =>
  (before.done ?? []).filter((each) => each.person === person).map(({ action }) => action);

/** What must hold of each thing done, by any person: written from the rules, not from the program. */
const RULES: Readonly<Record<string, (done: Done, subject: Subject, open: readonly Track[]) => boolean>> = {
  "S1 nobody decides about themselves": (done, { person }) =>
    !["form.write", "form.decide", "form.propose", "appeal.decide", "result.verify", "role.confirm", "role.propose"].includes(
      done.action,
    ) || done.before.about !== person,
  "S2 the two steps of a pair are of two": (done, { person }) => {
    const first: Partial<Record<RightName, RightName>> = {
      "plan.approve": "plan.submit",
      "result.verify": "result.declare",
      "pay.release": "pay.record",
      "publication.release": "publication.build",
      "publication.erase": "publication.withdraw",
      "track.confirmReopening": "track.reopen",
    };
    const earlier = first[done.action];
    return earlier === undefined || !stepsOf(done, person).includes(earlier);
  },
  "S3 a form is written by who evaluates, or for them": (done, { person }) =>
    done.action !== "form.write" ||
    [person, done.decision.inPlaceOf].some((each) => each !== undefined && (done.before.evaluators ?? []).includes(each)),
  "S4 the OIV writes no form, result or objective": (done, subject) =>
    !["form.write", "form.decide", "result.declare", "result.verify", "objective.draft", "monitoring.recordReading"].includes(
      done.action,
    ) ||
    done.decision.inPlaceOf !== undefined ||
    inForce(subject).some((role) => role !== "oiv"),
  "S5 the RPCT scores nothing of their own": (done, { person }) =>
    done.action !== "result.scoreAnticorruption" || done.before.about !== person,
  "S8 no draft of a form is read by whom it is about, as such": (done, { person }) =>
    done.action !== "form.readDraft" ||
    done.before.about !== person ||
    (done.before.evaluators ?? []).includes(person) ||
    done.decision.inPlaceOf !== undefined,
  "S9 pay is released by another than who computed it": (done, { person }) =>
    done.action !== "pay.release" || !stepsOf(done, person).includes("pay.record"),
  "S10 who proposed a role does not confirm it": (done, { person }) =>
    done.action !== "role.confirm" || !stepsOf(done, person).includes("role.propose"),
  "S13 a delegation gives nothing about who gave it, nor beyond its days": (done, { delegations }) =>
    done.decision.inPlaceOf === undefined ||
    (done.before.about !== done.decision.inPlaceOf &&
      delegations.some((each) => each.of.person === done.decision.inPlaceOf && isInForce(each) && each.actions.includes(done.action))),
  "S14 who declared a conflict decides nothing about that person": (done, { conflicts }) =>
    !["form.write", "form.decide", "form.propose", "appeal.decide", "result.verify"].includes(done.action) ||
    !conflicts.includes(done.before.about ?? ""),
  "S16 without a role in force nothing that is not everybody's": (done, subject) =>
    RIGHTS[done.action].grants.some(({ role }) => role === "citizen") ||
    inForce(subject).length > 0 ||
    subject.delegations.some((each) => each.of.person === done.decision.inPlaceOf && inForce(each.of).length > 0),
  "nobody decides the appeal against an evaluation of their making": (done, { person }) =>
    done.action !== "appeal.decide" || !stepsOf(done, person).some((step) => ["form.write", "form.decide", "form.propose"].includes(step)),
  "what waits for a track waits for it": (done, _, open) =>
    !["form.write", "plan.approve", "pay.record", "result.declare"].includes(done.action) || open.length > 0,
};

function brokenBy(decide: Decide, numRuns: number, rules = Object.keys(RULES)): string | undefined {
  let broken: string | undefined;
  const property = fc.property(aCase, (each) => {
    for (const done of run(each, decide)) {
      const rule = rules.find((name) => !RULES[name]!(done, each.subjects[done.actor]!, each.open));
      if (rule !== undefined) {
        broken = rule;
        return false;
      }
    }
    return true;
  });
  const { failed } = fc.check(property, { numRuns, seed: 20261126, endOnFailure: true });
  return failed ? broken : undefined;
}

test(`[T03] in ${String(SEQUENCES)} random sequences of up to forty steps no rule is broken`, () => {
  expect(brokenBy(mayDo, SEQUENCES)).toBeUndefined();
}, 600_000);

/** The decision with one rule forgotten, each as a person might forget it. */
const without = (change: (subject: Subject, thing: Thing, moment: Moment, action: RightName) => [Subject, Thing, Moment]): Decide => {
  return (action, subject, thing, moment) => mayDo(action, ...change(subject, thing, moment, action));
};
const always =
  (roles: readonly string[], actions: readonly RightName[]): Decide =>
  (action, subject, thing, moment) =>
    actions.includes(action) && inForce(subject).some((role) => roles.includes(role))
      ? { allowed: true }
      : mayDo(action, subject, thing, moment);

const FORGOTTEN: readonly (readonly [string, Decide])[] = [
  ["S1 nobody decides about themselves", without((subject, thing, moment) => [subject, { ...thing, about: "nobody" }, moment])],
  ["S2 the two steps of a pair are of two", without((subject, thing, moment) => [subject, { ...thing, done: [] }, moment])],
  ["S3 a form is written by who evaluates, or for them", without((subject, thing, moment) => [subject, { ...thing, evaluators: [subject.person] }, moment])],
  ["S4 the OIV writes no form, result or objective", always(["oiv"], ["form.decide", "result.verify"])],
  ["S5 the RPCT scores nothing of their own", always(["rpct"], ["result.scoreAnticorruption"])],
  ["S8 no draft of a form is read by whom it is about, as such", always(["employee"], ["form.readDraft"])],
  ["S9 pay is released by another than who computed it", without((subject, thing, moment) => [subject, thing, { ...moment, hasSecondPerson: false }])],
  ["S10 who proposed a role does not confirm it", without((subject, { done, ...thing }, moment, action) => [subject, action === "role.confirm" ? thing : { ...thing, ...(done && { done }) }, moment])],
  ["S13 a delegation gives nothing about who gave it, nor beyond its days", without((subject, thing, moment) => [{ ...subject, delegations: subject.delegations.map((each) => ({ ...each, from: days[0]!, to: days[3]!, actions: ACTIONS })) }, thing, moment])],
  ["S14 who declared a conflict decides nothing about that person", without((subject, thing, moment) => [{ ...subject, conflicts: [] }, thing, moment])],
  ["S16 without a role in force nothing that is not everybody's", without((subject, thing, moment) => [{ ...subject, heldRoles: subject.heldRoles.map(({ role, unit }) => ({ role, ...(unit !== undefined && { unit }), from: days[0]! })) }, thing, moment])],
  ["nobody decides the appeal against an evaluation of their making", without((subject, { done, ...thing }, moment, action) => [subject, action === "appeal.decide" ? thing : { ...thing, ...(done && { done }) }, moment])],
  ["what waits for a track waits for it", without((subject, thing, moment) => [subject, thing, { ...moment, open: new Set(TRACKS) }])],
]; // prettier-ignore

test("every rule has somebody who forgets it", () => {
  expect(FORGOTTEN.map(([rule]) => rule)).toEqual(Object.keys(RULES));
});

test.each(FORGOTTEN)(
  "[T03] forgotten, «%s» is found broken",
  (rule, decide) => {
    expect(brokenBy(decide, 40_000, [rule])).toBe(rule);
  },
  60_000,
);
