import {
  agreementOf
} from "./chunk-7TLYTQ3X.js";
import {
  fingerprintOf
} from "./chunk-2LNQIOKY.js";
import {
  paidYear,
  payResultOf
} from "./chunk-WBSH52Z2.js";
import {
  ENGINE
} from "./chunk-KEQUZAVZ.js";
import {
  addRun,
  loadLastRun
} from "./chunk-PFD33CO2.js";
import {
  act,
  holdRevision
} from "./chunk-JGRYUSCM.js";

// src/features/evaluation/recordPay.ts
var RECORD_PAY_REFUSALS = {
  nothingToPay: "Non ci sono schede o manca il contratto integrativo: non c'\xE8 nulla da calcolare.",
  rulesNotApproved: "Un calcolo si registra solo con SMVP e contratto approvati: qui c'\xE8 una bozza.",
  payHasProblems: "Il calcolo dei premi ha problemi da risolvere: \xABtraguardo pay\xBB li elenca.",
  evaluationNotRecorded: "Prima si registra la valutazione di questi stessi dati, con \xABtraguardo evaluate --record\xBB."
};
function recordPay(ambient, idempotencyKey) {
  const key = { administration: ambient.administration, year: ambient.year };
  return act(ambient, "pay.record", { idempotencyKey }, async (tx) => {
    await holdRevision(tx, key);
    const paid = await paidYear(tx, key);
    if (!paid) return { ok: false, reasons: ["nothingToPay"] };
    const { year, rules, run } = paid;
    if (!year.rules.act || !rules.act) return { ok: false, reasons: ["rulesNotApproved"] };
    if (!run.ok) return { ok: false, reasons: ["payHasProblems"] };
    const evaluation = await loadLastRun(tx, key, "evaluation");
    if (!evaluation || agreementOf(evaluation, year) !== "identical") return { ok: false, reasons: ["evaluationNotRecorded"] };
    const result = payResultOf(run);
    const last = await loadLastRun(tx, key, "pay");
    const changed = last === void 0 || payAgreementOf(last, paid, result) !== "identical";
    const recorded = changed ? await addRun(tx, key, { kind: "pay", reading: year.reading.reading, smvpVersion: year.rules.version, cciVersion: rules.version, engine: ENGINE, result: result.text, proofsSha256: result.proofsSha256, by: ambient.actor.person }) : last.run;
    const answer = { run: String(recorded), changed };
    return {
      ok: true,
      value: {
        answer,
        object: `pay run ${String(recorded)}`,
        content: { ...answer, cciVersion: rules.version, engine: ENGINE, sha256: fingerprintOf(result.text) }
      }
    };
  });
}
function payAgreementOf(recorded, { year, rules, run }, result = run.ok ? payResultOf(run) : void 0) {
  if (recorded.engine !== ENGINE) return "otherEngine";
  if (recorded.smvpVersion !== year.rules.version || recorded.cciVersion !== rules.version) return "otherRules";
  if (result && recorded.result === result.text && recorded.proofsSha256.equals(result.proofsSha256)) return "identical";
  if (recorded.reading !== year.reading.reading) return "otherData";
  return recorded.result === result?.text ? "otherWords" : "otherResult";
}

export {
  RECORD_PAY_REFUSALS,
  recordPay,
  payAgreementOf
};
//# sourceMappingURL=chunk-AHBLLAOX.js.map
