import { groupBy } from "../kernel/groupBy.ts";
import { largestRemainder } from "../kernel/largestRemainder.ts";
import { divide, exactly, floor, HUNDRED, multiply, rational, type Rational, roundHalfUp, subtract } from "../kernel/rational.ts";
import { total } from "./money.ts";

/** What the arithmetic of a pool needs of a slot. `gatePercent`: the part bound to payment times, where there is one. */
export type Share = {
  readonly evaluator: string;
  readonly weight: Rational;
  readonly top: Rational;
  readonly gatePercent: Rational | undefined;
};

/** Whole cents set apart for a slot. `full` is what it was cut from: the budget, or the share of the pool. */
export type Portion = { readonly full: bigint; readonly gate: bigint; readonly merit: bigint };

/** One pool by points: points = weight × part earned; all of it is given out, unless nobody has points. */
export function allotByPoints(pool: bigint, shares: readonly Share[]): Portion[] {
  const parts = largestRemainder(
    pool,
    shares.map(({ weight, top }) => multiply(weight, top)),
  );
  return parts.map((full, i) => {
    const merit = meritPart(full, shares[i]?.gatePercent);
    return { full, merit, gate: full - merit };
  });
}

/**
 * A budget each by weight, of which the part earned is paid. What is left over stays (savings), or goes to those with the same evaluator in
 * proportion to what they earned (colleagues); where none of them earned anything it stays.
 */
export function allotByBudget(pool: bigint, shares: readonly Share[], leftovers: "colleagues" | "savings"): Portion[] {
  const budgets = largestRemainder(
    pool,
    shares.map(({ weight }) => weight),
  );
  const rows = shares.map((share, i) => {
    const full = budgets[i] ?? 0n;
    const budget = meritPart(full, share.gatePercent);
    return { share, full, budget, gate: full - budget, effective: multiply(rational(budget), share.top) };
  });
  if (leftovers === "savings") return rows.map(({ full, gate, effective }) => ({ full, gate, merit: roundHalfUp(effective, 0) }));
  const merits = new Map<(typeof rows)[number], bigint>();
  for (const group of groupBy(rows, ({ share }) => share.evaluator).values()) {
    const parts = largestRemainder(
      total(group.map(({ budget }) => budget)),
      group.map(({ effective }) => effective),
    );
    group.forEach((row, i) => merits.set(row, parts[i] ?? 0n));
  }
  return rows.map((row) => ({ full: row.full, gate: row.gate, merit: merits.get(row) ?? 0n }));
}

/** What remains beside the part bound to payment times, cut down to a whole cent: that part is never below its percent. */
export function meritPart(full: bigint, gatePercent: Rational | undefined): bigint {
  if (!gatePercent) return full;
  return floor(divide(multiply(rational(full), subtract(HUNDRED, gatePercent)), exactly(100)));
}
