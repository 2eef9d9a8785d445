import {
  fingerprintOf
} from "./chunk-2LNQIOKY.js";
import {
  checkCci,
  checkSmvp
} from "./chunk-3OMFAB2F.js";
import {
  acceptCci
} from "./chunk-DXVBHXZ3.js";
import {
  isApprovable
} from "./chunk-QPI6RMLQ.js";
import {
  LARGEST_RULES,
  acceptSmvp,
  addRuleVersion,
  approveRuleVersion,
  loadRuleVersions,
  readJson
} from "./chunk-UJMK5DDS.js";
import {
  act
} from "./chunk-JGRYUSCM.js";

// src/features/rules/ruleKinds.ts
var RULE_KIND_WORDS = {
  smvp: "Sistema di misurazione e valutazione della performance",
  cci: "Contratto collettivo integrativo"
};
function formOf(kind, document) {
  switch (kind) {
    case "smvp": {
      const reading = acceptSmvp(document);
      return reading.ok ? { ok: true, value: checkSmvp(reading.value) } : reading;
    }
    case "cci": {
      const reading = acceptCci(document);
      return reading.ok ? { ok: true, value: checkCci(reading.value) } : reading;
    }
  }
}

// src/features/rules/approveRules.ts
var APPROVE_REFUSALS = {
  noDraft: "Non c'\xE8 nessuna bozza da approvare.",
  alreadyApproved: "L'ultima versione \xE8 gi\xE0 approvata: se ne prepari un'altra.",
  hasErrors: "La bozza ha errori: si approva solo un documento senza errori.",
  actInTheFuture: "L'atto ha una data che deve ancora venire."
};
function approveRules(ambient, { kind, act: act2, idempotencyKey }) {
  const key = { administration: ambient.administration, year: ambient.year };
  return act(
    ambient,
    "rules.approve",
    { idempotencyKey },
    async (tx, { today }) => {
      const draft = (await loadRuleVersions(tx, key, kind)).at(-1);
      if (!draft) return { ok: false, reasons: ["noDraft"] };
      if (draft.act) return { ok: false, reasons: ["alreadyApproved"] };
      if (act2.date > today) return { ok: false, reasons: ["actInTheFuture"] };
      const checked = formOf(kind, JSON.parse(draft.content));
      if (!checked.ok || !isApprovable(checked.value)) return { ok: false, reasons: ["hasErrors"] };
      const { version } = draft;
      await approveRuleVersion(tx, key, { kind, version, act: act2, by: ambient.actor.person });
      const content = { version, act: { ...act2 }, sha256: fingerprintOf(draft.content) };
      return { ok: true, value: { answer: { version }, object: `${kind} ${String(key.year)} version ${String(version)}`, content } };
    }
  );
}

// src/features/rules/draftRules.ts
var DRAFT_REFUSALS = {
  nothingToConfirm: "In quell'anno non c'\xE8 nessun documento approvato da confermare."
};
async function draftRules(ambient, { kind, source, idempotencyKey, administrationName, dryRun = false }) {
  const { administration, year, actor } = ambient;
  const key = { administration, year };
  let refused = [];
  const options = { idempotencyKey, dryRun, ...administrationName !== void 0 && { administrationName } };
  const verdict = await act(ambient, "rules.draft", options, async (tx) => {
    const read = await contentOf(source, (ofYear) => loadRuleVersions(tx, { administration, year: ofYear }, kind));
    if (read === "nothingToConfirm") return { ok: false, reasons: ["nothingToConfirm"] };
    const wellFormed = read.ok ? formOf(kind, read.value) : read;
    if (!read.ok || !wellFormed.ok) {
      refused = wellFormed.ok ? [] : wellFormed.problems;
      return { ok: false, reasons: ["wrongForm"] };
    }
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
  if (verdict.ok) return verdict;
  const [reason] = verdict.reasons;
  if (reason === "wrongForm")
    return { ok: true, value: { version: 0, changed: false, problems: refused.map((problem) => ({ ...problem, severity: "error" })) } };
  return { ok: false, reasons: [reason] };
}
function forPrograms({ clause, message, severity }) {
  return { clause, message, severity };
}
async function contentOf(source, versionsOf) {
  switch (source.kind) {
    case "document":
      return { ok: true, value: source.document };
    case "file":
      return readJson(source.content, LARGEST_RULES);
    case "confirmation": {
      const approved = (await versionsOf(source.ofYear)).findLast((version) => version.act);
      return approved ? { ok: true, value: JSON.parse(approved.content) } : "nothingToConfirm";
    }
  }
}

export {
  RULE_KIND_WORDS,
  formOf,
  APPROVE_REFUSALS,
  approveRules,
  DRAFT_REFUSALS,
  draftRules
};
//# sourceMappingURL=chunk-MUTURD7S.js.map
