import { isMissed } from "../../plan/objective.ts";
import { toldReasonOf } from "../../plan/readOutcome.ts";
import type { Check } from "../check.ts";
import type { Finding } from "../finding.ts";
import { about } from "../material.ts";
import { deviationsCitation } from "../validation.rule.ts";

/** What was missed, or reached in part, with no word about why. */
export const missedWithoutReason: Check = {
  name: "missedWithoutReason",
  title: "Non raggiunto, senza dire perché",
  why: "La Relazione mette in evidenza gli scostamenti e ne dice le cause (d.lgs. 150/2009, art. 10, c. 1, lett. b).",
  citation: deviationsCitation,
  find: ({ report: { objectives } }) =>
    objectives.flatMap((objective): Finding[] => {
      const { outcome } = objective.evaluated;
      if (!isMissed(objective) || toldReasonOf(objective) !== undefined) return [];
      return [
        {
          severity: "high",
          ...about(objective),
          message: `${outcome === "notAchieved" ? "Non è stato raggiunto" : "È stato raggiunto solo in parte"} e il documento non dice perché.`,
          remedy: "Scrivere la causa (interna, esterna, risorse, scelta politica) e che cosa si farà.",
        },
      ];
    }),
};
