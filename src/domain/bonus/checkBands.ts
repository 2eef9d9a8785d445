import { compare, fromDecimalText, HUNDRED, italianExact, type Rational } from "../kernel/rational.ts";
import type { ScoreBand } from "./cci.ts";

/** What is wrong with a list of bands, and of which band it is told. */
export type BandFault = { readonly index: number | undefined; readonly message: string };

/**
 * Looks for scores between 0 and the threshold of a positive evaluation and 100 that no band comprehends (a hole, as 94–95 at Quassolo) or two do (an
 * overlap). Below the threshold nothing is paid, so bands may begin there.
 */
export function faultsOfBands(bands: readonly ScoreBand[], positiveFrom: Rational): BandFault[] {
  const rows = bands.map((band, index) => ({ ...band, index, low: fromDecimalText(band.from), high: fromDecimalText(band.to) }));
  const swapped = rows.filter(({ low, high, includesFrom, includesTo }) => isEmpty(low, high, includesFrom && includesTo));
  if (swapped.length > 0)
    return swapped.map(({ index }) => ({ index, message: "La soglia non comprende nessun punteggio: l'inizio viene dopo la fine." }));
  const sorted = [...rows].sort((a, b) => compare(a.low, b.low) || Number(b.includesFrom) - Number(a.includesFrom));
  const faults: BandFault[] = [];
  let reached: { readonly at: Rational; readonly isInside: boolean } | undefined;
  for (const { index, low, high, includesFrom, includesTo, from, to } of sorted) {
    const order = reached ? compare(low, reached.at) : 1;
    const isAbovePositive = compare(low, positiveFrom) > (includesFrom ? 0 : -1);
    if ((order > 0 || (order === 0 && !includesFrom && !reached?.isInside)) && isAbovePositive) {
      const start = reached && compare(reached.at, positiveFrom) > 0 ? reached.at : positiveFrom;
      faults.push({ index, message: holeBetween(start, low) });
    }
    if (order < 0 || (order === 0 && includesFrom && reached?.isInside)) {
      faults.push({ index, message: `Sovrapposizione: la soglia da ${italian(from)} a ${italian(to)} comincia dentro un'altra.` });
    }
    const further = reached ? compare(high, reached.at) : 1;
    if (further > 0 || (further === 0 && includesTo)) reached = { at: high, isInside: includesTo };
  }
  const end = reached ?? { at: positiveFrom, isInside: false };
  if (compare(end.at, HUNDRED) < (end.isInside ? 0 : 1)) faults.push({ index: undefined, message: holeBetween(end.at, HUNDRED) });
  return faults;
}

function holeBetween(from: Rational, to: Rational): string {
  if (compare(from, to) === 0) return `Buco: nessuna soglia comprende il punteggio ${italianExact(from)}.`;
  return `Buco: nessuna soglia comprende i punteggi tra ${italianExact(from)} e ${italianExact(to)}.`;
}

function isEmpty(low: Rational, high: Rational, hasBothEnds: boolean): boolean {
  const order = compare(low, high);
  return order > 0 || (order === 0 && !hasBothEnds);
}

function italian(plain: string): string {
  return italianExact(fromDecimalText(plain));
}

/** Whether a higher score may pay less than a lower one: the bands go down somewhere. */
export function fallsAt(bands: readonly ScoreBand[]): number | undefined {
  const sorted = bands
    .map((band, index) => ({ band, index }))
    .sort((a, b) => compare(fromDecimalText(a.band.from), fromDecimalText(b.band.from)));
  const at = sorted.findIndex(({ band }, i) => {
    const before = sorted[i - 1]?.band;
    return before !== undefined && compare(paidAt(band, band.from), paidAt(before, before.to)) < 0;
  });
  return sorted[at]?.index;
}

function paidAt({ pays }: ScoreBand, score: string): Rational {
  return fromDecimalText(pays.kind === "percent" ? pays.percent : score);
}
