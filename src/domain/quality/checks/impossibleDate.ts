import { fullTitle, type Objective } from "../../plan/objective.ts";
import { dayOf, daysInMonth } from "../../kernel/civilDate.ts";
import { type FollowedIndicator, targetProblemOf } from "../../plan/indicator.ts";
import type { Check } from "../check.ts";
import type { Finding } from "../finding.ts";
import { timedCitation } from "../goodObjective.rule.ts";
import { about, type Material, proseOf, eachIndicator } from "../material.ts";

/** Days that the calendar does not have, in objectives and in prose. */
export const impossibleDate: Check = {
  name: "impossibleDate",
  title: "Date che non esistono",
  why: "Un obiettivo è riferito a un tempo determinato: un giorno che non c'è non è un termine.",
  citation: timedCitation,
  find: (material) => [...inObjectives(material), ...inProse(material)],
};

function inObjectives({ report }: Material): Finding[] {
  return report.objectives.flatMap((objective): Finding[] => {
    const inWords = impossibleDaysIn(fullTitle(objective)).map((day) => ({ ...about(objective), ...asFinding(day) }));
    return [...eachIndicator([objective], inTarget), ...inWords];
  });
}

function inTarget(objective: Objective, indicator: FollowedIndicator): Finding[] {
  const { reading, written } = indicator.target;
  if (reading.understood || reading.problem !== "impossibleDate") return [];
  const message = `Il target dice «${written}». ${targetProblemOf(indicator) ?? ""}`;
  const remedy = "Scrivere il giorno giusto; se il piano è approvato, con una variazione.";
  return [{ severity: "high", ...about(objective, indicator), message, remedy }];
}

function inProse(material: Material): Finding[] {
  return proseOf(material).flatMap(({ text, place }) =>
    impossibleDaysIn(text).map((day) => ({ subject: "Testo del documento", place, ...asFinding(day) })),
  );
}

function asFinding(day: string): Pick<Finding, "severity" | "message" | "remedy"> {
  return { severity: "high", message: `Il giorno «${day}» non esiste.`, remedy: "Scrivere il giorno giusto." };
}

function impossibleDaysIn(text: string): string[] {
  return [...text.matchAll(/(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{4})(?![\d/])/g)].flatMap(([written, day, month, year]) => {
    const isDay = dayOf(Number(year), Number(month), Number(day)) !== undefined;
    return isDay || daysInMonth(Number(year), Number(month)) === 0 ? [] : [written];
  });
}
