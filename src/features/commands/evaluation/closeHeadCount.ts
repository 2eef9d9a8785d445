import { type Sentences } from "../../../domain/kernel/refusal.ts";
import { addHeadCountDecision } from "../../../data/evaluation/evaluationFile.ts";
import type { StaffHeadCount } from "../../../domain/evaluation/individual/staffHeadCount.ts";
import { type Verdict, refuse } from "../../../domain/kernel/verdict.ts";
import { act, type ActRefusal } from "../act.ts";
import type { Ambient } from "../ambient.ts";
import { evaluatedYear } from "./evaluatedYear.ts";

export type CloseRefusal = ActRefusal | "nothingToEvaluate" | "someWait" | "doesNotAddUp" | "noReason";

export const CLOSE_REFUSALS = {
  nothingToEvaluate: "Non ci sono schede da valutare: prima si importano persone e schede.",
  someWait: "I conti del personale non si possono chiudere: qualche valutazione è ancora in corso.",
  doesNotAddUp: "I conti del personale non tornano: in servizio − non valutati + aggiunti non dà i valutati.",
  noReason: "Manca il motivo: chi chiude i conti dice come li ha verificati.",
} satisfies Sentences<Exclude<CloseRefusal, ActRefusal>>;

/** Records that a person has verified the accounts of the staff, with the reason. Only accounts that add up can be closed. */
export function closeHeadCount(
  ambient: Ambient,
  { reason, idempotencyKey }: { readonly reason: string; readonly idempotencyKey: string },
): Promise<Verdict<{ readonly reason: string }, CloseRefusal>> {
  const key = { administration: ambient.administration, year: ambient.year };
  const words = reason.trim();
  return act<{ readonly reason: string }, Exclude<CloseRefusal, ActRefusal>>(
    ambient,
    "evaluation.closeHeadCount",
    { idempotencyKey },
    async (tx) => {
      const year = await evaluatedYear(tx, key);
      const against = year ? againstClosing(year.evaluation.individual.headCount, words) : "nothingToEvaluate";
      if (against) return refuse(against);
      await addHeadCountDecision(tx, key, words, ambient.actor.person);
      const answer = { reason: words };
      return { ok: true, value: { answer, object: `head-count ${String(key.year)}`, content: answer } };
    },
  );
}

function againstClosing({ waiting, roles }: StaffHeadCount, reason: string): Exclude<CloseRefusal, ActRefusal> | undefined {
  if (reason === "") return "noReason";
  if (waiting > 0) return "someWait";
  const addsUp = roles.every((role) => role.employed - role.notEvaluated + role.added === role.evaluated);
  return addsUp ? undefined : "doesNotAddUp";
}
