import { expect, test } from "vitest";
import { freshDatabase } from "../../../tests/support/database.ts";
import { civilDate } from "../../domain/kernel/civilDate.ts";
import type { DaySpan } from "../../domain/kernel/daySpan.ts";
import { transact } from "../database/transact.ts";
import { addUnitSpan, ensureUnit, loadUnits } from "./unit.ts";
import { type UnitId, unitId } from "../../domain/organisation/unitId.ts";

const { app } = await freshDatabase();

/** An administration with these units, each with the days of its names. */
async function anAdministration(administration: string, units: readonly (readonly (DaySpan & { readonly name: string })[])[]) {
  await app.insertInto("administration").values({ administration_id: administration, name: administration }).execute();
  for (const spans of units) {
    const { unit_id: unit } = await app
      .insertInto("unit")
      .values({ administration_id: administration })
      .returning("unit_id")
      .executeTakeFirstOrThrow();
    for (const span of spans) await addUnitSpan(app, administration, { ...span, unit: unitId(unit), parent: null });
  }
}

/** The units as "which of them: name, first day, last day", once these years were met one after the other. */
async function afterYears(administration: string, years: readonly number[], name = "Settore Cultura") {
  for (const year of years)
    await transact(app, async (tx) => ({ keep: true, value: await ensureUnit(tx, { administration, year }, name, null) }));
  const spans = await loadUnits(app, administration);
  const units = [...new Set(spans.map(({ unit }) => unit))];
  return spans.map(({ unit, name: called, from, to }) => `${String(units.indexOf(unit) + 1)}: ${called} ${from ?? "…"} ${to ?? "…"}`);
}

const since = (name: string, from: string, to?: string) => ({
  name,
  from: civilDate(from),
  ...(to !== undefined && { to: civilDate(to) }),
});

test.each([
  ["met in a year and in the next is one, and nobody says since when", [], [2025, 2026], ["1: Settore Cultura … …"]],
  ["met in a year and then in those before is one", [], [2026, 2025, 2023], ["1: Settore Cultura … …"]],
  ["met in any order is one", [], [2023, 2026, 2025], ["1: Settore Cultura … …"]],
  [
    "that began, ended and began again stays two, and before its beginning there was another",
    [[since("Settore Cultura", "2020-01-01", "2021-12-31")], [since("Settore Cultura", "2026-01-01")]],
    [2019, 2021],
    ["1: Settore Cultura 2020-01-01 2021-12-31", "2: Settore Cultura 2026-01-01 …", "3: Settore Cultura … 2019-12-31"],
  ],
  [
    "met between an end and a new beginning is a third, from the one to the other",
    [[since("Settore Cultura", "2020-01-01", "2021-12-31")], [since("Settore Cultura", "2026-01-01")]],
    [2024],
    ["1: Settore Cultura 2020-01-01 2021-12-31", "2: Settore Cultura 2026-01-01 …", "3: Settore Cultura 2022-01-01 2025-12-31"],
  ],
  [
    "that began in the middle of a later year began there: the one before is another, and ends as it begins",
    [[since("Settore Cultura", "2026-03-01")]],
    [2025],
    ["1: Settore Cultura 2026-03-01 …", "2: Settore Cultura … 2026-02-28"],
  ],
  [
    "that had another name until then was not it before",
    [[since("Settore Sport", "2020-01-01", "2025-12-31"), since("Settore Cultura", "2026-01-01")]],
    [2025],
    ["1: Settore Sport 2020-01-01 2025-12-31", "1: Settore Cultura 2026-01-01 …", "2: Settore Cultura … 2025-12-31"],
  ],
] as const)("a unit %s", async (what, units, years, expected) => {
  const administration = `ente${String(what.length)}`;
  await anAdministration(administration, units);
  expect(await afterYears(administration, years)).toEqual(expected);
});

test("a unit is never there before or after the one above it", async () => {
  const [administration, day] = ["sotto", (text: string) => civilDate(text)];
  await anAdministration(administration, [[since("Settore Chiuso", "2024-01-01", "2025-06-30")]]);
  const within = (year: number, name: string, parent: UnitId | null) =>
    transact(app, async (tx) => ({ keep: true, value: await ensureUnit(tx, { administration, year }, name, parent) }));
  const above = await within(2025, "Settore Chiuso", null);
  const child = await within(2025, "Area Figlia", above);
  const before = await within(2023, "Settore Chiuso", null);
  const other = await within(2023, "Area Figlia", before);
  const spans = await loadUnits(app, administration);
  const daysOf = (unit: UnitId) => spans.filter((span) => span.unit === unit).map(({ from, to }) => [from, to]);
  expect(daysOf(child)).toEqual([[day("2024-01-01"), day("2025-06-30")]]);
  expect([daysOf(before), daysOf(other)]).toEqual([[[undefined, day("2023-12-31")]], [[undefined, day("2023-12-31")]]]);
});
