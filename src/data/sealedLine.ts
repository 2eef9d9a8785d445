import type { Json } from "../domain/kernel/json.ts";
import type { Database } from "./database.ts";

/** A line of the log that tells something of a document; what it said is undefined where its content was erased. */
export type SealedLine = {
  readonly administration: string;
  readonly sequence: bigint;
  readonly action: string;
  readonly object: string;
  readonly year: number | null;
  readonly said: { readonly [fact: string]: Json } | undefined;
};

/** The lines of some actions, in the order in which they were written. */
export async function loadSealedLines(tx: Database, actions: readonly string[]): Promise<SealedLine[]> {
  const rows = await tx
    .selectFrom("audit")
    .select(["administration_id", "sequence", "action", "object", "year", "content"])
    .where("action", "in", actions)
    .orderBy("sequence")
    .execute();
  return rows.map(({ administration_id: administration, content, ...line }) => ({
    ...line,
    administration,
    said: content === null ? undefined : (JSON.parse(content) as { readonly [fact: string]: Json }),
  }));
}
