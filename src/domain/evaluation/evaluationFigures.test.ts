import { describe, expect, test } from "vitest";
import { aCycle, aCycleSmvp, aMeasuredObjective, practices } from "../../../tests/support/aCycle.ts";
import { aForm, aPerson, aStint } from "../../../tests/support/individual.ts";
import { type CycleMaterial, evaluateCycle } from "./evaluateCycle.ts";
import { evaluationFigures } from "./evaluationFigures.ts";
import type { Form } from "./individual/form.ts";
import type { Smvp } from "./smvp.ts";

function figures(material: Partial<CycleMaterial> = {}, changes: Partial<Smvp> = {}) {
  return evaluationFigures(evaluateCycle(aCycle(material), aCycleSmvp(changes)));
}

test("every figure of a year is found by its name, and told as people read it", () => {
  const organisation = {
    units: [{ unit: "Ufficio anagrafe", services: [{ name: "Sportello", share: "50", indicators: [practices("90")] }] }],
    shared: [],
    catalogue: [],
  };
  const ofAll = aMeasuredObjective(4, "100", { group: "Trasversali", holder: { kind: "crossCutting" }, weight: "1" });
  const found = figures({ organisation, objectives: [...aCycle().objectives, ofAll] });
  // anagrafe: half of 50 and half of 90; units: (70 + 88) / 2; administration: 80 % of 79 and 20 % of 100
  expect([...found].map(([id, { text }]) => `${id}: ${text}`)).toEqual([
    "grado/ente: 83,2",
    "grado/unita: 79",
    "grado/trasversali: 100",
    "grado/ufficio-anagrafe: 70",
    "grado/ufficio-anagrafe/obiettivi: 50",
    "grado/ufficio-anagrafe/servizio-sportello: 90",
    "grado/ufficio-tributi: 88",
    "grado/ufficio-tributi/obiettivi: 88",
    "grado/2024-001: 80",
    "grado/2024-002: 100",
    "grado/2024-003: 50",
    "grado/2024-004: 100",
    "grado/2024-001/conta: 80",
    "grado/2024-002/conta: 100",
    "grado/2024-003/conta: 50",
    "grado/2024-004/conta: 100",
    "grado/2024-001/misura: 80",
    "grado/2024-002/misura: 100",
    "grado/2024-003/misura: 50",
    "grado/2024-004/misura: 100",
    "grado/ufficio-anagrafe/servizio-sportello/A1: 90",
    "P-1/2024-01-01: 84,96", // 44 + 24,96 + 16
    "differenziazione/D-1/standardDeviation: 0",
    "differenziazione/D-1/distinctScores: 1",
    "differenziazione/D-1/topBandShare: 0",
    "differenziazione/D-1/equalScores: 100",
    "differenziazione/Ufficio tributi/standardDeviation: 0",
    "differenziazione/Ufficio tributi/distinctScores: 1",
    "differenziazione/Ufficio tributi/topBandShare: 0",
    "differenziazione/Ufficio tributi/equalScores: 100",
    "P-1: 84,96",
    "punteggi/valutati: 1",
    "punteggi/fascia-1: 0",
    "punteggi/fascia-1-quota: 0,00 %",
    "punteggi/fascia-2: 0",
    "punteggi/fascia-2-quota: 0,00 %",
    "punteggi/fascia-3: 1",
    "punteggi/fascia-3-quota: 100,00 %",
    "punteggi/fascia-4: 0",
    "punteggi/fascia-4-quota: 0,00 %",
  ]);
  expect([...found].every(([id, figure]) => figure.id === id)).toBe(true);
  expect(found.get("P-1")?.proof.figure).toBe("Punteggio P-1");
  expect(found.get("grado/ente")?.proof.figure).toBe("Performance organizzativa dell'amministrazione");
});

describe("a person's figure says", () => {
  const form = (changes: Partial<Form>) => aForm("P-1", { objectives: [{ kind: "plan", objective: "2024-001" }], ...changes });
  test.each<[string, readonly Form[], string]>([
    ["the published score", [form({})], "80,7"],
    ["that the form is not final", [form({ state: "communicated" })], "la scheda non è ancora definitiva"],
    ["a provisional score", [form({ state: "contested" })], "80,7, provvisorio: la scheda è contestata e si attende la decisione"],
    ["what lacks", [form({ objectives: [{ kind: "own", title: "Prova" }] })], "dato mancante"],
    ["why there is none", [form({ notEvaluable: { reason: "suspended", note: "" } })], "non valutato: rapporto di lavoro sospeso"],
    ["that there is no form", [], "non valutato: nessuna scheda"],
  ])("%s", (_, forms, text) => {
    expect(figures({ forms }).get("P-1")?.text).toBe(text);
  });
});

test("a band has no share where nobody was evaluated, and a grade that is none says so", () => {
  const found = figures({ forms: [], objectives: [] });
  expect(found.has("punteggi/fascia-1")).toBe(true);
  expect(found.has("punteggi/fascia-1-quota")).toBe(false);
  expect(found.get("grado/ente")?.text).toBe("non applicabile");
});

test("the points of who judged are figures too", () => {
  const [template] = aCycleSmvp().roles;
  const roles = [
    template!,
    { role: "dirigente" as const, components: [{ kind: "differentiation" as const, weight: "100" }], behaviours: [] },
  ];
  const differentiation = { metric: "distinctScores", minimumPeople: 1, steps: [], beyond: "70" } as const;
  const people = [aPerson("D-1", [aStint({ role: "dirigente" })]), aPerson("P-1")];
  const forms = [aForm("D-1", { role: "dirigente", evaluator: "oiv" }), ...aCycle().forms];
  const found = figures({ people, forms }, { roles, differentiation });
  expect([found.get("differenziazione/D-1/punti")?.text, found.get("D-1")?.text]).toEqual(["70", "70"]);
});
