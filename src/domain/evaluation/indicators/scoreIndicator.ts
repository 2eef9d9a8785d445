import { Derivation, type Term } from "../../kernel/derivation.ts";
import { compare, fromDecimalText, sign } from "../../kernel/rational.ts";
import { GRADE_WORDS, type Grade, type Graded } from "../grade.ts";
import { type Attempt, attempted, type Scoring, type ScoringProvenance, withinLimits } from "./attempt.ts";
import {
  type IndicatorReading,
  type IndicatorUse,
  type MeasuredUse,
  type Promised,
  type SetAside,
  type CompositeRule,
  SCORING_RULE_WORDS,
  type ScoringRule,
} from "./indicatorUse.ts";
import { NOT_COMPUTABLE_WORDS, type NotComputable } from "./notComputable.ts";
import { observe, type Observed } from "./observe.ts";
import { scoreMet, scoreReached } from "./scoreBinary.ts";
import { combineParts } from "./combineParts.ts";
import { scoreDate } from "./scoreDate.ts";
import { scorePhases } from "./scorePhases.ts";
import { scoreInterpolation, scoreRatio } from "./scoreRatio.ts";
import { scoreLevel, scoreRange, scoreThresholds } from "./scoreScale.ts";
import { type SimpleRule } from "./scoringRule.ts";

/** A grade and, when the rule has no answer, why. */
export type IndicatorGrade = Graded & { readonly why?: NotComputable };

/**
 * The degree of achievement of one use of an indicator, with its proof: exact, between the floor and the cap of its rule. What is certain is scored; what would
 * need something undefined (a quotient by zero, a way of no length) is not computable, with its reason; what nobody told is missing. None is a zero.
 */
export function scoreIndicator(
  use: IndicatorUse,
  readings: readonly IndicatorReading[],
  provenance: ScoringProvenance,
  figure = `Punteggio dell'indicatore «${use.name}»`,
): IndicatorGrade {
  const derivation = new Derivation();
  const attempt = attemptOf({ derivation, prefix: "", provenance }, use, use.rule, readings);
  const words = wordsOf(attempt);
  if (use.setAside)
    derivation.remark("fuori-dal-conto", SET_ASIDE_WORDS[use.setAside.kind], setAsideWords(use.setAside), provenance.promised);
  if (words) derivation.say("esito", use.setAside ? ["fuori-dal-conto"] : [], attempt.kind, `${GRADE_WORDS[words.kind]}: ${words.text}`);
  const proof = derivation.conclude({ figure, rule: SCORING_RULE_WORDS[use.rule.kind] });
  return { grade: gradeOf(attempt), proof, ...(attempt.kind === "notComputable" && { why: attempt.why }) };
}

const SET_ASIDE_WORDS: Record<SetAside["kind"], string> = {
  notApplicable: "Perché non si applica",
  neutralised: "Atto che neutralizza",
};

function setAsideWords(setAside: SetAside): string {
  switch (setAside.kind) {
    case "notApplicable":
      return setAside.reason;
    case "neutralised":
      return setAside.act;
  }
}

function attemptOf(scoring: Scoring, use: MeasuredUse, rule: ScoringRule, readings: readonly IndicatorReading[]): Attempt {
  if (use.setAside) return { kind: use.setAside.kind, text: setAsideWords(use.setAside) };
  const floor = fromDecimalText(rule.limits.floor);
  if (sign(floor) < 0 || compare(fromDecimalText(rule.limits.cap), floor) < 0) return { kind: "notComputable", why: "limitsCrossed" };
  const attempt = rule.kind === "composite" ? ofParts(scoring, rule, readings) : ofMeasure(scoring, use, rule, readings);
  return attempt.kind === "graded" ? { kind: "graded", term: withinLimits(scoring, attempt.term, rule.limits) } : attempt;
}

function ofParts(scoring: Scoring, rule: CompositeRule, readings: readonly IndicatorReading[]): Attempt {
  const parts = rule.parts.map(({ code, weight, use }, i) => {
    const own: Scoring = { ...scoring, prefix: `${scoring.prefix}parte-${String(i + 1)}-` };
    const attempt = attemptOf(
      own,
      use,
      use.rule,
      readings.filter(({ part }) => part === code),
    );
    const words = wordsOf(attempt);
    if (words) scoring.derivation.remark(`${own.prefix}esito`, `Parte «${use.name}»`, `${GRADE_WORDS[words.kind]}: ${words.text}`, scoring.provenance.measured); // prettier-ignore
    return { name: use.name, weight, attempt };
  });
  return combineParts(scoring, rule, parts);
}

function ofMeasure(scoring: Scoring, use: MeasuredUse, rule: SimpleRule, readings: readonly IndicatorReading[]): Attempt {
  const observed = observe(scoring, use, readings);
  switch (observed.kind) {
    case "missing":
    case "notComputable":
      return observed;
    case "value":
      return attempted(ofValue(scoring, rule, use.promised, observed.value));
    case "phases":
      return rule.kind === "phases" ? scorePhases(scoring, rule, observed.percentages) : attempted("readingOfAnotherKind");
    case "completed":
    case "notCompleted":
    case "met":
    case "level":
      return attempted(ofWord(scoring, rule, use.promised, observed));
  }
}

function ofValue(scoring: Scoring, rule: SimpleRule, promised: Promised, value: Term): Term | NotComputable {
  switch (rule.kind) {
    case "binary":
      return scoreReached(scoring, rule.comparison, promised, value);
    case "ratio":
      return scoreRatio(scoring, rule, promised, value);
    case "interpolation":
      return scoreInterpolation(scoring, rule, promised, value);
    case "thresholds":
      return scoreThresholds(scoring, rule, value);
    case "range":
      return scoreRange(scoring, rule, promised, value);
    case "date":
    case "ordinal":
    case "phases":
      return "readingOfAnotherKind";
  }
}

type Word = Extract<Observed, { kind: "completed" | "notCompleted" | "met" | "level" }>;

/** What is no number: a day, a yes or no, a word of a scale. */
function ofWord(scoring: Scoring, rule: SimpleRule, promised: Promised, observed: Word): Term | NotComputable {
  switch (observed.kind) {
    case "completed":
    case "notCompleted": {
      const on = observed.kind === "completed" ? observed.on : undefined;
      if (rule.kind === "date") return scoreDate(scoring, rule, promised, on);
      if (rule.kind === "binary") return scoreDate(scoring, { graceDays: 0, decay: { kind: "none" } }, promised, on);
      return "readingOfAnotherKind";
    }
    case "met":
      return rule.kind === "binary" ? scoreMet(scoring, observed.isMet) : "readingOfAnotherKind";
    case "level":
      return rule.kind === "ordinal" ? scoreLevel(scoring, rule, observed.word) : "readingOfAnotherKind";
  }
}

function gradeOf(attempt: Attempt): Grade {
  return attempt.kind === "graded" ? { kind: "graded", value: attempt.term.value } : { kind: attempt.kind };
}

function wordsOf(attempt: Attempt): { readonly kind: Exclude<Attempt["kind"], "graded">; readonly text: string } | undefined {
  switch (attempt.kind) {
    case "graded":
      return undefined;
    case "missing":
    case "notApplicable":
    case "neutralised":
      return attempt;
    case "notComputable":
      return { kind: attempt.kind, text: NOT_COMPUTABLE_WORDS[attempt.why] };
  }
}
