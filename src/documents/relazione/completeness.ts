import { citationText } from "../../domain/kernel/citation.ts";
import { type AnnualReport, isOnlyPlan } from "../../domain/report/annualReport.ts";
import { completenessOf, PRESENCE_WORDS } from "../../domain/report/completeness.ts";
import type { Block, Cell } from "../tree.ts";
import { figure } from "./figures.ts";

/** The last annex: item by item, what the law and the OIV's criteria ask of a Relazione and what the data hold. */
export function completeness(report: AnnualReport): Block[] {
  return [
    {
      kind: "heading",
      level: 2,
      text: "Allegato 3. Che cosa chiede la legge e che cosa c'è",
      id: "che-cosa-chiede-la-legge",
    },
    {
      kind: "paragraph",
      text: [
        `Il confronto è fatto sui dati di ${isOnlyPlan(report) ? "questo piano: riguarda la Relazione che ne darà conto" : "questa Relazione"}. «Manca» vuol dire che il documento da cui i dati sono letti non lo riporta. Alcuni criteri li può valutare solo l'organismo di valutazione (OIV).`,
      ],
    },
    {
      kind: "table",
      caption: "Contenuti richiesti e contenuti presenti",
      head: ["Che cosa si chiede", "Riferimento", "C'è?", "Che cosa risulta", "Dove"],
      rows: completenessOf(report).map(({ asked, citation, presence, found, chapter }): Cell[] => [
        [asked],
        [citationText(citation)],
        [PRESENCE_WORDS[presence]],
        found.map((part) => (typeof part === "string" ? part : figure(part.id))),
        [chapter ?? "–"],
      ]),
      rowHeaders: true,
      weights: [4, 3, 1.6, 4, 1.6],
      numeric: [],
    },
  ];
}
