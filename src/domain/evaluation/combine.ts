import type { Derivation, Term } from "../kernel/derivation.ts";
import { HUNDRED, type Rational, ZERO } from "../kernel/rational.ts";
import { GRADE_WORDS, type GradeKind } from "./grade.ts";
import type { AbsenceChoice, AbsencePolicy } from "./rollUp/rollUpRules.ts";

type Gap = Exclude<GradeKind, "graded">;

/** A part of a whole: its number, or why there is none, and its weight. */
export type Part = { readonly id: string; readonly name: string; readonly value: Term | Gap; readonly weight: Term };

/** The whole, or why it has no number. */
export type Combined = { readonly kind: "graded"; readonly term: Term } | { readonly kind: Gap };

const CHOICE_WORDS: Record<AbsenceChoice, string> = {
  zero: "conta zero",
  leaveOut: "non entra nel calcolo e i pesi degli altri crescono in proporzione",
  block: "finché manca il risultato non si calcola",
  full: "conta per intero",
};

/** Where each answer stands in the file of the SMVP. */
const GAP_CLAUSES: Record<Gap, string> = {
  missing: "mancante",
  notApplicable: "non_applicabile",
  neutralised: "neutralizzato",
  notComputable: "non_calcolabile",
};

/** What "zero" and "in full" are worth in the measure of the parts. */
export type Ends = { readonly zero: Rational; readonly full: Rational };

const HUNDREDTHS: Ends = { zero: ZERO, full: HUNDRED };

/**
 * The weighted mean of parts, some of which may have no number: the administration's own rules say what then happens, and the proof says it too.
 * Nothing that counts, or weights that sum to 0: the whole has no number either. `clause` is where those rules stand in the SMVP.
 */
export function combine(
  d: Derivation,
  whole: { readonly id: string; readonly words: string; readonly clause: string },
  parts: readonly Part[],
  absences: AbsencePolicy,
  ends = HUNDREDTHS,
): Combined {
  const counted: { readonly value: Term; readonly weight: Term }[] = [];
  let blocked: Gap | undefined;
  let absent: Gap | undefined;
  for (const { id, name, value, weight } of parts) {
    if (typeof value !== "string") {
      counted.push({ value, weight });
      continue;
    }
    const answer = absences[value];
    absent ??= value;
    const clause = `${whole.clause}.${GAP_CLAUSES[value]}`;
    d.remark(`${id}-assente`, name, `${GRADE_WORDS[value]}: ${CHOICE_WORDS[answer]}`, { kind: "clause", document: "smvp", clause });
    if (answer === "block") blocked ??= value;
    if (answer === "zero" || answer === "full") {
      counted.push({ value: d.given(id, name, ends[answer], { kind: "clause", document: "smvp", clause }), weight });
    }
  }
  if (blocked) return { kind: blocked };
  if (!counted.some(({ weight }) => weight.value.numerator !== 0n)) return { kind: absent ?? "notApplicable" };
  return { kind: "graded", term: d.weightedMean(whole.id, whole.words, counted) };
}
