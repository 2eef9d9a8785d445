import { civilDate, italianDate, monthName, parseItalianDate } from "../../domain/kernel/civilDate.ts";
import { equals, fromDecimalText, parseItalianNumber } from "../../domain/kernel/rational.ts";
import { numberText, PLAIN } from "./cellText.ts";

/** The attributes of an OpenDocument cell, without their prefixes, and the text that it shows. */
export type OpenCell = { readonly attributes: Readonly<Record<string, string>>; readonly shown: string };

/**
 * What a cell of an OpenDocument says, as a person writes it: the text it shows, but for numbers that it rounds or writes with points of thousands, which come whole, as
 * those of a workbook do. A formula whose value was never saved comes with "=".
 */
export function openCellText({ attributes, shown }: OpenCell): string {
  const { value = "", "value-type": type, formula } = attributes;
  if (formula !== undefined && shown === "" && !isValueKept(attributes)) return `=${formula.replace(/^\w+:=?/, "")}`;
  switch (type) {
    case "percentage":
      return numberText(value, { kind: "percentage" }, false) ?? shown;
    case "float":
    case "currency":
      return isAsShown(value, shown) ? shown : (numberText(value, PLAIN, false) ?? shown);
    case "date":
      return dayText(attributes["date-value"] ?? "", shown) ?? shown;
    case "time":
      return hoursText(attributes["time-value"] ?? "") ?? shown;
    case "boolean":
      return attributes["boolean-value"] === "true" ? "VERO" : "FALSO";
    case "string":
      return shown === "" ? (attributes["string-value"] ?? "") : shown;
    case undefined:
    default:
      return shown;
  }
}

function isValueKept(attributes: OpenCell["attributes"]): boolean {
  return attributes["value-type"] === "string" || ["value", "date-value", "time-value", "boolean-value"].some((name) => attributes[name]);
}

/** Whether a number is shown with more than its figures, "00071", "18 ore", which stay: a plain one, a currency and points of thousands do not. */
function isAsShown(value: string, shown: string): boolean {
  if (/^0\d+$/.test(shown)) return true;
  const bare = shown.replace(/[€$£]|EUR/g, "").trim();
  if (/^-?[\d.,\s]*$/.test(bare)) return false;
  const [, number = "", words = ""] = /^(-?\d+(?:,\d+)?)\s*(\D+)$/.exec(bare) ?? [];
  if (words !== "") return isSame(value, number);
  return /^\p{L}[-\p{L}]*\d+$/u.test(bare);
}

function isSame(value: string, shown: string): boolean {
  const read = parseItalianNumber(shown);
  return read !== undefined && /^-?\d+(\.\d+)?$/.test(value) && equals(read, fromDecimalText(value));
}

/** A day as far as its cell shows it: a month has no day of its own. Hours are left out. */
function dayText(written: string, shown: string): string | undefined {
  const [, year = "", month = "", day = ""] = /^(\d{4})-(\d\d)-(\d\d)(?:T.*)?$/.exec(written) ?? [];
  const italian = `${day}/${month}/${year}`;
  if (year === "" || parseItalianDate(italian) === undefined) return undefined;
  const name = monthName(Number(month));
  if (/^(\p{L}+\.?[\s\-/'’]*\d{2,4}|\d{1,2}[-/]\d{4})$/u.test(shown)) return `${name} ${year}`;
  if (/^\d{1,2}[\s\-/]*\p{L}+\.?$/u.test(shown)) return `${String(Number(day))} ${name}`;
  if (/^\d{4}$/.test(shown)) return year;
  return italianDate(civilDate(written.slice(0, 10)));
}

/** Hours and minutes, also beyond a day: "PT40H30M00S" is "40:30". */
function hoursText(written: string): string | undefined {
  const [, hours, minutes = "0"] = /^PT(\d{1,6})H(\d{1,2})M/.exec(written) ?? [];
  return hours === undefined ? undefined : `${String(Number(hours))}:${minutes.padStart(2, "0")}`;
}
