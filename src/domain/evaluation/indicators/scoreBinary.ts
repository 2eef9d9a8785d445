import type { Term } from "../../kernel/derivation.ts";
import { compare, exactly } from "../../kernel/rational.ts";
import type { Comparison } from "../../plan/target.ts";
import { fromRule, fullScore, type Scoring } from "./attempt.ts";
import type { Promised } from "./indicatorUse.ts";
import type { NotComputable } from "./notComputable.ts";
import { promisedValue } from "./promisedValue.ts";

/** All or nothing on a value: a delay of payments at zero or below is 100, a cent of a day above is 0. */
export function scoreReached(scoring: Scoring, comparison: Comparison, promised: Promised, value: Term): Term | NotComputable {
  const found = promisedValue(scoring, promised);
  if (typeof found === "string") return found;
  const reached = reaches(scoring, comparison, value, found.target);
  if (typeof reached === "string") return reached;
  return scoring.derivation.product(`${scoring.prefix}grezzo`, "Punteggio", [reached, fullScore(scoring)]);
}

/** All or nothing on what somebody attests. */
export function scoreMet(scoring: Scoring, isMet: boolean): Term {
  const { derivation, prefix, provenance } = scoring;
  const met = derivation.given(`${prefix}attestato`, "Raggiunto secondo chi attesta (1 sì, 0 no)", exactly(isMet ? 1 : 0), provenance.measured); // prettier-ignore
  return derivation.product(`${prefix}grezzo`, "Punteggio", [met, fullScore(scoring)]);
}

function reaches(scoring: Scoring, comparison: Comparison, value: Term, target: Term): Term | NotComputable {
  const { derivation, prefix } = scoring;
  const id = `${prefix}raggiunto`;
  switch (comparison) {
    case "atLeast":
      return derivation.isAtLeast(id, "Target raggiunto", value, target);
    case "atMost":
      return derivation.isAtMost(id, "Target raggiunto", value, target);
    case "moreThan":
    case "lessThan": {
      const one = fromRule(scoring, "uno", "Tutto", "1");
      const not = `${prefix}non-raggiunto`;
      const fails =
        comparison === "moreThan"
          ? derivation.isAtMost(not, "Target non superato", value, target)
          : derivation.isAtLeast(not, "Valore non inferiore al target", value, target);
      return derivation.difference(id, "Target raggiunto", one, [fails]);
    }
    case "expected":
      if (compare(value.value, target.value) !== 0) return "noDirection";
      return derivation.isAtLeast(id, "Valore pari a quello atteso", value, target);
    case "exactly": {
      const isIncluded = fromRule(scoring, "compreso", "Estremi compresi (1)", "1");
      const end = { end: target, isIncluded };
      return derivation.within(id, "Valore pari al target", value, end, end);
    }
  }
}
