import type { Cell } from "../domain/opendata/column.ts";

/** How the CSV is written, in the words of a Table Dialect (https://datapackage.org/standard/table-dialect/). */
export const CSV_DIALECT = {
  header: true,
  delimiter: ",",
  lineTerminator: "\r\n",
  quoteChar: '"',
  doubleQuote: true,
  skipInitialSpace: false,
} as const;

/** Writes a table as CSV (RFC 4180) line by line, as `CSV_DIALECT` says. `bom` adds the mark by which Excel knows UTF-8. */
export function* writeCsv(names: readonly string[], rows: readonly (readonly Cell[])[], bom = false): Generator<string> {
  const { delimiter, lineTerminator } = CSV_DIALECT;
  const lineOf = (cells: readonly string[]) => `${cells.map(quoted).join(delimiter)}${lineTerminator}`;
  yield `${bom ? "\uFEFF" : ""}${lineOf(names)}`;
  for (const row of rows) yield lineOf(row.map(cellText));
}

function cellText(cell: Cell): string {
  if (cell === null) return "";
  return disarm(typeof cell === "object" ? cell.join("; ") : String(cell));
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const ARMED = /^'*[=+\-@\t\r]/;
/** A number as programs or Italians write it: a sign, thousands by points, decimals after a comma or a point, a percent or the euro. */
const NUMBER = /^[+-]? ?(?:€ ?)?(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)(?: ?[%€])?$/;

/**
 * Puts an apostrophe before what a spreadsheet would run as a formula ("+5 % rispetto al 2023"); what is wholly a number stays as it is ("-7,43"). One more
 * is put before those that are there already, so that `rearm` always finds the text again.
 */
export function disarm(text: string): string {
  return ARMED.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** The text that `disarm` was given. */
export function rearm(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
