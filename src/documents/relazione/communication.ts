import { citationText } from "../../domain/kernel/citation.ts";
import { publicationCitation, subsidiarityCitation } from "../../domain/report/publication.rule.ts";
import type { AnnualReport } from "../../domain/report/annualReport.ts";
import type { Block } from "../tree.ts";
import { words } from "./words.ts";

/** Chapter 6: citizens who act for the common good. */
export function citizens(report: AnnualReport): Block[] {
  return [
    { kind: "heading", level: 2, text: "6. Il cittadino come risorsa", id: "il-cittadino-come-risorsa" },
    ...words(report, "il-cittadino-come-risorsa", 2, [
      {
        kind: "paragraph",
        text: [
          `Cittadini, volontari e associazioni possono svolgere attività di interesse generale insieme all'amministrazione (${citationText(subsidiarityCitation)}).`,
        ],
      },
    ]),
    { kind: "missing", text: ["Patti, associazioni e attività svolte non riportati nel documento."] },
  ];
}

/** Chapter 7: where plan and report are made known. */
export function transparency(report: AnnualReport): Block[] {
  return [
    { kind: "heading", level: 2, text: "7. Trasparenza e comunicazione", id: "trasparenza-e-comunicazione" },
    ...words(report, "trasparenza-e-comunicazione", 2, [
      {
        kind: "paragraph",
        text: [
          `Il Piano e la Relazione si pubblicano in Amministrazione trasparente, sezione Performance, come chiede il ${citationText(publicationCitation)}.`,
        ],
      },
    ]),
  ];
}
