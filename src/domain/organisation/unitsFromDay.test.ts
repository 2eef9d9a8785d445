import { expect, test } from "vitest";
import { civilDate } from "../kernel/civilDate.ts";
import { unitFromDayWords, unitsFromDay } from "./unitsFromDay.ts";
import { aUnit } from "../../../tests/support/aUnit.ts";
import type { UnitId } from "./unitId.ts";

const span = (unit: UnitId, name: string, from: string, to?: string) => ({
  unit,
  name,
  parent: null,
  from: civilDate(from),
  ...(to !== undefined && { to: civilDate(to) }),
});

test("[OBL-08] units of today as they are called today, units to come with their first day, units that ended not at all", () => {
  const spans = [
    span(aUnit(1), "Tributi", "2024-01-01", "2026-12-31"),
    span(aUnit(1), "Entrate", "2027-01-01"),
    span(aUnit(2), "Gare", "2027-01-01"),
    span(aUnit(3), "Anagrafe", "2020-01-01", "2026-11-29"),
    span(aUnit(4), "Demografici", "2026-11-30"),
    { unit: aUnit(5), name: "Segreteria", parent: null, to: civilDate("2027-12-31") },
    span(aUnit(5), "Affari generali", "2028-01-01"),
  ];
  expect(unitsFromDay(spans, civilDate("2026-11-30")).map(unitFromDayWords)).toEqual([
    "Tributi",
    "Gare (dal 01/01/2027)",
    "Demografici",
    "Segreteria",
  ]);
});

test("units of one name are told apart by the one above them", () => {
  const under = (unit: number, name: string, parent: number | null) => ({
    unit: aUnit(unit),
    name,
    parent: parent === null ? null : aUnit(parent),
  });
  const spans = [
    under(1, "Settore Tecnico", null),
    under(2, "Settore Finanze", null),
    under(3, "Segreteria", 1),
    under(4, "SEGRETERIA", 2),
    under(5, "Gare", 1),
    { ...under(6, "Segreteria", null), from: civilDate("2027-01-01") },
  ];
  expect(unitsFromDay(spans, civilDate("2026-11-30")).map(unitFromDayWords)).toEqual([
    "Settore Tecnico",
    "Settore Finanze",
    "Settore Tecnico: Segreteria",
    "Settore Finanze: SEGRETERIA",
    "Gare",
    "Segreteria (dal 01/01/2027)",
  ]);
});
