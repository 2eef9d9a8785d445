import type { CivilDate } from "../../kernel/civilDate.ts";
import type { Profile } from "../../organisation/profile.ts";
import type { DecimalText } from "../../kernel/decimalText.ts";

/** Where a form stands (it. "stato della scheda"): only a final one gives a score. */
export const FORM_STATES = ["assigned", "acknowledged", "proposed", "communicated", "contested", "final"] as const;
export type FormState = (typeof FORM_STATES)[number];

/** The sentence of each reason, for people. */
export const FORM_STATE_WORDS: Readonly<Record<FormState, string>> = {
  assigned: "obiettivi assegnati",
  acknowledged: "obiettivi assegnati, presa visione fatta",
  proposed: "in preparazione",
  communicated: "comunicata",
  contested: "contestata",
  final: "definitiva",
};

/** Why a person is not evaluated (it. "non valutabile"): a state with its reason, never a row that is missing. */
export const NOT_EVALUATED_REASONS = ["minimumDays", "noObjectives", "noForm", "suspended", "leftEarly", "other"] as const;
export type NotEvaluatedReason = (typeof NOT_EVALUATED_REASONS)[number];

export const NOT_EVALUATED_WORDS: Record<NotEvaluatedReason, string> = {
  minimumDays: "giorni lavorati sotto il minimo del sistema di valutazione",
  noObjectives: "nessun obiettivo assegnato",
  noForm: "nessuna scheda",
  suspended: "rapporto di lavoro sospeso",
  leftEarly: "uscita prima della valutazione",
  other: "altro motivo, indicato nella scheda",
};

/** An objective of a form: one of the plan, by its code, or one of the person's own with the degree its evaluator gave. A degree is absent while nobody gave it. */
export type FormObjective =
  | { readonly kind: "plan"; readonly objective: string; readonly weight?: DecimalText }
  | {
      readonly kind: "own";
      readonly title: string;
      readonly weight?: DecimalText;
      readonly degree?: DecimalText;
      /** Taken out of the count by decision, with its reason. */
      readonly neutralised?: string;
    };

/**
 * One person, one period, one evaluator (it. "scheda di valutazione"). A transfer gives two forms in a year. A behaviour's score is a number or a word of
 * the scale; absent while it is not given.
 */
export type Form = {
  readonly person: string;
  readonly role: Profile;
  readonly unit: string;
  /** The code of who evaluates: a person's, or "oiv" for dirigenti, "sindaco" for the Segretario. */
  readonly evaluator: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** A post held beside one's own (it. "ad interim"): its form pays that post alone and does not enter the person's score. */
  readonly isInterim: boolean;
  readonly state: FormState;
  readonly notEvaluable?: { readonly reason: NotEvaluatedReason; readonly note: string };
  readonly objectives: readonly FormObjective[];
  /** The objectives of the unit linked to the person's functions, where the SMVP looks at those instead of the whole unit. */
  readonly linkedObjectives: readonly string[];
  readonly behaviours: readonly { readonly code: string; readonly score?: string }[];
};

/** The name of a form in addresses and proofs: "V-012/2024-01-01", "V-012/2024-01-01/interim" for a post held beside one's own. */
export function formId({ person, from, isInterim }: Pick<Form, "person" | "from" | "isInterim">): string {
  return `${person}/${from}${isInterim ? "/interim" : ""}`;
}

/** What a form holds beside who, when and where. */
export type FormContent = Pick<Form, "objectives" | "linkedObjectives" | "behaviours">;
