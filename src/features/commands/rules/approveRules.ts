import { type Sentences } from "../../../domain/kernel/refusal.ts";
import { fingerprintOf } from "../../../data/log/fingerprint.ts";
import { approveRuleVersion, loadRuleVersions, type RuleKind } from "../../../data/evaluation/ruleDocument.ts";
import type { Act } from "../../../domain/cycle/act.ts";
import { isApprovable } from "../../../domain/evaluation/problem.ts";
import { type Verdict, refuse } from "../../../domain/kernel/verdict.ts";
import { act as perform, type ActRefusal } from "../act.ts";
import type { Ambient } from "../ambient.ts";
import { formOf } from "./ruleKinds.ts";

export type ApproveRefusal = ActRefusal | "noDraft" | "alreadyApproved" | "hasErrors" | "actInTheFuture";

export const APPROVE_REFUSALS = {
  noDraft: "Non c'è nessuna bozza da approvare.",
  alreadyApproved: "L'ultima versione è già approvata: se ne prepari un'altra.",
  hasErrors: "La bozza ha errori: si approva solo un documento senza errori.",
  actInTheFuture: "L'atto ha una data che deve ancora venire.",
} satisfies Sentences<Exclude<ApproveRefusal, ActRefusal>>;

/** Approves the last draft of a document of rules with the act that adopts it: from then on that version never changes. */
export function approveRules(
  ambient: Ambient,
  { kind, act, idempotencyKey }: { readonly kind: RuleKind; readonly act: Act; readonly idempotencyKey: string },
): Promise<Verdict<{ readonly version: number }, ApproveRefusal>> {
  const key = { administration: ambient.administration, year: ambient.year };
  return perform<{ readonly version: number }, Exclude<ApproveRefusal, ActRefusal>>(
    ambient,
    "rules.approve",
    { idempotencyKey },
    async (tx, { today }) => {
      const draft = (await loadRuleVersions(tx, key, kind)).at(-1);
      if (!draft) return refuse("noDraft");
      if (draft.act) return refuse("alreadyApproved");
      if (act.date > today) return refuse("actInTheFuture");
      const checked = formOf(kind, JSON.parse(draft.content));
      if (!checked.ok || !isApprovable(checked.value)) return refuse("hasErrors");
      const { version } = draft;
      await approveRuleVersion(tx, key, { kind, version, act, by: ambient.actor.person });
      const content = { version, act: { ...act }, sha256: fingerprintOf(draft.content) };
      return { ok: true, value: { answer: { version }, object: `${kind} ${String(key.year)} version ${String(version)}`, content } };
    },
  );
}
