import { fromDecimalText, HUNDRED, italianDecimal, multiply, toDecimalText } from "../kernel/rational.ts";
import type { DecimalText } from "../kernel/decimalText.ts";

/** A share of full time as offices write it: "0.5" is "50 %". It reads back as the same share. */
export function workingTimeWords(fte: DecimalText): string {
  return `${italianDecimal(toDecimalText(multiply(fromDecimalText(fte), HUNDRED)))} %`;
}
