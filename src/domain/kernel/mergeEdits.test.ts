import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeEdit, mergeEdits } from "./mergeEdits.ts";

test.each([
  // drawn  typed  now
  ["a", "a", "a", "stays"], // nobody wrote
  ["a", "b", "a", "changes"], // only this person
  ["a", "a", "c", "stays"], // only another: what they wrote stays
  ["a", "b", "b", "stays"], // both wrote the same
  ["a", "b", "c", "conflicts"],
])("drawn «%s», typed «%s», now «%s»: %s", (drawn, typed, now, merged) => {
  expect(mergeEdit({ drawn, typed, now })).toBe(merged);
});

test("two people who each changed another field of one form are both right", () => {
  const edits = {
    name: { drawn: "1", typed: "1", now: "9" },
    mail: { drawn: "2", typed: "7", now: "2" },
    code: { drawn: "3", typed: "4", now: "5" },
  };
  expect(mergeEdits(edits)).toEqual({ changes: ["mail"], stays: ["name"], conflicts: ["code"] });
});

test("what is sent again after a conflict, with what is there now as drawn, is taken", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (typed, now) => {
      expect(mergeEdit({ drawn: now, typed, now })).not.toBe("conflicts");
    }),
  );
});
