import type { CivilDate } from "../kernel/civilDate.ts";
import type { GradeKind } from "../evaluation/grade.ts";
import type { PayCategory, Profile } from "../organisation/profile.ts";
import type { DecimalText } from "../kernel/decimalText.ts";

/** An act as it is cited: "Determina n. 412" of a day. */
export type ActReference = { readonly title: string; readonly date: CivilDate };

/** Euros with two decimals as text: "60000.00". */
export type MoneyText = string;

/**
 * What the administration and the unions agreed on how money is distributed (it. "contratto collettivo integrativo"): an act of its own beside the SMVP,
 * with its own version. Its file has Italian names, so that problems and proofs cite each clause as it stands there: "fondi[1].formula.soglie".
 */
export type Cci = {
  readonly schema: "traguardo/cci/1";
  readonly year: number;
  /** The definitive signature, after the revisori's certification and the Giunta's authorisation. */
  readonly act: ActReference;
  /** The SMVP whose scores it pays. */
  readonly smvp: ActReference;
  /** Who works there, for the size classes of the national contracts. */
  readonly employees: number;
  readonly dirigenti: number;
  /** From which disciplinary sanction upward nothing is paid; undefined where the contract excludes nobody. */
  readonly excludingSanction: Sanction | undefined;
  readonly rounding: "largestRemainder";
  readonly funds: readonly Fund[];
};

/** Disciplinary sanctions, from the lightest (CCNL 16/11/2022, art. 72, verify). */
export const SANCTIONS = ["oralReprimand", "writtenReprimand", "fine", "suspension", "dismissal"] as const;

export type Sanction = (typeof SANCTIONS)[number];

/** The money of one category for the year and how it is shared out. */
export type Fund = {
  readonly category: PayCategory;
  readonly allocated: MoneyText;
  /** The act that constituted the fund (it. "determina"). */
  readonly act: ActReference;
  /** What the year's positions cost beside it: for EQ and dirigenti, whose result pay has a minimum. */
  readonly positionPay?: MoneyText;
  readonly formula: Formula;
  readonly base: Base;
  /** The score from which an evaluation is positive, itself included: below it nothing is paid. */
  readonly positiveFrom: DecimalText;
  readonly surcharge: Surcharge;
  /** What full scores would have earned and these did not (it. "resti"). */
  readonly leftovers: "colleagues" | "savings";
  /** What becomes of the money of a person without a score, by the reason there is none. */
  readonly ungraded: Readonly<Record<Exclude<GradeKind, "graded">, "nothing" | "reserved">>;
  /** While a form is contested: all that the highest score would pay is set aside, or only what it would add to the present one. */
  readonly contested: "full" | "difference";
  /** The part of an interim post's position pay, in percent; absent where the contract provides none. */
  readonly interimPercent?: DecimalText;
  readonly paymentTimes?: PaymentTimesClause;
};

/** The part of result pay bound to the delay of payments, and what becomes of it when it is lost. */
export type PaymentTimesClause = { readonly percent: DecimalText; readonly lost: "savings" | "colleagues" };

/** By what a fund is divided before scores count: a coefficient for each role, or the position pay of each (it. "retribuzione di posizione"). */
export type Base =
  | { readonly kind: "coefficients"; readonly coefficients: Readonly<Partial<Record<Profile, DecimalText>>> }
  | { readonly kind: "positionPay" };

/** A score band as the contract writes it, with both ends: holes and overlaps can be written, and `checkCci` finds them. */
export type ScoreBand = {
  readonly from: DecimalText;
  readonly includesFrom: boolean;
  readonly to: DecimalText;
  readonly includesTo: boolean;
  /** A fixed percent of the full amount, or as much as the score. */
  readonly pays: { readonly kind: "percent"; readonly percent: DecimalText } | { readonly kind: "proportional" };
};

/** How a score becomes money. */
export type Formula =
  /** Each has a budget and receives the part that the band of the score says. */
  | { readonly kind: "bands"; readonly bands: readonly ScoreBand[] }
  /** All share one pool by points: band × full-time share × days × coefficient. */
  | { readonly kind: "points"; readonly bands: readonly ScoreBand[] }
  /** Each has a budget and receives score ÷ 100 of it. */
  | { readonly kind: "assignedBudget" }
  /** Each objective has an envelope, shared by who works on it and paid by the level it reached. */
  | { readonly kind: "envelopes"; readonly envelopes: readonly Envelope[]; readonly bands: readonly ScoreBand[] };

/** An objective with its part of the fund; the percents of all sum to 100. */
export type Envelope = { readonly objective: string; readonly percent: DecimalText };

/** The surcharge of the highest evaluations (it. "maggiorazione"), or why the contract has none. */
export type Surcharge =
  | {
      readonly kind: "applied";
      readonly percent: DecimalText;
      readonly quota: Quota;
      /** The lower percent of the national contract for surcharges linked to objectives of the whole administration. */
      readonly isLinkedToEnteObjectives: boolean;
      /** Who comes first at the edge of the quota. A criterion decides only where it is known of everybody tied. */
      readonly ties: readonly TieCriterion[];
      /** When no criterion decides: those tied share what is left of the quota, or none of them has it. */
      readonly lastTie: "share" | "nobody";
    }
  | { readonly kind: "notApplied"; readonly reason: string };

/** How many receive the surcharge, fixed beforehand: so many people, or a percent of the positively evaluated. */
export type Quota =
  | { readonly kind: "count"; readonly count: number }
  | { readonly kind: "percent"; readonly percent: DecimalText; readonly rounding: "up" | "down" | "halfUp" };

export type TieCriterion = "previousScore" | "twoYearMean";

/** Where a fund stands in the contract's file: `clauseOf(1, "formula.soglie")` is "fondi[1].formula.soglie". */
export function clauseOf(fund: number, path: string): string {
  return `fondi[${String(fund)}].${path}`;
}
