import { expect, test } from "vitest";
import { rational } from "../kernel/rational.ts";
import { allotByBudget, allotByPoints, meritPart, type Share } from "./allot.ts";

const share = (weight: bigint, percent: bigint, changes: Partial<Share> = {}): Share => ({
  evaluator: "E1",
  weight: rational(weight),
  top: rational(percent, 100n),
  gatePercent: undefined,
  ...changes,
});
const thirty = rational(30n);

test("what one leaves over goes to who has the same evaluator, and to nobody else", () => {
  const shares = [share(1n, 50n), share(1n, 100n), share(1n, 80n, { evaluator: "E2" }), share(1n, 0n, { evaluator: "E3" })];
  const merits = (leftovers: "colleagues" | "savings") => allotByBudget(4000n, shares, leftovers).map(({ merit }) => merit);
  expect(merits("colleagues")).toEqual([667n, 1333n, 1000n, 0n]); // 2,000 by 500 and 1,000; E3's 1,000 stay
  expect(merits("savings")).toEqual([500n, 1000n, 800n, 0n]);
});

test("[OBL-22] the part bound to payment times is set apart first, and is never below its percent", () => {
  expect(allotByPoints(1001n, [share(1n, 90n, { gatePercent: thirty })])).toEqual([{ full: 1001n, merit: 700n, gate: 301n }]);
  expect(allotByBudget(1001n, [share(1n, 90n, { gatePercent: thirty })], "savings")).toEqual([{ full: 1001n, merit: 630n, gate: 301n }]);
  expect(allotByBudget(1001n, [share(1n, 90n, { gatePercent: thirty })], "colleagues")).toEqual([{ full: 1001n, merit: 700n, gate: 301n }]);
  expect([meritPart(1001n, undefined), meritPart(1000n, thirty), meritPart(0n, thirty)]).toEqual([1001n, 700n, 0n]);
});

test("by points all is given out, by weight and score together; where nobody has points nothing is", () => {
  expect(allotByPoints(1000n, [share(1n, 100n), share(2n, 50n), share(5n, 0n)]).map(({ full }) => full)).toEqual([500n, 500n, 0n]);
  expect(allotByPoints(1000n, [share(1n, 0n)])).toEqual([{ full: 0n, merit: 0n, gate: 0n }]);
  expect(allotByPoints(1000n, [])).toEqual([]);
});
