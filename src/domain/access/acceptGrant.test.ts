import { expect, test } from "vitest";
import { civilDate } from "../kernel/civilDate.ts";
import { refusedFor } from "../kernel/verdict.ts";
import { againstGrant } from "./acceptGrant.ts";
import { aUnit } from "../../../tests/support/aUnit.ts";

const KNOWN = { today: civilDate("2026-11-30"), units: [{ unit: aUnit(1) }], isHeld: false, isSomebody: true };
const FROM = civilDate("2026-12-01");

const placesOf = (grant: Parameters<typeof againstGrant>[0], known = KNOWN) =>
  (refusedFor(againstGrant(grant, known))?.reasons ?? []).map(({ reason, at }) => `${reason} ${"field" in at ? at.field : ""}`);

test.each([
  ["a role for a whole body", { role: "dpo", from: FROM }, []],
  ["a role that leads its unit", { role: "eq", unit: aUnit(1), from: FROM }, []],
  ["one that leads no unit", { role: "eq", from: FROM }, ["leadsNoUnit unit"]],
  ["a unit that is not there", { role: "dirigente", unit: aUnit(2), from: FROM }, ["unitNotThere unit"]],
  ["the last day it may begin", { role: "dpo", from: civilDate("2028-11-30") }, []],
  ["the day after", { role: "dpo", from: civilDate("2028-12-01") }, ["beginsTooLate from"]],
  ["one day alone", { role: "dpo", from: FROM, to: FROM }, []],
  ["an end before its beginning", { role: "dpo", from: FROM, to: civilDate("2026-11-30") }, ["endsBeforeItBegins to"]],
  [
    "everything at once",
    { role: "eq", from: civilDate("2030-01-01"), to: civilDate("2026-01-01") },
    ["leadsNoUnit unit", "beginsTooLate from", "endsBeforeItBegins to"],
  ],
] as const)("%s", (_, grant, refused) => {
  expect(placesOf(grant)).toEqual(refused);
});

test("a role that is held on some of its days is not given again", () => {
  expect(placesOf({ role: "dpo", from: FROM }, { ...KNOWN, isHeld: true })).toEqual(["alreadyGiven from"]);
});

test("a role is given to nobody whom nobody knows", () => {
  expect(placesOf({ role: "dpo", from: FROM }, { ...KNOWN, isSomebody: false })).toEqual(["unknownPerson person"]);
});
