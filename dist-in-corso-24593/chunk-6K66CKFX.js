import {
  evaluatedYear
} from "./chunk-KEQUZAVZ.js";
import {
  addHeadCountDecision
} from "./chunk-QSRMBLGI.js";
import {
  act
} from "./chunk-JGRYUSCM.js";

// src/features/evaluation/closeHeadCount.ts
var CLOSE_REFUSALS = {
  nothingToEvaluate: "Non ci sono schede da valutare: prima si importano persone e schede.",
  someWait: "I conti del personale non si possono chiudere: qualche valutazione \xE8 ancora in corso.",
  doesNotAddUp: "I conti del personale non tornano: in servizio \u2212 non valutati + aggiunti non d\xE0 i valutati.",
  noReason: "Manca il motivo: chi chiude i conti dice come li ha verificati."
};
function closeHeadCount(ambient, { reason, idempotencyKey }) {
  const key = { administration: ambient.administration, year: ambient.year };
  const words = reason.trim();
  return act(
    ambient,
    "evaluation.closeHeadCount",
    { idempotencyKey },
    async (tx) => {
      const year = await evaluatedYear(tx, key);
      const against = year ? againstClosing(year.evaluation.individual.headCount, words) : "nothingToEvaluate";
      if (against) return { ok: false, reasons: [against] };
      await addHeadCountDecision(tx, key, words, ambient.actor.person);
      const answer = { reason: words };
      return { ok: true, value: { answer, object: `head-count ${String(key.year)}`, content: answer } };
    }
  );
}
function againstClosing({ waiting, roles }, reason) {
  if (reason === "") return "noReason";
  if (waiting > 0) return "someWait";
  const addsUp = roles.every((role) => role.employed - role.notEvaluated + role.added === role.evaluated);
  return addsUp ? void 0 : "doesNotAddUp";
}

export {
  CLOSE_REFUSALS,
  closeHeadCount
};
//# sourceMappingURL=chunk-6K66CKFX.js.map
