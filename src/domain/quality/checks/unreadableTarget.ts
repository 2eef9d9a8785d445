import { targetProblemOf } from "../../plan/indicator.ts";
import type { Check } from "../check.ts";
import type { Finding } from "../finding.ts";
import { measurableCitation } from "../goodObjective.rule.ts";
import { about } from "../material.ts";
import { lackOf } from "./indicatorTargetMismatch.ts";

/** Targets of which nobody can say when they are reached, or that are not there. */
export const unreadableTarget: Check = {
  name: "unreadableTarget",
  title: "Target che non si capisce quando è raggiunto",
  why: "Un obiettivo è specifico e misurabile in termini concreti e chiari.",
  citation: measurableCitation,
  find: ({ report: { objectives } }) =>
    objectives.flatMap((objective): Finding[] => {
      const { reading, written } = objective.indicator.target;
      if (reading.understood || reading.problem === "impossibleDate" || lackOf(objective) !== undefined) return [];
      return [
        {
          severity: reading.problem === "missing" ? "high" : "medium",
          ...about(objective),
          message: `${written.trim() === "" ? "" : `Il target dice «${written}». `}${targetProblemOf(objective.indicator) ?? ""}`,
          remedy: "Scrivere un valore, una data o tutti e due: «almeno 80 %», «entro il 30/09».",
        },
      ];
    }),
};
