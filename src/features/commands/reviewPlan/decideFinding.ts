import { type Sentences } from "../../../domain/kernel/refusal.ts";
import { addAcceptance } from "../../../data/plan/findingAcceptance.ts";
import { type Verdict, refuse } from "../../../domain/kernel/verdict.ts";
import { act, type ActRefusal, ACT_REFUSALS } from "../act.ts";
import type { Ambient } from "../ambient.ts";
import { LONGEST_REASON, REASON_TOO_LONG } from "../longestReason.ts";
import { reviewIn } from "./reviewYear.ts";

/** What a person decides of a finding: to leave it, with the reason, or not to leave it any more. */
export type FindingDecision = {
  readonly finding: string;
  /** Absent: the acceptance is withdrawn. */
  readonly reason?: string;
  readonly idempotencyKey: string;
};

export type DecisionRefusal = ActRefusal | "noSuchFinding" | "noReason" | "reasonTooLong" | "notAccepted";

/** What people read for each refusal. */
export const DECISION_REFUSALS = {
  ...ACT_REFUSALS,
  noSuchFinding: "Questa segnalazione non c'è, o non c'è più: il suo nome si legge con «traguardo check --json».",
  noReason: "Manca il motivo: una segnalazione si accetta dicendo perché.",
  reasonTooLong: REASON_TOO_LONG,
  notAccepted: "Questa segnalazione non è accettata: non c'è nulla da ritirare.",
} satisfies Sentences<DecisionRefusal>;

/** Accepts a finding with its reason, or withdraws the acceptance. Advice is answered, never hidden: the finding stays in the note. */
export function decideFinding(
  ambient: Ambient,
  { finding: name, reason, idempotencyKey }: FindingDecision,
): Promise<Verdict<null, DecisionRefusal>> {
  return act<null, DecisionRefusal>(ambient, "quality.decide", { idempotencyKey }, async (tx) => {
    const review = await reviewIn(tx, ambient);
    const finding = review?.findings.find((each) => each.name === name);
    if (!finding) return refuse("noSuchFinding");
    if (reason?.trim() === "") return refuse("noReason");
    if (reason !== undefined && reason.length > LONGEST_REASON) return refuse("reasonTooLong");
    if (reason === undefined && !finding.accepted) return refuse("notAccepted");
    const decision = { finding: name, message: finding.message, reason: reason?.trim() ?? null };
    await addAcceptance(tx, ambient, { ...decision, by: ambient.actor.person });
    return { ok: true, value: { answer: null, object: `finding ${name}`, content: decision } };
  });
}
