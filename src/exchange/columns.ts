import { foldWords } from "../domain/kernel/foldWords.ts";
import { NOT_APPLICABLE_COLUMN } from "../domain/opendata/column.ts";
import { DATASETS } from "../domain/opendata/datasets.ts";
import { type Column, type HeadingReading, readHeading } from "./readHeading.ts";

/** A heading that names the objective only where no other does: beside "Titolo", an "Obiettivo operativo" is what the objective hangs from. */
const TITLE_FOR_WANT_OF_ANOTHER = /^obiettiv[oi] operativ[oi]$/;

/** The columns of our own open data that an import takes back. The others are computed from these, or belong to the plan they came from. */
const OWN_COLUMNS: Readonly<Record<string, Column>> = {
  gruppo: "group",
  titolo: "title",
  descrizione: "description",
  numero_nel_documento: "number",
  tipo_scritto: "kind",
  peso_scritto: "weight",
  obiettivi_strategici: "strategic",
  obiettivi_operativi: "operational",
  servizi: "services",
  indicatore: "indicator",
  tipo_indicatore: "indicatorKind",
  classe_indicatore: "indicatorClass",
  valori_precedenti: "baselines",
  confronto: "benchmark",
  target_scritto: "target",
  target_unita: "targetUnit",
  fonte: "source",
  risorse: "resources",
  portatori_di_interesse: "stakeholders",
  obiettivi_di_valore_pubblico: "publicValue",
  settori_coinvolti: "contributors",
  missione_programma: "programme",
  fasi: "phases",
  cup: "cup",
  agenda_2030: "goals",
  numero_indicatori: "indicatorCount",
  valore_misurato: "measured",
  esito_scritto: "outcome",
  motivo_scostamento: "deviation",
};

/** Whether a row is the head of our own open data: no town writes these names by itself. */
export function isOwnHead(cells: readonly string[]): boolean {
  return ["titolo", "target_scritto", "esito_scritto"].every((name) => cells.includes(name));
}

/** Whether a head is of our open data of before the column of what does not apply: its cells say «non applicabile» where they have no sense. */
export function isOwnHeadOfBefore(cells: readonly string[]): boolean {
  return isOwnHead(cells) && !cells.includes(NOT_APPLICABLE_COLUMN);
}

function ownColumns(cells: readonly string[]): Columns {
  const of = cells.map((cell) => (Object.hasOwn(OWN_COLUMNS, cell) ? OWN_COLUMNS[cell]! : "ignored"));
  const ignored = cells.filter((cell) => !DATASETS.obiettivi.columns.some(({ name }) => name === cell));
  return { of, headings: cells, laterYears: new Map(), ignored, named: cells.length, isOwn: true, doubts: [] };
}

/** What stands in one place of a table; the cells tell what a `result`, a `mark` or an `unnamed` place holds. `laterTarget`: the target of one of the two years that follow. */
export type Place = Column | "laterTarget" | "result" | "mark" | "unnamed" | "ignored";

/** Why a heading cannot be trusted: two name one thing, or one names it in words that could mean another, or only for other years, or for years too far ahead. */
export type HeadingRefusal = "twoHeadings" | "unclearHeading" | "headingOfAnotherYear" | "targetTooFar";

/** The columns of a table in their places. */
export type Columns = {
  readonly of: readonly Place[];
  /** The headings as written. */
  readonly headings: readonly string[];
  /** The year of each `laterTarget`, by its place. */
  readonly laterYears: ReadonlyMap<number, number>;
  /** The headings nobody knows or of other years: told to people, never used. */
  readonly ignored: readonly string[];
  /** How many places are named, up to the last named one. */
  readonly named: number;
  /** Whether the table is of our own open data. */
  readonly isOwn: boolean;
  /** What a person must say before anything is read: the headings, and what is unclear about them. */
  readonly doubts: readonly { readonly headings: readonly string[]; readonly refusal: HeadingRefusal }[];
};

/** Columns that say what is promised, how it ended or what an objective hangs from: of two that claim one, neither is taken. */
const DECISIVE: ReadonlySet<Column> = new Set([
  "title",
  "weight",
  "indicator",
  "indicatorWeight",
  "people",
  "shares",
  "target",
  "deadline",
  "measured",
  "outcome",
  "degree",
  "peopleWeights",
  "peopleContributing",
  "publicValue",
  "contributors",
  "programme",
  "phases",
  "cup",
  "goals",
  "formula",
  "measure",
  "direction",
  "dataOwner",
]);

/** Reads a row as the head of an objectives table in a document of `year`; undefined when it is not one. */
export function columnsOf(cells: readonly string[], year: number): Columns | undefined {
  if (isOwnHead(cells)) return ownColumns(cells);
  if (!cells.some(mayBeTitle)) return undefined;
  const headings = cells.map((cell) => cell.replace(/\s+/g, " ").trim());
  const readings = headings.map((heading) => readHeading(heading, year));
  const taken = new Set<Column>();
  const doubts: { headings: string[]; refusal: HeadingRefusal }[] = [];
  const of = readings.map((reading, i): Place => {
    if (reading.is === "result" || reading.is === "mark" || reading.is === "unnamed") return reading.is;
    if (reading.is === "doubt") doubts.push({ headings: [headings[i]!], refusal: "unclearHeading" });
    if (reading.is !== "column") return "ignored";
    const { column } = reading;
    if (column === "group" || !taken.has(column)) {
      taken.add(column);
      return column;
    }
    const first = readings.findIndex((other) => other.is === "column" && other.column === column);
    const isSameHeading = foldWords(headings[first]!) === foldWords(headings[i]!);
    if (DECISIVE.has(column) || isSameHeading) doubts.push({ headings: [headings[first]!, headings[i]!], refusal: "twoHeadings" });
    return "ignored";
  });
  const operational = of.findIndex((place, i) => place === "operational" && TITLE_FOR_WANT_OF_ANOTHER.test(foldWords(headings[i]!)));
  if (operational >= 0 && !taken.has("title")) {
    of[operational] = "title";
    taken.add("title");
  }
  if (!taken.has("people")) for (const [i, place] of of.entries()) if (place === "shares" || place === "peopleWeights") of[i] = "ignored";
  const ofOthers = headings.filter((_, i) => isOfAnotherYear(readings[i]!, "target"));
  if (ofOthers.length > 0 && !taken.has("target")) doubts.push({ headings: ofOthers, refusal: "headingOfAnotherYear" });
  const laterYears = new Map<number, number>();
  for (const [i, reading] of readings.entries()) {
    const later = reading.is === "ofAnotherYear" && reading.column === "target" ? reading.years.toSorted()[0]! : year;
    if (later <= year || !taken.has("target")) continue;
    const same = [...laterYears].find(([, told]) => told === later)?.[0];
    if (later > year + LATER_YEARS) doubts.push({ headings: [headings[i]!], refusal: "targetTooFar" });
    else if (same !== undefined) doubts.push({ headings: [headings[same]!, headings[i]!], refusal: "twoHeadings" });
    else {
      of[i] = "laterTarget";
      laterYears.set(i, later);
    }
  }
  const unclear = readings.filter((reading) => reading.is === "doubt" || isOfAnotherYear(reading, "target"));
  const facts = of.filter((place) => FACTS.has(place)).length + unclear.length;
  if (!taken.has("title") || facts < 2) return undefined;
  const ignored = headings.filter((_, i) => of[i] === "ignored");
  return { of, headings, laterYears, ignored, named: of.findLastIndex((place) => place !== "unnamed") + 1, isOwn: false, doubts };
}

/** A plan says what it promises for its year and the two that follow (PIAO, d.m. 132/2022: three years). */
const LATER_YEARS = 2;

/** Whether a cell may head the title, which every head has: every row is asked, and few cells are short and say so. */
function mayBeTitle(cell: string): boolean {
  return cell.length <= LONGEST_TITLE_HEADING && /titolo|obiettiv|denominazione/.test(foldWords(cell));
}

/** More than any heading of a title needs, marks and blanks around it included. */
const LONGEST_TITLE_HEADING = 100;

/** What a table must say of its objectives, at least two, to be one. */
const FACTS: ReadonlySet<Place> = new Set<Place>(["description", "indicator", "target", "deadline", "source", "measured", "outcome", "degree", "result", "mark"]); // prettier-ignore

function isOfAnotherYear(reading: HeadingReading, column: Column): boolean {
  return reading.is === "ofAnotherYear" && reading.column === column;
}
