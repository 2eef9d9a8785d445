import { italianDate } from "../../kernel/civilDate.ts";
import { dueDay, type Target } from "../../plan/target.ts";
import type { Check } from "../check.ts";
import type { Finding } from "../finding.ts";
import { timedCitation } from "../goodObjective.rule.ts";
import { about, eachIndicator } from "../material.ts";

/** Deadlines that fall before or after the year of the plan. */
export const dateOutsideYear: Check = {
  name: "dateOutsideYear",
  title: "Scadenze fuori dall'anno",
  why: "Il tempo di un obiettivo è di norma l'anno: una scadenza in un altro anno non si può valutare in questo.",
  citation: timedCitation,
  find: ({ report: { objectives, year } }) =>
    eachIndicator(objectives, (objective, indicator): Finding[] => {
      const { reading } = indicator.target;
      const day = reading.understood ? dayOfTarget(reading.target) : undefined;
      if (day === undefined || day.startsWith(String(year))) return [];
      const isPast = day < String(year);
      return [
        {
          severity: isPast ? "high" : "medium",
          ...about(objective, indicator),
          message: `Il termine è il ${italianDate(day)}, ${isPast ? "prima" : "dopo la fine"} del ${String(year)}.`,
          remedy: isPast
            ? "Controllare l'anno: forse il target è rimasto da un piano precedente."
            : "Dire che cosa sarà pronto entro la fine dell'anno, oppure dichiarare che l'obiettivo dura più anni.",
        },
      ];
    }),
};

function dayOfTarget(target: Target) {
  return target.kind === "constraint" ? undefined : dueDay(target.deadline);
}
