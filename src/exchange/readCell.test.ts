import { describe, expect, test } from "vitest";
import { hasDecimalPoint, hasUnclearPoint, isTotal, mayBeMeasured, outcomeWords, readCell, withDeadline } from "./readCell.ts";

describe("a cell that may mean something else is doubted", () => {
  test.each([
    ["title", "Fontane riparate", "Fontane riparate"],
    ["title", "D.u.p.", "D.u.p."],
    ["title", "02010701", "titleIsCode"],
    ["title", "OB.1", "titleIsCode"],
    ["title", "Gara 1", "Gara 1"],
    ["title", "4", "titleIsCode"],
    ["title", "—", "titleIsCode"],
    ["degree", "0", "0"],
    ["degree", "1", "degreeUpToOne"],
    ["degree", "0,875", "degreeUpToOne"],
    ["degree", "0.875", "degreeUpToOne"],
    ["degree", "1,01", "1,01"],
    ["degree", "1 %", "1 %"],
    ["degree", "87,5", "87,5"],
    ["deadline", "31/12/2024", "31/12/2024"],
    ["deadline", "36525", "36525"],
    ["deadline", "36526", "dayAsNumber"],
    ["deadline", "45565", "dayAsNumber"],
    ["deadline", "45565,0", "dayAsNumber"],
    ["deadline", "65800", "65800"],
    ["year", "2024", "2024"],
    ["year", "2023", "anotherYear"],
    ["target", "#N/D", "errorCell"],
    ["measured", "#DIV/0!", "errorCell"],
    ["source", "#RIF!", "errorCell"],
    ["number", "#1", "#1"],
  ] as const)("%s «%s»: %s", (column, text, expected) => {
    const reading = readCell(column, text, 2024);
    expect(reading.ok ? reading.text : reading.refusal).toBe(expected);
  });
});

describe("words and degree of an outcome", () => {
  test.each([
    ["", "100", "100 %"],
    ["", "85 %", "85 %"],
    ["", "raggiunto", "raggiunto"],
    ["raggiunto", "", "raggiunto"],
    ["raggiunto", "100", "raggiunto"],
    ["raggiunto", "99,9", undefined],
    ["raggiunto", "45", undefined],
    ["raggiunto in parte", "70", "raggiunto al 70 %"],
    ["raggiunto in parte", "100", undefined],
    ["raggiunto in parte", "0", undefined],
    ["non raggiunto", "0", "non raggiunto"],
    ["non raggiunto", "40", "non raggiunto"],
    ["non raggiunto", "100", undefined],
    ["45", "90", "90 %"],
    ["non valutabile", "0", "non valutabile"],
  ])("«%s» and «%s»: %s", (words, degree, expected) => {
    expect(outcomeWords(words, degree)).toBe(expected);
  });
});

test.each([
  ["4 %", "≤ 10 %", true],
  ["85%", "almeno 80 %", true],
  ["100%", "entro il 31/12/2024", false],
  ["85%", "≥ 30", false],
  ["raggiunto al 85 %", "≥ 80 %", false],
])("«%s» for «%s» may be what was measured: %s", (outcome, target, expected) => {
  expect(mayBeMeasured(outcome, target)).toBe(expected);
});

test.each([
  ["100%", "31/12/2024", "100%, entro il 31/12/2024"],
  ["almeno 80 %", "entro il 30/06/2024", "almeno 80 %, entro il 30/06/2024"],
  ["", "31/12/2024", "31/12/2024"],
  ["almeno 80 %", "", "almeno 80 %"],
  ["entro il 30/06/2024", "30/06/2024", "entro il 30/06/2024"],
  ["entro il 30/06/2024", "31/12/2024", undefined],
  ["almeno 80 %", "giugno", undefined],
  ["Regolamento in vigore", "31/12/2024", "Regolamento in vigore, entro il 31/12/2024"],
  ["2, 3 o forse 4", "31/12/2024", undefined],
])("«%s» by «%s»: %s", (target, deadline, expected) => {
  expect(withDeadline(target, deadline, 2024)).toBe(expected);
});

test.each([
  ["4.5", true, false],
  ["non oltre 4.5", true, false],
  ["0.875", true, false],
  ["3.875", false, true],
  ["€ 431.200", false, true],
  ["1.234.567", false, false],
  ["1.234,5", false, false],
  ["31.12.2024", false, false],
  ["12", false, false],
])("the point of «%s» is decimal: %s, unclear: %s", (text, isDecimal, isUnclear) => {
  expect([hasDecimalPoint(text), hasUnclearPoint(text)]).toEqual([isDecimal, isUnclear]);
});

test.each([
  ["Totale", false, true],
  ["TOTALE PESI", false, true],
  ["Media pesata dei risultati", false, true],
  ["Somma", false, true],
  ["Totale dei rifiuti raccolti", true, false],
  ["Totalmente digitale", false, false],
  ["Mediazione civile", false, false],
])("«%s», saying more: %s, is a total: %s", (first, saysMore, expected) => {
  expect(isTotal(first, saysMore)).toBe(expected);
});
