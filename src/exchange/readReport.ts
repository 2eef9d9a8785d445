import { decodeText, linesOf, type FileRefusal } from "./decodeText.ts";
import { type BandRead, type FigureRead, readHeadCount, readScoreGrid } from "./readFigures.ts";
import { type ObjectiveRow, readObjectives, type RefusedRow } from "./readObjectives.ts";
import { readRows } from "./readRows.ts";
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

/** Reads a plan or a report from the bytes of a text or CSV file. */
export function readReport(bytes: Uint8Array): ReportReading {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const { text } = decoded;
  const rows = readRows(text);
  if (!rows) return { ok: false, refusal: "noTable" };
  const lines = linesOf(text);
  const services = readServices(lines);
  const serviceNames = services.map(({ name }) => name);
  const objectives = rows.ok
    ? readObjectives(rows.rows, /[\r\n]$/.test(text), serviceNames)
    : { rows: [], refused: [openQuotes(rows.line, lines)], ignoredColumns: [] };
  if (objectives.rows.length === 0 && objectives.refused.length === 0) return { ok: false, refusal: "noObjectives" };
  const grid = readScoreGrid(lines);
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
    headCount: readHeadCount(lines),
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

const NAME =
  /\b(?:Comune|Provincia|Unione(?: dei Comuni)?|Città [Mm]etropolitana|Regione|Comunità [Mm]ontana)(?: (?:di|del|della|delle|dei|d'))?(?: ?\p{Lu}[\p{Ll}']+(?: (?:di|del|della|sul|al|in|d'))?)+/gu;

/** The administration the prose around the tables speaks of most: "Comune di Settimo Torinese". */
export function administrationNameIn(text: string): string | undefined {
  const times = new Map<string, number>();
  for (const [name] of text.matchAll(NAME)) {
    const whole = name.replace(/ (?:di|del|della|sul|al|in|d')$/, "");
    times.set(whole, (times.get(whole) ?? 0) + 1);
  }
  return [...times].reduce<readonly [string | undefined, number]>((best, next) => (next[1] > best[1] ? next : best), [undefined, 0])[0];
}
