import { expect, test } from "vitest";
import { civilDate } from "../kernel/civilDate.ts";
import { classificationOf } from "./classification.ts";
import type { Employment } from "./employment.ts";
import { reachChanges } from "./reachChanges.ts";
import { aUnit } from "../../../tests/support/aUnit.ts";

const relation = (from: string, to: string | undefined, more: Partial<Employment> = {}): Employment => ({
  from: civilDate(from),
  ...(to !== undefined && { to: civilDate(to) }),
  unit: aUnit("1"),
  ...classificationOf("istruttori"),
  fte: "1",
  evaluator: "V-002",
  ...more,
});

test("another share of full time reaches nobody new", () => {
  const replaced = [relation("2024-01-01", undefined)];
  const added = [relation("2024-01-01", "2026-05-31"), relation("2026-06-01", undefined, { fte: "0.5" })];
  expect(reachChanges({ replaced, added })).toEqual([]);
});

test("another evaluator is told, another unit is told", () => {
  const replaced = [relation("2024-01-01", undefined)];
  const added = [relation("2024-01-01", "2026-05-31"), relation("2026-06-01", undefined, { evaluator: "V-009", unit: aUnit("2") })];
  expect(reachChanges({ replaced, added })).toEqual([
    { kind: "evaluator", reader: "V-009" },
    { kind: "unit", unit: aUnit("2") },
  ]);
});

//  the days held before        reached anew
test.each([
  ["2026-01-01", "2026-12-31", []],
  ["2025-01-01", "2027-12-31", []],
  ["2026-01-01", "2026-12-30", ["evaluator", "unit"]], // the last day is new
  ["2026-01-02", "2026-12-31", ["evaluator", "unit"]], // the first day is new: dated back
] as const)("a relation for the whole of 2026, where one held from %s to %s", (from, to, kinds) => {
  const told = reachChanges({ replaced: [relation(from, to)], added: [relation("2026-01-01", "2026-12-31")] });
  expect(told.map(({ kind }) => kind)).toEqual(kinds);
});

test("days held in two pieces that meet are held, and one missing day between them is not", () => {
  const added = [relation("2026-01-01", "2026-12-31")];
  const second = relation("2026-07-01", undefined);
  expect(reachChanges({ replaced: [relation("2026-01-01", "2026-06-30"), second], added })).toEqual([]);
  expect(reachChanges({ replaced: [relation("2026-01-01", "2026-06-29"), second], added })).toHaveLength(2);
});

test("somebody new is reached by their evaluator and by whoever leads their unit; without an evaluator, by the latter", () => {
  expect(reachChanges({ replaced: [], added: [relation("2026-01-01", undefined)] })).toHaveLength(2);
  const alone: Employment = { from: civilDate("2026-01-01"), unit: aUnit("1"), ...classificationOf("istruttori"), fte: "1" };
  expect(reachChanges({ replaced: [], added: [alone] })).toEqual([{ kind: "unit", unit: aUnit("1") }]);
});
