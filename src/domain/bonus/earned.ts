import type { Derivation, EndTerm, Term } from "../kernel/derivation.ts";
import type { Provenance } from "../kernel/proof.ts";
import { compare, exactly, fromDecimalText, HUNDRED, type Rational } from "../kernel/rational.ts";
import type { Fund, ScoreBand } from "./cci.ts";
import { clause, common, type FundPlace } from "./fundPlace.ts";
import type { ProvenGrade } from "./payEntry.ts";

/** An end of a band with its number read, and as the proofs call it: "da" or "a". */
type ReadyEnd = { readonly name: "da" | "a"; readonly value: Rational; readonly isIncluded: boolean; readonly where: Provenance };

/** A band of a fund with its numbers read once for all its people. Where a formula has no bands there is one, of all scores, and proofs name no ends. */
export type ReadyBand = {
  readonly from: ReadyEnd;
  readonly to: ReadyEnd;
  readonly percent: Rational | undefined;
  readonly where: Provenance;
  readonly wherePaid: Provenance;
  readonly isNamed: boolean;
};

const STRAIGHT: ScoreBand = { from: "0", includesFrom: true, to: "100", includesTo: true, pays: { kind: "proportional" } };

/** Reads the bands of a fund. */
export function readyBands(place: FundPlace): readonly ReadyBand[] {
  const { formula }: Fund = place.fund;
  if (formula.kind === "assignedBudget") return [readyBand(place, STRAIGHT, "formula", false)];
  return formula.bands.map((band, i) => readyBand(place, band, `formula.soglie[${String(i)}]`, true));
}

function readyBand(place: FundPlace, { pays, ...band }: ScoreBand, path: string, isNamed: boolean): ReadyBand {
  const end = (name: ReadyEnd["name"], value: string, isIncluded: boolean): ReadyEnd => {
    return { name, value: fromDecimalText(value), isIncluded, where: clause(place, `${path}.${name}`) };
  };
  return {
    from: end("da", band.from, band.includesFrom),
    to: end("a", band.to, band.includesTo),
    percent: pays.kind === "percent" ? fromDecimalText(pays.percent) : undefined,
    where: clause(place, path),
    wherePaid: clause(place, `${path}.paga`),
    isNamed,
  };
}

/** The part of the full amount the score earns, between 0 and 1; undefined in a hole of the bands, where nothing is guessed. */
export function earnedBy(
  place: FundPlace,
  d: Derivation,
  prefix: string,
  { grade, figure }: ProvenGrade,
  bands: readonly ReadyBand[],
): Term | undefined {
  if (grade.kind !== "graded") return undefined;
  const band = bands.find((each) => isInBand(grade.value, each));
  if (!band) return undefined;
  const score = d.given(`${prefix}punteggio`, "Punteggio", grade.value, { kind: "figure", figure });
  const hundred = common(d, place, `${prefix}cento`, "Punteggio massimo", HUNDRED, band.where);
  if (band.isNamed) {
    const [from, to] = [endTerm(place, d, prefix, band, band.from), endTerm(place, d, prefix, band, band.to)];
    d.within(`${prefix}fascia`, "Il punteggio sta nella soglia", score, from, to);
  }
  if (!band.percent) return d.quotient(`${prefix}parte`, "Parte dell'importo pieno", score, hundred);
  const percent = common(d, place, `${prefix}paga`, "La soglia paga, per cento", band.percent, band.wherePaid);
  return d.quotient(`${prefix}parte`, "Parte dell'importo pieno", percent, hundred);
}

function endTerm(place: FundPlace, d: Derivation, prefix: string, band: ReadyBand, { name, value, isIncluded, where }: ReadyEnd): EndTerm {
  const id = prefix + name;
  return {
    end: common(d, place, id, `Soglia: ${name}`, value, where),
    isIncluded: common(d, place, `${id} compreso`, `Soglia: ${name}, compreso`, exactly(isIncluded ? 1 : 0), band.where),
  };
}

function isInBand(score: Rational, { from, to }: ReadyBand): boolean {
  return compare(score, from.value) > (from.isIncluded ? -1 : 0) && compare(score, to.value) < (to.isIncluded ? 1 : 0);
}
