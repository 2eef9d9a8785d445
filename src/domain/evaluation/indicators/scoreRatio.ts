import type { Term } from "../../kernel/derivation.ts";
import { compare, sign } from "../../kernel/rational.ts";
import { fromRule, fullScore, noScore, pointsFromRule, type Scoring } from "./attempt.ts";
import type { Promised } from "./indicatorUse.ts";
import type { NotComputable } from "./notComputable.ts";
import { promisedValue } from "./promisedValue.ts";
import type { Maintenance, SimpleRule } from "./scoringRule.ts";

/** Value over target, or target over value where a low value is better: 70 of 80 is 87,5; 17 for 15 is 88,2. */
export function scoreRatio(
  scoring: Scoring,
  rule: Extract<SimpleRule, { kind: "ratio" }>,
  promised: Promised,
  value: Term,
): Term | NotComputable {
  const found = promisedValue(scoring, promised);
  if (typeof found === "string") return found;
  const { target } = found;
  if (sign(target.value) <= 0) return "targetNotPositive";
  if (rule.better === "higher") return partOf(scoring, value, target, "Valore su target");
  if (sign(value.value) > 0) return partOf(scoring, target, value, "Target su valore");
  if (rule.valueNotPositive === "notComputable") return "valueNotPositive";
  return pointsFromRule(scoring, "Punteggio di un valore pari a zero o negativo", rule.limits.cap);
}

/** The part of the way from baseline to target: from 24 days to 15, arrived at 17, is 77,8. It holds in both directions and below zero. */
export function scoreInterpolation(
  scoring: Scoring,
  rule: Extract<SimpleRule, { kind: "interpolation" }>,
  promised: Promised,
  value: Term,
): Term | NotComputable {
  const found = promisedValue(scoring, promised);
  if (typeof found === "string") return found;
  const { target, baseline } = found;
  if (!baseline) return "baselineMissing";
  if (compare(target.value, baseline.value) === 0)
    return rule.maintenance ? scoreMaintenance(scoring, rule.maintenance, target, value) : "targetEqualsBaseline";
  const { derivation, prefix } = scoring;
  const done = derivation.difference(`${prefix}fatto`, "Strada fatta", value, [baseline]);
  const due = derivation.difference(`${prefix}promesso`, "Strada promessa", target, [baseline]);
  return partOf(scoring, done, due, "Parte di strada fatta");
}

/** A kept value is worth the full score; a worse one less and less within the tolerance, and nothing beyond it. */
function scoreMaintenance(scoring: Scoring, { better, tolerance }: Maintenance, target: Term, value: Term): Term | NotComputable {
  const { derivation, prefix } = scoring;
  const full = fullScore(scoring);
  const isKept = compare(value.value, target.value) * (better === "higher" ? 1 : -1) >= 0;
  if (isKept) {
    const kept =
      better === "higher"
        ? derivation.isAtLeast(`${prefix}mantenuto`, "Valore mantenuto", value, target)
        : derivation.isAtMost(`${prefix}mantenuto`, "Valore mantenuto", value, target);
    return derivation.product(`${prefix}grezzo`, "Punteggio del mantenimento", [kept, full]);
  }
  if (tolerance === undefined) return "worseThanMaintained";
  const [worse, than] = better === "higher" ? [target, value] : [value, target];
  const gap = derivation.difference(`${prefix}scarto`, "Scarto dal valore da mantenere", worse, [than]);
  return decayed(scoring, gap, fromRule(scoring, "tolleranza", "Tolleranza", tolerance), full);
}

/** What is left of the full score when a gap has eaten part of the tolerance; a tolerance of zero leaves nothing. */
export function decayed(scoring: Scoring, gap: Term, tolerance: Term, full: Term): Term {
  if (sign(tolerance.value) <= 0) return noScore(scoring);
  const { derivation, prefix } = scoring;
  const left = derivation.difference(`${prefix}resto`, "Tolleranza che resta", tolerance, [gap]);
  const part = derivation.quotient(`${prefix}parte`, "Parte della tolleranza che resta", left, tolerance);
  return derivation.product(`${prefix}grezzo`, "Punteggio dentro la tolleranza", [part, full]);
}

function partOf(scoring: Scoring, part: Term, whole: Term, words: string): Term {
  const { derivation, prefix } = scoring;
  const hundredfold = derivation.product(`${prefix}per-cento`, "Per il punteggio pieno", [part, fullScore(scoring)]);
  return derivation.quotient(`${prefix}grezzo`, words, hundredfold, whole);
}
