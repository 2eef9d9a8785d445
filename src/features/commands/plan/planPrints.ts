import type { YearKey } from "../../../data/cycle/cycleYear.ts";
import type { Database } from "../../../data/database/database.ts";
import { fingerprintOf, planFingerprint, planPartsFingerprint } from "../../../data/log/fingerprint.ts";
import { loadAllObjectives } from "../../../data/plan/objective.ts";
import type { Objective } from "../../../domain/plan/objective.ts";
import { planContent } from "../../../domain/plan/planContent.ts";

/** The hashes that the line of the log of every deed on a plan has, by which `verify` knows that nothing else wrote in it. */
export async function planPrints(tx: Database, key: YearKey) {
  return { planSha256: await planFingerprint(tx, key), planPartsSha256: await planPartsFingerprint(tx, key) };
}

/** The hash of what the latest version of a plan promises: what its approval is about. In hexadecimal. */
export async function contentFingerprint(tx: Database, key: YearKey): Promise<string> {
  return fingerprintOfContent(await loadAllObjectives(tx, key));
}

/** `planContentHash` of objectives alone, cancelled ones too. */
export function fingerprintOfContent(objectives: readonly Objective[]): string {
  return fingerprintOf(planContent(objectives));
}
