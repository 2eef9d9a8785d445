import { describe, expect, test } from "vitest";
import { aUnit } from "../../../tests/support/aUnit.ts";
import { civilDate } from "../kernel/civilDate.ts";
import { type Absence, absencesIn } from "./absence.ts";
import { classificationOf } from "./classification.ts";
import type { Employment } from "./employment.ts";
import type { Profile } from "./profile.ts";
import { stintsInRegister } from "./stintsInRegister.ts";

const works = (from: string, to?: string, more: Partial<Employment> & { readonly as?: Profile } = {}): Employment => {
  const { as = "istruttori", ...rest } = more;
  return {
    from: civilDate(from),
    ...(to !== undefined && { to: civilDate(to) }),
    unit: aUnit(1),
    ...classificationOf(as),
    fte: "1",
    ...rest,
  };
};
const period = (from: string, to: string) => ({ from: civilDate(from), to: civilDate(to) });
const absent = (from: string, to: string, days: number, of: Absence["class"] = "counted"): Absence => ({
  ...period(from, to),
  class: of,
  days,
});
const WHOLE = [period("2024-01-01", "2024-12-31")];
const told = (relations: readonly Employment[], written = WHOLE, absences: readonly Absence[] = []) =>
  stintsInRegister(2024, relations, written, absences)?.map(
    ({ from, to, unit, role, fte, neutralDays, countedDays }) =>
      `${from} ${to} ${unit} ${role} ${fte} ${String(neutralDays)} ${String(countedDays)}`,
  );

describe("periods of service from the register", () => {
  test("are the days of the year of each relation, in order", () => {
    expect(told([works("2024-07-01", undefined, { unit: aUnit(2) }), works("2019-03-01", "2024-06-30")])).toEqual([
      "2024-01-01 2024-06-30 1 istruttori 1 0 0",
      "2024-07-01 2024-12-31 2 istruttori 1 0 0",
    ]);
  });

  test("do not divide where only who evaluates changes", () => {
    const relations = [works("2019-03-01", "2024-06-30", { evaluator: "D-1" }), works("2024-07-01", undefined, { evaluator: "D-2" })];
    expect(told(relations)).toEqual(["2024-01-01 2024-12-31 1 istruttori 1 0 0"]);
  });

  test("divide where the file does, so that its forms cover whole ones", () => {
    expect(told([works("2019-03-01")], [period("2024-01-01", "2024-03-31"), period("2024-04-01", "2024-12-31")])).toEqual([
      "2024-01-01 2024-03-31 1 istruttori 1 0 0",
      "2024-04-01 2024-12-31 1 istruttori 1 0 0",
    ]);
  });

  test("have the role and the share of full time that the register says", () => {
    expect(told([works("2024-02-01", undefined, { as: "eq", fte: "0.5" })])).toEqual(["2024-02-01 2024-12-31 1 eq 0.5 0 0"]);
  });

  test("are none where it says nothing of the year", () => {
    expect(told([])).toBeUndefined();
    expect(told([works("2025-01-01"), works("2020-01-01", "2023-12-31")])).toBeUndefined();
  });

  test("hold the absences told within them, by class", () => {
    const absences = [absent("2024-01-01", "2024-12-31", 20), absent("2024-01-01", "2024-12-31", 7, "neutral")];
    expect(told([works("2019-03-01")], WHOLE, absences)).toEqual(["2024-01-01 2024-12-31 1 istruttori 1 7 20"]);
  });

  test("hold their part of an absence only where every day of it is one", () => {
    const relations = [works("2019-03-01", "2024-06-30"), works("2024-07-01", undefined, { fte: "0.5" })];
    expect(told(relations, WHOLE, [absent("2024-06-21", "2024-07-20", 30)])).toEqual([
      "2024-01-01 2024-06-30 1 istruttori 1 0 10",
      "2024-07-01 2024-12-31 1 istruttori 0.5 0 20",
    ]);
    expect(told(relations, WHOLE, [absent("2024-01-01", "2024-12-31", 30)])).toBeUndefined();
  });
});

test("the absences of periods of service are told by class, within the days of each", () => {
  const stints = [
    { ...period("2024-01-01", "2024-06-30"), neutralDays: 5, countedDays: 0 },
    { ...period("2024-07-01", "2024-12-31"), neutralDays: 1, countedDays: 2 },
  ];
  expect(absencesIn(stints)).toEqual([
    { from: "2024-01-01", to: "2024-06-30", class: "neutral", days: 5 },
    { from: "2024-07-01", to: "2024-12-31", class: "neutral", days: 1 },
    { from: "2024-07-01", to: "2024-12-31", class: "counted", days: 2 },
  ]);
});
