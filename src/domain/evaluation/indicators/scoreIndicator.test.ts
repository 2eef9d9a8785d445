import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyAmount, anyComposite, anyDay, anyDecimal, anyMeasuredUse } from "../../../../tests/support/anyIndicator.ts";
import { rederive } from "../../kernel/rederive.ts";
import type { Provenance } from "../../kernel/proof.ts";
import { compare, fromDecimalText, fromExactText, HUNDRED, type Rational, rational } from "../../kernel/rational.ts";
import type { IndicatorReading, IndicatorUse, Observation, Promised } from "./indicatorUse.ts";
import { scoreIndicator } from "./scoreIndicator.ts";
import type { SimpleRule } from "./scoringRule.ts";

const HERE: Provenance = { kind: "entry", where: "prova" };
const SIDES = { rule: HERE, promised: HERE, measured: HERE };
const LIMITS = { floor: "0", cap: "120" };

function holdsFor(use: IndicatorUse, readings: readonly IndicatorReading[]): void {
  const { grade, proof, why } = scoreIndicator(use, readings, SIDES);
  if (rederive(proof).length > 0) expect(rederive(proof)).toEqual([]);
  if (JSON.stringify(scoreIndicator(use, readings, SIDES).proof) !== JSON.stringify(proof))
    expect.fail("a second time gives another proof");
  if (grade.kind === "graded") {
    const isWithin = grade.value.numerator >= 0n && compare(grade.value, fromDecimalText(use.rule.limits.cap)) <= 0;
    const isProved = compare(fromExactText(proof.result), grade.value) === 0;
    if (!isWithin || !isProved || why !== undefined) expect.fail(JSON.stringify({ use, readings, result: proof.result }));
  } else if (proof.result !== grade.kind || (why !== undefined) !== (grade.kind === "notComputable"))
    expect.fail(JSON.stringify({ use, readings, grade, why }));
}

describe("whatever the rule, the promise and the readings, sensible or not", () => {
  let scored = 0;
  let tried = 0;
  const holds = (use: IndicatorUse, readings: readonly IndicatorReading[]) => {
    holdsFor(use, readings);
    tried += 1;
    if (scoreIndicator(use, readings, SIDES).grade.kind === "graded") scored += 1;
  };

  test("there is a score between zero and the cap, or a reason; the proof comes to it, and again to the same", () => {
    const property = fc.property(anyMeasuredUse, ({ use, observed }) =>
      holds(
        use,
        observed.map((each) => ({ observed: each })),
      ),
    );
    fc.assert(property, { seed: 17, numRuns: 40_000 });
    expect(scored / tried).toBeGreaterThan(0.375);
  }, 60_000);

  test("the same holds of composite indicators", () => {
    const property = fc.property(anyComposite, ({ rule, observed }) =>
      holds({ entry: "prova", name: "prova", promised: { kind: "nothing" }, accumulation: "last", rule }, observed),
    );
    fc.assert(property, { seed: 17, numRuns: 8_000 });
  }, 60_000);
});

describe("a better value never has a lower score:", () => {
  const score = (rule: SimpleRule, promised: Promised, observed: Observation): Rational | undefined => {
    const { grade } = scoreIndicator({ entry: "prova", name: "prova", accumulation: "last", rule, promised }, [{ observed }], SIDES);
    return grade.kind === "graded" ? grade.value : undefined;
  };
  const inOrder = (a: string, b: string) => compare(fromDecimalText(a), fromDecimalText(b)) <= 0;
  const neverFalls = (rule: SimpleRule, promised: Promised, worse: Observation, better: Observation) => {
    const [low, high] = [score(rule, promised, worse), score(rule, promised, better)];
    return low === undefined || high === undefined || compare(low, high) <= 0;
  };
  const value = (text: string): Observation => ({ kind: "value", value: text });

  const RULES: readonly [string, SimpleRule, boolean][] = [
    ["ratio, higher", { limits: LIMITS, kind: "ratio", better: "higher" }, true],
    ["ratio, lower", { limits: LIMITS, kind: "ratio", better: "lower", valueNotPositive: "cap" }, false],
    ["at least", { limits: LIMITS, kind: "binary", comparison: "atLeast" }, true],
    ["less than", { limits: LIMITS, kind: "binary", comparison: "lessThan" }, false],
    ["thresholds", { limits: LIMITS, kind: "thresholds", ladder: [{ upTo: "1", inclusive: false, points: "10" }, { upTo: "100", inclusive: true, points: "60" }], beyond: "130" }, true],
  ]; // prettier-ignore

  test.each(RULES)("%s", (_, rule, isHigherBetter) => {
    const property = fc.property(anyDecimal, anyDecimal, anyDecimal, (target, a, b) => {
      const [low, high] = inOrder(a, b) ? [a, b] : [b, a];
      const [worse, better] = isHigherBetter ? [low, high] : [high, low];
      return neverFalls(rule, { kind: "value", target }, value(worse), value(better));
    });
    fc.assert(property, { seed: 17, numRuns: 4_000 });
  });

  test("interpolation, and a kept value, in the direction of the target", () => {
    const property = fc.property(anyDecimal, anyDecimal, anyDecimal, anyDecimal, anyAmount, (target, baseline, a, b, tolerance) => {
      const isHigherBetter = inOrder(baseline, target);
      const [low, high] = inOrder(a, b) ? [a, b] : [b, a];
      const [worse, better] = isHigherBetter ? [low, high] : [high, low];
      const rule: SimpleRule = {
        limits: LIMITS,
        kind: "interpolation",
        maintenance: { better: isHigherBetter ? "higher" : "lower", tolerance },
      };
      return neverFalls(rule, { kind: "value", target, baseline }, value(worse), value(better));
    });
    fc.assert(property, { seed: 17, numRuns: 6_000 });
  });

  test("a range, on each of its sides", () => {
    const property = fc.property(anyDecimal, anyDecimal, anyDecimal, anyDecimal, anyAmount, (one, other, a, b, tolerance) => {
      const [from, to] = inOrder(one, other) ? [one, other] : [other, one];
      const rule: SimpleRule = { limits: LIMITS, kind: "range", toleranceBelow: tolerance, toleranceAbove: tolerance };
      const [low, high] = inOrder(a, b) ? [a, b] : [b, a];
      if (inOrder(high, from)) return neverFalls(rule, { kind: "range", from, to }, value(low), value(high));
      return !inOrder(to, low) || neverFalls(rule, { kind: "range", from, to }, value(high), value(low));
    });
    fc.assert(property, { seed: 17, numRuns: 6_000 });
  });

  test("a date, with grace and decay", () => {
    const property = fc.property(anyDay, anyDay, anyDay, anyDay, fc.nat({ max: 40 }), (by, zeroOn, a, b, graceDays) => {
      const [early, late] = a <= b ? [a, b] : [b, a];
      const rule: SimpleRule = { limits: LIMITS, kind: "date", graceDays, decay: { kind: "untilDay", zeroOn } };
      return neverFalls(rule, { kind: "day", by }, { kind: "completed", on: late }, { kind: "completed", on: early });
    });
    fc.assert(property, { seed: 17, numRuns: 6_000 });
  });
});

test("exact: a score is no float, and a cap is reached and never passed by a hair", () => {
  const use: IndicatorUse = { entry: "p", name: "p", accumulation: "last", promised: { kind: "value", target: "3" }, rule: { limits: { floor: "0", cap: "100" }, kind: "ratio", better: "higher" } }; // prettier-ignore
  const { grade } = scoreIndicator(use, [{ observed: { kind: "value", value: "1" } }], SIDES);
  expect(grade).toEqual({ kind: "graded", value: rational(100n, 3n) });
  const { grade: whole } = scoreIndicator(use, [{ observed: { kind: "value", value: "3.0000000000000000000001" } }], SIDES);
  expect(whole).toEqual({ kind: "graded", value: HUNDRED });
});
