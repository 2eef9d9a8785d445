import { compare, fromDecimalText, italianDecimal, parseItalianNumber, type Rational, toDecimalText } from "../kernel/rational.ts";

/** A band of scores by its upper end: whatever is above the band before it and up to here. No score can fall between two bands. */
export type Band = { readonly upTo: string; readonly inclusive: boolean };

const NUMBER = "(\\d+(?:[.,]\\d+)?)";
const BELOW = new RegExp(`^(?:minore di|inferiore a|meno di|fino a meno di|<)\\s*${NUMBER}`, "i");
const UP_TO = new RegExp(`^(?:fino a|non oltre|(?:minore|inferiore) o uguale a|≤|<=)\\s*${NUMBER}`, "i");
const FROM_TO = new RegExp(`^(?:da |dal )?${NUMBER}\\s*(?:a|al|-|–|fino a)\\s*${NUMBER}`, "i");
const FROM_TO_BELOW = new RegExp(`^(?:da |dal )?${NUMBER}\\s*a meno di\\s*${NUMBER}`, "i");
const ONE = new RegExp(`^${NUMBER}(?:\\s*punti)?$`, "i");

/**
 * The bands printed labels mean: "Minore di 80 punti" ends before 80, "Da 85,01 a 90 punti" ends at 90 and begins right after the one
 * before, "Da 95,01 a 99,99" followed by "100 Punti" ends before 100. Undefined where a label says no upper end.
 */
export function bandsOf(labels: readonly string[]): (Band | undefined)[] {
  return labels.map((label, i) => {
    const below = BELOW.exec(label)?.[1] ?? FROM_TO_BELOW.exec(label)?.[2];
    const next = ONE.exec(labels[i + 1] ?? "")?.[1];
    if (below !== undefined) return band(below, false);
    const range = FROM_TO.exec(label)?.[2];
    if (range !== undefined && next !== undefined) return band(next, false);
    const upTo = UP_TO.exec(label)?.[1] ?? range ?? ONE.exec(label)?.[1];
    return upTo === undefined ? undefined : band(upTo, true);
  });
}

function band(upTo: string, inclusive: boolean): Band | undefined {
  const end = parseItalianNumber(upTo);
  return end && { upTo: toDecimalText(end), inclusive };
}

/** The index of the band a score falls in; undefined only above the last band. */
export function bandIndexOf(score: Rational, bands: readonly Band[]): number | undefined {
  const index = bands.findIndex(({ upTo, inclusive }) => compare(score, fromDecimalText(upTo)) < (inclusive ? 1 : 0));
  return index < 0 ? undefined : index;
}

/** Says a band in words, after the one before it: "oltre 85 e fino a 90 compreso". */
export function bandWords({ upTo, inclusive }: Band, before: Band | undefined): string {
  const end = italianDecimal(upTo);
  if (before?.upTo === upTo) return `esattamente ${end}`;
  const from = before ? `${before.inclusive ? "oltre" : "da"} ${italianDecimal(before.upTo)} e ` : "";
  return `${from}fino a ${end} ${inclusive ? "compreso" : "escluso"}`;
}
