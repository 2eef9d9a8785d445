import type { CivilDate } from "../kernel/civilDate.ts";
import type { Comparison } from "../kernel/comparison.ts";
import type { DecimalText } from "../kernel/decimalText.ts";

/** The stretch of time a count refers to: "2 report all'anno". */
export type Period = "day" | "week" | "month" | "quarter" | "halfYear" | "year";

/** What an amount counts: hundredths of a whole ("95 %", perhaps "delle pratiche"), a mark ("8 su 10"), money, things ("2 report all'anno"), or a bare number. */
export type Unit =
  | { readonly kind: "percentage"; readonly of?: string }
  | { readonly kind: "score"; readonly outOf: DecimalText }
  | { readonly kind: "euro" }
  | { readonly kind: "things"; readonly name: string; readonly per?: Period }
  | { readonly kind: "number"; readonly per?: Period };

/** What the measured value must satisfy (it. "valore atteso"). `subject` is what is measured, when the text names it: "ritardo". */
export type Constraint =
  | {
      readonly kind: "value";
      readonly comparison: Comparison;
      readonly amount: DecimalText;
      readonly unit: Unit;
      readonly subject?: string;
    }
  | { readonly kind: "range"; readonly from: DecimalText; readonly to: DecimalText; readonly unit: Unit; readonly subject?: string }
  | {
      readonly kind: "change";
      readonly direction: "reduction" | "increase";
      readonly amount: DecimalText;
      readonly unit: Unit;
      /** The year whose value is the baseline; without it the baseline is the indicator's own. */
      readonly since?: number;
    };

/** By when. A statutory term moves when the law defers it: the rule is kept, and beside it the day it came to, once a person has resolved it. */
export type Deadline =
  | { readonly kind: "day"; readonly by: CivilDate }
  | { readonly kind: "statutoryTerm"; readonly ofApproval: boolean; readonly resolved?: CivilDate };

/** What was promised (it. "target"): a constraint on a value, a deadline, or both; `deliverable` is the thing due by the deadline. */
export type Target =
  | { readonly kind: "deadline"; readonly deadline: Deadline; readonly deliverable?: string }
  | { readonly kind: "constraint"; readonly constraint: Constraint }
  | { readonly kind: "constraintByDeadline"; readonly constraint: Constraint; readonly deadline: Deadline };

/** The day a deadline falls on; undefined while nobody has resolved its statutory term. */
export function dueDay(deadline: Deadline): CivilDate | undefined {
  return deadline.kind === "day" ? deadline.by : deadline.resolved;
}
