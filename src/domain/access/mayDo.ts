import type { Track } from "../cycle/track.ts";
import type { CivilDate } from "../kernel/civilDate.ts";
import { coversDay } from "../kernel/daySpan.ts";
import type { AccessRole, Relation } from "./accessRole.ts";
import { type Grant, RIGHTS, type Right, type RightName } from "./rights.ts";
import type { UnitId } from "../organisation/unitId.ts";

/** A role a person holds from a day to a day (it. "incarico"); who leads a unit holds it for that unit. The OIV's is its term of office. */
export type HeldRole = { readonly role: AccessRole; readonly unit?: UnitId; readonly from: CivilDate; readonly to?: CivilDate };

/** What a person may do in the place of another, from a day to a day, by name; it is never handed on (it. "delega"). */
export type Delegation = {
  readonly of: Omit<Subject, "delegations">;
  readonly actions: readonly RightName[];
  readonly from: CivilDate;
  readonly to: CivilDate;
};

/** Who asks: a person, whatever account they came with. `conflicts` are the people about whom they have declared a conflict of interest. */
export type Subject = {
  readonly person: string;
  readonly heldRoles: readonly HeldRole[];
  readonly delegations: readonly Delegation[];
  readonly conflicts: readonly string[];
};

/**
 * What is asked about: whose it is, of which unit, who evaluates it on the day that counts, to whom it was given, who did what to it before, and, where its
 * year has tracks by category, in which of them it is: a form of the staff does not move because the track of the dirigenti is open.
 */
export type Thing = {
  readonly about?: string;
  readonly unit?: UnitId;
  readonly evaluators?: readonly string[];
  readonly assignedTo?: readonly string[];
  readonly track?: Track;
  readonly done?: readonly { readonly action: RightName; readonly person: string }[];
};

/** What holds at the moment of asking: the day in Rome, the tracks of the year that are open, and whether the body has anybody else for a second step. */
export type Moment = { readonly today: CivilDate; readonly open: ReadonlySet<Track>; readonly hasSecondPerson: boolean };

/** Why not. */
export type Denial = "noRole" | "trackNotOpen" | "aboutSelf" | "conflictOfInterest" | "decidedBefore" | "secondPersonNeeded";

/** Yes, perhaps only by a derogation to be recorded with its reason, or no and why. */
export type Decision =
  | { readonly allowed: true; readonly inPlaceOf?: string; readonly derogatesFrom?: RightName }
  | { readonly allowed: false; readonly why: Denial };

/**
 * Whether a person may do an action to a thing. What no grant allows is denied; the walls stand above every grant and every delegation. The first reason
 * that would not go away with a role is told.
 */
export function mayDo(action: RightName, subject: Subject, thing: Thing, moment: Moment): Decision {
  const right: Right = RIGHTS[action];
  const wall = wallOf(right, subject, thing);
  if (wall) return { allowed: false, why: wall };
  const own = grantFor(right, subject, thing, moment);
  const delegation = own === "open" ? undefined : subject.delegations.find((each) => reaches(each, action, right, thing, moment));
  if (own !== "open" && !delegation) return { allowed: false, why: own === "closed" ? "trackNotOpen" : "noRole" };
  const before = (right.anotherPersonThan ?? []).find((step) => hasDone(subject, step, thing));
  if (before !== undefined && moment.hasSecondPerson) return { allowed: false, why: "secondPersonNeeded" };
  return { allowed: true, ...(delegation && { inPlaceOf: delegation.of.person }), ...(before !== undefined && { derogatesFrom: before }) };
}

function wallOf(right: Right, subject: Subject, thing: Thing): Denial | undefined {
  if (right.neverAboutSelf && thing.about === subject.person) return "aboutSelf";
  if (right.neverAboutSelf && thing.about !== undefined && subject.conflicts.includes(thing.about)) return "conflictOfInterest";
  return right.neverAfter?.some((step) => hasDone(subject, step, thing)) ? "decidedBefore" : undefined;
}

function hasDone({ person }: Subject, step: RightName, { done = [] }: Thing): boolean {
  return done.some((each) => each.action === step && each.person === person);
}

/** Whether one of the grants holds now, would hold in another moment of the year, or none does. */
function grantFor(right: Right, subject: Omit<Subject, "delegations">, thing: Thing, { today, open }: Moment): "open" | "closed" | "none" {
  const held = right.grants.filter((grant) => holds(grant, subject, thing, today));
  const isOpen = (track: Track) => open.has(track) && (thing.track === undefined || thing.track === track);
  if (held.some(({ during }) => during === undefined || during.some(isOpen))) return "open";
  return held.length > 0 ? "closed" : "none";
}

function holds({ role, relation }: Grant, subject: Omit<Subject, "delegations">, thing: Thing, today: CivilDate): boolean {
  if (role === "citizen") return true;
  return subject.heldRoles.some((held) => held.role === role && coversDay(held, today) && relates(relation, subject.person, held, thing));
}

function relates(relation: Relation, person: string, { unit }: HeldRole, thing: Thing): boolean {
  switch (relation) {
    case "any":
      return true;
    case "own":
      return thing.about === person;
    case "staff":
      return thing.evaluators?.includes(person) ?? false;
    case "unit":
      return unit !== undefined && thing.unit === unit;
    case "assigned":
      return thing.assignedTo?.includes(person) ?? false;
  }
}

/** A delegation reaches neither what is about who delegated it, nor beyond its days; what is about the delegate has met the wall before. */
function reaches({ of, actions, ...days }: Delegation, action: RightName, right: Right, thing: Thing, moment: Moment): boolean {
  if (!actions.includes(action) || !coversDay(days, moment.today)) return false;
  if (thing.about === of.person || wallOf(right, { ...of, delegations: [] }, thing)) return false;
  return grantFor(right, of, thing, moment) === "open";
}
