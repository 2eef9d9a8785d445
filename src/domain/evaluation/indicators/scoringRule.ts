import type { CivilDate } from "../../kernel/civilDate.ts";
import type { Comparison, DecimalText } from "../../plan/target.ts";
import type { Band } from "../band.ts";
import type { SimpleUse } from "./indicatorUse.ts";

/** Between which points a score stays (it. "minimo e massimo"): 0 and 100 as a rule; some SMVP let a surpassed target count up to 110 or 120. */
export type Limits = { readonly floor: DecimalText; readonly cap: DecimalText };

/** Which way is better (it. "verso"). */
export type Better = "higher" | "lower";

/** What a late date is worth (it. "decadimento"): nothing at once, or less each day until it is worth nothing. Days are counted from the due day. */
export type Decay =
  | { readonly kind: "none" }
  | { readonly kind: "untilDay"; readonly zeroOn: CivilDate }
  | { readonly kind: "overDays"; readonly zeroAfter: number };

/** What counts for an objective that keeps a value as it was (target equal to the baseline), where interpolation has nothing to interpolate. */
export type Maintenance = { readonly better: Better; readonly tolerance?: DecimalText };

/** A rule for one measured thing. Money and satisfaction are values, scored by the rules of values. */
export type SimpleRule = { readonly limits: Limits } & (
  | { readonly kind: "binary"; readonly comparison: Comparison }
  | { readonly kind: "ratio"; readonly better: "higher" }
  | { readonly kind: "ratio"; readonly better: "lower"; readonly valueNotPositive: "cap" | "notComputable" }
  | { readonly kind: "interpolation"; readonly maintenance?: Maintenance }
  | { readonly kind: "thresholds"; readonly ladder: readonly (Band & { readonly points: DecimalText })[]; readonly beyond: DecimalText }
  | { readonly kind: "range"; readonly toleranceBelow: DecimalText; readonly toleranceAbove: DecimalText }
  | { readonly kind: "date"; readonly graceDays: number; readonly decay: Decay }
  | { readonly kind: "ordinal"; readonly levels: readonly { readonly word: string; readonly points: DecimalText }[] }
  | { readonly kind: "phases"; readonly phases: readonly { readonly name: string; readonly weight: DecimalText }[] }
);

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
