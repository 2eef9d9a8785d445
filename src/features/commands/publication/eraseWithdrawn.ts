import { type Sentences } from "../../../domain/kernel/refusal.ts";
import { refuse, type Verdict } from "../../../domain/kernel/verdict.ts";
import { holdConcern } from "../../../data/cycle/cycleYear.ts";
import { eraseWithdrawnParts, loadPublications, objectOfPublication } from "../../../data/publication/publication.ts";
import { actOutsideYears, STANDING_REFUSALS, type StandingOptions, type StandingRefusal } from "../act.ts";
import type { Ambient } from "../ambient.ts";

/** Why what a publication held is not erased. */
export type EraseWithdrawnRefusal = StandingRefusal | "erasureReasonMissing" | "notWithdrawn" | "alreadyErased";

/** The sentence of each reason, for people. */
export const ERASE_WITHDRAWN_REFUSALS = {
  ...STANDING_REFUSALS,
  erasureReasonMissing: "Scriva perché si cancella: resta nel registro, senza ciò che si cancella.",
  notWithdrawn: "Si cancella soltanto ciò che è ritirato: prima ritiri questa pubblicazione, con il motivo.",
  alreadyErased: "Il contenuto di questa pubblicazione è già cancellato.",
} satisfies Sentences<EraseWithdrawnRefusal>;

/** What was erased: how many pieces. */
export type ErasedParts = { readonly number: number; readonly parts: number };

/**
 * Erases what a withdrawn publication held, and what of its year was prepared and never came out. Day, reasons and hash stay. Another person withdrew it, or there
 * is a derogation.
 */
export function eraseWithdrawn(
  ambient: Ambient,
  { number, reason }: { readonly number: number; readonly reason: string },
  options: StandingOptions,
): Promise<Verdict<ErasedParts, EraseWithdrawnRefusal>> {
  const { administration, year, actor } = ambient;
  const key = { administration, year };
  const thing: StandingOptions["thing"] = async (tx) => {
    const found = (await loadPublications(tx, key)).find((each) => each.number === number);
    return found && { done: found.withdrawnBy === undefined ? [] : [{ action: "publication.withdraw", person: found.withdrawnBy }] };
  };
  return actOutsideYears<ErasedParts, EraseWithdrawnRefusal>(ambient, "publication.erase", { ...options, thing }, async (tx) => {
    await holdConcern(tx, key, "publication");
    const found = (await loadPublications(tx, key)).find((each) => each.number === number);
    const why = reason.trim();
    if (why === "") return refuse("erasureReasonMissing", "reason");
    if (found?.state !== "withdrawn") return refuse("notWithdrawn");
    if (found.erasedAt) return refuse("alreadyErased");
    const parts = await eraseWithdrawnParts(tx, key, number, { by: actor.person, reason: why });
    const content = { publication: number, parts, sha256: found.sha256, reason: why };
    return { ok: true, value: { answer: { number, parts }, object: objectOfPublication(key, number), year, content } };
  });
}
