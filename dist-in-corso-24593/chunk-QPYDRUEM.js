// src/domain/kernel/dated.ts
function inForceOn(day, values) {
  return values.findLast(({ from }) => from <= day)?.value;
}

export {
  inForceOn
};
//# sourceMappingURL=chunk-QPYDRUEM.js.map
