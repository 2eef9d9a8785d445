import { expect, test } from "vitest";
import { foldWords, wordsOf } from "./foldWords.ts";

test.each([
  ["Città", "citta"],
  ["Citta\u0300", "citta"],
  ["dell’acqua", "dell'acqua"],
  ["dell‘acqua", "dell'acqua"],
  ["dell`acqua", "dell'acqua"],
  ["dell´acqua", "dell'acqua"],
  ["dellʼacqua", "dell'acqua"],
  ["antin\u00adcendio", "antincendio"],
  ["piano\u200bneve", "pianoneve"],
  ["\ufeffTitolo", "titolo"],
  ["2024–2026", "2024-2026"],
  ["2024‑2026", "2024-2026"],
  ["−3", "-3"],
  ["  Peso\u00a0 %\n", "peso %"],
  ["N°", "n°"],
  ["", ""],
])("%j is looked up as %j", (text, folded) => {
  expect(foldWords(text)).toBe(folded);
});

test("words looked for are cut where a person leaves a space", () => {
  expect(wordsOf("  Città\u00a0dell’ARTE ")).toEqual(["citta", "dell'arte"]);
});
