import type { Given } from "../domain/kernel/refusal.ts";
import { type Columns, columnsOf } from "./columns.ts";
import type { Row } from "./delimitedRows.ts";
import type { Paper } from "./paper/paperWriter.ts";
import { tidyFor } from "./readRows.ts";
import type { RefusedPlanRow } from "./rowRefusals.ts";
import { type Sheet, SHEET_CAPS, type Sheets, TooManyCells } from "./workbook/sheet.ts";
import { faultOfCell } from "./workbook/cellFault.ts";

/** Where a row stands for people: its number, in a sheet where the file has sheets. */
export type RowPlace = { readonly line: number; readonly sheet?: string };

/** A file as its rows: the lines count on from one part (a sheet, or the whole) to the next. */
export type DocumentRows = {
  /** Rows of each part: a table does not go on in another. */
  readonly parts: readonly (readonly Row[])[];
  /** The lines as text, by which prose is read: the cells of a row are separated by tabs. */
  readonly lines: readonly string[];
  /** Whether its last row is whole: a text may be cut short. */
  readonly endsWhole: boolean;
  /** Where each line stands for people; absent where they count as the lines do. */
  readonly places?: readonly RowPlace[];
  /** What a person must say before anything is read. */
  readonly doubts: readonly RefusedPlanRow[];
  readonly hiddenSheets: readonly string[];
};

/** Where a line of a document stands for people. */
export function placeOfLine(places: readonly RowPlace[] | undefined, line: number): RowPlace {
  return places?.[line - 1] ?? { line };
}

/** A row in words: "riga 12", "riga 12 del foglio «Tecnico»". */
export function rowWords({ line, sheet }: RowPlace): string {
  return `riga ${String(line)}${sheet === undefined ? "" : ` del foglio «${sheet}»`}`;
}

/** A row that is not taken, at its place for people; so are the other rows that its sentence names. */
export function placedRow(row: RefusedPlanRow, places: readonly RowPlace[] | undefined): RefusedPlanRow {
  if (!places) return row;
  const { line, more, ...rest } = row;
  const place = placeOfLine(places, line);
  const words = (other: string | number | undefined) => {
    const named = placeOfLine(places, Number(other));
    return named.sheet === place.sheet ? String(named.line) : `${String(named.line)} del foglio «${named.sheet ?? ""}»`;
  };
  const named: Given | undefined = more && {
    ...more,
    ...Object.fromEntries(ROWS_NAMED.filter((key) => key in more).map((key) => [key, words(more[key])])),
  };
  return { ...rest, ...place, ...(named && { more: named }) };
}

/** What a sentence names a row by. */
const ROWS_NAMED = ["first", "line"] as const;

/** The sheets of a file as a document: each a part, its rows as wide as the widest, an empty line where rows are missing between two. */
export function rowsOfSheets({ sheets, hiddenSheets }: Sheets, year: number): DocumentRows {
  refuseTooLong(sheets.map(({ rows }) => rows));
  const tidy = tidyFor(sheets.flatMap(({ rows }) => rows.map(({ cells }) => cells)));
  const [parts, lines, places, doubts]: [Row[][], string[], RowPlace[], RefusedPlanRow[]] = [[], [], [], []];
  let kept = 0;
  for (const sheet of sheets) {
    const { name, rows } = sheet;
    const width = rows.reduce((most, { cells }) => Math.max(most, cells.findLastIndex((cell) => cell !== "") + 1), 0);
    kept += width * rows.length;
    if (kept > SHEET_CAPS.cells) throw new TooManyCells();
    const part: Row[] = [];
    const add = (line: number, cells: readonly string[], covered?: ReadonlySet<number>) => {
      part.push({ line: places.push(place(name, line)), cells, ...(covered && { covered }) });
      lines.push(cells.join("\t").replace(/\t+$/, ""));
    };
    let before = 0;
    for (const { line, cells, covered } of rows) {
      if (before > 0 && line > before + 1) add(before + 1, [""]);
      add(
        line,
        Array.from({ length: width }, (_, at) => tidy(cells[at] ?? "")),
        covered,
      );
      before = line;
    }
    if (before > 0) add(before + 1, [""]);
    parts.push(part);
    doubts.push(...hiddenIn(sheet, part, places, year), ...formulasIn(part, year));
  }
  return { parts, lines, endsWhole: true, places, doubts, hiddenSheets };
}

/** A page or a document as one part: its tables and paragraphs in their order. */
export function rowsOfPaper({ rows, hiddenRows }: Paper, year: number): DocumentRows {
  refuseTooLong([rows]);
  const tidy = tidyFor(rows.map(({ cells }) => cells));
  const places = rows.map(({ line }) => ({ line }));
  const part = rows.map((row, i) => ({ ...row, line: i + 1, cells: row.cells.map(tidy) }));
  const lines = rows.map(({ cells }) => cells.join("\t").replace(/\t+$/, ""));
  const doubts = hiddenIn({ hiddenRows, hiddenColumns: new Set() }, part, places, year);
  return { parts: [part], lines, endsWhole: true, places, doubts, hiddenSheets: [] };
}

/** A few letters may be told in many cells: what they are together is looked at before they are put together. */
function refuseTooLong(parts: readonly (readonly Row[])[]): void {
  let letters = 0;
  for (const rows of parts) for (const { cells } of rows) for (const cell of cells) letters += cell.length;
  if (letters > SHEET_CAPS.letters) throw new TooManyCells();
}

function place(sheet: string, line: number): RowPlace {
  return sheet === "" ? { line } : { line, sheet };
}

/** How many rows a refusal names one by one. */
const ROWS_TOLD = 5;

/** What a sheet with a table of objectives does not show and holds all the same: rows with cells, and columns that would be read. */
function hiddenIn(
  { hiddenRows, hiddenColumns }: Pick<Sheet, "hiddenRows" | "hiddenColumns">,
  part: readonly Row[],
  places: readonly RowPlace[],
  year: number,
): RefusedPlanRow[] {
  if (hiddenRows.size + hiddenColumns.size === 0) return [];
  const heads = headsIn(part, year);
  if (heads.length === 0) return [];
  const unseen = part.filter(({ line, cells }) => hiddenRows.has(placeOfLine(places, line).line) && cells.some((cell) => cell !== ""));
  const told = unseen.slice(0, ROWS_TOLD).map(({ line }) => placeOfLine(places, line).line);
  const rows = `${told.join(", ")}${unseen.length > ROWS_TOLD ? " e altre" : ""}`;
  return [
    ...unseen.slice(0, 1).map(({ line }) => ({ line, field: "riga", text: "", refusal: "hiddenRows" as const, more: { rows } })),
    ...heads.flatMap(({ line, columns: { of, headings } }) =>
      headings.flatMap((heading, at): RefusedPlanRow[] =>
        hiddenColumns.has(at) && of[at] !== "ignored" && heading !== ""
          ? [{ line, field: heading, text: heading, refusal: "hiddenColumn" }]
          : [],
      ),
    ),
  ];
}

function headsIn(part: readonly Row[], year: number) {
  return part.flatMap(({ line, cells }) => {
    const columns = columnsOf(cells, year);
    return columns ? [{ line, columns }] : [];
  });
}

/** Cells under a head that hold a formula whose value was never saved, in columns that would be read: it is no zero, and no text. */
function formulasIn(part: readonly Row[], year: number): RefusedPlanRow[] {
  if (!part.some(({ cells }) => cells.some((text) => faultOfCell(text) === "formula"))) return [];
  let columns: Columns | undefined;
  return part.flatMap(({ line, cells }) => {
    columns = columnsOf(cells, year) ?? columns;
    const { of, headings } = columns ?? { of: [], headings: [] };
    return cells.flatMap((text, at): RefusedPlanRow[] => {
      if (faultOfCell(text) !== "formula" || (of[at] ?? "ignored") === "ignored") return [];
      return [{ line, field: headings[at] ?? "", text: text.slice(0, 200), refusal: "formulaCell" }];
    });
  });
}
