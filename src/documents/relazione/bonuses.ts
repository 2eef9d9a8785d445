import { citationText } from "../../domain/kernel/citation.ts";
import { distributionCitation, totalsCitation } from "../../domain/report/bonusDisclosure.rule.ts";
import type { AnnualReport } from "../../domain/report/annualReport.ts";
import type { Block } from "../tree.ts";
import { words } from "./words.ts";

/** What is said where the document gives no amounts. */
const NO_AMOUNTS = "Importi non riportati nel documento.";

/** The two annexes: how much was allocated and paid, and how it was spread. */
export function bonuses(report: AnnualReport): Block[] {
  const grid =
    report.scoreBands.length > 0 ? " Della differenziazione il documento riporta solo la griglia dei punteggi del capitolo 5." : "";
  return [
    { kind: "heading", level: 2, text: "Allegato 1. Ammontare complessivo dei premi", id: "ammontare-dei-premi" },
    ...words(report, "ammontare-dei-premi", 2, [
      { kind: "paragraph", text: ["I premi collegati alla performance: quanto è stato stanziato e quanto è stato distribuito."] },
    ]),
    { kind: "missing", text: [NO_AMOUNTS], citation: citationText(totalsCitation) },
    { kind: "heading", level: 2, text: "Allegato 2. Dati relativi ai premi", id: "dati-relativi-ai-premi" },
    ...words(report, "dati-relativi-ai-premi", 2, [
      {
        kind: "paragraph",
        text: [
          "I criteri con cui i premi sono assegnati, come sono distribuiti nell'insieme e quanto sono differenziati, per i dirigenti e per il personale.",
        ],
      },
    ]),
    {
      kind: "missing",
      text: [`Criteri e distribuzione dei premi non riportati nel documento.${grid}`],
      citation: citationText(distributionCitation),
    },
  ];
}
