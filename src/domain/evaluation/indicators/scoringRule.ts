import type { CivilDate } from "../../kernel/civilDate.ts";
import type { Comparison } from "../../kernel/comparison.ts";
import type { DecimalText } from "../../kernel/decimalText.ts";
import type { Band } from "../band.ts";

/** Between which points a score stays (it. "minimo e massimo"): 0 and 100 as a rule; some SMVP let a surpassed target count up to 110 or 120. */
export type Limits = { readonly floor: DecimalText; readonly cap: DecimalText };

/** Which way is better (it. "verso"). */
export type Better = "higher" | "lower";

/** What a late date is worth (it. "decadimento"): nothing at once, or less each day until it is worth nothing. Days are counted from the due day. */
export type Decay =
  | { readonly kind: "none" }
  | { readonly kind: "untilDay"; readonly zeroOn: CivilDate }
  | { readonly kind: "overDays"; readonly zeroAfter: number };

/** What counts for an objective that keeps a value as it was (target equal to the baseline), where interpolation has nothing to interpolate. */
export type Maintenance = { readonly better: Better; readonly tolerance?: DecimalText };

/** A rule for one measured thing. Money and satisfaction are values, scored by the rules of values. */
export type SimpleRule = { readonly limits: Limits } & (
  | { readonly kind: "binary"; readonly comparison: Comparison }
  | { readonly kind: "ratio"; readonly better: "higher" }
  | { readonly kind: "ratio"; readonly better: "lower"; readonly valueNotPositive: "cap" | "notComputable" }
  | { readonly kind: "interpolation"; readonly maintenance?: Maintenance }
  | { readonly kind: "thresholds"; readonly ladder: readonly (Band & { readonly points: DecimalText })[]; readonly beyond: DecimalText }
  | { readonly kind: "range"; readonly toleranceBelow: DecimalText; readonly toleranceAbove: DecimalText }
  | { readonly kind: "date"; readonly graceDays: number; readonly decay: Decay }
  | { readonly kind: "ordinal"; readonly levels: readonly { readonly word: string; readonly points: DecimalText }[] }
  | { readonly kind: "phases"; readonly phases: readonly { readonly name: string; readonly weight: DecimalText }[] }
);
