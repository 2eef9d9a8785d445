import type { ObjectiveWords } from "../domain/plan/plannedObjective.ts";
import { readNames } from "../domain/plan/readCells.ts";
import { outcomeOfDegree, readOutcome } from "../domain/plan/readOutcome.ts";
import { type Column, type Columns, columnsOf } from "./columns.ts";
import type { Row } from "./delimitedRows.ts";

/** One objective as a file tells it: the words of each column, the heading it stands under, its line. */
export type ObjectiveRow = ObjectiveWords & {
  readonly line: number;
  readonly heading: string;
  readonly outcome: string;
  readonly measured?: string;
  readonly deviation?: string;
};

/** Why a row cannot be an objective. An odd date, source or target is no reason: it is kept as text. */
export type RowRefusal = "wrongCellCount" | "noTitle" | "noGroup" | "cutShort" | "emptyGroup" | "openQuotes";

/** What people read for each refusal of a row. */
export const ROW_REFUSALS: Record<RowRefusal, string> = {
  wrongCellCount: "La riga non ha lo stesso numero di celle della sua tabella: forse è tagliata, o una cella contiene un a capo.",
  noTitle: "Manca il titolo dell'obiettivo.",
  noGroup: "Non si sa di quale settore è l'obiettivo: serve il nome del settore sopra la tabella, oppure una colonna «Settore».",
  cutShort: "Il file finisce a metà di questa riga.",
  emptyGroup:
    "La riga ha una sola cella: se è il nome di un settore, sotto non ci sono obiettivi; se è un obiettivo, mancano le altre celle.",
  openQuotes: "Le virgolette aperte in questa riga non si chiudono.",
};

/** A refused row, with its place and the words it holds. */
export type RefusedRow = { readonly line: number; readonly field: string; readonly text: string; readonly refusal: RowRefusal };

/** What the objectives tables of a file say. */
export type ObjectivesRead = {
  readonly rows: readonly ObjectiveRow[];
  readonly refused: readonly RefusedRow[];
  readonly ignoredColumns: readonly string[];
};

type Table = { readonly columns: Columns; readonly heading: string | undefined; readonly rows: readonly Row[] };

/**
 * Reads every objectives table among the rows of a file. `endsWithNewline` tells a whole last row from one cut short; `services` are those
 * of the Albero, by which a column "Servizio" is told from one that names units.
 */
export function readObjectives(rows: readonly Row[], endsWithNewline: boolean, services: readonly string[] = []): ObjectivesRead {
  const { tables, refused } = findTables(rows, services);
  const hasUnnamedOutcome = tables.some(endsWithUnnamedOutcome);
  const last = endsWithNewline ? undefined : rows.findLast((row) => !isBlank(row));
  const read: ObjectiveRow[] = [];
  for (const table of tables) {
    const outcomeHere = outcomeColumn(table.columns, endsWithUnnamedOutcome(table));
    for (const row of table.rows) {
      const outcomeAt = row === last ? outcomeColumn(table.columns, hasUnnamedOutcome) : outcomeHere;
      const answer = readRow(row, table, outcomeAt, row === last);
      if ("refusal" in answer) refused.push(answer);
      else read.push(answer);
    }
  }
  const final = read.find(({ line }) => line === last?.line);
  if (last && final && outcomeStandsLast(last, tables, hasUnnamedOutcome) && outcomeIsCut(final, read)) {
    read.splice(read.indexOf(final), 1);
    refused.push(refuse(last, "esito", "cutShort"));
  }
  if (last && opensTable(last, rows) && !refused.some(({ line }) => line === last.line)) refused.push(refuse(last, "riga", "cutShort"));
  refused.sort((a, b) => a.line - b.line);
  return { rows: read, refused, ignoredColumns: [...new Set(tables.flatMap(({ columns }) => columns.ignored))] };
}

/**
 * Walks the rows: a line alone before a head names the group; blank lines end a table, unless rows of its width follow; a lone cell inside
 * one names the next group.
 */
function findTables(rows: readonly Row[], services: readonly string[]): { tables: Table[]; refused: RefusedRow[] } {
  const tables: Table[] = [];
  const refused: RefusedRow[] = [];
  let heading: string | undefined;
  let table: (Table & { rows: Row[] }) | undefined;
  let interrupted: Columns | undefined;
  for (const [i, row] of rows.entries()) {
    const columns = columnsOf(row.cells);
    if (columns) {
      interrupted = columns;
      table = { columns, heading, rows: [] };
      tables.push(table);
    } else if (isBlank(row)) {
      table = undefined;
    } else if (!table && interrupted && continues(row, interrupted)) {
      table = { columns: interrupted, heading, rows: [row] };
      tables.push(table);
    } else if (!table) {
      if (isAlone(row)) heading = headingOf(row.cells[0] ?? "");
      if (row.cells.length === 1) interrupted = undefined;
    } else if (isAlone(row) && (row.cells.length === 1 || row.cells.length >= table.columns.named)) {
      const next = rows.slice(i + 1).find((other) => !isBlank(other));
      const isFollowed = next !== undefined && (columnsOf(next.cells) !== undefined || (row.cells.length > 1 && !isAlone(next)));
      if (!isFollowed) refused.push(refuse(row, "riga", row.cells.length === 1 ? "wrongCellCount" : "emptyGroup"));
      heading = headingOf(row.cells[0] ?? "");
      table = { columns: table.columns, heading, rows: [] };
      tables.push(table);
    } else {
      table.rows.push(row);
    }
  }
  return { tables: withServicesTold(tables, services), refused };
}

/** A column "Servizio" names services of the Albero where all its cells in the file do; else it names the unit. */
function withServicesTold(tables: readonly Table[], services: readonly string[]): Table[] {
  const cellsOf = ({ columns, rows }: Table) => rows.flatMap(({ cells }) => readNames(cells[columns.of.indexOf("service")] ?? ""));
  const named = tables.flatMap(cellsOf);
  const listed = new Set(services.map((name) => name.toLowerCase()));
  const meant = named.length > 0 && named.every((name) => listed.has(name.toLowerCase())) ? "services" : "group";
  return tables.map((table) => ({
    ...table,
    columns: { ...table.columns, of: table.columns.of.map((column) => (column === "service" ? meant : column)) },
  }));
}

/** Whether a row after a blank line still belongs to the table above it; small tables are not told from others, and end. */
function continues(row: Row, { named }: Columns): boolean {
  return !isAlone(row) && row.cells.length >= Math.max(4, named);
}

/** Whether a file that ends with this row was cut where a table begins: after a head or its first words, or after a group's name. */
function opensTable(row: Row, rows: readonly Row[]): boolean {
  const words = row.cells.join("\t");
  const beginsHead = rows.some(({ cells }) => columnsOf(cells) && cells.join("\t").startsWith(words));
  return beginsHead || (isAlone(row) && row.cells.length > 1);
}

function readRow(row: Row, { columns, heading }: Table, outcomeAt: number | undefined, mayBeCut: boolean): ObjectiveRow | RefusedRow {
  const width = Math.max(columns.named, (outcomeAt ?? -1) + 1);
  if (row.cells.length < width || row.cells.slice(width).some((cell) => cell !== "")) {
    return refuse(row, "riga", mayBeCut && row.cells.length < width ? "cutShort" : "wrongCellCount");
  }
  const cellOf = (column: Column) => row.cells.filter((_, i) => columns.of[i] === column);
  const textOf = (column: Column) => cellOf(column)[0] ?? "";
  const outcome = outcomeWords(outcomeAt === undefined ? "" : (row.cells[outcomeAt] ?? ""), textOf("degree"));
  const title = textOf("title");
  if (title === "") return refuse(row, "titolo", "noTitle");
  const group = columns.of.includes("group") ? cellOf("group").filter(Boolean).join(": ") : heading;
  if (!group) return refuse(row, "gruppo", "noGroup");
  const told = OPTIONAL.map((column) => [column, textOf(column)] as const).filter(([, words]) => words !== "");
  return {
    line: row.line,
    heading: group,
    title,
    description: textOf("description"),
    indicator: textOf("indicator"),
    target: textOf("target"),
    source: textOf("source"),
    outcome,
    ...(Object.fromEntries(told) as Partial<Record<(typeof OPTIONAL)[number], string>>),
  };
}

/** The columns that a table may lack: absent from the row where the cell is empty. */
const OPTIONAL = [
  "number", "weight", "kind", "strategic", "operational", "services", "indicatorKind", "indicatorClass", "baselines", "benchmark",
  "resources", "stakeholders", "measured", "deviation",
] as const satisfies readonly Column[]; // prettier-ignore

function outcomeStandsLast(row: Row, tables: readonly Table[], hasUnnamedOutcome: boolean): boolean {
  const columns = tables.find(({ rows }) => rows.includes(row))?.columns;
  return columns !== undefined && (outcomeColumn(columns, hasUnnamedOutcome) ?? -1) >= columns.named - 1;
}

/**
 * Whether the outcome that ends a file without a newline was cut: nothing or an unknown word where others have outcomes,
 * or the beginning of "non raggiunto" that no other row uses as its whole outcome.
 */
function outcomeIsCut(last: ObjectiveRow, rows: readonly ObjectiveRow[]): boolean {
  if (rows.every(({ outcome }) => outcome === "")) return false;
  if (last.outcome === "" || !readOutcome(last.outcome)) return true;
  const isBeginning = last.outcome.length < "non raggiunto".length && "non raggiunto".startsWith(last.outcome.toLowerCase());
  return isBeginning && !rows.some((row) => row !== last && row.outcome === last.outcome);
}

/**
 * The outcome in words. A degree in a column of its own stands for words that say no outcome ("45", the value reached), and completes
 * "raggiunto in parte": with "80" it is "raggiunto al 80 %".
 */
function outcomeWords(words: string, degree: string): string {
  if (degree === "" || !outcomeOfDegree(degree)) return words;
  const percentage = `${degree.replace(/\s*%$/, "")} %`;
  const stated = words === "" ? undefined : readOutcome(words);
  if (!stated) return percentage;
  return stated.outcome === "partlyAchieved" ? `raggiunto al ${percentage}` : words;
}

function outcomeColumn(columns: Columns, hasUnnamedOutcome: boolean): number | undefined {
  const named = columns.of.indexOf("outcome");
  if (named >= 0) return named;
  const unnamed = columns.of.slice(0, columns.named).indexOf("unnamed");
  if (unnamed >= 0) return unnamed;
  return hasUnnamedOutcome && !columns.of.includes("degree") ? columns.named : undefined;
}

/** Whether the rows of a table have their outcome in a place that its head leaves out. */
function endsWithUnnamedOutcome({ columns, rows }: Table): boolean {
  if (columns.of.includes("outcome")) return false;
  return rows.some(({ cells }) => {
    const last = cells[columns.named];
    return last !== undefined && last !== "" && readOutcome(last) !== undefined;
  });
}

/** A heading without its number and marks; a sentence is no heading. */
function headingOf(line: string): string | undefined {
  const heading = line.replace(/^[#*\s]+|[*\s]+$/g, "").replace(/^\d+(\.\d+)*\.?\s+/, "");
  return heading === "" || heading.length > 150 || /[.;]$/.test(heading) ? undefined : heading;
}

function isBlank({ cells }: Row): boolean {
  return cells.every((cell) => cell === "");
}

function isAlone({ cells }: Row): boolean {
  return cells[0] !== "" && cells.slice(1).every((cell) => cell === "");
}

function refuse({ line, cells }: Row, field: string, refusal: RowRefusal): RefusedRow {
  return { line, field, text: cells.join(" | ").slice(0, 200), refusal };
}
