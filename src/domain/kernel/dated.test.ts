import { expect, test } from "vitest";
import { civilDate } from "./civilDate.ts";
import { type Dated, inForceOn } from "./dated.ts";

const source = { act: "l. 1/2000" };
const hours: readonly Dated<number>[] = [
  { from: civilDate("2023-01-01"), value: 24, source },
  { from: civilDate("2025-01-01"), value: 40, source },
];

test.each([
  ["2022-12-31", undefined],
  ["2023-01-01", 24], // the first day counts
  ["2024-12-31", 24],
  ["2025-01-01", 40],
  ["2030-06-15", 40],
])("on %s the value in force is %s", (day, value) => {
  expect(inForceOn(civilDate(day), hours)).toBe(value);
});
