import {
  fingerprintOf
} from "./chunk-2LNQIOKY.js";
import {
  ENGINE,
  evaluatedYear,
  resultOf
} from "./chunk-KEQUZAVZ.js";
import {
  addRun,
  loadLastRun
} from "./chunk-PFD33CO2.js";
import {
  act,
  holdRevision
} from "./chunk-JGRYUSCM.js";

// src/features/evaluation/recordEvaluation.ts
var RECORD_REFUSALS = {
  nothingToEvaluate: "Non ci sono schede da valutare: prima si importano persone e schede.",
  rulesNotApproved: "Un calcolo si registra solo con regole approvate da un atto: qui c'\xE8 una bozza."
};
function recordEvaluation(ambient, idempotencyKey) {
  const key = { administration: ambient.administration, year: ambient.year };
  return act(ambient, "evaluation.record", { idempotencyKey }, async (tx) => {
    await holdRevision(tx, key);
    const year = await evaluatedYear(tx, key);
    if (!year) return { ok: false, reasons: ["nothingToEvaluate"] };
    if (!year.rules.act) return { ok: false, reasons: ["rulesNotApproved"] };
    const result = resultOf(year);
    const last = await loadLastRun(tx, key, "evaluation");
    const changed = last === void 0 || agreementOf(last, year, result) !== "identical";
    const { rules, reading } = year;
    const run = changed ? await addRun(tx, key, { kind: "evaluation", reading: reading.reading, smvpVersion: rules.version, engine: ENGINE, result: result.text, proofsSha256: result.proofsSha256, by: ambient.actor.person }) : last.run;
    const answer = { run: String(run), changed };
    return {
      ok: true,
      value: {
        answer,
        object: `evaluation run ${String(run)}`,
        content: { ...answer, smvpVersion: rules.version, engine: ENGINE, sha256: fingerprintOf(result.text) }
      }
    };
  });
}
var AGREEMENT_WORDS = {
  identical: "rifatto adesso, d\xE0 gli stessi byte",
  otherData: "dopo sono stati importati altri dati",
  otherRules: "dopo \xE8 stata approvata un'altra versione delle regole",
  otherEngine: "\xE8 stato fatto con un'altra versione del programma",
  otherWords: "rifatto adesso, d\xE0 gli stessi esiti; sono cambiate solo le parole delle prove, come quando si cancellano i dati di una persona",
  otherResult: "con gli stessi dati e le stesse regole oggi d\xE0 un altro risultato: lo segnali a chi gestisce il sistema"
};
function agreementOf(run, year, result = resultOf(year)) {
  if (run.engine !== ENGINE) return "otherEngine";
  if (run.smvpVersion !== year.rules.version) return "otherRules";
  if (run.result === result.text && run.proofsSha256.equals(result.proofsSha256)) return "identical";
  if (run.reading !== year.reading.reading) return "otherData";
  return run.result === result.text ? "otherWords" : "otherResult";
}

export {
  RECORD_REFUSALS,
  recordEvaluation,
  AGREEMENT_WORDS,
  agreementOf
};
//# sourceMappingURL=chunk-7TLYTQ3X.js.map
