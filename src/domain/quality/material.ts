import type { Place } from "../kernel/place.ts";
import type { FollowedIndicator } from "../plan/indicator.ts";
import { type Origin, placeIn } from "../plan/origin.ts";
import { nameOf } from "../plan/outcomeOfIndicators.ts";
import { fullTitle, type Objective } from "../plan/objective.ts";
import type { AnnualReport } from "../report/annualReport.ts";
import type { Finding } from "./finding.ts";

/** What the reviewer reads: what the system holds of a year, and the lines of the last document imported for it. */
export type Material = {
  readonly report: AnnualReport;
  readonly file: string;
  /** Every line of that document, from the first. */
  readonly lines: readonly string[];
};

/** A line of prose: not a row of a table. */
export type Passage = { readonly place: Place; readonly text: string };

/** The prose of a document, without its tables. */
export function proseOf({ report, file, lines }: Material): Passage[] {
  const origins = report.objectives.flatMap(({ origin, indicators }) => [origin, ...indicators.map((indicator) => indicator.origin)]);
  const rows = new Set(origins.flatMap((origin) => (origin.kind === "document" && origin.file === file ? [origin.line] : [])));
  let isInsideRow = false;
  const isProse = (text: string, line: number) => {
    const belongsToRow = rows.has(line) || isInsideRow;
    if (belongsToRow && opensOrClosesQuotes(text)) isInsideRow = !isInsideRow;
    return text.trim() !== "" && !text.includes("\t") && !belongsToRow;
  };
  return lines.flatMap((text, i) => (isProse(text, i + 1) ? [{ place: { file, line: i + 1 }, text: text.trim() }] : []));
}

/** Whether a cell of a CSV is left open, or closed, at the end of a line: the row goes on until it is closed. Tables with tabs have no quotes. */
function opensOrClosesQuotes(text: string): boolean {
  return !text.includes("\t") && text.split('"').length % 2 === 0;
}

/** A numbered heading: "3.2 Obiettivi strategici". */
export type Heading = { readonly number: string; readonly title: string; readonly place: Place };

/** The numbered headings of a document: short lines that begin with a number and a capital. An item of a numbered list is none. */
export function headingsOf(material: Material): Heading[] {
  return proseOf(material).flatMap(({ text, place }) => {
    const [, number, title] = /^(\d{1,2}(?:\.\d{1,2})*)\.?\s+(\p{Lu}[^.;]{2,140})$/u.exec(text.replace(/[*#]/g, "").trim()) ?? [];
    return number !== undefined && title !== undefined ? [{ number, title, place }] : [];
  });
}

/** How much of an objective's words a finding shows. */
const LONGEST_SUBJECT = 90;

/** The finding's part that names an objective; of one of several indicators, where that one stands. */
export function about(objective: Objective, indicator?: FollowedIndicator): Pick<Finding, "subject" | "place" | "code" | "indicator"> {
  const { code, indicators } = objective;
  const words = fullTitle(objective);
  const subject = words.length > LONGEST_SUBJECT ? `${words.slice(0, LONGEST_SUBJECT - 2).trimEnd()}…` : words;
  if (indicator === undefined || indicators.length === 1) return { subject, code, ...placed(objective) };
  return { subject: `${subject}, indicatore «${nameOf(indicator)}»`, code, indicator: indicator.number, ...placed(indicator) };
}

/** Where something of a plan stands in its document; nothing where it comes from none. */
export function placed({ origin }: { readonly origin: Origin }): Pick<Finding, "place"> {
  const place = placeIn(origin);
  return place ? { place } : {};
}

/** What is found in each indicator of each objective. */
export function eachIndicator<Found>(
  objectives: readonly Objective[],
  find: (objective: Objective, indicator: FollowedIndicator) => readonly Found[],
): Found[] {
  return objectives.flatMap((objective) => objective.indicators.flatMap((indicator) => find(objective, indicator)));
}
