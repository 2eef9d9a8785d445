import type { Grade } from "../evaluation/grade.ts";
import type { CivilDate } from "../kernel/civilDate.ts";
import type { Stint } from "../organisation/person.ts";
import type { Profile } from "../organisation/profile.ts";
import type { DecimalText } from "../kernel/decimalText.ts";
import type { MoneyText, Sanction } from "./cci.ts";

/** A grade and the name of the figure that proves it. */
export type ProvenGrade = { readonly grade: Grade; readonly figure: string };

/** One person in one fund: what the distribution of money needs, and nothing else of the person. */
export type PayEntry = ProvenGrade & {
  readonly person: string;
  readonly role: Profile;
  readonly evaluator: string;
  /** The stretches of the year worked in this role, in order of time. */
  readonly stints: readonly Stint[];
  readonly isContested?: boolean;
  readonly sanction?: Sanction;
  /** What decides ties at the edge of the surcharge's quota; absent where it is not known. */
  readonly previousScore?: DecimalText;
  readonly twoYearMean?: DecimalText;
  /** The year's position pay, where the fund is divided by it. */
  readonly positionPay?: MoneyText;
  readonly interim?: readonly InterimPost[];
  /** The objectives whose envelopes the person shares, where the contract pays by envelopes. */
  readonly envelopes?: readonly EnvelopeShare[];
};

/** A post held beside one's own (it. "incarico ad interim"), evaluated on its own. */
export type InterimPost = ProvenGrade & {
  readonly unit: string;
  readonly positionPay: MoneyText;
  readonly from: CivilDate;
  readonly to: CivilDate;
};

/** A person's part in the envelope of an objective, beside the parts of the others, and the level the objective reached. */
export type EnvelopeShare = ProvenGrade & { readonly objective: string; readonly weight: DecimalText };
