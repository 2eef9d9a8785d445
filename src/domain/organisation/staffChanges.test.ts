import { expect, test } from "vitest";
import { civilDate } from "../kernel/civilDate.ts";
import { classificationOf } from "./classification.ts";
import type { Employment, StaffMember } from "./employment.ts";
import { membersOf, staffChanges } from "./staffChanges.ts";
import { aUnit } from "../../../tests/support/aUnit.ts";

function relation(from: string, to?: string, more: Partial<Employment> = {}): Employment {
  return {
    from: civilDate(from),
    ...(to !== undefined && { to: civilDate(to) }),
    unit: aUnit("Ragioneria"),
    ...classificationOf("istruttori"),
    fte: "1",
    ...more,
  };
}

function member(employments: readonly Employment[], more: Partial<StaffMember> = {}): StaffMember {
  return { code: "V-001", name: "Persona inventata", employments, ...more };
}

const KNOWN = relation("2020-01-01");

test("the same list again changes nothing", () => {
  const staff = [member([KNOWN], { mail: "a@b.it" })];
  expect(staffChanges(staff, staff)).toEqual({ changes: [], unchanged: 1, missing: [] });
});

test("somebody new is added with what the list says", () => {
  const { changes } = staffChanges([], [member([KNOWN])]);
  expect(changes).toEqual([
    { member: { code: "V-001", name: "Persona inventata" }, isNew: true, isRenamed: false, replaced: [], added: [KNOWN] },
  ]);
});

test("a transfer cuts what was known at the day before, and keeps it", () => {
  const moved = relation("2026-07-01", undefined, { unit: aUnit("Cultura") });
  const { changes } = staffChanges([member([KNOWN])], [member([moved])]);
  expect(changes[0]).toMatchObject({ replaced: [KNOWN], added: [relation("2020-01-01", "2026-06-30"), moved] });
});

test("an end told from the same first day replaces the relation without end", () => {
  const ended = relation("2020-01-01", "2026-06-30");
  expect(staffChanges([member([KNOWN])], [member([ended])]).changes[0]).toMatchObject({ replaced: [KNOWN], added: [ended] });
});

test("what ended before the list begins is not touched; what comes after is as the list says", () => {
  const [old, later] = [relation("2018-01-01", "2019-12-31"), relation("2027-01-01", undefined, { unit: aUnit("Cultura") })];
  const { changes } = staffChanges([member([old, KNOWN, later])], [member([KNOWN])]);
  expect(changes[0]).toMatchObject({ replaced: [later], added: [] });
});

test.each([
  ["2026-06-30", 0],
  ["2026-07-01", 1],
])("a relation that ended on %s against a list from 01/07/2026: %i replaced", (to, replaced) => {
  const { changes } = staffChanges([member([relation("2020-01-01", to)])], [member([relation("2026-07-01")])]);
  expect(changes[0]?.replaced).toHaveLength(replaced);
});

test("who is not in the list is told and stays", () => {
  const other = member([KNOWN], { code: "V-002" });
  expect(staffChanges([member([KNOWN]), other], [member([KNOWN])])).toEqual({ changes: [], unchanged: 1, missing: [other] });
});

test("a mail the list does not give stays; another name is a change", () => {
  const known = member([KNOWN], { mail: "a@b.it", fiscalCode: "RSSMRA80A01H501U" });
  expect(staffChanges([known], [member([KNOWN])]).unchanged).toBe(1);
  const [change] = staffChanges([known], [member([KNOWN], { name: "Altro nome" })]).changes;
  expect(change).toMatchObject({
    isRenamed: true,
    member: { name: "Altro nome", mail: "a@b.it", fiscalCode: "RSSMRA80A01H501U" },
    replaced: [],
    added: [],
  });
});

test("rows of one person come together, their relations in order of time", () => {
  const rows = [
    { code: "B", name: "Bice", employment: relation("2026-07-01") },
    { code: "A", name: "Ada", employment: KNOWN },
    { code: "B", name: "Bice", employment: relation("2026-01-01", "2026-06-30") },
  ];
  expect(membersOf(rows).map(({ code, employments }) => [code, employments.map(({ from }) => from)])).toEqual([
    ["B", ["2026-01-01", "2026-07-01"]],
    ["A", ["2020-01-01"]],
  ]);
});
