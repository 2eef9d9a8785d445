import { createHash } from "node:crypto";
import { foldWords } from "../../domain/kernel/foldWords.ts";
import { classificationOf } from "../../domain/organisation/classification.ts";
import { TABLE_CAPS, type Row } from "../delimitedRows.ts";
import { type CellReader, type CellReading, cellReader, meantText } from "./readCell.ts";
import { disagreements } from "./disagreements.ts";
import type { StaffColumn, StaffColumns } from "./staffColumns.ts";
import type { StaffFileRefusal } from "./staffFileRefusals.ts";
import type { StaffRow } from "./staffRow.ts";
import { suspectColumns } from "./unreadColumns.ts";
import type { StaffRefusal, StaffRowRefusal } from "./staffRowRefusals.ts";
import { readStaffTable, type StaffTable } from "./staffTable.ts";

export type StaffRead = {
  readonly rows: readonly StaffRow[];
  readonly refused: readonly StaffRefusal[];
  /** SHA-256 of the file, in hexadecimal: the file itself is not kept. */
  readonly sha256: string;
  /** The sheet of a workbook that holds the list. */
  readonly sheet?: string;
  /** Headings that say nothing to us: their cells were not read. */
  readonly ignoredColumns: readonly string[];
};

export type StaffReading = { readonly ok: true; readonly staff: StaffRead } | { readonly ok: false; readonly refusal: StaffFileRefusal };

/** What was read of the rows, before it is said of which file. */
type RowsReading = { readonly ok: true; readonly staff: Omit<StaffRead, "sha256"> } | Extract<StaffReading, { readonly ok: false }>;

/** Reads the list of the staff, a workbook (.xlsx) or CSV. Each row that says something unclear is refused with its reason; nothing is guessed. */
export async function readStaff(content: Uint8Array): Promise<StaffReading> {
  const table = await readStaffTable(content);
  if (!table.ok) return table;
  const reading = readRows(table.table);
  return reading.ok
    ? {
        ok: true,
        staff: {
          ...reading.staff,
          ...(table.table.sheet !== undefined && { sheet: table.table.sheet }),
          sha256: createHash("sha256").update(content).digest("hex"),
        },
      }
    : reading;
}

/** The most rows of a list: what is beyond is refused, not cut. */
const MOST_ROWS = 50_000;

/** The most letters of a cell that a refusal repeats. */
const LETTERS_SHOWN = 200;

/** Rows of cells, whatever file they came from; what stands before the head is not read. */
function readRows({ rows, headAt, columns, ...table }: StaffTable): RowsReading {
  const body = rows.slice(headAt + 1).filter(({ cells }) => cells.some((cell) => cell !== ""));
  if (body.length === 0) return { ok: false, refusal: "noStaff" };
  if (body.length > MOST_ROWS) return { ok: false, refusal: "tooManyRows" };
  if (
    [rows[headAt]!, ...body].some(
      ({ cells }) => cells.length > TABLE_CAPS.columns || cells.some((cell) => cell.length > TABLE_CAPS.lettersOfCell),
    )
  )
    return { ok: false, refusal: "tooManyCells" };
  const ignoredColumns = [...columns.ignored, ...unnamedColumns(columns, body)];
  const doubts = [
    ...doubtsOfHead(rows[headAt]!, columns, table.hiddenColumns),
    ...hiddenRows(body, table.hiddenRows),
    ...suspectColumns(rows[headAt]!, columns, body),
  ];
  if (columns.doubts.length > 0) return { ok: true, staff: { rows: [], refused: doubts, ignoredColumns } };
  const readCell = cellReader(columns.isPercent);
  const read = body.map((row) => readRow(row, columns, readCell, table.isDelimited));
  const taken = read.flatMap((each) => ("row" in each ? [each.row] : []));
  const refused = [...doubts, ...read.flatMap((each) => ("refused" in each ? each.refused : [])), ...disagreements(taken)];
  return { ok: true, staff: { rows: taken, refused: refused.toSorted((a, b) => a.line - b.line), ignoredColumns } };
}

/** Headings that say the same thing, and columns we would read that the sheet does not show. */
function doubtsOfHead({ line, cells }: Row, { of, doubts }: StaffColumns, hidden: ReadonlySet<number>): StaffRefusal[] {
  const several = doubts.map(({ column, headings }) => ({
    line,
    field: FIELD_WORDS[column],
    text: headings.join(" · "),
    refusal: "sameHeadings" as const,
    more: { headings: headings.map((each) => `«${each}»`).join(" e ") },
  }));
  const unseen = Array.from(of)
    .filter(([, at]) => hidden.has(at))
    .map(([column, at]) => ({ line, field: FIELD_WORDS[column], text: cells[at] ?? "", refusal: "hiddenColumn" as const }));
  return [...several, ...unseen];
}

/** Rows that the sheet does not show are in the file all the same: the person who made the list says whether they belong to it. */
function hiddenRows(body: readonly Row[], hidden: ReadonlySet<number>): StaffRefusal[] {
  const lines = body.map(({ line }) => line).filter((line) => hidden.has(line));
  const [first] = lines;
  if (first === undefined) return [];
  const [shown, more] = [lines.slice(0, 5).join(", "), lines.length > 5 ? " e altre" : ""];
  const refusal = lines.length === 1 ? "hiddenRow" : "hiddenRows";
  return [{ line: first, field: "Riga", text: "", refusal, more: { count: lines.length, rows: `${shown}${more}` } }];
}

/** Columns with cells and no heading, by the letters a spreadsheet gives them. */
function unnamedColumns({ unnamed }: StaffColumns, body: readonly Row[]): string[] {
  const filled = unnamed.filter((at) => body.some(({ cells }) => (cells[at] ?? "") !== ""));
  return filled.map((at) => `colonna ${lettersOf(at)}, senza intestazione`);
}

function lettersOf(at: number): string {
  return (at >= 26 ? lettersOf(Math.floor(at / 26) - 1) : "") + String.fromCharCode(65 + (at % 26));
}

type RowReading = { readonly row: StaffRow } | { readonly refused: readonly StaffRefusal[] };

function readRow({ line, cells }: Row, { of, width }: StaffColumns, readCell: CellReader, isDelimited: boolean): RowReading {
  const refused: StaffRefusal[] = [];
  const cell = (column: StaffColumn) => {
    const at = of.get(column);
    return at === undefined ? "" : meantText(cells[at] ?? "");
  };
  const refuse = (field: string, text: string, refusal: StaffRowRefusal) =>
    refused.push({ line, field, text: text.length > LETTERS_SHOWN ? `${text.slice(0, LETTERS_SHOWN)}…` : text, refusal });
  const taken = <Value>(column: StaffColumn, reading: CellReading<Value>): Value | undefined => {
    if ("value" in reading) return reading.value;
    refuse(FIELD_WORDS[column], cell(column), reading.doubt);
    return undefined;
  };
  const optional = <Value>(column: StaffColumn, read: (text: string) => CellReading<Value>) =>
    cell(column) === "" ? undefined : taken(column, read(cell(column)));

  const fiscalCode = optional("fiscalCode", (text) => readCell("fiscalCode", text));
  const number = optional("number", (text) => readCell("number", text));
  const code = cell("number") === "" ? fiscalCode : number;
  if (cell("number") === "" && cell("fiscalCode") === "") refuse("Matricola", "", "noCode");
  const name = taken("name", readCell("name", cell("name")));
  const firstName = optional("firstName", (text) => readCell("firstName", text));
  const fullName = firstName === undefined ? name : `${name ?? ""} ${firstName}`;
  const mail = optional("mail", (text) => readCell("mail", text));
  const role = taken("role", readCell("role", cell("role")));
  const fte = cell("workingTime") === "" ? "1" : taken("workingTime", readCell("workingTime", cell("workingTime")));
  const unit = taken("unit", readCell("unit", cell("unit")));
  const from = taken("from", readCell("from", cell("from")));
  const to = optional("to", (text) => readCell("to", text));
  const evaluator = optional("evaluator", (text) => readCell("evaluator", text));
  if (from && to && to < from) refuse(FIELD_WORDS.to, cell("to"), "endsBeforeBegin");
  if (evaluator !== undefined && evaluator === code) refuse(FIELD_WORDS.evaluator, cell("evaluator"), "evaluatesSelf");
  if (isDelimited && cells.findLastIndex((each) => each !== "") >= width) refuse("Riga", cells.at(-1) ?? "", "moreCellsThanHeading");
  if (refused.length > 0 && isNobody(cells)) return { refused: [nobody(line, cells)] };
  if (refused.length > 0 || code === undefined || fullName === undefined || !role || fte === undefined || unit === undefined || !from)
    return { refused };
  const employment = { from, ...(to && { to }), unit, ...classificationOf(role), fte, ...(evaluator !== undefined && { evaluator }) };
  return {
    row: { line, code, name: fullName, ...(fiscalCode !== undefined && { fiscalCode }), ...(mail !== undefined && { mail }), employment },
  };
}

/** Whether a row that cannot be read is no person at all: a total, or one text alone, as titles and notes are. */
function isNobody(cells: readonly string[]): boolean {
  const texts = new Set(cells.filter((cell) => cell !== ""));
  return texts.size === 1 || [...texts].some((text) => /^(sub-?)?total[ei]\b/.test(foldWords(text)));
}

function nobody(line: number, cells: readonly string[]): StaffRefusal {
  const text = [...new Set(cells.filter((cell) => cell !== ""))].join(" ").slice(0, LETTERS_SHOWN);
  return { line, field: "Riga", text, refusal: "nobody" };
}

/** How the messages call each column. */
const FIELD_WORDS: Readonly<Record<StaffColumn, string>> = {
  number: "Matricola",
  fiscalCode: "Codice fiscale",
  name: "Cognome e nome",
  firstName: "Nome",
  mail: "Posta",
  role: "Area",
  workingTime: "Tempo",
  unit: "Unità",
  from: "Dal",
  to: "Al",
  evaluator: "Valutatore",
};
