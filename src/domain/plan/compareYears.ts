import { groupBy } from "../kernel/groupBy.ts";
import type { Continuation } from "./continuation.ts";
import { alikeOf, groupIdentity } from "./alike.ts";
import { groupsOf } from "./countOutcomes.ts";
import type { Objective } from "./objective.ts";

/** The objectives of one year, to be set beside another's, and which of them a person says to continue one of a year before. */
export type YearOfObjectives = {
  readonly year: number;
  readonly objectives: readonly Objective[];
  readonly continuations?: readonly Continuation[];
};

/** What tells that an objective is that of another year: the link a person gave, or the same group and title. */
export type ContinuedBy = "link" | "title";

/** An objective that returns in several years, by a link or by the same group and title (`alikeOf`), nothing less. Under each year, what binds it to the years before. */
export type ContinuedObjective = {
  readonly group: string;
  readonly title: string;
  readonly byYear: ReadonlyMap<number, Objective>;
  readonly boundBy: ReadonlyMap<number, ContinuedBy>;
};

/** Objectives of different years that are one. */
type Chain = { readonly byYear: Map<number, Objective>; readonly boundBy: Map<number, ContinuedBy> };

/**
 * The objectives found in two years or more, in the order in which they first appear. Links come first; the same group and title tell only where an objective has
 * no link. Where a year has the same group and title twice nobody can say which continues: that year is left out for that title.
 */
export function continuedObjectives(years: readonly YearOfObjectives[]): ContinuedObjective[] {
  const all = years.flatMap(({ objectives }) => objectives);
  const chains = new Map(all.map((each): [Objective, Chain] => [each, { byYear: new Map([[each.year, each]]), boundBy: new Map() }]));
  const links = new Map(years.flatMap(({ continuations = [] }) => continuations).map((link) => [link.code, link.continues]));
  const ofCode = new Map(all.map((each) => [each.code, each]));
  for (const each of links.size === 0 ? [] : all) {
    const code = links.get(each.code);
    const before = code && ofCode.get(code);
    if (before) bind(chains, before, each, "link");
  }
  for (const same of groupBy(all, alikeOf).values()) {
    const alone = [...groupBy(same, ({ year }) => year).values()].flatMap(([only, ...twins]) => (only && twins.length === 0 ? [only] : []));
    const inOrder = alone.toSorted((one, other) => one.year - other.year);
    for (const [i, each] of inOrder.entries()) if (i > 0 && !links.has(each.code)) bind(chains, inOrder[i - 1]!, each, "title");
  }
  const told = [...new Set(all.map((each) => chains.get(each)!))].filter(({ byYear }) => byYear.size > 1);
  return told.map(({ byYear, boundBy }) => {
    const inOrder = new Map([...byYear].toSorted(([one], [other]) => one - other));
    const { group, title } = [...inOrder.values()][0]!;
    return { group, title, byYear: inOrder, boundBy };
  });
}

/** Makes two chains one, but where both have an objective of one year. */
function bind(chains: Map<Objective, Chain>, before: Objective, each: Objective, by: ContinuedBy): void {
  const [earlier, later] = [chains.get(before)!, chains.get(each)!];
  if (earlier === later || [...later.byYear.keys()].some((year) => earlier.byYear.has(year))) return;
  later.boundBy.set(each.year, by);
  for (const [year, one] of later.byYear) {
    earlier.byYear.set(year, one);
    chains.set(one, earlier);
  }
  for (const [year, one] of later.boundBy) earlier.boundBy.set(year, one);
}

/** An objective in all years and what binds each; undefined where no objective of those years has a link, so that titles alone tell. */
export function chainOf(
  years: readonly YearOfObjectives[],
  { code, year }: Pick<Objective, "code" | "year">,
): Pick<ContinuedObjective, "byYear" | "boundBy"> | undefined {
  if (years.every(({ continuations = [] }) => continuations.length === 0)) return undefined;
  const found = continuedObjectives(years).find(({ byYear }) => byYear.get(year)?.code === code);
  return found ?? { byYear: new Map(), boundBy: new Map() };
}

/** An objective as it is in another year by its group and title: "several" when it cannot be told which. */
export function sameObjectiveIn(objectives: readonly Objective[], objective: Objective): Objective | "several" | undefined {
  const [only, ...others] = objectives.filter((each) => alikeOf(each) === alikeOf(objective));
  return others.length > 0 ? "several" : only;
}

/** A group in the years in which it occurs, the earliest first: what it is called in each, where more than one name is of one unit; `name` is the last. */
export type GroupInYears = { readonly name: string; readonly byYear: ReadonlyMap<number, readonly string[]> };

/** Every group in its years, in the order in which they first appear. */
export function groupsInYears(years: readonly YearOfObjectives[]): GroupInYears[] {
  const named = years.flatMap(({ year, objectives }) =>
    groupsOf(objectives).flatMap(([name, [first]]) => (first ? [{ name, year, identity: groupIdentity(first) }] : [])),
  );
  return [...groupBy(named, ({ identity }) => identity).values()].map((held) => {
    const inOrder = held.toSorted((one, other) => one.year - other.year);
    const byYear = new Map([...groupBy(inOrder, ({ year }) => year)].map(([year, names]) => [year, names.map(({ name }) => name)]));
    return { name: inOrder.at(-1)!.name, byYear };
  });
}
