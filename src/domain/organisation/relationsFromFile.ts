import { dayBefore } from "../kernel/civilDate.ts";
import { classificationOf } from "./classification.ts";
import type { Employment } from "./employment.ts";
import type { PlacedStint } from "./stintsInRegister.ts";
import { isSameRelation } from "./staffChanges.ts";

/** What a file of evaluations changes of the relations of a person. */
export type Filled<Known extends Employment> = { readonly replaced: readonly Known[]; readonly added: readonly Employment[] };

/**
 * The relations that a file of evaluations of a year gives a person: those of the days before the first that the personnel office told, in the place of what an
 * earlier file of that year said. So lists and files come in any order, and come to the same.
 */
export function relationsFromFile<Known extends Employment>(
  year: number,
  known: readonly Known[],
  stints: readonly PlacedStint[],
): Filled<Known> {
  const firstTold = known
    .filter(({ fileYear }) => fileYear === undefined)
    .map(({ from }) => from)
    .sort()[0];
  const wanted = stints
    .filter(({ from }) => firstTold === undefined || from < firstTold)
    .map(({ from, to, unit, role, fte }): Employment => {
      const last = firstTold !== undefined && to >= firstTold ? dayBefore(firstTold) : to;
      return { from, to: last, unit, ...classificationOf(role), fte, fileYear: year };
    });
  const before = known.filter(({ fileYear }) => fileYear === year);
  return {
    replaced: before.filter((relation) => !wanted.some((each) => isSameRelation(each, relation))),
    added: wanted.filter((relation) => !before.some((each) => isSameRelation(each, relation))),
  };
}
