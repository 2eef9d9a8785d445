import { describe, expect, test } from "vitest";
import { anSmvp } from "../../../tests/support/individual.ts";
import { without } from "../../../tests/support/without.ts";
import { checkRoles } from "./checkRoles.ts";
import type { Component, RoleTemplate, Smvp } from "./smvp.ts";

const LAW_OF_LEADERS = { act: "d.lgs. 150/2009", article: "9", paragraph: "1" };
const LAW_OF_STAFF = { act: "d.lgs. 150/2009", article: "9", paragraph: "2" };

/** Components by kind and weight: { unit: "40" }. */
function components(weights: Partial<Record<Component["kind"], string>>): Component[] {
  return Object.entries(weights).map(([kind, weight]) => ({ kind: kind as Component["kind"], weight }));
}

/** A template that is right for the staff, changed where a test says. */
function aTemplate(changes: Partial<RoleTemplate> = {}): RoleTemplate {
  return {
    role: "istruttori",
    components: components({ unit: "40", behaviours: "60" }),
    behaviours: [{ code: "impegno" }, { code: "collaborazione" }],
    scale: "zero-quattro",
    ...changes,
  };
}

function told(roles: readonly RoleTemplate[], changes: Partial<Smvp> = {}) {
  return checkRoles(anSmvp("intermedio", { roles, ...changes })).map(
    ({ clause, message, severity }) => `${severity} ${clause}: ${message}`,
  );
}

test.each(["semplificato", "intermedio", "completo", "settimo-2023"] as const)("the templates of %s are right", (preset) => {
  expect(checkRoles(anSmvp(preset))).toEqual([]);
});

test("without any template nobody can be evaluated", () => {
  expect(told([])).toEqual(["error ruoli: Non c'è nessun modello di scheda: nessuno può essere valutato."]);
});

test("a role has one template", () => {
  expect(told([aTemplate(), aTemplate({ role: "funzionari" }), aTemplate()])).toEqual([
    "error ruoli[2]: Il modello di scheda per il ruolo «istruttori» c'è già: ne resti uno.",
  ]);
});

describe("a template is told", () => {
  test.each<[string, Partial<RoleTemplate>, readonly string[]]>([
    ["nothing when it is right", {}, []],
    [
      "a component twice",
      { components: [...components({ unit: "40" }), ...components({ unit: "20", behaviours: "40" })] },
      ["error ruoli[0].componenti[1]: La componente «unit» c'è già: ne resti uno."],
    ],
    [
      "weights that do not sum to 100",
      { components: components({ unit: "40", behaviours: "59" }) },
      ["error ruoli[0].componenti: Area degli istruttori: le componenti hanno pesi che sommano a 99 invece che a 100."],
    ],
    [
      "a behaviour twice",
      { behaviours: [{ code: "impegno" }, { code: "impegno" }] },
      ["error ruoli[0].comportamenti[1]: Il comportamento «impegno» c'è già: ne resti uno."],
    ],
    [
      "a behaviour nobody described",
      { behaviours: [{ code: "impegno" }, { code: "puntualita" }] },
      ["error ruoli[0].comportamenti[1].codice: Il comportamento «puntualita» non è nell'elenco dei comportamenti."],
    ],
    [
      "weights of behaviours where none are used",
      { behaviours: [{ code: "impegno" }, { code: "collaborazione", weight: "50" }] },
      ["error ruoli[0].comportamenti[1].peso: Area degli istruttori: i comportamenti non hanno pesi, e qui ce n'è uno."],
    ],
    [
      "behaviours that count and are not listed",
      { behaviours: [] },
      ["error ruoli[0].comportamenti: Area degli istruttori: i comportamenti mancano."],
    ],
    ["a scale that is not there", { scale: "uno-cinque" }, ["error ruoli[0].scala: La scala «uno-cinque» non è nell'elenco delle scale."]],
    [
      "behaviours that are listed and do not count",
      { components: components({ unit: "60", administration: "40" }) },
      [
        "error ruoli[0].comportamenti: Area degli istruttori: ci sono comportamenti, ma manca la componente «comportamenti e competenze».",
        "warning ruoli[0].componenti: Area degli istruttori: manca «comportamenti e competenze». (d.lgs. 150/2009, art. 9, c. 2)",
      ],
    ],
  ])("%s", (_, changes, problems) => {
    expect(told([aTemplate(changes)])).toEqual(problems);
  });

  test("behaviours without a scale", () => {
    expect(told([without(aTemplate(), "scale")])).toEqual([
      "error ruoli[0].scala: Area degli istruttori: i comportamenti si valutano su una scala, e non ne è indicata nessuna.",
    ]);
  });

  test("no scale where no behaviours are judged", () => {
    const segretario = { role: "segretario", components: components({ administration: "100" }), behaviours: [] } as const;
    expect(told([segretario])).toEqual([]);
  });

  test("differentiation nobody says how to measure", () => {
    const leader = aTemplate({
      role: "dirigente",
      components: components({ unit: "50", objectives: "20", behaviours: "25", differentiation: "5" }),
    });
    expect(checkRoles(without(anSmvp("intermedio", { roles: [leader] }), "differentiation"))).toEqual([
      {
        clause: "ruoli[0].componenti",
        message: "Dirigente: c'è la differenziazione dei giudizi, ma non è detto come si misura.",
        severity: "error",
      },
    ]);
    expect(told([leader])).toEqual([]);
  });
});

describe("who leads is evaluated on unit, objectives, behaviours and differentiation (art. 9, c. 1):", () => {
  const whole = { unit: "40", objectives: "20", behaviours: "35", differentiation: "5" };
  const without = (kind: keyof typeof whole) =>
    components(Object.fromEntries(Object.entries(whole).flatMap(([each, weight]) => (each === kind ? [] : [[each, weight]]))));
  const lawOf = (template: RoleTemplate) =>
    checkRoles(anSmvp("intermedio", { roles: [template], weights: { components: "points", behaviours: "none", objectives: "none" } }));

  test.each(["dirigente", "eqWithFunctions", "eq"] as const)("%s with all four", (role) => {
    expect(lawOf(aTemplate({ role, components: components(whole) }))).toEqual([]);
  });

  test.each([
    ["objectives", "Dirigente: manca la componente «obiettivi individuali o di gruppo». (d.lgs. 150/2009, art. 9, c. 1)"],
    ["unit", "Dirigente: manca la componente «performance dell'unità organizzativa». (d.lgs. 150/2009, art. 9, c. 1)"],
    ["differentiation", "Dirigente: manca la componente «differenziazione dei giudizi». (d.lgs. 150/2009, art. 9, c. 1)"],
  ] as const)("without %s it is a warning", (kind, message) => {
    expect(lawOf(aTemplate({ role: "dirigente", components: without(kind) }))).toEqual([
      { clause: "ruoli[0].componenti", message, severity: "warning", citation: LAW_OF_LEADERS },
    ]);
  });

  test("the weight of the unit prevails over every other", () => {
    const message =
      "Dirigente: il peso della performance dell'unità organizzativa deve prevalere, e non supera quello di ogni altra componente. (d.lgs. 150/2009, art. 9, c. 1)";
    const warned = [{ clause: "ruoli[0].componenti", message, severity: "warning", citation: LAW_OF_LEADERS }];
    const weighing = (unit: string, behaviours: string) =>
      lawOf(aTemplate({ role: "dirigente", components: components({ ...whole, unit, behaviours }) }));
    expect(weighing("35.01", "35")).toEqual([]);
    expect(weighing("35", "35")).toEqual(warned);
    expect(weighing("34.99", "35")).toEqual(warned);
    expect(weighing("40", "35")).toEqual([]);
  });

  test("equal weights that nobody writes do not prevail", () => {
    const kinds = ["unit", "objectives", "behaviours", "differentiation"] as const;
    const smvp = anSmvp("intermedio", {
      roles: [aTemplate({ role: "dirigente", components: kinds.map((kind) => ({ kind })) })],
      weights: { components: "none", behaviours: "none", objectives: "none" },
    });
    expect(checkRoles(smvp).map(({ severity, citation }) => [severity, citation])).toEqual([["warning", LAW_OF_LEADERS]]);
  });
});

describe("the others are evaluated on objectives, of their own or of the unit, and on behaviours (art. 9, c. 2):", () => {
  test.each<[string, Partial<Record<Component["kind"], string>>]>([
    ["the unit's", { unit: "40", behaviours: "60" }],
    ["one's own", { objectives: "40", behaviours: "60" }],
    ["both", { unit: "20", objectives: "20", behaviours: "60" }],
  ])("%s", (_, weights) => {
    expect(told([aTemplate({ components: components(weights) })])).toEqual([]);
  });

  test.each(["funzionari", "istruttori", "operatoriEsperti", "operatori"] as const)("%s with behaviours alone are a warning", (role) => {
    const problems = checkRoles(anSmvp("intermedio", { roles: [aTemplate({ role, components: components({ behaviours: "100" }) })] }));
    expect(problems.map(({ severity, citation }) => [severity, citation])).toEqual([["warning", LAW_OF_STAFF]]);
    expect(problems[0]?.message).toContain(
      "manca «obiettivi individuali o di gruppo» o «performance dell'unità organizzativa». (d.lgs. 150/2009, art. 9, c. 2)",
    );
  });

  test("the law says neither of the Segretario", () => {
    expect(told([aTemplate({ role: "segretario", components: components({ behaviours: "100" }) })])).toEqual([]);
  });
});
