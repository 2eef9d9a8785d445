import { bandShare } from "../evaluation/bandShare.ts";
import { type Band, bandsOf, bandWords } from "../evaluation/band.ts";
import type { Figure } from "../kernel/figure.ts";
import type { Place } from "../kernel/place.ts";
import { decimalText, fromDecimalText, italianDecimal, roundHalfUp } from "../kernel/rational.ts";
import { shareOf } from "../kernel/share.ts";

/** One row of the grid of scores, as the document prints it. */
export type ReportedBand = { readonly label: string; readonly count: number; readonly share?: string; readonly place: Place };

/** The grid with its figures: the count as reported, the share computed again beside the one printed. */
export type ScoreGrid = {
  readonly rows: readonly {
    readonly label: string;
    readonly count: Figure;
    readonly share: Figure;
    readonly printedShare?: string;
  }[];
  readonly total: Figure;
  readonly shareTotal: string;
};

/** Reads the grid of a report into figures: counts as printed, shares computed from them, each rounded half-up on its own. */
export function scoreGridOf(bands: readonly ReportedBand[]): ScoreGrid | undefined {
  if (bands.length === 0) return undefined;
  const meant = bandsOf(bands.map(({ label }) => label));
  const rows = bands.map((reported, i) => rowOf(reported, i, bands, meant));
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
  meant: readonly (Band | undefined)[],
): ScoreGrid["rows"][number] {
  const band = meant[i];
  const meaning = band ? ` La fascia si legge: ${bandWords(band, meant[i - 1])}.` : "";
  const id = `griglia/fascia-${String(i + 1)}`;
  const written = String(count);
  const countFigure: Figure = {
    id,
    text: written,
    proof: {
      figure: `Valutati con punteggio «${label}»`,
      rule: "Dato riportato come è scritto nel documento importato.",
      inputs: [{ id: "riga", name: label, value: written, provenance: { kind: "document", ...place } }],
      steps: [
        { id: "lettura", operation: "read", operands: ["riga"], result: written, text: `Il documento riporta ${written}.${meaning}` },
      ],
      result: written,
    },
  };
  const total = bands.reduce((sum, other) => sum + other.count, 0);
  const share = shareOf(count, total) ?? "0.00";
  const printedShare = printed === undefined ? "" : ` Il documento stampa ${italianDecimal(printed)} %.`;
  const shareFigure = bandShare({ label, count: countFigure, all: { figure: "griglia/totale", people: total } }, share, printedShare);
  return {
    label,
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
