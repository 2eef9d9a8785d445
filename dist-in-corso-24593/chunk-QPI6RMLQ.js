import {
  citationText
} from "./chunk-XEVOJYQI.js";
import {
  HUNDRED,
  ZERO,
  add,
  compare,
  fromDecimalText,
  italianExact
} from "./chunk-MJTHQE4O.js";

// src/domain/evaluation/problem.ts
function isApprovable(problems) {
  return problems.every(({ severity }) => severity === "warning");
}
function error(clause, message, citation) {
  return {
    clause,
    message: citation ? `${message} (${citationText(citation)})` : message,
    severity: "error",
    ...citation && { citation }
  };
}
function warning(clause, message, citation) {
  return { ...error(clause, message, citation), severity: "warning" };
}
function repeatedNames(things, keyOf, tell) {
  const seen = /* @__PURE__ */ new Set();
  return things.flatMap((thing, i) => {
    const name = keyOf(thing);
    if (seen.has(name)) return [tell(name, i)];
    seen.add(name);
    return [];
  });
}
function repeated(things, keyOf, clause, what) {
  return repeatedNames(things, keyOf, (name, i) => error(`${clause}[${String(i)}]`, `${what} \xAB${name}\xBB c'\xE8 gi\xE0: ne resti uno.`));
}

// src/domain/evaluation/checkWeights.ts
function checkWeights(mode, parts, clause, what) {
  if (parts.length === 0) return [error(clause, `${what} mancano.`)];
  if (mode === "none") {
    const first = parts.findIndex(({ weight }) => weight !== void 0);
    return first < 0 ? [] : [error(`${clause}[${String(first)}].peso`, `${what} non hanno pesi, e qui ce n'\xE8 uno.`)];
  }
  const lacking = parts.findIndex(({ weight }) => weight === void 0);
  if (lacking >= 0) return [error(`${clause}[${String(lacking)}].peso`, `${what}: manca un peso.`)];
  const weights = parts.map(({ weight }) => fromDecimalText(weight ?? "0"));
  const zero = weights.findIndex((weight) => compare(weight, ZERO) <= 0);
  if (zero >= 0) return [error(`${clause}[${String(zero)}].peso`, `${what}: un peso \xE8 zero o negativo; chi non conta non si elenca.`)];
  const sum = weights.reduce(add);
  if (mode !== "percent" || compare(sum, HUNDRED) === 0) return [];
  return [error(clause, `${what} hanno pesi che sommano a ${italianExact(sum)} invece che a 100.`)];
}

export {
  isApprovable,
  error,
  warning,
  repeatedNames,
  repeated,
  checkWeights
};
//# sourceMappingURL=chunk-QPI6RMLQ.js.map
