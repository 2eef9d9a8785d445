import { fingerprintOf } from "../../../data/log/fingerprint.ts";
import { holdConcern } from "../../../data/cycle/cycleYear.ts";
import { addRun, loadLastRun, type RecordedRun } from "../../../data/evaluation/evaluationRun.ts";
import { ENGINE } from "../../../domain/evaluation/engine.ts";
import type { Sentences } from "../../../domain/kernel/refusal.ts";
import { refuse, type Verdict } from "../../../domain/kernel/verdict.ts";
import { act, type ActRefusal } from "../act.ts";
import type { Ambient } from "../ambient.ts";
import { type PaidYear, paidYear, payPartsOf, payResultOf } from "./paidYear.ts";
import { type Agreement, agreementOf, agreementWith } from "./recordEvaluation.ts";

export type RecordPayRefusal = ActRefusal | "nothingToPay" | "rulesNotApproved" | "payHasProblems" | "evaluationNotRecorded";

export const RECORD_PAY_REFUSALS = {
  nothingToPay: "Non ci sono schede o manca il contratto integrativo: non c'è nulla da calcolare.",
  rulesNotApproved: "Un calcolo si registra solo con SMVP e contratto approvati: qui c'è una bozza.",
  payHasProblems: "Il calcolo dei premi ha problemi da risolvere: «traguardo pay» li elenca.",
  evaluationNotRecorded: "Prima si registra la valutazione di questi stessi dati, con «traguardo evaluate --record».",
} satisfies Sentences<Exclude<RecordPayRefusal, ActRefusal>>;

/** Records the pay of a year, bound to its data, both documents of rules and the version of the program, and only on an evaluation recorded before. */
export function recordPay(
  ambient: Ambient,
  idempotencyKey: string,
): Promise<Verdict<{ readonly run: string; readonly changed: boolean }, RecordPayRefusal>> {
  const key = { administration: ambient.administration, year: ambient.year };
  return act(ambient, "pay.record", { idempotencyKey }, async (tx) => {
    await holdConcern(tx, key, "runs");
    const paid = await paidYear(tx, key);
    if (!paid) return refuse("nothingToPay");
    const { year, rules, run } = paid;
    if (!year.rules.act || !rules.act) return refuse("rulesNotApproved");
    if (!run.ok) return refuse("payHasProblems");
    const evaluation = await loadLastRun(tx, key, "evaluation");
    if (!evaluation || agreementOf(evaluation, year) !== "identical") return refuse("evaluationNotRecorded");
    const result = payResultOf(run);
    const last = await loadLastRun(tx, key, "pay");
    const changed = last === undefined || payAgreementOf(last, paid) !== "identical";
    const record = async () => {
      const of = { fileNumber: year.file.number, smvpVersion: year.rules.version, cciVersion: rules.version };
      const made = { kind: "pay", ...of, engine: ENGINE, result: result.text } as const;
      return { ...made, ...(await addRun(tx, key, { ...made, parts: payPartsOf(paid, result), by: ambient.actor.person })) };
    };
    const recorded = changed ? await record() : last;
    const answer = { run: String(recorded.run), changed };
    return {
      ok: true,
      value: {
        answer,
        object: `pay run ${answer.run}`,
        content: {
          ...answer,
          reading: String(recorded.fileNumber),
          cciVersion: rules.version,
          engine: recorded.engine,
          sha256: fingerprintOf(result.text),
          proofsSha256: recorded.proofsSha256.toString("hex"),
          ...("partsSha256" in recorded && { partsSha256: recorded.partsSha256.toString("hex") }),
        },
      },
    };
  });
}

/** Compares a recorded pay run with the one of now. */
export function payAgreementOf(recorded: RecordedRun, { year, rules, run }: PaidYear): Agreement {
  const isOfRules = recorded.smvpVersion === year.rules.version && recorded.cciVersion === rules.version;
  return agreementWith(recorded, isOfRules, year.file.number, run.ok ? payResultOf(run) : undefined);
}
