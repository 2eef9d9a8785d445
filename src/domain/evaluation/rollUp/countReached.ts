import { byCode } from "../../kernel/byCode.ts";
import { Derivation, type Term } from "../../kernel/derivation.ts";
import { fromDecimalText, HUNDRED, ZERO } from "../../kernel/rational.ts";
import type { DecimalText } from "../../kernel/decimalText.ts";
import { GRADE_WORDS } from "../grade.ts";
import type { Level, RolledUp } from "./meanOfGrades.ts";
import { countingOf, type PartToWeigh } from "./partToWeigh.ts";
import type { LevelRules } from "./rollUpRules.ts";

/** How many parts reach a grade, of how many that count (it. "raggiunti su totale"), with the proof of the first number. */
export type ReachedCount = { readonly reached: number; readonly of: number; readonly leftOut: number; readonly proof: RolledUp["proof"] };

/** Counts the parts at or above so many points: 100, 80 and 0 are 1 of 3 at 100 points, 2 of 3 at 60. Undefined where a part without a grade stops it. */
export function countReached(
  level: Omit<Level, "whenEmpty">,
  parts: readonly PartToWeigh[],
  reachedFrom: DecimalText,
  rules: Omit<LevelRules, "weights">,
): ReachedCount | undefined {
  const derivation = new Derivation();
  const enough = derivation.given("soglia", "Punti da cui si conta raggiunto", fromDecimalText(reachedFrom), level.rules);
  const counting = byCode(parts).map((part) => ({ part, ...countingOf(part, rules.takes) }));
  const terms: Term[] = [];
  for (const [i, { part, grade, provenance }] of counting.entries()) {
    const nth = String(i + 1);
    const name = `Punteggio di «${part.name}»`;
    if (grade.kind === "graded") {
      terms.push(derivation.given(`valore-${nth}`, name, grade.value, provenance));
      continue;
    }
    const choice = rules.absences[grade.kind];
    if (choice === "block") return undefined;
    if (choice === "leaveOut") derivation.remark(`senza-${nth}`, name, `${GRADE_WORDS[grade.kind]}, fuori dal conto`, level.rules);
    else
      terms.push(derivation.given(`valore-${nth}`, `${name}, ${GRADE_WORDS[grade.kind]}`, choice === "full" ? HUNDRED : ZERO, level.rules));
  }
  const reached = terms.map((term, i) => derivation.isAtLeast(`raggiunto-${String(i + 1)}`, "Raggiunto", term, enough));
  const count = derivation.sum("raggiunti", "Raggiunti", reached);
  const proof = derivation.conclude({
    figure: level.figure,
    rule: "Si conta quanti raggiungono i punti indicati, tra quelli che contano.",
  });
  return { reached: Number(count.value.numerator), of: terms.length, leftOut: parts.length - terms.length, proof };
}
