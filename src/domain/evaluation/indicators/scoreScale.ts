import type { Term } from "../../kernel/derivation.ts";
import { compare, fromDecimalText } from "../../kernel/rational.ts";
import { fromPromise, fromRule, fullScore, pointsFromRule, type Scoring } from "./attempt.ts";
import type { Promised } from "./indicatorUse.ts";
import type { NotComputable } from "./notComputable.ts";
import { decayed } from "./scoreRatio.ts";
import type { SimpleRule } from "./scoringRule.ts";

/** The points beside the first end the value does not pass; ends belong to one step only, so no value falls between two. */
export function scoreThresholds(scoring: Scoring, { ladder, beyond }: Extract<SimpleRule, { kind: "thresholds" }>, value: Term): Term {
  const steps = ladder.map(({ upTo, inclusive, points }, i) => {
    const nth = String(i + 1);
    return {
      end: fromRule(scoring, `soglia-${nth}`, `Soglia ${nth}`, upTo),
      isIncluded: fromRule(scoring, `compresa-${nth}`, `Soglia ${nth} compresa (1) o esclusa (0)`, inclusive ? "1" : "0"),
      result: fromRule(scoring, `punti-${nth}`, `Punti fino alla soglia ${nth}`, points),
    };
  });
  const over = fromRule(scoring, "oltre", "Punti oltre l'ultima soglia", beyond);
  return scoring.derivation.steps(`${scoring.prefix}grezzo`, "Punti della soglia", value, steps, over);
}

/** The full score inside the range, both ends included; outside, less and less within the tolerance of that side. */
export function scoreRange(
  scoring: Scoring,
  rule: Extract<SimpleRule, { kind: "range" }>,
  promised: Promised,
  value: Term,
): Term | NotComputable {
  if (promised.kind !== "range") return "targetMissing";
  if (compare(fromDecimalText(promised.from), fromDecimalText(promised.to)) > 0) return "rangeCrossed";
  const { derivation, prefix } = scoring;
  const from = fromPromise(scoring, "da", "Inizio dell'intervallo", promised.from);
  const to = fromPromise(scoring, "a", "Fine dell'intervallo", promised.to);
  const full = fullScore(scoring);
  if (compare(value.value, from.value) < 0) {
    const below = derivation.difference(`${prefix}scarto`, "Scarto sotto l'intervallo", from, [value]);
    return decayed(scoring, below, fromRule(scoring, "tolleranza", "Tolleranza sotto l'intervallo", rule.toleranceBelow), full);
  }
  if (compare(value.value, to.value) > 0) {
    const above = derivation.difference(`${prefix}scarto`, "Scarto sopra l'intervallo", value, [to]);
    return decayed(scoring, above, fromRule(scoring, "tolleranza", "Tolleranza sopra l'intervallo", rule.toleranceAbove), full);
  }
  const isIncluded = fromRule(scoring, "compreso", "Estremi compresi (1)", "1");
  const inside = derivation.within(`${prefix}dentro`, "Valore dentro l'intervallo", value, { end: from, isIncluded }, { end: to, isIncluded }); // prettier-ignore
  return derivation.product(`${prefix}grezzo`, "Punteggio dentro l'intervallo", [inside, full]);
}

/** The points of the level a person gave, which the scale must have. */
export function scoreLevel(scoring: Scoring, { levels }: Extract<SimpleRule, { kind: "ordinal" }>, word: string): Term | NotComputable {
  const { derivation, prefix, provenance } = scoring;
  derivation.remark(`${prefix}livello`, "Livello attribuito", word, provenance.measured);
  const level = levels.find((each) => each.word === word);
  if (!level) return "levelUnknown";
  return pointsFromRule(scoring, `Punti del livello «${word}»`, level.points);
}
