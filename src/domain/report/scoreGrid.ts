import type { Figure } from "../kernel/figure.ts";
import type { Place } from "../kernel/place.ts";
import {
  compare,
  decimalText,
  fromDecimalText,
  italianDecimal,
  parseItalianNumber,
  type Rational,
  rational,
  roundHalfUp,
} from "../kernel/rational.ts";
import { italianShare, shareOf } from "../kernel/share.ts";

/** A band of scores by its upper end: whatever is above the band before it and up to here. No score can fall between two bands. */
export type Band = { readonly upTo: string; readonly inclusive: boolean };

/** One row of the grid of scores, as the document prints it. */
export type ReportedBand = { readonly label: string; readonly count: number; readonly share?: string; readonly place: Place };

/** The grid with its figures: the count as reported, the share computed again beside the one printed. */
export type ScoreGrid = {
  readonly rows: readonly {
    readonly label: string;
    readonly band?: Band;
    readonly count: Figure;
    readonly share: Figure;
    readonly printedShare?: string;
  }[];
  readonly total: Figure;
  readonly shareTotal: string;
};

const NUMBER = "(\\d+(?:[.,]\\d+)?)";
const BELOW = new RegExp(`^(?:minore di|inferiore a|meno di|fino a meno di|<)\\s*${NUMBER}`, "i");
const UP_TO = new RegExp(`^(?:fino a|≤|<=)\\s*${NUMBER}`, "i");
const FROM_TO = new RegExp(`^(?:da |dal )?${NUMBER}\\s*(?:a|al|-|–|fino a)\\s*${NUMBER}`, "i");
const ONE = new RegExp(`^${NUMBER}(?:\\s*punti)?$`, "i");
const TOP = rational(100n);

/**
 * The band a printed label means: "Minore di 80 punti" ends before 80, "Da 85,01 a 90 punti" ends at 90, "Da 95,01 a 99,99" ends before 100.
 * Undefined when the label says none.
 */
export function bandOf(label: string): Band | undefined {
  const below = BELOW.exec(label)?.[1];
  if (below !== undefined) return band(below, false);
  const upTo = UP_TO.exec(label)?.[1] ?? FROM_TO.exec(label)?.[2] ?? ONE.exec(label)?.[1];
  if (upTo === undefined) return undefined;
  const end = parseItalianNumber(upTo);
  const isJustBelowTop = end && compare(end, TOP) < 0 && compare(end, rational(99n)) > 0;
  return isJustBelowTop ? { upTo: "100", inclusive: false } : band(upTo, true);
}

function band(upTo: string, inclusive: boolean): Band | undefined {
  const end = parseItalianNumber(upTo);
  return end && { upTo: decimalText(roundHalfUp(end, 2), 2).replace(/\.?0+$/, ""), inclusive };
}

/** The index of the band a score falls in; undefined only above the last band. */
export function bandIndexOf(score: Rational, bands: readonly Band[]): number | undefined {
  const index = bands.findIndex(({ upTo, inclusive }) => compare(score, fromDecimalText(upTo)) < (inclusive ? 1 : 0));
  return index < 0 ? undefined : index;
}

/** Reads the grid of a report into figures: counts as printed, shares computed from them, each rounded half-up on its own. */
export function scoreGridOf(bands: readonly ReportedBand[]): ScoreGrid | undefined {
  if (bands.length === 0) return undefined;
  const rows = bands.map((reported, i) => rowOf(reported, i, bands));
  const total = bands.reduce((sum, { count }) => sum + count, 0);
  const hundredths = rows.reduce((sum, { share }) => sum + roundHalfUp(fromDecimalText(share.proof.result), 2), 0n);
  return {
    rows,
    total: totalFigure(
      rows.map(({ count }) => count),
      total,
    ),
    shareTotal: decimalText(hundredths, 2),
  };
}

function rowOf(
  { label, count, share: printed, place }: ReportedBand,
  i: number,
  bands: readonly ReportedBand[],
): ScoreGrid["rows"][number] {
  const id = `griglia/fascia-${String(i + 1)}`;
  const written = String(count);
  const countFigure: Figure = {
    id,
    text: written,
    proof: {
      figure: `Valutati con punteggio «${label}»`,
      rule: "Dato riportato come è scritto nel documento importato.",
      inputs: [{ id: "riga", name: label, value: written, provenance: { kind: "document", ...place } }],
      steps: [{ id: "lettura", operation: "read", operands: ["riga"], result: written, text: `Il documento riporta ${written}.` }],
      result: written,
    },
  };
  const total = bands.reduce((sum, other) => sum + other.count, 0);
  const share = shareOf(count, total) ?? "0.00";
  const printedShare = printed === undefined ? "" : ` Il documento stampa ${italianDecimal(printed)} %.`;
  const shareFigure: Figure = {
    id: `${id}-quota`,
    text: italianShare(share),
    proof: {
      figure: `Quota dei valutati con punteggio «${label}»`,
      rule: "I valutati della fascia divisi per tutti i valutati, per cento; ogni quota è arrotondata da sola.",
      inputs: [
        { id: "fascia", name: label, value: written, provenance: { kind: "figure", figure: id } },
        { id: "totale", name: "Tutti i valutati", value: String(total), provenance: { kind: "figure", figure: "griglia/totale" } },
      ],
      steps: [
        {
          id: "quota",
          operation: "percentage",
          operands: ["fascia", "totale"],
          result: share,
          text: `${written} diviso ${String(total)}, per cento: ${italianShare(share)}.${printedShare}`,
        },
      ],
      rounding: { mode: "halfUp", decimals: 2 },
      result: share,
    },
  };
  const meant = bandOf(label);
  return {
    label,
    ...(meant && { band: meant }),
    count: countFigure,
    share: shareFigure,
    ...(printed !== undefined && { printedShare: printed }),
  };
}

function totalFigure(counts: readonly Figure[], total: number): Figure {
  return {
    id: "griglia/totale",
    text: String(total),
    proof: {
      figure: "Valutati nella griglia dei punteggi",
      rule: "La somma dei valutati di ogni fascia.",
      inputs: counts.map(({ id, proof }) => ({ id, name: proof.figure, value: proof.result, provenance: { kind: "figure", figure: id } })),
      steps: [
        {
          id: "somma",
          operation: "sum",
          operands: counts.map(({ id }) => id),
          result: String(total),
          text: `${counts.map(({ text }) => text).join(" + ")} = ${String(total)}.`,
        },
      ],
      result: String(total),
    },
  };
}
