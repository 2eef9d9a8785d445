import type { Check } from "../check.ts";
import type { Finding } from "../finding.ts";
import { about, eachIndicator } from "../material.ts";
import { reliabilityCitation } from "../validation.rule.ts";

/** Indicators whose datum comes from nowhere: no source, or signs in its place. */
export const missingSource: Check = {
  name: "missingSource",
  title: "Manca la fonte del dato",
  why: "Senza fonte nessuno può controllare il risultato.",
  citation: reliabilityCitation,
  find: ({ report: { objectives } }) =>
    eachIndicator(objectives, (objective, indicator): Finding[] => {
      const { written, reliability } = indicator.source;
      if (reliability !== "missing") return [];
      return [
        {
          severity: "high",
          ...about(objective, indicator),
          message: written.trim() === "" ? "Manca la fonte del dato." : `Al posto della fonte ci sono solo dei segni: «${written}».`,
          remedy: "Indicare da dove si prende il dato: meglio una fonte certificata o un sistema interno che una dichiarazione.",
        },
      ];
    }),
};
