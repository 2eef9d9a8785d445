import { type Sentences } from "../../../domain/kernel/refusal.ts";
import { addRuleVersion, loadRuleVersions, type RuleKind } from "../../../data/evaluation/ruleDocument.ts";
import type { Problem } from "../../../domain/evaluation/problem.ts";
import type { Json } from "../../../domain/kernel/json.ts";
import { refuse, type Verdict } from "../../../domain/kernel/verdict.ts";
import { CLAUSE_REFUSALS, type ClauseRefusal, refuseClauses } from "../../../exchange/rules/clauseRefusals.ts";
import { type FileReading, LARGEST_RULES, readJson } from "../../../exchange/rules/strictJson.ts";
import { act, type ActRefusal } from "../act.ts";
import type { Ambient } from "../ambient.ts";
import { formOf } from "./ruleKinds.ts";

/** Where a draft comes from: a file, a preset, or the approved document of an earlier year, confirmed as it is. */
export type DraftSource =
  | { readonly kind: "file"; readonly content: Uint8Array }
  | { readonly kind: "document"; readonly document: Json }
  | { readonly kind: "confirmation"; readonly ofYear: number };

export type DraftRequest = {
  readonly kind: RuleKind;
  readonly source: DraftSource;
  readonly idempotencyKey: string;
  readonly administrationName?: string;
  readonly dryRun?: boolean;
};

/** What was done: the version that holds the document, whether it is new, and what there is to say about it. */
export type DraftReport = { readonly version: number; readonly changed: boolean; readonly problems: readonly DraftProblem[] };

/** A problem as programs read it. */
export type DraftProblem = { readonly clause: string; readonly message: string; readonly severity: "error" | "warning" };

/** Why a draft is not kept. */
export type DraftRefusal = ActRefusal | ClauseRefusal | "nothingToConfirm";

/** The sentences of what is particular to a draft. */
export const DRAFT_REFUSALS = {
  ...CLAUSE_REFUSALS,
  nothingToConfirm: "In quell'anno non c'è nessun documento approvato da confermare.",
} satisfies Sentences<Exclude<DraftRefusal, ActRefusal>>;

/**
 * Keeps a document of rules as a draft of the year. One that has not the right form is refused whole, each mistake with its clause; one that
 * makes no sense is kept, and cannot be approved until it does. The same content again makes no new version.
 */
export function draftRules(
  ambient: Ambient,
  { kind, source, idempotencyKey, administrationName, dryRun = false }: DraftRequest,
): Promise<Verdict<DraftReport, DraftRefusal>> {
  const { administration, year, actor } = ambient;
  const key = { administration, year };
  const options = { idempotencyKey, dryRun, ...(administrationName !== undefined && { administrationName }) };
  return act<DraftReport, "nothingToConfirm" | ClauseRefusal>(ambient, "rules.draft", options, async (tx) => {
    const read = await contentOf(source, (ofYear) => loadRuleVersions(tx, { administration, year: ofYear }, kind));
    if (read === "nothingToConfirm") return refuse("nothingToConfirm");
    if (!read.ok) return refuseClauses(read.problems, kind);
    const wellFormed = formOf(kind, read.value);
    if (!wellFormed.ok) return refuseClauses(wellFormed.problems, kind);
    const problems = wellFormed.value;
    const versions = await loadRuleVersions(tx, key, kind);
    const last = versions.at(-1);
    const content = JSON.stringify(read.value);
    const changed = last?.content !== content;
    const version = (last?.version ?? 0) + (changed ? 1 : 0);
    if (changed) {
      const confirms = source.kind === "confirmation" ? { confirmsYear: source.ofYear } : {};
      await addRuleVersion(tx, key, { kind, version, content, by: actor.person, ...confirms });
    }
    const answer = { version, changed, problems: problems.map(forPrograms) };
    return { ok: true, value: { answer, object: `${kind} ${String(year)}`, content: { version, changed } } };
  });
}

function forPrograms({ clause, message, severity }: Problem): DraftProblem {
  return { clause, message, severity };
}

type Read = FileReading<Json>;

async function contentOf(
  source: DraftSource,
  versionsOf: (year: number) => ReturnType<typeof loadRuleVersions>,
): Promise<Read | "nothingToConfirm"> {
  switch (source.kind) {
    case "document":
      return { ok: true, value: source.document };
    case "file":
      return readJson(source.content, LARGEST_RULES);
    case "confirmation": {
      const approved = (await versionsOf(source.ofYear)).findLast((version) => version.act);
      return approved ? { ok: true, value: JSON.parse(approved.content) as Json } : "nothingToConfirm";
    }
  }
}
