import { expect, test } from "vitest";
import { scoreGridOf } from "./scoreGrid.ts";

const LABELS = [
  "Minore di 80 punti",
  "Da 80,00 a 85 punti",
  "Da 85,01 a 90 punti",
  "Da 90,01 a 95 punti",
  "Da 95,01 a 99,99 punti",
  "100 Punti",
];
const COUNTS = [0, 0, 4, 19, 114, 6];

test("[OBL-04] the shares of a real grid are each half-up, and add to 100.01", () => {
  const grid = scoreGridOf(LABELS.map((label, i) => ({ label, count: COUNTS[i]!, place: { file: "relazione.txt", line: 302 + i } })));
  expect(grid?.rows.map(({ share }) => share.text)).toEqual(["0,00 %", "0,00 %", "2,80 %", "13,29 %", "79,72 %", "4,20 %"]);
  expect(grid?.total.text).toBe("143");
  expect(grid?.shareTotal).toBe("100.01");
});

test("no rows, no grid", () => {
  expect(scoreGridOf([])).toBeUndefined();
});
