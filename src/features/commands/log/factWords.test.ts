import { expect, test } from "vitest";
import { contentWords, fieldWords, valueWords } from "./factWords.ts";

test.each([
  ["signed_in_at", "2026-11-26T11:59:22.005236+00:00", "26/11/2026, ore 12:59"],
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

test.each([
  ['{"to":"V-006","from":"2026-11-26","until":"2026-11-26","actions":["monitoring.recordReading"]}', "a: V-006; dal: 26/11/2026; fino al: 26/11/2026; per che cosa: registrare le rilevazioni"],
  ['{"version":1,"act":{"organ":"Giunta comunale","number":"7","date":"2026-01-29"},"sha256":"99039e"}', "versione: 1; atto: organo: Giunta comunale; numero dell'atto: 7; del: 29/01/2026; impronta: 99039e"],
  ['{"person":"V-024","role":"dataOwner","from":"2026-11-26","to":null,"unit":null,"isConfirmed":false}', "matricola: V-024; incarico, area o qualifica: Referente del dato; dal: 26/11/2026; confermato: no"],
  ['{"decision":"confirmed"}', "decisione: conferma"],
  ['{"means":"paper","signedOn":"2026-03-15","sha256":"7e8f"}', "come: su carta; firmata il: 15/03/2026; impronta: 7e8f"],
  ['{"person":"V-020","secondFactor":"reset"}', "matricola: V-020; secondo fattore: tolto da chi amministra"],
  ['{"substitute":"V-007","from":"2026-01-01","to":"2026-12-31"}', "sostituto: V-007; dal: 01/01/2026; al: 31/12/2026"],
  ["{}", "nulla"],
  ["non è JSON", "non è JSON"],
])("the content %s of an operation is read as «%s»", (content, words) => {
  expect(contentWords(content)).toBe(words);
}); // prettier-ignore

test("a field without Italian is shown under its own name, never left out", () => {
  expect(fieldWords("qualcosa")).toBe("qualcosa");
});
