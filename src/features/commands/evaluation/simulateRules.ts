import { checkCci } from "../../../domain/bonus/checkCci.ts";
import type { Cci } from "../../../domain/bonus/cci.ts";
import type { PayRun } from "../../../domain/bonus/runPay.ts";
import { checkSmvp } from "../../../domain/evaluation/checkSmvp.ts";
import { evaluateCycle } from "../../../domain/evaluation/evaluateCycle.ts";
import { isApprovable, type Problem } from "../../../domain/evaluation/problem.ts";
import { simulate, type Simulation } from "../../../domain/evaluation/simulate.ts";
import type { Smvp } from "../../../domain/evaluation/smvp.ts";
import type { PayCategory } from "../../../domain/organisation/profile.ts";
import { acceptCci } from "../../../exchange/rules/readCci.ts";
import { acceptSmvp } from "../../../exchange/rules/readSmvp.ts";
import { type FileReading, LARGEST_RULES, readJson } from "../../../exchange/rules/strictJson.ts";
import type { EvaluatedYear } from "./evaluatedYear.ts";
import { apartOf, payOf } from "./paidYear.ts";

/** The funds of a year under one set of rules: what each pays, sets aside and saves. */
export type FundTotals = {
  readonly category: PayCategory;
  readonly allocated: string;
  readonly paid: string;
  readonly reserved: string;
  readonly saved: string;
};

/** What other rules would do to a year: to scores, and to funds where there is a contract. No person is in it, and nothing is kept. */
export type RulesSimulation = Simulation & {
  readonly funds?: { readonly before: readonly FundTotals[] | null; readonly after: readonly FundTotals[] | null };
};

/** Another SMVP or contract from a file, accepted only without errors. */
export function readOtherRules<Rules>(
  content: Uint8Array,
  accept: (document: unknown) => FileReading<Rules>,
  check: (rules: Rules) => readonly Problem[],
): FileReading<Rules> {
  const json = readJson(content, LARGEST_RULES);
  if (!json.ok) return json;
  const read = accept(json.value);
  if (!read.ok) return read;
  const problems = check(read.value).filter(({ severity }) => severity === "error");
  const [first, ...others] = problems;
  return first && !isApprovable(problems) ? { ok: false, problems: [first, ...others] } : read;
}

export const readOtherSmvp = (content: Uint8Array) => readOtherRules(content, acceptSmvp, checkSmvp);
export const readOtherCci = (content: Uint8Array) => readOtherRules(content, acceptCci, checkCci);

/** Tries other rules on an evaluated year. */
export function simulateRules(
  year: EvaluatedYear,
  contract: Cci | undefined,
  other: { readonly smvp?: Smvp; readonly cci?: Cci },
): RulesSimulation {
  const tried = other.smvp ? { ...year, smvp: other.smvp, evaluation: evaluateCycle(year.material, other.smvp) } : year;
  const simulation = simulate(year, tried);
  const cci = other.cci ?? contract;
  if (!cci) return simulation;
  const before = contract ? totalsOf(payOf(year, contract, apartOf(year))) : null;
  const after = totalsOf(payOf(tried, cci, apartOf(tried)));
  return { ...simulation, funds: { before, after } };
}

function totalsOf(run: PayRun): FundTotals[] | null {
  if (!run.ok) return null;
  return run.funds.map(({ category, allocated, paid, reserved, saved }) => ({ category, allocated, paid, reserved, saved }));
}
