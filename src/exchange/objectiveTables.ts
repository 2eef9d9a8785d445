import { foldWords } from "../domain/kernel/foldWords.ts";
import { groupBy } from "../domain/kernel/groupBy.ts";
import { readNames } from "../domain/plan/readCells.ts";
import { type Columns, columnsOf, type Place } from "./columns.ts";
import type { Row } from "./delimitedRows.ts";
import { isUnitName } from "../domain/plan/group.ts";
import { headingOf, isAside } from "./groupHeading.ts";
import { isWordedOutcome } from "./readCell.ts";
import type { RefusedPlanRow, RowRefusal } from "./rowRefusals.ts";

/** A table of objectives: its head, what each column holds, the group it stands under, its rows. */
export type Table = { readonly head: Row; readonly columns: Columns; readonly heading: string | undefined; readonly rows: Row[] };

/** Finds the tables of each part of a document; none goes on in another part. */
export function findTables(
  parts: readonly (readonly Row[])[],
  year: number,
  services: readonly string[],
): { tables: Table[]; refused: RefusedPlanRow[] } {
  const found = parts.map((rows) => tablesAmong(rows, year));
  const tables = found.flatMap((part) => part.tables);
  return { tables: withServicesTold(tables, services), refused: found.flatMap(({ refused }) => refused) };
}

/**
 * Walks the rows: a line alone before a head names the group; blank lines end a table, unless rows of its width follow; a lone cell inside
 * one names the next group where it opens a table or is called as a unit is. Page numbers and footnotes are nothing.
 */
function tablesAmong(rows: readonly Row[], year: number): { readonly tables: Table[]; readonly refused: RefusedPlanRow[] } {
  const tables: Table[] = [];
  const refused: RefusedPlanRow[] = [];
  let heading: string | undefined;
  let table: Table | undefined;
  let interrupted: Table | undefined;
  const open = (opened: Omit<Table, "rows">, first: readonly Row[] = []) => {
    table = { ...opened, rows: [...first] };
    tables.push(table);
  };
  for (const [i, row] of rows.entries()) {
    const columns = columnsOf(row.cells, year);
    if (columns) {
      open({ head: row, columns, heading });
      interrupted = table;
    } else if (isBlank(row)) {
      table = undefined;
    } else if (isAlone(row) && isAside(row.cells[0] ?? "")) {
      continue;
    } else if (!table && interrupted && continues(row, interrupted.columns)) {
      open({ ...interrupted, heading }, [row]);
    } else if (!table) {
      if (isAlone(row)) heading = headingOf(row.cells[0] ?? "");
      if (row.cells.length === 1) interrupted = undefined;
    } else if (isAlone(row) && (row.cells.length === 1 || row.cells.length >= table.columns.named)) {
      const next = rows.slice(i + 1).find((other) => !isBlank(other));
      const opensTable = next !== undefined && columnsOf(next.cells, year) !== undefined;
      const isFollowed = opensTable || (next !== undefined && row.cells.length > 1 && !isAlone(next));
      const isUnit = opensTable || table.rows.length === 0 || isUnitName(row.cells[0] ?? "");
      if (!isFollowed) refused.push(refuse(row, "riga", row.cells.length === 1 ? "wrongCellCount" : "emptyGroup"));
      else if (!isUnit) refused.push({ line: row.line, field: "riga", text: row.cells[0] ?? "", refusal: "loneCell" });
      if (!isUnit) continue;
      heading = headingOf(row.cells[0] ?? "");
      open({ head: table.head, columns: table.columns, heading });
    } else {
      table.rows.push(row);
    }
  }
  return { tables, refused };
}

/** A column "Servizio" names services of the Albero where all its cells in the file do; else it names the unit. */
function withServicesTold(tables: readonly Table[], services: readonly string[]): Table[] {
  const cellsOf = ({ columns, rows }: Table) => rows.flatMap(({ cells }) => readNames(cells[columns.of.indexOf("service")] ?? ""));
  const named = tables.flatMap(cellsOf);
  const listed = new Set(services.map(foldWords));
  const meant = named.length > 0 && named.every((name) => listed.has(foldWords(name))) ? "services" : "group";
  return tables.map((table) =>
    withPlaces(
      table,
      table.columns.of.map((place) => (place === "service" ? meant : place)),
    ),
  );
}

function withPlaces(table: Table, of: readonly Place[]): Table {
  return { ...table, columns: { ...table.columns, of } };
}

/**
 * Gives their meaning to the places that only the cells tell, and names what stays unclear about the head: a result is an outcome where its cells say so in words, a value
 * where the outcome stands elsewhere; a place without a heading is an outcome where its cells are outcomes in words.
 */
export function settlePlaces(table: Table, mayEndWithOutcome: boolean): { table: Table; refused: RefusedPlanRow[] } {
  const { columns, head, rows } = table;
  const of = [...columns.of];
  const headings = columns.headings;
  const refused: RefusedPlanRow[] = columns.doubts.map(({ headings: unclear, refusal }) => refuseHead(head, unclear, refusal));
  const told = (at: number) => rows.map(({ cells }) => cells[at] ?? "").filter((cell) => cell !== "");
  const marks = of.flatMap((place, at) => (place === "mark" ? [at] : []));
  if (marks.length === 1) of[marks[0]!] = of.includes("outcome") ? "ignored" : "outcome";
  const hasOutcome = () => of.some((place) => place === "outcome" || place === "degree" || place === "mark");
  for (const [at, place] of of.entries()) {
    if (place !== "result") continue;
    const cells = told(at);
    const number = cells.find((cell) => !isWordedOutcome(cell));
    if (number === undefined && !hasOutcome()) of[at] = "outcome";
    else if (number === undefined) of[at] = "ignored";
    else if ((hasOutcome() || (isConsuntivo(headings[at]!) && !cells.some((cell) => cell.includes("%")))) && !of.includes("measured"))
      of[at] = "measured";
    else refused.push({ line: head.line, field: headings[at]!, text: number, refusal: "valueOrOutcome" });
  }
  for (let at = 0; at <= columns.named; at += 1) {
    if ((of[at] ?? "unnamed") !== "unnamed") continue;
    const cells = told(at);
    if (!hasOutcome() && (cells.length > 0 ? cells.some(isWordedOutcome) : mayEndWithOutcome && at === columns.named)) of[at] = "outcome";
    else if (cells.length > 0 && at < headings.length) refused.push(refuseHead(head, [`colonna ${String(at + 1)}`], "unnamedColumn"));
  }
  const groups = of.flatMap((place, at) => (place === "group" ? [at] : []));
  if (groups.length > 1 && hasFieldsForUnits(groups, headings, rows)) {
    refused.push(refuseHead(head, groups.map((at) => headings[at]!), "unclearGroups")); // prettier-ignore
  }
  return { table: withPlaces(table, of), refused };
}

/** Whether the rows of a table have their outcome in a place that its head leaves out. */
export function endsWithUnnamedOutcome({ columns, rows }: Table): boolean {
  return !columns.of.includes("outcome") && rows.some(({ cells }) => isWordedOutcome(cells[columns.named] ?? ""));
}

function isConsuntivo(heading: string): boolean {
  return foldWords(heading).startsWith("consuntivo");
}

/** Whether "Area" is a field of results and no part of a unit's name: the same one stands under several units, or it is called so. */
function hasFieldsForUnits(groups: readonly number[], headings: readonly string[], rows: readonly Row[]): boolean {
  const area = groups.find((at, i) => i > 0 && foldWords(headings[at]!) === "area");
  if (area === undefined) return false;
  const pairs = rows.map(({ cells }) => [foldWords(cells[groups[0]!] ?? ""), foldWords(cells[area] ?? "")] as const);
  const unitsOf = groupBy(
    pairs.filter(([, field]) => field !== ""),
    ([, field]) => field,
  );
  return [...unitsOf].some(
    ([field, held]) =>
      /^(efficienza|efficacia|qualita|economicita|appropriatezza)$/.test(field) || new Set(held.map(([unit]) => unit)).size > 1,
  );
}

/** Whether a row after a blank line still belongs to the table above it; small tables are not told from others, and end. */
function continues(row: Row, { named }: Columns): boolean {
  return !isAlone(row) && row.cells.length >= Math.max(4, named);
}

export function isBlank({ cells }: Row): boolean {
  return cells.every((cell) => cell === "");
}

export function isAlone({ cells }: Row): boolean {
  return cells[0] !== "" && cells.slice(1).every((cell) => cell === "");
}

/** A whole row refused, with its words. */
export function refuse({ line, cells }: Row, field: string, refusal: RowRefusal): RefusedPlanRow {
  return { line, field, text: cells.join(" | ").slice(0, 200), refusal };
}

/** A heading refused, or several that do not agree. */
function refuseHead({ line }: Row, headings: readonly string[], refusal: RowRefusal): RefusedPlanRow {
  return {
    line,
    field: "intestazione",
    text: headings.map((heading) => (heading.startsWith("colonna ") ? heading : `«${heading}»`)).join(" e "),
    refusal,
  };
}
