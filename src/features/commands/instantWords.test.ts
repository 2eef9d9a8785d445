import { expect, test } from "vitest";
import { countText, dayInRome, hourInRome, momentInRome } from "./instantWords.ts";

test("an instant is told in Rome, in summer and in winter", () => {
  expect(dayInRome("2026-07-31T22:30:00.123456Z")).toBe("01/08/2026");
  expect(hourInRome("2026-11-23T19:12:00.123456Z")).toBe("23/11/2026, ore 20:12");
});

test.each([
  ["2026-10-24T23:59:59Z", "25/10/2026, ore 01:59"],
  ["2026-10-25T00:00:00Z", "25/10/2026, ore 02:00 (ora legale)"],
  ["2026-10-25T00:59:59Z", "25/10/2026, ore 02:59 (ora legale)"],
  ["2026-10-25T01:00:00Z", "25/10/2026, ore 02:00 (ora solare)"],
  ["2026-10-25T01:20:00Z", "25/10/2026, ore 02:20 (ora solare)"],
  ["2026-10-25T01:59:59Z", "25/10/2026, ore 02:59 (ora solare)"],
  ["2026-10-25T02:00:00Z", "25/10/2026, ore 03:00"],
  ["2027-03-28T00:59:00Z", "28/03/2027, ore 01:59"],
  ["2027-03-28T01:00:00Z", "28/03/2027, ore 03:00"],
])("at %s the clocks of Italy say %s", (instant, words) => {
  expect(momentInRome(new Date(instant))).toBe(words);
});

test("what is no instant stays as it is", () => {
  expect([dayInRome("infinity"), hourInRome("")]).toEqual(["infinity", ""]);
});

test("a count has its thousands", () => {
  expect([countText(7), countText(1204n)]).toEqual(["7", "1.204"]);
});
