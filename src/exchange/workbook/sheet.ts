import { type Row, TABLE_CAPS } from "../delimitedRows.ts";

/** The most a file of sheets may have, and of rows a little more than a list: what is beyond is refused, not cut. */
export const SHEET_CAPS = {
  sheets: 50,
  rows: 51_000,
  cells: 5_000_000,
  letters: 20_000_000,
  cellsMerged: 1_000_000,
  ...TABLE_CAPS,
} as const;

/** A sheet people see, with its rows as text; `line` is the number of the row in the sheet. */
export type Sheet = {
  readonly name: string;
  readonly rows: readonly Row[];
  /** The lines of rows that are not shown: by a filter, or because a person hid them. */
  readonly hiddenRows: ReadonlySet<number>;
  /** The places of columns that are not shown. */
  readonly hiddenColumns: ReadonlySet<number>;
};

/** The sheets that a file shows, and the names of those it hides, which are not read. */
export type Sheets = { readonly sheets: readonly Sheet[]; readonly hiddenSheets: readonly string[] };

/** A row while its file is read. */
export type OpenRow = { readonly line: number; cells: string[]; covered?: ReadonlySet<number> };

/** Cells joined into one, from 0 and from the line of the first to those of the last. */
export type Merged = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };

/** How a merged cell is told: in every place it covers, or once in each of its rows. */
export type Filling = "everywhere" | "down";

/** Raised inside, told outside as a refusal. */
export class TooManyCells extends Error {
  override readonly name = "TooManyCells";
}

/**
 * A merged cell shows what its first place holds, in the place of what the others may still hold beneath. A row that has nothing of its own is the lower part of the
 * one above, and goes. Every cell of it that is looked at counts.
 */
export function fillMerged(rows: readonly OpenRow[], merges: readonly Merged[], filling: Filling): OpenRow[] {
  if (merges.length === 0) return [...rows];
  const of = new Map(rows.map((row) => [row.line, row]));
  const covered = new Map<OpenRow, Set<number>>();
  let filled = 0;
  for (const { top, left, bottom, right } of merges) {
    const shown = of.get(top)?.cells[left] ?? "";
    const last = Math.min(right, SHEET_CAPS.columns - 1);
    for (let line = top; line <= bottom; line += 1) {
      filled += Math.max(1, last - left + 1);
      if (filled > SHEET_CAPS.cellsMerged) throw new TooManyCells();
      const row = of.get(line);
      for (let column = left; row && column <= last; column += 1) {
        while (row.cells.length <= column) row.cells.push("");
        row.cells[column] = filling === "everywhere" || column === left ? shown : "";
        if (line > top) covered.set(row, (covered.get(row) ?? new Set()).add(column));
      }
    }
  }
  if (filling === "down") for (const [row, places] of covered) row.covered = places;
  return rows.filter((row) => {
    const under = covered.get(row);
    return under === undefined || row.cells.some((cell, at) => cell !== "" && !under.has(at));
  });
}
