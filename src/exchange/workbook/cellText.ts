import { type CivilDate, civilDate, italianDate, monthName } from "../../domain/kernel/civilDate.ts";
import {
  compare,
  exactly,
  floor,
  fromDecimalText,
  HUNDRED,
  italianDecimal,
  multiply,
  type Rational,
  rounded,
  sign,
  toDecimalText,
} from "../../domain/kernel/rational.ts";

/** How a number of a cell is shown: as a number, a percentage, a day or a part of one, hours, or digits with a length of their own («00000»). */
export type NumberFormat =
  | { readonly kind: "number" | "percentage" | "day" | "month" | "dayOfMonth" | "year" | "hours" }
  | { readonly kind: "digits"; readonly signs: readonly Sign[] };

/** A place for a digit, kept where there is none (`0`) or left out (`#`); or a sign that is always shown. */
type Sign = { readonly digit: "0" | "#" } | { readonly shown: string };

/** How cells without a format of their own are shown. */
export const PLAIN: NumberFormat = { kind: "number" };

/** The formats that need no description in the file (ECMA-376, part 1, 18.8.30). */
const BUILT_IN: ReadonlyMap<number, NumberFormat["kind"]> = new Map<number, NumberFormat["kind"]>([
  ...[9, 10].map((id) => [id, "percentage"] as const),
  ...[14, 15, 22, 27, 30, 36, 50, 57].map((id) => [id, "day"] as const),
  [16, "dayOfMonth"],
  [17, "month"],
  ...[18, 19, 20, 21, 45, 46, 47].map((id) => [id, "hours"] as const),
]);

/** What a format of a workbook shows; words in quotation marks or brackets say nothing of days and percentages. */
export function numberFormat(id: number, code: string | undefined): NumberFormat {
  const known = BUILT_IN.get(id);
  if (known) return { kind: known } as NumberFormat;
  if (code === undefined) return PLAIN;
  if (/\[(h+|m+|s+)\]/i.test(code)) return { kind: "hours" };
  const bare = code
    .replace(/"[^"]*"|\[[^\]]*\]|\\.|_./g, "")
    .toLowerCase()
    .split(";")[0]!;
  if (bare.includes("%")) return { kind: "percentage" };
  if (/^general|^standard|@/.test(bare)) return PLAIN;
  if (/[dyhs]|mm/.test(bare) && !/[0#?]/.test(bare.replace(/s\.0+/g, "s"))) return { kind: partOfTime(bare) };
  return digits(code) ?? PLAIN;
}

function partOfTime(bare: string): "day" | "month" | "dayOfMonth" | "year" | "hours" {
  const [hasDay, hasYear] = [bare.includes("d"), bare.includes("y")];
  if (!hasDay && !hasYear && /[hs]/.test(bare)) return "hours";
  if (hasDay) return hasYear ? "day" : "dayOfMonth";
  return bare.includes("m") ? "month" : "year";
}

/** A format of digits and signs alone, such as «00000» or «"V-"000»; undefined for any other, and for one that shows a number as it is. */
function digits(code: string): NumberFormat | undefined {
  const signs: Sign[] = [];
  for (const [, quoted, escaped, bracket, blank, digit, other] of code.matchAll(/"([^"]*)"|\\(.)|(\[[^\]]*\])|([_*].)|([0#?])|(.)/g)) {
    if (other === ";") break;
    if (bracket !== undefined && /^\[[<>=]/.test(bracket)) return undefined;
    if (other !== undefined && !/[-/+(): €$]/.test(other)) return undefined;
    const shown = quoted ?? escaped ?? other;
    if (digit !== undefined) signs.push({ digit: digit === "0" ? "0" : "#" });
    else if (shown !== undefined && blank === undefined) signs.push({ shown });
  }
  const places = signs.filter((each) => "digit" in each);
  const saysMore = places.length < signs.length || places.filter(({ digit }) => digit === "0").length > 1;
  return places.length > 0 && saysMore ? { kind: "digits", signs } : undefined;
}

/** Decimals a number of a spreadsheet is kept with: beyond them there is the noise of its own arithmetic. */
const DECIMALS = 10;

/** From here on a spreadsheet keeps a number without its last digits: a code typed there is lost. */
const LARGEST_KEPT = fromDecimalText("999999999999999");

/**
 * Writes the number of a cell as a person reads it in Italian: "0,5", "50 %", "31/12/2026", "giugno 2026", "36:00", "00071", "8,12E+18". Undefined when it is no
 * number, or no day of the calendar.
 */
export function numberText(written: string, format: NumberFormat, countsFrom1904: boolean): string | undefined {
  const value = readNumber(written);
  if (!value) return undefined;
  switch (format.kind) {
    case "number":
      return plainText(value);
    case "percentage":
      return `${decimals(multiply(value, HUNDRED))} %`;
    case "digits":
      return digitsText(value, format.signs) ?? plainText(value);
    case "hours":
      return sign(value) < 0 ? undefined : hoursText(value);
    case "day":
    case "month":
    case "dayOfMonth":
    case "year": {
      const day = dayOf(value, countsFrom1904);
      return day && shownDay(day, format.kind);
    }
  }
}

function readNumber(written: string): Rational | undefined {
  const [, mantissa = "", exponent = "0"] = /^(-?\d+(?:\.\d+)?)(?:[eE]([+-]?\d{1,3}))?$/.exec(written.trim()) ?? [];
  if (mantissa === "") return undefined;
  const power = Number(exponent);
  const factor = fromDecimalText(power < 0 ? `0.${"0".repeat(-power - 1)}1` : `1${"0".repeat(power)}`);
  return multiply(fromDecimalText(mantissa), factor);
}

function decimals(value: Rational): string {
  return toDecimalText(rounded(value, DECIMALS)).replace(".", ",");
}

/** A number as it is, and one of more digits than are kept with its exponent. */
function plainText(value: Rational): string {
  if (compare(value, LARGEST_KEPT) <= 0) return decimals(value);
  const text = String(floor(value));
  return `${italianDecimal(`${text.slice(0, 1)}.${text.slice(1, 15)}`).replace(/,?0+$/, "")}E+${String(text.length - 1)}`;
}

/** The digits of a whole number in their places, from the right; those without a place stand before the first. */
function digitsText(value: Rational, signs: readonly Sign[]): string | undefined {
  if (sign(value) < 0 || compare(value, floorOf(value)) !== 0 || compare(value, LARGEST_KEPT) > 0) return undefined;
  const left = Array.from(String(floor(value)));
  const first = signs.findIndex((each) => "digit" in each);
  return signs.reduceRight((text, each, i) => {
    if ("shown" in each) return each.shown + text;
    if (i === first)
      return (
        left
          .splice(0)
          .join("")
          .padStart(each.digit === "0" ? 1 : 0, "0") + text
      );
    return (left.pop() ?? (each.digit === "0" ? "0" : "")) + text;
  }, "");
}

function floorOf(value: Rational): Rational {
  return fromDecimalText(String(floor(value)));
}

/** Hours are parts of a day, also beyond 24: 1.5 is "36:00". */
function hoursText(value: Rational): string {
  const minutes = floor(rounded(multiply(value, exactly(24 * 60)), 0));
  return `${String(minutes / 60n)}:${String(minutes % 60n).padStart(2, "0")}`;
}

/** Days are counted from 30/12/1899, which mends a leap day that 1900 never had, or from 1/1/1904. Hours are left out. */
function dayOf(value: Rational, countsFrom1904: boolean): CivilDate | undefined {
  const days = Number(value.numerator / value.denominator) + (countsFrom1904 ? 1462 : 0);
  if (compare(value, exactly(0)) < 0 || days < 61 || days > 400_000) return undefined;
  return civilDate(new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10));
}

/** A day as far as its cell shows it: a month has no day of its own. */
function shownDay(day: CivilDate, kind: "day" | "month" | "dayOfMonth" | "year"): string {
  const month = monthName(Number(day.slice(5, 7)));
  switch (kind) {
    case "day":
      return italianDate(day);
    case "month":
      return `${month} ${day.slice(0, 4)}`;
    case "dayOfMonth":
      return `${String(Number(day.slice(8)))} ${month}`;
    case "year":
      return day.slice(0, 4);
  }
}
