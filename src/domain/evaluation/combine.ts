import type { Derivation, Term } from "../kernel/derivation.ts";
import type { Provenance } from "../kernel/proof.ts";
import { HUNDRED, type Rational, sign, ZERO } from "../kernel/rational.ts";
import { GRADE_WORDS, type GradeKind } from "./grade.ts";

/** A way of having no number. */
export type Gap = Exclude<GradeKind, "graded">;

/** What becomes of a part without a grade: it counts nothing, it leaves its weight to the others, it stops the level, or it counts in full. */
export type AbsenceChoice = "zero" | "leaveOut" | "block" | "full";

/** The choice for each way of having no grade (it. "casi senza punteggio"). */
export type AbsencePolicy = Readonly<Record<Gap, AbsenceChoice>>;

/** A part of a whole: its number, or why there is none. Its weight is written down only if the part counts. */
export type Part = { readonly id: string; readonly name: string; readonly value: Term | Gap; readonly weight: () => Term };

/** Why parts do not make a whole: one of them stops it, none has a number, or the weights of those that count sum to zero. */
export type NoWhole = "blocked" | "nothingCounts" | "weightsSumToZero";

/** The whole, or what it is without a number, and why. `part` is the one that stops it. */
export type Combined =
  { readonly kind: "graded"; readonly term: Term } | { readonly kind: Gap; readonly why: NoWhole; readonly part?: string };

/** What an administration may choose for a part without a number, as proofs say it. */
const CHOICE_WORDS: Record<AbsenceChoice, string> = {
  zero: "conta zero",
  leaveOut: "non conta e lascia il suo peso agli altri",
  block: "ferma il calcolo finché manca",
  full: "conta per intero",
};

/** What a whole is when no part of it has a number: the first of these that one of its parts is. */
const WORST_FIRST: readonly Gap[] = ["missing", "notComputable", "neutralised", "notApplicable"];

/** What "zero" and "in full" are worth in the measure of the parts. */
export type Ends = { readonly zero: Rational; readonly full: Rational };

const HUNDREDTHS: Ends = { zero: ZERO, full: HUNDRED };

/**
 * The weighted mean of parts, some of which may have no number: the administration's own rules say what then happens, and the proof says it too.
 * `ruleOf` is where those rules stand. Whatever order the parts come in, the answer is the same.
 */
export function combine(
  d: Derivation,
  whole: { readonly id: string; readonly words: string; readonly ruleOf: (gap: Gap) => Provenance },
  parts: readonly Part[],
  absences: AbsencePolicy,
  ends = HUNDREDTHS,
): Combined {
  const stopping = firstGap(parts, (gap) => absences[gap] === "block");
  if (stopping) return { kind: stopping.gap === "missing" ? "missing" : "notComputable", why: "blocked", part: stopping.name };
  const counted: { readonly value: Term; readonly weight: Term }[] = [];
  for (const { id, name, value, weight } of parts) {
    if (typeof value !== "string") {
      counted.push({ value, weight: weight() });
      continue;
    }
    const choice = absences[value];
    const rule = whole.ruleOf(value);
    d.remark(`senza-${id}`, name, `${GRADE_WORDS[value]}, ${CHOICE_WORDS[choice]}`, rule);
    if (choice === "zero" || choice === "full") counted.push({ value: d.given(id, name, ends[choice], rule), weight: weight() });
  }
  if (counted.length === 0) {
    return { kind: firstGap(parts, () => true)?.gap ?? "notApplicable", why: "nothingCounts" };
  }
  if (counted.every(({ weight }) => sign(weight.value) === 0)) return { kind: "notComputable", why: "weightsSumToZero" };
  return { kind: "graded", term: d.weightedMean(whole.id, whole.words, counted) };
}

/** The first part without a number of the kinds in question, the worst kind before the others. */
function firstGap(parts: readonly Part[], isInQuestion: (gap: Gap) => boolean): { readonly name: string; readonly gap: Gap } | undefined {
  if (parts.every(({ value }) => typeof value !== "string")) return undefined;
  for (const gap of WORST_FIRST) {
    const found = isInQuestion(gap) ? parts.find(({ value }) => value === gap) : undefined;
    if (found) return { name: found.name, gap };
  }
  return undefined;
}
