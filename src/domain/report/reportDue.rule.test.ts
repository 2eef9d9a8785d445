import { expect, test } from "vitest";
import { reportDueOn } from "./reportDue.rule.ts";

//  year    approved by
test.each([
  [2008, undefined], // before the law
  [2009, "2010-06-30"], // the first year it holds
  [2022, "2023-06-30"],
  [2023, "2024-06-30"],
  [2024, "2025-06-30"],
])("[OBL-07] the Relazione on %i is approved by %s", (year, day) => {
  expect(reportDueOn(year)).toBe(day);
});

//  approved on     in time
test.each([
  ["2024-06-29", true],
  ["2024-06-30", true], // the last day counts
  ["2024-07-01", false],
])("[OBL-07] a Relazione on 2023 approved on %s is in time: %s", (approved, isInTime) => {
  expect(approved <= String(reportDueOn(2023))).toBe(isInTime);
});
