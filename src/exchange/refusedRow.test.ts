import { expect, test } from "vitest";
import { tellRefusals } from "../domain/kernel/refusal.ts";
import { rowRefusals, rowSentences, toldRow } from "./refusedRow.ts";

const SENTENCES = rowSentences<"twice" | "empty">({
  twice: ({ text, row }) => `«${text}» è già alla riga ${String(row)}.`,
  empty: "È vuoto.",
});

test("refused rows are reasons at their cells, and are told as rows", () => {
  const refusals = rowRefusals(
    [
      { line: 3, sheet: "2026", field: "Titolo", text: "Nidi", refusal: "twice", more: { row: 2 } },
      { line: 4, field: "Target", text: "", refusal: "empty" },
    ],
    "piano.xlsx",
    "2026",
  );
  expect(refusals).toEqual([
    {
      reason: "twice",
      at: { cell: { file: "piano.xlsx", sheet: "2026", row: 3, column: "Titolo" } },
      with: { field: "Titolo", text: "Nidi", row: 2 },
    },
    { reason: "empty", at: { cell: { file: "piano.xlsx", sheet: "2026", row: 4, column: "Target" } }, with: { field: "Target", text: "" } },
  ]);
  expect(tellRefusals(refusals, SENTENCES).map(toldRow)).toEqual([
    { line: 3, sheet: "2026", field: "Titolo", text: "Nidi", message: "«Nidi» è già alla riga 2." },
    { line: 4, sheet: "2026", field: "Target", text: "", message: "È vuoto." },
  ]);
});

test("a reason that stands at no cell is told of the file", () => {
  expect(toldRow({ reason: "empty", at: { form: true }, message: "È vuoto." })).toEqual({
    line: 0,
    field: "file",
    text: "",
    message: "È vuoto.",
  });
});
