import { dropUnseen } from "../../domain/kernel/foldWords.ts";
import { OUTSIDE_EVALUATORS } from "../../domain/organisation/employment.ts";
import { readFiscalCode } from "../../domain/organisation/fiscalCode.ts";
import { readProfile } from "../../domain/organisation/readProfile.ts";
import { readWorkingTime } from "../../domain/organisation/readWorkingTime.ts";
import { faultOfCell } from "../workbook/cellFault.ts";
import { readDay } from "./readDay.ts";
import type { StaffColumn } from "./staffColumns.ts";
import { type CellDoubt, LONGEST_NAME } from "./staffRowRefusals.ts";

/** What a cell says, or why it says nothing, or could say two things. */
export type CellReading<Value> = { readonly value: Value } | { readonly doubt: CellDoubt };

const READERS = {
  number: readNumber,
  fiscalCode: (text: string) => read(readFiscalCode(text), "fiscalCode"),
  name: (text: string) => readName(text, "noName"),
  firstName: (text: string) => readName(text, "noName"),
  mail: (text: string) => read(mailIn(text), "mail"),
  role: (text: string) => read(readProfile(text), "role"),
  workingTime: timeIn,
  unit: (text: string) => (isDay(text) ? doubted("unitIsDay") : readName(text, "noUnit")),
  from: dayIn,
  to: dayIn,
  evaluator: (text: string) => {
    const word = text.toLowerCase();
    if (Object.hasOwn(OUTSIDE_EVALUATORS, word)) return { value: word };
    const code = readFiscalCode(text) ?? numberIn(text);
    return read(code, "evaluator");
  },
} satisfies Record<StaffColumn, (text: string, isPercent: boolean) => CellReading<unknown>>;

/** Reads the cell of a column. */
export type CellReader = <Column extends StaffColumn>(
  column: Column,
  text: string,
) => ReturnType<(typeof READERS)[Column]> | { readonly doubt: CellDoubt };

/** How many texts of a column are remembered: areas, units and days come again and again. */
const REMEMBERED = 5000;

/**
 * A reader of the cells of one list. An error or a formula without its value is a doubt in every column; `isPercent` says that the heading of the working time
 * has a «%».
 */
export function cellReader(isPercent: boolean): CellReader {
  const before = new Map<StaffColumn, Map<string, CellReading<unknown>>>();
  const reader = (column: StaffColumn, text: string): CellReading<unknown> => {
    const ofColumn = before.get(column) ?? new Map<string, CellReading<unknown>>();
    before.set(column, ofColumn);
    const known = ofColumn.get(text);
    if (known) return known;
    const fault = faultOfCell(text);
    const reading = fault ? { doubt: fault } : READERS[column](text, isPercent);
    if (ofColumn.size < REMEMBERED) ofColumn.set(text, reading);
    return reading;
  };
  return reader as CellReader;
}

/** A cell as it was meant: «="00102"» is how programs keep the zeros of a text in a CSV, and signs that nobody sees are not there. */
export function meantText(cell: string): string {
  return dropUnseen(/^="([^"]*)"$/.exec(cell)?.[1] ?? cell).trim();
}

function read<Value>(value: Value | undefined, doubt: CellDoubt): CellReading<Value> {
  return value === undefined ? { doubt } : { value };
}

function doubted(doubt: CellDoubt): { readonly doubt: CellDoubt } {
  return { doubt };
}

function readNumber(text: string): CellReading<string> {
  if (/^\d[.,]\d+E[+-]?\d+$|^\d+E[+-]\d+$/i.test(text)) return { doubt: "numberWithExponent" };
  if (/^\d+[.,]0+$/.test(text)) return { doubt: "numberWithDecimals" };
  if (isDay(text)) return { doubt: "numberIsDay" };
  return read(numberIn(text), "number");
}

function numberIn(text: string): string | undefined {
  return /^[A-Za-z0-9._-]{1,40}$/.test(text) && !Object.hasOwn(OUTSIDE_EVALUATORS, text.toLowerCase()) ? text : undefined;
}

function readName(text: string, missing: CellDoubt): CellReading<string> {
  if (text === "") return { doubt: missing };
  return text.length > LONGEST_NAME ? { doubt: "longName" } : { value: text };
}

function mailIn(text: string): string | undefined {
  return text.length <= 254 && /^[^@\s"<>]+@[^@\s"<>]+\.[^@\s"<>]+$/.test(text) ? text.toLowerCase() : undefined;
}

function dayIn(text: string) {
  const day = readDay(text);
  if (day.ok) return { value: day.value };
  const [{ reason }] = day.reasons;
  return doubted(reason === "unknown" ? "unknownDay" : reason);
}

function timeIn(text: string, isPercent: boolean) {
  const share = readWorkingTime(text, { isPercent });
  if (share.ok) return { value: share.value };
  const [{ reason }] = share.reasons;
  return doubted(reason === "unknown" ? "unknownTime" : reason);
}

function isDay(text: string): boolean {
  return /^\d{1,2}\/\d{1,2}\/\d{4}$/.test(text);
}
