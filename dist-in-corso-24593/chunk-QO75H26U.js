import {
  compare,
  parseItalianNumber,
  rational,
  toDecimalText
} from "./chunk-MJTHQE4O.js";

// src/domain/plan/readOutcome.ts
var WORDS = [
  [/^((obiettivo )?(non (raggiunt|conseguit|realizzat|completat)[oai]|mancat[oai])|no)$/, "notAchieved"],
  [/^(obiettivo )?(parzialmente (raggiunt|conseguit|realizzat)[oai]|(raggiunt|conseguit|realizzat)[oai] (parzialmente|in parte)|parziale)$/, "partlyAchieved"],
  [/^(obiettivo )?((pienamente |totalmente |interamente )?(raggiunt|conseguit|realizzat|completat)[oai]( pienamente| totalmente)?|si|sì)$/, "achieved"],
  [/^(obiettivo )?non valutabil[ei]$/, "notAssessable"],
  [/^(obiettivo )?(neutralizzat[oai]|sterilizzat[oai])$/, "neutralised"],
  [/^(non (indicato|rilevato)|n\.?d\.?|-+)?$/, "unknown"]
];
var DEGREE = /^(?:(?:obiettivo )?(?:parzialmente )?(?:raggiunt|conseguit|realizzat)[oai]\s*(?:in parte\s*|parzialmente\s*)?,?\s*(?:al|allo|all'|a|per il)?\s*)?\(?(\d+(?:[.,]\d+)*)\s*%\)?$/;
function readOutcome(written) {
  const text = written.replace(/\s+/g, " ").trim().replace(/\.$/, "").toLowerCase();
  const degree = DEGREE.exec(text)?.[1];
  if (degree !== void 0) return outcomeOfDegree(degree);
  const words = text.replace(/\s*\([^()]*\)$/, "");
  const outcome = WORDS.find(([form]) => form.test(words))?.[1];
  return outcome && { outcome };
}
function outcomeOfDegree(written) {
  const value = parseItalianNumber(written.replace(/\s*%$/, "").trim());
  if (!value) return void 0;
  const degree = toDecimalText(value);
  if (compare(value, rational(100n)) >= 0) return { outcome: "achieved", degree };
  return compare(value, rational(0n)) <= 0 ? { outcome: "notAchieved", degree } : { outcome: "partlyAchieved", degree };
}
function toldReasonOf({ deviation, evaluated }) {
  if (deviation !== void 0) return deviation.reason;
  const told = /\(([^()]*)\)\.?$/.exec(evaluated.written.trim())?.[1]?.trim() ?? "";
  return new RegExp("\\p{L}{3}", "u").test(told) && !new RegExp("^(?:vedi|si veda|cfr|nota|parzial|in parte|motiv\\p{L}+ non|senza motiv|non indicat)", "iu").test(told) ? told : void 0;
}

export {
  readOutcome,
  outcomeOfDegree,
  toldReasonOf
};
//# sourceMappingURL=chunk-QO75H26U.js.map
