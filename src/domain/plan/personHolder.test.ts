import { describe, expect, test } from "vitest";
import { readPersonHolders } from "./personHolder.ts";

const read = (people: string, shares = "", weights = "", contributors = "") => readPersonHolders({ people, shares, weights, contributors });
const reasonsOf = (verdict: ReturnType<typeof read>) =>
  verdict.ok ? [] : verdict.reasons.map(({ reason, at }) => [reason, "field" in at ? at.field : ""]);

describe("who holds an objective, by the codes of people", () => {
  test("one answers, or several with shares that are 100 together; others contribute", () => {
    expect(read("")).toEqual({ ok: true, value: [] });
    expect(read("V-1")).toEqual({ ok: true, value: [{ person: "V-1", part: "responsible" }] });
    expect(read("V-1; V-2; V-3", "33,33 %; 33,33 %; 33,34 %", "20; 30; 12,5", "V-4, V-5")).toEqual({
      ok: true,
      value: [
        { person: "V-1", part: "responsible", share: "33.33", weight: "20" },
        { person: "V-2", part: "responsible", share: "33.33", weight: "30" },
        { person: "V-3", part: "responsible", share: "33.34", weight: "12.5" },
        { person: "V-4", part: "contributor" },
        { person: "V-5", part: "contributor" },
      ],
    });
  });

  test.each([
    ["V-1; V-1", "", "", "", [["personTwice", "people"]]],
    ["V-1", "", "", "V-2; V-1", [["personTwice", "contributors"]]],
    ["V-1; V-2", "60; 30", "", "", [["unclosedShares", "shares"]]],
    ["V-1; V-2", "60; 40,01", "", "", [["unclosedShares", "shares"]]],
    ["V-1", "60", "", "", [["unclosedShares", "shares"]]],
    ["V-1; V-2", "60", "", "", [["unclearShares", "shares"]]],
    ["V-1; V-2", "60; metà", "", "", [["unclearShares", "shares"]]],
    ["V-1; V-2", "120; -20", "", "", [["unclearShares", "shares"]]],
    ["", "100", "", "V-1", [["unclearShares", "shares"]]],
    ["V-1; V-2", "", "30", "", [["unclearShares", "weights"]]],
    [
      "V-1; V-1",
      "60; 30",
      "x; y",
      "",
      [
        ["personTwice", "people"],
        ["unclosedShares", "shares"],
        ["unclearShares", "weights"],
      ],
    ], // all of them
  ])("«%s» with «%s», «%s» and «%s» is refused: %j", (people, shares, weights, contributors, reasons) => {
    expect(reasonsOf(read(people, shares, weights, contributors))).toEqual(reasons);
  });
});
