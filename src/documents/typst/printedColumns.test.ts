import { expect, test } from "vitest";
import { printedColumns } from "./printedColumns.ts";

//  columns   points   blank in mm
test.each([
  [4, 9.5, 1.8],
  [6, 8.5, 1.8],
  [7, 7.5, 1.1],
])("%i columns are set in %d points, with %d mm beside each", (count, size, gap) => {
  expect(printedColumns(Array.from({ length: count }, () => 1))).toMatchObject({ size, gap });
});

test("no column is narrower than a third of the mean", () => {
  expect(printedColumns([0.1, 8.9, 9]).weights).toEqual([2, 8.9, 9]);
});

test("words are divided only where lines are short", () => {
  expect(printedColumns([6, 15, 7, 4]).hyphenated).toEqual([true, false, true, true]);
});
