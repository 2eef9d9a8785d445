import type { Term } from "../../kernel/derivation.ts";
import { fromDecimalText, sign, sumOf } from "../../kernel/rational.ts";
import type { DecimalText } from "../../kernel/decimalText.ts";
import { type Attempt, fromRule, type Scoring } from "./attempt.ts";
import type { CompositeRule } from "./indicatorUse.ts";

type Part = { readonly name: string; readonly weight: DecimalText; readonly attempt: Attempt };

/**
 * One score of several parts: their weighted mean, or the least of them where all must hold. A part out of the count leaves its weight to the others; a part
 * that is missing or cannot be computed voids the whole, or leaves its weight too, as the rule says.
 */
export function combineParts(scoring: Scoring, { combine, missingParts }: CompositeRule, parts: readonly Part[]): Attempt {
  if (parts.length === 0) return { kind: "notComputable", why: "emptyComposite" };
  const graded = parts.flatMap(({ name, weight, attempt }, i) =>
    attempt.kind === "graded" ? [{ name, weight, value: attempt.term, nth: String(i + 1) }] : [],
  );
  const obstacle = obstacleAmong(parts);
  if (obstacle && (missingParts === "void" || graded.length === 0)) return obstacle;
  const [first, ...others] = graded.map(({ value }) => value);
  if (!first) return parts.find(({ attempt }) => attempt.kind === "neutralised")?.attempt ?? parts[0]!.attempt;
  const { derivation, prefix } = scoring;
  if (combine === "minimum")
    return { kind: "graded", term: derivation.minimum(`${prefix}insieme`, "Conta la parte peggiore", [first, ...others]) };
  if (sign(sumOf(graded.map(({ weight }) => fromDecimalText(weight)))) <= 0) return { kind: "notComputable", why: "weightsSumToZero" };
  const weighted = graded.map(({ name, weight, value, nth }): { value: Term; weight: Term } => ({
    value,
    weight: fromRule(scoring, `peso-${nth}`, `Peso di «${name}»`, weight),
  }));
  return { kind: "graded", term: derivation.weightedMean(`${prefix}insieme`, "Media delle parti", weighted) };
}

function obstacleAmong(parts: readonly Part[]): Attempt | undefined {
  if (parts.some(({ attempt }) => attempt.kind === "notComputable")) return { kind: "notComputable", why: "partNotComputable" };
  const missing = parts.filter(({ attempt }) => attempt.kind === "missing");
  if (missing.length === 0) return undefined;
  return { kind: "missing", text: `Manca il valore di: ${missing.map(({ name }) => `«${name}»`).join(", ")}.` };
}
