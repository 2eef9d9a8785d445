import type { Citation } from "../kernel/citation.ts";

/**
 * Objectives are relevant, specific and measurable, such as to improve services significantly, tied to a time, commensurate with
 * reference values, comparable with three earlier years, correlated to resources.
 *
 * D.lgs. 150/2009, art. 5, c. 2, lett. a)–g): among the principles that local bodies adapt to (art. 16, c. 2).
 */
function ofObjectives(letter: string): Citation {
  return { act: "d.lgs. 150/2009", article: "5", paragraph: "2", letter };
}

export const relevantCitation = ofObjectives("a");
export const measurableCitation = ofObjectives("b");
export const improvingCitation = ofObjectives("c");
export const timedCitation = ofObjectives("d");
export const resourcedCitation = ofObjectives("g");
