// src/data/checkSealedDocuments.ts
import { createHash } from "node:crypto";
async function checkSealedDocuments(tx) {
  const rules = await loadApprovedRules(tx);
  const runs = await loadRuns(tx);
  const faults = [
    ...compare(rules, await recordedBy(tx, ["rules.approve"]), "rulesAltered", "rulesMissing"),
    ...compare(runs, await recordedBy(tx, ["evaluation.record", "pay.record"]), "runAltered", "runMissing")
  ];
  return { documents: rules.length + runs.length, faults };
}
function compare(found, recorded, altered, missing) {
  const byName = new Map(found.map((each) => [nameOf(each), each]));
  const said = new Map(recorded.map((each) => [nameOf(each), each.sha256]));
  return [
    ...found.filter((each) => each.now !== each.stored || each.now !== (said.get(nameOf(each)) ?? each.now)).map(({ administration, object }) => ({ administration, object, kind: altered })),
    ...recorded.filter((each) => !byName.has(nameOf(each))).map(({ administration, object }) => ({ administration, object, kind: missing }))
  ];
}
var nameOf = ({ administration, object }) => `${administration} ${object}`;
async function loadApprovedRules(tx) {
  const rows = await tx.selectFrom("rule_document").select(["administration_id", "kind", "year", "version", "content", "sha256"]).where("act_id", "is not", null).execute();
  return rows.map(({ administration_id, kind, year, version, content, sha256 }) => ({
    administration: administration_id,
    object: `${kind} ${String(year)} version ${String(version)}`,
    stored: sha256.toString("hex"),
    now: fingerprintOf(content)
  }));
}
async function loadRuns(tx) {
  const rows = await tx.selectFrom("evaluation_run").select(["administration_id", "kind", "run", "result", "sha256"]).execute();
  return rows.map(({ administration_id, kind, run, result, sha256 }) => ({
    administration: administration_id,
    object: `${kind} run ${String(run)}`,
    stored: sha256.toString("hex"),
    now: fingerprintOf(result)
  }));
}
async function recordedBy(tx, actions) {
  const rows = await tx.selectFrom("audit").select(["administration_id", "object", "content"]).where("action", "in", actions).execute();
  return rows.flatMap(({ administration_id: administration, object, content }) => {
    const said = content === null ? void 0 : JSON.parse(content);
    return said?.sha256 === void 0 ? [] : [{ administration, object, sha256: said.sha256 }];
  });
}
function fingerprintOf(text) {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

export {
  checkSealedDocuments,
  fingerprintOf
};
//# sourceMappingURL=chunk-2LNQIOKY.js.map
