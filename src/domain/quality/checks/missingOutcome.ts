import type { Check } from "../check.ts";
import type { Finding } from "../finding.ts";
import { about } from "../material.ts";
import { completenessCitation } from "../validation.rule.ts";

/** In a year that has outcomes, the objectives that have none, or one that nobody can read. */
export const missingOutcome: Check = {
  name: "missingOutcome",
  title: "Obiettivi senza esito",
  why: "La Relazione rende conto di tutti gli obiettivi del piano, nessuno escluso.",
  citation: completenessCitation,
  find: ({ report: { objectives } }) => {
    if (objectives.every(({ evaluated }) => evaluated.outcome === "unknown")) return [];
    return objectives.flatMap((objective): Finding[] => {
      const { outcome, written } = objective.evaluated;
      if (outcome !== "unknown") return [];
      const message = written === "" ? "Non c'è scritto com'è andato." : `L'esito è scritto in un modo che non si capisce: «${written}».`;
      return [
        { severity: "high", ...about(objective), message, remedy: "Scrivere se è raggiunto, raggiunto in parte (quanto) o non raggiunto." },
      ];
    });
  },
};
