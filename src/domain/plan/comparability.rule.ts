import type { Citation } from "../kernel/citation.ts";

/**
 * Objectives are comparable with the trend of at least the three years before.
 *
 * D.lgs. 150/2009, art. 5, c. 2, lett. f): one of the principles that bind Comuni too (art. 16, c. 2).
 */
export const comparabilityCitation: Citation = { act: "d.lgs. 150/2009", article: "5", paragraph: "2", letter: "f" };
