import { expect, test } from "vitest";
import { centsOf, moneyText, total } from "./money.ts";

test.each([
  ["0.00", 0n],
  ["0.01", 1n],
  ["2629.45", 262945n],
  ["60000.00", 6000000n],
])("%s euros are %i cents, and back", (money, cents) => {
  expect(centsOf(money)).toBe(cents);
  expect(moneyText(cents)).toBe(money);
});

test("an amount with half a cent is refused, not rounded", () => {
  expect(() => centsOf("0.005")).toThrow("Not whole cents: 0.005");
});

test("cents add up; no cents are zero", () => {
  expect([total([]), total([1n, 20n, 300n])]).toEqual([0n, 321n]);
});
