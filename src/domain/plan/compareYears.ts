import { groupBy } from "../kernel/groupBy.ts";
import { groupsOf } from "./countOutcomes.ts";
import type { Objective } from "./objective.ts";

/** The objectives of one year, to be set beside another's. */
export type YearOfObjectives = { readonly year: number; readonly objectives: readonly Objective[] };

/** An objective that returns in several years: the same group and the same title, nothing less. */
export type ContinuedObjective = { readonly group: string; readonly title: string; readonly byYear: ReadonlyMap<number, Objective> };

/**
 * The objectives found in two years or more, in the order in which they first appear. Where a year has the same group and title twice
 * nobody can say which continues: that year is left out for that title.
 */
export function continuedObjectives(years: readonly YearOfObjectives[]): ContinuedObjective[] {
  const all = years.flatMap(({ objectives }) => objectives);
  return [...groupBy(all, identityOf).values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const byYear = new Map(
      [...groupBy(same, ({ year }) => year)].flatMap(([year, [only, ...others]]) => (only && others.length === 0 ? [[year, only]] : [])),
    );
    return byYear.size > 1 ? [{ group: first.group, title: first.title, byYear }] : [];
  });
}

/** An objective as it is in another year: "several" when it cannot be told which. */
export function sameObjectiveIn(objectives: readonly Objective[], objective: Objective): Objective | "several" | undefined {
  const [only, ...others] = objectives.filter((each) => identityOf(each) === identityOf(objective));
  return others.length > 0 ? "several" : only;
}

/** In which years each group occurs, by its name as it is. */
export function yearsOfGroups(years: readonly YearOfObjectives[]): ReadonlyMap<string, readonly number[]> {
  const pairs = years.flatMap(({ year, objectives }) => groupsOf(objectives).map(([group]) => ({ group, year })));
  return new Map([...groupBy(pairs, ({ group }) => group)].map(([group, held]) => [group, held.map(({ year }) => year)]));
}

function identityOf({ group, title }: Objective): string {
  return `${group}\n${title}`;
}
