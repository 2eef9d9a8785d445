import { expect, test } from "vitest";
import { civilDate } from "../kernel/civilDate.ts";
import { erasedCode, erasedCodeWords } from "./erasedCode.ts";

test("an erased code is refused with its day, and with what to do", () => {
  expect(erasedCodeWords(erasedCode("0417", civilDate("2026-03-12")))).toBe(
    "La matricola 0417 è di una persona i cui dati sono stati cancellati il 12/03/2026: chi è? Quella matricola non torna a nessuno: ne dia un'altra.",
  );
});

test.each(["notFound", "erased", "erased 12/03/2026 0417"])("%s is a reason of another kind", (reason) => {
  expect(erasedCodeWords(reason)).toBeUndefined();
});
