import { decodeText, linesOf, type FileRefusal } from "./decodeText.ts";
import { type BandRead, type FigureRead, readHeadCount, readScoreGrid } from "./readFigures.ts";
import { type ObjectiveRow, readObjectives } from "./readObjectives.ts";
import { administrationNameIn } from "./administrationName.ts";
import { readRows } from "./readRows.ts";
import type { RefusedRow } from "./rowRefusals.ts";
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
  readonly refused: readonly RefusedRow[];
  readonly ignoredColumns: readonly string[];
  readonly services: readonly ServiceRead[];
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
  if (!rows) return { ok: false, refusal: "noTable" };
  const lines = linesOf(text);
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
    strategic: readStrategic(lines),
    operational: readOperational(lines),
    headCount: readHeadCount(lines, year),
    scoreGrid: grid.bands,
  };
  return { ok: true, report };
}

function openQuotes(line: number, lines: readonly string[]): RefusedRow {
  return { line, field: "riga", text: (lines[line - 1] ?? "").slice(0, 200), refusal: "openQuotes" };
}

function cutGridRow(line: number, lines: readonly string[]): RefusedRow {
  return { line, field: "griglia dei punteggi", text: (lines[line - 1] ?? "").slice(0, 200), refusal: "wrongCellCount" };
}
