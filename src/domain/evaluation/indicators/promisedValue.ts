import { sign } from "../../kernel/rational.ts";
import type { Term } from "../../kernel/derivation.ts";
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
      return promisedChange(scoring, promised);
  }
}

function promisedChange(scoring: Scoring, promised: Extract<Promised, { kind: "change" }>): PromisedValue | NotComputable {
  if (promised.baseline === undefined) return "baselineMissing";
  const { derivation, prefix } = scoring;
  const baseline = fromPromise(scoring, "partenza", "Valore di partenza", promised.baseline);
  const stated = fromPromise(scoring, "variazione", "Variazione promessa", promised.amount);
  if (promised.isPercent && sign(baseline.value) <= 0) return "baselineNotPositive";
  const hundred = promised.isPercent && fromRule(scoring, "cento", "Per cento", "100");
  const change = hundred
    ? derivation.quotient(`${prefix}variazione-in-valore`, "Variazione promessa in valore", derivation.product(`${prefix}variazione-per-partenza`, "Variazione per valore di partenza", [baseline, stated]), hundred) // prettier-ignore
    : stated;
  const target =
    promised.direction === "increase"
      ? derivation.sum(`${prefix}target`, "Valore promesso", [baseline, change])
      : derivation.difference(`${prefix}target`, "Valore promesso", baseline, [change]);
  return { target, baseline };
}
