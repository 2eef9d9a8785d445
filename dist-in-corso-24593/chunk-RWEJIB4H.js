// src/domain/kernel/groupBy.ts
function groupBy(things, keyOf) {
  const groups = /* @__PURE__ */ new Map();
  for (const thing of things) {
    const key = keyOf(thing);
    const group = groups.get(key);
    if (group) group.push(thing);
    else groups.set(key, [thing]);
  }
  return groups;
}

export {
  groupBy
};
//# sourceMappingURL=chunk-RWEJIB4H.js.map
