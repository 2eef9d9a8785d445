import { decimalText, italianDecimal, rational, roundHalfUp } from "./rational.ts";

/** A part of a whole as a plain percentage with two decimals, rounded half-up on its own: 66 of 74 is "89.19". Undefined for no whole. */
export function shareOf(part: number, whole: number): string | undefined {
  if (whole === 0) return undefined;
  return decimalText(roundHalfUp(rational(BigInt(part) * 100n, BigInt(whole)), 2), 2);
}

/** Prints a share as Italians do: "89.19" is "89,19 %". */
export function italianShare(share: string): string {
  return `${italianDecimal(share)} %`;
}
