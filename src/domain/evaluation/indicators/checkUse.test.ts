import { expect, test } from "vitest";
import { checkUse, USE_PROBLEMS, type UseProblem } from "./checkUse.ts";
import type { Comparison } from "../../kernel/comparison.ts";
import type { IndicatorCatalogueEntry, IndicatorUse, ScoringRule } from "./indicatorUse.ts";
import type { Maintenance } from "./scoringRule.ts";

const LIMITS = { floor: "0", cap: "100" };
const ENTRY: IndicatorCatalogueEntry = {
  code: "V-012",
  name: "Giorni di attesa per la carta d'identità",
  kind: "number",
  class: "efficiency",
  formula: "media dei giorni tra richiesta e appuntamento",
  unit: "giorni",
  decimals: 1,
  direction: "lower",
  source: { written: "Agenda dello sportello", reliability: "internalSystem" },
};

function problemsOf(rule: ScoringRule, entry: Partial<IndicatorCatalogueEntry> = {}, use: Partial<IndicatorUse> = {}): UseProblem[] {
  const promised = { kind: "value", target: "15" } as const;
  return checkUse({ ...ENTRY, ...entry }, { entry: "V-012", name: ENTRY.name, promised, accumulation: "last", rule, ...use });
}

const LOWER: ScoringRule = { limits: LIMITS, kind: "ratio", better: "lower", valueNotPositive: "cap" };
const ladder = (...ends: [string, boolean][]): ScoringRule => ({
  limits: LIMITS,
  kind: "thresholds",
  ladder: ends.map(([upTo, inclusive]) => ({ upTo, inclusive, points: "50" })),
  beyond: "100",
});
const phases = (...weights: string[]): ScoringRule => ({
  limits: LIMITS,
  kind: "phases",
  phases: weights.map((weight, i) => ({ name: `fase ${String(i)}`, weight })),
});

test("a use that agrees with its entry has no problems", () => {
  expect(problemsOf(LOWER)).toEqual([]);
  expect(problemsOf({ limits: LIMITS, kind: "interpolation" })).toEqual([]);
  expect(problemsOf(ladder(["50", false], ["50", true], ["70", false]))).toEqual([]);
  expect(problemsOf(phases("20", "30", "50"), { kind: "phases" })).toEqual([]);
});

const DATE: ScoringRule = { limits: LIMITS, kind: "date", graceDays: 0, decay: { kind: "none" } };
const binary = (comparison: Comparison): ScoringRule => ({ limits: LIMITS, kind: "binary", comparison });
const range = (toleranceBelow: string, toleranceAbove: string): ScoringRule => ({
  limits: LIMITS,
  kind: "range",
  toleranceBelow,
  toleranceAbove,
});
const kept = (maintenance: Maintenance): ScoringRule => ({ limits: LIMITS, kind: "interpolation", maintenance });
const levels = (...words: readonly string[]): ScoringRule => ({
  limits: LIMITS,
  kind: "ordinal",
  levels: words.map((word) => ({ word, points: "50" })),
});

test.each<[UseProblem, ScoringRule, Partial<IndicatorCatalogueEntry>?, Partial<IndicatorUse>?]>([
  ["otherEntry", LOWER, {}, { entry: "V-013" }],
  ["ruleOfAnotherKind", DATE],
  ["ruleOfAnotherKind", LOWER, { kind: "date" }],
  ["ruleOfAnotherKind", levels("buono")],
  ["ruleOfAnotherKind", phases("100")],
  ["otherDirection", { limits: LIMITS, kind: "ratio", better: "higher" }],
  ["otherDirection", LOWER, { direction: "higher" }],
  ["otherDirection", binary("moreThan")],
  ["otherDirection", binary("atLeast")],
  ["otherDirection", binary("lessThan"), { direction: "higher" }],
  ["otherDirection", binary("atMost"), { direction: "higher" }],
  ["otherDirection", kept({ better: "higher" })],
  ["limitsCrossed", { ...LOWER, limits: { floor: "50", cap: "40" } }],
  ["limitsCrossed", { ...LOWER, limits: { floor: "-1", cap: "40" } }],
  ["stepNeverReached", ladder(["50", false], ["50", false])],
  ["stepNeverReached", ladder(["50", true], ["50", false])],
  ["stepNeverReached", ladder(["50", true], ["50", true])],
  ["stepNeverReached", ladder(["50", true], ["40", true])],
  ["stepNeverReached", ladder(["50", false], ["40", true])],
  ["stepNeverReached", ladder(["40", true], ["50", true], ["45", true])],
  ["negativeTolerance", range("1", "-1")],
  ["negativeTolerance", range("-1", "1")],
  ["negativeTolerance", kept({ better: "lower", tolerance: "-1" })],
  ["negativeTolerance", { ...DATE, graceDays: -1 }, { kind: "date" }],
  ["phasesNotHundred", phases("20", "30", "49.99"), { kind: "phases" }],
  ["phasesNotHundred", phases("20", "30", "50.01"), { kind: "phases" }],
  ["negativeWeight", phases("120", "-20"), { kind: "phases" }],
  ["sameLevelTwice", levels("buono", "buono"), { kind: "qualitative" }],
])("%s: %j", (problem, rule, entry, use) => {
  expect(problemsOf(rule, entry, use)).toEqual([problem]);
  expect(USE_PROBLEMS[problem]).toMatch(/\.$/);
});

test.each<[string, ScoringRule, Partial<IndicatorCatalogueEntry>?]>([
  ["limits that meet", { ...LOWER, limits: { floor: "40", cap: "40" } }],
  ["a rule that asks for less, where less is better", binary("atMost")],
  ["a rule that asks for more, where more is better", binary("atLeast"), { direction: "higher" }],
  ["a rule that asks for one value, which goes neither way", binary("exactly")],
  ["a rule that goes one way, where the indicator goes none", LOWER, { direction: "none" }],
  ["a rule that goes one way, where the indicator has a range", binary("atLeast"), { direction: "inRange" }],
  ["what is kept the way that is better", kept({ better: "lower", tolerance: "0" })],
  ["one step", ladder(["50", false])],
  ["an end included after the same end excluded", ladder(["50", false], ["50", true])],
  ["no tolerance", range("0", "0")],
  ["no days of grace", DATE, { kind: "date", direction: "onDate" }],
  ["a phase that weighs nothing", phases("0", "100"), { kind: "phases" }],
  ["levels with names of their own", levels("buono", "ottimo"), { kind: "qualitative" }],
])("%s is no problem", (_, rule, entry) => {
  expect(problemsOf(rule, entry)).toEqual([]);
});

test("every problem is told, and those of the parts of a composite one too", () => {
  const use = { entry: "V-012", name: "parte", promised: { kind: "nothing" }, accumulation: "last" } as const;
  const parts = [
    {
      code: "a",
      weight: "120",
      use: { ...use, rule: { limits: LIMITS, kind: "range", toleranceBelow: "-1", toleranceAbove: "0" } as const },
    },
    { code: "b", weight: "-30", use: { ...use, rule: { limits: LIMITS, kind: "interpolation" } as const } },
  ];
  const rule: ScoringRule = { limits: LIMITS, kind: "composite", combine: "weightedMean", missingParts: "void", parts };
  expect(problemsOf(rule, { kind: "composite" })).toEqual(["negativeWeight", "partsNotHundred", "negativeTolerance"]);
});
