import { compare, fromDecimalText, sign, sumOf } from "../../kernel/rational.ts";
import type { IndicatorKind } from "../../plan/indicator.ts";
import type { IndicatorCatalogueEntry, IndicatorUse, ScoringRule } from "./indicatorUse.ts";
import type { Better } from "./scoringRule.ts";

/** What does not agree in a use, found before the year begins rather than in June. */
export type UseProblem =
  | "otherEntry"
  | "ruleOfAnotherKind"
  | "otherDirection"
  | "limitsCrossed"
  | "stepNeverReached"
  | "sameLevelTwice"
  | "phasesNotHundred"
  | "partsNotHundred"
  | "negativeWeight"
  | "negativeTolerance";

export const USE_PROBLEMS: Record<UseProblem, string> = {
  otherEntry: "L'uso richiama un'altra voce dell'anagrafe.",
  ruleOfAnotherKind: "La regola di punteggio non è fatta per un indicatore di questo tipo.",
  otherDirection: "La regola premia il verso opposto a quello dell'indicatore.",
  limitsCrossed: "Minimo e massimo del punteggio non sono in ordine, o il minimo è negativo.",
  stepNeverReached: "Una soglia non viene dopo la precedente: nessun valore vi cade.",
  sameLevelTwice: "Lo stesso livello compare due volte nella scala.",
  phasesNotHundred: "I pesi delle fasi non sommano a 100.",
  partsNotHundred: "I pesi delle parti non sommano a 100.",
  negativeWeight: "Un peso è negativo.",
  negativeTolerance: "Una tolleranza è negativa.",
};

/** Everything that does not agree between a use, its rule and its entry in the catalogue. */
export function checkUse(entry: IndicatorCatalogueEntry, use: IndicatorUse): UseProblem[] {
  const { rule } = use;
  const rewarded = rewardedBy(rule);
  const isOpposite =
    (entry.direction === "higher" || entry.direction === "lower") && rewarded !== undefined && rewarded !== entry.direction;
  const problems: (UseProblem | false)[] = [
    use.entry !== entry.code && "otherEntry",
    !KINDS[rule.kind].includes(entry.kind) && "ruleOfAnotherKind",
    isOpposite && "otherDirection",
    (isNegative(rule.limits.floor) || compare(fromDecimalText(rule.limits.cap), fromDecimalText(rule.limits.floor)) < 0) && "limitsCrossed",
    ...ownProblems(rule),
  ];
  return [...new Set(problems.filter((problem) => problem !== false))];
}

const VALUES: readonly IndicatorKind[] = ["number", "percentage", "financial", "satisfaction", "formula", "unstated"];

/** Which kinds of indicator each rule can score. */
const KINDS: Record<ScoringRule["kind"], readonly IndicatorKind[]> = {
  binary: [...VALUES, "yesNo", "date", "qualitative"],
  ratio: VALUES,
  interpolation: VALUES,
  thresholds: VALUES,
  range: VALUES,
  date: ["date"],
  ordinal: ["qualitative", "satisfaction", "unstated"],
  phases: ["phases"],
  composite: ["composite"],
};

/** Which way a rule rewards by itself; undefined when that depends on the target, or on nothing. */
function rewardedBy(rule: ScoringRule): Better | undefined {
  switch (rule.kind) {
    case "ratio":
      return rule.better;
    case "binary":
      if (rule.comparison === "atLeast" || rule.comparison === "moreThan") return "higher";
      return rule.comparison === "atMost" || rule.comparison === "lessThan" ? "lower" : undefined;
    case "interpolation":
      return rule.maintenance?.better;
    case "thresholds":
    case "range":
    case "date":
    case "ordinal":
    case "phases":
    case "composite":
      return undefined;
  }
}

function ownProblems(rule: ScoringRule): (UseProblem | false)[] {
  switch (rule.kind) {
    case "binary":
    case "ratio":
      return [];
    case "interpolation":
      return [isNegative(rule.maintenance?.tolerance ?? "0") && "negativeTolerance"];
    case "thresholds":
      return [rule.ladder.some((step, i) => i > 0 && !comesAfter(step, rule.ladder[i - 1]!)) && "stepNeverReached"];
    case "range":
      return [(isNegative(rule.toleranceBelow) || isNegative(rule.toleranceAbove)) && "negativeTolerance"];
    case "date":
      return [rule.graceDays < 0 && "negativeTolerance"];
    case "ordinal":
      return [new Set(rule.levels.map(({ word }) => word)).size < rule.levels.length && "sameLevelTwice"];
    case "phases":
      return weightProblems(rule.phases, "phasesNotHundred");
    case "composite":
      return [...weightProblems(rule.parts, "partsNotHundred"), ...rule.parts.flatMap(({ use }) => ownProblems(use.rule))];
  }
}

type Step = { readonly upTo: string; readonly inclusive: boolean };

/** The end that is included comes after the same end excluded; the other way round nothing falls in it. */
function comesAfter(step: Step, before: Step): boolean {
  const order = compare(fromDecimalText(step.upTo), fromDecimalText(before.upTo));
  return order > 0 || (order === 0 && step.inclusive && !before.inclusive);
}

function weightProblems(parts: readonly { readonly weight: string }[], notHundred: UseProblem): (UseProblem | false)[] {
  const weights = parts.map(({ weight }) => fromDecimalText(weight));
  const isHundred = compare(sumOf(weights), fromDecimalText("100")) === 0;
  return [weights.some((each) => sign(each) < 0) && "negativeWeight", !isHundred && notHundred];
}

function isNegative(text: string): boolean {
  return sign(fromDecimalText(text)) < 0;
}
