import { columnsOf } from "./columns.ts";
import { decodeText, LARGEST_FILE, linesOf } from "./decodeText.ts";
import { type DocumentRows, placedRow, type RowPlace, rowsOfPaper, rowsOfSheets } from "./documentRows.ts";
import { fileKind } from "./fileKind.ts";
import { isAlone } from "./objectiveTables.ts";
import { type BandRead, type FigureRead, readHeadCount, readScoreGrid } from "./readFigures.ts";
import { type ObjectiveRow, readObjectives } from "./readObjectives.ts";
import { administrationNameIn } from "./administrationName.ts";
import { readRows } from "./readRows.ts";
import { DELIMITERS, tidyCell } from "./delimitedRows.ts";
import { readHeading } from "./readHeading.ts";
import { type MandateLineRead, type PublicValueRead, readMandateLines, readPublicValue } from "./readMandate.ts";
import type { ReportFileRefusal } from "./reportFileRefusals.ts";
import type { RefusedPlanRow } from "./rowRefusals.ts";
import { decodeHtml, readHtml } from "./paper/readHtml.ts";
import { readDocx } from "./paper/readDocx.ts";
import { readOdt } from "./paper/readOdt.ts";
import type { Package } from "./workbook/openPackage.ts";
import { openPacked, type ReadKind, refusalOf, sheetsOf } from "./workbook/readSheets.ts";
import {
  type OperationalRead,
  readOperational,
  readServices,
  readStrategic,
  type ServiceRead,
  type StrategicRead,
} from "./readStructure.ts";

/** Everything a plan or report says that the system holds, each with its line. What is refused is told at its place for people already. */
export type ReportRead = {
  readonly administrationName?: string;
  readonly objectives: readonly ObjectiveRow[];
  readonly refused: readonly RefusedPlanRow[];
  readonly ignoredColumns: readonly string[];
  readonly services: readonly ServiceRead[];
  readonly mandateLines: readonly MandateLineRead[];
  readonly publicValue: readonly PublicValueRead[];
  readonly strategic: readonly StrategicRead[];
  readonly operational: readonly OperationalRead[];
  readonly headCount: readonly FigureRead[];
  readonly scoreGrid: readonly BandRead[];
  /** Where the lines stand for people, in a file of sheets. */
  readonly places?: readonly RowPlace[];
  /** The names of sheets that the file hides: they were not read. */
  readonly hiddenSheets?: readonly string[];
};

/** What was read, or why the file as a whole cannot be. */
export type ReportReading =
  { readonly ok: true; readonly report: ReportRead } | { readonly ok: false; readonly refusal: ReportFileRefusal };

/** Reads a plan or a report of a year from the bytes of a file, of whichever kind it is by its content: a text or CSV, the sheets of a workbook, the tables and paragraphs of a page or a document. */
export async function readReport(bytes: Uint8Array, year: number): Promise<ReportReading> {
  if (bytes.length > LARGEST_FILE) return { ok: false, refusal: "tooLarge" };
  const kind = fileKind(bytes);
  if (kind === "text") return readTextReport(bytes, year);
  if (kind === "html") return readPage(bytes, year);
  if (kind !== "packed") return { ok: false, refusal: kind };
  const packed = await openPacked(bytes, async (file, packedKind) => ({ ok: true, value: await rowsOfPacked(file, packedKind, year) }));
  return packed.ok ? readDocument(packed.value, year) : packed;
}

async function rowsOfPacked(file: Package, kind: ReadKind, year: number): Promise<DocumentRows> {
  switch (kind) {
    case "xlsx":
    case "ods":
      return rowsOfSheets(await sheetsOf(file, kind, "down"), year);
    case "docx":
      return rowsOfPaper(await readDocx(file), year);
    case "odt":
      return rowsOfPaper(await readOdt(file), year);
  }
}

function readPage(bytes: Uint8Array, year: number): ReportReading {
  const page = decodeHtml(bytes);
  if (page === undefined) return { ok: false, refusal: "notUtf8" };
  try {
    return readDocument(rowsOfPaper(readHtml(page), year), year);
  } catch (error) {
    return { ok: false, refusal: refusalOf(error) };
  }
}

/** Reads a plan or a report from the bytes of a text or CSV file. */
export function readTextReport(bytes: Uint8Array, year: number): ReportReading {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const { text } = decoded;
  const lines = linesOf(text);
  const rows = readRows(text, year);
  if (!rows) return withoutTable(lines, undefined, year);
  const open = rows.ok ? [] : [openQuotes(rows.line, lines)];
  const parts = rows.ok ? [rows.rows] : [];
  return readDocument({ parts, lines, endsWhole: /[\r\n]$/.test(text), doubts: open, hiddenSheets: [] }, year);
}

/** What a document says, from its rows. */
function readDocument(document: DocumentRows, year: number): ReportReading {
  const { parts, lines, places, doubts } = document;
  if (parts.length > 0 && !parts.some((rows) => rows.some(({ cells }) => columnsOf(cells, year)))) return withoutTable(lines, places, year);
  const services = readServices(lines);
  const serviceNames = services.map(({ name }) => name);
  const objectives = readObjectives({ parts, year, endsWithNewline: document.endsWhole, services: serviceNames });
  const refused = [...doubts, ...objectives.refused];
  if (objectives.rows.length === 0 && refused.length === 0) return { ok: false, refusal: "noObjectives" };
  const grid = readScoreGrid(lines, year);
  const name = administrationNameIn(proseIn(document).join("\n"));
  const report: ReportRead = {
    ...(name !== undefined && { administrationName: name }),
    objectives: objectives.rows,
    refused: [...refused, ...grid.refusedLines.map((line) => cutGridRow(line, lines))].map((row) => placedRow(row, places)),
    ignoredColumns: objectives.ignoredColumns,
    services,
    mandateLines: readMandateLines(lines),
    publicValue: readPublicValue(lines),
    strategic: readStrategic(lines),
    operational: readOperational(lines),
    headCount: readHeadCount(lines, year),
    scoreGrid: grid.bands,
    ...(places && { places }),
    ...(document.hiddenSheets.length > 0 && { hiddenSheets: document.hiddenSheets }),
  };
  return { ok: true, report };
}

/** The rows of a document that are prose: those of one cell, and in a sheet those of which one cell alone is filled. */
function proseIn({ parts, places }: DocumentRows): string[] {
  const rows = parts.flat().filter((row) => row.cells.length === 1 || (places !== undefined && isAlone(row)));
  return rows.map(({ cells }) => cells[0] ?? "");
}

/** A document in which nothing is the head of a table of objectives: told with the line most like one, if there is any. */
function withoutTable(lines: readonly string[], places: DocumentRows["places"], year: number): ReportReading {
  const head = nearestHead(lines, year);
  return head ? { ok: true, report: { ...NOTHING, refused: [placedRow(head, places)] } } : { ok: false, refusal: "noTable" };
}

const NOTHING: ReportRead = { objectives: [], refused: [], ignoredColumns: [], services: [], mandateLines: [], publicValue: [], strategic: [], operational: [], headCount: [], scoreGrid: [] }; // prettier-ignore

/** How many lines from the beginning are looked at for something like a head. */
const LINES_BEFORE_A_HEAD = 60;

/** The line most like the head of a table of objectives, where none is one: it holds at least three cells, and a heading that we know. */
function nearestHead(lines: readonly string[], year: number): RefusedPlanRow | undefined {
  const rows = lines.slice(0, LINES_BEFORE_A_HEAD).flatMap((text, i) =>
    DELIMITERS.map((delimiter) => {
      const cells = text
        .split(delimiter)
        .map((cell) => tidyCell(cell.replaceAll('"', "")))
        .filter(Boolean);
      const known = cells.filter((cell) => ["column", "result", "mark", "doubt"].includes(readHeading(cell, year).is));
      return { line: i + 1, cells, known: cells.length < 3 ? 0 : known.length };
    }),
  );
  const best = rows.reduce((one, other) => (other.known > one.known ? other : one), { line: 0, cells: [""], known: 0 });
  const text = best.cells.map((cell) => `«${cell.slice(0, 80)}»`).join(", ");
  return best.known === 0 ? undefined : { line: best.line, field: "intestazione", text, refusal: "noHead" };
}

function openQuotes(line: number, lines: readonly string[]): RefusedPlanRow {
  return { line, field: "riga", text: (lines[line - 1] ?? "").slice(0, 200), refusal: "openQuotes" };
}

function cutGridRow(line: number, lines: readonly string[]): RefusedPlanRow {
  return { line, field: "griglia dei punteggi", text: (lines[line - 1] ?? "").slice(0, 200), refusal: "wrongCellCount" };
}
