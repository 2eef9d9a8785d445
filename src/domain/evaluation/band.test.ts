import fc from "fast-check";
import { expect, test } from "vitest";
import { fromDecimalText, rational } from "../kernel/rational.ts";
import { bandIndexOf, bandsOf, bandWords } from "./band.ts";

const LABELS = [
  "Minore di 80 punti",
  "Da 80,00 a 85 punti",
  "Da 85,01 a 90 punti",
  "Da 90,01 a 95 punti",
  "Da 95,01 a 99,99 punti",
  "100 Punti",
];

test("the printed bands are upper ends, so that no score falls between two", () => {
  expect(bandsOf(LABELS)).toEqual([
    { upTo: "80", inclusive: false },
    { upTo: "85", inclusive: true },
    { upTo: "90", inclusive: true },
    { upTo: "95", inclusive: true },
    { upTo: "100", inclusive: false },
    { upTo: "100", inclusive: true },
  ]);
  expect(bandsOf(["Insufficiente", "Da 95 a 99,5", "Da 99,51 a 100", "Inferiore o uguale a 80"])).toEqual([
    undefined,
    { upTo: "99.5", inclusive: true },
    { upTo: "100", inclusive: true },
    { upTo: "80", inclusive: true },
  ]);
  expect(bandsOf(["Insufficiente", "100 Punti"])).toEqual([undefined, { upTo: "100", inclusive: true }]);
});

test.each([
  ["79.99", 0],
  ["80", 1],
  ["85", 1],
  ["85.005", 2], // in no printed band
  ["85.01", 2],
  ["90", 2],
  ["95", 3],
  ["95.001", 4],
  ["99.995", 4], // in no printed band
  ["100", 5],
  ["100.01", undefined],
])("a score of %s falls in band %s", (score, index) => {
  const bands = bandsOf(LABELS).filter((band) => band !== undefined);
  expect(bandIndexOf(fromDecimalText(score), bands)).toBe(index);
});

test("every score from 0 to 100 falls in exactly one band", () => {
  const bands = bandsOf(LABELS).filter((band) => band !== undefined);
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10_000_000n }), (units) => {
      expect(bandIndexOf(rational(units, 100_000n), bands)).toBeGreaterThanOrEqual(0);
    }),
  );
});

test("a band is said in words, after the one before it", () => {
  const bands = bandsOf(LABELS).filter((band) => band !== undefined);
  expect(bands.map((band, i) => bandWords(band, bands[i - 1]))).toEqual([
    "fino a 80 escluso",
    "da 80 e fino a 85 compreso",
    "oltre 85 e fino a 90 compreso",
    "oltre 90 e fino a 95 compreso",
    "oltre 95 e fino a 100 escluso",
    "esattamente 100",
  ]);
});
