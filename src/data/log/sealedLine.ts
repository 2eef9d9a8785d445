import type { Json } from "../../domain/kernel/json.ts";
import type { Database } from "../database/database.ts";

/** A line of the log that tells something of a document; what it said is undefined where its content was erased. */
export type SealedLine = {
  readonly administration: string;
  readonly sequence: bigint;
  readonly action: string;
  readonly object: string;
  /** Who did it, and when: sealed with the line, and there still where its content was erased. */
  readonly person: string;
  readonly recordedAt: Date;
  readonly year: number | null;
  readonly said: { readonly [fact: string]: Json } | undefined;
};

/** The lines of some actions of an administration, in the order in which they were written. */
export async function loadSealedLines(tx: Database, administration: string, actions: readonly string[]): Promise<SealedLine[]> {
  const rows = await tx
    .selectFrom("audit")
    .select(["sequence", "action", "object", "person", "recorded_at as recordedAt", "year", "content"])
    .where("administration_id", "=", administration)
    .where("action", "in", actions)
    .orderBy("sequence")
    .execute();
  return rows.map(({ content, ...line }) => ({ ...line, administration, said: saidIn(content) }));
}

/** The facts of a content; none where it was erased, or written over with what is no JSON: that it is another the check of the log itself finds. */
export function saidIn(content: string | null): SealedLine["said"] {
  try {
    return (JSON.parse(content ?? "null") as SealedLine["said"] | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/**
 * Lines that do not say which document they tell, since they were written before they did or their content was erased since. Each speaks for one document:
 * what is taken is answered once.
 */
export function speechlessLines(
  lines: readonly SealedLine[],
  fact: string,
): (isOfIt: (line: SealedLine) => boolean) => SealedLine | undefined {
  const left = lines.filter(({ said }) => said?.[fact] === undefined);
  return (isOfIt) => {
    const at = left.findIndex(isOfIt);
    return at === -1 ? undefined : left.splice(at, 1)[0];
  };
}
