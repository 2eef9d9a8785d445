import { expect, test } from "vitest";
import { anObjective } from "../../../tests/support/anObjective.ts";
import { differsFromMeasured, measuredOutcome } from "./measuredOutcome.ts";
import type { Objective } from "./objective.ts";
import { plannedObjective } from "./plannedObjective.ts";
import { readMeasured } from "./readMeasured.ts";

const place = { file: "piano.txt", line: 7 };
const later = { file: "relazione.txt", line: 9 };

function measuredAs(target: string, written: string, baselines = ""): Objective {
  const words = { indicator: "Numerico", target, source: "Gestionale", ...(baselines && { baselines }) };
  const [indicator] = plannedObjective({ title: "Nidi", description: "", indicators: [words] }, "Settore Scuola", 2024).indicators;
  const { reading } = indicator.target;
  const measured = readMeasured(written, reading.understood ? reading.target : undefined) ?? {};
  return anObjective({ origin: { kind: "document", ...place } }, { ...indicator, measured: { written, measured, place: later } });
}

const outcomeOf = (objective: Objective) => measuredOutcome(objective, objective.indicators[0]);

test.each([
  ["non oltre 20 bambini", "17 bambini", "", "achieved"],
  ["non oltre 20 bambini", "21 bambini", "", "notAchieved"],
  ["entro il 30/06/2024", "30/06/2024", "", "achieved"],
  ["entro il 30/06/2024", "01/07/2024", "", "notAchieved"],
  ["riduzione del 10 % rispetto al 2022", "18", "2021: 10; 2022: 20; 2023: 30", "achieved"],
  ["riduzione del 10 %", "28", "2021: 10; 2022: 20; 2023: 30", "notAchieved"], // from the last value, 30
  ["riduzione del 10 % rispetto al 2020", "18", "2021: 20", "unknown"],
  ["60", "57", "", "notAssessable"],
  ["almeno 3 incontri entro il 30/06/2024", "4 incontri", "", "unknown"], // nobody told when
])("a target «%s» measured «%s» after «%s» is %s", (target, written, baselines, outcome) => {
  expect(outcomeOf(measuredAs(target, written, baselines))?.outcome).toBe(outcome);
});

test("without a measure, or with one nobody can read, or a target nobody can, there is no outcome", () => {
  expect(outcomeOf(anObjective())).toBeUndefined();
  expect(outcomeOf(measuredAs("non oltre 20 bambini", "pochi"))).toBeUndefined();
  expect(outcomeOf(measuredAs("Entro 31/06/2024", "30/06/2024"))).toBeUndefined();
});

test("the proof tells where the promise and where the measure stand", () => {
  const computed = outcomeOf(measuredAs("riduzione del 10 % rispetto al 2023", "18", "2023: 20"));
  expect(computed?.proof.figure).toBe("Esito misurato dell'obiettivo 2023-001, Biblioteca");
  expect(computed?.proof.inputs.map(({ id, provenance }) => [id, provenance])).toEqual([
    ["target", { kind: "document", ...place }],
    ["valore", { kind: "document", ...later }],
    ["partenza", { kind: "document", ...place }],
    ["variazione", { kind: "document", ...place }],
    ["cento", { kind: "document", ...place }],
    ["confronto", { kind: "document", ...place }],
  ]);
  expect(computed?.proof.steps.at(-1)?.text).toBe("Da 20 a 18, prevista una riduzione di almeno 10 % rispetto al 2023: target raggiunto.");
  const grown = outcomeOf(measuredAs("aumento del 10 % rispetto al 2023", "22", "2023: 20"));
  expect(grown?.proof.steps.at(-1)?.text).toBe("Da 20 a 22, previsto un aumento di almeno 10 % rispetto al 2023: target raggiunto.");
});

test.each([
  ["17 bambini", "achieved", false],
  ["17 bambini", "notAchieved", true],
  ["21 bambini", "partlyAchieved", true],
  ["21 bambini", "unknown", false],
] as const)("measured «%s» and evaluated %s: it differs %s", (written, outcome, differs) => {
  const objective = { ...measuredAs("non oltre 20 bambini", written), evaluated: { outcome, written: "" } };
  const computed = outcomeOf(objective);
  expect(computed && differsFromMeasured(objective, objective.indicators[0], computed)).toBe(differs);
});
