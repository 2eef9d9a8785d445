import { because } from "../../../tests/support/because.ts";
import { expect, test } from "vitest";
import { readDay } from "./readDay.ts";

test.each([
  ["01/01/2023", "2023-01-01"],
  ["1/1/2023", "2023-01-01"],
  ["01.01.2023", "2023-01-01"],
  ["01-01-2023", "2023-01-01"],
  ["2023-01-01", "2023-01-01"],
  ["01/01/2023 00:00:00", "2023-01-01"],
  ["01/01/2023 0:00", "2023-01-01"],
  ["2023-01-01 00:00:00", "2023-01-01"],
  ["2023-01-01T00:00:00.000", "2023-01-01"],
  ["1/1/23", "2023-01-01"],
  ["01/09/85", "1985-09-01"],
  ["1° gennaio 2023", "2023-01-01"],
  ["1 Gennaio 2023", "2023-01-01"],
  ["15-mar-2023", "2023-03-15"],
  ["15 sett. 2023", "2023-09-15"],
  ["31/12/2199", "2199-12-31"], // how far is far is known where the day of today is
])("«%s» is %s", (written, value) => {
  expect(readDay(written)).toEqual({ ok: true, value });
});

test.each([
  ["44927", "aNumber"],
  ["44927,5", "aNumber"],
  ["01/13/2023", "noSuchDay"],
  ["31/06/2026", "noSuchDay"],
  ["06/2024", "aMonth"],
  ["6/2024", "aMonth"],
  ["2024-06", "aMonth"],
  ["giugno 2024", "aMonth"],
  ["giu-24", "aMonth"],
  ["15-mar", "noYear"],
  ["15/03", "noYear"],
  ["15 marzo", "noYear"],
  ["31/12/30", "shortYear"],
  ["01/01/49", "shortYear"],
  ["2022-12-31T23:00:00Z", "withHour"],
  ["31/12/2023 23:59", "withHour"],
  ["01/01/1900", "longAgo"],
  ["01/01/0001", "longAgo"],
  ["31/12/9999", "noEnd"],
  ["9999-12-31", "noEnd"],
  ["2024", "unknown"],
  ["in servizio", "unknown"],
  ["15 mai 2023", "unknown"],
  ["", "unknown"],
])("«%s» is doubtful: %s", (written, doubt) => {
  expect(readDay(written)).toEqual(because(doubt));
});
