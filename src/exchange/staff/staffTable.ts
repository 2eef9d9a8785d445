import { decodeText, LARGEST_FILE, linesOf } from "../decodeText.ts";
import { cutRows, DELIMITERS, type Row, TABLE_CAPS, unquoted } from "../delimitedRows.ts";
import { fileKind } from "../fileKind.ts";
import { readSheets } from "../workbook/readSheets.ts";
import type { Sheet } from "../workbook/sheet.ts";
import type { StaffFileRefusal } from "./staffFileRefusals.ts";
import { readHeadings, type StaffColumns } from "./staffColumns.ts";

/** The table of a list: all rows of its file, which of them is the head, and what the file does not show. */
export type StaffTable = Omit<Sheet, "name"> & {
  readonly headAt: number;
  readonly columns: StaffColumns;
  /** The sheet of a workbook that holds it. */
  readonly sheet?: string;
  /** Whether it came from a text, where a delimiter out of place moves every cell after it. */
  readonly isDelimited: boolean;
};

type TableReading = { readonly ok: true; readonly table: StaffTable } | { readonly ok: false; readonly refusal: StaffFileRefusal };

/** The head stands in one of the first rows. */
const ROWS_TO_HEAD = 200;

/** The most lines of a text, empty ones included, and letters of one: what is beyond is refused before it is cut into cells. */
const [MOST_LINES, LETTERS_OF_LINE] = [200_000, 500_000];

/** Finds the list of the staff in a workbook (.xlsx) or a CSV. */
export function readStaffTable(content: Uint8Array): Promise<TableReading> {
  if (content.length > LARGEST_FILE) return Promise.resolve({ ok: false, refusal: "tooLarge" });
  const kind = fileKind(content);
  if (kind === "packed") return tableOfWorkbook(content);
  if (kind === "text") return Promise.resolve(tableOfText(content));
  return Promise.resolve({ ok: false, refusal: kind === "html" ? "notAWorkbook" : kind });
}

function tableOfText(content: Uint8Array): TableReading {
  const decoded = decodeText(content);
  if (!decoded.ok) return { ok: false, refusal: decoded.refusal as StaffFileRefusal };
  const { text } = decoded;
  const beyond = beyondMeasure(text);
  if (beyond) return { ok: false, refusal: beyond };
  const delimiter = DELIMITERS.find((each) => {
    const first = cutRows(text, each, undefined, ROWS_TO_HEAD);
    return first.ok && headOf(first.rows) !== undefined;
  });
  if (delimiter === undefined) return { ok: false, refusal: hasHeadInLine(text) ? "brokenQuotes" : "noStaffTable" };
  const all = cutRows(text, delimiter);
  const head = all.ok ? headOf(all.rows) : undefined;
  if (!all.ok || !head) return { ok: false, refusal: "brokenQuotes" };
  return { ok: true, table: { rows: all.rows, ...head, hiddenRows: new Set(), hiddenColumns: new Set(), isDelimited: true } };
}

function beyondMeasure(text: string): "tooManyRows" | "tooManyCells" | undefined {
  let lines = 0;
  for (let [start, end] = [0, 0]; start < text.length; start = end + 1) {
    end = text.indexOf("\n", start);
    if (end < 0) end = text.length;
    lines += 1;
    if (end - start > LETTERS_OF_LINE) return "tooManyCells";
    if (lines > MOST_LINES) return "tooManyRows";
  }
  return undefined;
}

/** Whether a line by itself would be a head: then it is the quotation marks that hide it. */
function hasHeadInLine(text: string): boolean {
  const lines = linesOf(text).slice(0, ROWS_TO_HEAD);
  return lines.some((line) => DELIMITERS.some((each) => readHeadings(unquoted(line, each)) !== undefined));
}

/** The list may stand in one sheet only, whichever it is. */
async function tableOfWorkbook(content: Uint8Array): Promise<TableReading> {
  const workbook = await readSheets(content, "everywhere", ({ sheets }) => sheets);
  if (!workbook.ok) return workbook;
  const [found, other] = workbook.value.flatMap(({ name, ...sheet }) => {
    const head = headOf(sheet.rows);
    return head ? [{ ...sheet, ...head, sheet: name, isDelimited: false }] : [];
  });
  if (other) return { ok: false, refusal: "manySheets" };
  return found ? { ok: true, table: found } : { ok: false, refusal: "noStaffTable" };
}

function headOf(rows: readonly Row[]): Pick<StaffTable, "headAt" | "columns"> | undefined {
  for (const [headAt, { cells }] of rows.slice(0, ROWS_TO_HEAD).entries()) {
    const columns = readHeadings(cells.slice(0, TABLE_CAPS.columns));
    if (columns) return { headAt, columns };
  }
  return undefined;
}
