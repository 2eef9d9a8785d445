import { describe, expect, test } from "vitest";
import { aCci, aDelay, aFund, anEntry, paid } from "../../../tests/support/aCci.ts";
import { civilDate } from "../kernel/civilDate.ts";
import type { Cci, Fund, Quota, Surcharge } from "./cci.ts";
import type { PayEntry } from "./payEntry.ts";
import { runPay } from "./runPay.ts";

type Applied = Extract<Surcharge, { kind: "applied" }>;

const count = (people: number): Quota => ({ kind: "count", count: people });
const applied = (changes: Partial<Applied> = {}): Applied => ({
  kind: "applied",
  percent: "30",
  quota: count(1),
  isLinkedToEnteObjectives: false,
  ties: ["previousScore", "twoYearMean"],
  lastTie: "nobody",
  ...changes,
});
/** 1,000 euros a head where four are evaluated positively: the measure is 300. */
const fundOf = (surcharge: Applied, changes: Partial<Fund> = {}) => aFund({ allocated: "4000.00", surcharge, ...changes });
const people = (scores: Readonly<Record<string, string>>, changes: Readonly<Record<string, Partial<PayEntry>>> = {}) =>
  Object.entries(scores).map(([person, score]) => anEntry(person, score, changes[person] ?? {}));
const surcharges = (fund: Fund, entries: readonly PayEntry[]) =>
  Object.fromEntries(
    paid(aCci([fund]), entries).shares.flatMap(({ person, parts }) =>
      parts.flatMap((part) =>
        part.kind === "surcharge" ? [[person, part.reserved === "0.00" ? part.paid : `${part.reserved} reserved`]] : [],
      ),
    ),
  );
const FOUR = { A: "90", B: "95", C: "99", D: "92" };

describe("[OBL-21] who has the surcharge:", () => {
  test.each<[string, Partial<Applied>, Readonly<Record<string, string>>]>([
    ["the highest of four", {}, { C: "300.00" }],
    ["the two highest", { quota: count(2) }, { B: "300.00", C: "300.00" }],
    ["no more than there are", { quota: count(9) }, { A: "300.00", B: "300.00", C: "300.00", D: "300.00" }],
    ["nobody, where the quota is of nobody", { quota: count(0) }, {}],
    ["12 % of four, 0.48, up", { quota: { kind: "percent", percent: "12", rounding: "up" } }, { C: "300.00" }],
    ["12 % of four, half up", { quota: { kind: "percent", percent: "12", rounding: "halfUp" } }, {}],
    ["12.5 % of four, 0.5, half up", { quota: { kind: "percent", percent: "12.5", rounding: "halfUp" } }, { C: "300.00" }],
    ["49.99 % of four, 1.9996, down", { quota: { kind: "percent", percent: "49.99", rounding: "down" } }, { C: "300.00" }],
    ["50 % of four, down", { quota: { kind: "percent", percent: "50", rounding: "down" } }, { B: "300.00", C: "300.00" }],
    ["25 % of four, 1 exactly, up", { quota: { kind: "percent", percent: "25", rounding: "up" } }, { C: "300.00" }],
    ["the measure goes up to the next cent: 33.3333 %", { percent: "33.3333" }, { C: "333.34" }],
  ])("%s", (_, changes, expected) => {
    expect(surcharges(fundOf(applied(changes)), people(FOUR))).toEqual(expected);
  });

  test("where the quota is of nobody, or nobody is evaluated positively, the whole fund is shared out as without it", () => {
    expect(paid(aCci([fundOf(applied({ quota: count(0) }))]), people({ A: "90" })).shares[0]?.amount).toBe("4000.00");
    const { funds } = paid(aCci([fundOf(applied())]), people({ A: "59.99" }));
    expect([funds[0]?.saved, funds[0]?.savings]).toEqual(["4000.00", [{ reason: "leftovers", amount: "4000.00" }]]);
  });
});

describe("[OBL-21] the mean is of the positively evaluated:", () => {
  test.each<[string, readonly PayEntry[], Readonly<Record<string, string>>]>([
    ["who is at the threshold counts", people({ A: "99", B: "60" }), { A: "600.00" }], // 2,000 a head
    ["who is below does not", people({ A: "99", B: "59.99" }), { A: "1200.00" }], // 4,000 a head
    ["who has a sanction that excludes neither counts nor receives", people({ A: "90", B: "99" }, { B: { sanction: "fine" } }), { A: "1200.00" }],
    ["who waits for a score neither", [...people({ A: "90" }), anEntry("B", undefined)], { A: "1200.00" }],
    ["who objects counts with the present score, and the surcharge waits", people({ A: "99", B: "90" }, { A: { isContested: true } }), { A: "600.00 reserved" }],
    ["who objects at the threshold counts", people({ A: "99", B: "60" }, { B: { isContested: true } }), { A: "600.00" }],
    ["who objects below the threshold does not", people({ A: "99", B: "59.99" }, { B: { isContested: true } }), { A: "1200.00" }],
    ["who objects without a score does not", [...people({ A: "99" }), anEntry("B", undefined, { isContested: true })], { A: "1200.00" }],
  ])("%s", (_, entries, expected) => {
    expect(surcharges(fundOf(applied()), entries)).toEqual(expected);
  });

  test("where only the difference waits, the surcharge of a present score is paid", () => {
    expect(surcharges(fundOf(applied(), { contested: "difference" }), people({ A: "99", B: "90" }, { A: { isContested: true } }))).toEqual({
      A: "600.00",
    });
  });
}); // prettier-ignore

describe("[OBL-21] ties at the edge of the quota:", () => {
  const tied = { A: "95", B: "95", C: "95", D: "99" };
  const previous = (...scores: readonly (string | undefined)[]) => told("previousScore", scores);
  const means = (...scores: readonly (string | undefined)[]) => told("twoYearMean", scores);
  const told = (what: "previousScore" | "twoYearMean", scores: readonly (string | undefined)[]): Record<string, Partial<PayEntry>> =>
    Object.fromEntries(["A", "B", "C", "D"].map((person, i) => [person, scores[i] === undefined ? {} : { [what]: scores[i] }]));
  const both = (a: Record<string, Partial<PayEntry>>, b: Record<string, Partial<PayEntry>>) =>
    Object.fromEntries(Object.keys(a).map((person) => [person, { ...a[person], ...b[person] }]));
  test.each<[string, Partial<Applied>, Record<string, Partial<PayEntry>>, Readonly<Record<string, string>>]>([
    ["the previous score decides among those tied", { quota: count(2) }, previous("70", "80", "75"), { B: "300.00", D: "300.00" }],
    ["and for two places", { quota: count(3) }, previous("70", "80", "75"), { B: "300.00", C: "300.00", D: "300.00" }],
    ["not where one has none", { quota: count(2) }, previous("70", "80"), { D: "300.00" }],
    ["then the mean of two years", { quota: count(2) }, both(previous("70", "80"), means("71", "70", "72")), { C: "300.00", D: "300.00" }],
    ["the mean decides where previous scores are equal", { quota: count(2) }, both(previous("80", "80", "70"), means("71", "72", "99")), { B: "300.00", D: "300.00" }],
    ["not where one of those still tied has no mean", { quota: count(2) }, both(previous("80", "80", "70"), means("71", undefined, "99")), { D: "300.00" }],
    ["only by the criteria of the contract", { quota: count(2), ties: [] }, previous("70", "80", "75"), { D: "300.00" }],
    ["in the order of the contract", { quota: count(2), ties: ["twoYearMean", "previousScore"] }, both(previous("70", "80", "75"), means("71", "70", "70")), { A: "300.00", D: "300.00" }],
    ["those nobody tells apart share what is left: two measures for three", { quota: count(3), lastTie: "share" }, {}, { A: "200.00", B: "200.00", C: "200.00", D: "300.00" }],
    ["one measure for three", { quota: count(2), lastTie: "share" }, {}, { A: "100.00", B: "100.00", C: "100.00", D: "300.00" }],
    ["where all have a place there is no tie", { quota: count(4), lastTie: "share" }, {}, { A: "300.00", B: "300.00", C: "300.00", D: "300.00" }],
  ])("%s", (_, changes, known, expected) => {
    expect(surcharges(fundOf(applied(changes)), people(tied, known))).toEqual(expected);
  });

  test("what is left of the quota and nobody has stays in the fund, and is told", () => {
    const { funds } = paid(aCci([fundOf(applied({ quota: count(3) }))]), people(tied));
    expect(funds[0]?.savings).toEqual([{ reason: "surchargeUnassigned", amount: "600.00" }]);
    expect(funds[0]?.splits[0]?.steps.find(({ id }) => id === "chi")?.result).toBe("D");
  });
}); // prettier-ignore

describe("[OBL-21] the national contract that the proof cites:", () => {
  const base = (role: "eq" | "dirigente"): Fund["base"] => ({ kind: "coefficients", coefficients: { [role]: "1" } });
  const on = (day: string): Partial<Cci> => ({ act: { title: "Contratto collettivo integrativo, n. 1", date: civilDate(day) } });
  const citation = (fund: Fund, role: PayEntry["role"], changes: Partial<Cci> = {}) =>
    paid(aCci([fund], changes), ["A", "B"].map((person) => anEntry(person, "90", { role }))).funds[0]?.splits[0]?.citation;
  test("of the staff, by the day of the contract", () => {
    expect(citation(fundOf(applied()), "istruttori")).toEqual({ act: "CCNL Funzioni locali 16/11/2022", article: "81" });
    expect(citation(fundOf(applied()), "istruttori", on("2026-02-23"))).toEqual({ act: "CCNL Funzioni locali 23/02/2026", article: "48", verify: true });
    expect(citation(fundOf(applied()), "istruttori", on("2022-11-15"))).toBeUndefined();
  });
  test("of the dirigenti; of the EQ there is none", () => {
    expect(citation(fundOf(applied(), { category: "dirigenti", base: base("dirigente") }), "dirigente")).toEqual({ act: "CCNL Area Funzioni locali 17/12/2020", article: "30" });
    expect(citation(fundOf(applied(), { category: "eq", base: base("eq") }), "eq")).toBeUndefined();
  });
}); // prettier-ignore

describe("[OBL-21] the total guaranteed to a dirigente:", () => {
  const guaranteeing = (allocated: string, changes: Partial<Applied> = {}, others: Partial<Fund> = {}) =>
    aFund({ category: "dirigenti", allocated, base: { kind: "positionPay" }, surcharge: applied(changes), ...others });
  const dirigenti = (rows: Readonly<Record<string, readonly [score: string, positionPay: string]>>) =>
    Object.entries(rows).map(([person, [score, positionPay]]) => anEntry(person, score, { role: "dirigente", positionPay }));
  const amounts = (fund: Fund, entries: readonly PayEntry[], ...times: [] | [ReturnType<typeof aDelay>]) =>
    paid(aCci([fund]), entries, ...times).shares.map(({ amount }) => amount);

  test("a mean with parts of a cent goes up: of 100 among three, 33.34 and 10.00 more", () => {
    const three = dirigenti({ A: ["98", "1.00"], B: ["90", "1.00"], C: ["90", "1.00"] });
    expect(amounts(guaranteeing("100.00"), three)).toEqual(["43.34", "28.33", "28.33"]);
  });

  test("who loses nothing by another's guarantee keeps what the formula gives", () => {
    const three = dirigenti({ A: ["95", "10000.00"], B: ["95", "40000.00"], C: ["90", "10000.00"] });
    // guaranteed 26,000; A is below. Of the 34,000 left B has 380 parts of 470 and is above
    expect(amounts(guaranteeing("60000.00", { quota: count(2) }), three)).toEqual(["26000.00", "27489.36", "6510.64"]);
  });

  test("who falls below because of another's guarantee is guaranteed too", () => {
    const three = dirigenti({ A: ["95", "10000.00"], B: ["95", "30000.00"], C: ["90", "10000.00"] });
    // of the 34,000 left B would have 285 parts of 375: 25,840
    expect(amounts(guaranteeing("60000.00", { quota: count(2) }), three)).toEqual(["26000.00", "26000.00", "8000.00"]);
  });

  test("[OBL-22] what the formula gives is counted with the part bound to payment times", () => {
    const three = dirigenti({ A: ["99", "40000.00"], B: ["90", "10000.00"], C: ["90", "10000.00"] });
    const gated = guaranteeing("60000.00", {}, { paymentTimes: { percent: "30", lost: "savings" } });
    expect(amounts(gated, three, aDelay("-1", ["A"]))).toEqual(["41250.00", "9375.00", "9375.00"]);
  });

  test("it may take the whole fund and not a cent more", () => {
    const two = dirigenti({ A: ["98", "1.00"], B: ["90", "1.00"] });
    expect(amounts(guaranteeing("100.00", { percent: "100" }), two)).toEqual(["100.00", "0.00"]);
    expect(runPay(aCci([guaranteeing("100.00", { percent: "100.02" })]), two)).toEqual({
      ok: false,
      problems: [{ reason: "commitmentsAboveFund", about: "Dirigenti" }],
    });
  });

  test("while the form is contested it waits in full; where only the difference waits it is paid", () => {
    const [first, ...others] = dirigenti({ A: ["98", "1.00"], B: ["90", "1.00"], C: ["90", "1.00"] });
    const contesting = [{ ...first!, isContested: true }, ...others];
    const money = (fund: Fund) => paid(aCci([fund]), contesting).shares.map((share) => [share.paid, share.reserved])[0];
    expect(money(guaranteeing("300.00"))).toEqual(["0.00", "130.00"]);
    expect(money(guaranteeing("300.00", {}, { contested: "difference" }))).toEqual(["130.00", "0.00"]);
  });
});

test("[OBL-21] surcharges of the staff that exceed the fund are refused", () => {
  const run = (percent: string) => runPay(aCci([fundOf(applied({ percent, quota: count(2) }))]), people({ A: "90", B: "91" }));
  expect(run("100.00").ok).toBe(true);
  expect(run("100.01")).toEqual({ ok: false, problems: [{ reason: "commitmentsAboveFund", about: "Personale" }] });
});
