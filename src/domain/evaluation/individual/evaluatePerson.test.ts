import { describe, expect, test } from "vitest";
import { aForm, aGrade, anSmvp, aPerson, aStint } from "../../../../tests/support/individual.ts";
import { proofLines } from "../../../../tests/support/proofLines.ts";
import { civilDate } from "../../kernel/civilDate.ts";
import { fromDecimalText } from "../../kernel/rational.ts";
import type { Stint } from "../../organisation/person.ts";
import type { Smvp } from "../smvp.ts";
import type { KnownGrades } from "./evaluateForm.ts";
import { evaluatePerson, stintsOf, workedDays } from "./evaluatePerson.ts";
import type { Form } from "./form.ts";
import { readySmvp } from "./readySmvp.ts";

const KNOWN: KnownGrades = {
  administration: aGrade("ente", "80"),
  ofUnit: () => undefined,
  ofObjective: () => undefined,
  differentiationOf: () => undefined,
};

const ONLY_OBJECTIVES = { roles: [{ role: "istruttori", components: [{ kind: "objectives", weight: "100" }], behaviours: [] }] } as const;

/** A form whose only objective has this degree. */
const form = (degree: string, changes: Partial<Form> = {}) =>
  aForm("P-1", { objectives: [{ kind: "own", title: "Prova", weight: "100", degree }], ...changes });

function evaluated(stints: readonly Stint[], forms: readonly Form[], individual: Partial<Smvp["individual"]> = {}) {
  const base = anSmvp("intermedio", ONLY_OBJECTIVES);
  return evaluatePerson(aPerson("P-1", stints), forms, readySmvp({ ...base, individual: { ...base.individual, ...individual } }), KNOWN);
}

const first = { to: civilDate("2024-06-30") }; // 182 days
const second = { from: civilDate("2024-07-01") }; // 184 days

describe("days worked", () => {
  test.each<[Partial<Stint>, number]>([
    [{}, 366],
    [{ from: civilDate("2024-12-31") }, 1],
    [first, 182],
    [{ ...first, countedDays: 82 }, 100],
    [{ ...first, neutralDays: 150 }, 182],
  ])("of %j are %i", (stint, days) => {
    expect(workedDays(aStint(stint))).toBe(days);
  });

  test("of a form are those of the stints it covers whole", () => {
    const person = aPerson("P-1", [aStint(first), aStint(second)]);
    const covered = (from: string, to: string) => stintsOf({ from: civilDate(from), to: civilDate(to) }, person).map((stint) => stint.from);
    expect(covered("2024-01-01", "2024-12-31")).toEqual(["2024-01-01", "2024-07-01"]);
    expect(covered("2024-01-01", "2024-06-30")).toEqual(["2024-01-01"]);
    expect(covered("2024-07-01", "2024-12-31")).toEqual(["2024-07-01"]);
    expect(covered("2024-01-02", "2024-12-31")).toEqual(["2024-07-01"]);
    expect(covered("2024-01-01", "2024-12-30")).toEqual(["2024-01-01"]);
  });
});

test("a person stands in the role of the last stint, and with forms in order of time", () => {
  const stints = [aStint({ ...first, role: "operatori" }), aStint({ ...second, role: "istruttori" })];
  const found = evaluated(stints, [form("100", second), form("80", first)]);
  expect(found.role).toBe("istruttori");
  expect(found.forms.map((each) => each.form.from)).toEqual(["2024-01-01", "2024-07-01"]);
});

describe("the proof of a score", () => {
  test("of one form is that form's score, rounded", () => {
    const { standing, proof } = evaluated([aStint()], [form("83.456")]);
    expect(standing).toMatchObject({ kind: "evaluated", band: 2, isNegative: false });
    expect(proofLines(proof)).toEqual([
      "Scheda P-1/2024-01-01: 83.456 (P-1/2024-01-01)",
      "Decimali del punteggio pubblicato: 2 (smvp, arrotondamento.decimali)",
      "Punteggio pubblicato: 83,456 arrotondato a 2 decimali = 83,46.",
    ]);
    expect([proof.figure, proof.rule, proof.result]).toEqual([
      "Punteggio P-1",
      "I punteggi delle schede dell'anno, pesati con i giorni lavorati; i giorni di assenza che la legge protegge contano come lavorati.",
      "83.46",
    ]);
  });

  test("of two forms weighs them by days", () => {
    const { proof } = evaluated([aStint(first), aStint(second)], [form("80", first), form("100", second)]);
    expect(proofLines(proof)).toEqual([
      "Scheda P-1/2024-01-01: 80 (P-1/2024-01-01)",
      "Giorni lavorati, scheda P-1/2024-01-01: 182 (periodi di servizio)",
      "Scheda P-1/2024-07-01: 100 (P-1/2024-07-01)",
      "Giorni lavorati, scheda P-1/2024-07-01: 184 (periodi di servizio)",
      "Decimali del punteggio pubblicato: 2 (smvp, arrotondamento.decimali)",
      "Punteggio dell'anno: (80 × 182 + 100 × 184) ÷ 366 = 90,054645….",
      "Punteggio pubblicato: 90,054645… arrotondato a 2 decimali = 90,05.",
    ]);
    expect(proof.steps[0]?.operands).toEqual(["scheda-1", "giorni-scheda-1", "scheda-2", "giorni-scheda-2"]);
  });

  test("of the form with most days takes that one alone", () => {
    const stints = [aStint(first), aStint(second)];
    const { proof } = evaluated(stints, [form("80", first), form("100", second)], { severalForms: "longest" });
    expect(proofLines(proof)[0]).toBe("Scheda P-1/2024-07-01: 100 (P-1/2024-07-01)");
    expect(proof.steps.map(({ id }) => id)).toEqual(["punteggio"]);
  });
});

describe("who has no score is told why:", () => {
  test("too few days, with the days and the minimum", () => {
    const stints = [aStint({ to: civilDate("2024-01-31"), countedDays: 1 })];
    const { standing, proof } = evaluated(stints, [form("80", { to: civilDate("2024-01-31") })], { minimumDays: 31 });
    expect(standing).toEqual({ kind: "notEvaluated", reason: "minimumDays", note: "" });
    expect(proofLines(proof)).toEqual([
      "Giorni lavorati nell'anno: 30 (periodi di servizio)",
      "Giorni minimi: 31 (smvp, individuale.giorni_minimi)",
      "Presenza minima: 30 non raggiunge 31.",
      "Ne viene: non valutato: giorni lavorati sotto il minimo del sistema di valutazione.",
    ]);
    expect([proof.rule, proof.result]).toEqual([
      "Non c'è un punteggio, e se ne dice il motivo: non è uno zero.",
      "non valutato: giorni lavorati sotto il minimo del sistema di valutazione",
    ]);
  });

  test("the days of all stints count together", () => {
    const stints = [aStint({ to: civilDate("2024-01-20") }), aStint({ from: civilDate("2024-12-21") })];
    expect(evaluated(stints, [form("80")], { minimumDays: 31 }).standing.kind).toBe("evaluated");
    expect(evaluated(stints, [form("80")], { minimumDays: 32 }).standing.kind).toBe("notEvaluated");
  });

  test("without a minimum, no day of work at all is enough", () => {
    const stints = [aStint({ to: civilDate("2024-01-31"), countedDays: 31 })];
    expect(evaluated(stints, [form("80", { to: civilDate("2024-01-31") })], { minimumDays: 0 }).standing.kind).toBe("evaluated");
  });

  test("no form, or a form that says so in its own words", () => {
    expect(evaluated([aStint()], []).standing).toEqual({ kind: "notEvaluated", reason: "noForm", note: "" });
    const suspended = { notEvaluable: { reason: "suspended", note: "sospesa da marzo" } } as const;
    expect(evaluated([aStint()], [form("80", suspended)]).standing).toEqual({
      kind: "notEvaluated",
      reason: "suspended",
      note: "sospesa da marzo",
    });
  });

  test("an interim post alone is no evaluation, nor does it say why there is none", () => {
    const interim = { isInterim: true, notEvaluable: { reason: "other", note: "prova" } } as const;
    expect(evaluated([aStint()], [form("80", { isInterim: true })]).standing).toMatchObject({ reason: "noForm" });
    expect(evaluated([aStint()], [form("80", interim)]).standing).toMatchObject({ reason: "noForm", note: "" });
  });
});

describe("who waits is told for what, and for which form:", () => {
  const stints = [aStint(first), aStint(second)];
  test.each(["assigned", "acknowledged", "proposed", "communicated"] as const)("a form that is %s", (state) => {
    const { standing, proof } = evaluated(stints, [form("80", first), form("100", { ...second, state })]);
    expect(standing).toEqual({ kind: "waiting", why: "formNotFinal", form: "P-1/2024-07-01" });
    expect([proof.rule, proof.result]).toEqual([
      "Non c'è un punteggio, e se ne dice il motivo: non è uno zero.",
      "la scheda non è ancora definitiva",
    ]);
  });

  test("a degree that lacks", () => {
    const lacking = form("80", { ...second, objectives: [{ kind: "own", title: "Prova", weight: "100" }] });
    expect(evaluated(stints, [form("80", first), lacking]).standing).toEqual({ kind: "waiting", why: "missing", form: "P-1/2024-07-01" });
  });

  test("a contested form has a score meanwhile", () => {
    const { standing, proof } = evaluated(stints, [form("80", first), form("100", { ...second, state: "contested" })]);
    expect(standing).toEqual({
      kind: "waiting",
      why: "contested",
      form: "P-1/2024-07-01",
      provisional: fromDecimalText("90.05"),
    });
    expect(proof.result).toBe("la scheda è contestata e si attende la decisione");
  });

  test("a contested form without a degree waits for the degree first", () => {
    const lacking = form("80", { state: "contested", objectives: [{ kind: "own", title: "Prova", weight: "100" }] });
    expect(evaluated([aStint()], [lacking]).standing).toEqual({ kind: "waiting", why: "missing", form: "P-1/2024-01-01" });
  });
});
