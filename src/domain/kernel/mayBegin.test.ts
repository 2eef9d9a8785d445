import { expect, test } from "vitest";
import { civilDate } from "./civilDate.ts";
import { mayBegin } from "./mayBegin.ts";

//  begins        today         may be written
test.each([
  ["2020-01-01", "2026-11-29", true],
  ["2026-11-29", "2026-11-29", true],
  ["2028-11-28", "2026-11-29", true],
  ["2028-11-29", "2026-11-29", true], // two years to the day
  ["2028-11-30", "2026-11-29", false],
  ["2206-01-01", "2026-11-29", false],
  ["2030-02-28", "2028-02-29", true], // two years from a day that the other year has not
  ["2030-03-01", "2028-02-29", false],
] as const)("what begins on %s may be written on %s: %s", (day, today, may) => {
  expect(mayBegin(civilDate(day), civilDate(today))).toBe(may);
});
