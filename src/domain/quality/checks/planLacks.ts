import type { Objective } from "../../plan/objective.ts";
import type { AnnualReport } from "../../report/annualReport.ts";
import type { Check } from "../check.ts";
import type { Finding } from "../finding.ts";

/** What objectives of a plan may lack: told once for the whole plan, with how many lack it. */
type Lack = Pick<Check, "name" | "title" | "why" | "citation"> & {
  readonly lacksIt: (objective: Objective) => boolean;
  /** The plans it is asked of; all, when absent. */
  readonly isAsked?: (report: AnnualReport) => boolean;
  readonly severity: Finding["severity"];
  /** "non hanno un peso". */
  readonly words: { readonly one: string; readonly many: string };
  readonly remedy: string;
};

/** A check that counts the objectives lacking something. */
export function lackOfPlan({ lacksIt, isAsked = () => true, severity, words, remedy, ...check }: Lack): Check {
  return {
    ...check,
    find: ({ report }) => {
      const { objectives } = report;
      const lacking = objectives.filter(lacksIt).length;
      if (lacking === 0 || !isAsked(report)) return [];
      const message =
        lacking === objectives.length
          ? `${lacking === 1 ? "L'unico obiettivo non" : `Nessuno dei ${String(lacking)} obiettivi`} ${words.one}.`
          : `${String(lacking)} ${lacking === 1 ? "obiettivo" : "obiettivi"} su ${String(objectives.length)} non ${lacking === 1 ? words.one : words.many}.`;
      return [{ severity, subject: "Tutto il piano", message, remedy }];
    },
  };
}
