import { targetProblemOf } from "../../plan/indicator.ts";
import type { Check } from "../check.ts";
import type { Finding } from "../finding.ts";
import { measurableCitation } from "../goodObjective.rule.ts";
import { about, eachIndicator } from "../material.ts";
import { lackOf } from "./indicatorTargetMismatch.ts";

/** Targets of which nobody can say when they are reached, or that are not there. */
export const unreadableTarget: Check = {
  name: "unreadableTarget",
  title: "Target che non si capisce quando è raggiunto",
  why: "Un obiettivo è specifico e misurabile in termini concreti e chiari.",
  citation: measurableCitation,
  find: ({ report: { objectives } }) =>
    eachIndicator(objectives, (objective, indicator): Finding[] => {
      const { reading, written } = indicator.target;
      if (reading.understood || reading.problem === "impossibleDate" || lackOf(indicator) !== undefined) return [];
      return [
        {
          severity: reading.problem === "missing" ? "high" : "medium",
          ...about(objective, indicator),
          message: `${written.trim() === "" ? "" : `Il target dice «${written}». `}${targetProblemOf(indicator) ?? ""}`,
          remedy: "Scrivere un valore, una data o tutti e due: «almeno 80 %», «entro il 30/09».",
        },
      ];
    }),
};
