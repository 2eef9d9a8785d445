import { createHash } from "node:crypto";
import type { Database } from "./database.ts";

/** A document that is no longer what was recorded: approved rules, or a computation. */
export type DocumentFault = {
  readonly administration: string;
  readonly kind: "rulesAltered" | "rulesMissing" | "runAltered" | "runMissing";
  /** As its line in the log names it: "smvp 2024 version 2", "evaluation run 12". */
  readonly object: string;
};

type Found = { readonly administration: string; readonly object: string; readonly stored: string; readonly now: string };

/** What the line of the log that recorded a document says of it: its hash, where it has one. */
type Recorded = { readonly administration: string; readonly object: string; readonly sha256: string };

/**
 * Holds approved rules and recorded computations against their own hashes and against those in the log, which is sealed: whoever alters a document and
 * its hash is found all the same. Answers how many documents were looked at, and the faults.
 */
export async function checkSealedDocuments(
  tx: Database,
): Promise<{ readonly documents: number; readonly faults: readonly DocumentFault[] }> {
  const rules = await loadApprovedRules(tx);
  const runs = await loadRuns(tx);
  const faults = [
    ...compare(rules, await recordedBy(tx, ["rules.approve"]), "rulesAltered", "rulesMissing"),
    ...compare(runs, await recordedBy(tx, ["evaluation.record", "pay.record"]), "runAltered", "runMissing"),
  ];
  return { documents: rules.length + runs.length, faults };
}

function compare(
  found: readonly Found[],
  recorded: readonly Recorded[],
  altered: "rulesAltered" | "runAltered",
  missing: "rulesMissing" | "runMissing",
): DocumentFault[] {
  const byName = new Map(found.map((each) => [nameOf(each), each]));
  const said = new Map(recorded.map((each) => [nameOf(each), each.sha256]));
  return [
    ...found
      .filter((each) => each.now !== each.stored || each.now !== (said.get(nameOf(each)) ?? each.now))
      .map(({ administration, object }) => ({ administration, object, kind: altered })),
    ...recorded
      .filter((each) => !byName.has(nameOf(each)))
      .map(({ administration, object }) => ({ administration, object, kind: missing })),
  ];
}

const nameOf = ({ administration, object }: { readonly administration: string; readonly object: string }) => `${administration} ${object}`;

async function loadApprovedRules(tx: Database): Promise<Found[]> {
  const rows = await tx
    .selectFrom("rule_document")
    .select(["administration_id", "kind", "year", "version", "content", "sha256"])
    .where("act_id", "is not", null)
    .execute();
  return rows.map(({ administration_id, kind, year, version, content, sha256 }) => ({
    administration: administration_id,
    object: `${kind} ${String(year)} version ${String(version)}`,
    stored: sha256.toString("hex"),
    now: fingerprintOf(content),
  }));
}

async function loadRuns(tx: Database): Promise<Found[]> {
  const rows = await tx.selectFrom("evaluation_run").select(["administration_id", "kind", "run", "result", "sha256"]).execute();
  return rows.map(({ administration_id, kind, run, result, sha256 }) => ({
    administration: administration_id,
    object: `${kind} run ${String(run)}`,
    stored: sha256.toString("hex"),
    now: fingerprintOf(result),
  }));
}

async function recordedBy(tx: Database, actions: readonly string[]): Promise<Recorded[]> {
  const rows = await tx.selectFrom("audit").select(["administration_id", "object", "content"]).where("action", "in", actions).execute();
  return rows.flatMap(({ administration_id: administration, object, content }) => {
    const said = content === null ? undefined : (JSON.parse(content) as { readonly sha256?: string });
    return said?.sha256 === undefined ? [] : [{ administration, object, sha256: said.sha256 }];
  });
}

/** The hash by which the log knows a document: SHA-256 of its text, in hexadecimal. */
export function fingerprintOf(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
