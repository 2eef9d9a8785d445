import {
  parseItalianNumber,
  toDecimalText
} from "./chunk-MJTHQE4O.js";

// src/domain/plan/readCells.ts
function readNumbers(written) {
  const parts = partsOf(written).map(
    (part) => /^(?:(?:os|ob\.?|obiettivo(?: strategico)?|linea(?: strategica)?)\s*)?(?:n\.?\s*)?(\d{1,3})$/i.exec(part)?.[1]
  );
  return parts.length > 0 && parts.every((part) => part !== void 0) ? [...new Set(parts.map(Number))] : void 0;
}
function readCodes(written) {
  const parts = partsOf(written).map(
    (part) => /^(?:(?:oo|ob\.?|obiettivo(?: operativo)?)\s*)?(?:n\.?\s*)?(\d{1,3}(?:\.\d{1,3})+)\.?$/i.exec(part)?.[1]
  );
  return parts.length > 0 && parts.every((part) => part !== void 0) ? [...new Set(parts)] : void 0;
}
function readNames(written) {
  return [...new Set(written.split(";").map((name) => name.trim()).filter(Boolean))];
}
function partsOf(written) {
  return written.split(/[;,]|\se\s/).map((part) => part.trim()).filter(Boolean);
}
function readBaselines(written) {
  const parts = written.split(/;|,\s+(?=(?:anno\s+)?(?:19|20)\d\d\s*[:=])/i).map((part) => part.trim()).filter(Boolean).map(readBaseline);
  if (parts.length === 0) return void 0;
  const read = parts.filter((part) => part !== void 0);
  const hasEachYearOnce = new Set(read.map(({ year }) => year)).size === parts.length;
  return hasEachYearOnce ? read.sort((a, b) => a.year - b.year) : void 0;
}
function readBaseline(part) {
  const [, yearBefore, after] = /^(?:anno\s+)?((?:19|20)\d\d)\s*[:=]\s*(.+)$/i.exec(part) ?? [];
  const [, before, yearAfter] = /^(.+?)\s*\((?:anno\s+)?((?:19|20)\d\d)\)$/i.exec(part) ?? [];
  const number = /^(?:€\s*)?([-−]?\d+(?:[.,]\d+)*)(?:\s*(?:%|€|[\p{L}][\p{L} ]*|su \d+))?$/u.exec(after ?? before ?? "")?.[1];
  const value = number === void 0 ? void 0 : parseItalianNumber(number.replace("\u2212", "-"));
  return value && { year: Number(yearBefore ?? yearAfter), value: toDecimalText(value) };
}
function readWeight(written) {
  return parseItalianNumber(
    written.trim().replace(/^peso:?\s*/i, "").replace(HUNDREDTHS, "")
  );
}
function isHundredths(written) {
  return HUNDREDTHS.test(written.trim());
}
var HUNDREDTHS = /\s*(?:%|\/\s*100|su 100)$/i;
var CLASSES = [
  ["policies", /^politich?[ea]$|^attuazione (delle )?politiche/],
  ["projects", /^progett[oi]$|^attuazione (di |dei )?(piani|progetti|programmi)/],
  ["satisfaction", /^(soddisfazione|gradimento)( (degli utenti|dei destinatari|dell'utenza))?$/],
  ["efficiency", /^(efficienza|efficacia|qualità)((, | e |\/ ?)(efficienza|efficacia|qualità))*( dei servizi)?$/],
  ["impact", /^(impatto|outcome|esito)$/]
];
function readIndicatorClass(written) {
  const text = written.replace(/\s+/g, " ").trim().toLowerCase();
  return CLASSES.find(([, form]) => form.test(text))?.[0];
}

export {
  readNumbers,
  readCodes,
  readNames,
  readBaselines,
  readWeight,
  isHundredths,
  readIndicatorClass
};
//# sourceMappingURL=chunk-QDL4N432.js.map
