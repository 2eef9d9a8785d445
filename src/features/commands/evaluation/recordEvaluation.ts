import { fingerprintOf } from "../../../data/log/fingerprint.ts";
import { holdConcern } from "../../../data/cycle/cycleYear.ts";
import { addRun, loadLastRun, type RecordedRun } from "../../../data/evaluation/evaluationRun.ts";
import { ENGINE, formOf } from "../../../domain/evaluation/engine.ts";
import type { Sentences } from "../../../domain/kernel/refusal.ts";
import { refuse, type Verdict } from "../../../domain/kernel/verdict.ts";
import { act, type ActRefusal } from "../act.ts";
import type { Ambient } from "../ambient.ts";
import { evaluatedYear, type EvaluatedYear, hashOf, partsOf, resultOf, type RunResult } from "./evaluatedYear.ts";

export type RecordRefusal = ActRefusal | "nothingToEvaluate" | "rulesNotApproved";

export const RECORD_REFUSALS = {
  nothingToEvaluate: "Non ci sono schede da valutare: prima si importano persone e schede.",
  rulesNotApproved: "Un calcolo si registra solo con regole approvate da un atto: qui c'è una bozza.",
} satisfies Sentences<Exclude<RecordRefusal, ActRefusal>>;

/** Records the evaluation of a year, bound to its data, its SMVP and the version of the program. The same result as the last run is not recorded again. */
export function recordEvaluation(
  ambient: Ambient,
  idempotencyKey: string,
): Promise<Verdict<{ readonly run: string; readonly changed: boolean }, RecordRefusal>> {
  const key = { administration: ambient.administration, year: ambient.year };
  return act(ambient, "evaluation.record", { idempotencyKey }, async (tx) => {
    await holdConcern(tx, key, "runs");
    const year = await evaluatedYear(tx, key);
    if (!year) return refuse("nothingToEvaluate");
    if (!year.rules.act) return refuse("rulesNotApproved");
    const result = resultOf(year);
    const last = await loadLastRun(tx, key, "evaluation");
    const changed = last === undefined || agreementOf(last, year, result) !== "identical";
    const { rules, file } = year;
    const record = async () => {
      const made = {
        kind: "evaluation",
        fileNumber: file.number,
        smvpVersion: rules.version,
        engine: ENGINE,
        result: result.text,
      } as const;
      return { ...made, ...(await addRun(tx, key, { ...made, parts: partsOf(year, result), by: ambient.actor.person })) };
    };
    const run = changed ? await record() : last;
    const answer = { run: String(run.run), changed };
    return {
      ok: true,
      value: {
        answer,
        object: `evaluation run ${answer.run}`,
        content: {
          ...answer,
          reading: String(run.fileNumber),
          smvpVersion: rules.version,
          engine: run.engine,
          sha256: fingerprintOf(result.text),
          proofsSha256: run.proofsSha256.toString("hex"),
          ...("partsSha256" in run && { partsSha256: run.partsSha256.toString("hex") }),
        },
      },
    };
  });
}

/** How a recorded run stands to the same computation done now: the same bytes, or what changed since. */
export type Agreement = "identical" | "otherData" | "otherRules" | "otherEngine" | "otherWords" | "otherResult";

export const AGREEMENT_WORDS: Record<Agreement, string> = {
  identical: "rifatto adesso, dà gli stessi byte",
  otherData: "dopo sono stati importati altri dati",
  otherRules: "dopo è stata approvata un'altra versione delle regole",
  otherEngine: "è stato fatto con un'altra versione del programma",
  otherWords:
    "rifatto adesso, dà gli stessi esiti; sono cambiate solo le parole delle prove, come quando si cancellano i dati di una persona",
  otherResult: "con gli stessi dati e le stesse regole oggi dà un altro risultato: lo segnali a chi gestisce il sistema",
};

/** Compares a recorded evaluation with the one of now. */
export function agreementOf(run: RecordedRun, year: EvaluatedYear, result: RunResult = resultOf(year)): Agreement {
  return agreementWith(run, run.smvpVersion === year.rules.version, year.file.number, result);
}

/** Compares a recorded run with what is computed now from this file; without a result there is nothing it could equal. An older engine is compared in its own form of proofs. */
export function agreementWith(run: RecordedRun, isOfRules: boolean, fileNumber: bigint, result: RunResult | undefined): Agreement {
  const form = formOf(run.engine);
  if (!form) return "otherEngine";
  if (!isOfRules) return "otherRules";
  const hasResult = run.result === result?.text;
  if (hasResult && run.proofsSha256.equals(hashOf(result.proofs, form))) return "identical";
  if (run.fileNumber !== fileNumber) return "otherData";
  return hasResult ? "otherWords" : "otherResult";
}
