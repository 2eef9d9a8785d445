import { describe, expect, test } from "vitest";
import { aCci, aFund, anEntry, aStint } from "../../../tests/support/aCci.ts";
import { civilDate } from "../kernel/civilDate.ts";
import type { Fund } from "./cci.ts";
import type { PayEntry } from "./payEntry.ts";
import { payProblemsOf } from "./payProblems.ts";

const fund = aFund();
const reasonsFor = (entries: readonly PayEntry[], changes: Partial<Fund> = {}, times?: Parameters<typeof payProblemsOf>[2]) =>
  payProblemsOf(aCci([{ ...fund, ...changes }]), entries, times).map(({ reason, about }) => `${reason} ${about}`);

const dirigenti: Partial<Fund> = { category: "dirigenti", base: { kind: "coefficients", coefficients: { dirigente: "1" } } };
const times = (holders: readonly string[], year = 2025) => ({
  year,
  holders,
  holdersAct: { title: "Giunta comunale, n. 12", date: civilDate("2025-02-01") },
});
const interim = (from: string, to: string) => [
  { unit: "U2", positionPay: "1000.00", from: civilDate(from), to: civilDate(to), grade: anEntry("", "80").grade, figure: "P/ad-interim" },
];

test("nothing is wrong with good entries", () => {
  expect(reasonsFor([anEntry("P", "0"), anEntry("Q", "100"), anEntry("R", undefined)])).toEqual([]);
});

describe("what keeps a person from being paid:", () => {
  test.each<[string, PayEntry, Partial<Fund>, readonly string[]]>([
    ["no fund for the category", anEntry("P", "80", { role: "eq" }), {}, ["noFund P"]],
    ["no coefficient", anEntry("P", "80", { role: "operatori" }), { base: { kind: "coefficients", coefficients: { istruttori: "1" } } }, ["noCoefficient P"]],
    ["no position pay", anEntry("P", "80"), { base: { kind: "positionPay" } }, ["noPositionPay P"]],
    ["a position pay", anEntry("P", "80", { positionPay: "1.00" }), { base: { kind: "positionPay" } }, []],
    ["just above 100", anEntry("P", "100.01"), {}, ["gradeOutOfRange P"]],
    ["just below 0", anEntry("P", "-0.01"), {}, ["gradeOutOfRange P"]],
    ["no stint", anEntry("P", "80", { stints: [] }), {}, ["stintOutsideYear P"]],
    ["a stint that began before", anEntry("P", "80", { stints: [aStint({ from: "2024-12-31" })] }), {}, ["stintOutsideYear P"]],
    ["a stint that ends after", anEntry("P", "80", { stints: [aStint({ to: "2026-01-01" })] }), {}, ["stintOutsideYear P"]],
    ["a stint of one day", anEntry("P", "80", { stints: [aStint({ from: "2025-12-31" })] }), {}, []],
    ["a stint that ends before it begins", anEntry("P", "80", { stints: [aStint({ from: "2025-03-02", to: "2025-03-01" })] }), {}, ["stintOutsideYear P"]],
    ["stints that share a day", anEntry("P", "80", { stints: [aStint({ to: "2025-06-30" }), aStint({ from: "2025-06-30" })] }), {}, ["stintOutsideYear P"]],
    ["stints that follow", anEntry("P", "80", { stints: [aStint({ to: "2025-06-30" }), aStint({ from: "2025-07-01" })] }), {}, []],
    ["as many absences as days", anEntry("P", "80", { stints: [aStint({ countedDays: 365 })] }), {}, []],
    ["one more", anEntry("P", "80", { stints: [aStint({ countedDays: 366 })] }), {}, ["tooManyAbsences P"]],
    ["fewer than none", anEntry("P", "80", { stints: [aStint({ countedDays: -1 })] }), {}, ["tooManyAbsences P"]],
    ["one more of the second stint", anEntry("P", "80", { stints: [aStint({ to: "2025-06-30" }), aStint({ from: "2025-07-01", countedDays: 185 })] }), {}, ["tooManyAbsences P"]],
    ["an interim post without its clause", anEntry("P", "80", { interim: interim("2025-01-01", "2025-12-31") }), {}, ["noInterimClause P"]],
    ["an interim post with it", anEntry("P", "80", { interim: interim("2025-01-01", "2025-12-31") }), { interimPercent: "20" }, []],
    ["no interim post and no clause", anEntry("P", "80", { interim: [] }), {}, []],
    ["an interim post of one day", anEntry("P", "80", { interim: interim("2025-03-01", "2025-03-01") }), { interimPercent: "20" }, []],
    ["an interim post that began before", anEntry("P", "80", { interim: interim("2024-12-31", "2025-01-31") }), { interimPercent: "20" }, ["stintOutsideYear P"]],
    ["an interim post that ends after", anEntry("P", "80", { interim: interim("2025-12-31", "2026-01-01") }), { interimPercent: "20" }, ["stintOutsideYear P"]],
    ["an interim post turned round", anEntry("P", "80", { interim: interim("2025-03-02", "2025-03-01") }), { interimPercent: "20" }, ["stintOutsideYear P"]],
    ["an interim grade above 100", anEntry("P", "80", { interim: [{ ...interim("2025-03-01", "2025-03-02")[0]!, grade: anEntry("", "101").grade }] }), { interimPercent: "20" }, ["gradeOutOfRange P"]],
  ])("%s", (_, entry, changes, problems) => {
    expect(reasonsFor([entry], changes)).toEqual(problems);
  });

  test("the same person twice in a fund is told once", () => {
    expect(reasonsFor([anEntry("P", "80"), anEntry("P", "70"), anEntry("Q", "70")])).toEqual(["twice P"]);
  });
}); // prettier-ignore

describe("envelopes:", () => {
  const formula: Fund["formula"] = {
    kind: "envelopes",
    envelopes: [
      { objective: "O1", percent: "60" },
      { objective: "O2", percent: "40" },
    ],
    bands: [],
  };
  const share = (objective: string, score = "80") => ({ objective, weight: "1", grade: anEntry("", score).grade, figure: objective });
  test.each<[string, PayEntry["envelopes"], readonly string[]]>([
    ["none told", undefined, ["unknownEnvelope P"]],
    ["an empty list", [], ["unknownEnvelope P"]],
    ["one of them", [share("O1")], []],
    ["both", [share("O1"), share("O2")], []],
    ["the same twice", [share("O1"), share("O1")], ["unknownEnvelope P"]],
    ["one the contract does not have", [share("O1"), share("O3")], ["unknownEnvelope P"]],
    ["a level above 100", [share("O1", "100.5")], ["gradeOutOfRange P"]],
  ])("%s", (_, envelopes, problems) => {
    expect(reasonsFor([anEntry("P", "80", envelopes ? { envelopes } : {})], { formula })).toEqual(problems);
  });
});

describe("payment times:", () => {
  const entry = anEntry("D", "80", { role: "dirigente" });
  const bound: Partial<Fund> = { ...dirigenti, paymentTimes: { percent: "30", lost: "savings" } };
  test.each<[string, Partial<Fund>, Parameters<typeof payProblemsOf>[2], readonly string[]]>([
    ["a bound fund and no list of holders", bound, undefined, ["noHolders Dirigenti"]],
    ["a bound fund and its holder", bound, times(["D"]), []],
    ["a holder who is not there", bound, times(["D", "X"]), ["unknownHolder X"]],
    ["another year", bound, times(["D"], 2024), ["otherYear 2024"]],
    ["a holder in a fund that is not bound", dirigenti, times(["D"]), ["noGateClause D"]],
    ["somebody else in a fund that is not bound", dirigenti, times([]), []],
  ])("%s", (_, changes, told, problems) => {
    expect(reasonsFor([entry], changes, told)).toEqual(problems);
  });

  test("nobody of the staff needs the clause", () => {
    expect(reasonsFor([anEntry("P", "80")], {}, times(["P"]))).toEqual([]);
  });
});
