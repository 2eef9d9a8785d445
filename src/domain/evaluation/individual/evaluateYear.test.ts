import { describe, expect, test } from "vitest";
import { aForm, aMaterial, anSmvp, aPerson, aStint } from "../../../../tests/support/individual.ts";
import { proofLines } from "../../../../tests/support/proofLines.ts";
import { without } from "../../../../tests/support/without.ts";
import { civilDate } from "../../kernel/civilDate.ts";
import { exactText } from "../../kernel/rational.ts";
import type { Profile } from "../../organisation/profile.ts";
import type { Component, RoleTemplate, Smvp } from "../smvp.ts";
import { evaluateYear } from "./evaluateYear.ts";
import type { EvaluatedPerson } from "./evaluatePerson.ts";
import type { FormObjective } from "./form.ts";

/** One role with these components, behaviours on the scale from 0 to 4. */
function onlyRole(role: Profile, components: readonly Component[], behaviours: readonly string[] = []): RoleTemplate {
  return { role, components, behaviours: behaviours.map((code) => ({ code })), scale: "zero-quattro" };
}

const own = (degree: string, weight?: string): FormObjective => ({
  kind: "own",
  title: `Obiettivo da ${degree}`,
  degree,
  ...(weight !== undefined && { weight }),
});

function standings(people: readonly EvaluatedPerson[]) {
  return people.map(({ person, standing }) => {
    switch (standing.kind) {
      case "evaluated":
        return `${person.code}: ${exactText(standing.score)}`;
      case "waiting":
        return `${person.code}: waiting, ${standing.why}`;
      case "notEvaluated":
        return `${person.code}: not evaluated, ${standing.reason}`;
    }
  });
}

test("[OBL-26] 40/30/20/10 with 90/80/85/60 is 83", () => {
  const smvp = anSmvp("intermedio", {
    roles: [
      onlyRole(
        "dirigente",
        [
          { kind: "unit", weight: "40" },
          { kind: "administration", weight: "30" },
          { kind: "objectives", weight: "20" },
          { kind: "differentiation", weight: "10" },
        ],
        [],
      ),
      onlyRole("istruttori", [{ kind: "objectives", weight: "100" }]),
    ],
    weights: { components: "percent", behaviours: "none", objectives: "none" },
    differentiation: { metric: "distinctScores", minimumPeople: 2, steps: [{ upTo: "2", inclusive: true, points: "60" }], beyond: "100" },
  });
  const people = [aPerson("D-1", [aStint({ role: "dirigente" })]), aPerson("P-1"), aPerson("P-2")];
  const forms = [
    aForm("D-1", { role: "dirigente", evaluator: "oiv", objectives: [own("85")] }),
    aForm("P-1", { objectives: [own("70")] }),
    aForm("P-2", { objectives: [own("75")] }),
  ];
  expect(standings(evaluateYear(aMaterial(people, forms), smvp).people)).toEqual(["D-1: 83", "P-1: 70", "P-2: 75"]);
});

test("behaviours from 0 to 4: points are value × weight / 4", () => {
  const smvp = anSmvp("intermedio", {
    roles: [
      {
        ...onlyRole("istruttori", [{ kind: "behaviours", weight: "100" }]),
        behaviours: [
          { code: "impegno", weight: "60" },
          { code: "collaborazione", weight: "40" },
        ],
      },
    ],
    weights: { components: "percent", behaviours: "percent", objectives: "none" },
  });
  const judged = [
    { code: "impegno", score: "3.5" },
    { code: "collaborazione", score: "4" },
  ];
  // 3,5 × 60 / 4 + 4 × 40 / 4 = 52,5 + 40
  expect(standings(evaluateYear(aMaterial([aPerson("P-1")], [aForm("P-1", { behaviours: judged })]), smvp).people)).toEqual(["P-1: 92.5"]);
});

const ONLY_OBJECTIVES: Partial<Smvp> = { roles: [onlyRole("istruttori", [{ kind: "objectives", weight: "100" }])] };

describe("a year in two offices", () => {
  const stints = (neutralDays: number, countedDays: number) => [
    aStint({ to: civilDate("2024-06-30"), neutralDays, countedDays }), // 182 days
    aStint({ from: civilDate("2024-07-01"), unit: "Ufficio anagrafe" }), // 184 days
  ];
  const forms = [
    aForm("P-1", { to: civilDate("2024-06-30"), objectives: [own("80", "100")] }),
    aForm("P-1", { from: civilDate("2024-07-01"), objectives: [own("100", "100")] }),
  ];
  test.each([
    ["days weigh", 0, 0, "16480/183"], // (80 × 182 + 100 × 184) / 366
    ["neutral days count as worked", 150, 0, "16480/183"],
    ["counted days do not", 0, 82, "6600/71"], // (80 × 100 + 100 × 184) / 284
  ])("%s", (_, neutral, counted, score) => {
    const year = evaluateYear(aMaterial([aPerson("P-1", stints(neutral, counted))], forms), anSmvp("intermedio", ONLY_OBJECTIVES));
    expect(standings(year.people)).toEqual([`P-1: ${score}`]);
  });

  test("or the form with most days stands, as the SMVP says", () => {
    const smvp = anSmvp("intermedio", ONLY_OBJECTIVES);
    const longest = { ...smvp, individual: { ...smvp.individual, severalForms: "longest" as const } };
    expect(standings(evaluateYear(aMaterial([aPerson("P-1", stints(0, 0))], forms), longest).people)).toEqual(["P-1: 100"]);
  });
});

describe("[OBL-27] who is not evaluated, and why", () => {
  const smvp = anSmvp("intermedio", ONLY_OBJECTIVES); // at least 90 days
  const worked = (day: string, countedDays: number, neutralDays = 0) => [aStint({ to: civilDate(day), countedDays, neutralDays })];
  test.each([
    ["89 days", worked("2024-03-29", 0), "P-1: not evaluated, minimumDays"],
    ["90 days", worked("2024-03-30", 0), "P-1: 80"], // the last day counts
    ["91 days", worked("2024-03-31", 0), "P-1: 80"],
    ["a year less 277 counted days", worked("2024-12-31", 277), "P-1: not evaluated, minimumDays"],
    ["a year of maternity", worked("2024-12-31", 0, 366), "P-1: 80"],
  ])("%s", (_, stints, standing) => {
    const form = aForm("P-1", { to: stints[0]?.to ?? civilDate("2024-12-31"), objectives: [own("80", "100")] });
    expect(standings(evaluateYear(aMaterial([aPerson("P-1", stints)], [form]), smvp).people)).toEqual([standing]);
  });

  test("nobody without a form, nor one that somebody says cannot be evaluated", () => {
    const form = aForm("P-2", { notEvaluable: { reason: "noObjectives", note: "assunta a novembre" } });
    expect(standings(evaluateYear(aMaterial([aPerson("P-1"), aPerson("P-2")], [form]), smvp).people)).toEqual([
      "P-1: not evaluated, noForm",
      "P-2: not evaluated, noObjectives",
    ]);
  });

  test("a form that is not final, or lacks a degree, waits: it is no zero", () => {
    const forms = [
      aForm("P-1", { state: "communicated", objectives: [own("80", "100")] }),
      aForm("P-2", { objectives: [{ kind: "own", title: "Senza grado", weight: "100" }] }),
    ];
    expect(standings(evaluateYear(aMaterial([aPerson("P-1"), aPerson("P-2")], forms), smvp).people)).toEqual([
      "P-1: waiting, formNotFinal",
      "P-2: waiting, missing",
    ]);
  });
});

/** 143 invented scores spread as a real report prints them: none below 85, most just under 100. */
const SCORES = [
  ...Array.from({ length: 4 }, (_, i) => ["85.01", "87", "89.99", "90"][i] ?? ""),
  ...Array.from({ length: 19 }, (_, i) => `${String(91 + (i % 4))}.${String(i % 10)}1`),
  ...Array.from({ length: 114 }, (_, i) => `${String(96 + (i % 4))}.${String(10 + (i % 90))}`),
  ...Array.from({ length: 6 }, () => "100"),
];

test("[OBL-04] 143 invented forms give 0, 0, 4, 19, 114, 6 on the published grid, each share rounded on its own", () => {
  const people = SCORES.map((_, i) => aPerson(`P-${String(i + 1).padStart(3, "0")}`));
  const forms = SCORES.map((score, i) => aForm(people[i]?.code ?? "", { objectives: [own(score)] }));
  const year = evaluateYear(aMaterial(people, forms), anSmvp("settimo-2023", ONLY_OBJECTIVES));
  expect(year.bands.map(({ count, share }) => [count.text, share?.proof.result])).toEqual([
    ["0", "0.00"],
    ["0", "0.00"],
    ["4", "2.80"],
    ["19", "13.29"],
    ["114", "79.72"],
    ["6", "4.20"],
  ]);
});

describe("the accounts of the staff", () => {
  const smvp = anSmvp("intermedio", ONLY_OBJECTIVES);
  const left = aPerson("P-3", [aStint({ to: civilDate("2024-09-30") })]);
  const people = [aPerson("P-1"), aPerson("P-2"), left];
  const forms = [
    aForm("P-1", { objectives: [own("80", "100")] }),
    aForm("P-2", { notEvaluable: { reason: "suspended", note: "" } }),
    aForm("P-3", { to: civilDate("2024-09-30"), objectives: [own("90", "100")] }),
  ];
  const decision = { by: "Ufficio personale", on: civilDate("2025-03-01"), reason: "Verificato con i cedolini di dicembre" };

  test("add up, and close only when a person says so", () => {
    const open = evaluateYear(aMaterial(people, forms), smvp).headCount;
    expect(open).toMatchObject({ employed: 2, evaluated: 2, notEvaluated: 1, added: 1, waiting: 0, closes: false });
    const closed = evaluateYear({ ...aMaterial(people, forms), headCountDecision: decision }, smvp).headCount;
    expect(closed).toMatchObject({ employed: 2, evaluated: 2, notEvaluated: 1, added: 1, closes: true });
  });

  test("do not close while somebody waits, whatever a person says", () => {
    const waiting = forms.map((form) => (form.person === "P-1" ? { ...form, state: "proposed" as const } : form));
    expect(evaluateYear({ ...aMaterial(people, waiting), headCountDecision: decision }, smvp).headCount.closes).toBe(false);
  });
});

test("a score of 85.005 falls in one band, and in the one before when bands look at published scores", () => {
  const form = aForm("P-1", { objectives: [own("85.004", "100")] });
  const smvp = anSmvp("settimo-2023", ONLY_OBJECTIVES);
  const bandOf = (bandOn: Smvp["rounding"]["bandOn"]) => {
    const [person] = evaluateYear(aMaterial([aPerson("P-1")], [form]), { ...smvp, rounding: { decimals: 2, bandOn } }).people;
    return person?.standing.kind === "evaluated" ? [exactText(person.standing.published), person.standing.band] : undefined;
  };
  expect(bandOf("exact")).toEqual(["85", 2]);
  expect(bandOf("published")).toEqual(["85", 1]);
});

test("a circle of evaluators leaves the differentiation missing instead of running for ever", () => {
  const smvp = anSmvp("intermedio", {
    roles: [onlyRole("dirigente", [{ kind: "differentiation", weight: "100" }])],
    differentiation: { metric: "distinctScores", minimumPeople: 2, steps: [], beyond: "100" },
  });
  const people = ["D-1", "D-2"].map((code) => aPerson(code, [aStint({ role: "dirigente" })]));
  const forms = [aForm("D-1", { role: "dirigente", evaluator: "D-2" }), aForm("D-2", { role: "dirigente", evaluator: "D-1" })];
  expect(standings(evaluateYear(aMaterial(people, forms), smvp).people)).toEqual([
    "D-1: waiting, notApplicable",
    "D-2: waiting, notApplicable",
  ]);
});

describe("the grid of scores", () => {
  const people = [aPerson("P-3"), aPerson("P-1"), aPerson("P-2"), aPerson("P-4")];
  const forms = [
    aForm("P-1", { objectives: [own("50", "100")] }),
    aForm("P-2", { objectives: [own("100", "100")] }),
    aForm("P-3", { objectives: [own("55", "100")] }),
  ];
  const year = () => evaluateYear(aMaterial(people, forms), anSmvp("intermedio", ONLY_OBJECTIVES));

  test("counts only who was evaluated, in the order of codes", () => {
    expect(standings(year().people)).toEqual(["P-1: 50", "P-2: 100", "P-3: 55", "P-4: not evaluated, noForm"]);
    expect(year().bands.map(({ label, count, share }) => [label, count.text, share?.text])).toEqual([
      ["Meno di 60", "2", "66,67 %"],
      ["Da 60 a meno di 80", "0", "0,00 %"],
      ["Da 80 a meno di 95", "0", "0,00 %"],
      ["Da 95 a 100", "1", "33,33 %"],
    ]);
  });

  test("proves each count by the people in it, and each share by the counts", () => {
    const { evaluated, bands } = year();
    const [first] = bands;
    expect([evaluated.id, evaluated.text, evaluated.proof.figure, evaluated.proof.rule, evaluated.proof.result]).toEqual([
      "punteggi/valutati",
      "3",
      "Valutati",
      "Le persone che hanno un punteggio.",
      "3",
    ]);
    expect(proofLines(evaluated.proof)).toEqual([
      "Punteggio P-1: 50 (P-1)",
      "Punteggio P-2: 100 (P-2)",
      "Punteggio P-3: 55 (P-3)",
      "Se ne contano 3.",
    ]);
    expect(evaluated.proof.inputs.map(({ id }) => id)).toEqual(["P-1", "P-2", "P-3"]);
    expect(evaluated.proof.steps).toEqual([
      { id: "conteggio", operation: "count", operands: ["P-1", "P-2", "P-3"], result: "3", text: "Se ne contano 3." },
    ]);
    expect([first?.count.id, first?.count.proof.figure, first?.count.proof.rule]).toEqual([
      "punteggi/fascia-1",
      "Valutati con punteggio «Meno di 60»",
      "Le persone il cui punteggio cade nella fascia.",
    ]);
    expect(proofLines(first!.count.proof)).toEqual(["Punteggio P-1: 50 (P-1)", "Punteggio P-3: 55 (P-3)", "Se ne contano 2."]);
    expect(proofLines(first!.share!.proof)).toEqual([
      "Meno di 60: 2 (punteggi/fascia-1)",
      "Tutti i valutati: 3 (punteggi/valutati)",
      "2 diviso 3, per cento: 66,67 %.",
    ]);
  });

  test("is told of each category that has somebody in it", () => {
    const components = [{ kind: "objectives" as const, weight: "100" }];
    const smvp = anSmvp("intermedio", { roles: [onlyRole("istruttori", components), onlyRole("eq", components), onlyRole("dirigente", components)] });
    const role = "eq" as const;
    const all = [...people, aPerson("Q-1", [aStint({ role })]), aPerson("Q-2", [aStint({ role })]), aPerson("R-1", [aStint({ role: "dirigente" })])];
    const eq = [aForm("Q-1", { role, objectives: [own("70", "100")] }), aForm("Q-2", { role, objectives: [own("99", "100")] })];
    expect(evaluateYear(aMaterial(all, [...forms, ...eq]), smvp).bandsByCategory).toEqual({ eq: [0, 1, 0, 1], staff: [2, 0, 0, 1] });
  }); // prettier-ignore
});

describe("how much one's judgements differ", () => {
  const role = "dirigente" as const;
  const smvp = (metric: "distinctScores" | "topBandShare" = "distinctScores") =>
    anSmvp("intermedio", {
      roles: [
        onlyRole(role, [{ kind: "differentiation", weight: "100" }]),
        onlyRole("istruttori", [{ kind: "objectives", weight: "100" }]),
      ],
      differentiation: {
        metric,
        minimumPeople: 1,
        steps: [10, 20, 30].map((points, i) => ({ upTo: String(i + 1), inclusive: true, points: String(points) })),
        beyond: "100",
      },
    });
  const people = [aPerson("D-2", [aStint({ role })]), aPerson("D-1", [aStint({ role })]), aPerson("P-1"), aPerson("P-2")];
  const leaders = [aForm("D-2", { role, evaluator: "oiv" }), aForm("D-1", { role, evaluator: "oiv" })];
  const halves = [{ to: civilDate("2024-06-30") }, { from: civilDate("2024-07-01") }] as const;

  test("is measured on the forms one wrote, not on those of others about the same people", () => {
    const stints = halves.map((half) => aStint(half));
    const forms = [
      ...leaders,
      aForm("P-1", { ...halves[0], evaluator: "D-1", objectives: [own("70", "100")] }),
      aForm("P-1", { ...halves[1], evaluator: "D-2", objectives: [own("80", "100")] }),
      aForm("P-2", { evaluator: "D-2", objectives: [own("90", "100")] }),
    ];
    const year = evaluateYear(aMaterial(people.map((each) => (each.code === "P-1" ? aPerson("P-1", stints) : each)), forms), smvp()); // prettier-ignore
    expect(standings(year.people).slice(0, 2)).toEqual(["D-1: 10", "D-2: 20"]);
    expect(year.differentiationPoints.map(([figure, { proof }]) => [figure, proof.result])).toEqual([
      ["differenziazione/D-1/punti", "10"],
      ["differenziazione/D-2/punti", "20"],
    ]);
    expect(proofLines(year.people[0]!.forms[0]!.graded.proof)[0]).toBe("Differenziazione dei giudizi: 10 (differenziazione/D-1/punti)");
  });

  test("counts each form once, also where one wrote two about the same person", () => {
    const stints = halves.map((half) => aStint(half));
    const forms = [
      ...leaders,
      ...halves.map((half, i) => aForm("P-1", { ...half, objectives: [own(String(70 + i), "100")] })),
      aForm("P-2", { objectives: [own("90", "100")] }),
    ];
    const year = evaluateYear(aMaterial([...people.slice(0, 2), aPerson("P-1", stints), aPerson("P-2")], forms), smvp());
    expect(standings(year.people)[0]).toBe("D-1: 30"); // 70, 71 and 90
    expect(year.differentiation.find(({ name }) => name === "D-1")?.people).toBe(3);
  });

  test("looks at the highest band of the grid", () => {
    const forms = [...leaders, aForm("P-1", { objectives: [own("96", "100")] }), aForm("P-2", { objectives: [own("70", "100")] })];
    const year = evaluateYear(aMaterial(people, forms), smvp("topBandShare"));
    expect(standings(year.people)[0]).toBe("D-1: 100"); // 50 %, beyond the steps
    expect(year.differentiation.map(({ id, kind, metrics }) => [id, kind, metrics.topBandShare.proof.result])).toEqual([
      ["differenziazione/D-1", "evaluator", "50"],
      ["differenziazione/oiv", "evaluator", "100"], // of D-1 alone: D-2 has judged nobody and has no score
      ["differenziazione/Ufficio tributi", "unit", "200/3"], // D-1 and P-1 of three
    ]);
  });

  test("is of nobody who judged nobody, and has no points where the SMVP does not measure it", () => {
    const year = evaluateYear(aMaterial(people.slice(0, 2), leaders), smvp());
    expect(standings(year.people)).toEqual(["D-1: waiting, notApplicable", "D-2: waiting, notApplicable"]);
    const unmeasured = evaluateYear(aMaterial(people.slice(0, 2), leaders), without(smvp(), "differentiation"));
    expect(standings(unmeasured.people)).toEqual(["D-1: waiting, missing", "D-2: waiting, missing"]);
    expect(unmeasured.differentiationPoints).toEqual([]);
  });

  test("is measured first of those one judged for the same, and told in the order of codes", () => {
    const forms = [
      aForm("D-1", { role, evaluator: "oiv" }),
      aForm("D-2", { role, evaluator: "D-1" }),
      aForm("P-1", { evaluator: "D-2", objectives: [own("96", "100")] }),
      aForm("P-2", { evaluator: "D-1", objectives: [own("70", "100")] }),
    ];
    const year = evaluateYear(aMaterial(people, forms), smvp());
    expect(standings(year.people)).toEqual(["D-1: 20", "D-2: 10", "P-1: 96", "P-2: 70"]);
    expect(year.differentiationPoints.map(([figure]) => figure)).toEqual(["differenziazione/D-1/punti", "differenziazione/D-2/punti"]);
  });

  test("does not look for a person nobody knows", () => {
    const forms = [...leaders, aForm("P-1", { objectives: [own("96", "100")] }), aForm("P-9", { objectives: [own("70", "100")] })];
    expect(standings(evaluateYear(aMaterial(people, forms), smvp()).people)[0]).toBe("D-1: 10");
  });
});
