import type { Proof } from "../kernel/proof.ts";
import type { Rational } from "../kernel/rational.ts";

/**
 * A degree of achievement or a score out of 100, or why there is none. Nobody told (missing), the rule does not concern it (notApplicable), taken out
 * of the count by an act (neutralised), the rule has no answer for these values (notComputable): none of them is zero.
 */
export type Grade =
  | { readonly kind: "graded"; readonly value: Rational }
  | { readonly kind: "missing" }
  | { readonly kind: "notApplicable" }
  | { readonly kind: "neutralised" }
  | { readonly kind: "notComputable" };

export type GradeKind = Grade["kind"];

/** The Italian words of a grade that is no number. */
export const GRADE_WORDS: Record<Exclude<GradeKind, "graded">, string> = {
  missing: "dato mancante",
  notApplicable: "non applicabile",
  neutralised: "neutralizzato",
  notComputable: "non calcolabile",
};

/** A grade with how it came to be. */
export type Graded = { readonly grade: Grade; readonly proof: Proof };
