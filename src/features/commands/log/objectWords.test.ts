import { expect, test } from "vitest";
import { objectWords } from "./objectWords.ts";

//  in the log                    for people
test.each([
  ["track individualEq", "fase Valutazione degli incaricati di elevata qualificazione"],
  ["smvp 2026 version 1", "sistema di valutazione del 2026, versione 1"],
  ["cci 2025", "contratto integrativo del 2025"],
  ["pay run 2", "calcolo dei premi n. 2"],
  ["head-count 2024", "conta del personale del 2024"],
  ["person V-020", "persona V-020"],
  ["personale", "elenco del personale"],
  ["form V-020/2024-01-01", "scheda V-020/2024-01-01"],
  ["conflict of V-020", "conflitto di interessi di V-020"],
  ["conflict 3", "conflitto di interessi n. 3"],
  ["retention", "conservazione"],
  ["something new", "something new"],
])("%s is «%s»", (object, words) => {
  expect(objectWords(object)).toBe(words);
});
