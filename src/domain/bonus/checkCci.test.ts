import { describe, expect, test } from "vitest";
import { aCci, aFund, aScoreBand as band } from "../../../tests/support/aCci.ts";
import { civilDate } from "../kernel/civilDate.ts";
import type { Cci, Fund, Surcharge } from "./cci.ts";
import { checkCci } from "./checkCci.ts";

const applied = (percent: string, isLinkedToEnteObjectives = false): Surcharge => ({
  kind: "applied",
  percent,
  quota: { kind: "count", count: 2 },
  isLinkedToEnteObjectives,
  ties: [],
  lastTie: "nobody",
});
const errors = (fund: Fund, changes: Partial<Cci> = {}) =>
  checkCci(aCci([fund], changes))
    .filter(({ severity }) => severity === "error")
    .map(({ clause }) => clause);
const in2026 = { act: { title: "Contratto collettivo integrativo, n. 1", date: civilDate("2026-02-23") } };
const in2025 = { act: { title: "Contratto collettivo integrativo, n. 1", date: civilDate("2026-02-22") } };

//  contract  employees  linked  percent  errors
test.each([
  [in2025, 150, false, "30", []],
  [in2025, 150, false, "29.99", ["fondi[0].maggiorazione.percentuale"]],
  [in2025, 8, true, "25", ["fondi[0].maggiorazione.percentuale"]], // size classes come with the contract of 2026
  [in2026, 150, false, "29.99", ["fondi[0].maggiorazione.percentuale"]],
  [in2026, 10, false, "25", []],
  [in2026, 10, false, "24.99", ["fondi[0].maggiorazione.percentuale"]],
  [in2026, 11, false, "25", ["fondi[0].maggiorazione.percentuale"]],
  [in2026, 150, true, "20", []],
  [in2026, 150, true, "19.99", ["fondi[0].maggiorazione.percentuale"]],
])("[OBL-21] %j with %i employees, linked %s, surcharge %s %%: %j", (contract, employees, linked, percent, expected) => {
  expect(errors(aFund({ surcharge: applied(percent, linked) }), { ...contract, employees })).toEqual(expected);
});

test("[OBL-21] without a surcharge: refused, but with five employees or fewer since 2026, or five dirigenti", () => {
  const none = aFund();
  expect(errors(none, { ...in2026, employees: 6 })).toEqual(["fondi[0].maggiorazione.tipo"]);
  expect(errors(none, { ...in2026, employees: 5 })).toEqual([]);
  const dirigenti = aFund({ category: "dirigenti", base: { kind: "positionPay" } });
  expect(errors(dirigenti, { dirigenti: 5 })).toEqual([]);
  expect(errors(dirigenti, { dirigenti: 6 })).toEqual(["fondi[0].maggiorazione.tipo"]);
});

const EQ: Fund = aFund({ category: "eq", base: { kind: "positionPay" }, positionPay: "32000.00", allocated: "5647.06" });

//  change                                        errors
test.each([
  [{}, []],
  [{ allocated: "5647.05" }, ["fondi[0].stanziato"]],
  [{ interimPercent: "15" }, []],
  [{ interimPercent: "14.99" }, ["fondi[0].interim"]],
  [{ interimPercent: "25" }, []],
  [{ interimPercent: "25.01" }, ["fondi[0].interim"]],
] satisfies [Partial<Fund>, string[]][])("[OBL-23] EQ with %j: %j", (change, expected) => {
  expect(errors({ ...EQ, ...change })).toEqual(expected);
});

test("[OBL-23] the minimum of the EQ is told in euros, with its source", () => {
  expect(checkCci(aCci([{ ...EQ, allocated: "5000.00" }])).map(({ message }) => message)).toContain(
    "La retribuzione di risultato è sotto il 15 % di posizione e risultato insieme: servono almeno 5.647,06 euro (CCNL Funzioni locali 16/11/2022, art. 17, c. 4, fonte da verificare).",
  );
});

test("[OBL-22] less than 30 % bound to payment times is refused; giving what is lost to colleagues is told", () => {
  const gated = (percent: string, lost: "savings" | "colleagues" = "savings") => ({ ...EQ, paymentTimes: { percent, lost } });
  expect(errors(gated("30"))).toEqual([]);
  expect(errors(gated("29.99"))).toEqual(["fondi[0].tempi_di_pagamento.percentuale"]);
  expect(errors(aFund({ surcharge: applied("30"), paymentTimes: { percent: "30", lost: "savings" } }))).toEqual([
    "fondi[0].tempi_di_pagamento",
  ]);
  expect(checkCci(aCci([gated("30", "colleagues")])).map(({ clause }) => clause)).toContain("fondi[0].tempi_di_pagamento.persi");
});

test("a higher score paid less than a lower one is told", () => {
  const pays = (percent: string) => ({ kind: "percent", percent }) as const;
  const bands = [
    { ...band("60", true, "90", false), pays: pays("100") },
    { ...band("90", true, "100", true), pays: pays("90") },
  ];
  expect(checkCci(aCci([{ ...EQ, formula: { kind: "bands", bands } }]))).toEqual([
    {
      clause: "fondi[0].formula.soglie[1]",
      message: "Un punteggio più alto può essere pagato meno di uno più basso.",
      severity: "warning",
    },
  ]);
});

const STAFF = aFund({ surcharge: applied("30") });
const DIRIGENTI = aFund({ category: "dirigenti", base: { kind: "positionPay" }, allocated: "60000.00", positionPay: "340000.00", paymentTimes: { percent: "30", lost: "savings" } }); // prettier-ignore
const SEGRETARIO = aFund({ category: "segretario", base: { kind: "coefficients", coefficients: { segretario: "1" } } });
const told = (fund: Fund, changes: Partial<Cci> = {}) =>
  checkCci(aCci([fund], changes)).map(({ severity, clause, message }) => `${severity} ${clause.replace("fondi[0].", "")}: ${message}`);

test.each([
  ["staff", STAFF],
  ["EQ", EQ],
  ["dirigenti", DIRIGENTI],
  ["Segretario", SEGRETARIO],
])("a good fund of %s has nothing to tell", (_, fund) => {
  expect(told(fund)).toEqual([]);
});

describe("the contract as a whole:", () => {
  test.each<[string, Partial<Cci>, readonly string[]]>([
    ["an SMVP of the same day", { smvp: { title: "G", date: civilDate("2025-05-20") } }, []],
    [
      "an SMVP of the day after",
      { smvp: { title: "G", date: civilDate("2025-05-21") } },
      ["warning smvp.data: Lo SMVP è di un giorno successivo al contratto che lo paga: controlli le date."],
    ],
    ["as many dirigenti as employees", { dirigenti: 150 }, []],
    ["one dirigente more than employees", { dirigenti: 151 }, ["error dirigenti: I dirigenti sono più dei dipendenti."]],
  ])("%s", (_, changes, expected) => {
    expect(told(STAFF, changes)).toEqual(expected);
  });

  test("two funds of one category: the second is told, and other categories are not", () => {
    expect(checkCci(aCci([STAFF, EQ, STAFF]))).toEqual([
      { clause: "fondi[2].categoria", message: "Il fondo «Personale» compare due volte.", severity: "error" },
    ]);
  });

  test("a finding is told of the fund where it stands", () => {
    expect(checkCci(aCci([STAFF, { ...EQ, interimPercent: "26" }])).map(({ clause }) => clause)).toEqual(["fondi[1].interim"]);
  });
});

describe("bands of a formula:", () => {
  const whole = [band("60", true, "95", false), band("95", true, "100", true)];
  const holed = [band("60", true, "94", true), band("95", true, "100", true)];
  const pays = (percent: string) => ({ kind: "percent", percent }) as const;
  const falling = [{ ...band("60", true, "90", false), pays: pays("100") }, { ...band("90", true, "100", true), pays: pays("99") }];
  const fall = "Un punteggio più alto può essere pagato meno di uno più basso.";
  const hole = "error formula.soglie[1]: Buco: nessuna soglia comprende i punteggi tra 94 e 95.";
  test.each<[string, Fund["formula"], readonly string[]]>([
    ["whole, by bands", { kind: "bands", bands: whole }, []],
    ["whole, by points", { kind: "points", bands: whole }, []],
    ["a hole, by bands", { kind: "bands", bands: holed }, [hole]],
    ["a hole, by points", { kind: "points", bands: holed }, [hole]],
    ["nothing up to 100 is told of the bands together", { kind: "bands", bands: [band("60", true, "99", true)] }, ["error formula.soglie: Buco: nessuna soglia comprende i punteggi tra 99 e 100."]],
    ["falling", { kind: "bands", bands: falling }, [`warning formula.soglie[1]: ${fall}`]],
    ["falling, written the other way round", { kind: "bands", bands: [...falling].reverse() }, [`warning formula.soglie[0]: ${fall}`]],
    ["falling and with a hole: only the hole", { kind: "bands", bands: [falling[0]!, { ...falling[1]!, includesFrom: false }] }, ["error formula.soglie[1]: Buco: nessuna soglia comprende il punteggio 90."]],
    ["level", { kind: "bands", bands: [falling[1]!, falling[0]!].map((each) => ({ ...each, pays: pays("100") })) }, []],
    ["from a percent of 90 to as much as the score, from 90", { kind: "bands", bands: [{ ...falling[0]!, pays: pays("90") }, band("90", true, "100", true)] }, []],
    ["from a percent of 91 to as much as the score, from 90", { kind: "bands", bands: [{ ...falling[0]!, pays: pays("91") }, band("90", true, "100", true)] }, [`warning formula.soglie[1]: ${fall}`]],
    ["from as much as the score, up to 90, to a percent of 89", { kind: "bands", bands: [band("60", true, "90", false), { ...falling[1]!, pays: pays("89") }] }, [`warning formula.soglie[1]: ${fall}`]],
    ["from as much as the score, up to 90, to a percent of 90", { kind: "bands", bands: [band("60", true, "90", false), { ...falling[1]!, pays: pays("90") }] }, []],
    ["a budget each has no bands", { kind: "assignedBudget" }, []],
  ])("%s", (_, formula, expected) => {
    expect(told({ ...STAFF, formula })).toEqual(expected);
  });
}); // prettier-ignore

describe("envelopes of a formula:", () => {
  const of = (...percents: readonly [string, string][]): Fund["formula"] => ({
    kind: "envelopes",
    envelopes: percents.map(([objective, percent]) => ({ objective, percent })),
    bands: [band("60", true, "100", true)],
  });
  const twice = (i: number) => `error formula.buste[${String(i)}].obiettivo: Lo stesso obiettivo ha due buste.`;
  test.each<[string, Fund["formula"], readonly string[]]>([
    ["that sum to 100", of(["O1", "62.5"], ["O2", "37.5"]), []],
    ["that sum to less", of(["O1", "62.4"], ["O2", "37.5"]), ["error formula.buste: Le percentuali delle buste sommano a 99,9 e non a 100."]],
    ["that sum to more", of(["O1", "62.5"], ["O2", "37.6"]), ["error formula.buste: Le percentuali delle buste sommano a 100,1 e non a 100."]],
    ["two of one objective, at the beginning", of(["O1", "50"], ["O1", "25"], ["O2", "25"]), [twice(1)]],
    ["two of one objective, at the end", of(["O1", "50"], ["O2", "25"], ["O1", "25"]), [twice(2)]],
    ["bands are looked at too", { ...of(["O1", "100"]), bands: [band("60", true, "99", true)] } as Fund["formula"], ["error formula.soglie: Buco: nessuna soglia comprende i punteggi tra 99 e 100."]],
  ])("%s", (_, formula, expected) => {
    expect(told({ ...STAFF, formula })).toEqual(expected);
  });
}); // prettier-ignore

describe("what a fund is divided by:", () => {
  const coefficients = (given: Extract<Fund["base"], { kind: "coefficients" }>["coefficients"]): Fund["base"] => ({
    kind: "coefficients",
    coefficients: given,
  });
  const lacks = (role: string) => `warning base.coefficienti: Manca il coefficiente per «${role}»: se qualcuno ha questo ruolo, non si può pagare.`;
  test.each<[string, Fund, Fund["base"], readonly string[]]>([
    ["the staff has no position pay", STAFF, { kind: "positionPay" }, ["error base.tipo: Il personale non ha retribuzione di posizione: serve un coefficiente per area."]],
    ["a coefficient that lacks", STAFF, coefficients({ funzionari: "1.2", istruttori: "1", operatori: "1" }), [lacks("Area degli operatori esperti")]],
    ["a role of another fund", SEGRETARIO, coefficients({ segretario: "1", dirigente: "1" }), ["error base.coefficienti: «Dirigente» non è pagato da questo fondo."]],
    ["no coefficient of its own", SEGRETARIO, coefficients({ dirigente: "1" }), ["error base.coefficienti: «Dirigente» non è pagato da questo fondo.", lacks("Segretario")]],
    ["a word that is no role", SEGRETARIO, coefficients({ segretario: "1", ...{ sindaco: "1" } }), []],
    ["position pay of the Segretario", SEGRETARIO, { kind: "positionPay" }, []],
  ])("%s", (_, fund, base, expected) => {
    expect(told({ ...fund, base })).toEqual(expected);
  });
}); // prettier-ignore

describe("[OBL-21] the surcharge:", () => {
  const art81 = "CCNL Funzioni locali 16/11/2022, art. 81";
  const art48 = "CCNL Funzioni locali 23/02/2026, art. 48, fonte da verificare";
  const art30 = "CCNL Area Funzioni locali 17/12/2020, art. 30";
  const unforeseen = "warning maggiorazione: Per questa categoria il contratto nazionale non prevede la maggiorazione (fonte da verificare).";
  const zero = "error maggiorazione.quota: La quota è zero: nessuno avrebbe la maggiorazione.";
  const everybody = "error maggiorazione.quota: La quota comprende tutti: deve essere limitata.";
  const surcharge = (changes: Partial<Extract<Surcharge, { kind: "applied" }>> = {}, percent = "30") => ({ ...applied(percent), ...changes }) as Surcharge;
  const percentOf = (percent: string) => surcharge({ quota: { kind: "percent", percent, rounding: "down" } });
  const none: Surcharge = { kind: "notApplied", reason: "prova" };
  test.each<[string, Fund, Surcharge, Partial<Cci>, readonly string[]]>([
    ["staff without it", STAFF, none, {}, [`error maggiorazione.tipo: La maggiorazione è dovuta (${art81}).`]],
    ["staff below the measure", STAFF, surcharge({}, "29.99"), {}, [`error maggiorazione.percentuale: La maggiorazione è sotto il 30 % (${art81}).`]],
    ["staff below the lower measure of who links it to objectives of the administration", STAFF, surcharge({ isLinkedToEnteObjectives: true }, "19.99"), in2026, [`error maggiorazione.percentuale: La maggiorazione è sotto il 20 % (${art48}).`]],
    ["six employees since 2026", STAFF, surcharge(), { ...in2026, employees: 6 }, []],
    ["five employees since 2026", STAFF, surcharge(), { ...in2026, employees: 5 }, [`warning maggiorazione: Con così pochi dipendenti la maggiorazione non si applica (${art48}).`]],
    ["staff before the first contract", STAFF, surcharge(), { act: { title: "C", date: civilDate("2022-11-15") }, smvp: { title: "G", date: civilDate("2022-01-01") } }, [unforeseen]],
    ["staff before the first contract, without it", STAFF, none, { act: { title: "C", date: civilDate("2022-11-15") }, smvp: { title: "G", date: civilDate("2022-01-01") } }, []],
    ["EQ with it", EQ, surcharge(), {}, [unforeseen]],
    ["the Segretario with it", SEGRETARIO, surcharge(), {}, [unforeseen]],
    ["six dirigenti without it", DIRIGENTI, none, { dirigenti: 6 }, [`error maggiorazione.tipo: La maggiorazione è dovuta (${art30}).`]],
    ["six dirigenti below the measure", DIRIGENTI, surcharge({}, "29.99"), { dirigenti: 6 }, [`error maggiorazione.percentuale: La maggiorazione è sotto il 30 % (${art30}).`]],
    ["six dirigenti at the measure", DIRIGENTI, surcharge(), { dirigenti: 6 }, []],
    ["five dirigenti may have less", DIRIGENTI, surcharge({}, "1"), { dirigenti: 5 }, []],
    ["a quota of nobody", STAFF, surcharge({ quota: { kind: "count", count: 0 } }), {}, [zero]],
    ["a quota of one", STAFF, surcharge({ quota: { kind: "count", count: 1 } }), {}, []],
    ["a quota of a hundred people", STAFF, surcharge({ quota: { kind: "count", count: 100 } }), {}, []],
    ["a quota of 0 %", STAFF, percentOf("0"), {}, [zero]],
    ["a quota of 0.01 %", STAFF, percentOf("0.01"), {}, []],
    ["a quota of 99.99 %", STAFF, percentOf("99.99"), {}, []],
    ["a quota of 100 %", STAFF, percentOf("100"), {}, [everybody]],
    ["who shares it", STAFF, surcharge({ lastTie: "share" }), {}, ["warning maggiorazione.ultima_parita: Chi divide la maggiorazione ne riceve meno della misura."]],
  ])("%s", (_, fund, each, changes, expected) => {
    expect(told({ ...fund, surcharge: each }, changes)).toEqual(expected);
  });
}); // prettier-ignore

describe("[OBL-23] the minimum of result pay:", () => {
  const dirigenti = "CCNL Area Funzioni locali 17/12/2020, art. 57, c. 3, fonte da verificare";
  const below = (least: string) => `La retribuzione di risultato è sotto il 15 % di posizione e risultato insieme: servono almeno ${least} euro`;
  const untold = aFund({ category: "eq", base: { kind: "positionPay" } });
  const untoldOfDirigenti = aFund({ category: "dirigenti", base: { kind: "positionPay" }, paymentTimes: { percent: "30", lost: "savings" } });
  test.each<[string, Fund, readonly string[]]>([
    ["EQ whose position pay is not told", untold, ["warning retribuzione_di_posizione: Manca: non si può controllare il minimo del 15 % (CCNL Funzioni locali 16/11/2022, art. 17, c. 4, fonte da verificare)."]],
    ["dirigenti whose position pay is not told", untoldOfDirigenti, [`warning retribuzione_di_posizione: Manca: non si può controllare il minimo del 15 % (${dirigenti}).`]],
    ["dirigenti at 15 %", { ...DIRIGENTI, allocated: "60000.00" }, []],
    ["dirigenti a cent below: a warning, for the source is to be verified", { ...DIRIGENTI, allocated: "59999.99" }, [`warning stanziato: ${below("60.000")} (${dirigenti}).`]],
    ["staff has no minimum", { ...STAFF, allocated: "1.00", positionPay: "32000.00" }, []],
    ["nor the Segretario", { ...SEGRETARIO, allocated: "1.00", positionPay: "32000.00" }, []],
  ])("%s", (_, fund, expected) => {
    expect(told(fund)).toEqual(expected);
  });
}); // prettier-ignore

describe("[OBL-23] interim posts:", () => {
  const eq = "error interim: La misura sta tra il 15 e il 25 % (CCNL Funzioni locali 16/11/2022, art. 17, c. 5, fonte da verificare).";
  const dirigenti =
    "error interim: La misura sta tra il 15 e il 30 % (CCNL Area Funzioni locali 17/12/2020, art. 58, fonte da verificare).";
  const others = "warning interim: Gli incarichi ad interim riguardano dirigenti e incaricati di elevata qualificazione.";
  test.each<[string, Fund, string, readonly string[]]>([
    ["EQ at the least", EQ, "15", []],
    ["EQ below", EQ, "14.99", [eq]],
    ["EQ above", EQ, "25.01", [eq]],
    ["dirigenti at the least", DIRIGENTI, "15", []],
    ["dirigenti below", DIRIGENTI, "14.99", [dirigenti]],
    ["dirigenti at the most", DIRIGENTI, "30", []],
    ["dirigenti above", DIRIGENTI, "30.01", [dirigenti]],
    ["staff", STAFF, "20", [others]],
    ["the Segretario", SEGRETARIO, "20", [others]],
  ])("%s", (_, fund, interimPercent, expected) => {
    expect(told({ ...fund, interimPercent })).toEqual(expected);
  });
});

describe("[OBL-22] the part bound to payment times:", () => {
  const unbound = aFund({ category: "dirigenti", base: { kind: "positionPay" }, positionPay: "340000.00" });
  const savings = { percent: "30", lost: "savings" } as const;
  test.each<[string, Fund, readonly string[]]>([
    ["dirigenti without it", unbound, ["warning tempi_di_pagamento: Manca la parte legata ai tempi di pagamento (d.l. 13/2023, art. 4-bis, c. 2)."]],
    ["EQ with it", { ...EQ, paymentTimes: savings }, []],
    ["more than the least", { ...DIRIGENTI, paymentTimes: { ...savings, percent: "30.01" } }, []],
    ["less than the least", { ...DIRIGENTI, paymentTimes: { ...savings, percent: "29.99" } }, ["error tempi_di_pagamento.percentuale: La parte legata ai tempi di pagamento è sotto il 30 % (d.l. 13/2023, art. 4-bis, c. 2)."]],
    ["staff with it", { ...STAFF, paymentTimes: savings }, ["error tempi_di_pagamento: I tempi di pagamento non riguardano il premio del personale."]],
    ["what is lost goes to colleagues", { ...DIRIGENTI, paymentTimes: { ...savings, lost: "colleagues" } }, ["warning tempi_di_pagamento.persi: Quanto si perde passa ai colleghi: di regola torna al bilancio come economia."]],
  ])("%s", (_, fund, expected) => {
    expect(told(fund)).toEqual(expected);
  });
}); // prettier-ignore
