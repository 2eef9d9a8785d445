import { type Invoice, timeliness, yearlyDelay } from "../../src/domain/bonus/invoiceDelay.ts";
import type { PayEntry } from "../../src/domain/bonus/payEntry.ts";
import type { PaymentTimes } from "../../src/domain/bonus/paymentTimes.ts";
import { runPay } from "../../src/domain/bonus/runPay.ts";
import type { Grade } from "../../src/domain/evaluation/grade.ts";
import { acceptCci } from "../../src/exchange/rules/readCci.ts";
import type { CivilDate } from "../../src/domain/kernel/civilDate.ts";
import { largestRemainder } from "../../src/domain/kernel/largestRemainder.ts";
import { exactText, fromExactText } from "../../src/domain/kernel/rational.ts";
import type { Answered } from "./conformance.ts";

type ToldGrade = { grade: Grade["kind"]; value?: string };
type ToldPerson = Omit<PayEntry, "grade" | "figure" | "envelopes"> & {
  grade: ToldGrade;
  envelopes?: { objective: string; weight: string; grade: ToldGrade }[];
};

/** What the rules of pay answer to the vectors of docs/conformance, under the names the files give them. */
export const BONUS_RULES = {
  pay: ({ contract, people, paymentTimes }: { contract: unknown; people: ToldPerson[]; paymentTimes?: PaymentTimes }): Answered => {
    const read = acceptCci(contract);
    if (!read.ok) return { answer: read.problems, proofs: [] };
    const run = runPay(read.value, people.map(entryOf), paymentTimes);
    if (!run.ok) return { answer: run.problems, proofs: [] };
    const funds = run.funds.map(({ category, paid, reserved, saved }) => ({ category, paid, reserved, saved }));
    const proofs = [...run.shares.map(({ proof }) => proof), ...run.funds.flatMap(({ proof, splits }) => [proof, ...splits])];
    return { answer: { funds, people: run.shares.map(({ person, paid, reserved }) => ({ person, paid, reserved })) }, proofs };
  },
  invoiceDelay: ({ invoices, year, asOf }: { invoices: Invoice[]; year: number; asOf: CivilDate }): Answered => {
    const both = [yearlyDelay(invoices, year, asOf), timeliness(invoices, year)] as const;
    const [delay, paid] = both.map((found) => (found.kind === "computed" ? exactText(found.days) : null));
    return { answer: { delay, timeliness: paid }, proofs: both.flatMap((found) => (found.kind === "computed" ? [found.proof] : [])) };
  },
  largestRemainder: ({ units, weights }: { units: string; weights: string[] }): Answered => {
    return { answer: largestRemainder(BigInt(units), weights.map(fromExactText)).map(String), proofs: [] };
  },
};

function entryOf({ grade, envelopes, ...person }: ToldPerson): PayEntry {
  const shares = envelopes?.map((share) => ({ ...share, grade: gradeOf(share.grade), figure: `grado/${share.objective}` }));
  return { ...person, grade: gradeOf(grade), figure: `punteggio/${person.person}`, ...(shares && { envelopes: shares }) };
}

function gradeOf({ grade, value }: ToldGrade): Grade {
  return grade === "graded" ? { kind: grade, value: fromExactText(value ?? "") } : { kind: grade };
}
