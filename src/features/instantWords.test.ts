import { expect, test } from "vitest";
import { countText, dayInRome, hourInRome } from "./instantWords.ts";

test("an instant is told in Rome, in summer and in winter", () => {
  expect(dayInRome("2026-07-31T22:30:00.123456Z")).toBe("01/08/2026");
  expect(hourInRome("2026-11-23T19:12:00.123456Z")).toBe("23/11/2026, ore 20:12");
});

test("what is no instant stays as it is", () => {
  expect([dayInRome("infinity"), hourInRome("")]).toEqual(["infinity", ""]);
});

test("a count has its thousands", () => {
  expect([countText(7), countText(1204n)]).toEqual(["7", "1.204"]);
});
