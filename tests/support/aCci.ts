import type { Cci, Fund, ScoreBand } from "../../src/domain/bonus/cci.ts";
import type { PayEntry } from "../../src/domain/bonus/payEntry.ts";
import type { PaymentTimes } from "../../src/domain/bonus/paymentTimes.ts";
import { type PayRun, runPay } from "../../src/domain/bonus/runPay.ts";
import { civilDate } from "../../src/domain/kernel/civilDate.ts";
import { fromExactText } from "../../src/domain/kernel/rational.ts";
import type { Stint } from "../../src/domain/organisation/person.ts";

const act = { title: "Responsabile del personale, n. 412", date: civilDate("2025-04-30") };

/** Paid as much as the score, from 0 to 100. */
export const STRAIGHT_BANDS: readonly ScoreBand[] = [
  { from: "0", includesFrom: true, to: "100", includesTo: true, pays: { kind: "proportional" } },
];

/** A band of scores that pays in proportion, each of its ends inside or outside. */
export function aScoreBand(from: string, includesFrom: boolean, to: string, includesTo: boolean): ScoreBand {
  return { from, includesFrom, to, includesTo, pays: { kind: "proportional" } };
}

/** A fund of the staff that shares its pool by points; the test says only what matters to it. */
export function aFund(changes: Partial<Fund> = {}): Fund {
  return {
    category: "staff",
    allocated: "60000.00",
    act,
    formula: { kind: "points", bands: STRAIGHT_BANDS },
    base: { kind: "coefficients", coefficients: { funzionari: "1.2", istruttori: "1", operatoriEsperti: "1", operatori: "1" } },
    positiveFrom: "60",
    surcharge: { kind: "notApplied", reason: "prova" },
    leftovers: "savings",
    ungraded: { missing: "reserved", notApplicable: "nothing", neutralised: "reserved", notComputable: "reserved" },
    contested: "full",
    ...changes,
  };
}

/** A contract of 2025 with these funds. */
export function aCci(funds: readonly Fund[], changes: Partial<Cci> = {}): Cci {
  return {
    schema: "traguardo/cci/1",
    year: 2025,
    act: { title: "Contratto collettivo integrativo, n. 1", date: civilDate("2025-05-20") },
    smvp: { title: "Giunta comunale, n. 20", date: civilDate("2025-01-30") },
    employees: 150,
    dirigenti: 5,
    excludingSanction: "writtenReprimand",
    rounding: "largestRemainder",
    funds,
    ...changes,
  };
}

/** A stretch of work in 2025, the whole year at full time unless said otherwise. */
export function aStint(changes: Partial<Omit<Stint, "from" | "to">> & { readonly from?: string; readonly to?: string } = {}): Stint {
  const { from = "2025-01-01", to = "2025-12-31", ...others } = changes;
  return { unit: "U1", role: "istruttori", fte: "1", neutralDays: 0, countedDays: 0, ...others, from: civilDate(from), to: civilDate(to) };
}

/** Somebody (nobody real) who worked the whole of 2025 and was given this score. */
export function anEntry(person: string, score: string | undefined, changes: Partial<PayEntry> = {}): PayEntry {
  return {
    person,
    role: "istruttori",
    evaluator: "E1",
    grade: score === undefined ? { kind: "missing" } : { kind: "graded", value: fromExactText(score) },
    figure: `punteggio/${person}`,
    stints: [aStint()],
    ...changes,
  };
}

/** What came of paying a year that can be paid. */
export function paid(cci: Cci, entries: readonly PayEntry[], times?: PaymentTimes): Extract<PayRun, { ok: true }> {
  const run = runPay(cci, entries, times);
  if (!run.ok) throw new Error(run.problems.map(({ reason, about }) => `${reason} ${about}`).join(", "));
  return run;
}

/** What the PCC says of payments in 2025, who answers for them, and whether the revisori attested it. */
export function aDelay(delay: string | undefined, holders: readonly string[], isAttested = true): PaymentTimes {
  return {
    year: 2025,
    ...(delay === undefined ? {} : { pcc: { delay, extractedOn: civilDate("2026-02-10") } }),
    ...(isAttested ? { attestation: { title: "Organo di revisione, n. 3", date: civilDate("2026-02-20") } } : {}),
    holders,
    holdersAct: { title: "Giunta comunale, n. 12", date: civilDate("2025-02-01") },
  };
}
