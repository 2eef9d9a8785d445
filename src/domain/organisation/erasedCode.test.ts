import { expect, test } from "vitest";
import { civilDate } from "../kernel/civilDate.ts";
import { sentenceOf } from "../kernel/refusal.ts";
import { ERASED_CODE_REFUSALS, erasedCode } from "./erasedCode.ts";

test("an erased code is refused with its day, and with what to do", () => {
  expect(sentenceOf(erasedCode("0417", civilDate("2026-03-12")), ERASED_CODE_REFUSALS)).toBe(
    "La matricola 0417 è di una persona i cui dati sono stati cancellati il 12/03/2026: chi è? Quella matricola non torna a nessuno: ne dia un'altra.",
  );
});
