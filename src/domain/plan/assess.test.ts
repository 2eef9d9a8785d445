import { expect, test } from "vitest";
import { civilDate } from "../kernel/civilDate.ts";
import { assess, type Measured } from "./assess.ts";
import { readTarget } from "./readTarget.ts";

const provenance = { kind: "document", file: "rilevazioni.csv", line: 3 } as const;

function outcomeOf(written: string, measured: Measured): string {
  const reading = readTarget(written);
  if (!reading.understood) throw new Error(reading.message);
  return assess(reading.target, measured, provenance).outcome;
}

test.each<[string, Measured, string]>([
  // deadline: below, on, above
  ["Entro il 31/12/2023", { completedOn: civilDate("2023-12-30") }, "achieved"],
  ["Entro il 31/12/2023", { completedOn: civilDate("2023-12-31") }, "achieved"],
  ["Entro il 31/12/2023", { completedOn: civilDate("2024-01-01") }, "notAchieved"],
  ["Entro il 31/12/2023", { completedOn: null }, "notAchieved"],
  ["Entro il 31/12/2023", {}, "unknown"],
  // a term of law is attested, or compared with its resolved day
  ["Nei termini di legge", { withinTerm: true }, "achieved"],
  ["Nei termini di legge", { withinTerm: false }, "notAchieved"],
  ["Nei termini di legge", {}, "unknown"],
  ["Nei termini di legge (28/02/2023)", { completedOn: civilDate("2023-02-28") }, "achieved"],
  ["Nei termini di legge (28/02/2023)", { completedOn: civilDate("2023-03-01") }, "notAchieved"],
  // counts and percentages
  ["n. 2 report/anno", { value: "1" }, "notAchieved"],
  ["n. 2 report/anno", { value: "2" }, "achieved"],
  ["n. 2 report/anno", { value: "3" }, "achieved"],
  ["superiore al 95%", { value: "95" }, "notAchieved"],
  ["superiore al 95%", { value: "95.01" }, "achieved"],
  ["inferiore a 10 giorni", { value: "10" }, "notAchieved"],
  ["inferiore a 10 giorni", { value: "9.99" }, "achieved"],
  ["da 3 a 5 giorni", { value: "2.99" }, "notAchieved"],
  ["da 3 a 5 giorni", { value: "3" }, "achieved"],
  ["da 3 a 5 giorni", { value: "5" }, "achieved"],
  ["da 3 a 5 giorni", { value: "5.01" }, "notAchieved"],
  ["pari a 4", { value: "4.0" }, "achieved"],
  ["pari a 4", { value: "5" }, "notAchieved"],
  // no direction was stated: a different value is neither good nor bad
  ["95 %", { value: "95" }, "achieved"],
  ["95 %", { value: "97" }, "notAssessable"],
  // changes
  ["riduzione del 10 % rispetto al 2022", { value: "90", baseline: "100" }, "achieved"],
  ["riduzione del 10 % rispetto al 2022", { value: "90.01", baseline: "100" }, "notAchieved"],
  ["riduzione del 10 % rispetto al 2022", { value: "0", baseline: "0" }, "notAssessable"],
  ["riduzione del 10 % rispetto al 2022", { value: "90" }, "unknown"],
  ["aumento di almeno 5 punti", { value: "15", baseline: "10" }, "achieved"],
  ["aumento di almeno 5 punti", { value: "-1", baseline: "-5" }, "notAchieved"],
  // both parts must hold
  ["almeno 3 incontri entro il 30/06/2023", { value: "3", completedOn: civilDate("2023-06-30") }, "achieved"],
  ["almeno 3 incontri entro il 30/06/2023", { value: "3", completedOn: civilDate("2023-07-01") }, "notAchieved"],
  ["almeno 3 incontri entro il 30/06/2023", { value: "2", completedOn: civilDate("2023-06-30") }, "notAchieved"],
  ["almeno 3 incontri entro il 30/06/2023", { value: "3" }, "unknown"],
])("«%s» with %o is %s", (target, measured, outcome) => {
  expect(outcomeOf(target, measured)).toBe(outcome);
});

//  A delay of 8.625 days misses it, one of -3.5 meets it, zero is not "nothing".
test.each<[string, Measured, string]>([
  ["Ritardo inferiore o uguale a zero", { value: "8.625" }, "notAchieved"],
  ["Ritardo inferiore o uguale a zero", { value: "-3.5" }, "achieved"],
  ["Ritardo inferiore o uguale a zero", { value: "0" }, "achieved"],
  ["Ritardo inferiore o uguale a zero", { value: "0.001" }, "notAchieved"],
  ["Ritardo inferiore o uguale a zero", {}, "unknown"],
])("[OBL-13] «%s» with %o is %s", (target, measured, outcome) => {
  expect(outcomeOf(target, measured)).toBe(outcome);
});

test("[OBL-06] only what was measured is compared: without a measure the outcome is unknown, whatever was evaluated", () => {
  expect(outcomeOf("Entro il 31/12/2023", {})).toBe("unknown");
  expect(outcomeOf("n. 2 report/anno", {})).toBe("unknown");
});

test("the proof tells target, measure and comparison in Italian", () => {
  const reading = readTarget("n. 2 report/anno");
  if (!reading.understood) throw new Error(reading.message);
  const { proof } = assess(reading.target, { value: "1" }, provenance);
  expect(proof.result).toBe("notAchieved");
  expect(proof.inputs.map(({ name, value }) => [name, value])).toEqual([
    ["Target", "almeno 2 report all'anno"],
    ["Valore misurato", "1"],
    ["Come il valore deve stare al target", "almeno"],
    ["Valore atteso", "2"],
  ]);
  expect(proof.steps.map(({ text }) => text)).toEqual([
    "Confronto: 1 non raggiunge 2.",
    "Misurato 1 report all'anno, previsto almeno 2 report all'anno: target non raggiunto.",
  ]);
});
