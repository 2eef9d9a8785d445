import { columnsOf, isOwnHead, isOwnHeadOfBefore } from "./columns.ts";
import { linesOf } from "./decodeText.ts";
import { delimitedRows, type RowsRead, tidyCell } from "./delimitedRows.ts";
import { rearm } from "./writeCsv.ts";

/** Cuts a plan or report of a year into rows. Tables in prose are separated by tabs and are not quoted; a CSV has one delimiter. */
export function readRows(text: string, year: number): RowsRead | undefined {
  const lines = linesOf(text);
  if (lines.some((line) => columnsOf(line.split("\t"), year))) {
    return { ok: true, rows: lines.map((line, i) => ({ line: i + 1, cells: line.split("\t").map(tidyCell) })) };
  }
  return delimitedRows(text, (cells) => columnsOf(cells, year) !== undefined, tidyFor);
}

/** How the cells of a file are made plain, once all are known: those of our own open data are taken as we wrote them. */
export function tidyFor(records: readonly (readonly string[])[]): (cell: string) => string {
  if (records.some(isOwnHeadOfBefore)) return (cell) => (cell === "non applicabile" ? "" : ownCell(cell));
  return records.some(isOwnHead) ? ownCell : tidyCell;
}

/** A cell of our own open data: the apostrophe that keeps formulas away goes. */
function ownCell(cell: string): string {
  return tidyCell(rearm(cell));
}
