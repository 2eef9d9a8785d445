import { expect, test } from "vitest";
import { civilDate } from "../kernel/civilDate.ts";
import { couldDo } from "./couldDo.ts";
import type { Subject } from "./mayDo.ts";

const TODAY = civilDate("2026-11-26");
const nobody: Subject = { person: "A", heldRoles: [], delegations: [], conflicts: [] };
const held = (from: string, to?: string): Subject => ({
  ...nobody,
  heldRoles: [{ role: "personnel", from: civilDate(from), ...(to && { to: civilDate(to) }) }],
});

test.each([
  ["2026-11-26", undefined, true],
  ["2026-11-27", undefined, false],
  ["2020-01-01", "2026-11-26", true],
  ["2020-01-01", "2026-11-25", false],
])("a page of personnel for who is that from %s to %s: %s", (from, to, isTheirs) => {
  expect(couldDo("organisation.write", held(from, to), TODAY)).toBe(isTheirs);
});

test("what is everybody's is of who holds nothing, and the rest is not", () => {
  expect(couldDo("objective.read", nobody, TODAY)).toBe(true);
  expect(couldDo("organisation.read", nobody, TODAY)).toBe(false);
});

test.each([
  ["form.write", "2026-11-01", "2026-11-26", true],
  ["form.write", "2026-11-01", "2026-11-25", false],
  ["form.write", "2026-11-27", "2026-12-31", false],
  ["form.readDraft", "2026-11-01", "2026-11-26", false], // not among what was delegated
] as const)("delegated %s from %s to %s: %s", (action, from, to, isTheirs) => {
  const of = { person: "B", heldRoles: [{ role: "dirigente" as const, from: civilDate("2020-01-01") }], conflicts: [] };
  const delegations = [{ of, actions: ["form.write"] as const, from: civilDate(from), to: civilDate(to) }];
  expect(couldDo(action, { ...nobody, delegations }, TODAY)).toBe(isTheirs);
});

test("a delegation of who holds the role no more gives nothing", () => {
  const of = {
    person: "B",
    heldRoles: [{ role: "dirigente" as const, from: civilDate("2020-01-01"), to: civilDate("2026-11-25") }],
    conflicts: [],
  };
  const delegations = [{ of, actions: ["form.write"] as const, from: civilDate("2026-01-01"), to: civilDate("2026-12-31") }];
  expect(couldDo("form.write", { ...nobody, delegations }, TODAY)).toBe(false);
});
