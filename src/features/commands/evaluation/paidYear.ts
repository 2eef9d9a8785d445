import type { YearKey } from "../../../data/cycle/cycleYear.ts";
import type { Database } from "../../../data/database/database.ts";
import type { RuleVersion } from "../../../data/evaluation/ruleDocument.ts";
import type { Cci } from "../../../domain/bonus/cci.ts";
import { payEntriesOf } from "../../../domain/bonus/payEntries.ts";
import { fundLine, type PayRun, runPay, shareLine } from "../../../domain/bonus/runPay.ts";
import { type CycleEvaluation, evaluateCycle } from "../../../domain/evaluation/evaluateCycle.ts";
import type { ProofForm } from "../../../domain/evaluation/engine.ts";
import { materialParts, type ProofOfRun, proofParts, type RunPart } from "../../../domain/evaluation/runParts.ts";
import type { Json } from "../../../domain/kernel/json.ts";
import type { Objective } from "../../../domain/plan/objective.ts";
import { acceptCci } from "../../../exchange/rules/readCci.ts";
import { evaluatedYear, type EvaluatedYear, readStored, rulesInForce, type RunResult } from "./evaluatedYear.ts";

/** A year paid, with everything it stands on. */
export type PaidYear = {
  readonly year: EvaluatedYear;
  readonly rules: RuleVersion;
  readonly cci: Cci;
  readonly run: PayRun;
  /** The year evaluated without the objective on payment times, where there is one. */
  readonly apart?: CycleEvaluation;
};

/** The contract a year is paid by: the one of a version, or the last one approved, or else the last draft. */
export async function contractInForce(tx: Database, key: YearKey, version?: number): Promise<Pick<PaidYear, "rules" | "cci"> | undefined> {
  const rules = await rulesInForce(tx, key, "cci", version);
  return rules && { rules, cci: readStored(rules, acceptCci) };
}

/** Computes the pay of a year, inside a transaction of the caller's; undefined where there is nothing to evaluate or no contract. Nothing is paid out by it. */
export async function paidYear(tx: Database, key: YearKey, evaluated?: EvaluatedYear, cciVersion?: number): Promise<PaidYear | undefined> {
  const year = evaluated ?? (await evaluatedYear(tx, key));
  const contract = year && (await contractInForce(tx, key, cciVersion));
  if (!contract) return undefined;
  const { rules, cci } = contract;
  const apart = apartOf(year);
  return { year, rules, cci, run: payOf(year, cci, apart), ...(apart && { apart }) };
}

type Evaluated = Pick<EvaluatedYear, "material" | "smvp" | "evaluation" | "file">;

/** The year evaluated again with the objective on payment times out of the count: what the score of who answers for them is paid on. */
export function apartOf({ material, smvp, file: { pay } }: Evaluated): CycleEvaluation | undefined {
  const code = pay.paymentTimes?.objective;
  return code === undefined ? undefined : evaluateCycle({ ...material, objectives: without(material.objectives, code) }, smvp);
}

/** The pay of an evaluated year under a contract. */
export function payOf({ material, evaluation, file: { pay } }: Evaluated, cci: Cci, apart: CycleEvaluation | undefined): PayRun {
  const times = pay.paymentTimes && { year: material.year, ...pay.paymentTimes };
  return runPay(cci, payEntriesOf(evaluation, pay, apart ?? evaluation), times);
}

/** The plan with one objective out of the count: it is paid for apart, by its own gate. */
function without(objectives: readonly Objective[], code: string): Objective[] {
  return objectives.map((objective) =>
    objective.code === code
      ? { ...objective, evaluated: { ...objective.evaluated, outcome: "neutralised", written: "Tempi di pagamento: vale a parte" } }
      : objective,
  );
}

/** What a pay run keeps beside its result: what it stood on, and its proofs as an engine wrote them. */
export function payPartsOf(
  { year: { material, rules: smvp, file }, rules: cci }: PaidYear,
  { proofs }: RunResult,
  form?: ProofForm,
): RunPart[] {
  const rules = { smvp: JSON.parse(smvp.content) as Json, cci: JSON.parse(cci.content) as Json };
  return [...materialParts(material, rules, file.pay), ...proofParts(proofs, form)];
}

/** The result of a pay run as a record keeps it: the same material gives the same bytes. */
export function payResultOf(run: Extract<PayRun, { ok: true }>): RunResult {
  const proofs: ProofOfRun[] = [
    ...run.funds.flatMap(({ proof, splits }) => [proof, ...splits]).map((proof) => ({ proof })),
    ...run.shares.map(({ person, proof }) => ({ person, proof })),
  ];
  return { text: JSON.stringify({ funds: run.funds.map(fundLine), shares: run.shares.map(shareLine) }), proofs };
}
