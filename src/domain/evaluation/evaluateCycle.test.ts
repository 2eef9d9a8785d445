import { describe, expect, test } from "vitest";
import { mapEach } from "../kernel/oneOrMore.ts";
import { someLevelRules, someRollUpRules } from "../../../tests/support/achievementRules.ts";
import { aCycle, aCycleSmvp, aMeasuredObjective, practices } from "../../../tests/support/aCycle.ts";
import { aForm, aPerson, aStint } from "../../../tests/support/individual.ts";
import { proofLines } from "../../../tests/support/proofLines.ts";
import { without } from "../../../tests/support/without.ts";
import { exactText } from "../kernel/rational.ts";
import { type CycleMaterial, evaluateCycle, gradeFigure, organisationalGrades } from "./evaluateCycle.ts";
import type { Grade } from "./grade.ts";
import type { Smvp } from "./smvp.ts";

const said = (grade: Grade) => (grade.kind === "graded" ? exactText(grade.value) : grade.kind);
const judged = (value: string) => ({ value, reason: "verificato", by: "OIV" });
const takesJudged = someRollUpRules({
  objectives: someLevelRules({ weights: "coefficient", takes: "judged" }),
  units: someLevelRules({ takes: "judged" }),
});

/** Grades in words: objectives, units, administration. */
function grades(material: Partial<CycleMaterial> = {}, changes: Partial<Smvp> = {}) {
  const found = organisationalGrades(aCycle(material), aCycleSmvp(changes));
  return {
    objectives: found.objectives.map(({ code, computed }) => `${code}: ${said(computed.grade)}`),
    counting: found.counting.map(([code, { grade }]) => `${code}: ${said(grade)}`),
    units: found.units.map(({ code, computed }) => `${code}: ${said(computed.grade)}`),
    administration: said(found.administration.grade),
  };
}

test.each<[string | undefined, string | undefined, string]>([
  ["2024-001", undefined, "grado/2024-001"],
  ["Ufficio tributi", undefined, "grado/ufficio-tributi"],
  ["2024-001", "misura", "grado/2024-001/misura"],
  [undefined, "unita", "grado/unita"],
])("the figure of %s, part %s, is %s", (of, part, figure) => {
  expect(gradeFigure(of, part)).toBe(figure);
});

describe("organisational performance", () => {
  test("goes from what was measured to the administration", () => {
    expect(grades()).toEqual({
      objectives: ["2024-001: 80", "2024-002: 100", "2024-003: 50"],
      counting: ["2024-001: 80", "2024-002: 100", "2024-003: 50"],
      units: ["Ufficio anagrafe: 50", "Ufficio tributi: 88"], // (80 × 60 + 100 × 40) / 100
      administration: "69",
    });
  });

  test("does not depend on the order things come in", () => {
    const { objectives } = aCycle();
    expect(grades({ objectives: objectives.toReversed() })).toEqual(grades());
    const units = ["Ufficio tributi", "Ufficio anagrafe"].map((unit) => ({
      unit,
      services: [{ name: "Sportello", share: "10", indicators: [practices("90")] }],
    }));
    const { indicators } = organisationalGrades(aCycle({ organisation: { units, shared: [], catalogue: [] } }), aCycleSmvp());
    expect(indicators.slice(3).map(([figure]) => figure)).toEqual([
      "grado/ufficio-anagrafe/servizio-sportello/A1",
      "grado/ufficio-tributi/servizio-sportello/A1",
    ]);
  });

  test.each([
    ["60", "88"],
    ["60 %", "88"],
    ["60%", "88"],
    ["60,0", "88"],
    ["sessanta", "notComputable"], // words are no weight, and a weight is needed
    [undefined, "notComputable"],
  ])("a plan that prints a weight of %j beside one of 40: %s", (weight, grade) => {
    const [first, ...others] = aCycle().objectives;
    const objectives = [{ ...without(first!, "weight"), ...(weight !== undefined && { weight }) }, ...others];
    expect(grades({ objectives }).units[1]).toBe(`Ufficio tributi: ${grade}`);
  });

  test("an outcome that the administration stated counts where the SMVP takes judged values", () => {
    const objectives = aCycle().objectives.map((objective) => ({
      ...objective,
      evaluated: { outcome: "achieved", written: "RAGGIUNTO" } as const,
    }));
    expect(grades({ objectives })).toEqual(grades());
    expect(grades({ objectives }, { rollUp: takesJudged })).toEqual({
      objectives: ["2024-001: 80", "2024-002: 100", "2024-003: 50"],
      counting: ["2024-001: 100", "2024-002: 100", "2024-003: 100"],
      units: ["Ufficio anagrafe: 100", "Ufficio tributi: 100"],
      administration: "100",
    });
  });

  test("a judgement of a unit counts in the administration, where the SMVP takes judged values", () => {
    const organisation = { units: [{ unit: "Ufficio anagrafe", judged: judged("70"), services: [] }], shared: [], catalogue: [] };
    expect(grades({ organisation }).administration).toBe("69");
    expect(grades({ organisation }, { rollUp: takesJudged })).toMatchObject({
      units: ["Ufficio anagrafe: 50", "Ufficio tributi: 88"],
      administration: "79",
    });
  });

  test("units weigh as they are said to", () => {
    const units = [
      { unit: "Ufficio anagrafe", weight: "1", services: [] },
      { unit: "Ufficio tributi", weight: "3", services: [] },
    ];
    const rollUp = someRollUpRules({ ...aCycleSmvp().rollUp, units: someLevelRules({ weights: "coefficient" }) });
    expect(grades({ organisation: { units, shared: [], catalogue: [] } }, { rollUp }).administration).toBe("78.5"); // (50 + 3 × 88) / 4
  });

  test("a unit that only holds an objective with others has a grade", () => {
    const shared = [{ objective: "2024-003", holders: [{ unit: "Ufficio anagrafe", weight: "1" }, { unit: "Sportello unico", weight: "1" }] }]; // prettier-ignore
    expect(grades({ organisation: { units: [], shared, catalogue: [] } }).units).toEqual([
      "Sportello unico: 50",
      "Ufficio anagrafe: 50",
      "Ufficio tributi: 88",
    ]);
  });

  test("a unit that holds nothing and is named has no grade to give", () => {
    const organisation = { units: [{ unit: "Avvocatura", services: [] }], shared: [], catalogue: [] };
    expect(grades({ organisation })).toMatchObject({
      units: ["Avvocatura: notApplicable", "Ufficio anagrafe: 50", "Ufficio tributi: 88"],
      administration: "69",
    });
  });

  test("a cross-cutting objective is of the whole administration, and its group is no unit", () => {
    const ofAll = aMeasuredObjective(4, "100", { group: "Trasversali", holder: { kind: "crossCutting" }, weight: "1" });
    const found = grades({ objectives: [...aCycle().objectives, ofAll] });
    expect(found.units).toEqual(["Ufficio anagrafe: 50", "Ufficio tributi: 88"]);
    expect(found.administration).toBe("75.2"); // 80 % of 69 and 20 % of 100
  });

  test("ordinary activity counts with its share, its indicators with their weights", () => {
    const half = practices("50");
    const heavy = (each: typeof half, weight: string) => ({ ...each, use: { ...each.use, weight } });
    const service = { name: "Sportello", share: "50", indicators: [heavy(half, "3"), heavy(practices("90"), "1")] };
    const organisation = { units: [{ unit: "Ufficio anagrafe", services: [service] }], shared: [], catalogue: [] };
    const rollUp = { ...aCycleSmvp().rollUp, ordinaryActivity: someLevelRules({ weights: "coefficient" as const }) };
    // the service has (50 × 3 + 90) / 4 = 60; the unit half of it and half of 50
    expect(grades({ organisation }, { rollUp }).units[0]).toBe("Ufficio anagrafe: 55");
    const { indicators, units } = organisationalGrades(aCycle({ organisation }), aCycleSmvp({ rollUp }));
    expect(units[0]?.services.map(({ code, computed }) => [code, said(computed.grade)])).toEqual([["sportello", "60"]]);
    expect(indicators.map(([figure, { grade }]) => `${figure}: ${said(grade)}`)).toEqual([
      "grado/2024-001/misura: 80",
      "grado/2024-002/misura: 100",
      "grado/2024-003/misura: 50",
      "grado/ufficio-anagrafe/servizio-sportello/A1: 50",
      "grado/ufficio-anagrafe/servizio-sportello/A1: 90",
    ]);
  });

  test("indicators that must have weights have the same one, since a plan has one indicator for each objective", () => {
    const rollUp = { ...aCycleSmvp().rollUp, indicators: someLevelRules({ weights: "percent" as const }) };
    expect(grades({}, { rollUp }).objectives).toEqual(["2024-001: 80", "2024-002: 100", "2024-003: 50"]);
  });
});

describe("the proof of organisational performance", () => {
  const organisation = {
    units: [{ unit: "Ufficio anagrafe", services: [{ name: "Sportello", share: "50", indicators: [practices("90")] }] }],
    shared: [],
    catalogue: [],
  };
  const found = () => organisationalGrades(aCycle({ organisation }), aCycleSmvp());

  test("of an objective cites its measure", () => {
    expect(proofLines(found().objectives[0]!.computed.proof)).toEqual([
      "Punteggio di «Obiettivo 1»: 80 (grado/2024-001/misura)",
      "Peso di «Obiettivo 1», uguale per tutti: 1 (smvp, aggregazione)",
      "Media delle parti: (80 × 1) ÷ 1 = 80.",
    ]);
  });

  test("of a measure cites plan, reading and rule", () => {
    const [, measure] = found().indicators[0]!;
    expect(measure.proof.figure).toBe("Grado di raggiungimento misurato dell'obiettivo 2024-001, Obiettivo 1");
    expect(measure.proof.inputs.map(({ provenance }) => provenance)).toContainEqual({
      kind: "clause",
      document: "smvp",
      clause: "raggiungimento",
    });
    expect(measure.proof.inputs.map(({ provenance }) => provenance)).toContainEqual({ kind: "document", file: "misure.csv", line: 1 });
  });

  test("of the objectives of a unit cites the weights of the plan", () => {
    expect(proofLines(found().units[1]!.objectives.proof)).toEqual([
      "Punteggio di «2024-001 Obiettivo 1»: 80 (grado/2024-001)",
      "Punteggio di «2024-002 Obiettivo 2»: 100 (grado/2024-002)",
      "Peso di «2024-001 Obiettivo 1»: 60 (pesi del piano)",
      "Peso di «2024-002 Obiettivo 2»: 40 (pesi del piano)",
      "Media delle parti: (80 × 60 + 100 × 40) ÷ 100 = 88.",
    ]);
  });

  test("of a service cites what was entered for it", () => {
    const [, ordinary] = found().indicators[3]!;
    const places = ordinary.proof.inputs.map(({ provenance }) => provenance);
    expect(places).toContainEqual({ kind: "entry", where: "attività ordinaria, Sportello" });
    expect(places).toContainEqual({ kind: "entry", where: "pesi del piano" });
    expect(proofLines(found().units[0]!.services[0]!.computed.proof)[0]).toBe(
      "Punteggio di «Pratiche evase»: 90 (grado/ufficio-anagrafe/servizio-sportello/A1)",
    );
  });

  test("of a unit cites its parts", () => {
    expect(proofLines(found().units[0]!.computed.proof)).toEqual([
      "Punteggio di «Obiettivi»: 50 (grado/ufficio-anagrafe/obiettivi)",
      "Punteggio di «Sportello»: 90 (grado/ufficio-anagrafe/servizio-sportello)",
      "Peso di «Obiettivi»: 50 (pesi del piano)",
      "Peso di «Sportello»: 50 (pesi del piano)",
      "Media delle parti: (50 × 50 + 90 × 50) ÷ 100 = 70.",
    ]);
  });

  test("of the grade that counts says whether it was computed or judged", () => {
    const evaluated = { outcome: "achieved", written: "RAGGIUNTO", place: { file: "relazione.txt", line: 12 } } as const;
    const objectives = [aMeasuredObjective(1, "80", { weight: "1", evaluated }), aMeasuredObjective(2, "70", { weight: "1" })];
    const { counting } = organisationalGrades(aCycle({ objectives }), aCycleSmvp({ rollUp: takesJudged }));
    expect(counting.map(([, { proof }]) => [proof.figure, proof.rule, ...proofLines(proof)])).toEqual([
      ["Grado di raggiungimento che conta, obiettivo 2024-001", "Il grado valutato o quello calcolato, come dice il sistema di valutazione.", "Grado valutato: 100 (relazione.txt, riga 12)", "Conta: 100."],
      ["Grado di raggiungimento che conta, obiettivo 2024-002", "Il grado valutato o quello calcolato, come dice il sistema di valutazione.", "Grado calcolato: 70 (grado/2024-002)", "Conta: 70."],
    ]);
  }); // prettier-ignore

  test("of a grade that is none says so", () => {
    const measured = aMeasuredObjective(1, "80", { weight: "1" });
    const unmeasured = { ...measured, indicators: mapEach(measured.indicators, (indicator) => without(indicator, "measured")) };
    const { counting } = organisationalGrades(aCycle({ objectives: [unmeasured] }), aCycleSmvp());
    expect(counting.map(([, { grade, proof }]) => [grade.kind, proof.figure, proof.result, ...proofLines(proof)])).toEqual([
      ["missing", "Grado di raggiungimento che conta, obiettivo 2024-001", "dato mancante", "Ne viene: dato mancante."],
    ]);
  });
});

describe("people", () => {
  const scores = (material: CycleMaterial, smvp: Smvp) =>
    evaluateCycle(material, smvp).individual.people.map(({ person, standing }) => [
      person.code,
      standing.kind === "evaluated" ? exactText(standing.score) : standing.kind,
    ]);

  test("have the grades of their unit, of the administration and of the objectives on their form", () => {
    const { individual } = evaluateCycle(aCycle(), aCycleSmvp());
    expect(scores(aCycle(), aCycleSmvp())).toEqual([["P-1", "80.7"]]);
    expect(proofLines(individual.people[0]!.forms[0]!.graded.proof)).toEqual([
      "Performance organizzativa, Ufficio tributi: 88 (grado/ufficio-tributi)",
      "Performance organizzativa dell'ente: 69 (grado/ente)",
      "2024-001 Obiettivo 1: 80 (grado/2024-001)",
      "Peso dell'obiettivo 1: 60 (pesi del piano)",
      "Peso: performance dell'unità organizzativa: 50 (smvp, ruoli[0].componenti[0].peso)",
      "Peso: performance dell'ente: 30 (smvp, ruoli[0].componenti[1].peso)",
      "Peso: obiettivi individuali o di gruppo: 20 (smvp, ruoli[0].componenti[2].peso)",
      "Obiettivi della scheda: (80 × 60) ÷ 60 = 80.",
      "Punteggio della scheda: (88 × 50 + 69 × 30 + 80 × 20) ÷ 100 = 80,7.",
    ]);
  });

  test("take judged values where the SMVP does, of unit, administration and objectives", () => {
    const [first, ...others] = aCycle().objectives;
    const evaluated = { outcome: "achieved", written: "RAGGIUNTO" } as const;
    const material = aCycle({
      objectives: [{ ...first!, evaluated }, ...others],
      organisation: {
        units: [{ unit: "Ufficio tributi", judged: judged("90"), services: [] }],
        administration: { value: "60", reason: "verificato", by: "OIV", act: "Verbale 3/2025" },
        shared: [],
        catalogue: [],
      },
    });
    expect(scores(material, aCycleSmvp({ rollUp: takesJudged }))).toEqual([["P-1", "83"]]); // 45 + 18 + 20
    const { individual } = evaluateCycle(material, aCycleSmvp({ rollUp: takesJudged }));
    expect(proofLines(individual.people[0]!.forms[0]!.graded.proof).slice(0, 3)).toEqual([
      "Performance organizzativa, Ufficio tributi: 90 (OIV: verificato)",
      "Performance organizzativa dell'ente: 60 (Verbale 3/2025)",
      "2024-001 Obiettivo 1: 100 (amministrazione: Esito scritto nel documento: «RAGGIUNTO»)",
    ]);
  });

  test("of a unit that is none, or with an objective the plan has not, wait", () => {
    const people = [aPerson("P-1", [aStint({ unit: "Ufficio sciolto" })]), aPerson("P-2")];
    const forms = [
      aForm("P-1", { unit: "Ufficio sciolto", objectives: [{ kind: "plan", objective: "2024-001" }] }),
      aForm("P-2", { objectives: [{ kind: "plan", objective: "2024-099" }] }),
    ];
    const { individual } = evaluateCycle(aCycle({ people, forms }), aCycleSmvp());
    expect(individual.people.map(({ standing }) => standing)).toEqual([
      { kind: "waiting", why: "missing", form: "P-1/2024-01-01" },
      { kind: "waiting", why: "missing", form: "P-2/2024-01-01" },
    ]);
  });

  test("of the same unit have the same grade of it", () => {
    const objectives = [{ kind: "plan", objective: "2024-001" }] as const;
    const material = aCycle({
      people: [aPerson("P-1"), aPerson("P-2")],
      forms: [aForm("P-1", { objectives }), aForm("P-2", { objectives })],
    });
    expect(scores(material, aCycleSmvp())).toEqual([
      ["P-1", "80.7"],
      ["P-2", "80.7"],
    ]);
  });
});
