import { fullTitle } from "../../plan/objective.ts";
import type { Check } from "../check.ts";
import type { Finding } from "../finding.ts";
import { measurableCitation } from "../goodObjective.rule.ts";
import { about } from "../material.ts";

const BODY = /(?<!\p{L})(?:in |del |della |dal |dalla |di )?(consiglio(?: comunale)?|giunta(?: comunale)?|sindaco)(?!\p{L})/iu;
const ACT =
  /(?<!\p{L})(?:delibera(?:zione)?|regolament\p{L}+|variante generale|piano regolatore|piano urbanistico|piano di governo del territorio)(?!\p{L})/iu;
const DECIDES = /(?<!\p{L})(?:approvazione|adozione|approvare|adottare)(?!\p{L})/iu;
const PREPARES = /(?<!\p{L})(?:proposta|predisposizione|trasmissione|presentazione|invio|schema|bozza)(?!\p{L})/iu;

/** Objectives that are reached only if a political body votes: who answers for them cannot decide it. */
export const politicalDecision: Check = {
  name: "politicalDecision",
  title: "Dipende dal voto di un organo politico",
  why: "Un risultato si può chiedere a chi lo può ottenere: la deliberazione è della Giunta o del Consiglio, la proposta completa è dell'ufficio.",
  citation: measurableCitation,
  find: ({ report: { objectives } }) =>
    objectives.flatMap((objective): Finding[] => {
      const words = fullTitle(objective);
      if (!DECIDES.test(words) || PREPARES.test(words)) return [];
      const waitsFor = BODY.exec(words)?.[1] ?? ACT.exec(words)?.[0];
      if (waitsFor === undefined) return [];
      return [
        {
          severity: "medium",
          ...about(objective),
          message: `Si raggiunge solo con un voto che l'ufficio non può dare («${waitsFor}»).`,
          remedy: "Chiedere all'ufficio ciò che dipende da lui: la proposta completa di pareri, trasmessa entro una data.",
        },
      ];
    }),
};
