import { expect, test } from "vitest";
import { civilDate } from "../kernel/civilDate.ts";
import { moveFirstDay } from "./moveFirstDay.ts";
import type { Span } from "./reorganise.ts";
import { aUnit } from "../../../tests/support/aUnit.ts";

const TODAY = civilDate("2026-11-30");

function span(unit: number, name: string, parent: number | null, from?: string, to?: string): Span {
  return {
    unit: aUnit(unit),
    name,
    parent: parent === null ? null : aUnit(parent),
    ...(from !== undefined && { from: civilDate(from) }),
    ...(to !== undefined && { to: civilDate(to) }),
  };
}

const SPANS = [
  span(1, "Settore Risorse", null, "2020-01-01"),
  span(2, "Tributi", 1, "2024-03-01", "2025-12-31"),
  span(2, "Entrate", 1, "2026-01-01"),
  span(3, "Cassa", 2, "2024-06-01"),
  span(4, "Archivio", null),
  span(5, "Tributi", 1, "2020-01-01", "2023-05-31"),
];

const moved = (unit: number, day: string | undefined, signs: Partial<Parameters<typeof moveFirstDay>[3]> = {}) => {
  const verdict = moveFirstDay(SPANS, aUnit(unit), day === undefined ? undefined : civilDate(day), { today: TODAY, ...signs });
  if (verdict === undefined) return "no unit";
  return verdict.ok ? verdict.value : verdict.reasons.map(({ reason }) => reason);
};

test.each([
  ["earlier", 2, "2023-06-01", SPANS[1]],
  ["later, to the day it begins to be called otherwise at the latest", 2, "2024-06-01", SPANS[1]],
  ["back, where nobody knows it", 1, undefined, SPANS[0]],
  ["to a day, where it was not known", 4, "2021-05-01", SPANS[4]],
])("the first day of a unit is moved %s", (_, unit, day, expected) => {
  expect(moved(unit, day)).toBe(expected);
});

test.each([
  ["it is the one there is", 1, "2020-01-01", {}, ["nothingChanges"]],
  ["it is not known already", 4, undefined, {}, ["nothingChanges"]],
  ["it is too far ahead", 4, "2028-12-01", {}, ["beginsTooLate"]],
  ["the unit had another name before", 2, "2026-01-01", {}, ["afterItChanged", "unitsUnderBefore"]],
  ["a unit under it is there before", 2, "2024-06-02", {}, ["unitsUnderBefore"]],
  ["somebody worked there the day before", 4, "2024-05-02", { worked: civilDate("2024-05-01") }, ["workedBefore"]],
  ["somebody has a role on it from the day before", 4, "2024-05-02", { given: civilDate("2024-05-01") }, ["givenBefore"]],
  ["it is in the plan of the year before", 4, "2025-01-01", { planned: 2024 }, ["plannedBefore"]],
  ["another unit of its name in its place is there", 2, "2023-05-31", {}, ["nameTaken"]],
  ["the unit above is not there yet, and another has its name", 2, undefined, {}, ["parentNotYet", "nameTaken"]],
])("it is not where %s", (_, unit, day, signs, reasons) => {
  expect(moved(unit, day, signs)).toEqual(reasons);
});

test("an earlier day brings it nearer to what is known of before, and contradicts nothing of it", () => {
  const signs = { today: TODAY, worked: civilDate("2010-01-01"), given: civilDate("2011-01-01"), planned: 2012 };
  const older = [...SPANS, span(6, "Sportello", 1)];
  expect(moveFirstDay(older, aUnit(1), civilDate("2015-01-01"), signs)).toMatchObject({ ok: true });
});

test("what is known of the very day, or of its year, contradicts nothing; and what is no unit has no first day", () => {
  expect(moved(4, "2024-05-01", { worked: civilDate("2024-05-01"), planned: 2024 })).toBe(SPANS[4]);
  expect(moved(4, "2024-12-31", { planned: 2024 })).toBe(SPANS[4]);
  expect(moved(9, "2024-01-01")).toBe("no unit");
});
