import { expect, test } from "vitest";
import { groupBy } from "./groupBy.ts";

test("things are gathered under their key, keys and things in the order they came", () => {
  const words = ["tributi", "verde", "trasporti", "verbali"];
  expect([...groupBy(words, (word) => word[0])]).toEqual([
    ["t", ["tributi", "trasporti"]],
    ["v", ["verde", "verbali"]],
  ]);
});

test("nothing makes no group", () => {
  expect(groupBy([], String).size).toBe(0);
});
