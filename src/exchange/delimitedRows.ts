import { CsvError, parse } from "csv-parse/sync";
import { linesOf } from "./decodeText.ts";

/** A row of a file: its first line counted from 1, its cells. A line of prose is a row of one cell. */
export type Row = {
  readonly line: number;
  readonly cells: readonly string[];
  /** The places that a cell of a row above covers, merged with them, where there are any: here its words are told again. */
  readonly covered?: ReadonlySet<number>;
};

/** The rows of a text, or the line where its quotation marks go wrong. */
export type RowsRead = { readonly ok: true; readonly rows: readonly Row[] } | { readonly ok: false; readonly line: number };

/** The most a table may have in width, whatever file holds it: what is beyond is refused, not cut. */
export const TABLE_CAPS = { columns: 500, lettersOfCell: 32_767 } as const;

/** What separates the cells of a text, the likeliest first. */
export const DELIMITERS = [";", ",", "\t"] as const;

type Record = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

/**
 * Cuts a CSV into rows. Its delimiter is the one that makes a head of some line, found before anything is read, so that a comma inside "1,5" splits
 * nothing; undefined when none does. `tidy` is chosen once all records are known.
 */
export function delimitedRows(
  text: string,
  isHead: (cells: readonly string[]) => boolean,
  tidyFor: (records: readonly (readonly string[])[]) => (cell: string) => string = () => tidyCell,
): RowsRead | undefined {
  const lines = linesOf(text);
  const delimiter =
    DELIMITERS.find((candidate) => lines.some((line) => isHead(unquoted(line, candidate)))) ??
    DELIMITERS.find((candidate) => hasHeadOverLines(text, candidate, isHead));
  if (delimiter === undefined) return undefined;
  return cutRows(text, delimiter, tidyFor);
}

/** Cuts a CSV into rows at a delimiter that is known, the first ones alone where `most` says how many. */
export function cutRows(
  text: string,
  delimiter: string,
  tidyFor: (records: readonly (readonly string[])[]) => (cell: string) => string = () => tidyCell,
  most = -1,
): RowsRead {
  try {
    const options = { delimiter, info: true, relax_column_count: true, relax_quotes: true, record_delimiter: LINE_ENDS, to: most };
    const records = parse(text, options) as unknown as readonly Record[];
    const tidy = tidyFor(records.map(({ record }) => record));
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

const LINE_ENDS = ["\r\n", "\n", "\r"];
/** How far from the beginning a head is looked for whose cells are quoted and hold line breaks. */
const RECORDS_BEFORE_A_HEAD = 200;

function hasHeadOverLines(text: string, delimiter: string, isHead: (cells: readonly string[]) => boolean): boolean {
  const cut = cutRows(text, delimiter, undefined, RECORDS_BEFORE_A_HEAD);
  return cut.ok && cut.rows.some(({ cells }) => isHead(cells));
}

/** The cells of a line, as far as can be told without the lines around it. */
export function unquoted(line: string, delimiter: string): string[] {
  return line.split(delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
}

/** A cell with its white space made plain. */
export function tidyCell(cell: string): string {
  return cell.replace(/\s+/g, " ").trim();
}
