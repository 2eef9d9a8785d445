// src/domain/plan/target.ts
function dueDay(deadline) {
  return deadline.kind === "day" ? deadline.by : deadline.resolved;
}

export {
  dueDay
};
//# sourceMappingURL=chunk-UQ62ZDIO.js.map
