import type { DecimalText } from "../../kernel/decimalText.ts";
import type { Decay, Limits } from "./scoringRule.ts";

/**
 * How a value is scored against a number. Strict targets ("più di", "meno di") and exact ones are always all or nothing: a ratio would call them reached when
 * they are not.
 */
export type ValueChoice = {
  readonly rule: "binary" | "ratio" | "interpolation";
  /** What interpolation gives way to where no earlier value is known, or the earlier value was already better than the target. */
  readonly withoutBaseline: "binary" | "ratio";
  /** What a ratio gives way to when the target is zero or negative: a delay "non oltre 0" is all or nothing. */
  readonly targetNotPositive: "binary" | "notComputable";
  /** What a value of zero or below is worth where low is better and the target is positive. */
  readonly valueNotPositive: "cap" | "notComputable";
  /** How far a value to be kept may slip; without it a worse value is not computable. */
  readonly maintenanceTolerance?: DecimalText;
};

/** Which rule each form of target is scored by (it. "grado di raggiungimento"): data of the SMVP. */
export type AchievementRules = {
  readonly limits: Limits;
  readonly deadline: { readonly graceDays: number; readonly decay: Decay };
  readonly atLeast: ValueChoice;
  readonly atMost: ValueChoice;
  readonly range: { readonly toleranceBelow: DecimalText; readonly toleranceAbove: DecimalText };
  readonly change: "binary" | "interpolation";
  /** A value and a deadline together: the worse of the two, or their mean with these weights. */
  readonly both: { readonly combine: "minimum" | "weightedMean"; readonly valueWeight: DecimalText; readonly deadlineWeight: DecimalText };
  /** What the outcomes an administration states are worth, where it gives no degree. */
  readonly outcomes: { readonly achieved: DecimalText; readonly notAchieved: DecimalText };
};
