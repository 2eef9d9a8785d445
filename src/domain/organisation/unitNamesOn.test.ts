import { expect, test } from "vitest";
import { aUnit } from "../../../tests/support/aUnit.ts";
import { civilDate } from "../kernel/civilDate.ts";
import { unitNamesOn } from "./unitNamesOn.ts";

const SPANS = [
  { unit: aUnit(1), name: "Settore Risorse", parent: null },
  { unit: aUnit(2), name: "Area Tributi", parent: aUnit(1), to: civilDate("2024-06-30") },
  { unit: aUnit(2), name: "Area Entrate", parent: aUnit(1), from: civilDate("2024-07-01"), to: civilDate("2024-12-31") },
  { unit: aUnit(2), name: "Servizio Entrate", parent: null, from: civilDate("2025-01-01"), to: civilDate("2025-12-31") },
];

test.each([
  [1, "2024-01-01", "Settore Risorse"],
  [2, "2024-06-30", "Settore Risorse: Area Tributi"],
  [2, "2024-07-01", "Settore Risorse: Area Entrate"],
  [2, "2025-01-01", "Servizio Entrate"],
  [2, "2026-01-01", undefined],
  [3, "2024-01-01", undefined],
])("the name of unit %s on %s is %s", (unit, day, name) => {
  expect(unitNamesOn(SPANS)(aUnit(unit), civilDate(day))).toBe(name);
});
