import type { RetentionClass } from "../../domain/organisation/retention.ts";
import type { SealedLine } from "../log/sealedLine.ts";

/** Something that is gone: after which line of the log it can have gone, and how many rows of its class that makes. */
export type Gone = { readonly administration: string; readonly since: bigint; readonly rows: number };

/**
 * What is gone and no deletion of that class explains: a deletion explains what can have gone when it ran, and no more rows than it counted. Its line tells
 * how many rows, not which.
 */
export function unexplained<Thing extends Gone>(gone: readonly Thing[], deletions: readonly SealedLine[], of: RetentionClass): Thing[] {
  const explainers = new Map<string, Explainer>();
  return gone
    .toSorted((one, other) => (one.since > other.since ? -1 : 1))
    .filter((thing) => {
      const { administration } = thing;
      const explains =
        explainers.get(administration) ??
        explainer(
          deletions.filter((line) => line.administration === administration),
          of,
        );
      explainers.set(administration, explains);
      return !explains(thing);
    });
}

/** Whether the deletions explain one more thing that is gone. Asked from the last to the first: the fewest deletions can explain the last. */
export type Explainer = (gone: Omit<Gone, "administration">) => boolean;

/** What the deletions of one administration explain of a class, thing by thing. */
export function explainer(deletions: readonly SealedLine[], of: RetentionClass): Explainer {
  const fromTheLast = deletions.toSorted((one, other) => (one.sequence > other.sequence ? -1 : 1));
  let [met, told, claimed] = [0, 0, 0];
  return ({ since, rows }) => {
    for (let next = fromTheLast[met]; next && next.sequence > since; next = fromTheLast[met]) {
      told += Number(next.said?.[of] ?? 0);
      met += 1;
    }
    if (met === 0 || claimed + rows > told) return false;
    claimed += rows;
    return true;
  };
}
