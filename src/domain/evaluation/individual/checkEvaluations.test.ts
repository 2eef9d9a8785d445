import { describe, expect, test } from "vitest";
import { aForm, anSmvp, aPerson, aStint } from "../../../../tests/support/individual.ts";
import { civilDate } from "../../kernel/civilDate.ts";
import type { Person, Stint } from "../../organisation/person.ts";
import { checkEvaluations } from "./checkEvaluations.ts";
import type { Form, FormObjective } from "./form.ts";

const day = civilDate;
const context = { year: 2024, smvp: anSmvp(), objectives: new Set(["2024-001", "2024-002"]) };

function told(people: readonly Person[], forms: readonly Form[]) {
  const problems = checkEvaluations(people, forms, context);
  expect(problems.every(({ severity }) => severity === "error")).toBe(true);
  return problems.map(({ clause, message }) => `${clause}: ${message}`);
}

/** One person in service all year, with this form. */
const ofForm = (changes: Partial<Form>, stints?: readonly Stint[]) => told([aPerson("P-1", stints)], [aForm("P-1", changes)]);

test("people and forms that agree with SMVP and plan are accepted", () => {
  const objectives: FormObjective[] = [
    { kind: "plan", objective: "2024-001", weight: "60" },
    { kind: "own", title: "Prova", weight: "40", degree: "90" },
  ];
  const behaviours = [{ code: "impegno", score: "3.5" }, { code: "competenza" }];
  expect(ofForm({ objectives, linkedObjectives: ["2024-002"], behaviours })).toEqual([]);
});

test("a person's code is of that person alone", () => {
  expect(told([aPerson("P-1"), aPerson("P-2"), aPerson("P-1")], [])).toEqual([
    "persone[2].codice: Il codice «P-1» è già di un'altra persona.",
  ]);
});

describe("stints", () => {
  const stints = (...all: readonly Partial<Stint>[]) => told([aPerson("P-0"), aPerson("P-1", all.map(aStint))], []);
  const at = "persone[1].periodi: P-1, periodo dal";

  test.each<[string, readonly Partial<Stint>[], readonly string[]]>([
    ["from the first day to the last", [{ from: day("2024-01-01"), to: day("2024-12-31") }], []],
    ["of one day", [{ from: day("2024-05-01"), to: day("2024-05-01") }], []],
    ["that end before they begin", [{ from: day("2024-05-02"), to: day("2024-05-01") }], [`${at} 02/05/2024 al 01/05/2024: finisce prima di cominciare.`]],
    ["that begin the year before", [{ from: day("2023-12-31") }], [`${at} 31/12/2023 al 31/12/2024: esce dal 2024.`]],
    ["that end the year after", [{ to: day("2025-01-01") }], [`${at} 01/01/2024 al 01/01/2025: esce dal 2024.`]],
    ["one after the other", [{ to: day("2024-06-30") }, { from: day("2024-07-01") }], []],
    ["that share a day", [{ to: day("2024-07-01") }, { from: day("2024-07-01") }], [`${at} 01/07/2024 al 31/12/2024: si sovrappone al periodo precedente.`]],
    ["as many days of absence as there are", [{ from: day("2024-01-01"), to: day("2024-01-10"), neutralDays: 4, countedDays: 6 }], []],
    ["one day of absence more", [{ from: day("2024-01-01"), to: day("2024-01-10"), neutralDays: 4, countedDays: 7 }], [`${at} 01/01/2024 al 10/01/2024: i giorni di assenza sono più dei giorni del periodo.`]],
    ["two days of absence in one day", [{ from: day("2024-05-01"), to: day("2024-05-01"), neutralDays: 2 }], [`${at} 01/05/2024 al 01/05/2024: i giorni di assenza sono più dei giorni del periodo.`]],
    ["days of absence in a stint that runs backwards: that is told, and no more", [{ from: day("2024-05-03"), to: day("2024-05-01"), countedDays: 9 }], [`${at} 03/05/2024 al 01/05/2024: finisce prima di cominciare.`]],
    ["a whole leap year of absence", [{ neutralDays: 366 }], []],
    ["more than a whole leap year of absence", [{ neutralDays: 367 }], [`${at} 01/01/2024 al 31/12/2024: i giorni di assenza sono più dei giorni del periodo.`]],
  ])("%s", (_, all, problems) => {
    expect(stints(...all)).toEqual(problems);
  }); // prettier-ignore
});

describe("a form is told", () => {
  test("that nobody has its code", () => {
    expect(told([aPerson("P-1")], [aForm("P-1"), aForm("P-9")])).toEqual([
      "schede[1].persona: Non c'è nessuna persona con il codice «P-9».",
    ]);
  });

  test("that its role has no template", () => {
    expect(ofForm({ role: "eqWithFunctions" })).toEqual([
      "schede[0].ruolo: Il sistema di valutazione non ha un modello di scheda per «Incaricato di elevata qualificazione con funzioni dirigenziali (d.lgs. 267/2000, art. 109, c. 2)».",
    ]);
  });

  test("that nobody evaluates oneself", () => {
    expect(ofForm({ evaluator: "P-1" })).toEqual(["schede[0].valutatore: Nessuno valuta sé stesso."]);
  });

  const notOnScale = (score: string) => [`schede[0].comportamenti.impegno: «${score}» non è un punteggio della scala «zero-quattro».`];
  test.each<[string, readonly string[]]>([
    ["0", []],
    ["4", []],
    ["3.5", []],
    ["4.1", notOnScale("4.1")],
    ["3.55", notOnScale("3.55")],
    ["ottimo", notOnScale("ottimo")],
  ])("a score of %s on a scale from 0 to 4 with one decimal: %j", (score, problems) => {
    expect(ofForm({ behaviours: [{ code: "impegno", score }] })).toEqual(problems);
  });

  test("a behaviour that its template has not", () => {
    expect(
      ofForm({
        behaviours: [
          { code: "impegno", score: "3" },
          { code: "guida", score: "3" },
        ],
      }),
    ).toEqual(["schede[0].comportamenti.guida: Il modello di «Area degli istruttori» non ha il comportamento «guida»."]);
  });

  test("a score where the template has no scale is not compared with any", () => {
    const template = { role: "istruttori", components: [{ kind: "objectives" }], behaviours: [{ code: "impegno" }] } as const;
    const form = aForm("P-1", { behaviours: [{ code: "impegno", score: "ottimo" }] });
    expect(checkEvaluations([aPerson("P-1")], [form], { ...context, smvp: anSmvp("intermedio", { roles: [template] }) })).toEqual([]);
  });

  test("objectives that the plan has not, its own and those linked to its functions", () => {
    const planned = (objective: string, weight: string) => ({ kind: "plan", objective, weight }) as const;
    expect(
      ofForm({ objectives: [planned("2024-001", "50"), planned("2024-009", "50")], linkedObjectives: ["2024-008", "2024-002"] }),
    ).toEqual([
      "schede[0].obiettivi[1].obiettivo: L'obiettivo «2024-009» non è nel piano dell'anno.",
      "schede[0].obiettivi_collegati[0]: L'obiettivo «2024-008» non è nel piano dell'anno.",
    ]);
  });

  const own = (weight: string): FormObjective => ({ kind: "own", title: "Prova", weight });
  const planned = (weight: string): FormObjective => ({ kind: "plan", objective: "2024-001", weight });
  const sums = (sum: string) => [`schede[0].obiettivi: Scheda di P-1: gli obiettivi hanno pesi che sommano a ${sum} invece che a 100.`];
  test.each<[string, readonly FormObjective[], readonly string[]]>([
    ["own objectives of 60 and 40", [own("60"), own("40")], []],
    ["own objectives of 60 and 39", [own("60"), own("39")], sums("99")],
    ["one of its own and one of the plan, 60 and 41", [own("60"), planned("41")], sums("101")],
    ["objectives of the plan alone, whose weights the plan may give", [planned("60"), { kind: "plan", objective: "2024-002" }], []],
    ["no objective", [], []],
  ])("%s", (_, objectives, problems) => {
    expect(ofForm({ objectives })).toEqual(problems);
  });
});

describe("a form covers whole stints:", () => {
  const halves = [aStint({ to: day("2024-06-30") }), aStint({ from: day("2024-07-01") })];
  const wants = (where: string, period: string) => [
    `schede[0].${where}: La scheda di P-1 va ${period}: deve cominciare e finire con un periodo di servizio.`,
  ];
  test.each<[string, Partial<Form>, readonly string[]]>([
    ["all of them", {}, []],
    ["the first", { to: day("2024-06-30") }, []],
    ["the second", { from: day("2024-07-01") }, []],
    ["one day too late", { from: day("2024-01-02") }, wants("dal", "dal 02/01/2024 al 31/12/2024")],
    ["one day too early", { to: day("2024-06-29") }, wants("al", "dal 01/01/2024 al 29/06/2024")],
    ["neither end", { from: day("2024-02-01"), to: day("2024-03-01") }, wants("dal", "dal 01/02/2024 al 01/03/2024")],
    ["backwards", { from: day("2024-07-01"), to: day("2024-06-30") }, ["schede[0].al: La scheda finisce prima di cominciare."]],
    ["an interim post has days of its own", { from: day("2024-02-01"), to: day("2024-03-01"), isInterim: true }, []],
    [
      "which do not run backwards either",
      { from: day("2024-03-02"), to: day("2024-03-01"), isInterim: true },
      ["schede[0].al: La scheda finisce prima di cominciare."],
    ],
  ])("%s", (_, changes, problems) => {
    expect(ofForm(changes, halves)).toEqual(problems);
  });

  test("a form of one day", () => {
    expect(ofForm({ to: day("2024-01-01") }, [aStint({ to: day("2024-01-01") })])).toEqual([]);
  });
});

describe("forms of one person do not overlap:", () => {
  const halves = [aStint({ to: day("2024-06-30") }), aStint({ from: day("2024-07-01") })];
  const first = aForm("P-1", { to: day("2024-06-30") });
  const second = aForm("P-1", { from: day("2024-07-01") });
  const whole = aForm("P-1");
  const people = [aPerson("P-1", halves), aPerson("P-2", halves)];

  test.each<[string, readonly Form[], readonly string[]]>([
    ["one after the other", [first, second], []],
    ["in any order", [second, first], []],
    ["whole year and second half", [whole, second], ["schede[1].dal: La scheda di P-1 si sovrappone a quella dal 01/01/2024 al 31/12/2024."]],
    ["second half and whole year", [second, whole], ["schede[0].dal: La scheda di P-1 si sovrappone a quella dal 01/01/2024 al 31/12/2024."]],
    ["of two persons", [whole, aForm("P-2")], []],
    ["beside an interim post", [whole, aForm("P-1", { isInterim: true, from: day("2024-07-01") })], []],
    ["two interim posts", [first, second, aForm("P-1", { isInterim: true }), aForm("P-1", { isInterim: true })], []],
    ["after an interim post, each told at its place in the file", [aForm("P-1", { isInterim: true }), whole, second], ["schede[2].dal: La scheda di P-1 si sovrappone a quella dal 01/01/2024 al 31/12/2024."]],
  ])("%s", (_, forms, problems) => {
    expect(told(people, forms)).toEqual(problems);
  }); // prettier-ignore

  test("a form that ends the day another begins shares that day", () => {
    const stints = [aStint({ to: day("2024-06-30") }), aStint({ from: day("2024-06-30") })];
    const problems = told([aPerson("P-1", stints)], [aForm("P-1", { to: day("2024-06-30") }), aForm("P-1", { from: day("2024-06-30") })]);
    expect(problems).toEqual([
      "persone[0].periodi: P-1, periodo dal 30/06/2024 al 31/12/2024: si sovrappone al periodo precedente.",
      "schede[1].dal: La scheda di P-1 si sovrappone a quella dal 01/01/2024 al 30/06/2024.",
    ]);
  });
});
