import { expect, test } from "vitest";
import { checkUse, USE_PROBLEMS, type UseProblem } from "./checkUse.ts";
import type { IndicatorCatalogueEntry, IndicatorUse, ScoringRule } from "./indicatorUse.ts";

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

test.each([
  ["otherEntry", problemsOf(LOWER, {}, { entry: "V-013" })],
  ["ruleOfAnotherKind", problemsOf({ limits: LIMITS, kind: "date", graceDays: 0, decay: { kind: "none" } })],
  ["ruleOfAnotherKind", problemsOf(LOWER, { kind: "date" })],
  ["otherDirection", problemsOf({ limits: LIMITS, kind: "ratio", better: "higher" })],
  ["otherDirection", problemsOf({ limits: LIMITS, kind: "binary", comparison: "moreThan" })],
  ["otherDirection", problemsOf({ limits: LIMITS, kind: "interpolation", maintenance: { better: "higher" } })],
  ["limitsCrossed", problemsOf({ ...LOWER, limits: { floor: "50", cap: "40" } })],
  ["limitsCrossed", problemsOf({ ...LOWER, limits: { floor: "-1", cap: "40" } })],
  ["stepNeverReached", problemsOf(ladder(["50", false], ["50", false]))],
  ["stepNeverReached", problemsOf(ladder(["50", true], ["50", false]))],
  ["stepNeverReached", problemsOf(ladder(["50", true], ["40", true]))],
  ["negativeTolerance", problemsOf({ limits: LIMITS, kind: "range", toleranceBelow: "1", toleranceAbove: "-1" })],
  ["negativeTolerance", problemsOf({ limits: LIMITS, kind: "interpolation", maintenance: { better: "lower", tolerance: "-1" } })],
  ["negativeTolerance", problemsOf({ limits: LIMITS, kind: "date", graceDays: -1, decay: { kind: "none" } }, { kind: "date" })],
  ["phasesNotHundred", problemsOf(phases("20", "30", "49.99"), { kind: "phases" })],
  ["sameLevelTwice", problemsOf({ limits: LIMITS, kind: "ordinal", levels: [{ word: "buono", points: "50" }, { word: "buono", points: "60" }] }, { kind: "qualitative" })],
] satisfies [UseProblem, UseProblem[]][])("%s", (problem, found) => {
  expect(found).toEqual([problem]);
  expect(USE_PROBLEMS[problem]).toMatch(/\.$/);
}); // prettier-ignore

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
