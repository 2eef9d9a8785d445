import { expect, test } from "vitest";
import { aUnit } from "../../../tests/support/aUnit.ts";
import { civilDate } from "../kernel/civilDate.ts";
import { absencesIn } from "./absence.ts";
import { classificationOf } from "./classification.ts";
import type { Employment } from "./employment.ts";
import type { PlacedStint } from "./stintsInRegister.ts";
import { registerDifferences } from "./registerDifferences.ts";

const works = (from: string, to?: string, more: Partial<Employment> = {}): Employment => ({
  from: civilDate(from),
  ...(to !== undefined && { to: civilDate(to) }),
  unit: aUnit(1),
  ...classificationOf("istruttori"),
  fte: "1",
  ...more,
});
const stint = (from: string, to: string, more: Partial<PlacedStint> = {}): PlacedStint => ({
  from: civilDate(from),
  to: civilDate(to),
  unit: aUnit(1),
  role: "istruttori",
  fte: "1",
  neutralDays: 0,
  countedDays: 0,
  ...more,
});
const YEAR = stint("2024-01-01", "2024-12-31");

test.each<[string, PlacedStint[], Employment[], string[]]>([
  ["nothing", [YEAR], [works("2019-01-01")], []],
  [
    "another unit, role and share in some days",
    [YEAR],
    [works("2019-01-01", "2024-06-30"), works("2024-07-01", undefined, { unit: aUnit(2), ...classificationOf("eq"), fte: "0.5" })],
    ["2024-07-01 2024-12-31 unit 1 2", "2024-07-01 2024-12-31 role istruttori eq", "2024-07-01 2024-12-31 workingTime 1 0.5"],
  ],
  ["days that only the file tells", [YEAR], [works("2024-02-01", "2024-03-31")], ["2024-01-01 2024-01-31 notInRegister", "2024-04-01 2024-12-31 notInRegister"]], // prettier-ignore
  ["days that only the register tells", [stint("2024-01-01", "2024-06-30")], [works("2019-01-01")], ["2024-07-01 2024-12-31 notInFile"]],
  ["a person who is in one alone", [], [works("2024-07-01")], ["2024-07-01 2024-12-31 notInFile"]],
  [
    "absences that nobody can divide",
    [{ ...YEAR, countedDays: 30 }],
    [works("2019-01-01", "2024-06-30"), works("2024-07-01", undefined, { fte: "0.5" })],
    ["2024-01-01 2024-12-31 absences", "2024-07-01 2024-12-31 workingTime 1 0.5"],
  ],
])("the register and a file differ in %s", (_, stints, relations, expected) => {
  const told = registerDifferences(2024, { code: "V-1", stints, relations, absences: absencesIn(stints) });
  expect(
    told.map(({ person, from, to, about, file, register }) => [person, from, to, about, file, register].filter(Boolean).join(" ")),
  ).toEqual(expected.map((each) => `V-1 ${each}`));
});
