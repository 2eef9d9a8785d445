import { civilDate, italianDate } from "../../domain/kernel/civilDate.ts";
import {
  compare,
  exactly,
  fromDecimalText,
  HUNDRED,
  italianExact,
  multiply,
  type Rational,
  rounded,
} from "../../domain/kernel/rational.ts";

/** How a number of a cell is shown: as a number, a percentage, or a day. */
export type NumberFormat = "number" | "percentage" | "day";

/** The formats that need no description in the file (ECMA-376, part 1, 18.8.30). */
const BUILT_IN: ReadonlyMap<number, NumberFormat> = new Map<number, NumberFormat>([
  [9, "percentage"],
  [10, "percentage"],
  ...[14, 15, 16, 17, 22, 27, 30, 36, 50, 57].map((id): [number, NumberFormat] => [id, "day"]),
]);

/** What a format of a workbook shows; words in quotation marks or brackets say nothing of it. */
export function numberFormat(id: number, code: string | undefined): NumberFormat {
  const known = BUILT_IN.get(id);
  if (known || code === undefined) return known ?? "number";
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, "").toLowerCase();
  if (bare.includes("%")) return "percentage";
  return /[dy]|mm/.test(bare) && !/[0#?]/.test(bare) ? "day" : "number";
}

/** Decimals a number of a spreadsheet is kept with: beyond them there is the noise of its own arithmetic. */
const DECIMALS = 10;

/** Writes the number of a cell as a person reads it in Italian: "0,5", "50 %", "31/12/2026". Undefined when it is no number, or no day of the calendar. */
export function numberText(written: string, format: NumberFormat, countsFrom1904: boolean): string | undefined {
  const value = readNumber(written);
  if (!value) return undefined;
  switch (format) {
    case "number":
      return italianExact(rounded(value, DECIMALS)).replaceAll(".", "");
    case "percentage":
      return `${italianExact(rounded(multiply(value, HUNDRED), DECIMALS)).replaceAll(".", "")} %`;
    case "day":
      return dayText(value, countsFrom1904);
  }
}

function readNumber(written: string): Rational | undefined {
  const [, mantissa = "", exponent = "0"] = /^(-?\d+(?:\.\d+)?)(?:[eE]([+-]?\d{1,2}))?$/.exec(written.trim()) ?? [];
  if (mantissa === "") return undefined;
  const power = Number(exponent);
  const factor = fromDecimalText(power < 0 ? `0.${"0".repeat(-power - 1)}1` : `1${"0".repeat(power)}`);
  return multiply(fromDecimalText(mantissa), factor);
}

/** Days are counted from 30/12/1899, which mends a leap day that 1900 never had, or from 1/1/1904. Hours are left out. */
function dayText(value: Rational, countsFrom1904: boolean): string | undefined {
  const days = Number(value.numerator / value.denominator) + (countsFrom1904 ? 1462 : 0);
  if (compare(value, exactly(0)) < 0 || days < 61 || days > 400_000) return undefined;
  return italianDate(civilDate(new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10)));
}
