import { describe, expect, test } from "vitest";
import { anSmvp } from "../../../tests/support/individual.ts";
import { without } from "../../../tests/support/without.ts";
import { checkSmvp } from "./checkSmvp.ts";
import type { Decay } from "./indicators/scoringRule.ts";
import type { DifferentiationRule, Smvp } from "./smvp.ts";

const base = anSmvp();

const told = (smvp: Smvp) => checkSmvp(smvp).map(({ clause, message, severity }) => `${severity} ${clause}: ${message}`);

test.each(["semplificato", "intermedio", "completo", "settimo-2023"] as const)("nothing is said of %s", (preset) => {
  expect(checkSmvp(anSmvp(preset))).toEqual([]);
});

test("roles, scales, behaviours and bands are read too, each where it stands", () => {
  const [scale] = base.scales;
  const [behaviour] = base.behaviours;
  const [segretario] = base.roles;
  expect(told({ ...base, roles: [...base.roles, segretario!] })).toEqual([
    "error ruoli[7]: Il modello di scheda per il ruolo «segretario» c'è già: ne resti uno.",
  ]);
  expect(told({ ...base, scales: [...base.scales, scale!] })).toEqual(["error scale[1]: La scala «zero-quattro» c'è già: ne resti uno."]);
  const words = { kind: "words", code: "a-parole", levels: [] } as const;
  expect(told({ ...base, scales: [...base.scales, words] })).toEqual([
    "error scale[1].livelli: Una scala di parole ha almeno due livelli.",
  ]);
  expect(told({ ...base, behaviours: [...base.behaviours, behaviour!] })).toEqual([
    "error comportamenti[8]: Il comportamento «impegno» c'è già: ne resti uno.",
  ]);
  const bands = base.bands.map((band) => (band.label === "Da 95 a 100" ? { ...band, upTo: "99", label: "Alta" } : band));
  expect(told({ ...base, bands })).toEqual([
    "error fasce[3].fino_a: L'ultima fascia finisce a 99: i punteggi oltre non stanno in nessuna.",
  ]);
  expect(told({ ...base, bands: base.bands.slice(3) })).toEqual(["error fasce: La griglia dei punteggi ha almeno due fasce."]);
});

describe("degrees of achievement", () => {
  const achievement = (changes: Partial<Smvp["achievement"]>) => told({ ...base, achievement: { ...base.achievement, ...changes } });
  // scores up to 120 would need a band of their own: the last one of the base ends at 100
  const withLimits = (floor: string, cap: string, achieved = "100", notAchieved = "0") =>
    achievement({ limits: { floor, cap }, outcomes: { achieved, notAchieved } }).filter((line) => line.includes("raggiungimento"));
  const outOf = (what: "raggiunto" | "non raggiunto") =>
    `error raggiungimento.esiti.${what.replace(" ", "_")}: I punti di un obiettivo ${what} escono dal minimo o dal massimo.`;
  const swapped = "error raggiungimento.esiti.raggiunto: Un obiettivo raggiunto non vale più di uno non raggiunto.";
  const noRoom = "error raggiungimento.minimo: Il grado minimo non è sotto il massimo.";

  test.each<[string, string, string, string, readonly string[]]>([
    ["0", "100", "100", "0", []],
    ["0", "120", "100", "0", []],
    ["0", "100", "90", "10", []],
    ["10", "100", "100", "10", []], // at both ends
    ["0", "100", "100.01", "0", [outOf("raggiunto")]],
    ["10", "100", "100", "9.99", [outOf("non raggiunto")]],
    ["50", "100", "49", "60", [outOf("raggiunto"), swapped]],
    ["0", "50", "40", "60", [outOf("non raggiunto"), swapped]],
    ["0", "100", "50", "50", [swapped]],
    ["0", "100", "40", "60", [swapped]],
    ["100", "100", "100", "100", [noRoom, swapped]],
    ["99.99", "100", "100", "99.99", []],
    ["101", "100", "100", "0", [noRoom, outOf("raggiunto"), outOf("non raggiunto")]],
  ])("from %s to %s, %s when achieved and %s when not", (floor, cap, achieved, notAchieved, problems) => {
    expect(withLimits(floor, cap, achieved, notAchieved)).toEqual(problems);
  });

  const early = "error raggiungimento.scadenza.zero_dopo_giorni: Un ritardo vale zero prima che finiscano i giorni di tolleranza.";
  test.each<[number, Decay, readonly string[]]>([
    [10, { kind: "overDays", zeroAfter: 11 }, []],
    [10, { kind: "overDays", zeroAfter: 10 }, [early]],
    [10, { kind: "overDays", zeroAfter: 9 }, [early]],
  ])("a delay with %i days of grace, %j", (graceDays, decay, problems) => {
    expect(achievement({ deadline: { ...base.achievement.deadline, graceDays, decay } })).toEqual(problems);
  });

  test("a delay that is worth nothing at once may have days of grace", () => {
    const { decay } = anSmvp("semplificato").achievement.deadline;
    expect(decay.kind).not.toBe("overDays");
    expect(achievement({ deadline: { ...base.achievement.deadline, graceDays: 400, decay } })).toEqual([]);
  });

  test.each<[string, string, number]>([
    ["50", "50", 0],
    ["0", "1", 0],
    ["1", "0", 0],
    ["0", "0", 1],
  ])("value and deadline that weigh %s and %s", (valueWeight, deadlineWeight, problems) => {
    const message =
      "error raggiungimento.valore_e_scadenza.peso_valore: Valore e scadenza pesano tutti e due zero: la media non si può fare.";
    const found = achievement({ both: { ...base.achievement.both, valueWeight, deadlineWeight } });
    expect(found).toEqual(problems === 0 ? [] : [message]);
  });

  test.each<[string, readonly string[]]>([
    ["100", []],
    ["100.01", ["error aggregazione.trasversali.quota: La quota degli obiettivi trasversali è oltre 100."]],
  ])("a share of %s for cross-cutting objectives", (share, problems) => {
    expect(told({ ...base, rollUp: { ...base.rollUp, crossCutting: { ...base.rollUp.crossCutting, share } } })).toEqual(problems);
  });
});

describe("how much judgements differ", () => {
  const step = (upTo: string, points: string) => ({ upTo, inclusive: false, points });
  const differentiation = (changes: Partial<DifferentiationRule>) =>
    told({ ...base, differentiation: { metric: "distinctScores", minimumPeople: 2, steps: [], beyond: "100", ...changes } });
  const disorder = "error differenziazione.gradini: I gradini della differenziazione non sono in ordine crescente.";
  const tooFew = "error differenziazione.persone_minime: Con meno di due persone i giudizi non possono differire: il minimo è almeno 2.";

  test.each<[string, Partial<DifferentiationRule>, readonly string[]]>([
    ["without steps", {}, []],
    ["with steps in order", { steps: [step("1", "0"), step("2", "100")] }, []],
    ["with two steps that end together", { steps: [step("1", "0"), step("1", "50")] }, [disorder]],
    ["with steps in disorder", { steps: [step("2", "0"), step("1", "50")] }, [disorder]],
    [
      "with points above 100",
      { steps: [step("1", "0"), step("2", "100.01")] },
      ["error differenziazione.gradini[1].punti: I punti sono più di 100."],
    ],
    [
      "with points above 100 beyond the steps",
      { steps: [step("1", "0")], beyond: "100.01" },
      ["error differenziazione.oltre: I punti sono più di 100."],
    ],
    ["of two people", { minimumPeople: 2 }, []],
    ["of one person", { minimumPeople: 1 }, [tooFew]],
  ])("%s", (_, changes, problems) => {
    expect(differentiation(changes)).toEqual(problems);
  });

  test("need not be measured where it is no component", () => {
    const roles = base.roles.filter(({ components }) => components.every(({ kind }) => kind !== "differentiation"));
    expect(checkSmvp({ ...without(base, "differentiation"), roles })).toEqual([]);
  });
});

describe("the days below which nobody is evaluated", () => {
  const tooMany = "error individuale.giorni_minimi: Un anno non ha tanti giorni: nessuno sarebbe valutato.";
  const many = "warning individuale.giorni_minimi: Chi ha lavorato mezzo anno non sarebbe valutato.";
  test.each<[number, readonly string[]]>([
    [0, []],
    [183, []],
    [184, [many]],
    [366, [many]],
    [367, [tooMany]],
  ])("%i", (minimumDays, problems) => {
    expect(told({ ...base, individual: { ...base.individual, minimumDays } })).toEqual(problems);
  });
});

describe("absences whose days count as worked (d.lgs. 150/2009, art. 9, c. 3)", () => {
  const lacking = (words: string) =>
    `error individuale.assenze_neutre: Manca «${words}»: i suoi giorni contano come lavorati. (d.lgs. 150/2009, art. 9, c. 3, fonte da verificare)`;
  const absences = (neutralAbsences: Smvp["individual"]["neutralAbsences"]) =>
    told({ ...base, individual: { ...base.individual, neutralAbsences } });

  test("the three the law names are enough", () => {
    expect(absences(["parentalLeave", "maternity", "paternity"])).toEqual([]);
  });

  test("each of the three is needed", () => {
    expect(absences([])).toEqual([lacking("congedo di maternità"), lacking("congedo di paternità"), lacking("congedo parentale")]);
    expect(absences(["maternity", "parentalLeave"])).toEqual([lacking("congedo di paternità")]);
  });

  test("each is named once", () => {
    expect(absences(["maternity", "paternity", "parentalLeave", "maternity"])).toEqual([
      "error individuale.assenze_neutre[3]: L'assenza «maternity» c'è già: ne resti uno.",
    ]);
  });

  test("the citation goes with the problem", () => {
    const [problem] = checkSmvp({ ...base, individual: { ...base.individual, neutralAbsences: ["paternity", "parentalLeave"] } });
    expect(problem?.citation).toEqual({ act: "d.lgs. 150/2009", article: "9", paragraph: "3", verify: true });
  });
});

describe("limits of scores and procedure", () => {
  const law = "(d.lgs. 150/2009, art. 3, c. 5-bis, fonte da verificare)";
  const days = (changes: Partial<Smvp["procedure"]>): Partial<Smvp> => ({ procedure: { ...base.procedure, ...changes } });
  const few = "warning procedura.giorni_osservazioni: Meno di 5 giorni per le osservazioni sono pochi.";
  const none = "error procedura.giorni_osservazioni: Chi è valutato deve avere almeno un giorno per le osservazioni.";
  const nobody = "error tetto.da: Il punteggio da cui parte il tetto è oltre 100: il tetto non riguarda nessuno.";

  test.each<[string, Partial<Smvp>, readonly string[]]>([
    ["negative below 100", { negativeBelow: "100" }, []],
    ["negative below 100.01", { negativeBelow: "100.01" }, [`error negativa_sotto: La soglia della valutazione negativa è oltre 100. ${law}`]],
    ["negative below 0.01", { negativeBelow: "0.01" }, []],
    ["negative below zero", { negativeBelow: "0" }, [`warning negativa_sotto: Con la soglia a zero nessuna valutazione è mai negativa. ${law}`]],
    ["4 decimals", { rounding: { decimals: 4, bandOn: "exact" } }, []],
    ["5 decimals", { rounding: { decimals: 5, bandOn: "exact" } }, ["error arrotondamento.decimali: I punteggi si pubblicano con al più 4 decimali."]],
    ["5 days for observations", days({ observationDays: 5 }), []],
    ["4 days for observations", days({ observationDays: 4 }), [few]],
    ["1 day for observations", days({ observationDays: 1 }), [few]],
    ["no day for observations", days({ observationDays: 0 }), [none]],
    ["1 day to decide", days({ decisionDays: 1 }), []],
    ["no day to decide", days({ decisionDays: 0 }), ["error procedura.giorni_decisione: Chi decide deve avere almeno un giorno."]],
    ["a cap of all", { topScores: { from: "100", atMostPercent: "100" } }, []],
    ["a cap of more than all", { topScores: { from: "95", atMostPercent: "100.01" } }, ["error tetto.quota_massima: La quota dei punteggi più alti è oltre il 100 %."]],
    ["a cap above 100", { topScores: { from: "100.01", atMostPercent: "25" } }, [nobody]],
  ])("%s", (_, changes, problems) => {
    expect(told({ ...base, ...changes })).toEqual(problems);
  }); // prettier-ignore
});
