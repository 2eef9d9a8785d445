import { expect, test } from "vitest";
import { markOf, mergeSeen } from "./marks.ts";

const NOW = { name: "Bianchi", mail: "b@valdora.example", code: "X" };

test("what others wrote stays where the form left it, and what the form changed holds", () => {
  const seen = { name: markOf("Rossi"), mail: markOf("b@valdora.example"), code: markOf("X") };
  expect(mergeSeen(seen, { name: "Rossi", mail: "new@valdora.example", code: "X" }, NOW)).toEqual({
    conflicts: [],
    values: { name: "Bianchi", mail: "new@valdora.example", code: "X" },
  });
});

test("what both changed is a conflict that says what is there now", () => {
  const { conflicts } = mergeSeen({ name: markOf("Rossi") }, { name: "Verdi" }, { name: "Bianchi" });
  expect(conflicts).toEqual([{ reason: "changedMeanwhile", at: { field: "name" }, with: { now: "Bianchi" } }]);
});

test("what was never seen changes nothing", () => {
  expect(mergeSeen({}, { name: "Verdi" }, { name: "Bianchi" }).conflicts).toHaveLength(1);
  expect(mergeSeen({}, { name: "Bianchi" }, { name: "Bianchi" }).conflicts).toEqual([]);
});
