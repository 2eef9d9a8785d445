import type { Citation } from "../kernel/citation.ts";

/** Plan and report are published in Amministrazione trasparente, section Performance. D.lgs. 33/2013, art. 10, c. 8, lett. b). */
export const publicationCitation: Citation = { act: "d.lgs. 33/2013", article: "10", paragraph: "8", letter: "b" };

/** Citizens, single or together, may act in the general interest. Costituzione, art. 118, c. 4. */
export const subsidiarityCitation: Citation = { act: "Costituzione", article: "118", paragraph: "4" };
