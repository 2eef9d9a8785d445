import { compare, fromDecimalText, HUNDRED, sign, sumOf } from "../../kernel/rational.ts";
import { type Attempt, fromRule, type Scoring } from "./attempt.ts";
import type { SimpleRule } from "./scoringRule.ts";

/** The mean of the phases, each with its weight and how far it is. A phase nobody tells of is missing, and so is the score: it is not a zero. */
export function scorePhases(
  scoring: Scoring,
  { phases }: Extract<SimpleRule, { kind: "phases" }>,
  percentages: Readonly<Record<string, string>>,
): Attempt {
  if (phases.length === 0) return { kind: "notComputable", why: "emptyPhases" };
  const told = Object.entries(percentages);
  if (told.some(([name]) => !phases.some((phase) => phase.name === name))) return { kind: "notComputable", why: "phaseUnknown" };
  if (told.some(([, percentage]) => isOutside(percentage))) return { kind: "notComputable", why: "phaseOutsideRange" };
  const silent = phases.filter(({ name }) => !Object.hasOwn(percentages, name));
  if (silent.length > 0) return { kind: "missing", text: `Manca lo stato di: ${silent.map(({ name }) => `«${name}»`).join(", ")}.` };
  if (sign(sumOf(phases.map(({ weight }) => fromDecimalText(weight)))) <= 0) return { kind: "notComputable", why: "weightsSumToZero" };
  const { derivation, prefix, provenance } = scoring;
  const parts = phases.map(({ name, weight }, i) => {
    const nth = String(i + 1);
    const done = fromDecimalText(percentages[name] ?? "0");
    return {
      value: derivation.given(`${prefix}fase-${nth}`, `Fase «${name}», percentuale`, done, provenance.measured),
      weight: fromRule(scoring, `peso-fase-${nth}`, `Fase «${name}», peso`, weight),
    };
  });
  return { kind: "graded", term: derivation.weightedMean(`${prefix}grezzo`, "Media delle fasi", parts) };
}

function isOutside(percentage: string): boolean {
  const value = fromDecimalText(percentage);
  return sign(value) < 0 || compare(value, HUNDRED) > 0;
}
