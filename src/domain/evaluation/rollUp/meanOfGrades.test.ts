import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { someLevelRules } from "../../../../tests/support/achievementRules.ts";
import { anyAmount } from "../../../../tests/support/anyIndicator.ts";
import { aPart } from "../../../../tests/support/graded.ts";
import { proofLines } from "../../../../tests/support/proofLines.ts";
import { rederive } from "../../kernel/rederive.ts";
import { compare, exactText, fromDecimalText, HUNDRED, type Rational, ZERO } from "../../kernel/rational.ts";
import type { Grade } from "../grade.ts";
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

/** The number of a grade that has one. */
function valueOf(grade: Grade): Rational {
  if (grade.kind !== "graded") throw new Error(`No number: ${grade.kind}`);
  return grade.value;
}

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

test("a share below zero is no share, and a share of zero leaves the part out", () => {
  const shared = (share: string) => meanOfGrades(LEVEL, [aPart("a", "100", { share }), aPart("b", "50")], someLevelRules());
  expect(shared("-0.1")).toMatchObject({ grade: { kind: "notComputable" }, why: "weightNegative" });
  expect(exactText(valueOf(shared("0").grade))).toBe("50");
  expect(exactText(valueOf(shared("1").grade))).toBe("75");
});

test("weights that are told and not used make no difference", () => {
  const unused = meanOfGrades(LEVEL, [aPart("a", "100", { weight: "90" }), aPart("b", "50")], someLevelRules());
  expect(exactText(valueOf(unused.grade))).toBe("75");
  expect(proofLines(unused.proof)).toEqual([
    "Punteggio di «parte a»: 100 (prova 100)",
    "Punteggio di «parte b»: 50 (prova 50)",
    "Peso di «parte a», uguale per tutti: 1 (smvp, art. 14)",
    "Peso di «parte b», uguale per tutti: 1 (smvp, art. 14)",
    "Media delle parti: (100 × 1 + 50 × 1) ÷ 2 = 75.",
  ]);
});

test("what stops a level is named", () => {
  const { proof } = meanOfGrades(LEVEL, [aPart("a", "100"), aPart("b", "missing")], someLevelRules());
  expect([proof.figure, proof.rule, ...proof.steps.map(({ text }) => text)]).toEqual([
    "prova",
    "Il punteggio è la media delle parti con i loro pesi; chi è senza punteggio conta come dice la regola.",
    "dato mancante: «Punteggio di «parte b»» manca. Una parte è senza punteggio e la regola non permette di andare avanti senza.",
  ]);
});

test("the count of those that reach a grade is proved part by part", () => {
  const parts = [aPart("b", "79.99"), aPart("a", "80"), aPart("c", "neutralised"), aPart("d", "100")];
  const found = countReached({ ...LEVEL, figure: "Raggiunti" }, parts, "80", someLevelRules());
  expect([found?.reached, found?.of, found?.leftOut]).toEqual([2, 3, 1]);
  expect([found?.proof.figure, found?.proof.rule]).toEqual([
    "Raggiunti",
    "Si conta quanti raggiungono i punti indicati, tra quelli che contano.",
  ]);
  expect(found && proofLines(found.proof)).toEqual([
    "Punti da cui si conta raggiunto: 80 (smvp, art. 14)",
    "Punteggio di «parte a»: 80 (prova 80)",
    "Punteggio di «parte b»: 79.99 (prova 79.99)",
    "Punteggio di «parte c»: neutralizzato, fuori dal conto (smvp, art. 14)",
    "Punteggio di «parte d»: 100 (prova 100)",
    "Raggiunto: 80 raggiunge 80.",
    "Raggiunto: 79,99 non raggiunge 80.",
    "Raggiunto: 100 raggiunge 80.",
    "Raggiunti: 1 + 0 + 1 = 2.",
  ]);
  expect(found?.proof.inputs.map(({ id }) => id)).toEqual(["soglia", "valore-1", "valore-2", "senza-3", "valore-4"]);
  expect(found?.proof.steps.map(({ id }) => id)).toEqual(["raggiunto-1", "raggiunto-2", "raggiunto-3", "raggiunti"]);
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
