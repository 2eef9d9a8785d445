import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { someLevelRules } from "../../../../tests/support/achievementRules.ts";
import { anyAmount } from "../../../../tests/support/anyIndicator.ts";
import { aPart } from "../../../../tests/support/graded.ts";
import { rederive } from "../../../../tests/support/rederive.mjs";
import { compare, fromDecimalText, HUNDRED, ZERO } from "../../kernel/rational.ts";
import { countReached } from "./countReached.ts";
import { type Level, meanOfGrades } from "./meanOfGrades.ts";
import type { PartToWeigh } from "./partToWeigh.ts";
import type { AbsenceChoice } from "../combine.ts";
import type { LevelRules, WeightMode } from "./rollUpRules.ts";

const LEVEL: Level = {
  figure: "prova",
  rules: { kind: "clause", document: "smvp", clause: "art. 14" },
  weights: { kind: "document", file: "piano.csv", line: 3 },
  whenEmpty: "notApplicable",
};

const choice = fc.constantFrom<AbsenceChoice>("zero", "leaveOut", "block", "full");
const anyRules: fc.Arbitrary<LevelRules> = fc.record({
  weights: fc.constantFrom<WeightMode>("percent", "coefficient", "points", "none"),
  absences: fc.record({ missing: choice, notApplicable: choice, neutralised: choice, notComputable: choice }),
  takes: fc.constantFrom("computed", "judged"),
});

const grade = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 10_000 }).map((units) => (units / 100).toFixed(2)) },
  { weight: 1, arbitrary: fc.constantFrom("missing", "notApplicable", "neutralised", "notComputable", "700/9", "100/3") },
);
const parts: fc.Arbitrary<PartToWeigh[]> = fc
  .array(fc.tuple(grade, anyAmount, fc.option(anyAmount), fc.option(fc.constantFrom("0", "50", "100"))), { maxLength: 6 })
  .map((each) =>
    each.map(([of, weight, share, judged], i) =>
      aPart(`p${String(i)}`, of, {
        weight,
        ...(share !== null && { share }),
        ...(judged !== null && { judged: { value: judged, reason: "prova", by: "OIV" } }),
      }),
    ),
  );

describe("whatever the parts and the rules", () => {
  test("a level lies between its least and its greatest part, is proved, and does not depend on their order", () => {
    const property = fc.property(parts, anyRules, fc.nat(), (list, rules, turn) => {
      const { grade: found, proof } = meanOfGrades(LEVEL, list, rules);
      const at = list.length === 0 ? 0 : turn % list.length;
      const turned = [...list.slice(at), ...list.slice(0, at)].toReversed();
      const again = meanOfGrades(LEVEL, turned, rules);
      if (JSON.stringify(again.proof) !== JSON.stringify(proof)) expect.fail("another order gives another proof");
      if (rederive(proof).length > 0) expect(rederive(proof)).toEqual([]);
      if (found.kind !== "graded") return proof.result === found.kind;
      return compare(found.value, ZERO) >= 0 && compare(found.value, HUNDRED) <= 0;
    });
    fc.assert(property, { seed: 19, numRuns: 10_000 });
  }, 60_000);

  test("a count has no more than counts, and its proof comes to it", () => {
    const property = fc.property(parts, anyRules, fc.constantFrom("60", "100"), (list, rules, from) => {
      const found = countReached(LEVEL, list, from, rules);
      if (!found) return true;
      if (rederive(found.proof).length > 0) expect(rederive(found.proof)).toEqual([]);
      return found.reached <= found.of && found.of + found.leftOut === list.length && found.proof.result === String(found.reached);
    });
    fc.assert(property, { seed: 19, numRuns: 4_000 });
  });
});

test("the proof names each part with its figure, its weight and where both come from", () => {
  const list = [aPart("b", "80", { weight: "30" }), aPart("a", "100", { weight: "50" }), aPart("c", "neutralised", { weight: "20" })];
  const { proof } = meanOfGrades(LEVEL, list, someLevelRules({ weights: "percent" }));
  expect(proof.inputs.map(({ name, value, provenance }) => [name, value, provenance])).toEqual([
    ["Punteggio di «parte a»", "100", { kind: "figure", figure: "prova 100" }],
    ["Punteggio di «parte b»", "80", { kind: "figure", figure: "prova 80" }],
    ["Peso di «parte a»", "50", LEVEL.weights],
    ["Peso di «parte b»", "30", LEVEL.weights],
    ["Punteggio di «parte c»", "neutralizzato, non conta e lascia il suo peso agli altri", LEVEL.rules],
  ]);
  expect(proof.steps.map(({ text }) => text)).toEqual(["Media delle parti: (100 × 50 + 80 × 30) ÷ 80 = 92,5."]);
  expect(compare(fromDecimalText(proof.result), fromDecimalText("92.5"))).toBe(0);
});
