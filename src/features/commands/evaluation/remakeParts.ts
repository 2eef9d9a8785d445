import type { Database } from "../../../data/database/database.ts";
import { listRunsWithoutParts, type RunWithoutParts, settleParts } from "../../../data/evaluation/evaluationRun.ts";
import { formOf } from "../../../domain/evaluation/engine.ts";
import type { RunPart } from "../../../domain/evaluation/runParts.ts";
import { WorkFailed } from "../ambient.ts";
import { evaluatedYear, hashOf, partsOf, resultOf } from "./evaluatedYear.ts";
import { paidYear, payPartsOf, payResultOf } from "./paidYear.ts";

/**
 * Makes again what runs recorded before parts were kept stood on, and their proofs in the form of their own engine: kept where result and fingerprint are those
 * of then. Answers the runs of which they are not; nothing of theirs is replaced. In one transaction of the owner of the database, who reads every table.
 */
export async function remakeParts(tx: Database): Promise<RunWithoutParts[]> {
  const lost: RunWithoutParts[] = [];
  for (const run of await listRunsWithoutParts(tx)) {
    const parts = await remade(tx, run);
    await settleParts(tx, run, parts);
    if (!parts) lost.push(run);
  }
  return lost;
}

async function remade(tx: Database, run: RunWithoutParts): Promise<RunPart[] | undefined> {
  const form = formOf(run.engine);
  if (!form) return undefined;
  try {
    const year = await evaluatedYear(tx, run, run);
    if (run.kind === "evaluation") {
      const result = year && resultOf(year);
      return year && isOfThen(run, result!, form) ? partsOf(year, result!, form) : undefined;
    }
    const paid = year && (await paidYear(tx, run, year, run.cciVersion));
    if (!paid?.run.ok) return undefined;
    const result = payResultOf(paid.run);
    return isOfThen(run, result, form) ? payPartsOf(paid, result, form) : undefined;
  } catch (error) {
    if (error instanceof WorkFailed) return undefined; // rules that this program cannot read any more
    throw error;
  }
}

function isOfThen(
  run: RunWithoutParts,
  { text, proofs }: ReturnType<typeof payResultOf>,
  form: NonNullable<ReturnType<typeof formOf>>,
): boolean {
  return run.result === text && run.proofsSha256.equals(hashOf(proofs, form));
}
