import { NOT_APPLICABLE } from "../domain/opendata/column.ts";
import { columnsOf, isOwnHead } from "./columns.ts";
import { linesOf } from "./decodeText.ts";
import { delimitedRows, type RowsRead, tidyCell } from "./delimitedRows.ts";
import { rearm } from "./writeCsv.ts";

/** Cuts a plan or report of a year into rows. Tables in prose are separated by tabs and are not quoted; a CSV has one delimiter. */
export function readRows(text: string, year: number): RowsRead | undefined {
  const lines = linesOf(text);
  if (lines.some((line) => columnsOf(line.split("\t"), year))) {
    return { ok: true, rows: lines.map((line, i) => ({ line: i + 1, cells: line.split("\t").map(tidyCell) })) };
  }
  return delimitedRows(text, (cells) => columnsOf(cells, year) !== undefined, (records) => (records.some(isOwnHead) ? ownCell : tidyCell)); // prettier-ignore
}

/** A cell of our own open data: the apostrophe that keeps formulas away goes, and what does not apply is nothing to read. */
function ownCell(cell: string): string {
  return cell === NOT_APPLICABLE ? "" : tidyCell(rearm(cell));
}
