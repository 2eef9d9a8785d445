import { describe, expect, test } from "vitest";
import { formsOf, searchFor } from "./searchFor.ts";

test.each([
  ["anziano", "anziani"], ["anno", "anni"], ["ente", "enti"], ["rifiuto", "rifiuti"], ["servizio", "servizi"], ["scuola", "scuole"],
  ["biblioteca", "biblioteche"], ["parco", "parchi"], ["medico", "medici"], ["albergo", "alberghi"], ["spiaggia", "spiagge"],
  ["pratica", "pratiche"], ["problema", "problemi"], ["uomo", "uomini"], ["centinaio", "centinaia"], ["delibera", "delibere"],
])("«%s» and «%s» find each other", (one, many) => {
  expect(formsOf(one)).toContain(many);
  expect(formsOf(many)).toContain(one);
  expect([searchFor(one)(`I ${many}.`), searchFor(many)(`Il ${one}.`)]).toEqual([true, true]);
}); // prettier-ignore

test.each([["città"], ["bus"], ["pnrr"], ["asl"], ["2024"], ["cup1"]])("«%s» has one form", (word) => {
  expect(formsOf(word)).toEqual([word]);
});

describe("a text holds a search", () => {
  test.each([
    ["bibliot", "La biblioteca", true],
    ["ente", "Un utente", true],
    ["enti", "Un utente", false],
    ["dell'albero", "Festa dell’albero", true],
    ["dell’acqua", "Cura dell'acqua potabile", true],
    ["citta bella", "Bella città", true],
    ["città brutta", "Bella città", false],
    ["ordinato", "Archivio ordi\u00adnato", true],
    ["acqua\u00a0potabile", "acqua potabile", true],
    ["a+b", "a+b", true],
    ["c(", "abc", false],
    ["", "qualcosa", false],
  ])("«%s» in «%s»: %s", (search, text, holds) => {
    expect(searchFor(search)(text)).toBe(holds);
  });
});
