import { describe, expect, test } from "vitest";
import { someLevelRules, someRollUpRules } from "../../../tests/support/achievementRules.ts";
import { aCycle, aCycleSmvp } from "../../../tests/support/aCycle.ts";
import { aForm, aPerson, aStint } from "../../../tests/support/individual.ts";
import { civilDate } from "../kernel/civilDate.ts";
import { type CycleMaterial, evaluateCycle } from "./evaluateCycle.ts";
import { evaluationSummary, proofsOf } from "./evaluationSummary.ts";
import type { Form } from "./individual/form.ts";
import type { Smvp } from "./smvp.ts";

const planned = [{ kind: "plan", objective: "2024-001" }] as const;
const form = (code: string, changes: Partial<Form> = {}) => aForm(code, { objectives: planned, ...changes });

function summary(material: Partial<CycleMaterial> = {}, changes: Partial<Smvp> = {}) {
  const smvp = aCycleSmvp(changes);
  return evaluationSummary(evaluateCycle(aCycle(material), smvp), smvp);
}

test("the summary of a year: counts as numbers, everything else as text", () => {
  expect(summary()).toEqual({
    evaluated: 1,
    headCount: {
      employed: 1,
      notEvaluated: 0,
      added: 0,
      waiting: 0,
      closes: false,
      readings: [],
      roles: [{ role: "istruttori", employed: 1, evaluated: 1, notEvaluated: 0, added: 0, waiting: 0 }],
    },
    bands: [
      { label: "Meno di 60", count: 0, share: "0.00" },
      { label: "Da 60 a meno di 80", count: 0, share: "0.00" },
      { label: "Da 80 a meno di 95", count: 1, share: "100.00" },
      { label: "Da 95 a 100", count: 0, share: "0.00" },
    ],
    bandsByCategory: { staff: [0, 0, 1, 0] },
    administration: "69",
    units: [
      { unit: "Ufficio anagrafe", grade: "50" },
      { unit: "Ufficio tributi", grade: "88" },
    ],
    differentiation: [
      { name: "D-1", kind: "evaluator", people: 1, metrics: { standardDeviation: "0", distinctScores: "1", topBandShare: "0", equalScores: "100" } },
      { name: "Ufficio tributi", kind: "unit", people: 1, metrics: { standardDeviation: "0", distinctScores: "1", topBandShare: "0", equalScores: "100" } },
    ],
    people: [{ person: "P-1", role: "istruttori", standing: "evaluated", score: "80.70", band: "Da 80 a meno di 95", isNegative: false }],
  }); // prettier-ignore
});

describe("a person's line", () => {
  const lineOf = (changes: Partial<Form>, smvp: Partial<Smvp> = {}) => summary({ forms: [form("P-1", changes)] }, smvp).people[0];

  test("has as many decimals as scores are published with", () => {
    expect(lineOf({}, { rounding: { decimals: 0, bandOn: "exact" } })).toMatchObject({ score: "81" });
    expect(lineOf({}, { rounding: { decimals: 4, bandOn: "exact" } })).toMatchObject({ score: "80.7000" });
  });

  test("says that a score is negative", () => {
    expect(lineOf({}, { negativeBelow: "80.7" })).toMatchObject({ isNegative: false });
    expect(lineOf({}, { negativeBelow: "80.71" })).toMatchObject({ isNegative: true });
  });

  test("has no band where the score is above the last one", () => {
    const bands = [
      { upTo: "60", inclusive: false, label: "Bassa" },
      { upTo: "80", inclusive: true, label: "Alta" },
    ];
    expect(lineOf({}, { bands })).toEqual({ person: "P-1", role: "istruttori", standing: "evaluated", score: "80.70", isNegative: false });
  });

  test("says what a person waits for", () => {
    expect(lineOf({ state: "proposed" })).toEqual({ person: "P-1", role: "istruttori", standing: "waiting", why: "formNotFinal" });
  });

  test("says why a person is not evaluated", () => {
    const notEvaluable = { reason: "suspended", note: "sospesa" } as const;
    expect(lineOf({ notEvaluable })).toEqual({ person: "P-1", role: "istruttori", standing: "notEvaluated", why: "suspended" });
  });
});

describe("grades", () => {
  test("that do not end have two decimals, and what has none says why", () => {
    const [first, second] = aCycle().objectives;
    expect(
      summary({
        objectives: [
          { ...first!, weight: "1" },
          { ...second!, weight: "2" },
        ],
      }).units,
    ).toEqual([{ unit: "Ufficio tributi", grade: "93.33" }]);
    expect(summary({ objectives: [] })).toMatchObject({ administration: "non applicabile", units: [] });
  });

  test("of a unit are those judged, where the SMVP takes them", () => {
    const judged = { value: "95", reason: "verificato", by: "OIV" };
    const organisation = { units: [{ unit: "Ufficio tributi", judged, services: [] }], shared: [], catalogue: [] };
    const rollUp = someRollUpRules({ ...aCycleSmvp().rollUp, units: someLevelRules({ takes: "judged" }) });
    expect(summary({ organisation }).units[1]).toEqual({ unit: "Ufficio tributi", grade: "88" });
    expect(summary({ organisation }, { rollUp }).units).toEqual([
      { unit: "Ufficio anagrafe", grade: "50" },
      { unit: "Ufficio tributi", grade: "95" },
    ]);
  });
});

test("nobody evaluated: no share of anything", () => {
  const { bands, bandsByCategory, differentiation, people } = summary({ forms: [] });
  expect(bands.map(({ count, share }) => [count, share])).toEqual([
    [0, null],
    [0, null],
    [0, null],
    [0, null],
  ]);
  expect([bandsByCategory, differentiation, people]).toEqual([
    {},
    [],
    [{ person: "P-1", role: "istruttori", standing: "notEvaluated", why: "noForm" }],
  ]);
});

test("the accounts of the staff and the bands of each category", () => {
  const people = [aPerson("P-1"), aPerson("P-2", [aStint({ to: civilDate("2024-09-30") })]), aPerson("P-3", [aStint({ role: "eq" })])];
  const forms = [form("P-1"), form("P-2", { to: civilDate("2024-09-30") }), form("P-3", { role: "eq", evaluator: "D-2" })];
  const [template] = aCycleSmvp().roles;
  const found = summary({ people, forms }, { roles: [template!, { ...template!, role: "eq" }] });
  expect(found.headCount).toMatchObject({ employed: 2, notEvaluated: 0, added: 1, waiting: 0 });
  expect(found.headCount.roles.map(({ role, evaluated, added }) => [role, evaluated, added])).toEqual([
    ["eq", 1, 0],
    ["istruttori", 2, 1],
  ]);
  expect(found.bandsByCategory).toEqual({ eq: [0, 0, 1, 0], staff: [0, 0, 2, 0] });
  expect(found.differentiation.map(({ name, kind, people: many }) => [name, kind, many])).toEqual([
    ["D-1", "evaluator", 2],
    ["D-2", "evaluator", 1],
    ["Ufficio tributi", "unit", 3],
  ]);
});

test("the proofs of a year come in one order: administration, units, objectives, each person's forms and score, bands", () => {
  const people = [aPerson("P-2"), aPerson("P-1")];
  const material = aCycle({ people, forms: [form("P-2"), form("P-1")] });
  expect(proofsOf(evaluateCycle(material, aCycleSmvp())).map(({ proof: { figure } }) => figure)).toEqual([
    "Performance organizzativa dell'amministrazione",
    "Performance organizzativa di Ufficio anagrafe",
    "Performance organizzativa di Ufficio tributi",
    "Grado di raggiungimento dell'obiettivo 2024-001, Obiettivo 1",
    "Grado di raggiungimento dell'obiettivo 2024-002, Obiettivo 2",
    "Grado di raggiungimento dell'obiettivo 2024-003, Obiettivo 3",
    "Punteggio della scheda P-1/2024-01-01",
    "Punteggio P-1",
    "Punteggio della scheda P-2/2024-01-01",
    "Punteggio P-2",
    "Valutati con punteggio «Meno di 60»",
    "Valutati con punteggio «Da 60 a meno di 80»",
    "Valutati con punteggio «Da 80 a meno di 95»",
    "Valutati con punteggio «Da 95 a 100»",
  ]);
});
