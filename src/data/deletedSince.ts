import type { RetentionClass } from "../domain/organization/retention.ts";
import type { SealedLine } from "./sealedLine.ts";

/** Something that is gone: after which line of the log it can have gone, and how many rows of its class that makes. */
export type Gone = { readonly administration: string; readonly since: bigint; readonly rows: number };

/**
 * What is gone and no deletion of that class explains: a deletion explains what can have gone when it ran, and no more rows than it counted. Its line tells
 * how many rows, not which.
 */
export function unexplained<Thing extends Gone>(gone: readonly Thing[], deletions: readonly SealedLine[], of: RetentionClass): Thing[] {
  const claimed = new Map<string, number>();
  return gone
    .toSorted((one, other) => (one.since > other.since ? -1 : 1)) // the fewest deletions can explain the last
    .filter(({ administration, since, rows }) => {
      const after = deletions.filter((line) => line.administration === administration && line.sequence > since);
      const told = after.reduce((sum, { said }) => sum + Number(said?.[of] ?? 0), 0);
      const sum = (claimed.get(administration) ?? 0) + rows;
      if (after.length === 0 || sum > told) return true;
      claimed.set(administration, sum);
      return false;
    });
}
