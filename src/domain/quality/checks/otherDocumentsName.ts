import type { Check } from "../check.ts";
import type { Finding } from "../finding.ts";
import { proseOf } from "../material.ts";
import { clarityCitation } from "../validation.rule.ts";

/** A Relazione that calls itself "il presente Piano": words left from another document. */
export const otherDocumentsName: Check = {
  name: "otherDocumentsName",
  title: "Il documento si chiama con il nome di un altro",
  why: "Il testo copiato dal Piano fa dire alla Relazione cose che stanno altrove.",
  citation: clarityCitation,
  find: (material) => {
    const prose = proseOf(material);
    const isReport = prose.slice(0, 12).some(({ text }) => /(?<!\p{L})relazione(?!\p{L})/iu.test(text));
    if (!isReport) return [];
    return prose.flatMap(({ text, place }): Finding[] => {
      const name = /(?<!\p{L})presente (PIAO|Piano(?: della performance| degli obiettivi)?|PEG|DUP)(?!\p{L})/iu.exec(text)?.[1];
      if (name === undefined) return [];
      return [
        {
          severity: "low",
          place,
          subject: "Testo del documento",
          message: `La Relazione si chiama qui «presente ${name}».`,
          remedy: `Dire di quale documento si parla: «il ${name}» e la sua sezione, con il collegamento.`,
        },
      ];
    });
  },
};
