import fc from "fast-check";
import type { Observation, Promised, SimpleUse, CompositeRule } from "../../src/domain/evaluation/indicators/indicatorUse.ts";
import type { Limits, SimpleRule } from "../../src/domain/evaluation/indicators/scoringRule.ts";
import { type CivilDate, dayOf } from "../../src/domain/kernel/civilDate.ts";
import { decimalText } from "../../src/domain/kernel/rational.ts";

/** Numbers as plans write them: few decimals, often the same, zero and below it among them. */
export const anyDecimal: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom("0", "1", "-1", "100", "0.5", "15", "24"),
  fc.tuple(fc.integer({ min: -20_000, max: 20_000 }), fc.nat({ max: 3 })).map(([units, decimals]) => decimalText(BigInt(units), decimals)),
);

/** A number that is not below zero. */
export const anyAmount: fc.Arbitrary<string> = anyDecimal.map((text) => text.replace("-", ""));

export const anyDay: fc.Arbitrary<CivilDate> = fc
  .tuple(fc.integer({ min: 2022, max: 2025 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, day]) => dayOf(year, month, day)!);

const limits: fc.Arbitrary<Limits> = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom({ floor: "0", cap: "100" }, { floor: "0", cap: "120" }, { floor: "20", cap: "110" }) },
  { weight: 1, arbitrary: fc.constantFrom({ floor: "-5", cap: "100" }, { floor: "50", cap: "40" }) },
);

const better = fc.constantFrom("higher" as const, "lower" as const);

/** Any rule of one measure, sensible or not. */
const anySimpleRule: fc.Arbitrary<SimpleRule> = limits.chain((own) =>
  fc.oneof(
    fc.record({
      limits: fc.constant(own),
      kind: fc.constant("binary" as const),
      comparison: fc.constantFrom("atLeast" as const, "atMost" as const, "moreThan" as const, "lessThan" as const, "exactly" as const, "expected" as const),
    }),
    fc.constant({ limits: own, kind: "ratio" as const, better: "higher" as const }),
    fc.constantFrom("cap" as const, "notComputable" as const).map((valueNotPositive) => ({ limits: own, kind: "ratio" as const, better: "lower" as const, valueNotPositive })),
    fc.constant({ limits: own, kind: "interpolation" as const }),
    fc.tuple(better, anyDecimal).map(([side, tolerance]) => ({ limits: own, kind: "interpolation" as const, maintenance: { better: side, tolerance } })),
    fc.tuple(fc.array(fc.record({ upTo: anyDecimal, inclusive: fc.boolean(), points: anyDecimal }), { maxLength: 4 }), anyDecimal).map(([ladder, beyond]) => ({ limits: own, kind: "thresholds" as const, ladder, beyond })),
    fc.tuple(anyDecimal, anyDecimal).map(([toleranceBelow, toleranceAbove]) => ({ limits: own, kind: "range" as const, toleranceBelow, toleranceAbove })),
    fc.tuple(fc.nat({ max: 40 }), anyDay, fc.nat({ max: 120 }), fc.nat({ max: 2 })).map(([graceDays, zeroOn, zeroAfter, which]) => ({
      limits: own,
      kind: "date" as const,
      graceDays,
      decay: ([{ kind: "none" }, { kind: "untilDay", zeroOn }, { kind: "overDays", zeroAfter }] as const)[which]!,
    })),
    fc.array(anyDecimal, { maxLength: 3 }).map((points) => ({ limits: own, kind: "ordinal" as const, levels: points.map((each, i) => ({ word: `livello ${String(i)}`, points: each })) })),
    fc.array(anyDecimal, { maxLength: 3 }).map((weights) => ({ limits: own, kind: "phases" as const, phases: weights.map((weight, i) => ({ name: `fase ${String(i)}`, weight })) })),
  ),
); // prettier-ignore

const anyPromise: fc.Arbitrary<Promised> = fc.oneof(
  fc.constant({ kind: "nothing" as const }),
  anyDecimal.map((target) => ({ kind: "value" as const, target })),
  fc.tuple(anyDecimal, anyDecimal).map(([target, baseline]) => ({ kind: "value" as const, target, baseline })),
  fc.tuple(anyDecimal, anyDecimal).map(([from, to]) => ({ kind: "range" as const, from, to })),
  anyDay.map((by) => ({ kind: "day" as const, by })),
  fc.record({
    kind: fc.constant("change" as const),
    direction: fc.constantFrom("reduction" as const, "increase" as const),
    amount: anyDecimal,
    isPercent: fc.boolean(),
    baseline: anyDecimal,
  }),
);

const anyObservation: fc.Arbitrary<Observation> = fc.oneof(
  { weight: 4, arbitrary: anyDecimal.map((value) => ({ kind: "value" as const, value })) },
  { weight: 2, arbitrary: fc.tuple(anyDecimal, anyDecimal).map(([numerator, denominator]) => ({ kind: "quotient" as const, numerator, denominator })) },
  { weight: 2, arbitrary: anyDay.map((on) => ({ kind: "completed" as const, on })) },
  { weight: 1, arbitrary: fc.constantFrom<Observation>({ kind: "notCompleted" }, { kind: "met", isMet: true }, { kind: "met", isMet: false }, { kind: "noValue", reason: "" }) },
  { weight: 1, arbitrary: fc.constantFrom<Observation>({ kind: "level", word: "livello 0" }, { kind: "level", word: "livello 9" }) },
  { weight: 1, arbitrary: anyDecimal.map((percentage) => ({ kind: "phases" as const, percentages: { "fase 0": percentage } })) },
); // prettier-ignore

const accumulation = fc.oneof(
  { weight: 4, arbitrary: fc.constant("last" as const) },
  { weight: 1, arbitrary: fc.constantFrom("sum" as const, "mean" as const) },
);

/** A promise of the kind a rule asks for. */
function promiseFor(rule: SimpleRule): fc.Arbitrary<Promised> {
  if (rule.kind === "range")
    return fc.tuple(anyDecimal, anyAmount).map(([from, to]) => ({ kind: "range", from: `-${from.replace("-", "")}`, to }));
  if (rule.kind === "date") return anyDay.map((by) => ({ kind: "day", by }));
  return fc.tuple(anyDecimal, anyDecimal).map(([target, baseline]) => ({ kind: "value", target, baseline }));
}

/** An observation of the kind a rule asks for. */
function observationFor(rule: SimpleRule): fc.Arbitrary<Observation> {
  if (rule.kind === "date") return anyDay.map((on) => ({ kind: "completed", on }));
  if (rule.kind === "ordinal")
    return fc.constantFrom<Observation>({ kind: "level", word: "livello 0" }, { kind: "level", word: "livello 1" });
  if (rule.kind === "phases")
    return fc.array(fc.integer({ min: 0, max: 100 }), { minLength: rule.phases.length, maxLength: rule.phases.length }).map((each) => ({
      kind: "phases",
      percentages: Object.fromEntries(each.map((percentage, i) => [`fase ${String(i)}`, String(percentage)])),
    }));
  return anyDecimal.map((value) => ({ kind: "value", value }));
}

/** A use with an observation; as a rule of the kinds its rule asks for, and sometimes not. */
export const anyMeasuredUse: fc.Arbitrary<{ use: SimpleUse; observed: Observation[] }> = anySimpleRule.chain((rule) =>
  fc
    .record({
      promised: fc.oneof({ weight: 4, arbitrary: promiseFor(rule) }, { weight: 1, arbitrary: anyPromise }),
      accumulation,
      scale: anyDecimal,
      observed: fc.oneof(
        { weight: 4, arbitrary: fc.array(observationFor(rule), { minLength: 1, maxLength: 3 }) },
        { weight: 1, arbitrary: fc.array(anyObservation, { maxLength: 3 }) },
      ),
    })
    .map(({ observed, ...use }) => ({ use: { entry: "prova", name: "prova", rule, ...use }, observed })),
);

/** A composite indicator of one to three parts, with what was observed of each. */
export const anyComposite: fc.Arbitrary<{ rule: CompositeRule; observed: { part: string; observed: Observation }[] }> = fc
  .record({
    limits,
    combine: fc.constantFrom("weightedMean" as const, "minimum" as const),
    missingParts: fc.constantFrom("void" as const, "renormalise" as const),
    parts: fc.array(fc.tuple(anyAmount, anyMeasuredUse), { maxLength: 3 }),
  })
  .map(({ parts, ...rule }) => ({
    rule: { ...rule, kind: "composite", parts: parts.map(([weight, { use }], i) => ({ code: String(i), weight, use })) },
    observed: parts.flatMap(([, { observed }], i) => observed.map((each) => ({ part: String(i), observed: each }))),
  }));
