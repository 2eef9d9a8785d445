import { describe, expect, test } from "vitest";
import { aCci, aFund, anEntry, paid } from "../../../tests/support/aCci.ts";
import type { Grade } from "../evaluation/grade.ts";
import { civilDate } from "../kernel/civilDate.ts";
import { fromDecimalText } from "../kernel/rational.ts";
import type { Fund } from "./cci.ts";
import type { InterimPost, PayEntry } from "./payEntry.ts";

const FUND = aFund({
  category: "eq",
  base: { kind: "coefficients", coefficients: { eq: "1" } },
  allocated: "5000.00",
  interimPercent: "20",
});
const graded = (value: string): Grade => ({ kind: "graded", value: fromDecimalText(value) });
const post = (changes: Partial<InterimPost> = {}): InterimPost => ({
  unit: "U2",
  positionPay: "10000.00",
  from: civilDate("2025-01-01"),
  to: civilDate("2025-12-31"),
  grade: graded("100"),
  figure: "A/ad-interim",
  ...changes,
});
const from = (day: string, to: string) => ({ from: civilDate(day), to: civilDate(to) });
const partsOf = (posts: readonly InterimPost[], entry: Partial<PayEntry> = {}, fund: Partial<Fund> = {}) =>
  paid(aCci([{ ...FUND, ...fund }]), [anEntry("A", "90", { role: "eq", interim: posts, ...entry })])
    .shares[0]!.parts.filter(({ kind }) => kind === "interim")
    .map((part) => [part.paid, part.reserved]);

describe("[OBL-23] an interim post at 20 % of a position pay of 10,000:", () => {
  //  post                                                              paid       reserved
  test.each<[string, Partial<InterimPost>, string, string]>([
    ["the whole year at 100", {}, "2000.00", "0.00"],
    ["at 90", { grade: graded("90") }, "1800.00", "0.00"],
    ["at the threshold of a positive evaluation", { grade: graded("60") }, "1200.00", "0.00"],
    ["just below it", { grade: graded("59.99") }, "0.00", "0.00"],
    ["first and last day count: 73 of 365", from("2025-01-01", "2025-03-14"), "400.00", "0.00"],
    ["one day, cut down to the cent: 5.479", from("2025-06-02", "2025-06-02"), "5.47", "0.00"],
    ["one day at 95, half up: 5.1965", { ...from("2025-06-02", "2025-06-02"), grade: graded("95") }, "5.20", "0.00"],
    ["no form yet: it waits, in full", { grade: { kind: "missing" } }, "0.00", "2000.00"],
    ["neutralised: it waits, as the contract says", { grade: { kind: "neutralised" } }, "0.00", "2000.00"],
    ["not applicable: nothing, as the contract says", { grade: { kind: "notApplicable" } }, "0.00", "0.00"],
  ])("%s", (_, changes, now, later) => {
    expect(partsOf([post(changes)])).toEqual([[now, later]]);
  });

  test("each of several posts by its own days and score, in the order they are told", () => {
    const posts = [
      post({ ...from("2025-01-01", "2025-03-14"), grade: graded("90") }),
      post({ unit: "U3", ...from("2025-10-20", "2025-12-31"), grade: { kind: "missing" } }),
    ];
    expect(partsOf(posts)).toEqual([
      ["360.00", "0.00"],
      ["0.00", "400.00"],
    ]);
  });

  test("in a leap year the days are divided by 366", () => {
    const entry = anEntry("A", "90", { role: "eq", stints: [], interim: [post(from("2024-01-01", "2024-03-01"))] }); // 61 days
    const stint = { unit: "U1", role: "eq", fte: "1", neutralDays: 0, countedDays: 0, ...from("2024-01-01", "2024-12-31") } as const;
    const run = paid(aCci([FUND], { year: 2024 }), [{ ...entry, stints: [stint] }]);
    expect(run.shares[0]?.parts[0]).toEqual({ kind: "interim", paid: "333.33", reserved: "0.00" }); // 2,000 × 61/366
  });
});

test("a post stands on its own score: one's own below the threshold, missing or contested changes nothing", () => {
  expect(partsOf([post()], { grade: graded("59.99") })).toEqual([["2000.00", "0.00"]]);
  expect(partsOf([post({ grade: { kind: "missing" } })], { grade: graded("59.99") })).toEqual([["0.00", "2000.00"]]);
  expect(partsOf([post()], { grade: { kind: "missing" } })).toEqual([["2000.00", "0.00"]]);
  expect(partsOf([post()], { isContested: true })).toEqual([["2000.00", "0.00"]]);
});

test("a sanction that excludes takes the post away too, with a score or without", () => {
  const sanction = "writtenReprimand";
  expect(partsOf([post()], { sanction })).toEqual([["0.00", "0.00"]]);
  expect(partsOf([post({ grade: { kind: "missing" } })], { sanction })).toEqual([["0.00", "0.00"]]);
  expect(partsOf([post()], { sanction: "oralReprimand" })).toEqual([["2000.00", "0.00"]]);
});

test("what posts take, now or later, is taken from the fund before it is shared out", () => {
  const posts = [post(), post({ unit: "U3", grade: { kind: "missing" } })];
  const { funds } = paid(aCci([FUND]), [anEntry("A", "90", { role: "eq", interim: posts }), anEntry("B", "90", { role: "eq" })]);
  expect(funds[0]?.splits[0]?.result).toBe("100000"); // 5,000 − 2,000 − 2,000
  expect([funds[0]?.paid, funds[0]?.reserved, funds[0]?.saved]).toEqual(["3000.00", "2000.00", "0.00"]);
});

test("posts that take the whole fund leave nothing to share out; a cent more is refused", () => {
  const entry = anEntry("A", "90", { role: "eq", interim: [post()] });
  expect(paid(aCci([{ ...FUND, allocated: "2000.00" }]), [entry]).shares[0]?.amount).toBe("2000.00");
  expect(() => paid(aCci([{ ...FUND, allocated: "1999.99" }]), [entry])).toThrow(
    "commitmentsAboveFund Incaricati di elevata qualificazione",
  );
  const surcharge = { kind: "applied", percent: "200", quota: { kind: "count", count: 1 }, isLinkedToEnteObjectives: false, ties: [], lastTie: "nobody" } as const; // prettier-ignore
  expect(() => paid(aCci([{ ...FUND, allocated: "1999.99", surcharge }]), [entry])).toThrow("commitmentsAboveFund");
});
