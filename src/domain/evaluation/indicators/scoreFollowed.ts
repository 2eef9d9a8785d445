import { provenanceOf } from "../../plan/origin.ts";
import { Derivation } from "../../kernel/derivation.ts";
import type { Provenance } from "../../kernel/proof.ts";
import { type FollowedIndicator, targetProblemOf } from "../../plan/indicator.ts";
import { indicatorWords } from "../../plan/measuredOutcome.ts";
import type { Objective } from "../../plan/objective.ts";
import { GRADE_WORDS } from "../grade.ts";
import type { AchievementRules } from "./achievementRules.ts";
import { measuredUseOf } from "./measuredUseOf.ts";
import { NOT_COMPUTABLE_WORDS } from "./notComputable.ts";
import { type IndicatorGrade, scoreIndicator } from "./scoreIndicator.ts";

/** The degree of achievement computed from what was measured of an indicator of an objective. `rule` is where the rules of the year stand. */
export function scoreFollowed(
  objective: Objective,
  indicator: FollowedIndicator,
  rules: AchievementRules,
  rule: Provenance,
): IndicatorGrade {
  const promised: Provenance = provenanceOf(indicator.origin);
  const measured: Provenance = indicator.measured ? { kind: "document", ...indicator.measured.place } : promised;
  const found = measuredUseOf(objective, indicator, rules);
  const figure = `Grado di raggiungimento misurato ${indicatorWords(objective, indicator)}`;
  if (found) return scoreIndicator(found.use, found.readings, { rule, promised, measured }, figure);
  const derivation = new Derivation();
  derivation.remark("target", "Target previsto", indicator.target.written, promised);
  const text = `${GRADE_WORDS.notComputable}: ${targetProblemOf(indicator) ?? NOT_COMPUTABLE_WORDS.targetNotUnderstood}`;
  derivation.say("esito", ["target"], "notComputable", text);
  const proof = derivation.conclude({ figure, rule: "Il punteggio è il confronto tra il valore misurato e il target." });
  return { grade: { kind: "notComputable" }, proof, why: "targetNotUnderstood" };
}
