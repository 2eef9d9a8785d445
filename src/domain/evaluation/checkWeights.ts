import { add, compare, fromDecimalText, HUNDRED, italianExact, ZERO } from "../kernel/rational.ts";
import type { DecimalText } from "../kernel/decimalText.ts";
import { error, type Problem } from "./problem.ts";
import type { WeightMode } from "./rollUp/rollUpRules.ts";

/** Whether the weights of some parts are as their rule wants them: all there and summing to what they must, or none. `what`: "Dirigente: le componenti". */
export function checkWeights(
  mode: WeightMode,
  parts: readonly { readonly weight?: DecimalText }[],
  clause: string,
  what: string,
): readonly Problem[] {
  if (parts.length === 0) return [error(clause, `${what} mancano.`)];
  if (mode === "none") {
    const first = parts.findIndex(({ weight }) => weight !== undefined);
    return first < 0 ? [] : [error(`${clause}[${String(first)}].peso`, `${what} non hanno pesi, e qui ce n'è uno.`)];
  }
  const lacking = parts.findIndex(({ weight }) => weight === undefined);
  if (lacking >= 0) return [error(`${clause}[${String(lacking)}].peso`, `${what}: manca un peso.`)];
  const weights = parts.map(({ weight }) => fromDecimalText(weight ?? "0"));
  const zero = weights.findIndex((weight) => compare(weight, ZERO) <= 0);
  if (zero >= 0) return [error(`${clause}[${String(zero)}].peso`, `${what}: un peso è zero o negativo; chi non conta non si elenca.`)];
  const sum = weights.reduce(add);
  if (mode !== "percent" || compare(sum, HUNDRED) === 0) return [];
  return [error(clause, `${what} hanno pesi che sommano a ${italianExact(sum)} invece che a 100.`)];
}
