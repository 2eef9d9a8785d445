import {
  italianDecimal,
  parseItalianNumber,
  toDecimalText
} from "./chunk-MJTHQE4O.js";

// src/domain/evaluation/band.ts
var NUMBER = "(\\d+(?:[.,]\\d+)?)";
var BELOW = new RegExp(`^(?:minore di|inferiore a|meno di|fino a meno di|<)\\s*${NUMBER}`, "i");
var UP_TO = new RegExp(`^(?:fino a|non oltre|(?:minore|inferiore) o uguale a|\u2264|<=)\\s*${NUMBER}`, "i");
var FROM_TO = new RegExp(`^(?:da |dal )?${NUMBER}\\s*(?:a|al|-|\u2013|fino a)\\s*${NUMBER}`, "i");
var FROM_TO_BELOW = new RegExp(`^(?:da |dal )?${NUMBER}\\s*a meno di\\s*${NUMBER}`, "i");
var ONE = new RegExp(`^${NUMBER}(?:\\s*punti)?$`, "i");
function bandsOf(labels) {
  return labels.map((label, i) => {
    const below = BELOW.exec(label)?.[1] ?? FROM_TO_BELOW.exec(label)?.[2];
    const next = ONE.exec(labels[i + 1] ?? "")?.[1];
    if (below !== void 0) return band(below, false);
    const range = FROM_TO.exec(label)?.[2];
    if (range !== void 0 && next !== void 0) return band(next, false);
    const upTo = UP_TO.exec(label)?.[1] ?? range ?? ONE.exec(label)?.[1];
    return upTo === void 0 ? void 0 : band(upTo, true);
  });
}
function band(upTo, inclusive) {
  const end = parseItalianNumber(upTo);
  return end && { upTo: toDecimalText(end), inclusive };
}
function bandWords({ upTo, inclusive }, before) {
  const end = italianDecimal(upTo);
  if (before?.upTo === upTo) return `esattamente ${end}`;
  const from = before ? `${before.inclusive ? "oltre" : "da"} ${italianDecimal(before.upTo)} e ` : "";
  return `${from}fino a ${end} ${inclusive ? "compreso" : "escluso"}`;
}

export {
  bandsOf,
  bandWords
};
//# sourceMappingURL=chunk-YEDMBMKX.js.map
