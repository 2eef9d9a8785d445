import { type Sentences } from "../../../domain/kernel/refusal.ts";
import { fingerprintOf } from "../../../data/log/fingerprint.ts";
import { approveRuleVersion, loadRuleVersions, type RuleKind } from "../../../data/evaluation/ruleDocument.ts";
import type { Act } from "../../../domain/cycle/act.ts";
import { refuse, refusedFor, type Verdict } from "../../../domain/kernel/verdict.ts";
import { CLAUSE_REFUSALS, clauseRefusal, type ClauseRefusal } from "../../../exchange/rules/clauseRefusals.ts";
import type { FileProblem } from "../../../exchange/rules/strictJson.ts";
import { act as perform, type ActRefusal } from "../act.ts";
import type { Ambient } from "../ambient.ts";
import { formOf } from "./ruleKinds.ts";

/** Why a draft is not approved. */
export type ApproveRefusal = ActRefusal | ClauseRefusal | "noDraft" | "alreadyApproved" | "hasErrors" | "actInTheFuture";

/** The sentences of what is particular to an approval. */
export const APPROVE_REFUSALS = {
  ...CLAUSE_REFUSALS,
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
      const errors = errorsIn(kind, draft.content);
      const refused = refusedFor([
        draft.act && "alreadyApproved",
        act.date > today && "actInTheFuture",
        errors.length > 0 && "hasErrors",
        ...errors.map((each) => clauseRefusal(each, kind)),
      ]);
      if (refused) return refused;
      const { version } = draft;
      await approveRuleVersion(tx, key, { kind, version, act, by: ambient.actor.person });
      const content = { version, act: { ...act }, sha256: fingerprintOf(draft.content) };
      return { ok: true, value: { answer: { version }, object: `${kind} ${String(key.year)} version ${String(version)}`, content } };
    },
  );
}

/** What keeps a draft from being approved. */
function errorsIn(kind: RuleKind, content: string): readonly FileProblem[] {
  const checked = formOf(kind, JSON.parse(content));
  return checked.ok ? checked.value.filter(({ severity }) => severity === "error") : checked.problems;
}
