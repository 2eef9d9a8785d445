import { CsvError, parse } from "csv-parse/sync";
import { NOT_APPLICABLE } from "../domain/opendata/column.ts";
import { columnsOf, isOwnHead } from "./columns.ts";
import { linesOf } from "./decodeText.ts";
import { rearm } from "./writeCsv.ts";

/** A row of a file: its first line counted from 1, its cells. A line of prose is a row of one cell. */
export type Row = { readonly line: number; readonly cells: readonly string[] };

/** The rows of a text, or the line where its quotation marks go wrong. */
export type RowsRead = { readonly ok: true; readonly rows: readonly Row[] } | { readonly ok: false; readonly line: number };

/**
 * Cuts a text into rows. Tables in prose are separated by tabs and are not quoted; a CSV has one delimiter, found by
 * the row that heads its objectives before anything is read, so that a comma inside "1,5" splits nothing.
 */
export function readRows(text: string): RowsRead | undefined {
  const lines = linesOf(text);
  if (lines.some((line) => columnsOf(line.split("\t")))) {
    return { ok: true, rows: lines.map((line, i) => ({ line: i + 1, cells: line.split("\t").map(tidyCell) })) };
  }
  const delimiter = [";", ","].find((candidate) => lines.some((line) => columnsOf(unquoted(line, candidate))));
  return delimiter === undefined ? undefined : readCsv(text, delimiter);
}

function unquoted(line: string, delimiter: string): string[] {
  return line.split(delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
}

type Record = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

function readCsv(text: string, delimiter: string): RowsRead {
  try {
    const records = parse(text, { delimiter, info: true, relax_column_count: true, relax_quotes: true }) as unknown as readonly Record[];
    const tidy = records.some(({ record }) => isOwnHead(record)) ? ownCell : tidyCell;
    let line = 1;
    const rows = records.map(({ record, info }) => {
      const row = { line, cells: record.map(tidy) };
      line = info.lines + 1;
      return row;
    });
    return { ok: true, rows };
  } catch (error) {
    if (error instanceof CsvError) return { ok: false, line: Number(error["lines"] ?? 1) };
    throw error;
  }
}

function tidyCell(cell: string): string {
  return cell.replace(/\s+/g, " ").trim();
}

/** A cell of our own open data: the apostrophe that keeps formulas away goes, and what does not apply is nothing to read. */
function ownCell(cell: string): string {
  return cell === NOT_APPLICABLE ? "" : tidyCell(rearm(cell));
}
