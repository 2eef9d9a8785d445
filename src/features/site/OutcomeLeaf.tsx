import { raw } from "hono/html";
import type { Outcome } from "../../domain/plan/outcome.ts";
import { leafSvg } from "../../documents/frond.ts";

/** The leaf of an outcome, beside its word: full, half, hollow, barred, dashed or dotted. */
export function OutcomeLeaf({ outcome }: { outcome: Outcome }) {
  return (
    <svg class="leaf" viewBox="-1 -10 34 20" aria-hidden="true">
      {raw(leafSvg(outcome))}
    </svg>
  );
}
