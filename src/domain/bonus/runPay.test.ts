import { describe, expect, test } from "vitest";
import { aCci, aDelay as times, aFund, anEntry, aStint, paid as pay, STRAIGHT_BANDS } from "../../../tests/support/aCci.ts";
import { civilDate } from "../kernel/civilDate.ts";
import type { Cci, Fund } from "./cci.ts";
import type { PayEntry } from "./payEntry.ts";
import { fundLine, type PayRun, runPay, shareLine } from "./runPay.ts";

const amounts = ({ shares }: Extract<PayRun, { ok: true }>) => shares.map(({ amount }) => amount);
const closing = ({ funds }: Extract<PayRun, { ok: true }>) => funds.map(({ paid, reserved, saved }) => [paid, reserved, saved]);
const DIRIGENTI = { category: "dirigenti", base: { kind: "coefficients", coefficients: { dirigente: "1" } } } as const;
const aDirigente = (person: string, score: string, changes: Partial<PayEntry> = {}) =>
  anEntry(person, score, { role: "dirigente", ...changes });

test("[OBL-20] assigned budget: what is left over goes to the colleagues of the same evaluator, 6,000.00 to the cent", () => {
  const fund = aFund({ allocated: "6000.00", formula: { kind: "assignedBudget" }, leftovers: "colleagues" });
  const part = aStint({ from: "2025-01-01", to: "2025-07-19", fte: "0.5" }); // 200 days
  const run = pay(aCci([fund]), [anEntry("A", "96"), anEntry("B", "82", { role: "funzionari" }), anEntry("C", "90", { stints: [part] })]);
  expect(amounts(run)).toEqual(["2629.45", "2695.18", "675.37"]);
  expect(closing(run)).toEqual([["6000.00", "0.00", "0.00"]]);
});

test("leftovers that the contract leaves in the fund are savings: the effective shares are paid", () => {
  const fund = aFund({ allocated: "6000.00", formula: { kind: "assignedBudget" } });
  const part = aStint({ to: "2025-07-19", fte: "0.5" });
  const run = pay(aCci([fund]), [anEntry("A", "96"), anEntry("B", "82", { role: "funzionari" }), anEntry("C", "90", { stints: [part] })]);
  expect(amounts(run)).toEqual(["2328.24", "2386.45", "598.01"]);
  expect(run.funds[0]?.savings).toEqual([{ reason: "leftovers", amount: "687.30" }]); // 687.31 before cents
});

//  score    of a budget of 1,000
test.each([
  ["100", "1000.00"],
  ["95", "1000.00"],
  ["94.99", "949.90"], // in the hole as printed; the bands here have none
  ["60", "600.00"],
  ["59.99", "0.00"],
])("bands with floors, as at Quassolo: a score of %s pays %s", (score, amount) => {
  const bands = [
    { from: "0", includesFrom: true, to: "60", includesTo: false, pays: { kind: "percent", percent: "0" } },
    { from: "60", includesFrom: true, to: "95", includesTo: false, pays: { kind: "proportional" } },
    { from: "95", includesFrom: true, to: "100", includesTo: true, pays: { kind: "percent", percent: "100" } },
  ] as const;
  const run = pay(aCci([aFund({ allocated: "1000.00", formula: { kind: "bands", bands } })]), [anEntry("A", score)]);
  expect(amounts(run)).toEqual([amount]);
});

test("a score that no band comprehends is not guessed: the money waits", () => {
  const bands = [
    { from: "60", includesFrom: true, to: "94", includesTo: true, pays: { kind: "proportional" } },
    { from: "95", includesFrom: true, to: "100", includesTo: true, pays: { kind: "percent", percent: "100" } },
  ] as const;
  const run = pay(aCci([aFund({ allocated: "1000.00", formula: { kind: "bands", bands } })]), [anEntry("A", "94.5")]);
  expect(run.shares[0]).toMatchObject({ paid: "0.00", reserved: "1000.00", state: "reserved" });
});

test("[OBL-20] a pool by points is all given out, with cents by the largest remainders", () => {
  const run = pay(
    aCci([aFund({ allocated: "6000.00" })]),
    ["90", "80", "70", "95", "85", "60"].map((score, i) => anEntry(`P${i}`, score)),
  );
  expect(amounts(run)).toEqual(["1125.00", "1000.00", "875.00", "1187.50", "1062.50", "750.00"]);
  const thirds = pay(
    aCci([aFund({ allocated: "100.00" })]),
    ["C", "A", "B"].map((person) => anEntry(person, "90")),
  );
  expect(thirds.shares.map(({ person, amount }) => [person, amount])).toEqual([
    ["A", "33.34"], // equal remainders: the first code
    ["B", "33.33"],
    ["C", "33.33"],
  ]);
});

test("[OBL-24] days the law protects count as worked; other absences do not", () => {
  const neutral = anEntry("A", "90", { stints: [aStint({ neutralDays: 150 })] });
  const counted = anEntry("B", "90", { stints: [aStint({ countedDays: 73 })] }); // 292 of 365 = 0.8
  expect(amounts(pay(aCci([aFund({ allocated: "1800.00" })]), [neutral, counted]))).toEqual(["1000.00", "800.00"]);
});

test("envelopes: each objective pays its weight of the fund by the level it reached", () => {
  const envelopes = [
    { objective: "OB1", percent: "60" },
    { objective: "OB2", percent: "40" },
  ];
  const fund = aFund({ allocated: "10000.00", formula: { kind: "envelopes", envelopes, bands: STRAIGHT_BANDS } });
  const level = (objective: string, score: string, weight = "1") => ({ ...anEntry(objective, score), objective, weight });
  const run = pay(aCci([fund]), [
    anEntry("A", "90", { envelopes: [level("OB1", "100"), level("OB2", "50")] }),
    anEntry("B", "90", { envelopes: [level("OB1", "100", "2")] }),
  ]);
  expect(amounts(run)).toEqual(["4000.00", "4000.00"]); // 6,000 in 1 to 2 parts; half of 4,000
  expect(closing(run)).toEqual([["8000.00", "0.00", "2000.00"]]);
});

const surcharge = { kind: "applied", percent: "30", isLinkedToEnteObjectives: false, ties: ["previousScore"], lastTie: "nobody" } as const;
const STAFF_SURCHARGE: Fund = aFund({ surcharge: { ...surcharge, quota: { kind: "percent", percent: "10", rounding: "down" } } });

test("[OBL-21] staff: 60,000 for 40, quota of 10 %: 450 more for each of four, a reserve of 1,800, 58,200 by score", () => {
  const entries = Array.from({ length: 40 }, (_, i) => anEntry(`P${String(i).padStart(2, "0")}`, i < 4 ? "99" : "90"));
  const run = pay(aCci([STAFF_SURCHARGE]), entries);
  const step = (id: string) => run.funds[0]?.splits[0]?.steps.find((each) => each.id === id)?.result;
  expect(["valutati", "media", "maggiorazione", "posti", "riserva", "da ripartire"].map(step)).toEqual([
    "40",
    "150000",
    "45000",
    "4",
    "180000",
    "5820000",
  ]);
  expect(run.shares[0]?.parts).toEqual([
    { kind: "merit", paid: "1584.65", reserved: "0.00" }, // 58,200 × 99 ÷ 3,636
    { kind: "surcharge", paid: "450.00", reserved: "0.00" },
  ]);
  expect(run.shares[5]?.amount).toBe("1440.60"); // 1,440.594: a cent of the remainders
  expect(closing(run)).toEqual([["60000.00", "0.00", "0.00"]]);
});

test("[OBL-21] a tie at the edge of the quota: previous scores decide where all have one, and then what the contract says", () => {
  const fund = { ...STAFF_SURCHARGE, allocated: "4000.00", surcharge: { ...surcharge, quota: { kind: "count", count: 1 } } } as const;
  const four = (previous: readonly (string | undefined)[]) =>
    ["A", "B", "C", "D"].map((person, i) => anEntry(person, i < 2 ? "95" : "90", previous[i] ? { previousScore: previous[i] } : {}));
  const added = (cci: Cci, entries: PayEntry[]) => pay(cci, entries).shares.map(({ parts }) => parts[1]?.paid);
  expect(added(aCci([fund]), four(["80", "88"]))).toEqual([undefined, "300.00", undefined, undefined]);
  expect(added(aCci([fund]), four(["80", undefined]))).toEqual([undefined, undefined, undefined, undefined]);
  expect(pay(aCci([fund]), four([])).funds[0]?.savings).toEqual([{ reason: "surchargeUnassigned", amount: "300.00" }]);
  const shared = { ...fund, surcharge: { ...fund.surcharge, lastTie: "share" } } as const;
  expect(added(aCci([shared]), four([]))).toEqual(["150.00", "150.00", undefined, undefined]);
});

test("[OBL-21] dirigenti: 60,000 for five, the first has 15,600 in all and the others 11,100", () => {
  const fund = aFund({ ...DIRIGENTI, surcharge: { ...surcharge, quota: { kind: "count", count: 1 } } });
  const run = pay(aCci([fund]), [aDirigente("A", "98"), ...["B", "C", "D", "E"].map((person) => aDirigente(person, "90"))]);
  expect(amounts(run)).toEqual(["15600.00", "11100.00", "11100.00", "11100.00", "11100.00"]);
});

test("[OBL-21] a dirigente whom the formula already gives more than the guaranteed total keeps the formula's", () => {
  const fund = aFund({ ...DIRIGENTI, base: { kind: "positionPay" }, surcharge: { ...surcharge, quota: { kind: "count", count: 1 } } });
  const run = pay(aCci([fund]), [
    aDirigente("A", "99", { positionPay: "40000.00" }),
    aDirigente("B", "90", { positionPay: "10000.00" }),
    aDirigente("C", "90", { positionPay: "10000.00" }),
  ]);
  expect(amounts(run)).toEqual(["41250.00", "9375.00", "9375.00"]); // guaranteed: 26,000
});

const GATED = aFund({
  ...DIRIGENTI,
  allocated: "12000.00",
  formula: { kind: "assignedBudget" },
  paymentTimes: { percent: "30", lost: "savings" },
});

//  PCC delay   paid        reserved    saved
test.each([
  ["-3.5", "11370.00", "0.00", "630.00"],
  ["0", "11370.00", "0.00", "630.00"],
  ["8.625", "7770.00", "0.00", "4230.00"], // 3,600 lost
  [undefined, "7770.00", "3600.00", "630.00"], // set aside, not lost
])("[OBL-22] 12,000 with 30 %% bound to payment times and a score of 92.5, delay %s: paid %s, reserved %s, saved %s", (delay, ...money) => {
  expect(closing(pay(aCci([GATED]), [aDirigente("A", "92.5")], times(delay, ["A"])))).toEqual([money]);
});

test("[OBL-22] without the revisori's attestation the part waits; who does not answer for payments is not touched", () => {
  expect(closing(pay(aCci([GATED]), [aDirigente("A", "92.5")], times("-3.5", ["A"], false)))).toEqual([["7770.00", "3600.00", "630.00"]]);
  expect(closing(pay(aCci([GATED]), [aDirigente("A", "92.5")], times("8.625", [])))).toEqual([["11100.00", "0.00", "900.00"]]);
});

test("[OBL-22] what payment times lose is never given to others unless the contract says so", () => {
  const two = [aDirigente("A", "90"), aDirigente("B", "90")];
  const pool = aFund({ ...DIRIGENTI, allocated: "20000.00", paymentTimes: { percent: "30", lost: "savings" } });
  expect(amounts(pay(aCci([pool]), two, times("1", ["A"])))).toEqual(["7000.00", "10000.00"]);
  const shared = aFund({ ...pool, paymentTimes: { percent: "30", lost: "colleagues" } });
  expect(amounts(pay(aCci([shared]), two, times("1", ["A"])))).toEqual(["7000.00", "13000.00"]);
});

test("[OBL-20] missing, not applicable, neutralised and zero are four things", () => {
  const cci = aCci([aFund({ allocated: "3000.00", formula: { kind: "assignedBudget" } })]);
  const run = pay(cci, [
    anEntry("A", undefined),
    anEntry("B", "0", { grade: { kind: "notApplicable" } }),
    anEntry("C", "0", { grade: { kind: "neutralised" } }),
    anEntry("D", "0"),
  ]);
  expect(run.shares.map(({ paid, reserved, state }) => [paid, reserved, state])).toEqual([
    ["0.00", "1000.00", "reserved"],
    ["0.00", "0.00", "nothing"],
    ["0.00", "1000.00", "reserved"],
    ["0.00", "0.00", "nothing"],
  ]);
  expect(closing(run)).toEqual([["0.00", "2000.00", "1000.00"]]);
});

test("a contested form: everything waits at the highest score, or only what it would add", () => {
  const fund = aFund({ allocated: "2000.00", formula: { kind: "assignedBudget" } });
  const entries = [anEntry("A", "80", { isContested: true }), anEntry("B", "100")];
  expect(closing(pay(aCci([fund]), entries))).toEqual([["1000.00", "1000.00", "0.00"]]);
  expect(closing(pay(aCci([{ ...fund, contested: "difference" }]), entries))).toEqual([["1800.00", "200.00", "0.00"]]);
});

test("a sanction from the one the contract names excludes, a lighter one does not", () => {
  const fund = aFund({ allocated: "1000.00" });
  const of = (sanction: "oralReprimand" | "writtenReprimand") => amounts(pay(aCci([fund]), [anEntry("A", "90", { sanction })]));
  expect([of("oralReprimand"), of("writtenReprimand")]).toEqual([["1000.00"], ["0.00"]]);
});

test("[OBL-23] an interim post pays the contract's percent of its position pay, by days and by its own score", () => {
  const fund = aFund({
    category: "eq",
    base: { kind: "coefficients", coefficients: { eq: "1" } },
    allocated: "5000.00",
    interimPercent: "20",
  });
  const post = { ...anEntry("x", "90"), unit: "U2", positionPay: "10000.00", from: civilDate("2025-01-01"), to: civilDate("2025-03-14") }; // 73 days
  const run = pay(aCci([fund]), [anEntry("A", "90", { role: "eq", interim: [post] })]);
  expect(run.shares[0]?.parts).toEqual([
    { kind: "interim", paid: "360.00", reserved: "0.00" }, // 10,000 × 20 % × 73/365 × 90 %
    { kind: "merit", paid: "4640.00", reserved: "0.00" },
  ]);
});

test("what lacks is told, all of it, and nothing is paid", () => {
  const run = runPay(aCci([aFund({ base: { kind: "coefficients", coefficients: {} } }), GATED]), [
    anEntry("A", "101"),
    anEntry("B", "90", { role: "eq" }),
    anEntry("C", "90", { stints: [aStint({ from: "2024-12-31", to: "2025-03-01" })] }),
  ]);
  expect(!run.ok && run.problems).toEqual([
    { reason: "noHolders", about: "Dirigenti" },
    { reason: "noCoefficient", about: "A" },
    { reason: "gradeOutOfRange", about: "A" },
    { reason: "noFund", about: "B" },
    { reason: "noCoefficient", about: "C" },
    { reason: "stintOutsideYear", about: "C" },
  ]);
});

test("[OBL-20] the proof of a share opens down to its cents", () => {
  const run = pay(
    aCci([aFund({ allocated: "100.00" })]),
    ["A", "B", "C"].map((person) => anEntry(person, "90")),
  );
  const proof = run.shares[0]?.proof;
  expect(proof?.figure).toBe("Premio 2025 di A, in euro");
  expect(proof?.result).toBe("33.34");
  expect(proof?.steps.slice(-4).map(({ text }) => text)).toEqual([
    "Centesimi interi: parte intera di 3.333,333333… = 3.333.",
    "Quota del fondo, in centesimi: 3.333 + 1 = 3.334.",
    "Si paga, in centesimi: 3.334 = 3.334.",
    "In tutto, in euro: 3.334 ÷ 100 = 33,34.",
  ]);
});

describe("[OBL-22] what payment times lose, under a contract that gives it to colleagues,", () => {
  const shared = aFund({ ...DIRIGENTI, allocated: "30000.00", paymentTimes: { percent: "30", lost: "colleagues" } });
  const partsWhen = (delay: string | undefined, entries: readonly PayEntry[]) => {
    const { shares, funds } = pay(aCci([shared]), entries, times(delay, ["A"]));
    return { parts: shares.map(({ parts }) => parts.map(({ kind, paid }) => `${kind} ${paid}`)), savings: funds[0]?.savings };
  };
  test("goes to who does not answer for them, by what each is paid", () => {
    expect(
      partsWhen("1", [aDirigente("A", "100"), aDirigente("B", "100"), aDirigente("C", "100", { stints: [aStint({ fte: "0.5" })] })]),
    ).toEqual({
      parts: [
        ["merit 8400.00", "paymentTimes 0.00"], // 12,000 less 30 %
        ["merit 12000.00", "lostByOthers 2400.00"],
        ["merit 6000.00", "lostByOthers 1200.00"],
      ],
      savings: [],
    });
  });

  test("gives nothing to who is paid nothing", () => {
    expect(partsWhen("1", [aDirigente("A", "100"), aDirigente("B", "100"), aDirigente("C", "59.99")]).parts).toEqual([
      ["merit 10500.00", "paymentTimes 0.00"],
      ["merit 15000.00", "lostByOthers 4500.00"],
      ["merit 0.00"],
    ]);
  });

  test("stays in the fund where nobody else is paid", () => {
    expect(partsWhen("1", [aDirigente("A", "100"), aDirigente("C", "59.99")])).toEqual({
      parts: [["merit 21000.00", "paymentTimes 0.00"], ["merit 0.00"]],
      savings: [{ reason: "paymentTimes", amount: "9000.00" }],
    });
  });

  test("is nothing while it is not known, and where payments were on time", () => {
    const two = [aDirigente("A", "100"), aDirigente("B", "100")];
    expect(partsWhen("0", two).parts).toEqual([["merit 10500.00", "paymentTimes 4500.00"], ["merit 15000.00"]]);
    expect(partsWhen(undefined, two).parts).toEqual([["merit 10500.00", "paymentTimes 0.00"], ["merit 15000.00"]]);
  });
});

test("a fund whose commitments exceed it refuses the whole run, and only that fund is told", () => {
  const eq = aFund({ category: "eq", base: { kind: "coefficients", coefficients: { eq: "1" } }, allocated: "1.00", interimPercent: "20" });
  const post = { ...anEntry("x", "90"), unit: "U2", positionPay: "10000.00", from: civilDate("2025-01-01"), to: civilDate("2025-03-14") };
  const run = runPay(aCci([aFund(), eq]), [anEntry("A", "90"), anEntry("B", "90", { role: "eq", interim: [post] })]);
  expect(run).toEqual({ ok: false, problems: [{ reason: "commitmentsAboveFund", about: "Incaricati di elevata qualificazione" }] });
});

test("a fund of nobody stays whole; a fund of nothing pays nothing", () => {
  expect(pay(aCci([aFund()]), []).funds.map(fundLine)).toEqual([
    {
      category: "staff",
      allocated: "60000.00",
      paid: "0.00",
      reserved: "0.00",
      saved: "60000.00",
      savings: [{ reason: "leftovers", amount: "60000.00" }],
    },
  ]);
  expect(pay(aCci([aFund({ allocated: "0.00" })]), [anEntry("A", "90")]).shares[0]).toMatchObject({ amount: "0.00", state: "nothing" });
});

test("the line of a share is printed and kept without its proof", () => {
  const run = pay(aCci([aFund({ allocated: "1000.00", contested: "difference" })]), [anEntry("A", "80", { isContested: true })]);
  expect(run.shares.map(shareLine)).toEqual([
    {
      person: "A",
      category: "staff",
      amount: "1000.00",
      paid: "800.00",
      reserved: "200.00",
      state: "partlyReserved",
      parts: [{ kind: "merit", paid: "800.00", reserved: "200.00" }],
    },
  ]);
});
