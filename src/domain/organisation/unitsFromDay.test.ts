import { expect, test } from "vitest";
import { civilDate } from "../kernel/civilDate.ts";
import { unitFromDayWords, unitsFromDay } from "./unitsFromDay.ts";

const span = (unit: bigint, name: string, from: string, to?: string) => ({
  unit,
  name,
  parent: null,
  from: civilDate(from),
  ...(to !== undefined && { to: civilDate(to) }),
});

test("[OBL-08] units of today as they are called today, units to come with their first day, units that ended not at all", () => {
  const spans = [
    span(1n, "Tributi", "2024-01-01", "2026-12-31"),
    span(1n, "Entrate", "2027-01-01"),
    span(2n, "Gare", "2027-01-01"),
    span(3n, "Anagrafe", "2020-01-01", "2026-11-29"),
    span(4n, "Demografici", "2026-11-30"),
    { unit: 5n, name: "Segreteria", parent: null, to: civilDate("2027-12-31") },
    span(5n, "Affari generali", "2028-01-01"),
  ];
  expect(unitsFromDay(spans, civilDate("2026-11-30")).map(unitFromDayWords)).toEqual([
    "Tributi",
    "Gare (dal 01/01/2027)",
    "Demografici",
    "Segreteria",
  ]);
});
