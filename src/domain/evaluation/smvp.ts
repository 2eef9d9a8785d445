import type { Profile } from "../organisation/profile.ts";
import type { DecimalText } from "../kernel/decimalText.ts";
import type { Band } from "./band.ts";
import type { AchievementRules } from "./indicators/achievementRules.ts";
import type { AbsencePolicy } from "./combine.ts";
import type { RollUpRules, WeightMode } from "./rollUp/rollUpRules.ts";

/** The depths of the method: pages and fields grow with the size of the administration. */
export const DEPTHS = ["semplificato", "intermedio", "completo"] as const;
export type Depth = (typeof DEPTHS)[number];

/**
 * What an individual score is made of (d.lgs. 150/2009, art. 9): performance of one's unit, of the whole administration, individual or group objectives,
 * behaviours and competences, and how much one's judgements of others differ.
 */
export const COMPONENT_KINDS = ["unit", "administration", "objectives", "behaviours", "differentiation"] as const;
export type ComponentKind = (typeof COMPONENT_KINDS)[number];

export const COMPONENT_WORDS: Record<ComponentKind, string> = {
  unit: "performance dell'unità organizzativa",
  administration: "performance dell'ente",
  objectives: "obiettivi individuali o di gruppo",
  behaviours: "comportamenti e competenze",
  differentiation: "differenziazione dei giudizi",
};

export type Component = { readonly kind: ComponentKind; readonly weight?: DecimalText };

/** How one role is evaluated (it. "modello di scheda"). */
export type RoleTemplate = {
  readonly role: Profile;
  readonly components: readonly Component[];
  readonly behaviours: readonly { readonly code: string; readonly weight?: DecimalText }[];
  /** The scale on which behaviours are judged; absent where none are. */
  readonly scale?: string;
};

/** A level of a scale: everything above the level before it and up to here, with its description. */
export type ScaleLevel = { readonly upTo: DecimalText; readonly label: string; readonly description: string };

/**
 * A scale of judgement (it. "scala di valutazione"): numbers between two ends with so many decimals, or words. `ofMaximum` turns a value v into 100 v / to,
 * `fromMinimum` into 100 (v − from) / (to − from). A word is worth its value out of 100.
 */
export type Scale =
  | {
      readonly kind: "numbers";
      readonly code: string;
      readonly from: DecimalText;
      readonly to: DecimalText;
      readonly decimals: number;
      readonly conversion: "ofMaximum" | "fromMinimum";
      readonly levels: readonly ScaleLevel[];
    }
  | {
      readonly kind: "words";
      readonly code: string;
      readonly levels: readonly { readonly word: string; readonly value: DecimalText; readonly description: string }[];
    };

/** A behaviour that is judged (it. "comportamento"). */
export type Behaviour = { readonly code: string; readonly title: string; readonly description: string };

/** A band of the published grid, with the label people read. */
export type ScoreBand = Band & { readonly label: string };

/** The absences whose days count as worked. The first three the law itself names (d.lgs. 150/2009, art. 9, c. 3). */
export const NEUTRAL_ABSENCES = [
  "maternity",
  "paternity",
  "parentalLeave",
  "disabilityLeave",
  "lifeSavingTherapy",
  "workInjury",
  "bloodDonation",
  "electedOffice",
  "unionLeave",
] as const;
export type NeutralAbsence = (typeof NEUTRAL_ABSENCES)[number];

export const NEUTRAL_ABSENCE_WORDS: Record<NeutralAbsence, string> = {
  maternity: "congedo di maternità",
  paternity: "congedo di paternità",
  parentalLeave: "congedo parentale",
  disabilityLeave: "permessi e congedi per disabilità (l. 104/1992)",
  lifeSavingTherapy: "terapie salvavita",
  workInjury: "infortunio sul lavoro",
  bloodDonation: "donazione di sangue",
  electedOffice: "permessi per cariche elettive",
  unionLeave: "permessi sindacali",
};

/** How far one's judgements of others differ, as a number of the scores given. */
export const DIFFERENTIATION_METRICS = ["standardDeviation", "distinctScores", "topBandShare", "equalScores"] as const;
export type DifferentiationMetric = (typeof DIFFERENTIATION_METRICS)[number];

export const DIFFERENTIATION_WORDS: Record<DifferentiationMetric, string> = {
  standardDeviation: "scarto quadratico medio dei punteggi dati",
  distinctScores: "punteggi diversi tra loro",
  topBandShare: "quota di valutati nella fascia più alta, per cento",
  equalScores: "quota di valutati con il punteggio più frequente, per cento",
};

/** The points component (d) is worth by its metric. With fewer people than `minimumPeople` nothing can differ: it does not apply. */
export type DifferentiationRule = {
  readonly metric: DifferentiationMetric;
  readonly minimumPeople: number;
  readonly steps: readonly { readonly upTo: DecimalText; readonly inclusive: boolean; readonly points: DecimalText }[];
  readonly beyond: DecimalText;
};

/** Who may decide an appeal: never the evaluator. */
export const APPEAL_DECIDERS = ["superior", "segretario", "oiv", "committee"] as const;
export type AppealDecider = (typeof APPEAL_DECIDERS)[number];

/** The terms of contraddittorio and conciliation, in days from the personal notification. */
export type Procedure = {
  readonly observationDays: number;
  readonly hearing: boolean;
  readonly decisionDays: number;
  readonly decider: AppealDecider;
};

/**
 * The system by which an administration measures and evaluates (it. "SMVP", d.lgs. 150/2009, art. 7): everything in it the administration decides,
 * each year, by act. Plain JSON: decimals are text.
 */
export type Smvp = {
  readonly schema: "traguardo/smvp/1";
  readonly title: string;
  readonly depth: Depth;
  readonly weights: { readonly components: WeightMode; readonly behaviours: WeightMode; readonly objectives: WeightMode };
  readonly roles: readonly RoleTemplate[];
  readonly scales: readonly Scale[];
  readonly behaviours: readonly Behaviour[];
  readonly bands: readonly ScoreBand[];
  /** How targets become degrees of achievement, with cap and floor. */
  readonly achievement: AchievementRules;
  /** How indicators become objectives, units and the administration. */
  readonly rollUp: RollUpRules;
  readonly individual: {
    /** Whether one's organisational share follows the whole unit or the objectives linked to one's functions. */
    readonly unitShare: "wholeUnit" | "linkedObjectives";
    /** What happens to a component, an objective or a behaviour without a number. */
    readonly absences: AbsencePolicy;
    /** Several forms in a year: weighed by days worked, or the form with most days stands. */
    readonly severalForms: "byDays" | "longest";
    /** Days worked in the year below which nobody is evaluated; 0 for no minimum. Neutral days count as worked. */
    readonly minimumDays: number;
    readonly neutralAbsences: readonly NeutralAbsence[];
  };
  readonly differentiation?: DifferentiationRule;
  /** Scores are published with so many decimals; a band is found on the exact score or on the published one. */
  readonly rounding: { readonly decimals: number; readonly bandOn: "exact" | "published" };
  /** An evaluation below this score is negative (d.lgs. 150/2009, art. 3, c. 5-bis). */
  readonly negativeBelow: DecimalText;
  /** A cap on the share of top scores among those one evaluator judges; absent, as the law stands today, there is none. */
  readonly topScores?: { readonly from: DecimalText; readonly atMostPercent: DecimalText };
  readonly procedure: Procedure;
};
