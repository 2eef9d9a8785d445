import fc from "fast-check";
import { expect, test } from "vitest";
import {
  compare,
  decimalText,
  fromDecimalText,
  italianDecimal,
  parseItalianNumber,
  rational,
  roundHalfUp,
  toDecimalText,
} from "./rational.ts";

test.each([
  ["1.234,5", "1234.5"],
  ["1234,5", "1234.5"],
  ["95", "95"],
  ["12,50", "12.5"],
  ["12.5", "12.5"],
  ["1.234", "1234"], // a point before three digits separates thousands
  ["1.234.567,89", "1234567.89"],
  ["-3,5", "-3.5"],
  ["1.23.4", undefined],
  ["1,234,5", undefined],
  ["12.34,5", undefined],
  ["abc", undefined],
  ["", undefined],
])("%s is read as %s", (written, plain) => {
  const read = parseItalianNumber(written);
  expect(read && toDecimalText(read)).toBe(plain);
});

test.each([
  [66n, 74n, "0.89"],
  [1n, 8n, "0.13"], // 0.125 goes up
  [-1n, 8n, "-0.13"], // away from zero
  [1n, 3n, "0.33"],
  [201n, 200n, "1.01"], // 1.005, which a float prints as 1.00
])("%s / %s rounds half-up to %s", (numerator, denominator, rounded) => {
  expect(decimalText(roundHalfUp(rational(numerator, denominator), 2), 2)).toBe(rounded);
});

test("thousands take a point and decimals a comma", () => {
  expect(italianDecimal("1234567.5")).toBe("1.234.567,5");
  expect(italianDecimal("-12")).toBe("-12");
  expect(italianDecimal("999")).toBe("999");
});

test("a number that never ends has no plain decimal", () => {
  expect(() => toDecimalText(rational(1n, 3n))).toThrow(RangeError);
  expect(() => rational(1n, 0n)).toThrow(RangeError);
});

test("an exact decimal survives printing and reading", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 6 }), (units, decimals) => {
      const value = rational(units, 10n ** BigInt(decimals));
      const plain = toDecimalText(value);
      expect(compare(fromDecimalText(plain), value)).toBe(0);
      expect(compare(parseItalianNumber(italianDecimal(plain)) ?? rational(0n, 1n), value)).toBe(0);
    }),
  );
});
