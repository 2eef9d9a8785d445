import {
  compare,
  divide,
  fromDecimalText,
  HUNDRED,
  ONE,
  parseItalianNumber,
  type Rational,
  rounded,
  sign,
  toDecimalText,
} from "../kernel/rational.ts";
import type { DecimalText } from "../plan/target.ts";

/** Decimals a share of full time is kept with. */
const DECIMALS = 6;

/**
 * Reads a share of full time (it. "quota di tempo pieno") as offices write it: "100 %", "50%", "0,5", "18/36", "18 ore su 36". A plain number up to 1 is a
 * share, above 1 a percentage. Undefined when it is none, is not above 0, or is more than full time.
 */
export function readWorkingTime(written: string): DecimalText | undefined {
  const text = written.trim().toLowerCase();
  if (/^(tempo )?pieno$|^full[- ]?time$/.test(text)) return "1";
  const share = shareOf(text);
  return share && sign(share) > 0 && compare(share, ONE) <= 0 ? toDecimalText(rounded(share, DECIMALS)) : undefined;
}

function shareOf(text: string): Rational | undefined {
  const [, part, whole] = /^([\d.,]+)(?: ?ore)?(?: ?\/ ?| su )([\d.,]+)(?: ?ore)?$/.exec(text) ?? [];
  if (part !== undefined && whole !== undefined) {
    const [hours, week] = [parseItalianNumber(part), parseItalianNumber(whole)];
    return hours && week && sign(week) > 0 ? divide(hours, week) : undefined;
  }
  const [, number, percent] = /^([\d.,]+) ?(%?)$/.exec(text) ?? [];
  const value = number === undefined ? undefined : parseItalianNumber(number);
  if (!value) return undefined;
  return percent === "%" || compare(value, fromDecimalText("1")) > 0 ? divide(value, HUNDRED) : value;
}
