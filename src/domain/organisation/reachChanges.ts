import { isCovered } from "../kernel/daySpan.ts";
import type { Employment } from "./employment.ts";
import type { StaffChange } from "./staffChanges.ts";

/** Who comes to reach what is about a person: an evaluator, or the person who leads a unit. */
export type ReachChange =
  { readonly kind: "evaluator"; readonly reader: string } | { readonly kind: "unit"; readonly unit: Employment["unit"] };

/** Who, by new relations of a person in the place of others, may read what is about them in days in which they could not. */
export function reachChanges({ replaced, added }: Pick<StaffChange, "replaced" | "added">): ReachChange[] {
  return added.flatMap((relation): ReachChange[] => {
    const { evaluator: reader, unit } = relation;
    const isNewEvaluator =
      reader !== undefined &&
      !isCovered(
        relation,
        replaced.filter((before) => before.evaluator === reader),
      );
    const isNewUnit = !isCovered(
      relation,
      replaced.filter((before) => before.unit === unit),
    );
    return [...(isNewEvaluator ? [{ kind: "evaluator", reader } as const] : []), ...(isNewUnit ? [{ kind: "unit", unit } as const] : [])];
  });
}

/** Whether, by new relations in the place of others, a person is no more Segretario, dirigente or EQ in days in which they were. */
export function endsPower({ replaced, added }: Pick<StaffChange, "replaced" | "added">): boolean {
  return replaced.some(
    (before) =>
      before.post !== "none" &&
      !isCovered(
        before,
        added.filter(({ post }) => post === before.post),
      ),
  );
}
