import { dayOf, daysInMonth } from "../../kernel/civilDate.ts";
import { targetProblemOf } from "../../plan/indicator.ts";
import type { Check } from "../check.ts";
import type { Finding } from "../finding.ts";
import { timedCitation } from "../goodObjective.rule.ts";
import { about, type Material, proseOf } from "../material.ts";

/** Days that the calendar does not have, in targets and in prose. */
export const impossibleDate: Check = {
  name: "impossibleDate",
  title: "Date che non esistono",
  why: "Un obiettivo è riferito a un tempo determinato: un giorno che non c'è non è un termine.",
  citation: timedCitation,
  find: (material) => [...inTargets(material), ...inProse(material)],
};

function inTargets({ report }: Material): Finding[] {
  return report.objectives.flatMap((objective): Finding[] => {
    const { reading, written } = objective.indicator.target;
    if (reading.understood || reading.problem !== "impossibleDate") return [];
    const message = `Il target dice «${written}». ${targetProblemOf(objective.indicator) ?? ""}`;
    const remedy = "Scrivere il giorno giusto; se il piano è approvato, con una variazione.";
    return [{ severity: "high", ...about(objective), message, remedy }];
  });
}

function inProse(material: Material): Finding[] {
  return proseOf(material).flatMap(({ text, place }) =>
    impossibleDaysIn(text).map((written) => ({
      severity: "high",
      place,
      subject: "Testo del documento",
      message: `Il giorno «${written}» non esiste.`,
      remedy: "Scrivere il giorno giusto.",
    })),
  );
}

function impossibleDaysIn(text: string): string[] {
  return [...text.matchAll(/(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{4})(?![\d/])/g)].flatMap(([written, day, month, year]) => {
    const isDay = dayOf(Number(year), Number(month), Number(day)) !== undefined;
    return isDay || daysInMonth(Number(year), Number(month)) === 0 ? [] : [written];
  });
}
