import { expect, test } from "vitest";
import { aForm, anSmvp, aPerson, aStint } from "../../../tests/support/individual.ts";
import { anObjective } from "../../../tests/support/anObjective.ts";
import { evaluateCycle } from "../evaluation/evaluateCycle.ts";
import type { Form } from "../evaluation/individual/form.ts";
import { civilDate } from "../kernel/civilDate.ts";
import { fromDecimalText } from "../kernel/rational.ts";
import { objectiveCode } from "../plan/objective.ts";
import type { Person } from "../organisation/person.ts";
import { figureApart, payEntriesOf } from "./payEntries.ts";
import type { PayMaterial } from "./payMaterial.ts";

const smvp = anSmvp("intermedio", {
  roles: (["istruttori", "eq", "dirigente"] as const).map((role) => ({
    role,
    components: [{ kind: "objectives", weight: "100" }],
    behaviours: [],
  })),
});
const at = (degree: string): Partial<Form> => ({ objectives: [{ kind: "own", title: "Prova", weight: "100", degree }] });
const yearOf = (people: readonly Person[], forms: readonly Form[]) =>
  evaluateCycle(
    {
      year: 2024,
      people,
      forms,
      objectives: [anObjective({ code: objectiveCode(2024, 1), evaluated: { outcome: "achieved", written: "RAGGIUNTO" } })],
      organisation: { units: [], shared: [], catalogue: [] },
    },
    smvp,
  );
const entries = (people: readonly Person[], forms: readonly Form[], pay: PayMaterial = { people: [] }) => {
  const evaluation = yearOf(people, forms);
  return payEntriesOf(evaluation, pay, evaluation);
};
const graded = (value: string) => ({ kind: "graded", value: fromDecimalText(value) });

test("an evaluated person is paid on the published score", () => {
  const person = aPerson("P-1");
  expect(entries([person], [aForm("P-1", at("80.004"))])).toEqual([
    { person: "P-1", role: "istruttori", evaluator: "D-1", stints: person.stints, grade: graded("80"), figure: "P-1" },
  ]);
});

test.each([
  ["a form that is not final", { ...at("80"), state: "proposed" as const }, { kind: "missing" }],
  ["an objective without a degree", { objectives: [{ kind: "own" as const, title: "Prova", weight: "100" }] }, { kind: "missing" }],
  [
    "an objective taken out of the count",
    { objectives: [{ kind: "own" as const, title: "Prova", weight: "100", neutralised: "Fondi ritirati" }] },
    { kind: "neutralised" },
  ],
  [
    "an objective that weighs nothing",
    { objectives: [{ kind: "own" as const, title: "Prova", weight: "0", degree: "80" }] },
    { kind: "notComputable" },
  ],
  ["somebody who cannot be evaluated", { notEvaluable: { reason: "suspended" as const, note: "" } }, { kind: "notApplicable" }],
])("%s has no score to be paid on", (_, form, grade) => {
  expect(entries([aPerson("P-1")], [aForm("P-1", form)])[0]?.grade).toEqual(grade);
});

test("a contested form is paid on its provisional score, and says that it is contested", () => {
  const [entry] = entries([aPerson("P-1")], [aForm("P-1", { ...at("80"), state: "contested" })]);
  expect([entry?.grade, entry?.isContested]).toEqual([graded("80"), true]);
});

test("of two forms one contested is enough for all to be contested", () => {
  const forms = [
    aForm("P-1", { ...at("80"), to: civilDate("2024-06-30"), state: "contested" }),
    aForm("P-1", { ...at("80"), from: civilDate("2024-07-01") }),
  ];
  expect(entries([aPerson("P-1")], forms)[0]?.isContested).toBe(true);
});

test("somebody without a form of one's own has no evaluator and no score that applies", () => {
  const none = { grade: { kind: "notApplicable" }, evaluator: "" };
  expect(entries([aPerson("P-1")], [])[0]).toMatchObject(none);
  expect(entries([aPerson("P-1")], [aForm("P-1", { ...at("80"), isInterim: true })])[0]).toMatchObject(none);
});

test("a contested interim form does not make one's own contested", () => {
  const forms = [aForm("P-1", at("80")), aForm("P-1", { ...at("70"), isInterim: true, state: "contested" })];
  expect(entries([aPerson("P-1")], forms)[0]?.isContested).toBeUndefined();
});

test("who changed category is in both funds, each with its stints; position pay and interim posts are of the last", () => {
  const stints = [aStint({ to: civilDate("2024-06-30") }), aStint({ from: civilDate("2024-07-01"), role: "eq" })];
  const forms = [
    aForm("P-1", { ...at("80"), to: civilDate("2024-06-30"), evaluator: "D-1" }),
    aForm("P-1", { ...at("80"), from: civilDate("2024-07-01"), role: "eq", evaluator: "D-2" }),
  ];
  const post = { unit: "Ufficio anagrafe", positionPay: "1000.00", from: civilDate("2024-08-01"), to: civilDate("2024-08-31") };
  const pay = { people: [{ person: "P-1", positionPay: "9000.00", interim: [post], sanction: "fine" as const, previousScore: "71", twoYearMean: "72" }] };
  const common = { person: "P-1", evaluator: "D-2", grade: graded("80"), figure: "P-1", sanction: "fine", previousScore: "71", twoYearMean: "72" };
  expect(entries([aPerson("P-1", stints)], forms, pay)).toEqual([
    { ...common, role: "istruttori", stints: [stints[0]] },
    { ...common, role: "eq", stints: [stints[1]], positionPay: "9000.00", interim: [{ ...post, grade: { kind: "missing" }, figure: "Ufficio anagrafe" }] },
  ]);
}); // prettier-ignore

test.each([
  ["a final form of that post", {}, graded("70"), "E-1/2024-01-01/interim"],
  ["a form that is not final", { state: "proposed" as const }, { kind: "missing" }, "E-1/2024-01-01/interim"],
  ["a form that cannot be evaluated", { notEvaluable: { reason: "other" as const, note: "" } }, { kind: "missing" }, "E-1/2024-01-01/interim"],
  ["a form of another unit", { unit: "Ufficio tributi" }, { kind: "missing" }, "Ufficio anagrafe"],
  ["a form of another category", { role: "dirigente" as const }, { kind: "missing" }, "Ufficio anagrafe"],
])("an interim post is graded by its own form: %s", (_, changes, grade, figure) => {
  const post = { unit: "Ufficio anagrafe", positionPay: "1000.00", from: civilDate("2024-08-01"), to: civilDate("2024-08-31") };
  const forms = [aForm("E-1", { ...at("80"), role: "eq" }), aForm("E-1", { ...at("70"), role: "eq", isInterim: true, unit: "Ufficio anagrafe", ...changes })];
  const [entry] = entries([aPerson("E-1", [aStint({ role: "eq" })])], forms, { people: [{ person: "E-1", interim: [post] }] });
  expect(entry?.interim).toEqual([{ ...post, grade, figure }]);
}); // prettier-ignore

test("an envelope is paid on the grade that counts, here the outcome that was judged; of an objective that the plan does not have there is none", () => {
  const envelopes = [
    { objective: "2024-001", weight: "1" },
    { objective: "2024-999", weight: "2" },
  ];
  expect(entries([aPerson("P-1")], [aForm("P-1", at("80"))], { people: [{ person: "P-1", envelopes }] })[0]?.envelopes).toEqual([
    { objective: "2024-001", weight: "1", grade: graded("100"), figure: "grado/2024-001/conta" },
    { objective: "2024-999", weight: "2", grade: { kind: "missing" }, figure: "grado/2024-999/conta" },
  ]);
});

test("[OBL-20] who answers for payment times is paid on the score without that objective; the others on the whole score", () => {
  const people = [aPerson("D-1", [aStint({ role: "dirigente" })]), aPerson("D-2", [aStint({ role: "dirigente" })])];
  const formsAt = (degree: string) => ["D-1", "D-2"].map((code) => aForm(code, { ...at(degree), role: "dirigente", evaluator: "oiv" }));
  const [evaluation, apart] = [yearOf(people, formsAt("90")), yearOf(people, formsAt("80"))];
  const times = { holders: ["D-1"], holdersAct: { title: "Giunta comunale, n. 12", date: civilDate("2024-02-01") } };
  const paidOn = (objective?: string) =>
    payEntriesOf(evaluation, { people: [], paymentTimes: { ...times, ...(objective && { objective }) } }, apart).map(({ grade, figure }) => [grade, figure]);
  expect(paidOn("2024-001")).toEqual([[graded("80"), "D-1/senza-tempi-di-pagamento"], [graded("90"), "D-2"]]);
  expect(paidOn()).toEqual([[graded("90"), "D-1"], [graded("90"), "D-2"]]);
}); // prettier-ignore

test("[OBL-22] a figure of the year without that objective has a name, a title and a proof of its own, and what it stands on has such a name too", () => {
  const apart = yearOf([aPerson("D-1", [aStint({ role: "dirigente" })])], [aForm("D-1", { ...at("80"), role: "dirigente", evaluator: "oiv" })]);
  const found = figureApart("D-1/senza-tempi-di-pagamento", apart);
  const score = found?.proof;
  expect([found?.id, found?.text]).toEqual(["D-1/senza-tempi-di-pagamento", "80"]);
  expect([score?.figure, score?.result, score?.rule]).toEqual([
    "Punteggio D-1, senza l'obiettivo sui tempi di pagamento",
    "80",
    "I punteggi delle schede dell'anno, pesati con i giorni lavorati; i giorni di assenza che la legge protegge contano come lavorati.",
  ]);
  expect(score?.inputs).toEqual([
    { id: "scheda-1", name: "Scheda D-1/2024-01-01", value: "80", provenance: { kind: "figure", figure: "D-1/2024-01-01/senza-tempi-di-pagamento" } },
    { id: "decimali", name: "Decimali del punteggio pubblicato", value: "2", provenance: { kind: "clause", document: "smvp", clause: "arrotondamento.decimali" } },
  ]);
  expect(score?.steps.map(({ text }) => text)).toEqual(["Punteggio pubblicato: 80 arrotondato a 2 decimali = 80."]);
  const proofOf = (id: string) => figureApart(`${id}/senza-tempi-di-pagamento`, apart)?.proof;
  expect(proofOf("D-1/2024-01-01")?.citation).toEqual({ act: "d.lgs. 150/2009", article: "9" });
  expect(proofOf("punteggi/fascia-1-quota")?.rounding).toEqual({ mode: "halfUp", decimals: 2 });
}); // prettier-ignore

test("only a figure of that year, called by its whole name, is found", () => {
  const apart = yearOf([aPerson("P-1")], [aForm("P-1", at("80"))]);
  expect(
    ["P-1", "P-9/senza-tempi-di-pagamento", "senza-tempi-di-pagamento", "/senza-tempi-di-pagamento"].map((id) => figureApart(id, apart)),
  ).toEqual([undefined, undefined, undefined, undefined]);
});
