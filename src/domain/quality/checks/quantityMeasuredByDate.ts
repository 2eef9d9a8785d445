import { fullTitle } from "../../plan/objective.ts";
import type { Check } from "../check.ts";
import type { Finding } from "../finding.ts";
import { measurableCitation } from "../goodObjective.rule.ts";
import { about } from "../material.ts";

const CHANGE =
  /(?<!\p{L})(riduzion\p{L}+|ridurre|abbattiment\p{L}+|abbattere|diminuzion\p{L}+|diminuire|aument(?:o|are)|increment(?:o|are)|accelerazion\p{L}+|velocizzazion\p{L}+|contenimento)(?!\p{L})/iu;

/** Something that should grow or shrink, measured only by a day: "Riduzione dei tempi … entro il 31/12". */
export const quantityMeasuredByDate: Check = {
  name: "quantityMeasuredByDate",
  title: "Un cambiamento misurato con una data",
  why: "Se qualcosa deve ridursi o crescere, si misura di quanto: il giorno in cui ci si ferma non lo dice.",
  citation: measurableCitation,
  find: ({ report: { objectives } }) =>
    objectives.flatMap((objective): Finding[] => {
      const change = CHANGE.exec(fullTitle(objective))?.[0];
      const { indicators } = objective;
      if (change === undefined || !indicators.every(({ target: { reading } }) => reading.understood && reading.target.kind === "deadline"))
        return [];
      const targets = indicators.map(({ target }) => `«${target.written}»`).join(", ");
      return [
        {
          severity: "high",
          ...about(objective),
          message: `Promette «${change.toLowerCase()}», ma lo misura con una data (${targets}): raggiunta la data, non si saprà di quanto.`,
          remedy: "Misurare la quantità: da quale valore si parte, a quale si vuole arrivare.",
        },
      ];
    }),
};
