import { expect, test } from "vitest";
import { civilDate } from "./civilDate.ts";
import { coversDay, onDay } from "./daySpan.ts";

const ofMarch = { from: civilDate("2026-03-01"), to: civilDate("2026-03-31") };
const since = { from: civilDate("2026-03-01") };

test.each([
  ["2026-02-28", false, false],
  ["2026-03-01", true, true],
  ["2026-03-31", true, true],
  ["2026-04-01", false, true],
])("on %s a span of March holds: %s; one from 1 March on: %s", (day, march, open) => {
  expect([coversDay(ofMarch, civilDate(day)), coversDay(since, civilDate(day))]).toEqual([march, open]);
});

test("those of a day are told in their order", () => {
  expect(onDay([since, ofMarch], civilDate("2026-03-15"))).toEqual([since, ofMarch]);
  expect(onDay([since, ofMarch], civilDate("2026-04-01"))).toEqual([since]);
});
