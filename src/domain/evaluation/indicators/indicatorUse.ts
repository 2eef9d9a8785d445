import type { CivilDate } from "../../kernel/civilDate.ts";
import type { IndicatorClass, IndicatorKind, SourceReliability } from "../../plan/indicator.ts";
import type { DecimalText } from "../../kernel/decimalText.ts";
import type { Better, Limits, SimpleRule } from "./scoringRule.ts";

/** What an indicator is, wherever it is used (it. "anagrafe degli indicatori"). What it is worth belongs to each use, never here. */
export type IndicatorCatalogueEntry = {
  readonly code: string;
  readonly name: string;
  readonly kind: IndicatorKind;
  readonly class?: IndicatorClass;
  /** The formula in words, and its two terms where it is a quotient. */
  readonly formula: string;
  readonly numerator?: string;
  readonly denominator?: string;
  readonly unit: string;
  readonly decimals: number;
  readonly direction: Better | "inRange" | "onDate" | "none";
  readonly source: { readonly written: string; readonly reliability: SourceReliability };
  /** Who gives the datum, which may be another unit than the one it measures. */
  readonly dataOwner?: string;
};

/** What is promised in one use: the number, the range, the day, or the change that a measured value is held against. */
export type Promised =
  | { readonly kind: "nothing" }
  | { readonly kind: "value"; readonly target: DecimalText; readonly baseline?: DecimalText }
  | { readonly kind: "range"; readonly from: DecimalText; readonly to: DecimalText }
  | { readonly kind: "day"; readonly by: CivilDate }
  | {
      readonly kind: "change";
      readonly direction: "reduction" | "increase";
      readonly amount: DecimalText;
      /** Whether the amount is in percent of the baseline. */
      readonly isPercent: boolean;
      readonly baseline?: DecimalText;
    };

/** How the readings of a year make one value: the last one, all summed, or their mean. Numerators and denominators are always summed apart. */
export type Accumulation = "last" | "sum" | "mean";

/** Why a use is out of the count: the rule does not concern it, or an act took it out. */
export type SetAside = { readonly kind: "notApplicable"; readonly reason: string } | { readonly kind: "neutralised"; readonly act: string };

/** A use apart from its rule. */
export type MeasuredUse = {
  /** The code of its entry in the catalogue. */
  readonly entry: string;
  readonly name: string;
  readonly promised: Promised;
  readonly accumulation: Accumulation;
  /** How many readings the year owes; fewer, and what is summed or averaged is missing. */
  readonly readingsDue?: number;
  /** By how much a quotient is multiplied: "1", "100" for a percentage, "1000" for "ogni 1.000 abitanti". */
  readonly scale?: DecimalText;
  readonly setAside?: SetAside;
};

export type SimpleUse = MeasuredUse & { readonly rule: SimpleRule };

/** Several measures in one score (it. "indicatore composito"). A missing part voids it, or the others count more: the SMVP says which. */
export type CompositeRule = {
  readonly limits: Limits;
  readonly kind: "composite";
  readonly combine: "weightedMean" | "minimum";
  readonly missingParts: "void" | "renormalise";
  readonly parts: readonly { readonly code: string; readonly weight: DecimalText; readonly use: SimpleUse }[];
};

/** How a measured value becomes points (it. "regola di punteggio"): data of the SMVP, one for each use of an indicator. */
export type ScoringRule = SimpleRule | CompositeRule;

/** What a rule does, as people read it beside the score. */
export const SCORING_RULE_WORDS: Record<ScoringRule["kind"], string> = {
  binary: "Punteggio pieno se il target è raggiunto, altrimenti zero.",
  ratio: "Il punteggio è il rapporto tra valore e target, o tra target e valore se è meglio un valore basso.",
  interpolation: "Il punteggio è la parte di strada fatta dal valore di partenza al target.",
  thresholds: "Il punteggio è quello della soglia in cui cade il valore.",
  range: "Punteggio pieno dentro l'intervallo; fuori decresce fino a zero nella tolleranza.",
  date: "Punteggio pieno se concluso in tempo; in ritardo decresce, o è zero, come dice la regola.",
  ordinal: "Il punteggio è quello del livello attribuito.",
  phases: "Il punteggio è la media delle fasi, ciascuna con la sua percentuale e il suo peso.",
  composite: "Il punteggio riunisce quelli delle parti.",
};

/** An indicator used to measure something, with its target, its rule and its weight (it. "uso di un indicatore"). */
export type IndicatorUse = MeasuredUse & { readonly rule: ScoringRule; readonly weight?: DecimalText };

/** What was observed. `notCompleted` is told, and is not the same as nothing told. */
export type Observation =
  | { readonly kind: "value"; readonly value: DecimalText }
  | { readonly kind: "quotient"; readonly numerator: DecimalText; readonly denominator: DecimalText }
  | { readonly kind: "completed"; readonly on: CivilDate }
  | { readonly kind: "notCompleted" }
  | { readonly kind: "met"; readonly isMet: boolean }
  | { readonly kind: "level"; readonly word: string }
  | { readonly kind: "phases"; readonly percentages: Readonly<Record<string, DecimalText>> }
  | { readonly kind: "noValue"; readonly reason: string };

/** One value at one date (it. "rilevazione"), where a person told the date; `part` names the part of a composite indicator it measures. */
export type IndicatorReading = { readonly on?: CivilDate; readonly part?: string; readonly observed: Observation };
