import type { Derivation, Term } from "../../kernel/derivation.ts";
import type { Provenance } from "../../kernel/proof.ts";
import { compare, fromDecimalText } from "../../kernel/rational.ts";
import type { DecimalText } from "../../kernel/decimalText.ts";
import type { Limits } from "./scoringRule.ts";
import type { NotComputable } from "./notComputable.ts";

/** Where the three sides of a score come from: its rule, what was promised, what was measured. */
export type ScoringProvenance = { readonly rule: Provenance; readonly promised: Provenance; readonly measured: Provenance };

/** A score being computed: its derivation, and what every name in it begins with ("parte-2-"). */
export type Scoring = { readonly derivation: Derivation; readonly prefix: string; readonly provenance: ScoringProvenance };

/** What came of it, before it is a grade: a term of the derivation, or why there is none. */
export type Attempt =
  | { readonly kind: "graded"; readonly term: Term }
  | { readonly kind: "missing"; readonly text: string }
  | { readonly kind: "notApplicable"; readonly text: string }
  | { readonly kind: "neutralised"; readonly text: string }
  | { readonly kind: "notComputable"; readonly why: NotComputable };

/** Takes a number of the rule in. */
export function fromRule({ derivation, prefix, provenance }: Scoring, id: string, name: string, value: DecimalText): Term {
  return derivation.given(prefix + id, name, fromDecimalText(value), provenance.rule);
}

/** Takes a promised number in. */
export function fromPromise({ derivation, prefix, provenance }: Scoring, id: string, name: string, value: DecimalText): Term {
  return derivation.given(prefix + id, name, fromDecimalText(value), provenance.promised);
}

/** The full score, 100. */
export function fullScore(scoring: Scoring): Term {
  return fromRule(scoring, "pieno", "Punteggio pieno", "100");
}

/** Points the rule gives as they are, with nothing to compute. */
export function pointsFromRule(scoring: Scoring, name: string, points: DecimalText): Term {
  return scoring.derivation.read(`${scoring.prefix}grezzo`, "Punteggio", fromRule(scoring, "punti", name, points));
}

/** No score at all: told, and worth nothing. */
export function noScore(scoring: Scoring): Term {
  return pointsFromRule(scoring, "Punteggio di ciò che non è raggiunto", "0");
}

/** The term as an attempt; a reason stays what it is. */
export function attempted(found: Term | NotComputable): Attempt {
  return typeof found === "string" ? { kind: "notComputable", why: found } : { kind: "graded", term: found };
}

/** Keeps a score within its limits; a step is left only of the limit that stops it. */
export function withinLimits(scoring: Scoring, score: Term, { floor, cap }: Limits): Term {
  const { derivation, prefix } = scoring;
  if (compare(score.value, fromDecimalText(cap)) > 0)
    return derivation.minimum(`${prefix}punteggio`, "Non oltre il massimo", [
      score,
      fromRule(scoring, "massimo", "Punteggio massimo", cap),
    ]);
  if (compare(score.value, fromDecimalText(floor)) < 0)
    return derivation.maximum(`${prefix}punteggio`, "Non sotto il minimo", [score, fromRule(scoring, "minimo", "Punteggio minimo", floor)]);
  return score;
}
