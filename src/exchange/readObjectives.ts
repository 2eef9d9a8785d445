import { foldWords } from "../domain/kernel/foldWords.ts";
import { groupBy } from "../domain/kernel/groupBy.ts";
import { type OneOrMore, oneOrMore } from "../domain/kernel/oneOrMore.ts";
import { italianDecimal, sumOf, toDecimalText } from "../domain/kernel/rational.ts";
import { unlikeSpellings } from "../domain/plan/group.ts";
import { doWeightsClose } from "../domain/plan/outcomeOfIndicators.ts";
import { readWeight } from "../domain/plan/readCells.ts";
import { type PersonHolder, readPersonHolders } from "../domain/plan/personHolder.ts";
import type { IndicatorWords, ObjectiveWords } from "../domain/plan/plannedObjective.ts";
import { readOutcome } from "../domain/plan/readOutcome.ts";
import { type Columns, columnsOf, type Place } from "./columns.ts";
import type { Row } from "./delimitedRows.ts";
import { endsWithUnnamedOutcome, findTables, isAlone, isBlank, refuse, settlePlaces, type Table } from "./objectiveTables.ts";
import { hasDecimalPoint, hasUnclearPoint, isTotal, mayBeMeasured, outcomeWords, readCell, withDeadline, withUnit } from "./readCell.ts";
import { type Column, readHeading } from "./readHeading.ts";
import type { RefusedPlanRow, RowRefusal } from "./rowRefusals.ts";

/** An indicator as a file tells it: its words, its line; its outcome, where its objective has several or an outcome of its own. */
export type IndicatorRow = IndicatorWords & { readonly line: number; readonly outcome: string; readonly measured?: string };

/** One objective as a file tells it: the words of each column, the heading it stands under, its line, its indicators. */
export type ObjectiveRow = Omit<ObjectiveWords, "indicators"> & {
  readonly indicators: OneOrMore<IndicatorRow>;
  readonly line: number;
  readonly heading: string;
  readonly outcome: string;
  readonly deviation?: string;
  /** The row that tells the reason, the first where several do. */
  readonly deviationLine?: number;
  /** How many indicators our own open data say it has, of which its row tells the first. */
  readonly indicatorCount?: string;
  /** The row is of our own open data, come back perhaps through a spreadsheet. */
  readonly isOwn?: true;
  /** Who holds it as a person; absent where the file has no column for it. */
  readonly people?: readonly HolderRow[];
};

/** A person who holds an objective, with the heading of the column that says so. */
export type HolderRow = { readonly holder: PersonHolder; readonly field: string };

/** What the objectives tables of a file say. */
export type ObjectivesRead = {
  readonly rows: readonly ObjectiveRow[];
  readonly refused: readonly RefusedPlanRow[];
  readonly ignoredColumns: readonly string[];
};

/** A document of a year, as the rows of each of its parts: `endsWithNewline` tells a whole last row from one cut short; `services` are those of the Albero, by which a column "Servizio" is told from one that names units. */
export type ObjectivesDocument = {
  readonly parts: readonly (readonly Row[])[];
  readonly year: number;
  readonly endsWithNewline: boolean;
  readonly services?: readonly string[];
};

/** Reads every objectives table among the rows of a file. What is doubtful is refused with its question, and nothing of it is taken. */
export function readObjectives({ parts, year, endsWithNewline, services = [] }: ObjectivesDocument): ObjectivesRead {
  const rows = parts.flat();
  const { tables: found, refused } = findTables(parts, year, services);
  const last = endsWithNewline ? undefined : rows.findLast((row) => !isBlank(row));
  const hasUnnamedOutcome = found.some(endsWithUnnamedOutcome);
  const tables = found.map((table) => {
    const settled = settlePlaces(table, hasUnnamedOutcome && last !== undefined && table.rows.includes(last));
    refused.push(...settled.refused);
    return settled.table;
  });
  const read: ReadRow[] = [];
  for (const table of tables) {
    let above: ReadRow | undefined;
    for (const row of table.rows) {
      const answer = readRow(row, table, year, row === last, above);
      if (Array.isArray(answer)) {
        refused.push(...answer);
        continue;
      }
      read.push(answer);
      above = answer.under ?? answer;
    }
  }
  const final = read.find(({ line }) => line === last?.line);
  if (last && final && outcomeStandsLast(last, tables) && outcomeIsCut(final, read)) {
    read.splice(read.indexOf(final), 1);
    refused.push(refuse(last, "esito", "cutShort"));
  }
  if (last && opensTable(last, rows, year) && !refused.some(({ line }) => line === last.line))
    refused.push(refuse(last, "riga", "cutShort"));
  const objectives = gather(read);
  const doubted = [
    ...refused,
    ...repeatedIn(objectives, tables),
    ...spellingsIn(objectives),
    ...unclearPointsIn(tables),
    ...unclosedWeightsIn(
      objectives.filter((_, i) => isReadWhole(objectives, i, refused)),
      tables,
    ),
  ];
  return {
    rows: objectives,
    refused: doubted.sort((a, b) => a.line - b.line),
    ignoredColumns: [...new Set(tables.flatMap(({ columns }) => columns.ignored))],
  };
}

/** Whether a file that ends with this row was cut where a table begins: after a head or its first words, or after a group's name. */
function opensTable(row: Row, rows: readonly Row[], year: number): boolean {
  const words = row.cells.join("\t");
  const beginsHead = rows.some(({ cells }) => columnsOf(cells, year) && cells.join("\t").startsWith(words));
  return beginsHead || (isAlone(row) && row.cells.length > 1);
}

/** The columns of an objective, and of each of its indicators, that a table may lack: absent from the row where the cell is empty. */
const OF_OBJECTIVE = ["number", "weight", "kind", "strategic", "operational", "services", "publicValue", "resources", "stakeholders", "contributors", "programme", "phases", "cup", "goals", "deviation", "indicatorCount"] as const satisfies readonly Column[]; // prettier-ignore
const OF_INDICATOR = ["indicatorWeight", "indicatorKind", "indicatorClass", "baselines", "benchmark", "formula", "measure", "direction", "dataOwner", "measured"] as const satisfies readonly Column[]; // prettier-ignore

/** A row of a table as it was read: it begins an objective, or tells another indicator of the one it stands `under`. */
type ReadRow = Omit<ObjectiveRow, "indicators"> & { readonly indicator: IndicatorRow; readonly row: Row; readonly under?: ReadRow };

/** Whether the rows of a table are indicators, several of one objective: it gives the weight of each within its objective. */
function tellsIndicators({ columns }: Table): boolean {
  return columns.of.includes("indicatorWeight");
}

function readRow(row: Row, table: Table, year: number, mayBeCut: boolean, above: ReadRow | undefined): ReadRow | RefusedPlanRow[] {
  const { of, headings, named } = table.columns;
  const width = Math.max(named, of.lastIndexOf("outcome") + 1);
  if (row.cells.length < width || row.cells.slice(width).some((cell) => cell !== "")) {
    return [refuse(row, "riga", mayBeCut && row.cells.length < width ? "cutShort" : "wrongCellCount")];
  }
  const cellsOf = (place: Place) => row.cells.filter((_, i) => of[i] === place);
  const textOf = (place: Place) => cellsOf(place)[0] ?? "";
  const headingAt = (place: Place) => headings[of.indexOf(place)] ?? "";
  const title = textOf("title");
  const saysMore = [...cellsOf("description"), textOf("indicator"), textOf("target"), textOf("deadline")].some((cell) => cell !== "");
  const first = row.cells.find((cell) => cell !== "") ?? "";
  if (isTotal(first, saysMore)) return [{ line: row.line, field: "riga", text: first, refusal: "totalRow" }];
  const isUnder =
    above !== undefined &&
    (isMergedWithTitle(row, table) ||
      (tellsIndicators(table) &&
        (title === "" ? saysMore : isTitleOf(above, title, textOf("description")) && !isOfAnotherUnit(row, above.row, table))));
  if (title === "" && !isUnder) {
    if (row === table.rows[0] && row.cells.some((cell) => beginsHeading(cell, year))) return [refuse(row, "intestazione", "headOnTwoRows")];
    return [isUnderAnother(row, table) ? refuse(row, headingAt("title"), "mergedCells") : refuse(row, "titolo", "noTitle")];
  }
  const refused = row.cells.flatMap((text, i): RefusedPlanRow[] => {
    const place = of[i] ?? "ignored";
    if (!isColumn(place) || (isUnder && place === "title")) return [];
    const reading = readCell(place, text, year);
    return reading.ok ? [] : [{ line: row.line, field: headings[i] ?? "", text, refusal: reading.refusal }];
  });
  const doubt = (field: string, text: string, refusal: RowRefusal) => refused.push({ line: row.line, field, text, refusal });
  const told = of.includes("group") ? cellsOf("group").filter(Boolean).join(": ") : table.heading;
  const group = isUnder ? above.heading : told;
  if (!group && of.includes("group") && isUnderAnother(row, table)) refused.push(refuse(row, headingAt("group"), "mergedCells"));
  else if (!group) refused.push(refuse(row, "gruppo", "noGroup"));
  const target = withDeadline(withUnit(textOf("target"), textOf("targetUnit")), textOf("deadline"), year);
  if (target === undefined) doubt(headingAt("deadline"), textOf("deadline"), "twoTargets");
  const stated = of.includes("mark") ? markedOutcome(row, table.columns) : textOf("outcome");
  if (stated === undefined) doubt("esito", marksIn(table.columns), "unclearMarks");
  const isGraded = foldWords(headingAt("outcome")).includes("raggiungimento");
  if (stated !== undefined && !table.columns.isOwn && !isGraded && textOf("degree") === "" && mayBeMeasured(stated, target ?? ""))
    doubt(headingAt("outcome"), stated, "measuredOrDegree");
  const outcome = outcomeWords(stated ?? "", textOf("degree"));
  if (outcome === undefined) doubt("esito", `«${stated ?? ""}» e «${textOf("degree")}»`, "outcomeAgainstDegree");
  const people = readPeople(row, table.columns);
  if (people.refused) refused.push(...people.refused);
  if (refused.length > 0 || !group || target === undefined || outcome === undefined) return refused;
  const optional = <Of extends Column>(columns: readonly Of[]) =>
    Object.fromEntries(columns.map((column) => [column, textOf(column)] as const).filter(([, words]) => words !== "")) as Partial<Record<Of, string>>; // prettier-ignore
  const laterTargets = [...table.columns.laterYears].flatMap(([place, later]) => {
    const written = row.cells[place] ?? "";
    return written === "" ? [] : [{ year: later, written }];
  });
  const indicator: IndicatorRow = {
    line: row.line,
    indicator: textOf("indicator"),
    target,
    source: textOf("source"),
    outcome: "",
    ...optional(OF_INDICATOR),
    ...(laterTargets.length > 0 && { laterTargets: laterTargets.sort((a, b) => a.year - b.year) }),
  };
  const read: ReadRow = {
    line: row.line,
    row,
    ...(table.columns.isOwn && { isOwn: true as const }),
    heading: group,
    title: isUnder ? above.title : title,
    description: isUnder ? above.description : textOf("description"),
    outcome,
    ...optional(OF_OBJECTIVE),
    ...(people.told && { people: people.told }),
    indicator,
  };
  if (!isUnder) return read;
  const others = cellsOfAnother(row, above, table, title || above.title);
  return others.length > 0 ? others : { ...read, under: above };
}

/** Who holds an objective as a person; nobody knows where the table has no column for it. */
function readPeople(
  row: Row,
  { of, headings }: Columns,
): { readonly told?: readonly HolderRow[]; readonly refused?: readonly RefusedPlanRow[] } {
  const cellOf = (place: Column) => ({ field: headings[of.indexOf(place)] ?? "", text: row.cells[of.indexOf(place)] ?? "" });
  if (!of.includes("people") && !of.includes("peopleContributing")) return {};
  const cells = {
    people: cellOf("people"),
    shares: cellOf("shares"),
    weights: cellOf("peopleWeights"),
    contributors: cellOf("peopleContributing"),
  };
  const { people, shares, weights, contributors } = cells;
  const read = readPersonHolders({ people: people.text, shares: shares.text, weights: weights.text, contributors: contributors.text });
  if (read.ok)
    return { told: read.value.map((holder) => ({ holder, field: (holder.part === "responsible" ? people : contributors).field })) };
  const refused = read.reasons.map(({ reason, at }) => {
    const cell = "field" in at ? cells[at.field as keyof typeof cells] : people;
    return { line: row.line, ...cell, refusal: reason };
  });
  return { refused };
}

/** What each indicator tells of itself: where one cell of it stands for several, which of them it is about is a question. */
const OF_EACH: ReadonlySet<Place> = new Set<Place>(["indicator", "target", "deadline", "measured", "outcome", "degree", "mark", "result"]);

/** Whether a row shares with the one above, as merged cells, the title of its objective and nothing that its indicators tell one by one. */
function isMergedWithTitle({ covered }: Row, { columns: { of } }: Table): boolean {
  return covered?.has(of.indexOf("title")) === true && !of.some((place, at) => OF_EACH.has(place) && covered.has(at));
}

function isTitleOf(above: ReadRow, title: string, description: string): boolean {
  return foldWords(above.title) === foldWords(title) && (description === "" || foldWords(above.description) === foldWords(description));
}

/** Whether a row names another unit than the one above; a cell left empty is merged with it. */
function isOfAnotherUnit(row: Row, above: Row, { columns: { of } }: Table): boolean {
  return of.some((place, at) => place === "group" && saysElse(row.cells[at] ?? "", above.cells[at] ?? ""));
}

function saysElse(cell: string, above: string): boolean {
  return cell !== "" && foldWords(cell) !== foldWords(above);
}

/** What every indicator of an objective says alike, or leaves empty. */
const OF_THE_WHOLE: ReadonlySet<Place> = new Set<Place>([
  "group",
  "description",
  ...OF_OBJECTIVE.filter((column) => column !== "deviation"),
  "people",
  "shares",
  "peopleWeights",
  "peopleContributing",
]);

/** The cells of a row under an objective that say something else of it: another unit, another weight, number, link. */
function cellsOfAnother(row: Row, above: ReadRow, { columns: { of, headings } }: Table, title: string): RefusedPlanRow[] {
  return of.flatMap((place, at): RefusedPlanRow[] => {
    const [text, before] = [row.cells[at] ?? "", above.row.cells[at] ?? ""];
    if (!OF_THE_WHOLE.has(place) || !saysElse(text, before)) return [];
    const more = { title, line: above.line, before };
    return [{ line: row.line, field: headings[at] ?? "", text, refusal: "otherOfObjective", more }];
  });
}

/**
 * The objectives, each with the indicators of its rows. A first row that names no indicator and no target speaks of the whole, if others follow; else it is the
 * first indicator. The outcome of the only indicator is that of its objective.
 */
function gather(read: readonly ReadRow[]): ObjectiveRow[] {
  const under = groupBy(read.filter(hasRowAbove), (row) => row.under);
  return read.filter((row) => !hasRowAbove(row)).map((row) => objectiveOf(row, under.get(row) ?? []));
}

function hasRowAbove(row: ReadRow): row is ReadRow & { readonly under: ReadRow } {
  return row.under !== undefined;
}

function objectiveOf({ indicator, outcome, deviation, row, ...objective }: ReadRow, others: readonly ReadRow[]): ObjectiveRow {
  const own = others.map((row): IndicatorRow => ({ ...row.indicator, outcome: row.outcome }));
  const isOfTheWhole = indicator.indicator === "" && indicator.target === "" && indicator.indicatorWeight === undefined;
  const afterTheWhole = isOfTheWhole ? oneOrMore(own) : undefined;
  const indicators = afterTheWhole ?? [{ ...indicator, outcome: own.length > 0 ? outcome : "" }, ...own];
  const telling = [{ deviation, line: row.line }, ...others].filter((each) => each.deviation !== undefined);
  return {
    ...objective,
    indicators,
    outcome: afterTheWhole || own.length === 0 ? outcome : "",
    ...(telling[0] && { deviation: [...new Set(telling.map((each) => each.deviation))].join("; "), deviationLine: telling[0].line }),
  };
}

/** Whether no row was refused from where an objective begins to where the next one does: all its indicators are there. */
function isReadWhole(rows: readonly ObjectiveRow[], at: number, refused: readonly RefusedPlanRow[]): boolean {
  const [from, to] = [rows[at]!.line, rows[at + 1]?.line ?? Infinity];
  return !refused.some(({ line }) => line >= from && line < to);
}

/** Objectives of several indicators whose weights do not close: one is missing or no number, told at its row, or they are not 100 together. */
function unclosedWeightsIn(rows: readonly ObjectiveRow[], tables: readonly Table[]): RefusedPlanRow[] {
  const columns = tables.find(tellsIndicators)?.columns;
  const field = columns?.headings[columns.of.indexOf("indicatorWeight")] ?? "";
  return rows.flatMap(({ indicators, weight: whole, line, title }): RefusedPlanRow[] => {
    const weights = indicators.map((each) => (each.indicatorWeight === undefined ? {} : { weight: each.indicatorWeight }));
    if (doWeightsClose(weights, whole)) return [];
    const unread = indicators.flatMap(({ line: at, indicatorWeight: text = "" }): RefusedPlanRow[] => {
      if (readWeight(text)) return [];
      return [{ line: at, field, text, refusal: text === "" ? "weightMissing" : "weightNoNumber", more: { title } }];
    });
    if (unread.length > 0) return unread;
    const sum = toDecimalText(sumOf(indicators.flatMap(({ indicatorWeight = "" }) => readWeight(indicatorWeight) ?? [])));
    const text = indicators.map(({ indicatorWeight = "" }) => indicatorWeight).join("; ");
    return [{ line, field, text, refusal: "indicatorWeights", more: { title, sum: italianDecimal(sum), whole: whole ?? "" } }];
  });
}

function isColumn(place: Place): place is Column {
  return place !== "ignored" && place !== "unnamed" && place !== "mark" && place !== "result" && place !== "laterTarget";
}

/** Whether a cell below the head is still part of it: a year, or a heading that we know. */
function beginsHeading(cell: string, year: number): boolean {
  return /^(19|20)\d\d$/.test(cell) || readHeading(cell, year).is === "column";
}

/** Whether another row of the table stands above: an empty cell may be the lower part of a merged one. */
function isUnderAnother(row: Row, { rows }: Table): boolean {
  return rows[0] !== row;
}

/** The outcome named by the heading of the one column that is marked; undefined where several are, or a mark says something else. */
function markedOutcome({ cells }: Row, { of, headings }: Columns): string | undefined {
  const marks = of.flatMap((place, at) => (place === "mark" ? [{ heading: headings[at] ?? "", cell: foldWords(cells[at] ?? "") }] : []));
  const marked = marks.filter(({ cell }) => /^(x|✓|✔|si|v)$/.test(cell));
  const isClear = marks.every(({ cell }) => /^(x|✓|✔|si|v|no|-|)$/.test(cell)) && marked.length <= 1;
  return isClear ? (marked[0]?.heading ?? "") : undefined;
}

function marksIn({ of, headings }: Columns): string {
  return headings
    .filter((_, at) => of[at] === "mark")
    .map((heading) => `«${heading}»`)
    .join(", ");
}

function outcomeStandsLast(row: Row, tables: readonly Table[]): boolean {
  const columns = tables.find(({ rows }) => rows.includes(row))?.columns;
  return columns !== undefined && columns.of.indexOf("outcome") >= columns.named - 1;
}

/**
 * Whether the outcome that ends a file without a newline was cut: nothing or an unknown word where others have outcomes,
 * or the beginning of "non raggiunto" that no other row uses as its whole outcome.
 */
function outcomeIsCut(last: ReadRow, rows: readonly ReadRow[]): boolean {
  if (rows.every(({ outcome }) => outcome === "")) return false;
  if (last.outcome === "" || !readOutcome(last.outcome)) return true;
  const isBeginning = last.outcome.length < "non raggiunto".length && "non raggiunto".startsWith(last.outcome.toLowerCase());
  return isBeginning && !rows.some((row) => row !== last && row.outcome === last.outcome);
}

/** Rows that tell one objective again: same group, title and description. Each says where the first stands, and which cells differ. */
function repeatedIn(rows: readonly ObjectiveRow[], tables: readonly Table[]): RefusedPlanRow[] {
  const told = groupBy(rows, ({ heading, title, description }) => JSON.stringify([heading, title, description].map(foldWords)));
  return [...told.values()].flatMap(([first, ...again]) =>
    again.map(({ line, title }): RefusedPlanRow => {
      const [before, here] = [cellsAt(first!.line, tables), cellsAt(line, tables)];
      const differing = [...here].filter(([heading, cell]) => foldWords(cell) !== foldWords(before.get(heading) ?? ""));
      const more = { first: first!.line, differing: differing.map(([heading]) => `«${heading}»`).join(", ") };
      return { line, field: "titolo", text: title, refusal: "repeatedObjective", more };
    }),
  );
}

/** The cells of a row by their headings. */
function cellsAt(line: number, tables: readonly Table[]): ReadonlyMap<string, string> {
  const cells = tables.flatMap(({ columns, rows }) =>
    rows
      .filter((row) => row.line === line)
      .flatMap((row) => columns.headings.map((heading, at) => [heading, row.cells[at] ?? ""] as const)),
  );
  return new Map(cells);
}

/** Names of groups that may be one, spelled otherwise by more than capitals and spaces: told at the first row of each other spelling. */
function spellingsIn(rows: readonly ObjectiveRow[]): RefusedPlanRow[] {
  return unlikeSpellings(rows.map(({ heading }) => heading)).map((spellings) => ({
    line: rows.find(({ heading }) => heading === spellings[1])?.line ?? 0,
    field: "settore",
    text: spellings.map((spelling) => `«${spelling}»`).join(", "),
    refusal: "twoSpellings",
  }));
}

/** Cells whose point may be of thousands or of decimals, in a file where some other number has a decimal point. */
function unclearPointsIn(tables: readonly Table[]): RefusedPlanRow[] {
  const cells = tables.flatMap(({ columns, rows }) =>
    rows.flatMap(({ line, cells: written }) =>
      written.flatMap((text, at) => (NUMBERS.has(columns.of[at] ?? "ignored") ? [{ line, field: columns.headings[at] ?? "", text }] : [])),
    ),
  );
  if (!cells.some(({ text }) => hasDecimalPoint(text))) return [];
  return cells.filter(({ text }) => hasUnclearPoint(text)).map((cell) => ({ ...cell, refusal: "decimalPoint" as const }));
}

const NUMBERS: ReadonlySet<Place> = new Set<Place>([
  "target",
  "laterTarget",
  "measured",
  "weight",
  "indicatorWeight",
  "degree",
  "outcome",
  "baselines",
]);
