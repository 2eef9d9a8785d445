import type { Comparison } from "../../kernel/comparison.ts";
import { compare, fromDecimalText, sign } from "../../kernel/rational.ts";
import type { Measured } from "../../plan/assess.ts";
import { baselineFor } from "../../plan/measuredOutcome.ts";
import type { FollowedIndicator } from "../../plan/indicator.ts";
import type { Objective } from "../../plan/objective.ts";
import { nameOf } from "../../plan/outcomeOfIndicators.ts";
import { type Constraint, type Deadline, dueDay, type Target } from "../../plan/target.ts";
import type { AchievementRules, ValueChoice } from "./achievementRules.ts";
import type { IndicatorReading, IndicatorUse, Observation, Promised, SimpleUse } from "./indicatorUse.ts";
import type { Better, Maintenance, SimpleRule } from "./scoringRule.ts";

/** How an indicator of an objective is measured: the use its target comes to, and what was observed. */
export type MeasuredIndicator = { readonly use: IndicatorUse; readonly readings: readonly IndicatorReading[] };

type Part = { readonly promised: Promised; readonly rule: SimpleRule; readonly observed: Observation | undefined };

/** The use and the reading of an indicator, by the rules of the year; undefined when nobody can say what its target means. */
export function measuredUseOf(objective: Objective, indicator: FollowedIndicator, rules: AchievementRules): MeasuredIndicator | undefined {
  const { code, indicators } = objective;
  const title = indicators.length === 1 ? objective.title : nameOf(indicator);
  if (!indicator.target.reading.understood) return undefined;
  const { target } = indicator.target.reading;
  const measured = countedFrom(indicator, target);
  const evaluated = indicator.evaluated?.outcome === "neutralised" ? indicator.evaluated : objective.evaluated;
  const common = { entry: code, name: title, accumulation: "last" } as const;
  const setAside = evaluated.outcome === "neutralised" && {
    setAside: { kind: "neutralised", act: `«${evaluated.written}», come scritto nel documento` } as const,
  };
  const simple = ({ promised, rule, observed }: Part): MeasuredIndicator => ({
    use: { ...common, promised, rule, ...setAside },
    readings: observed ? [{ observed }] : [],
  });
  switch (target.kind) {
    case "deadline":
      return simple(deadlinePart(target.deadline, measured, rules));
    case "constraint":
      return simple(constraintPart(target.constraint, measured, rules));
    case "constraintByDeadline": {
      const { combine, valueWeight, deadlineWeight } = rules.both;
      const pieces = [
        { code: "valore", weight: valueWeight, part: constraintPart(target.constraint, measured, rules) },
        { code: "termine", weight: deadlineWeight, part: deadlinePart(target.deadline, measured, rules) },
      ];
      const parts = pieces.map(({ code: piece, weight, part: { promised, rule } }) => {
        const use: SimpleUse = { ...common, name: `${title}, ${piece}`, promised, rule };
        return { code: piece, weight, use };
      });
      return {
        use: {
          ...common,
          promised: { kind: "nothing" },
          rule: { limits: rules.limits, kind: "composite", combine, missingParts: "void", parts },
          ...setAside,
        },
        readings: pieces.flatMap(({ code: part, part: { observed } }) => (observed ? [{ part, observed }] : [])),
      };
    }
  }
}

function countedFrom(indicator: FollowedIndicator, target: Target): Measured {
  const baseline = baselineFor(target, indicator);
  return { ...(baseline && { baseline: baseline.value }), ...indicator.measured?.measured };
}

/** A term of law nobody resolved to a day is attested, yes or no. */
function deadlinePart(deadline: Deadline, { completedOn, withinTerm }: Measured, rules: AchievementRules): Part {
  const by = dueDay(deadline);
  const { limits } = rules;
  if (by === undefined) {
    const observed = withinTerm === undefined ? undefined : ({ kind: "met", isMet: withinTerm } as const);
    return { promised: { kind: "nothing" }, rule: { limits, kind: "binary", comparison: "atLeast" }, observed };
  }
  const observed: Observation | undefined =
    completedOn === undefined ? undefined : completedOn === null ? { kind: "notCompleted" } : { kind: "completed", on: completedOn };
  return { promised: { kind: "day", by }, rule: { limits, kind: "date", ...rules.deadline }, observed };
}

function constraintPart(constraint: Constraint, measured: Measured, rules: AchievementRules): Part {
  const { limits } = rules;
  const observed = measured.value === undefined ? undefined : ({ kind: "value", value: measured.value } as const);
  const baseline = measured.baseline === undefined ? {} : { baseline: measured.baseline };
  switch (constraint.kind) {
    case "value":
      return {
        promised: { kind: "value", target: constraint.amount, ...baseline },
        rule: valueRule(constraint, measured, rules),
        observed,
      };
    case "range":
      return {
        promised: { kind: "range", from: constraint.from, to: constraint.to },
        rule: { limits, kind: "range", ...rules.range },
        observed,
      };
    case "change": {
      const { direction, amount, unit } = constraint;
      const comparison = direction === "increase" ? "atLeast" : "atMost";
      return {
        promised: { kind: "change", direction, amount, isPercent: unit.kind === "percentage", ...baseline },
        rule:
          rules.change === "binary"
            ? { limits, kind: "binary", comparison }
            : { limits, kind: "interpolation", maintenance: maintenanceOf(direction === "increase" ? "higher" : "lower", rules) },
        observed,
      };
    }
  }
}

function valueRule(constraint: Extract<Constraint, { kind: "value" }>, measured: Measured, rules: AchievementRules): SimpleRule {
  const { comparison } = constraint;
  switch (comparison) {
    case "atLeast":
      return chosenRule(rules, rules.atLeast, "higher", constraint.amount, comparison, measured);
    case "atMost":
      return chosenRule(rules, rules.atMost, "lower", constraint.amount, comparison, measured);
    case "moreThan":
    case "lessThan":
    case "exactly":
    case "expected":
      return { limits: rules.limits, kind: "binary", comparison };
  }
}

function chosenRule(
  rules: AchievementRules,
  choice: ValueChoice,
  better: Better,
  target: string,
  comparison: Comparison,
  { baseline }: Measured,
): SimpleRule {
  const { limits } = rules;
  const binary = { limits, kind: "binary", comparison } as const;
  const hasWay = baseline !== undefined && isNoWorse(target, baseline, better);
  const chosen = choice.rule === "interpolation" && !hasWay ? choice.withoutBaseline : choice.rule;
  switch (chosen) {
    case "binary":
      return binary;
    case "ratio":
      if (sign(fromDecimalText(target)) <= 0 && choice.targetNotPositive === "binary") return binary;
      return better === "higher"
        ? { limits, kind: "ratio", better }
        : { limits, kind: "ratio", better, valueNotPositive: choice.valueNotPositive };
    case "interpolation":
      return { limits, kind: "interpolation", maintenance: maintenanceOf(better, rules) };
  }
}

/** Where the target asks for less than there already was, the way from baseline to target would reward the person who gets worse. */
function isNoWorse(target: string, baseline: string, better: Better): boolean {
  return compare(fromDecimalText(target), fromDecimalText(baseline)) * (better === "higher" ? 1 : -1) >= 0;
}

function maintenanceOf(better: Better, { atLeast, atMost }: AchievementRules): Maintenance {
  const { maintenanceTolerance } = better === "higher" ? atLeast : atMost;
  return { better, ...(maintenanceTolerance !== undefined && { tolerance: maintenanceTolerance }) };
}
