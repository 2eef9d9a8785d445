import type { CivilDate } from "../../kernel/civilDate.ts";
import { PROFILES, type Profile } from "../../organisation/profile.ts";
import type { EvaluatedPerson } from "./evaluatePerson.ts";

/** Who was there and who was evaluated, of one role or of all. */
export type RoleCount = {
  /** In service on the last day of the year. */
  readonly employed: number;
  readonly evaluated: number;
  /** In service on the last day and not evaluated, each with a reason. */
  readonly notEvaluated: number;
  /** Evaluated, and no longer in service on the last day. */
  readonly added: number;
  /** Whose evaluation is still waiting: while there are any, nothing closes. */
  readonly waiting: number;
};

/** A person's decision that the accounts of the staff are right, with its reason. Without it they stay open, whatever they sum to. */
export type HeadCountDecision = { readonly by: string; readonly on: CivilDate; readonly reason: string };

/** The accounts of the staff (it. "i conti del personale"), by role and in all. */
export type StaffHeadCount = RoleCount & {
  readonly roles: readonly (RoleCount & { readonly role: Profile })[];
  readonly closes: boolean;
};

/** Counts who was employed and who was evaluated: employed − notEvaluated + added = evaluated for every role, and a person has said that it is so. */
export function staffHeadCount(
  people: readonly EvaluatedPerson[],
  lastDay: CivilDate,
  decision: HeadCountDecision | undefined,
): StaffHeadCount {
  const roles = PROFILES.map((role) => ({
    role,
    ...countOf(
      people.filter((each) => each.role === role),
      lastDay,
    ),
  }));
  const present = roles.filter(({ employed, evaluated, waiting }) => employed + evaluated + waiting > 0);
  const all = countOf(people, lastDay);
  return { ...all, roles: present, closes: decision !== undefined && present.every(addsUp) };
}

function addsUp({ employed, evaluated, notEvaluated, added, waiting }: RoleCount): boolean {
  return waiting === 0 && employed - notEvaluated + added === evaluated;
}

function countOf(people: readonly EvaluatedPerson[], lastDay: CivilDate): RoleCount {
  const count = (is: (each: EvaluatedPerson) => boolean) => people.filter(is).length;
  const isEmployed = ({ person }: EvaluatedPerson) => person.stints.some(({ from, to }) => from <= lastDay && to >= lastDay);
  return {
    employed: count(isEmployed),
    evaluated: count(({ standing }) => standing.kind === "evaluated"),
    notEvaluated: count((each) => isEmployed(each) && each.standing.kind === "notEvaluated"),
    added: count((each) => !isEmployed(each) && each.standing.kind === "evaluated"),
    waiting: count(({ standing }) => standing.kind === "waiting"),
  };
}
