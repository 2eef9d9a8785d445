import { expect, test } from "vitest";
import { type Classification, classificationOf, isConsistent } from "./classification.ts";
import { PROFILES } from "./profile.ts";

test("a profile tells its post and, where nobody tells another, its area", () => {
  expect(PROFILES.map(classificationOf)).toEqual([
    { profile: "segretario", post: "segretario", category: "segretari" },
    { profile: "dirigente", post: "dirigente", category: "dirigenti" },
    { profile: "eqWithFunctions", post: "eq", category: "funzionari" },
    { profile: "eq", post: "eq", category: "funzionari" },
    { profile: "funzionari", post: "none", category: "funzionari" },
    { profile: "istruttori", post: "none", category: "istruttori" },
    { profile: "operatoriEsperti", post: "none", category: "operatoriEsperti" },
    { profile: "operatori", post: "none", category: "operatori" },
  ]);
});

test.each<[string, Classification, boolean]>([
  ["an EQ of the area of istruttori", { profile: "eq", post: "eq", category: "istruttori" }, true],
  ["an EQ whose area nobody told", { profile: "eq", post: "eq" }, true],
  ["an EQ of the area of operatori", { profile: "eq", post: "eq", category: "operatori" }, false],
  ["evaluated as dirigente without the post", { profile: "dirigente", post: "none", category: "dirigenti" }, false],
  ["evaluated as istruttore with the post of dirigente", { profile: "istruttori", post: "dirigente" }, false],
  ["evaluated as istruttore, of another area", { profile: "istruttori", post: "none", category: "funzionari" }, false],
  ["a dirigente with the post of Segretario", { profile: "dirigente", post: "segretario" }, false],
])("whether the three go together: %s", (_, classification, expected) => {
  expect(isConsistent(classification)).toBe(expected);
});
