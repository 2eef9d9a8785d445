import { expect, test } from "vitest";
import { fromDecimalText } from "../kernel/rational.ts";
import { isAscending } from "./isAscending.ts";

test.each<[readonly string[], boolean]>([
  [[], true],
  [["5"], true],
  [["1", "2", "3"], true],
  [["1", "1.0001"], true],
  [["1", "1"], false],
  [["1", "3", "2"], false],
  [["2", "1", "3"], false],
])("%j is ascending: %s", (numbers, ascending) => {
  expect(isAscending(numbers.map(fromDecimalText))).toBe(ascending);
});
