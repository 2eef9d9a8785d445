import fc from "fast-check";
import { expect, test } from "vitest";
import { fromDecimalText, rational } from "../kernel/rational.ts";
import { bandIndexOf, bandOf, scoreGridOf } from "./scoreGrid.ts";

const LABELS = [
  "Minore di 80 punti",
  "Da 80,00 a 85 punti",
  "Da 85,01 a 90 punti",
  "Da 90,01 a 95 punti",
  "Da 95,01 a 99,99 punti",
  "100 Punti",
];
const COUNTS = [0, 0, 4, 19, 114, 6];

test("the printed bands are upper ends, so that no score falls between two", () => {
  expect(LABELS.map(bandOf)).toEqual([
    { upTo: "80", inclusive: false },
    { upTo: "85", inclusive: true },
    { upTo: "90", inclusive: true },
    { upTo: "95", inclusive: true },
    { upTo: "100", inclusive: false },
    { upTo: "100", inclusive: true },
  ]);
  expect(bandOf("Insufficiente")).toBeUndefined();
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
  const bands = LABELS.map(bandOf).filter((band) => band !== undefined);
  expect(bandIndexOf(fromDecimalText(score), bands)).toBe(index);
});

test("every score from 0 to 100 falls in exactly one band", () => {
  const bands = LABELS.map(bandOf).filter((band) => band !== undefined);
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10_000_000n }), (units) => {
      expect(bandIndexOf(rational(units, 100_000n), bands)).toBeGreaterThanOrEqual(0);
    }),
  );
});

test("[OBL-04] the shares of a real grid are each half-up, and add to 100.01", () => {
  const grid = scoreGridOf(LABELS.map((label, i) => ({ label, count: COUNTS[i]!, place: { file: "relazione.txt", line: 302 + i } })));
  expect(grid?.rows.map(({ share }) => share.text)).toEqual(["0,00 %", "0,00 %", "2,80 %", "13,29 %", "79,72 %", "4,20 %"]);
  expect(grid?.total.text).toBe("143");
  expect(grid?.shareTotal).toBe("100.01");
});

test("no rows, no grid", () => {
  expect(scoreGridOf([])).toBeUndefined();
});
