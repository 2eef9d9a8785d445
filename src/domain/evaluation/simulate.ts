import { groupBy } from "../kernel/groupBy.ts";
import {
  add,
  compare,
  divide,
  exactly,
  floor,
  fromDecimalText,
  HUNDRED,
  multiply,
  rounded,
  toDecimalText,
  ZERO,
} from "../kernel/rational.ts";
import { type PayCategory, PAY_CATEGORIES, payCategoryOf } from "../organisation/profile.ts";
import type { CycleEvaluation } from "./evaluateCycle.ts";
import type { EvaluatedPerson } from "./individual/evaluatePerson.ts";
import type { Smvp } from "./smvp.ts";

/** Groups are at least so large: a count of fewer people tells of each. Categories that are smaller are put together. */
export const SMALLEST_GROUP = 5;

/** Categories told together, and how their people spread. */
export type Group = {
  readonly categories: readonly PayCategory[];
  readonly evaluated: number;
  readonly mean: string | null;
  readonly counts: readonly number[];
};

/** How a set of rules spreads people over its bands: of everybody, and of each group of categories that is large enough. No person is in it. */
export type Spread = {
  readonly evaluated: number;
  readonly notEvaluated: number;
  readonly waiting: number;
  readonly mean: string | null;
  readonly bands: readonly { readonly label: string; readonly count: number }[];
  readonly groups: readonly Group[];
  /** Top scores beyond the cap of the SMVP, where it has one: they are counted in the band below. */
  readonly beyondCap?: number;
};

/** Two sets of rules on the same year: what is, what would be, and how many scores would rise and fall: null where they are some, and too few to be told. */
export type Simulation = {
  readonly before: Spread;
  readonly after: Spread;
  readonly moved: { readonly up: number | null; readonly down: number | null };
};

/** A year's evaluation and the SMVP it was made with. */
export type EvaluatedBy = { readonly evaluation: CycleEvaluation; readonly smvp: Smvp };

/** What another SMVP does to a year that was evaluated with its own: effects by band and category, never persons. */
export function simulate(now: EvaluatedBy, other: EvaluatedBy): Simulation {
  const [before, after] = [now.evaluation, other.evaluation];
  const scores = new Map(after.individual.people.map((person) => [person.person.code, scoreOf(person)]));
  const moves = before.individual.people.map((person) => {
    const [old, next] = [scoreOf(person), scores.get(person.person.code)];
    return old && next ? compare(next, old) : 0;
  });
  const count = (way: 1 | -1) => moves.filter((move) => move === way).length;
  const hidden = (many: number) => (many > 0 && many < SMALLEST_GROUP ? null : many);
  return {
    before: spreadOf(before, now.smvp),
    after: spreadOf(after, other.smvp),
    moved: { up: hidden(count(1)), down: hidden(count(-1)) },
  };
}

function scoreOf({ standing }: EvaluatedPerson) {
  return standing.kind === "evaluated" ? standing.score : undefined;
}

/** How an evaluation spreads people over the bands. */
export function spreadOf({ individual: { people } }: CycleEvaluation, smvp: Smvp): Spread {
  const beyond = beyondCap(people, smvp);
  const scored = people.filter(({ standing }) => standing.kind === "evaluated");
  const counts = countsOf(scored, smvp, beyond);
  return {
    evaluated: scored.length,
    notEvaluated: people.filter(({ standing }) => standing.kind === "notEvaluated").length,
    waiting: people.filter(({ standing }) => standing.kind === "waiting").length,
    mean: meanOf(scored),
    bands: smvp.bands.map(({ label }, i) => ({ label, count: counts[i] ?? 0 })),
    groups: groupsOf(scored).map((categories) => {
      const own = scored.filter(({ role }) => categories.includes(payCategoryOf(role)));
      return { categories, evaluated: own.length, mean: meanOf(own), counts: countsOf(own, smvp, beyond) };
    }),
    ...(smvp.topScores && { beyondCap: beyond.size }),
  };
}

/** The categories in groups of at least `SMALLEST_GROUP` people, so that none can be found by difference; none where there are too few in all. */
function groupsOf(scored: readonly EvaluatedPerson[]): PayCategory[][] {
  const sizes = PAY_CATEGORIES.map((category) => ({
    categories: [category],
    size: scored.filter(({ role }) => payCategoryOf(role) === category).length,
  }));
  const bySize = sizes.filter(({ size }) => size > 0).toSorted((a, b) => a.size - b.size);
  const groups: { categories: PayCategory[]; size: number }[] = [];
  for (const each of bySize) {
    const last = groups.at(-1);
    if (last && last.size < SMALLEST_GROUP)
      groups[groups.length - 1] = { categories: [...last.categories, ...each.categories], size: last.size + each.size };
    else groups.push(each);
  }
  return groups.filter(({ size }) => size >= SMALLEST_GROUP).map(({ categories }) => categories);
}

function meanOf(people: readonly EvaluatedPerson[]): string | null {
  if (people.length === 0) return null;
  const sum = people.reduce((total, person) => add(total, scoreOf(person) ?? ZERO), ZERO);
  return toDecimalText(rounded(divide(sum, exactly(people.length)), 2));
}

/** People by band; the person who is beyond the cap stands one band lower. */
function countsOf(people: readonly EvaluatedPerson[], { bands }: Smvp, beyond: ReadonlySet<string>): number[] {
  const placed = people.map(({ person, standing }) => {
    if (standing.kind !== "evaluated" || standing.band === undefined) return undefined;
    return beyond.has(person.code) ? Math.max(0, standing.band - 1) : standing.band;
  });
  return bands.map((_, i) => placed.filter((band) => band === i).length);
}

/** Of each evaluator, who exceeds the share of top scores the SMVP allows: the lowest of them, and among equals the last by code, since people come in that order. */
function beyondCap(people: readonly EvaluatedPerson[], { topScores }: Smvp): ReadonlySet<string> {
  if (!topScores) return new Set();
  const from = fromDecimalText(topScores.from);
  const byEvaluator = groupBy(people, ({ forms }) => forms.at(-1)?.form.evaluator ?? "");
  const beyond = [...byEvaluator.values()].flatMap((judged) => {
    const scored = judged.filter((person) => scoreOf(person));
    const share = divide(fromDecimalText(topScores.atMostPercent), HUNDRED);
    const allowed = Number(floor(multiply(share, exactly(scored.length))));
    const top = scored
      .filter((person) => compare(scoreOf(person) ?? ZERO, from) >= 0)
      .toSorted((a, b) => compare(scoreOf(b) ?? ZERO, scoreOf(a) ?? ZERO));
    return top.slice(allowed).map(({ person }) => person.code);
  });
  return new Set(beyond);
}
