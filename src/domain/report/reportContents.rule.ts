import type { Citation } from "../kernel/citation.ts";

/**
 * The Relazione gives the results against each objective and the resources, with the deviations, and the bilancio di genere realizzato.
 * D.lgs. 150/2009, art. 10, c. 1, lett. b).
 */
export const contentsCitation: Citation = { act: "d.lgs. 150/2009", article: "10", paragraph: "1", letter: "b" };

/** Variations made during the year are entered in the Relazione. D.lgs. 150/2009, art. 6. */
export const variationsCitation: Citation = { act: "d.lgs. 150/2009", article: "6", verify: true };

/** The eleven criteria the OIV goes through to validate the process, in the order of the DFP guidelines 3/2018. */
export const VALIDATION_CRITERIA = [
  "Coerenza tra la Relazione e il Piano dello stesso anno",
  "Coerenza tra il giudizio dell'OIV sulla performance organizzativa e i risultati riportati",
  "Risultati di tutti gli obiettivi, organizzativi e individuali",
  "Considerazione degli obiettivi di anticorruzione e trasparenza",
  "Uso corretto del metodo di calcolo degli indicatori",
  "Affidabilità dei dati: fonti esterne certificate, o interne non autodichiarate",
  "Scostamenti e loro motivi, per ogni obiettivo e indicatore",
  "Adeguatezza del processo di misurazione",
  "Rispetto della legge e delle linee guida",
  "Sinteticità",
  "Chiarezza e comprensibilità",
] as const;

/** One of the criteria, counted from 1 as the guidelines do. */
export function criterionCitation(number: number): Citation {
  return { act: `linee guida DFP 3/2018, criterio ${String(number)}` };
}
