import type { Check } from "../check.ts";
import type { Finding } from "../finding.ts";
import { improvingCitation } from "../goodObjective.rule.ts";
import { about } from "../material.ts";

const ACTIVITY =
  /^(?:(?:svolgimento|realizzazione|attuazione|predisposizione|prosecuzione|proseguimento|inquadramento) (?:di |delle |degli |dell'|del )?)?(azioni|attività|adempimenti|analisi|collaborazione|controllo|coordinamento|gestione|monitoraggio|partecipazione|programmazione|raccordo|rapport[oi]|studio|supporto|valutazione|verifica|presidio|prosecuzione|proseguimento|assistenza)(?!\p{L})/iu;

/** Objectives that begin with an activity: one can do it all year and change nothing. */
export const activityVerb: Check = {
  name: "activityVerb",
  title: "Un'attività al posto di un risultato",
  why: "Un obiettivo porta a un miglioramento che si vede: coordinare, monitorare, gestire si fa sempre.",
  citation: improvingCitation,
  find: ({ report: { objectives } }) =>
    objectives.flatMap((objective): Finding[] => {
      const { title, description, indicators } = objective;
      const said = (description === "" ? title : description).replace(/^[\p{Lu}\d]{2,8}\s*[-–:]\s*/u, "");
      const activity = ACTIVITY.exec(said)?.[1];
      const isMeasured = indicators.some(({ target: { reading } }) => reading.understood && reading.target.kind !== "deadline");
      if (activity === undefined || isMeasured) return [];
      return [
        {
          severity: "medium",
          ...about(objective),
          message: `«${activity.charAt(0).toUpperCase()}${activity.slice(1).toLowerCase()}» dice che cosa si fa, non che cosa cambia: si può farlo tutto l'anno senza ottenere nulla.`,
          remedy: "Scrivere che cosa ci sarà alla fine che ora non c'è, e di quanto migliorerà.",
        },
      ];
    }),
};
