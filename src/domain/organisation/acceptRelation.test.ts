import { expect, test } from "vitest";
import { civilDate } from "../kernel/civilDate.ts";
import { refusedFor } from "../kernel/verdict.ts";
import { againstRelation } from "./acceptRelation.ts";
import { classificationOf } from "./classification.ts";
import type { Employment } from "./employment.ts";
import { aUnit } from "../../../tests/support/aUnit.ts";

const KNOWN = {
  today: civilDate("2026-11-30"),
  units: [{ unit: aUnit(1), name: "Tributi", parent: null, from: civilDate("2020-01-01"), to: civilDate("2027-06-30") }],
};
const RELATION: Employment = {
  unit: aUnit("1"),
  from: civilDate("2026-12-01"),
  to: civilDate("2027-06-30"),
  ...classificationOf("istruttori"),
  fte: "1",
};

test.each<[string, Partial<Employment>, string[]]>([
  ["within the days of its unit", {}, []],
  ["a day longer than its unit", { to: civilDate("2027-07-01") }, ["unitNotThere unit"]],
  ["in a unit nobody knows", { unit: aUnit("9") }, ["unitNotThere unit"]],
  ["evaluated by somebody of the staff", { evaluator: "V-002" }, []],
  ["evaluated by the Sindaco", { evaluator: "sindaco" }, []],
  ["evaluated by nobody known", { evaluator: "V-999" }, ["evaluatorUnknown evaluator"]],
  ["evaluated by oneself", { evaluator: "V-001" }, ["evaluatesOneself evaluator"]],
  ["evaluated as dirigente without that post", { profile: "dirigente" }, ["inconsistentPost role"]],
  ["that ends before it begins", { to: civilDate("2026-11-30") }, ["endsBeforeItBegins to"]],
  [
    "with everything wrong",
    { from: civilDate("2029-01-01"), to: civilDate("2026-01-01"), evaluator: "V-999" },
    ["beginsTooLate from", "endsBeforeItBegins to", "evaluatorUnknown evaluator"],
  ],
])("a relation %s", (_, change, refused) => {
  const known = { ...KNOWN, isEvaluatorKnown: change.evaluator === "V-002" };
  const reasons = refusedFor(againstRelation("V-001", { ...RELATION, ...change }, known))?.reasons ?? [];
  expect(reasons.map(({ reason, at }) => `${reason} ${"field" in at ? at.field : ""}`)).toEqual(refused);
});
