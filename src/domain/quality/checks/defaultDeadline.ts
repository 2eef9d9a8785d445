import type { WrittenTarget } from "../../plan/indicator.ts";
import type { Objective } from "../../plan/objective.ts";
import type { Check } from "../check.ts";
import { timedCitation } from "../goodObjective.rule.ts";
import { isPervasive } from "../isPervasive.ts";

/** The end of the year as the target of nearly everything. */
export const defaultDeadline: Check = {
  name: "defaultDeadline",
  title: "Il 31 dicembre come target di tutto",
  why: "Un termine scelto obiettivo per obiettivo, con traguardi intermedi, permette di accorgersi in tempo che qualcosa non va.",
  citation: timedCitation,
  find: ({ report: { objectives, year } }) => {
    const late = objectives.filter((objective) => isEndOfYear(objective, year)).length;
    if (!isPervasive(late, objectives.length)) return [];
    return [
      {
        severity: "medium",
        subject: "Tutto il piano",
        message: `${String(late)} obiettivi su ${String(objectives.length)} hanno come target solo il 31/12/${String(year)}, l'ultimo giorno possibile.`,
        remedy: "Dare a ciascuno il suo termine e almeno un traguardo intermedio, oppure un valore da raggiungere.",
      },
    ];
  },
};

function isEndOfYear({ indicators }: Objective, year: number): boolean {
  return indicators.every(({ target }) => endsTheYear(target, year));
}

function endsTheYear(target: WrittenTarget, year: number): boolean {
  if (!target.reading.understood || target.reading.target.kind !== "deadline") return false;
  const { deadline } = target.reading.target;
  return deadline.kind === "day" && deadline.by === `${String(year)}-12-31`;
}
