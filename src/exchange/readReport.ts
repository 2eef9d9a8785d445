import { decodeText, linesOf, type FileRefusal } from "./decodeText.ts";
import { type BandRead, type FigureRead, readHeadCount, readScoreGrid } from "./readFigures.ts";
import { type ObjectiveRow, readObjectives } from "./readObjectives.ts";
import { administrationNameIn } from "./administrationName.ts";
import { readRows } from "./readRows.ts";
import { DELIMITERS, tidyCell } from "./delimitedRows.ts";
import { readHeading } from "./readHeading.ts";
import { type MandateLineRead, type PublicValueRead, readMandateLines, readPublicValue } from "./readMandate.ts";
import type { RefusedPlanRow } from "./rowRefusals.ts";
import {
  type OperationalRead,
  readOperational,
  readServices,
  readStrategic,
  type ServiceRead,
  type StrategicRead,
} from "./readStructure.ts";

/** Everything a plan or report says that the system holds, each with its line. */
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
};

/** What was read, or why the file as a whole cannot be. */
export type ReportReading = { readonly ok: true; readonly report: ReportRead } | { readonly ok: false; readonly refusal: FileRefusal };

/** Reads a plan or a report of a year from the bytes of a text or CSV file. */
export function readReport(bytes: Uint8Array, year: number): ReportReading {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const { text } = decoded;
  const rows = readRows(text, year);
  const lines = linesOf(text);
  if (!rows) {
    const head = nearestHead(lines, year);
    return head ? { ok: true, report: { ...NOTHING, refused: [head] } } : { ok: false, refusal: "noTable" };
  }
  const services = readServices(lines);
  const serviceNames = services.map(({ name }) => name);
  const objectives = rows.ok
    ? readObjectives({ rows: rows.rows, year, endsWithNewline: /[\r\n]$/.test(text), services: serviceNames })
    : { rows: [], refused: [openQuotes(rows.line, lines)], ignoredColumns: [] };
  if (objectives.rows.length === 0 && objectives.refused.length === 0) return { ok: false, refusal: "noObjectives" };
  const grid = readScoreGrid(lines, year);
  const prose = rows.ok ? rows.rows.filter(({ cells }) => cells.length === 1).map(({ cells }) => cells[0]) : [];
  const name = administrationNameIn(prose.join("\n"));
  const report: ReportRead = {
    ...(name !== undefined && { administrationName: name }),
    objectives: objectives.rows,
    refused: [...objectives.refused, ...grid.refusedLines.map((line) => cutGridRow(line, lines))],
    ignoredColumns: objectives.ignoredColumns,
    services,
    mandateLines: readMandateLines(lines),
    publicValue: readPublicValue(lines),
    strategic: readStrategic(lines),
    operational: readOperational(lines),
    headCount: readHeadCount(lines, year),
    scoreGrid: grid.bands,
  };
  return { ok: true, report };
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
