import { expect, test } from "vitest";
import { fieldWords, valueWords } from "./ownDataWords.ts";

test.each([
  ["signed_in_at", "2026-11-26T11:59:22.005236+00:00", "26/11/26, 12:59"],
  ["from_day", "2024-02-29", "29/02/2024"],
  ["event", "signedInWithRecoveryCode", "accesso con un codice di recupero"],
  ["role", "istruttori", "Area degli istruttori"],
  ["not_evaluable_note", "2024-02-30 circa", "2024-02-30 circa"],
  ["is_interim", false, "no"],
  ["objectives", [], "nessuno"],
  [
    "content",
    {
      objectives: [
        { kind: "own", title: "Archivio", weight: "10" },
        { kind: "plan", objective: "2024-001" },
      ],
    },
    "obiettivi: tipo: proprio; titolo: Archivio; peso: 10 · tipo: del piano; obiettivo: 2024-001",
  ],
  ["content", '{"reason":"così"}', "motivo: così"],
  ["content", "non è JSON", "non è JSON"],
])("%s %j is read as «%s»", (field, value, words) => {
  expect(valueWords(field, value)).toBe(words);
});

test("a field without Italian is shown under its own name, never left out", () => {
  expect(fieldWords("qualcosa")).toBe("qualcosa");
});
