import type { Provenance } from "../../kernel/proof.ts";
import { meanOfGrades, type RolledUp } from "./meanOfGrades.ts";
import type { PartToWeigh } from "./partToWeigh.ts";
import type { LevelRules } from "./rollUpRules.ts";

/**
 * The grade of any choice of objectives: those of a unit, or those linked to a person's functions, which the organisational share of an individual
 * evaluation may follow. Nothing chosen is not applicable.
 */
export function gradeOfObjectives(
  figure: string,
  objectives: readonly PartToWeigh[],
  rules: LevelRules,
  provenance: { readonly rules: Provenance; readonly weights: Provenance },
): RolledUp {
  return meanOfGrades({ figure, ...provenance, whenEmpty: "notApplicable" }, objectives, rules);
}
