import { add, compare, fromDecimalText, italianDecimal, type Rational, toDecimalText } from "../../kernel/rational.ts";
import { groupsOf } from "../../plan/countOutcomes.ts";
import type { Objective } from "../../plan/objective.ts";
import { isHundredths, readWeight } from "../../plan/readCells.ts";
import type { Check } from "../check.ts";
import type { Finding } from "../finding.ts";
import { measurableCitation } from "../goodObjective.rule.ts";
import { about, placed } from "../material.ts";

const HUNDRED = fromDecimalText("100");
const ZERO = fromDecimalText("0");

/** Weights of 0, and percentages that do not make 100 for a holder. Coefficients ("1,2") need no sum. */
export const weights: Check = {
  name: "weights",
  title: "Pesi che non tornano",
  why: "I pesi dicono quanto conta ogni obiettivo: se la somma non fa 100, il risultato non è quello che sembra.",
  citation: measurableCitation,
  find: ({ report: { objectives } }) => [...zeros(objectives), ...sums(objectives)],
};

function zeros(objectives: readonly Objective[]): Finding[] {
  return objectives.flatMap((objective): Finding[] => {
    const weight = weightOf(objective);
    if (!weight || compare(weight, ZERO) !== 0) return [];
    const message = "Ha peso 0: comunque vada, non conta nulla.";
    return [{ severity: "high", ...about(objective), message, remedy: "Dargli un peso, oppure toglierlo dal piano." }];
  });
}

function sums(objectives: readonly Objective[]): Finding[] {
  const groups = groupsOf(objectives).map(([group, held]) => ({ group, held, sum: sumOf(held) }));
  const arePercentages =
    objectives.some(({ weight }) => weight !== undefined && isHundredths(weight)) ||
    groups.some(({ sum }) => sum && compare(sum, HUNDRED) === 0);
  if (!arePercentages) return [];
  return groups.flatMap(({ group, held, sum }): Finding[] => {
    if (!sum || compare(sum, HUNDRED) === 0) return [];
    return [
      {
        severity: "high",
        subject: group,
        ...(held[0] && placed(held[0])),
        message: `I pesi dei suoi ${String(held.length)} obiettivi sommano a ${italianDecimal(toDecimalText(sum))} e non a 100.`,
        remedy: "Correggere i pesi in modo che la somma faccia 100.",
      },
    ];
  });
}

/** The sum of the weights of a group; undefined when one cannot be read or is missing. */
function sumOf(held: readonly Objective[]): Rational | undefined {
  let sum = ZERO;
  for (const objective of held) {
    const weight = weightOf(objective);
    if (!weight) return undefined;
    sum = add(sum, weight);
  }
  return sum;
}

function weightOf({ weight }: Objective): Rational | undefined {
  return weight === undefined ? undefined : readWeight(weight);
}
