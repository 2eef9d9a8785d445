import { expect, test } from "vitest";
import { aScoreBand as band } from "../../../tests/support/aCci.ts";
import { fromDecimalText, HUNDRED } from "../kernel/rational.ts";
import type { ScoreBand } from "./cci.ts";
import { fallsAt, faultsOfBands } from "./checkBands.ts";

const faults = (...bands: ScoreBand[]) => faultsOfBands(bands, fromDecimalText("60")).map(({ message }) => message);

test("[OBL-20] the hole of Quassolo: from 60 to 94, from 95 to 100", () => {
  expect(faults(band("60", true, "94", true), band("95", true, "100", true))).toEqual([
    "Buco: nessuna soglia comprende i punteggi tra 94 e 95.",
  ]);
});

test("[OBL-20] holes of one point, overlaps, and bands in any order", () => {
  const whole = [band("60", true, "95", false), band("95", true, "100", true)] as const;
  expect(faults(...whole)).toEqual([]);
  expect(faults(...[...whole].reverse())).toEqual([]);
  expect(faults(band("60", true, "95", false), band("95", false, "100", true))).toEqual([
    "Buco: nessuna soglia comprende il punteggio 95.",
  ]);
  expect(faults(band("60", true, "95", true), band("95", true, "100", true))).toEqual([
    "Sovrapposizione: la soglia da 95 a 100 comincia dentro un'altra.",
  ]);
  expect(faults(band("0", true, "60", false), ...whole)).toEqual([]);
  expect(faults(band("0", true, "40", true), band("30", true, "60", false), ...whole)).toEqual([
    "Sovrapposizione: la soglia da 30 a 60 comincia dentro un'altra.",
  ]);
  expect(faults(band("61", true, "99", true))).toEqual([
    "Buco: nessuna soglia comprende i punteggi tra 60 e 61.",
    "Buco: nessuna soglia comprende i punteggi tra 99 e 100.",
  ]);
});

//  bands                                                                              faults
test.each<[string, readonly ScoreBand[], readonly string[]]>([
  ["one that begins at the threshold without it", [band("60", false, "100", true)], ["0: Buco: nessuna soglia comprende il punteggio 60."]],
  ["one that begins below, without its beginning", [band("59.99", false, "100", true)], []],
  ["one that begins just above", [band("60.01", true, "100", true)], ["0: Buco: nessuna soglia comprende i punteggi tra 60 e 60,01."]],
  ["a hole that lies below the threshold", [band("0", true, "40", true), band("50", true, "100", true)], []],
  ["a hole that begins below the threshold", [band("0", true, "40", true), band("70", true, "100", true)], ["1: Buco: nessuna soglia comprende i punteggi tra 60 e 70."]],
  ["100 outside", [band("60", true, "100", false)], ["-: Buco: nessuna soglia comprende il punteggio 100."]],
  ["nothing above 99", [band("60", true, "99", false)], ["-: Buco: nessuna soglia comprende i punteggi tra 99 e 100."]],
  ["beyond 100", [band("60", true, "101", false)], []],
  ["two that leave their common end out", [band("60", true, "80", false), band("80", false, "100", true)], ["1: Buco: nessuna soglia comprende il punteggio 80."]],
  ["two that both have their common end", [band("60", true, "80", true), band("80", true, "100", true)], ["1: Sovrapposizione: la soglia da 80 a 100 comincia dentro un'altra."]],
  ["the end in the first only", [band("60", true, "80", true), band("80", false, "100", true)], []],
  ["the end in the second only", [band("60", true, "80", false), band("80", true, "100", true)], []],
  ["one within another", [band("60", true, "100", true), band("70", true, "80", true)], ["1: Sovrapposizione: la soglia da 70 a 80 comincia dentro un'altra."]],
  ["one within another, and one that goes on from the wider", [band("60", true, "90", false), band("70", true, "80", true), band("90", true, "100", true)], ["1: Sovrapposizione: la soglia da 70 a 80 comincia dentro un'altra."]],
  ["one that begins, without its beginning, within one that ends without its end", [band("60", true, "80", false), band("70", false, "100", true)], ["1: Sovrapposizione: la soglia da 70 a 100 comincia dentro un'altra."]],
  ["two that end together, the first without its end", [band("60", true, "100", false), band("70", true, "100", true)], ["1: Sovrapposizione: la soglia da 70 a 100 comincia dentro un'altra."]],
  ["two that end together, the second without its end", [band("60", true, "100", true), band("70", true, "100", false)], ["1: Sovrapposizione: la soglia da 70 a 100 comincia dentro un'altra."]],
  ["the same twice", [band("60", true, "100", true), band("60", true, "100", true)], ["1: Sovrapposizione: la soglia da 60 a 100 comincia dentro un'altra."]],
  ["one point at the beginning, and the rest", [band("60", false, "100", true), band("60", true, "60", true)], []],
  ["one point at the end, after the rest", [band("60", true, "100", false), band("100", true, "100", true)], []],
  ["no band at all", [], ["-: Buco: nessuna soglia comprende i punteggi tra 60 e 100."]],
  ["turned round", [band("100", true, "60", true)], ["0: La soglia non comprende nessun punteggio: l'inizio viene dopo la fine."]],
  ["one point without its ends", [band("60", true, "80", false), band("80", false, "80", true), band("80", true, "100", true)], ["1: La soglia non comprende nessun punteggio: l'inizio viene dopo la fine."]],
  ["one point without its second end", [band("80", true, "80", false)], ["0: La soglia non comprende nessun punteggio: l'inizio viene dopo la fine."]],
])("[OBL-20] bands: %s", (_, bands, expected) => {
  const found = faultsOfBands(bands, fromDecimalText("60")).map(({ index, message }) => `${String(index ?? "-")}: ${message}`);
  expect(found).toEqual(expected);
}); // prettier-ignore

test("where only 100 is positive, a contract without bands leaves just that score out", () => {
  expect(faultsOfBands([], HUNDRED).map(({ message }) => message)).toEqual(["Buco: nessuna soglia comprende il punteggio 100."]);
});

test("bands that go down are told where they do, the first time", () => {
  const paying = (from: string, to: string, percent: string): ScoreBand => ({
    ...band(from, true, to, false),
    pays: { kind: "percent", percent },
  });
  const [low, middle, high] = [paying("60", "70", "80"), paying("70", "80", "70"), paying("80", "100", "60")];
  expect(fallsAt([low, middle, high])).toBe(1);
  expect(fallsAt([high, middle, low])).toBe(1);
  expect(fallsAt([middle, high, low])).toBe(0);
  expect(fallsAt([high, low])).toBe(0);
  expect(fallsAt([low])).toBeUndefined();
  expect(fallsAt([])).toBeUndefined();
});
