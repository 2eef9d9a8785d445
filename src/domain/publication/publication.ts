/** What a publication of a year holds (it. "contenuto"): the plan always, the results once there are some. */
export const INCLUDED = ["plan", "results"] as const;
export type Included = (typeof INCLUDED)[number];

export const INCLUDED_WORDS: Record<Included, string> = { plan: "il piano", results: "i risultati" };

/**
 * The life of a publication: prepared to be looked at, then released, or discarded when another is prepared; what was released may be withdrawn. What was looked at
 * is, byte for byte, what is released.
 */
export type PublicationState = "prepared" | "discarded" | "released" | "withdrawn";

export const PUBLICATION_STATE_WORDS: Record<PublicationState, string> = {
  prepared: "preparata",
  discarded: "scartata",
  released: "pubblicata",
  withdrawn: "ritirata",
};

/** The form that parts are written in today. Every form of before is read. */
export const PUBLICATION_FORMAT = 1;
