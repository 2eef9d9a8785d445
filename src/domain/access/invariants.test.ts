import fc from "fast-check";
import { expect, test } from "vitest";
import { civilDate } from "../kernel/civilDate.ts";
import { TRACKS } from "../cycle/track.ts";
import { ACCESS_ROLES } from "./accessRole.ts";
import { mayDo, type Moment, type Subject, type Thing } from "./mayDo.ts";
import { RIGHTS, type RightName } from "./rights.ts";
import { aUnit } from "../../../tests/support/aUnit.ts";

const ACTIONS = Object.keys(RIGHTS) as RightName[];
const PEOPLE = ["A", "B", "C", "D"] as const;
const UNITS = [aUnit("U"), aUnit("V")];
const DAYS = ["2026-01-01", "2026-06-30", "2026-11-22", "2026-11-23", "2026-11-24", "2027-01-01"].map(civilDate);

const aPerson = fc.constantFrom(...PEOPLE);
const aDay = fc.constantFrom(...DAYS);
const anAction = fc.constantFrom(...ACTIONS);
const aHeldRole = fc.record(
  { role: fc.constantFrom(...ACCESS_ROLES), unit: fc.constantFrom(...UNITS), from: aDay, to: aDay },
  { requiredKeys: ["role", "from"] },
);
const facts = { person: aPerson, heldRoles: fc.array(aHeldRole, { maxLength: 4 }), conflicts: fc.array(aPerson, { maxLength: 1 }) };
const aDelegation = fc.record({ of: fc.record(facts), actions: fc.array(anAction, { maxLength: 30 }), from: aDay, to: aDay });
const aSubject: fc.Arbitrary<Subject> = fc.record({ ...facts, delegations: fc.array(aDelegation, { maxLength: 2 }) });
const aThing: fc.Arbitrary<Thing> = fc.record(
  {
    about: aPerson,
    unit: fc.constantFrom(...UNITS),
    evaluators: fc.array(aPerson, { maxLength: 2 }),
    assignedTo: fc.array(aPerson, { maxLength: 2 }),
    done: fc.array(fc.record({ action: anAction, person: aPerson }), { maxLength: 6 }),
  },
  { requiredKeys: [] },
);
const aMoment: fc.Arbitrary<Moment> = fc.record({
  today: fc.constant(civilDate("2026-11-23")),
  open: fc.subarray([...TRACKS]).map((open) => new Set(open)),
  hasSecondPerson: fc.boolean(),
});

/** Runs a law over random people, things and moments; a law answers false where it is broken. */
function always(law: (action: RightName, subject: Subject, thing: Thing, moment: Moment) => boolean): void {
  fc.assert(
    fc.property(anAction, aSubject, aThing, aMoment, (...facts) => law(...facts)),
    { numRuns: 10_000 },
  );
}

function isAllowed(action: RightName, subject: Subject, thing: Thing, moment: Moment): boolean {
  return mayDo(action, subject, thing, moment).allowed;
}

function hasDone(person: string, steps: readonly RightName[] = [], { done = [] }: Thing): boolean {
  return done.some((each) => each.person === person && steps.includes(each.action));
}

test("[S1] [S14] what is never about oneself is allowed neither about oneself nor about whom a conflict was declared with", () => {
  always((action, subject, thing, moment) => {
    if (!RIGHTS[action].neverAboutSelf || !isAllowed(action, subject, thing, moment)) return true;
    return thing.about !== subject.person && (thing.about === undefined || !subject.conflicts.includes(thing.about));
  });
});

test("nobody undoes by a second step what they did by a first one, where that is a wall", () => {
  always(
    (action, subject, thing, moment) =>
      !isAllowed(action, subject, thing, moment) || !hasDone(subject.person, RIGHTS[action].neverAfter, thing),
  );
});

test("[S2] both steps of a pair are of one person only where there is no other, and then the answer says so", () => {
  always((action, subject, thing, moment) => {
    const decision = mayDo(action, subject, thing, moment);
    if (!decision.allowed) return true;
    const isBoth = hasDone(subject.person, RIGHTS[action].anotherPersonThan, thing);
    return isBoth ? !moment.hasSecondPerson && decision.derogatesFrom !== undefined : decision.derogatesFrom === undefined;
  });
});

test("[S16] without a role in force, one's own or that of who delegated, only what is everybody's is allowed", () => {
  always((action, subject, thing, moment) => {
    const isEverybodys = RIGHTS[action].grants.some(({ role }) => role === "citizen");
    const past = { from: civilDate("2020-01-01"), to: civilDate("2026-11-22") };
    const ended = <Held extends Pick<Subject, "heldRoles">>(held: Held) => ({
      ...held,
      heldRoles: held.heldRoles.map((each) => ({ ...each, ...past })),
    });
    const nobody: Subject = { ...ended(subject), delegations: subject.delegations.map((each) => ({ ...each, of: ended(each.of) })) };
    return isEverybodys || !isAllowed(action, nobody, thing, moment);
  });
});

test("what waits for a track is never done while none is open", () => {
  always((action, subject, thing, moment) => {
    const waits = RIGHTS[action].grants.every(({ during }) => during !== undefined);
    return !waits || !isAllowed(action, subject, thing, { ...moment, open: new Set() });
  });
});

test("[S13] a delegation gives nothing about who delegated, and no more than they could do themselves", () => {
  always((action, subject, thing, moment) => {
    const decision = mayDo(action, subject, thing, moment);
    if (!decision.allowed || decision.inPlaceOf === undefined) return true;
    const of = subject.delegations.filter((each) => each.of.person === decision.inPlaceOf && each.actions.includes(action));
    const bare = { ...thing, done: [] };
    return thing.about !== decision.inPlaceOf && of.some((each) => isAllowed(action, { ...each.of, delegations: [] }, bare, moment));
  });
});

test("every action is somebody's", () => {
  for (const action of ACTIONS) expect(RIGHTS[action].grants, action).not.toEqual([]);
});
