import type { Citation } from "../kernel/citation.ts";

/**
 * What the OIV looks at when it validates a Relazione: results for all objectives, anti-corruption considered, reliable data,
 * deviations with their reasons, clarity.
 *
 * Linee guida DFP 3/2018, criteria of the validation: written for ministries, usable by local bodies.
 */
function ofValidation(criterion: number): Citation {
  return { act: `linee guida DFP 3/2018, criterio ${String(criterion)} della validazione` };
}

export const completenessCitation = ofValidation(3);
export const anticorruptionCitation = ofValidation(4);
export const reliabilityCitation = ofValidation(6);
export const deviationsCitation = ofValidation(7);
export const clarityCitation = ofValidation(11);
