import type { Place } from "../kernel/place.ts";

/**
 * How an objective ended (it. "esito"). Six different things: what was not assessed is not what was missed,
 * a neutralised objective left the count by decision, and `unknown` says that nobody has told.
 */
export const OUTCOMES = ["achieved", "partlyAchieved", "notAchieved", "notAssessable", "neutralised", "unknown"] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** The words people read. */
export const OUTCOME_WORDS: Record<Outcome, string> = {
  achieved: "raggiunto",
  partlyAchieved: "raggiunto in parte",
  notAchieved: "non raggiunto",
  notAssessable: "non valutabile",
  neutralised: "neutralizzato",
  unknown: "esito non indicato",
};

/** The words for many. */
export const OUTCOME_WORDS_PLURAL: Record<Outcome, string> = {
  achieved: "raggiunti",
  partlyAchieved: "raggiunti in parte",
  notAchieved: "non raggiunti",
  notAssessable: "non valutabili",
  neutralised: "neutralizzati",
  unknown: "senza esito indicato",
};

/** The words of addresses: "settore-territorio/non-raggiunti". */
export const OUTCOME_SLUGS: Record<Outcome, string> = {
  achieved: "raggiunti",
  partlyAchieved: "raggiunti-in-parte",
  notAchieved: "non-raggiunti",
  notAssessable: "non-valutabili",
  neutralised: "neutralizzati",
  unknown: "senza-esito",
};

/** An outcome as a document states it, with the degree it may give ("raggiunto al 80 %"), a plain decimal. */
export type StatedOutcome = { readonly outcome: Outcome; readonly degree?: string };

/** An outcome the administration evaluated, in the words of the document, which are empty where it has none, and the place of those words. */
export type EvaluatedOutcome = StatedOutcome & { readonly written: string; readonly place?: Place };
