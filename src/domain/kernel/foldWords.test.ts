import { expect, test } from "vitest";
import { foldWords } from "./foldWords.ts";

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
