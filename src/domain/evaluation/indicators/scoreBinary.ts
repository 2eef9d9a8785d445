import type { Comparison } from "../../kernel/comparison.ts";
import type { Term } from "../../kernel/derivation.ts";
import { exactly } from "../../kernel/rational.ts";
import { fullScore, type Scoring } from "./attempt.ts";
import type { Promised } from "./indicatorUse.ts";
import type { NotComputable } from "./notComputable.ts";
import { promisedValue } from "./promisedValue.ts";

/** All or nothing on a value: a delay of payments at zero or below is 100, a cent of a day above is 0. */
export function scoreReached(scoring: Scoring, comparison: Comparison, promised: Promised, value: Term): Term | NotComputable {
  const found = promisedValue(scoring, promised);
  if (typeof found === "string") return found;
  const { derivation, prefix, provenance } = scoring;
  const relation = derivation.relation(`${prefix}confronto`, comparison, provenance.promised);
  const reached = derivation.compare(`${prefix}raggiunto`, "Target raggiunto", value, relation, found.target);
  return reached ? derivation.product(`${prefix}grezzo`, "Punteggio", [reached, fullScore(scoring)]) : "noDirection";
}

/** All or nothing on what a person attests. */
export function scoreMet(scoring: Scoring, isMet: boolean): Term {
  const { derivation, prefix, provenance } = scoring;
  const met = derivation.given(
    `${prefix}attestato`,
    "Raggiunto secondo chi attesta (1 sì, 0 no)",
    exactly(isMet ? 1 : 0),
    provenance.measured,
  );
  return derivation.product(`${prefix}grezzo`, "Punteggio", [met, fullScore(scoring)]);
}
