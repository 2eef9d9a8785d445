import { foldWords } from "../domain/kernel/foldWords.ts";
import { compare, parseItalianNumber, rational, sign } from "../domain/kernel/rational.ts";
import { readWeight } from "../domain/plan/readCells.ts";
import { outcomeOfDegree, readOutcome } from "../domain/plan/readOutcome.ts";
import { printTarget } from "../domain/plan/printTarget.ts";
import { readTarget } from "../domain/plan/readTarget.ts";
import type { Column } from "./readHeading.ts";
import type { RowRefusal } from "./rowRefusals.ts";
import { faultOfCell } from "./workbook/cellFault.ts";

/** What a cell says, or why it cannot be trusted. */
export type CellReading = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly refusal: RowRefusal };

/** What stands in the place of a title and is none: "02010701", "OB.1", "4". */
const CODE = /^(?:\p{Lu}{1,4}[\s._/-]*)?\d[\d\s._/-]*\p{L}?$|^[^\p{L}]+$/u;

/** Numbers by which a spreadsheet keeps the days from 2000 to 2079. */
const SERIAL_DAY = /^(3652[6-9]|365[3-9]\d|36[6-9]\d\d|3[7-9]\d{3}|[45]\d{4}|6[0-4]\d{3}|65[0-7]\d\d)([.,]0+)?$/;

/** Reads one cell of an objectives table in a document of `year`. */
export function readCell(column: Column, text: string, year: number): CellReading {
  const refusal = faultOfCell(text) === "error" ? "errorCell" : DOUBTS[column]?.(text, year);
  return refusal === undefined ? { ok: true, text } : { ok: false, refusal };
}

/** What may be wrong in a cell of each column, where something may. */
const DOUBTS: Partial<Record<Column, (text: string, year: number) => RowRefusal | undefined>> = {
  title: (text) => (CODE.test(text) ? "titleIsCode" : undefined),
  weight: negativeWeight,
  indicatorWeight: negativeWeight,
  degree: (text) => (isUpToOne(text) ? "degreeUpToOne" : undefined),
  deadline: (text) => (SERIAL_DAY.test(text) ? "dayAsNumber" : undefined),
  year: (text, year) => (/^(19|20)\d\d$/.test(text) && Number(text) !== year ? "anotherYear" : undefined),
};

/** A weight below zero, with any of the signs that stand for a minus. */
function negativeWeight(text: string): RowRefusal | undefined {
  const weight = readWeight(text.replace(/[−–]/, "-"));
  return weight && sign(weight) < 0 ? "negativeWeight" : undefined;
}

/** A degree above 0 and up to 1 without its sign: a share of one, or of a hundred? */
function isUpToOne(text: string): boolean {
  const value = parseItalianNumber(text);
  return value !== undefined && compare(value, rational(0n)) > 0 && compare(value, rational(1n)) <= 0;
}

/** Whether words say an outcome as words do: "non raggiunto", "raggiunto al 80 %", never "80 %" alone nor a bare "sì". */
export function isWordedOutcome(text: string): boolean {
  return /\p{L}{4}/u.test(text) && readOutcome(text) !== undefined;
}

/**
 * The outcome in words. A degree in a column of its own stands for words that say no outcome ("45", the value reached), and completes
 * "raggiunto in parte": with "80" it is "raggiunto al 80 %". Undefined where the two contradict each other.
 */
export function outcomeWords(words: string, degree: string): string | undefined {
  const graded = outcomeOfDegree(degree);
  if (degree === "" || !graded) return words === "" && readOutcome(degree) ? degree : words;
  const percentage = `${degree.replace(/\s*%$/, "")} %`;
  const stated = words === "" ? undefined : readOutcome(words);
  if (!stated || stated.outcome === "unknown") return percentage;
  if (stated.degree === undefined && stated.outcome === "partlyAchieved" && graded.outcome === "partlyAchieved")
    return `raggiunto al ${percentage}`;
  const isCounted = ["achieved", "partlyAchieved", "notAchieved"].includes(stated.outcome);
  const isLess = stated.outcome === "notAchieved" && graded.outcome === "partlyAchieved";
  return isCounted && stated.outcome !== graded.outcome && !isLess ? undefined : words;
}

/** Whether a bare percentage may be the value that was measured: it stands under "Esito", and what was promised is a percentage. */
export function mayBeMeasured(outcome: string, target: string): boolean {
  return /^\(?\d+(?:[.,]\d+)*\s*%\)?$/.test(outcome) && target.includes("%");
}

/** A bare number of our own open data with the unit of its own column: a spreadsheet makes "431200" of "€ 431.200". */
export function withUnit(target: string, unit: string): string {
  return unit !== "" && parseItalianNumber(target) ? `${target} ${unit}` : target;
}

/** A target and a deadline of its own in one: "almeno 80 %" by "31/12/2026" is "almeno 80 %, entro il 31/12/2026". Undefined where they cannot be joined without guessing. */
export function withDeadline(target: string, deadline: string, year: number): string | undefined {
  if (deadline === "" || target === "") return target || deadline;
  const by = deadlineOf(deadline, year);
  if (by === undefined) return undefined;
  const own = deadlineOf(target, year);
  if (own !== undefined) return own === by ? target : undefined;
  const joined = `${target}, entro il ${deadline.replace(/^entro (il )?/i, "")}`;
  return deadlineOf(joined, year) === by ? joined : undefined;
}

/** The deadline of a target in words; undefined where it has none, or is not understood. */
function deadlineOf(written: string, year: number): string | undefined {
  const reading = readTarget(written, year);
  return reading.understood && reading.target.kind !== "constraint"
    ? printTarget({ kind: "deadline", deadline: reading.target.deadline })
    : undefined;
}

/** Whether a number is written with a point that can only be a decimal one: "4.5", "0.875". */
export function hasDecimalPoint(text: string): boolean {
  return /(?<![\d.,/-])(\d+\.(\d{1,2}|\d{4,})|0\.\d+)(?![\d.,/-])/.test(text);
}

/** Whether a number is written with a point that is of thousands for an Italian and decimal for a program: "3.875". */
export function hasUnclearPoint(text: string): boolean {
  return /(?<![\d.,/-])[1-9]\d{0,2}\.\d{3}(?![\d.,/-])/.test(text);
}

/** Whether a row sums or averages those above: it begins so, and says nothing that an objective would. */
export function isTotal(first: string, saysMore: boolean): boolean {
  return !saysMore && /^(totale|totali|tot\.|tot$|sub-?totale|somma|media)(?!\p{L})/u.test(foldWords(first));
}
