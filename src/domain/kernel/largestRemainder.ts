import type { Rational } from "./rational.ts";

/**
 * Splits whole units by weight so that the parts add up to the total: each part is first cut down to whole units, then the units left over go one each
 * to the largest remainders, the earlier first among equals. All parts are 0 when no weight is above 0; throws on a negative total or weight.
 */
export function largestRemainder(total: bigint, weights: readonly Rational[]): bigint[] {
  const whole = toWholes(weights);
  if (total < 0n || whole.some((weight) => weight < 0n)) throw new RangeError("Only what is not negative can be split");
  const sum = whole.reduce((so, weight) => so + weight, 0n);
  if (sum === 0n) return whole.map(() => 0n);
  const parts = whole.map((weight) => (total * weight) / sum);
  const rests = whole.map((weight, i) => ({ i, rest: (total * weight) % sum }));
  const missing = Number(total - parts.reduce((so, part) => so + part, 0n));
  rests.sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest < b.rest ? 1 : -1));
  for (const { i } of rests.slice(0, missing)) parts[i] = (parts[i] ?? 0n) + 1n;
  return parts;
}

/** Weights over one denominator, which is then dropped. */
function toWholes(weights: readonly Rational[]): bigint[] {
  let common = 1n;
  for (const { denominator } of weights) {
    if (common % denominator !== 0n) common = (common / commonDivisor(common, denominator)) * denominator;
  }
  return weights.map(({ numerator, denominator }) => numerator * (common / denominator));
}

function commonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}
