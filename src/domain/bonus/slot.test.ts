import { describe, expect, test } from "vitest";
import { aCci, aDelay, aFund, anEntry, paid } from "../../../tests/support/aCci.ts";
import type { Grade } from "../evaluation/grade.ts";
import { fromDecimalText } from "../kernel/rational.ts";
import { type Cci, type Fund, SANCTIONS, type ScoreBand } from "./cci.ts";
import type { EnvelopeShare, PayEntry } from "./payEntry.ts";

const FUND = aFund({ allocated: "1000.00", formula: { kind: "assignedBudget" } });
const moneyOf = (entry: PayEntry, fund: Fund = FUND, changes: Partial<Cci> = {}) => {
  const [share] = paid(aCci([fund], changes), [entry]).shares;
  return [share!.paid, share!.reserved, share!.state];
};

describe("sanctions, from the lightest:", () => {
  test.each([
    [undefined, ["900.00", "900.00", "900.00", "900.00", "900.00"]], // the contract excludes nobody
    ["oralReprimand", ["0.00", "0.00", "0.00", "0.00", "0.00"]],
    ["fine", ["900.00", "900.00", "0.00", "0.00", "0.00"]],
    ["dismissal", ["900.00", "900.00", "900.00", "900.00", "0.00"]],
  ] as const)("where a contract excludes from %s upward, each pays %j", (excludingSanction, expected) => {
    const amounts = SANCTIONS.map((sanction) => moneyOf(anEntry("A", "90", { sanction }), FUND, { excludingSanction })[0]);
    expect(amounts).toEqual(expected);
    expect(moneyOf(anEntry("A", "90"), FUND, { excludingSanction })[0]).toBe("900.00");
  });

  test("a sanction that excludes is stronger than an open objection and than a score that lacks", () => {
    expect(moneyOf(anEntry("A", "90", { sanction: "fine", isContested: true }))).toEqual(["0.00", "0.00", "nothing"]);
    expect(moneyOf(anEntry("A", undefined, { sanction: "fine" }))).toEqual(["0.00", "0.00", "nothing"]);
  });
});

describe("a contested form, under a contract that sets aside", () => {
  const graded = (value: string): Partial<PayEntry> => ({ isContested: true, grade: anEntry("A", value).grade });
  test.each<[string, Fund["contested"], Partial<PayEntry>, readonly string[]]>([
    ["all of it: nothing today", "full", graded("80"), ["0.00", "1000.00", "reserved"]],
    ["the difference: today the present score", "difference", graded("80"), ["800.00", "200.00", "partlyReserved"]],
    ["the difference: the threshold itself is positive", "difference", graded("60"), ["600.00", "400.00", "partlyReserved"]],
    ["the difference: below it nothing today, and all of it may be due", "difference", graded("59.99"), ["0.00", "1000.00", "reserved"]],
    ["the difference: a full score can gain nothing", "difference", graded("100"), ["1000.00", "0.00", "paid"]],
    [
      "the difference: without a score all of it",
      "difference",
      { isContested: true, grade: { kind: "missing" } },
      ["0.00", "1000.00", "reserved"],
    ],
  ])("%s", (_, contested, changes, expected) => {
    expect(moneyOf(anEntry("A", "80", changes), { ...FUND, contested })).toEqual(expected);
  });
});

describe("envelopes whose objective has no level yet, for somebody who has a score:", () => {
  const bands: readonly ScoreBand[] = [{ from: "0", includesFrom: true, to: "100", includesTo: true, pays: { kind: "proportional" } }];
  const fund = aFund({ allocated: "1000.00", formula: { kind: "envelopes", envelopes: [{ objective: "O1", percent: "60" }, { objective: "O2", percent: "40" }], bands } });
  const graded = (value: string): Grade => ({ kind: "graded", value: fromDecimalText(value) });
  const of = (first: Grade, second: Grade): EnvelopeShare[] =>
    [first, second].map((grade, i) => ({ objective: `O${String(i + 1)}`, weight: "1", grade, figure: `grado/O${String(i + 1)}` }));
  test.each<[string, Grade, Partial<PayEntry>, Fund, readonly string[]]>([
    ["with a level", graded("50"), {}, fund, ["800.00", "0.00", "paid"]],
    ["a low level is paid as low: the threshold is for persons", graded("1"), {}, fund, ["604.00", "0.00", "paid"]],
    ["missing: its part waits", { kind: "missing" }, {}, fund, ["600.00", "400.00", "partlyReserved"]],
    ["not applicable: its part stays in the fund", { kind: "notApplicable" }, {}, fund, ["600.00", "0.00", "paid"]],
    ["missing, of a contested form: it waits with the rest", { kind: "missing" }, { isContested: true }, { ...fund, contested: "difference" }, ["600.00", "400.00", "partlyReserved"]],
  ])("%s", (_, second, changes, each, expected) => {
    expect(moneyOf(anEntry("A", "90", { envelopes: of(graded("100"), second), ...changes }), each)).toEqual(expected);
  });
}); // prettier-ignore

describe("[OBL-22] the part bound to payment times, once they were kept:", () => {
  const bands: readonly ScoreBand[] = [{ from: "60", includesFrom: true, to: "90", includesTo: false, pays: { kind: "percent", percent: "100" } }];
  const gated: Fund = { ...FUND, category: "dirigenti", base: { kind: "coefficients", coefficients: { dirigente: "1" } }, paymentTimes: { percent: "30", lost: "savings" } };
  const holder = (changes: Partial<PayEntry> = {}, score: string | undefined = "80") => anEntry("A", score, { role: "dirigente", ...changes });
  const moneyWhen = (delay: string | undefined, entry: PayEntry, fund: Fund = gated) => {
    const { shares, funds } = paid(aCci([fund]), [entry], aDelay(delay, ["A"]));
    return [shares[0]!.paid, shares[0]!.reserved, funds[0]!.saved];
  };
  test.each<[string, string | undefined, PayEntry, Fund, readonly string[]]>([
    ["is paid in full whatever the score", "0", holder(), gated, ["860.00", "0.00", "140.00"]], // 80 % of 700, and 300
    ["is nobody's where the score is below the threshold", "0", holder({}, "59.99"), gated, ["0.00", "0.00", "1000.00"]],
    ["is nobody's under a sanction that excludes", "0", holder({ sanction: "fine" }), gated, ["0.00", "0.00", "1000.00"]],
    ["waits with the rest where no band comprehends the score", "0", holder({}, "95"), { ...gated, formula: { kind: "bands", bands } }, ["0.00", "1000.00", "0.00"]],
    ["waits with the rest where there is no score yet", "0", holder({ grade: { kind: "missing" } }), gated, ["0.00", "1000.00", "0.00"]],
    ["is lost where they were not kept, and the rest waits", "1", holder({ grade: { kind: "missing" } }), gated, ["0.00", "700.00", "300.00"]],
    ["is paid while the form is contested: it does not depend on the score", "0", holder({ isContested: true }), gated, ["300.00", "700.00", "0.00"]],
  ])("%s", (_, delay, entry, fund, expected) => {
    expect(moneyWhen(delay, entry, fund)).toEqual(expected);
  });
}); // prettier-ignore
