import type { Provenance } from "../kernel/proof.ts";
import { decimalText, exactly, fromDecimalText, multiply, type Rational } from "../kernel/rational.ts";
import type { MoneyText } from "./cci.ts";

/** Whole cents of an amount of euros with two decimals; throws when it has more. */
export function centsOf(money: MoneyText): bigint {
  const cents = multiply(fromDecimalText(money), exactly(100));
  if (cents.denominator !== 1n) throw new RangeError(`Not whole cents: ${money}`);
  return cents.numerator;
}

/** Writes whole cents as euros: 262945n is "2629.45". */
export function moneyText(cents: bigint): MoneyText {
  return decimalText(cents, 2);
}

/** Adds cents. */
export function total(cents: readonly bigint[]): bigint {
  return cents.reduce((sum, each) => sum + each, 0n);
}

/** Why there are a hundred cents in a euro, as a proof cites it. */
export const CENTS_IN_EURO: { readonly name: string; readonly value: Rational; readonly provenance: Provenance } = {
  name: "Centesimi in un euro",
  value: exactly(100),
  provenance: { kind: "law", citation: "reg. (CE) 974/98, art. 2" },
};
