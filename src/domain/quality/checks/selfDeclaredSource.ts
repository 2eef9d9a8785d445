import type { Objective } from "../../plan/objective.ts";
import type { Check } from "../check.ts";
import type { Finding } from "../finding.ts";
import { isPervasive } from "../isPervasive.ts";
import { about } from "../material.ts";
import { reliabilityCitation } from "../validation.rule.ts";

const REMEDY = "Aggiungere una fonte che altri possano controllare: un atto, un gestionale, una piattaforma pubblica.";

/** Results that only the person responsible for them declares. */
export const selfDeclaredSource: Check = {
  name: "selfDeclaredSource",
  title: "Risultati solo autodichiarati",
  why: "Chi valida preferisce fonti esterne certificate, o interne non autodichiarate.",
  citation: reliabilityCitation,
  find: ({ report: { objectives } }) => {
    const declared = objectives.filter(({ indicators }) => indicators.every(({ source }) => source.reliability === "selfDeclared"));
    if (isPervasive(declared.length, objectives.length)) {
      const message = `${String(declared.length)} obiettivi su ${String(objectives.length)} hanno come unica fonte una scheda o una relazione di chi ne risponde.`;
      return [{ severity: "medium", subject: "Tutto il piano", message, remedy: REMEDY }];
    }
    return declared.map((objective): Finding => ({
      severity: "medium",
      ...about(objective),
      message: `L'unica fonte è di chi risponde dell'obiettivo: ${sourcesOf(objective)}.`,
      remedy: REMEDY,
    }));
  },
};

/** The sources of an objective, each once. */
function sourcesOf({ indicators }: Objective): string {
  return [...new Set(indicators.map(({ source }) => `«${source.written}»`))].join(", ");
}
