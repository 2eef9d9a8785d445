import fc from "fast-check";
import { expect, test } from "vitest";
import { civilDate, daysInMonth, italianDate, monthNamed, parseItalianDate, dayBefore } from "./civilDate.ts";

test.each([
  ["31/12/2023", "2023-12-31"],
  ["1/9/2023", "2023-09-01"],
  ["30/06/2023", "2023-06-30"],
  ["31/06/2023", undefined], // June has 30 days
  ["29/02/2023", undefined],
  ["29/02/2024", "2024-02-29"],
  ["29/02/1900", undefined], // 1900 was no leap year
  ["29/02/2000", "2000-02-29"],
  ["00/01/2023", undefined],
  ["12/13/2023", undefined],
  ["31/12/23", undefined],
])("%s is the day %s", (written, day) => {
  expect(parseItalianDate(written)).toBe(day);
});

test("a day is written as Italians do", () => {
  expect(italianDate(civilDate("2023-09-05"))).toBe("05/09/2023");
});

test("what is no day is refused by the reader of programs", () => {
  expect(() => civilDate("2023-06-31")).toThrow(RangeError);
});

test("a month is known by its name or its beginning", () => {
  expect(monthNamed("settembre")).toBe(9);
  expect(monthNamed("Sett.")).toBe(9);
  expect(monthNamed("boh")).toBeUndefined();
});

test("every day that exists is read back as itself", () => {
  const day = fc.record({
    year: fc.integer({ min: 1900, max: 2999 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
  });
  fc.assert(
    fc.property(day, ({ year, month, day }) => {
      const read = parseItalianDate(`${String(day)}/${String(month)}/${String(year)}`);
      expect(read !== undefined).toBe(day <= daysInMonth(year, month));
      if (read) expect(parseItalianDate(italianDate(read))).toBe(read);
    }),
  );
});

test.each(["", "ieri", "31/12/2023", "2023-12-31 ", "2023-1-1", "NaN-NaN-NaN"])("«%s» is no day of a program", (text) => {
  expect(() => civilDate(text)).toThrow(RangeError);
});

test.each([
  ["2026-11-23", "2026-11-22"],
  ["2026-03-01", "2026-02-28"],
  ["2024-03-01", "2024-02-29"],
  ["2026-01-01", "2025-12-31"],
])("the day before %s is %s", (day, before) => {
  expect(dayBefore(civilDate(day))).toBe(before);
});
