import type { CivilDate } from "../kernel/civilDate.ts";
import { mayBegin } from "../kernel/mayBegin.ts";
import { refusal } from "../kernel/refusal.ts";
import type { Against } from "../kernel/verdict.ts";
import { isConsistent } from "./classification.ts";
import { type Employment, OUTSIDE_EVALUATORS } from "./employment.ts";
import { isThere } from "./reorganise.ts";

/** Why a working relation is not taken. */
export type RelationRefusal =
  "endsBeforeItBegins" | "beginsTooLate" | "evaluatesOneself" | "unitNotThere" | "evaluatorUnknown" | "inconsistentPost";

/** What a working relation is held against: the day, the units with their days, whether the evaluator is of the staff. */
type Known = {
  readonly today: CivilDate;
  readonly units: Parameters<typeof isThere>[0];
  readonly isEvaluatorKnown: boolean;
};

/** Everything that speaks against a person working somewhere in those days, as the relation says. */
export function againstRelation(
  person: string,
  { unit, from, to, evaluator, ...classification }: Employment,
  { today, units, isEvaluatorKnown }: Known,
): Against<RelationRefusal>[] {
  const isBackwards = to !== undefined && to < from;
  const days = { from, ...(to !== undefined && { to }) };
  const isEvaluated = evaluator !== undefined && !(evaluator in OUTSIDE_EVALUATORS);
  return [
    !mayBegin(from, today) && refusal("beginsTooLate", "from"),
    isBackwards && refusal("endsBeforeItBegins", "to"),
    !isBackwards && !isThere(units, unit, days) && refusal("unitNotThere", "unit"),
    !isConsistent(classification) && refusal("inconsistentPost", "role"),
    evaluator === person && refusal("evaluatesOneself", "evaluator"),
    isEvaluated && evaluator !== person && !isEvaluatorKnown && refusal("evaluatorUnknown", "evaluator"),
  ];
}
