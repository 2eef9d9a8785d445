import type { Grade } from "../evaluation/grade.ts";
import { Derivation, type Term } from "../kernel/derivation.ts";
import type { Provenance } from "../kernel/proof.ts";
import { compare, ONE, type Rational, ZERO } from "../kernel/rational.ts";
import { SANCTIONS } from "./cci.ts";
import { earnedBy, type ReadyBand } from "./earned.ts";
import { clause, common, type FundPlace } from "./fundPlace.ts";
import type { PayEntry, ProvenGrade } from "./payEntry.ts";
import { presenceOf } from "./presence.ts";

/** Why a person is paid, or is not, or has the money set aside. */
export type Standing =
  | { readonly kind: "paid" }
  | { readonly kind: "contested" }
  | { readonly kind: "reserved"; readonly reason: ReservedReason }
  | { readonly kind: "nothing"; readonly reason: NothingReason };

export type ReservedReason = "ungraded" | "noBand";
export type NothingReason = "ungraded" | "belowThreshold" | "sanction";

/** A person in a fund, with the derivation that will become the proof of what is paid. */
export type Claim = {
  readonly entry: PayEntry;
  readonly d: Derivation;
  readonly standing: Standing;
  /** Base by the part of the year worked: what the fund is divided by before scores count. */
  readonly weight: Term;
  readonly isHolder: boolean;
};

/** A claim on one pool: the whole fund, or the envelope of one objective. */
export type Slot = {
  readonly claim: Claim;
  /** What distinguishes its steps inside the person's proof: empty, or the objective. */
  readonly prefix: string;
  readonly standing: Standing;
  readonly weight: Term;
  /** The part of the full amount that is set apart for the person: the highest where the score is not final. */
  readonly top: Term;
  /** The part that is due on the present score. */
  readonly earned: Term;
};

/** Opens the claim of one person: who it is, whether anything is due, and the weight. */
export function claimOf(place: FundPlace, entry: PayEntry, base: Rational, isHolder: boolean): Claim {
  const d = new Derivation();
  const presence = presenceOf(d, place, entry.person, entry.stints);
  const isByRole = place.fund.base.kind === "coefficients";
  const coefficient = isByRole
    ? common(d, place, "coefficiente", "Coefficiente del ruolo", base, clause(place, "base.coefficienti"))
    : d.given("coefficiente", "Retribuzione di posizione", base, { kind: "entry", where: `retribuzione di posizione di ${entry.person}` });
  const weight = d.product("peso", "Peso", [presence, coefficient]);
  return { entry, d, standing: standingOf(place, entry), weight, isHolder };
}

function standingOf({ cci, fund, positiveFrom }: FundPlace, { grade, sanction, isContested }: PayEntry): Standing {
  const from = cci.excludingSanction;
  if (sanction && from && SANCTIONS.indexOf(sanction) >= SANCTIONS.indexOf(from)) return { kind: "nothing", reason: "sanction" };
  if (isContested) return { kind: "contested" };
  if (grade.kind !== "graded") return { kind: fund.ungraded[grade.kind], reason: "ungraded" };
  return compare(grade.value, positiveFrom) < 0 ? { kind: "nothing", reason: "belowThreshold" } : { kind: "paid" };
}

/** Whether the evaluation is positive and nothing excludes the person: who counts for the mean and may have the surcharge. */
export function isPositive({ positiveFrom }: FundPlace, { entry: { grade }, standing }: Claim): boolean {
  if (standing.kind !== "paid" && standing.kind !== "contested") return false;
  return grade.kind === "graded" && compare(grade.value, positiveFrom) >= 0;
}

/** The claim as a part of one pool: what the grade earns, and what is set apart. */
export function slotOf(
  place: FundPlace,
  claim: Claim,
  graded: ProvenGrade,
  prefix: string,
  weight: Term,
  bands: readonly ReadyBand[],
): Slot {
  const { d } = claim;
  const standing = claim.standing.kind === "paid" ? gradeStanding(place, graded.grade) : claim.standing;
  switch (standing.kind) {
    case "nothing": {
      const none = d.given(`${prefix}parte`, NOTHING_WORDS[standing.reason], ZERO, NOTHING_CLAUSES[standing.reason](place));
      return { claim, prefix, standing, weight, top: none, earned: none };
    }
    case "reserved": {
      const whole = d.given(`${prefix}parte`, RESERVED_WORDS[standing.reason], ONE, clause(place, "senza_punteggio"));
      return {
        claim,
        prefix,
        standing,
        weight,
        top: whole,
        earned: d.given(`${prefix}dovuto`, "Dovuto oggi", ZERO, clause(place, "senza_punteggio")),
      };
    }
    case "paid": {
      const earned = earnedBy(place, d, prefix, graded, bands);
      if (!earned) return slotWithoutBand(place, claim, prefix, weight);
      return { claim, prefix, standing, weight, top: earned, earned };
    }
    case "contested": {
      const isDue = place.fund.contested === "difference" && isPositive(place, claim);
      const earned = isDue ? earnedBy(place, d, prefix, graded, bands) : undefined;
      const zero = () => d.given(`${prefix}dovuto`, "Dovuto mentre la contestazione è aperta", ZERO, clause(place, "contestazione"));
      const top = d.given(`${prefix}massimo`, "Parte che spetterebbe al punteggio più alto", ONE, clause(place, "contestazione"));
      return { claim, prefix, standing, weight, top, earned: earned ?? zero() };
    }
  }
}

function gradeStanding({ fund }: FundPlace, grade: Grade): Standing {
  return grade.kind === "graded" ? { kind: "paid" } : { kind: fund.ungraded[grade.kind], reason: "ungraded" };
}

function slotWithoutBand(place: FundPlace, claim: Claim, prefix: string, weight: Term): Slot {
  const top = claim.d.given(`${prefix}parte`, RESERVED_WORDS.noBand, ONE, clause(place, "formula"));
  const earned = claim.d.given(`${prefix}dovuto`, "Dovuto oggi", ZERO, clause(place, "formula"));
  return { claim, prefix, standing: { kind: "reserved", reason: "noBand" }, weight, top, earned };
}

/** What people read of each reason. */
export const NOTHING_WORDS: Record<NothingReason, string> = {
  ungraded: "Senza punteggio: il contratto integrativo non prevede nulla",
  belowThreshold: "Punteggio sotto la soglia della valutazione positiva: non spetta nulla",
  sanction: "Sanzione disciplinare che esclude: non spetta nulla",
};
export const RESERVED_WORDS: Record<ReservedReason, string> = {
  ungraded: "Punteggio non ancora disponibile: l'importo pieno è accantonato",
  noBand: "Nessuna soglia del contratto comprende questo punteggio: l'importo pieno è accantonato",
};
const NOTHING_CLAUSES: Record<NothingReason, (place: FundPlace) => Provenance> = {
  ungraded: (place) => clause(place, "senza_punteggio"),
  belowThreshold: (place) => clause(place, "valutazione_positiva_da"),
  sanction: () => ({ kind: "clause", document: "cci", clause: "esclusione_disciplinare" }),
};
