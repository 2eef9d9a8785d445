import fc from "fast-check";
import { expect, test } from "vitest";
import {
  add,
  ceiling,
  compare,
  decimalText,
  divide,
  equals,
  exactText,
  floor,
  fromDecimalText,
  italianDecimal,
  italianExact,
  multiply,
  parseItalianNumber,
  rational,
  type Rational,
  rounded,
  roundHalfUp,
  sign,
  subtract,
  Sum,
  toDecimalText,
  ZERO,
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

/** Whole numbers small and large, most of them where machine numbers stop being exact. */
const aWhole = fc.oneof(
  fc.bigInt({ min: -1000n, max: 1000n }),
  fc.bigInt({ min: 2n ** 53n - 4n, max: 2n ** 53n + 4n }),
  fc.bigInt({ min: -(2n ** 53n) - 4n, max: -(2n ** 53n) + 4n }),
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }),
  fc.bigInt({ min: 0n, max: 2n ** 27n }),
);
const aFraction = fc.tuple(
  aWhole,
  aWhole.filter((under) => under !== 0n),
);

type Fraction = readonly [bigint, bigint];

function isFraction(value: Rational, [top, under]: Fraction): boolean {
  const isLowest = value.denominator > 0n && rational(value.numerator, value.denominator).denominator === value.denominator;
  return isLowest && value.numerator * under === top * value.denominator;
}

test("the four operations, order and sums are exact below, at and above the reach of machine numbers", () => {
  fc.assert(
    fc.property(aFraction, aFraction, ([a, b], [c, d]) => {
      const [left, right] = [rational(a, b), rational(c, d)];
      const difference = (a * d - c * b) * (b * d < 0n ? -1n : 1n);
      const isRight =
        isFraction(add(left, right), [a * d + c * b, b * d]) &&
        isFraction(subtract(left, right), [a * d - c * b, b * d]) &&
        isFraction(multiply(left, right), [a * c, b * d]) &&
        (c === 0n || isFraction(divide(left, right), [a * d, b * c])) &&
        compare(left, right) === (difference < 0n ? -1 : difference > 0n ? 1 : 0) &&
        equals(left, right) === (difference === 0n) &&
        sign(left) === compare(left, ZERO);
      if (!isRight) expect.fail(`${String(a)}/${String(b)} and ${String(c)}/${String(d)}`);
    }),
    { numRuns: 20_000 },
  );
});

test("a long sum, of plain and of weighed numbers, is exact whatever fits beside what", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(aFraction, aFraction), { maxLength: 12 }), (pairs) => {
      const [plain, weighed] = [new Sum(), new Sum()];
      let [all, under, products, underProducts] = [0n, 1n, 0n, 1n];
      for (const [[a, b], [c, d]] of pairs) {
        plain.add(rational(a, b));
        weighed.addProduct(rational(a, b), rational(c, d));
        [all, under] = [all * b + a * under, under * b];
        [products, underProducts] = [products * b * d + a * c * underProducts, underProducts * b * d];
      }
      if (!isFraction(plain.value, [all, under]) || !isFraction(weighed.value, [products, underProducts])) expect.fail();
    }),
    { numRuns: 5000 },
  );
});

test.each([
  [2n ** 53n - 1n, 2n, 0, "4503599627370496"],
  [2n ** 53n + 1n, 2n, 0, "4503599627370497"],
  [-(2n ** 53n) - 1n, 2n, 0, "-4503599627370497"],
  [9007199254740993n, 1000n, 2, "9007199254740.99"],
  [9007199254740995n, 1000n, 2, "9007199254741"],
  [-5n, 1000n, 2, "-0.01"],
  [-4n, 1000n, 2, "0"],
])("%s / %s rounded to %s decimals is %s", (numerator, denominator, decimals, expected) => {
  expect(exactText(rounded(rational(numerator, denominator), decimals))).toBe(expected);
});

test.each([
  [7n, 2n, 3n, "4"],
  [-7n, 2n, -4n, "-3"],
  [-8n, 2n, -4n, "-4"],
  [2n ** 60n + 1n, 2n, 2n ** 59n, "576460752303423489"],
])("the whole number not above %s / %s is %s, that not below it %s", (numerator, denominator, below, above) => {
  expect(floor(rational(numerator, denominator))).toBe(below);
  expect(exactText(ceiling(rational(numerator, denominator)))).toBe(above);
});

test("numbers beyond machine numbers are written whole, for programs and for people", () => {
  expect(exactText(rational(2n ** 70n, 8n))).toBe("147573952589676412928");
  expect(exactText(rational(2n ** 70n + 1n, 5n ** 25n))).toBe("3961.40812571321687968055296");
  expect(exactText(rational(2n ** 70n, 3n))).toBe("1180591620717411303424/3");
  expect(italianExact(rational(2n ** 60n, 1n))).toBe("1.152.921.504.606.846.976");
  expect(fromDecimalText("12345678901234567890.5").numerator).toBe(24691357802469135781n);
});
