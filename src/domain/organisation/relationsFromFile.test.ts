import { expect, test } from "vitest";
import { aUnit } from "../../../tests/support/aUnit.ts";
import { civilDate } from "../kernel/civilDate.ts";
import { classificationOf } from "./classification.ts";
import type { Employment } from "./employment.ts";
import { relationsFromFile } from "./relationsFromFile.ts";
import { staffChanges } from "./staffChanges.ts";
import type { PlacedStint } from "./stintsInRegister.ts";

const works = (from: string, to?: string, more: Partial<Employment> = {}): Employment => ({
  from: civilDate(from),
  ...(to !== undefined && { to: civilDate(to) }),
  unit: aUnit(1),
  ...classificationOf("istruttori"),
  fte: "1",
  ...more,
});
const stint = (from: string, to: string, unit = aUnit(1)): PlacedStint => ({
  from: civilDate(from),
  to: civilDate(to),
  unit,
  role: "istruttori",
  fte: "1",
  neutralDays: 0,
  countedDays: 0,
});
const days = (relations: readonly Employment[]) => relations.map(({ from, to, unit }) => `${from} ${to ?? ""} ${unit}`).sort();

/** What a person's relations become, with those that went. */
function filled(year: number, known: readonly Employment[], stints: readonly PlacedStint[]): Employment[] {
  const { replaced, added } = relationsFromFile(year, known, stints);
  return [...known.filter((each) => !replaced.includes(each)), ...added];
}
function listed(known: readonly Employment[], employments: readonly Employment[]): Employment[] {
  const member = { code: "V-1", name: "Persona" };
  const { changes } = staffChanges(known.length === 0 ? [] : [{ ...member, employments: known }], [{ ...member, employments }]);
  const gone = changes.flatMap(({ replaced }) => replaced);
  return [...known.filter((each) => !gone.includes(each)), ...changes.flatMap(({ added }) => added)];
}

const FILE = [stint("2024-01-01", "2024-06-30"), stint("2024-07-01", "2024-12-31", aUnit(2))];

test.each([
  ["a list that tells since before", "2019-03-01", ["2019-03-01  1"]],
  ["a list that tells from a day of the year", "2024-10-01", ["2024-01-01 2024-06-30 1", "2024-07-01 2024-09-30 2", "2024-10-01  1"]],
  ["a list that tells of later alone", "2026-01-01", ["2024-01-01 2024-06-30 1", "2024-07-01 2024-12-31 2", "2026-01-01  1"]],
])("%s and a file come to the same, in either order and twice", (_, from, expected) => {
  const list = [works(from)];
  const fileFirst = listed(filled(2024, [], FILE), list);
  const listFirst = filled(2024, listed([], list), FILE);
  expect(days(fileFirst)).toEqual(expected);
  expect(days(listFirst)).toEqual(expected);
  expect(relationsFromFile(2024, fileFirst, FILE)).toEqual({ replaced: [], added: [] });
  expect(relationsFromFile(2024, listFirst, FILE)).toEqual({ replaced: [], added: [] });
});

test("files of two years come to the same in either order, and a later one of a year takes the place of the first", () => {
  const next = [stint("2025-01-01", "2025-12-31")];
  expect(days(filled(2025, filled(2024, [], FILE), next))).toEqual(days(filled(2024, filled(2025, [], next), FILE)));
  const mended = [stint("2024-01-01", "2024-12-31")];
  expect(days(filled(2024, filled(2024, [], FILE), mended))).toEqual(["2024-01-01 2024-12-31 1"]);
});
