import { expect, test } from "vitest";
import { proofLines } from "../../../tests/support/proofLines.ts";
import { bandShare } from "./bandShare.ts";

const row = { label: "Da 95 a 100", count: { id: "punteggi/fascia-4", text: "6" }, all: { figure: "punteggi/valutati", people: 143 } };

test("the share of a band is a figure of its own, with the two counts it comes from", () => {
  const { id, text, proof } = bandShare(row, "4.20");
  expect([id, text]).toEqual(["punteggi/fascia-4-quota", "4,20 %"]);
  expect(proofLines(proof)).toEqual([
    "Da 95 a 100: 6 (punteggi/fascia-4)",
    "Tutti i valutati: 143 (punteggi/valutati)",
    "6 diviso 143, per cento: 4,20 %.",
  ]);
  expect(proof).toMatchObject({
    figure: "Quota dei valutati con punteggio «Da 95 a 100»",
    rule: "I valutati della fascia divisi per tutti i valutati, per cento; ogni quota è arrotondata da sola.",
    inputs: [{ id: "fascia" }, { id: "totale" }],
    steps: [{ id: "quota", operation: "percentage", operands: ["fascia", "totale"], result: "4.20" }],
    rounding: { mode: "halfUp", decimals: 2 },
    result: "4.20",
  });
});

test("a remark follows what was computed", () => {
  expect(bandShare(row, "4.20", " Il documento dice 4,19.").proof.steps[0]?.text).toBe(
    "6 diviso 143, per cento: 4,20 %. Il documento dice 4,19.",
  );
});
