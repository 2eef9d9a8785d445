import { Derivation } from "../../kernel/derivation.ts";
import type { Provenance } from "../../kernel/proof.ts";
import { targetProblemOf } from "../../plan/indicator.ts";
import type { Objective } from "../../plan/objective.ts";
import { GRADE_WORDS } from "../grade.ts";
import type { AchievementRules } from "./achievementRules.ts";
import { measuredUseOf } from "./measuredUseOf.ts";
import { NOT_COMPUTABLE_WORDS } from "./notComputable.ts";
import { type IndicatorGrade, scoreIndicator } from "./scoreIndicator.ts";

/** The degree of achievement computed from what was measured of an objective. `rule` is where the rules of the year stand. */
export function scoreObjective(objective: Objective, rules: AchievementRules, rule: Provenance): IndicatorGrade {
  const promised: Provenance = { kind: "document", ...objective.place };
  const measured: Provenance = objective.measured ? { kind: "document", ...objective.measured.place } : promised;
  const found = measuredUseOf(objective, rules);
  const figure = `Grado di raggiungimento misurato dell'obiettivo ${objective.code}, ${objective.title}`;
  if (found) return scoreIndicator(found.use, found.readings, { rule, promised, measured }, figure);
  const derivation = new Derivation();
  derivation.remark("target", "Target previsto", objective.indicator.target.written, promised);
  const text = `${GRADE_WORDS.notComputable}: ${targetProblemOf(objective.indicator) ?? NOT_COMPUTABLE_WORDS.targetNotUnderstood}`;
  derivation.say("esito", ["target"], "notComputable", text);
  const proof = derivation.conclude({ figure, rule: "Il punteggio è il confronto tra il valore misurato e il target." });
  return { grade: { kind: "notComputable" }, proof, why: "targetNotUnderstood" };
}
