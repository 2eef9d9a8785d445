import type { Term } from "../../kernel/derivation.ts";
import { promisedChange } from "../../plan/promisedChange.ts";
import { fromPromise, fromRule, type Scoring } from "./attempt.ts";
import type { Promised } from "./indicatorUse.ts";
import type { NotComputable } from "./notComputable.ts";

/** The promised number, computed from the baseline where the promise is a change; and the baseline, where there is one. */
export type PromisedValue = { readonly target: Term; readonly baseline?: Term };

/** Takes the promised number in. A day or a range is no number, so a rule that wants one lacks its target. */
export function promisedValue(scoring: Scoring, promised: Promised): PromisedValue | NotComputable {
  switch (promised.kind) {
    case "nothing":
    case "range":
    case "day":
      return "targetMissing";
    case "value": {
      const target = fromPromise(scoring, "target", "Target", promised.target);
      if (promised.baseline === undefined) return { target };
      return { target, baseline: fromPromise(scoring, "partenza", "Valore di partenza", promised.baseline) };
    }
    case "change":
      return changed(scoring, promised);
  }
}

function changed(scoring: Scoring, promised: Extract<Promised, { kind: "change" }>): PromisedValue | NotComputable {
  if (promised.baseline === undefined) return "baselineMissing";
  const { derivation, prefix } = scoring;
  const baseline = fromPromise(scoring, "partenza", "Valore di partenza", promised.baseline);
  const amount = fromPromise(scoring, "variazione", "Variazione promessa", promised.amount);
  const hundred = promised.isPercent ? () => fromRule(scoring, "cento", "Per cento", "100") : undefined;
  const target = promisedChange(derivation, { direction: promised.direction, baseline, amount, hundred }, prefix, "target");
  return target ? { target, baseline } : "baselineNotPositive";
}
