import { expect, test } from "vitest";
import { civilDate } from "../kernel/civilDate.ts";
import { type Against, refusedFor } from "../kernel/verdict.ts";
import { againstClosing, againstOpening, againstReopening, type SwitchRefusal } from "./acceptTrackSwitch.ts";

const KNOWN = { today: civilDate("2026-11-30"), year: 2026 };
const day = civilDate;
const reasons = (against: readonly Against<SwitchRefusal>[]) =>
  (refusedFor(against)?.reasons ?? []).map(({ reason, at }) => `${reason}${"field" in at ? ` ${at.field}` : ""}`);

test.each([
  ["today, until today", { date: day("2026-11-30"), lastDay: day("2026-11-30") }, []],
  ["by an act of tomorrow", { date: day("2026-12-01") }, ["actInTheFuture date"]],
  ["by an act of the first day of the year before", { date: day("2025-01-01") }, []],
  ["by an act of the day before that", { date: day("2024-12-31") }, ["actTooOld date"]],
  ["until yesterday, by an act of tomorrow", { date: day("2026-12-01"), lastDay: day("2026-11-29") }, ["actInTheFuture date", "lastDayIsPast lastDay"]],
] as const)("a track is opened %s", (_, asked, expected) => {
  expect(reasons(againstOpening(asked, { ...KNOWN, state: "notOpened" }))).toEqual(expected);
}); // prettier-ignore

test("a closed track is not opened so, and an open one takes another last day", () => {
  expect(reasons(againstOpening({ date: day("2026-11-30") }, { ...KNOWN, state: "closed" }))).toEqual(["alreadyClosed"]);
  expect(reasons(againstOpening({ date: day("2026-11-30"), lastDay: day("2026-12-31") }, { ...KNOWN, state: "open" }))).toEqual([]);
});

const OPENED = { isOpened: true, isClosed: false, opened: day("2026-02-01") };
test.each([
  ["the day it was opened", { date: day("2026-02-01") }, OPENED, []],
  ["the day before", { date: day("2026-01-31") }, OPENED, ["actBeforeOpening date"]],
  ["with a last day", { date: day("2026-03-01"), lastDay: day("2026-12-31") }, OPENED, ["closesWithoutLastDay lastDay"]],
  ["twice", { date: day("2026-03-01") }, { ...OPENED, isClosed: true }, ["alreadyClosed"]],
  ["that was never opened", { date: day("2026-03-01") }, { isOpened: false, isClosed: false }, ["notOpened"]],
] as const)("a track is closed %s", (_, asked, known, expected) => {
  expect(reasons(againstClosing(asked, { ...KNOWN, ...known }))).toEqual(expected);
});

test.each([
  ["the day it was closed", { date: day("2026-05-01") }, "closed", []],
  ["the day before", { date: day("2026-04-30") }, "closed", ["actBeforeClosing date"]],
  ["until yesterday", { date: day("2026-05-01"), lastDay: day("2026-11-29") }, "closed", ["lastDayIsPast lastDay"]],
  ["while it is open", { date: day("2026-05-01") }, "open", ["notClosed"]],
] as const)("a track is opened again %s", (_, asked, state, expected) => {
  expect(reasons(againstReopening(asked, { ...KNOWN, state, closed: day("2026-05-01") }))).toEqual(expected);
});
