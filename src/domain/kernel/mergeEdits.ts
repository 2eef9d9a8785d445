/** A datum as a form has it: as it was drawn, as it was typed, as it is now. Each as a mark: equal marks are equal values. */
export type Edit = { readonly drawn: string; readonly typed: string; readonly now: string };

/** What comes of an edit: it changes the datum; there is nothing to change; another person changed it meanwhile to something else. */
export type Merged = "changes" | "stays" | "conflicts";

/**
 * What comes of an edit of one datum, when others may have written since the form was drawn. A datum that was left as it was drawn is no edit, and what others
 * wrote stays; what two people typed alike is no conflict.
 */
export function mergeEdit({ drawn, typed, now }: Edit): Merged {
  if (typed === drawn || typed === now) return "stays";
  return drawn === now ? "changes" : "conflicts";
}

/** The data of a form by what comes of their edits. One conflict is reason enough to write nothing. */
export function mergeEdits<Name extends string>(edits: Readonly<Record<Name, Edit>>): Readonly<Record<Merged, readonly Name[]>> {
  const merged: Record<Merged, Name[]> = { changes: [], stays: [], conflicts: [] };
  for (const name of Object.keys(edits) as Name[]) merged[mergeEdit(edits[name])].push(name);
  return merged;
}
