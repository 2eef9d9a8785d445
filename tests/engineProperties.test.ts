import fc from "fast-check";
import { expect, test } from "vitest";
import type { Fund } from "../src/domain/bonus/cci.ts";
import { centsOf, total } from "../src/domain/bonus/money.ts";
import { payEntriesOf } from "../src/domain/bonus/payEntries.ts";
import { runPay } from "../src/domain/bonus/runPay.ts";
import { type CycleEvaluation, type CycleMaterial, evaluateCycle } from "../src/domain/evaluation/evaluateCycle.ts";
import type { Grade } from "../src/domain/evaluation/grade.ts";
import type { Smvp } from "../src/domain/evaluation/smvp.ts";
import type { Proof } from "../src/domain/kernel/proof.ts";
import { compare, fromDecimalText, HUNDRED, type Rational } from "../src/domain/kernel/rational.ts";
import { aCci } from "./support/aCci.ts";
import { anyFunds, anySmvp, anyYearSeed, yearOf } from "./support/anyYear.ts";
import { rederive } from "../src/domain/kernel/rederive.ts";

// The whole of a year, from measured values to cents, whatever the rules, the people and the contract.

function payOf(evaluation: CycleEvaluation, funds: readonly Fund[]) {
  const run = runPay(aCci(funds, { year: 2024 }), payEntriesOf(evaluation, { people: [] }, evaluation));
  if (!run.ok) throw new Error(JSON.stringify(run.problems));
  return run;
}

/** JSON of everything, proofs and exact numbers with it. */
function written(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => (typeof each === "bigint" ? `${each.toString()}n` : each));
}

function proofsOf({ organisation, individual }: CycleEvaluation): Proof[] {
  return [
    ...[...organisation.objectives, ...organisation.units].map(({ computed }) => computed.proof),
    ...organisation.indicators.map(([, { proof }]) => proof),
    organisation.administration.proof,
    ...individual.people.flatMap(({ proof, forms }) => [proof, ...forms.map(({ graded }) => graded.proof)]),
    ...individual.differentiationPoints.map(([, { proof }]) => proof),
    ...individual.differentiation.flatMap(({ metrics }) => Object.values(metrics).map(({ proof }) => proof)),
    ...individual.bands.flatMap(({ count, share }) => [count.proof, ...(share ? [share.proof] : [])]),
  ];
}

/** What a proof says that does not come out again; a figure without a number ends in words. */
function wrongIn(proof: Proof): string[] {
  const isNumber = /^-?\d/.test(proof.result);
  return rederive(proof).filter((problem) => isNumber || !problem.startsWith("the result is"));
}

test("[OBL-18] every score stands in exactly one band, and every fund closes to the cent", () => {
  let scored = 0;
  const property = fc.property(anySmvp, anyYearSeed, anyFunds, (smvp, seed, funds) => {
    const evaluation = evaluateCycle(yearOf(seed), smvp);
    for (const { standing } of evaluation.individual.people) {
      if (standing.kind !== "evaluated") continue;
      scored += 1;
      const banded = smvp.rounding.bandOn === "exact" ? standing.score : standing.published;
      if (bandsHolding(banded, smvp).join() !== String(standing.band)) expect.fail(written({ standing, bands: smvp.bands }));
    }
    const { bands, headCount } = evaluation.individual;
    expect(bands.reduce((sum, { count }) => sum + Number(count.text), 0)).toBe(headCount.evaluated);
    for (const { allocated, paid, reserved, saved } of payOf(evaluation, funds).funds) {
      const parts = [paid, reserved, saved].map(centsOf);
      if (total(parts) !== centsOf(allocated) || parts.some((part) => part < 0n))
        expect.fail(written({ allocated, paid, reserved, saved }));
    }
  });
  fc.assert(property, { seed: 23, numRuns: 2000 });
  expect(scored).toBeGreaterThan(0);
}, 120_000);

/** The bands that hold a score, found from both ends of each. */
function bandsHolding(score: Rational, { bands }: Smvp): number[] {
  return bands.flatMap(({ upTo, inclusive }, i) => {
    const before = bands[i - 1];
    const isBelow = compare(score, fromDecimalText(upTo)) < (inclusive ? 1 : 0);
    const isAbove = !before || compare(score, fromDecimalText(before.upTo)) >= (before.inclusive ? 1 : 0);
    return isBelow && isAbove ? [i] : [];
  });
}

test("[OBL-18] every proof of a year, of scores and of pay, comes to the same elsewhere", () => {
  const property = fc.property(anySmvp, anyYearSeed, anyFunds, (smvp, seed, funds) => {
    const evaluation = evaluateCycle(yearOf(seed), smvp);
    const run = payOf(evaluation, funds);
    const proofs = [
      ...proofsOf(evaluation),
      ...run.shares.map(({ proof }) => proof),
      ...run.funds.flatMap(({ proof, splits }) => [proof, ...splits]),
    ];
    const wrong = proofs.flatMap((proof) => wrongIn(proof).map((problem) => `${proof.figure}: ${problem}`));
    if (wrong.length > 0) expect.fail(wrong.join("\n"));
    if (/NaN|Infinity|undefined/.test(written(proofs))) expect.fail("a proof says what is no number");
  });
  fc.assert(property, { seed: 23, numRuns: 250 });
}, 120_000);

test("[OBL-18] the order of what comes in changes nothing, nor does doing it twice", () => {
  const property = fc.property(anySmvp, anyYearSeed, anyFunds, fc.infiniteStream(fc.nat()), (smvp, seed, funds, chance) => {
    const material = yearOf(seed);
    const shuffle = <Thing>(things: readonly Thing[]): Thing[] => {
      const keyed = things.map((thing) => ({ thing, key: chance.next().value as number }));
      return keyed.sort((a, b) => a.key - b.key).map(({ thing }) => thing);
    };
    const shuffled: CycleMaterial = {
      ...material,
      people: shuffle(material.people),
      forms: shuffle(material.forms),
      objectives: shuffle(material.objectives),
    };
    const all = (each: CycleMaterial) => {
      const evaluation = evaluateCycle(each, smvp);
      return written({ evaluation, pay: payOf(evaluation, funds) });
    };
    const first = all(material);
    if (all(material) !== first) expect.fail("a second time gives another year");
    if (all(shuffled) !== first) expect.fail("another order gives another year");
  });
  fc.assert(property, { seed: 23, numRuns: 250 });
}, 120_000);

test("[OBL-18] a better measured value never gives a lower grade to unit or administration, nor a lower score to anybody", () => {
  const property = fc.property(anySmvp, anyYearSeed, fc.nat(3), fc.integer({ min: 1, max: 60 }), (smvp, seed, which, more) => {
    const at = which % seed.measured.length;
    const value = seed.measured[at];
    if (value === undefined) return;
    const [before, after] = [value, value + more].map((each) =>
      evaluateCycle(yearOf({ ...seed, measured: seed.measured.with(at, each) }), smvp),
    );
    const pairs = [
      [before!.organisation.administration.grade, after!.organisation.administration.grade],
      ...before!.organisation.units.map(({ computed }, i) => [computed.grade, after!.organisation.units[i]!.computed.grade]),
      ...scoresOf(before!).map((grade, i) => [grade, scoresOf(after!)[i]!]),
    ] as [Grade, Grade][];
    if (pairs.some(([old, next]) => !isNotWorse(old, next))) expect.fail(written({ seed, at, more }));
  });
  fc.assert(property, { seed: 23, numRuns: 1000 });
}, 120_000);

test("[OBL-18] a better degree or behaviour of one person never gives that person a lower score", () => {
  const property = fc.property(anySmvp, anyYearSeed, fc.nat(6), fc.integer({ min: 1, max: 40 }), (smvp, seed, which, more) => {
    const at = which % seed.people.length;
    const person = seed.people[at]!;
    if (person.degree === undefined || person.behaviour === undefined) return;
    const better = { ...person, degree: Math.min(100, person.degree + more), behaviour: Math.min(40, person.behaviour + more) };
    const [old, next] = [person, better].map(
      (each) => scoresOf(evaluateCycle(yearOf({ ...seed, people: seed.people.with(at, each) }), smvp))[at]!,
    );
    if (!isNotWorse(old!, next!)) expect.fail(written({ seed, at, more }));
  });
  fc.assert(property, { seed: 23, numRuns: 2000 });
}, 120_000);

function scoresOf({ individual }: CycleEvaluation): Grade[] {
  return individual.people.map(({ standing }) =>
    standing.kind === "evaluated" ? { kind: "graded", value: standing.score } : { kind: "missing" },
  );
}

function isNotWorse(before: Grade, after: Grade): boolean {
  if (before.kind !== "graded" || after.kind !== "graded") return before.kind === after.kind;
  const isWithin = compare(after.value, HUNDRED) <= 0 && after.value.numerator >= 0n;
  return isWithin && compare(after.value, before.value) >= 0;
}
