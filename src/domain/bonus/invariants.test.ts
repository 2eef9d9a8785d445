import fc from "fast-check";
import { expect, test } from "vitest";
import { rederive } from "../kernel/rederive.ts";
import { aCci, aFund, anEntry, aStint, STRAIGHT_BANDS } from "../../../tests/support/aCci.ts";
import { civilDate } from "../kernel/civilDate.ts";
import { allotByBudget, allotByPoints, type Share } from "./allot.ts";
import type { Formula, Fund } from "./cci.ts";
import { centsOf, moneyText, total } from "./money.ts";
import { exactText, fromDecimalText, rational } from "../kernel/rational.ts";
import type { PayEntry } from "./payEntry.ts";
import { runPay } from "./runPay.ts";

const score = fc.oneof(
  fc.bigInt(0n, 10_000n).map((cents) => moneyText(cents)),
  fc.constantFrom("0", "100", "60", "95"),
);

const formula: fc.Arbitrary<Formula> = fc.constantFrom(
  { kind: "points", bands: STRAIGHT_BANDS },
  { kind: "bands", bands: [{ from: "70", includesFrom: true, to: "100", includesTo: true, pays: { kind: "percent", percent: "80" } }] },
  { kind: "assignedBudget" },
  {
    kind: "envelopes",
    envelopes: [
      { objective: "O1", percent: "62.5" },
      { objective: "O2", percent: "37.5" },
    ],
    bands: STRAIGHT_BANDS,
  },
);

const fund: fc.Arbitrary<Fund> = fc
  .record({
    allocated: fc.bigInt(0n, 50_000_000n).map(moneyText),
    formula,
    category: fc.constantFrom("staff" as const, "dirigenti" as const),
    leftovers: fc.constantFrom("colleagues" as const, "savings" as const),
    contested: fc.constantFrom("full" as const, "difference" as const),
    lost: fc.constantFrom("savings" as const, "colleagues" as const),
    count: fc.nat(3),
    lastTie: fc.constantFrom("share" as const, "nobody" as const),
  })
  .map(({ lost, count, lastTie, category, ...rest }) =>
    aFund({
      ...rest,
      category,
      base: { kind: "coefficients", coefficients: { istruttori: "1", funzionari: "1.2", dirigente: "1" } },
      surcharge: {
        kind: "applied",
        percent: "30",
        quota: { kind: "count", count },
        isLinkedToEnteObjectives: false,
        ties: ["previousScore", "twoYearMean"],
        lastTie,
      },
      ...(category === "dirigenti" ? { paymentTimes: { percent: "33.33", lost } } : {}),
    }),
  );

const person = fc.record({
  score: fc.option(score, { nil: undefined, freq: 8 }),
  level: score,
  evaluator: fc.constantFrom("E1", "E2"),
  fte: fc.constantFrom("1", "0.5", "0.8333"),
  countedDays: fc.nat(365),
  isContested: fc.boolean(),
  sanction: fc.constantFrom("fine" as const, undefined, undefined),
  previousScore: fc.constantFrom("80", "90", undefined),
});

/** Ten people at most, none of them real. */
const people = fc.array(person, { maxLength: 10 });

const peopleOf = (
  rows: readonly (typeof people extends fc.Arbitrary<infer R> ? R : never)[number][],
  category: Fund["category"],
): PayEntry[] =>
  rows.map(({ score: given, level, fte, countedDays, previousScore, sanction, ...rest }, i) =>
    anEntry(`P${String(i)}`, given, {
      ...rest,
      role: category === "dirigenti" ? "dirigente" : i % 3 === 0 ? "funzionari" : "istruttori",
      stints: [aStint({ fte, countedDays })],
      envelopes: [
        { ...anEntry("o", level), objective: "O1", weight: "1" },
        { ...anEntry("o", given), objective: "O2", weight: String(i + 1) },
      ],
      ...(previousScore === undefined ? {} : { previousScore }),
      ...(sanction === undefined ? {} : { sanction }),
    }),
  );

const times = (delay: string | undefined) => ({
  year: 2025,
  ...(delay === undefined ? {} : { pcc: { delay, extractedOn: civilDate("2026-02-10") } }),
  attestation: { title: "Organo di revisione, n. 3", date: civilDate("2026-02-20") },
  holdersAct: { title: "Giunta comunale, n. 12", date: civilDate("2025-02-01") },
});

test("[OBL-20] paid + reserved + saved = allocated, to the cent, in any fund", () => {
  fc.assert(
    fc.property(fund, people, fc.constantFrom("-1", "1", undefined), (each, rows, delay) => {
      const entries = peopleOf(rows, each.category);
      const holders = each.category === "dirigenti" ? entries.slice(0, 4).map((entry) => entry.person) : [];
      const run = runPay(aCci([each]), entries, { ...times(delay), holders });
      if (!run.ok) {
        expect(run.problems.map(({ reason }) => reason)).toEqual(["commitmentsAboveFund"]);
        return;
      }
      const [result] = run.funds;
      const parts = [result!.paid, result!.reserved, result!.saved].map(centsOf);
      expect(parts.every((part) => part >= 0n)).toBe(true);
      expect(total(parts)).toBe(centsOf(each.allocated));
      expect(total(run.shares.map(({ paid }) => centsOf(paid)))).toBe(parts[0]);
      expect(total(run.shares.map(({ reserved }) => centsOf(reserved)))).toBe(parts[1]);
      expect(total(result!.savings.map(({ amount }) => centsOf(amount)))).toBe(parts[2]);
    }),
    { numRuns: 4000 },
  );
}, 60_000);

test("[OBL-20] every proof, of shares, of splits and of the whole fund, comes to the same elsewhere", () => {
  fc.assert(
    fc.property(fund, people, fc.constantFrom("-1", "1", undefined), (each, rows, delay) => {
      const entries = peopleOf(rows, each.category);
      const holders = each.category === "dirigenti" ? entries.slice(0, 4).map((entry) => entry.person) : [];
      const run = runPay(aCci([each]), entries, { ...times(delay), holders });
      if (!run.ok) return;
      const proofs = [...run.shares.map(({ proof }) => proof), ...run.funds.flatMap(({ proof, splits }) => [proof, ...splits])];
      expect(proofs.flatMap(rederive)).toEqual([]);
      expect(run.shares.filter(({ amount, proof }) => exactText(fromDecimalText(amount)) !== proof.result)).toEqual([]);
    }),
    { numRuns: 300 },
  );
}, 60_000);

test("the order of the entries changes nothing", () => {
  fc.assert(
    fc.property(fund, people, fc.infiniteStream(fc.nat()), (each, rows, chance) => {
      const entries = peopleOf(rows, each.category);
      const keyed = entries.map((entry) => ({ entry, key: chance.next().value as number }));
      const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ entry }) => entry);
      const gate = { ...times("1"), holders: [] };
      expect(runPay(aCci([each]), shuffled, gate)).toEqual(runPay(aCci([each]), entries, gate));
    }),
    { numRuns: 300 },
  );
}, 60_000);

const share: fc.Arbitrary<Share> = fc.record({
  evaluator: fc.constantFrom("E1", "E2"),
  weight: fc.tuple(fc.bigInt(0n, 3650n), fc.constantFrom(365n, 366n, 3650n)).map(([n, d]) => rational(n, d)),
  top: fc.bigInt(0n, 10_000n).map((n) => rational(n, 10_000n)),
  gatePercent: fc.constantFrom(undefined, rational(30n), rational(100n, 3n)),
});

test("[OBL-20] no pool gives out a cent more than it has; by points, not a cent less", () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 9n), fc.array(share, { maxLength: 12 }), fc.boolean(), (pool, shares, isShared) => {
      const points = allotByPoints(pool, shares);
      const isNobody = shares.every(({ weight, top }) => weight.numerator * top.numerator === 0n);
      expect(total(points.map(({ gate, merit }) => gate + merit))).toBe(isNobody ? 0n : pool);
      const budgets = allotByBudget(pool, shares, isShared ? "colleagues" : "savings");
      const given = total(budgets.map(({ gate, merit }) => gate + merit));
      expect(given <= pool && budgets.every(({ gate, merit }) => gate >= 0n && merit >= 0n)).toBe(true);
      budgets.forEach(({ full, gate }, i) => {
        const least = shares[i]!.gatePercent;
        expect(!least || gate * 100n * least.denominator >= full * least.numerator).toBe(true);
      });
    }),
    { numRuns: 94_000 },
  );
}, 60_000);
