import { expect, test } from "vitest";
import { aCci, aFund } from "../../../tests/support/aCci.ts";
import { civilDate } from "../kernel/civilDate.ts";
import { fromDecimalText } from "../kernel/rational.ts";
import type { Cci, Fund, ScoreBand, Surcharge } from "./cci.ts";
import { faultsOfBands } from "./checkBands.ts";
import { checkCci } from "./checkCci.ts";

const band = (from: string, includesFrom: boolean, to: string, includesTo: boolean): ScoreBand => ({
  from,
  includesFrom,
  to,
  includesTo,
  pays: { kind: "proportional" },
});
const faults = (...bands: ScoreBand[]) => faultsOfBands(bands, fromDecimalText("60")).map(({ message }) => message);

test("[OBL-20] the hole of Quassolo: from 60 to 94, from 95 to 100", () => {
  expect(faults(band("60", true, "94", true), band("95", true, "100", true))).toEqual([
    "Buco: nessuna soglia comprende i punteggi tra 94 e 95.",
  ]);
});

test("[OBL-20] holes of one point, overlaps, and bands in any order", () => {
  const whole = [band("60", true, "95", false), band("95", true, "100", true)] as const;
  expect(faults(...whole)).toEqual([]);
  expect(faults(...[...whole].reverse())).toEqual([]);
  expect(faults(band("60", true, "95", false), band("95", false, "100", true))).toEqual([
    "Buco: nessuna soglia comprende il punteggio 95.",
  ]);
  expect(faults(band("60", true, "95", true), band("95", true, "100", true))).toEqual([
    "Sovrapposizione: la soglia da 95 a 100 comincia dentro un'altra.",
  ]);
  expect(faults(band("0", true, "60", false), ...whole)).toEqual([]);
  expect(faults(band("0", true, "40", true), band("30", true, "60", false), ...whole)).toEqual([
    "Sovrapposizione: la soglia da 30 a 60 comincia dentro un'altra.",
  ]);
  expect(faults(band("61", true, "99", true))).toEqual([
    "Buco: nessuna soglia comprende i punteggi tra 60 e 61.",
    "Buco: nessuna soglia comprende i punteggi tra 99 e 100.",
  ]);
});

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
