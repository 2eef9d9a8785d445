import fc from "fast-check";
import { expect, test } from "vitest";
import { Derivation } from "./derivation.ts";
import { largestRemainder } from "./largestRemainder.ts";
import { exactly, fromExactText, rational } from "./rational.ts";

//  units   weights                      parts
test.each([
  ["100", ["1", "1", "1"], "34;33;33"], // the unit left over goes to the first among equals
  ["100", ["1", "2", "3"], "17;33;50"], // 16.67, 33.33, 50
  ["7", ["1/3", "2/3"], "2;5"], // 2.33, 4.67
  ["10", ["0", "0"], "0;0"],
  ["0", ["1", "5"], "0;0"],
  ["599999", ["1", "0"], "599999;0"],
])("%s units by %j are %s", (total, weights, parts) => {
  expect(largestRemainder(BigInt(total), weights.map(fromExactText)).join(";")).toBe(parts);
});

test("the parts always add up to the total, and none is a unit away from its exact share", () => {
  const weight = fc.tuple(fc.bigInt(0n, 10_000n), fc.bigInt(1n, 400n)).map(([n, d]) => rational(n, d));
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 12n), fc.array(weight, { minLength: 1, maxLength: 30 }), (total, weights) => {
      const parts = largestRemainder(total, weights);
      const isNobody = weights.every(({ numerator }) => numerator === 0n);
      expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(isNobody ? 0n : total);
    }),
    { numRuns: 2000 },
  );
});

test("what is negative is not split", () => {
  expect(() => largestRemainder(-1n, [exactly(1)])).toThrow(RangeError);
  expect(() => largestRemainder(1n, [exactly(-1)])).toThrow(RangeError);
});

test("a derivation tells the parts in one step", () => {
  const d = new Derivation();
  const given = (id: string, value: number) => d.given(id, id, exactly(value), { kind: "entry", where: id });
  expect(d.largestRemainder("parti", "Parti", given("centesimi", 100), [given("a", 1), given("b", 2)])).toEqual([33n, 67n]);
  expect(d.conclude({ figure: "", rule: "" }).steps).toEqual([
    {
      id: "parti",
      operation: "largestRemainder",
      operands: ["centesimi", "a", "b"],
      result: "33;67",
      text: "Parti: 100 diviso secondo 1; 2, con il metodo dei resti maggiori = 33; 67.",
    },
  ]);
});
