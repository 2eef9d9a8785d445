import { citationText } from "../../domain/kernel/citation.ts";
import { publicationCitation, subsidiarityCitation } from "../../domain/report/publication.rule.ts";
import type { Block } from "../tree.ts";

/** Chapter 6: citizens who act for the common good. */
export function citizens(): Block[] {
  return [
    { kind: "heading", level: 2, text: "6. Il cittadino come risorsa", id: "il-cittadino-come-risorsa" },
    {
      kind: "paragraph",
      text: [
        `Cittadini, volontari e associazioni possono svolgere attività di interesse generale insieme all'amministrazione (${citationText(subsidiarityCitation)}).`,
      ],
    },
    { kind: "missing", text: ["Patti, associazioni e attività svolte non riportati nel documento."] },
  ];
}

/** Chapter 7: where plan and report are made known. */
export function transparency(): Block[] {
  return [
    { kind: "heading", level: 2, text: "7. Trasparenza e comunicazione", id: "trasparenza-e-comunicazione" },
    {
      kind: "paragraph",
      text: [
        `Il Piano e la Relazione si pubblicano in Amministrazione trasparente, sezione Performance, come chiede il ${citationText(publicationCitation)}.`,
      ],
    },
  ];
}
