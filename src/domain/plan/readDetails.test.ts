import { expect, test } from "vitest";
import { readCup, readDirection, readGoals, readPhases, readProgramme, readResources } from "./readDetails.ts";

test.each([
  ["€ 12.000,00 cap. 1450; 0,5 unità", { amount: "12000", fte: "0.5" }],
  ["12.000 euro", { amount: "12000" }],
  ["1.250,50 €", { amount: "1250.5" }],
  ["2 persone", { fte: "2" }],
  ["3 FTE e un tirocinante", { fte: "3" }],
  ["€ 1.000 e € 2.000", {}], // two amounts: nobody can say which
  ["1 unità cat. D, 2 unità cat. C", {}],
  ["cap. 1450", {}],
  ["", {}],
  ["personale interno", {}],
])("resources «%s»", (written, read) => {
  expect(readResources(written)).toEqual(read);
});

test.each([
  ["01.11", "0111"],
  ["1.11", "0111"],
  ["0111", "0111"],
  ["1/11", "0111"],
  ["Missione 1, programma 11", "0111"],
  ["Missione 01 Programma 11", "0111"],
  ["Missione 1", undefined],
  ["Servizi istituzionali", undefined],
  ["1", undefined],
])("programme «%s»: %s", (written, read) => {
  expect(readProgramme(written)).toBe(read);
});

test.each([
  ["J31B21000780006", ["J31B21000780006"]],
  ["j31b21000780006; J31 B210 0078 0007", ["J31B21000780006", "J31B21000780007"]],
  ["J31B21000780006, J31B21000780007", ["J31B21000780006", "J31B21000780007"]],
  ["J31B2100078000", undefined],
  ["J31B210007800061", undefined],
  ["J31B21000780006; da chiedere", undefined],
])("CUP «%s»: %j", (written, read) => {
  expect(readCup(written)).toEqual(read);
});

test.each([
  ["11", [11]],
  ["SDG 11; 13", [11, 13]],
  ["Goal 4; obiettivo 17", [4, 17]],
  ["4, 11", [4, 11]],
  ["0", undefined],
  ["1", [1]],
  ["17", [17]],
  ["18", undefined],
  ["città sostenibili", undefined],
])("goals «%s»: %j", (written, read) => {
  expect(readGoals(written)).toEqual(read);
});

test.each([
  [
    "Progetto: 31/03/2025; gara entro il 30/06/2025",
    [
      { name: "Progetto", by: "2025-03-31" },
      { name: "gara", by: "2025-06-30" },
    ],
  ],
  ["Avviso (15/02/2025)", [{ name: "Avviso", by: "2025-02-15" }]],
  ["Progetto", undefined],
  ["Progetto: 31/02/2025", undefined],
  ["31/03/2025", undefined],
])("phases «%s»", (written, read) => {
  expect(readPhases(written)).toEqual(read);
});

test.each([
  ["crescente", "higher"],
  ["Decrescente", "lower"],
  ["+", "higher"],
  ["più basso è meglio", "lower"],
  ["stabile", undefined],
  ["", undefined],
])("direction «%s»: %s", (written, read) => {
  expect(readDirection(written)).toBe(read);
});
