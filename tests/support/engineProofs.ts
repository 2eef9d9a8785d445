import { evaluateCycle } from "../../src/domain/evaluation/evaluateCycle.ts";
import { proofsOf } from "../../src/domain/evaluation/evaluationSummary.ts";
import { scoreFollowed } from "../../src/domain/evaluation/indicators/scoreFollowed.ts";
import { civilDate } from "../../src/domain/kernel/civilDate.ts";
import type { Proof } from "../../src/domain/kernel/proof.ts";
import { mapEach } from "../../src/domain/kernel/oneOrMore.ts";
import type { Measured } from "../../src/domain/plan/assess.ts";
import { measuredOutcome } from "../../src/domain/plan/measuredOutcome.ts";
import { readTarget } from "../../src/domain/plan/readTarget.ts";
import { someAchievementRules } from "./achievementRules.ts";
import { aCycle, aCycleSmvp, aMeasuredObjective } from "./aCycle.ts";
import { without } from "./without.ts";

/** The proofs of a small year, as a run hashes them: one office has 88, nobody measured the other, so the administration and its person wait. */
export function proofsOfARun(): Proof[] {
  const measured = aMeasuredObjective(3, "50", { weight: "1", group: "Ufficio anagrafe" });
  const untold = { ...measured, indicators: mapEach(measured.indicators, (indicator) => without(indicator, "measured")) };
  const objectives = [aMeasuredObjective(1, "80", { weight: "60" }), aMeasuredObjective(2, "100", { weight: "40 %" }), untold];
  return proofsOf(evaluateCycle(aCycle({ objectives }), aCycleSmvp())).map(({ proof }) => proof);
}

/** Each form of a target, met and missed: the outcome computed from what was measured, and the score by a rule of all or nothing. */
export function proofsOfTargets(): Proof[] {
  const way = { rule: "binary", withoutBaseline: "binary", targetNotPositive: "binary", valueNotPositive: "cap" } as const;
  const rules = someAchievementRules({ atLeast: way, atMost: way, change: "binary" });
  return MEASURED_TARGETS.flatMap(([written, measured], i) => {
    const place = { file: "misure.csv", line: i + 1 };
    const told = { target: { written, reading: readTarget(written) }, measured: { written: "prova", measured, place } };
    const objective = aMeasuredObjective(i + 1, "", {}, told);
    const [indicator] = objective.indicators;
    const outcome = measuredOutcome(objective, indicator);
    if (!outcome) throw new Error(`Nothing can be said of «${written}»`);
    return [
      outcome.proof,
      scoreFollowed(objective, indicator, rules, { kind: "clause", document: "smvp", clause: "raggiungimento" }).proof,
    ];
  });
}

const on = (day: string) => ({ completedOn: civilDate(day) });

const MEASURED_TARGETS: readonly (readonly [string, Measured])[] = [
  ["n. 2 report/anno", { value: "1" }],
  ["n. 2 report/anno", { value: "2" }],
  ["Ritardo inferiore o uguale a zero", { value: "-3.5" }],
  ["Ritardo inferiore o uguale a zero", { value: "0.001" }],
  ["superiore al 95%", { value: "95" }],
  ["superiore al 95%", { value: "95.01" }],
  ["inferiore a 10 giorni", { value: "10" }],
  ["inferiore a 10 giorni", { value: "9.99" }],
  ["pari a 4", { value: "4" }],
  ["pari a 4", { value: "5" }],
  ["95 %", { value: "95" }],
  ["95 %", { value: "97" }],
  ["da 3 a 5 giorni", { value: "5" }],
  ["da 3 a 5 giorni", { value: "5.01" }],
  ["riduzione del 10 %", { value: "90", baseline: "100" }],
  ["riduzione del 10 %", { value: "90.01", baseline: "100" }],
  ["riduzione del 10 %", { value: "0", baseline: "0" }],
  ["riduzione del 10 %", { value: "90" }],
  ["aumento di almeno 5 punti", { value: "15", baseline: "10" }],
  ["aumento di almeno 5 punti", { value: "-1", baseline: "-5" }],
  ["Entro il 31/12/2023", on("2023-12-31")],
  ["Entro il 31/12/2023", on("2024-01-01")],
  ["Entro il 31/12/2023", { completedOn: null }],
  ["Entro il 31/12/2023", { value: "1" }],
  ["Nei termini di legge", { withinTerm: true }],
  ["Nei termini di legge", { withinTerm: false }],
  ["almeno 3 incontri entro il 30/06/2023", { value: "3", ...on("2023-06-30") }],
  ["almeno 3 incontri entro il 30/06/2023", { value: "3", ...on("2023-07-01") }],
  ["almeno 3 incontri entro il 30/06/2023", { value: "3" }],
];
