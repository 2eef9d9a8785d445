import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anObjective } from "../../../../tests/support/anObjective.ts";
import { someAchievementRules } from "../../../../tests/support/achievementRules.ts";
import { anyAmount } from "../../../../tests/support/anyIndicator.ts";
import { proofLines } from "../../../../tests/support/proofLines.ts";
import { rederive } from "../../kernel/rederive.ts";
import { civilDate } from "../../kernel/civilDate.ts";
import type { Provenance } from "../../kernel/proof.ts";
import { compare, exactText } from "../../kernel/rational.ts";
import type { Measured } from "../../plan/assess.ts";
import type { Objective } from "../../plan/objective.ts";
import { readTarget } from "../../plan/readTarget.ts";
import type { AchievementRules } from "./achievementRules.ts";
import { scoreFollowed } from "./scoreFollowed.ts";

const CLAUSE: Provenance = { kind: "clause", document: "smvp", clause: "art. 12" };

/** The score of the only indicator of an objective. */
function scoreOnly(objective: Objective, rules = someAchievementRules()) {
  return scoreFollowed(objective, objective.indicators[0], rules, CLAUSE);
}

/** The score of an objective with this target, these earlier values and this measure: a plain number, or why there is none. */
function scoreOf(
  written: string,
  measured: Measured | undefined,
  rules: Partial<AchievementRules> = {},
  baselines: readonly [number, string][] = [],
): string {
  const objective = anObjective(
    {},
    {
      written: "Numerico",
      kind: "number",
      target: { written, reading: readTarget(written, 2023) },
      source: { written: "", reliability: "missing" },
      baselines: baselines.map(([year, value]) => ({ year, value })),
      ...(measured && { measured: { written: "prova", measured, place: { file: "relazione.txt", line: 151 } } }),
    },
  );
  const { grade, why, proof } = scoreOnly(objective, someAchievementRules(rules));
  expect(rederive(proof)).toEqual([]);
  return grade.kind === "graded" ? exactText(grade.value) : (why ?? grade.kind);
}

const at = (day: string) => ({ completedOn: civilDate(day) });

describe("[OBL-17] an objective is scored by the form of its target:", () => {
  //  target                          measured                      score
  test.each([
    ["Entro il 31/12/2023", at("2023-12-31"), "100"],
    ["Entro il 31/12/2023", at("2024-01-01"), "0"],
    ["Entro il 31/12/2023", { completedOn: null }, "0"],
    ["Entro il 31/12/2023", {}, "missing"],
    ["Entro il 31/12/2023", undefined, "missing"],
    ["Nei termini di approvazione normativi", { withinTerm: true }, "100"],
    ["Nei termini di approvazione normativi", { withinTerm: false }, "0"],
    ["Nei termini di approvazione normativi", {}, "missing"],
    ["almeno 80 %", { value: "70" }, "87.5"],
    ["n. 2 report/anno", { value: "2" }, "100"],
    ["n. 2 report/anno", { value: "1" }, "50"],
    ["95 %", { value: "95" }, "100"],
    ["95 %", { value: "96" }, "noDirection"], // nobody said that more is better
    ["più di 10", { value: "10" }, "0"],
    ["più di 10", { value: "10.01" }, "100"],
    ["Ritardo inferiore o uguale a zero", { value: "0" }, "100"],
    ["Ritardo inferiore o uguale a zero", { value: "0.001" }, "0"],
    ["Ritardo inferiore o uguale a zero", { value: "-3.5" }, "100"],
    ["non oltre 15 giorni", { value: "17" }, "1500/17"], // no earlier value: the ratio
    ["non oltre 15 giorni", { value: "17", baseline: "24" }, "700/9"],
    ["non oltre 15 giorni", { value: "15", baseline: "15" }, "100"],
    ["non oltre 15 giorni", { value: "16", baseline: "15" }, "worseThanMaintained"],
    ["non oltre 15 giorni", { value: "16", baseline: "10" }, "93.75"], // the target asks less than there was: no way to measure
    ["da 3 a 5 giorni", { value: "5" }, "100"],
    ["da 3 a 5 giorni", { value: "5.01" }, "0"],
    ["riduzione di almeno 10 %", { value: "190", baseline: "200" }, "50"],
    ["riduzione di almeno 10 %", { value: "180", baseline: "200" }, "100"],
    ["riduzione di almeno 10 %", { value: "210", baseline: "200" }, "0"],
    ["riduzione di almeno 10 %", { value: "190" }, "baselineMissing"],
    ["riduzione di almeno 0 %", { value: "199", baseline: "200" }, "100"], // a change of nothing is a value to be kept
    ["riduzione di almeno 0 %", { value: "201", baseline: "200" }, "worseThanMaintained"],
    ["aumento di almeno 0 %", { value: "201", baseline: "200" }, "100"],
    ["almeno 80 %, entro il 30/06/2023", { value: "70", ...at("2023-06-30") }, "87.5"], // the worse of the two
    ["almeno 80 %, entro il 30/06/2023", { value: "80", ...at("2023-07-01") }, "0"],
    ["almeno 80 %, entro il 30/06/2023", { value: "80" }, "missing"],
    ["31/06/2023", at("2023-06-30"), "targetNotUnderstood"],
    ["Coordinamento e monitoraggio", { value: "1" }, "targetNotUnderstood"],
  ] satisfies [string, Measured | undefined, string][])("«%s» with %j is %s", (written, measured, score) => {
    expect(scoreOf(written, measured)).toBe(score);
  });
});

test("the value of an earlier year is the starting point, that of the year the target names before the last", () => {
  expect(
    scoreOf("non oltre 15 giorni", { value: "17" }, {}, [
      [2021, "30"],
      [2022, "24"],
    ]),
  ).toBe("700/9");
  expect(
    scoreOf("riduzione di almeno 10 rispetto al 2021", { value: "25" }, {}, [
      [2021, "30"],
      [2022, "24"],
    ]),
  ).toBe("50");
});

test("the rules of the year decide: grace, decay, tolerance, all or nothing", () => {
  const decay = { kind: "untilDay", zeroOn: civilDate("2024-12-31") } as const;
  expect(scoreOf("Entro il 30/09/2024", at("2024-10-20"), { deadline: { graceDays: 0, decay } })).toBe("1800/23");
  expect(scoreOf("Entro il 30/09/2024", at("2024-10-10"), { deadline: { graceDays: 10, decay } })).toBe("100");
  const binary = { rule: "binary", withoutBaseline: "binary", targetNotPositive: "binary", valueNotPositive: "cap" } as const;
  expect(scoreOf("almeno 80 %", { value: "79.99" }, { atLeast: binary })).toBe("0");
  const strict = {
    rule: "ratio",
    withoutBaseline: "ratio",
    targetNotPositive: "notComputable",
    valueNotPositive: "notComputable",
  } as const;
  expect(scoreOf("non oltre 0", { value: "3" }, { atMost: strict })).toBe("targetNotPositive");
  expect(scoreOf("non oltre 5", { value: "0" }, { atMost: strict })).toBe("valueNotPositive");
  const tolerant = { ...strict, rule: "interpolation", maintenanceTolerance: "4" } as const;
  expect(scoreOf("non oltre 15 giorni", { value: "16", baseline: "15" }, { atMost: tolerant })).toBe("75");
  const both = { combine: "weightedMean", valueWeight: "60", deadlineWeight: "40" } as const;
  expect(scoreOf("almeno 80 %, entro il 30/06/2023", { value: "40", ...at("2023-06-30") }, { both })).toBe("70");
});

test.each([
  ["riduzione di almeno 10 %", "180", "100"],
  ["riduzione di almeno 10 %", "180.01", "0"],
  ["aumento di almeno 10 %", "220", "100"],
  ["aumento di almeno 10 %", "219.99", "0"],
])("a change may be all or nothing: «%s» with %s of 200 is %s", (target, value, score) => {
  expect(scoreOf(target, { value, baseline: "200" }, { change: "binary" })).toBe(score);
});

test("what is kept has the tolerance of its own way", () => {
  const kept = { rule: "interpolation", withoutBaseline: "binary", targetNotPositive: "binary", valueNotPositive: "cap" } as const;
  const rules = { atLeast: { ...kept, maintenanceTolerance: "10" }, atMost: { ...kept, maintenanceTolerance: "4" } };
  expect(scoreOf("almeno 15", { value: "14", baseline: "15" }, rules)).toBe("90");
  expect(scoreOf("non oltre 15 giorni", { value: "16", baseline: "15" }, rules)).toBe("75");
  expect(scoreOf("aumento di almeno 0 %", { value: "199", baseline: "200" }, rules)).toBe("90");
  expect(scoreOf("riduzione di almeno 0 %", { value: "201", baseline: "200" }, rules)).toBe("75");
});

test("what is done without a starting point concerns only the rule that wants one", () => {
  const choice = { withoutBaseline: "binary", targetNotPositive: "binary", valueNotPositive: "cap" } as const;
  expect(scoreOf("almeno 80 %", { value: "70" }, { atLeast: { ...choice, rule: "ratio" } })).toBe("87.5");
  expect(scoreOf("almeno 80 %", { value: "70" }, { atLeast: { ...choice, rule: "interpolation" } })).toBe("0");
});

test.each([
  ["Coordinamento e monitoraggio", "non calcolabile: Il target non contiene né un numero né una data: non si può dire quando è raggiunto."],
  ["", "non calcolabile: Manca il target."],
])("of a target nobody can read («%s») the proof says why", (written, text) => {
  const { proof } = scoreOnly(anObjective({}, { target: { written, reading: readTarget(written, 2023) } }));
  expect([proof.figure, proof.rule, proof.result]).toEqual([
    "Grado di raggiungimento misurato dell'obiettivo 2023-001, Biblioteca",
    "Il punteggio è il confronto tra il valore misurato e il target.",
    "notComputable",
  ]);
  expect(proofLines(proof)).toEqual([`Target previsto: ${written} (relazione.txt, riga 150)`, text]);
  expect(proof.steps[0]?.operands).toEqual(["target"]);
});

test("an objective neutralised by the administration is neutralised, whatever was measured", () => {
  const objective = anObjective({ evaluated: { outcome: "neutralised", written: "NEUTRALIZZATO" } });
  const { grade, proof } = scoreOnly(objective);
  expect(grade).toEqual({ kind: "neutralised" });
  expect(proof.steps.at(-1)?.text).toBe("neutralizzato: «NEUTRALIZZATO», come scritto nel documento");
});

test("the proof says where each side comes from", () => {
  const reading = readTarget("non oltre 15 giorni", 2023);
  const objective = anObjective(
    {},
    {
      target: { written: "non oltre 15 giorni", reading },
      baselines: [{ year: 2022, value: "24" }],
      measured: { written: "17 giorni", measured: { value: "17" }, place: { file: "rilevazioni.csv", line: 4 } },
    },
  );
  const { proof } = scoreOnly(objective);
  expect(proof.figure).toBe("Grado di raggiungimento misurato dell'obiettivo 2023-001, Biblioteca");
  expect(proof.result).toBe("700/9");
  expect(proof.inputs.map(({ name, value, provenance: { kind } }) => [name, value, kind])).toEqual([
    ["Valore misurato", "17", "document"],
    ["Target", "15", "document"],
    ["Valore di partenza", "24", "document"],
    ["Punteggio pieno", "100", "clause"],
  ]);
  expect(proof.steps.map(({ text }) => text)).toEqual([
    "Strada fatta: 17 − 24 = -7.",
    "Strada promessa: 15 − 24 = -9.",
    "Per il punteggio pieno: (-7) × 100 = -700.",
    "Parte di strada fatta: (-700) ÷ (-9) = 77,777778….",
  ]);
});

test("whatever the rules, a better value of an objective never has a lower score", () => {
  const choice = fc.record({
    rule: fc.constantFrom("binary" as const, "ratio" as const, "interpolation" as const),
    withoutBaseline: fc.constantFrom("binary" as const, "ratio" as const),
    targetNotPositive: fc.constantFrom("binary" as const, "notComputable" as const),
    valueNotPositive: fc.constantFrom("cap" as const, "notComputable" as const),
    maintenanceTolerance: anyAmount,
  });
  const number = fc.integer({ min: -60, max: 60 }).map(String);
  const property = fc.property(
    choice,
    fc.boolean(),
    number,
    fc.option(number),
    number,
    number,
    (each, isHigher, target, baseline, a, b) => {
      const indicator = {
        target: {
          written: target,
          reading: {
            understood: true,
            target: {
              kind: "constraint",
              constraint: { kind: "value", comparison: isHigher ? "atLeast" : "atMost", amount: target, unit: { kind: "number" } },
            },
          },
        },
      } as const;
      const scores = [a, b]
        .sort((one, other) => Number(one) - Number(other))
        .map((value) => {
          const measured = {
            written: value,
            measured: { value, ...(baseline !== null && { baseline }) },
            place: { file: "prova", line: 1 },
          };
          const { grade, why } = scoreOnly(
            anObjective({}, { ...indicator, measured }),
            someAchievementRules({ atLeast: each, atMost: each }),
          );
          if (grade.kind !== "graded" && why === undefined) expect.fail(`${grade.kind} without a reason`);
          return grade.kind === "graded" ? grade.value : undefined;
        });
      const [worse, better] = isHigher ? scores : scores.toReversed();
      return worse === undefined || better === undefined || compare(worse, better) <= 0;
    },
  );
  fc.assert(property, { seed: 17, numRuns: 10_000 });
});
