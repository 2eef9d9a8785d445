import { expect, test } from "vitest";
import { objectiveCode, ordinalOf } from "./objective.ts";

test.each([
  [2023, 1, "2023-001"],
  [2023, 17, "2023-017"],
  [2024, 999, "2024-999"],
  [2024, 1000, "2024-1000"],
])("the objective of %i with ordinal %i is %s", (year, ordinal, code) => {
  expect(objectiveCode(year, ordinal)).toBe(code);
  expect(ordinalOf(objectiveCode(year, ordinal))).toBe(ordinal);
});
