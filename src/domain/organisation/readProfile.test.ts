import { expect, test } from "vitest";
import { readProfile } from "./readProfile.ts";

test.each([
  ["Dirigente", "dirigente"],
  ["Area dei funzionari e dell'elevata qualificazione", "funzionari"],
  ["Funzionari ed EQ", "funzionari"],
  ["Funzionario", "funzionari"],
  ["Incaricato di elevata qualificazione", "eq"],
  ["EQ", "eq"],
  ["E.Q. con funzioni dirigenziali", "eqWithFunctions"],
  ["area degli  Istruttori", "istruttori"],
  ["Operatori esperti", "operatoriEsperti"],
  ["Operatore", "operatori"],
  ["Segretario generale", "segretario"],
  ["Cat. D", undefined],
  ["D3", undefined],
  ["", undefined],
])("«%s» is read as %s", (written, role) => {
  expect(readProfile(written)).toBe(role);
});
