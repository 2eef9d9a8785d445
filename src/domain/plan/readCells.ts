import { parseItalianNumber, type Rational, toDecimalText } from "../kernel/rational.ts";
import type { Baseline, IndicatorClass } from "./indicator.ts";

// What the cells beside an objective say. Each answers undefined where it cannot be read without guessing.

/** The numbers of strategic objectives: "1", "1; 3", "n. 2", "OS 1 e 3". */
export function readNumbers(written: string): readonly number[] | undefined {
  const parts = partsOf(written).map(
    (part) => /^(?:(?:os|ob\.?|obiettivo(?: strategico)?|linea(?: strategica)?)\s*)?(?:n\.?\s*)?(\d{1,3})$/i.exec(part)?.[1],
  );
  return parts.length > 0 && parts.every((part) => part !== undefined) ? [...new Set(parts.map(Number))] : undefined;
}

/** The codes of operational objectives: "1.2", "1.2; 3.1", "OO 1.2". */
export function readCodes(written: string): readonly string[] | undefined {
  const parts = partsOf(written).map(
    (part) => /^(?:(?:oo|ob\.?|obiettivo(?: operativo)?)\s*)?(?:n\.?\s*)?(\d{1,3}(?:\.\d{1,3})+)\.?$/i.exec(part)?.[1],
  );
  return parts.length > 0 && parts.every((part) => part !== undefined) ? [...new Set(parts)] : undefined;
}

/** The names of services: a list with semicolons; a comma may be part of a name. */
export function readNames(written: string): readonly string[] {
  return [...new Set(written.split(";").map((name) => name.trim()).filter(Boolean))]; // prettier-ignore
}

function partsOf(written: string): string[] {
  return written
    .split(/[;,]|\se\s/)
    .map((part) => part.trim())
    .filter(Boolean);
}

/** The values of earlier years, the earliest first: "2021: 24; 2022: 22", "2021=24, 2022=22", "24 (2023)", "2023: € 1.200,50". */
export function readBaselines(written: string): readonly Baseline[] | undefined {
  const parts = written
    .split(/;|,\s+(?=(?:anno\s+)?(?:19|20)\d\d\s*[:=])/i)
    .map((part) => part.trim())
    .filter(Boolean)
    .map(readBaseline);
  if (parts.length === 0) return undefined;
  const read = parts.filter((part) => part !== undefined);
  const hasEachYearOnce = new Set(read.map(({ year }) => year)).size === parts.length;
  return hasEachYearOnce ? read.sort((a, b) => a.year - b.year) : undefined;
}

function readBaseline(part: string): Baseline | undefined {
  const [, yearBefore, after] = /^(?:anno\s+)?((?:19|20)\d\d)\s*[:=]\s*(.+)$/i.exec(part) ?? [];
  const [, before, yearAfter] = /^(.+?)\s*\((?:anno\s+)?((?:19|20)\d\d)\)$/i.exec(part) ?? [];
  const number = /^(?:€\s*)?([-−]?\d+(?:[.,]\d+)*)(?:\s*(?:%|€|[\p{L}][\p{L} ]*|su \d+))?$/u.exec(after ?? before ?? "")?.[1];
  const value = number === undefined ? undefined : parseItalianNumber(number.replace("−", "-"));
  return value && { year: Number(yearBefore ?? yearAfter), value: toDecimalText(value) };
}

/** The number of a weight, whatever names its unit: "60", "60 %", "peso 60/100", "1,5". Undefined for "20/30" and for words. */
export function readWeight(written: string): Rational | undefined {
  return parseItalianNumber(
    written
      .trim()
      .replace(/^peso:?\s*/i, "")
      .replace(HUNDREDTHS, ""),
  );
}

/** Whether a weight says that it is one of a hundred. */
export function isHundredths(written: string): boolean {
  return HUNDREDTHS.test(written.trim());
}

const HUNDREDTHS = /\s*(?:%|\/\s*100|su 100)$/i;

const CLASSES: readonly (readonly [IndicatorClass, RegExp])[] = [
  ["policies", /^politich?[ea]$|^attuazione (delle )?politiche/],
  ["projects", /^progett[oi]$|^attuazione (di |dei )?(piani|progetti|programmi)/],
  ["satisfaction", /^(soddisfazione|gradimento)( (degli utenti|dei destinatari|dell'utenza))?$/],
  ["efficiency", /^(efficienza|efficacia|qualità)((, | e |\/ ?)(efficienza|efficacia|qualità))*( dei servizi)?$/],
  ["impact", /^(impatto|outcome|esito)$/],
];

/** The class of PIAO 2.2 that a cell names. */
export function readIndicatorClass(written: string): IndicatorClass | undefined {
  const text = written.replace(/\s+/g, " ").trim().toLowerCase();
  return CLASSES.find(([, form]) => form.test(text))?.[0];
}
