import type { Check } from "../check.ts";
import type { Finding } from "../finding.ts";
import { proseOf } from "../material.ts";
import { completenessCitation } from "../validation.rule.ts";

/** A text that sends to the tree for who answers for what, while the tree names nobody. */
export const treeWithoutHolders: Check = {
  name: "treeWithoutHolders",
  title: "L'albero non dice chi risponde di che cosa",
  why: "Ogni obiettivo strategico ha chi ne risponde: se il testo rimanda all'albero, l'albero lo dice.",
  citation: completenessCitation,
  find: (material) => {
    const { services, strategic } = material.report;
    if (services.length + strategic.length === 0 || strategic.some(({ responsible }) => responsible !== undefined)) return [];
    return proseOf(material).flatMap(({ text, place }): Finding[] => {
      if (
        !/(?<!\p{L})(?:dirigent[ei]|responsabil[ei])(?!\p{L})[^.]*(?:indicat|delineat|riportat|descritt|illustrat)[^.]{0,30}alber/iu.test(
          text,
        )
      )
        return [];
      return [
        {
          severity: "medium",
          place,
          subject: "Albero della performance",
          message:
            "Il testo dice che l'albero mostra chi risponde degli obiettivi strategici, ma nell'albero non c'è nessuna struttura responsabile.",
          remedy: "Scrivere accanto a ogni servizio e a ogni obiettivo strategico la struttura che ne risponde.",
        },
      ];
    });
  },
};
