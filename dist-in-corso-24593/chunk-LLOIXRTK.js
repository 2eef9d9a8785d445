// src/features/ambient.ts
var COMMAND_LINE = { person: "riga di comando", capacity: "commandLine" };
var DEMONSTRATION_MAKER = { person: "dimostrazione", capacity: "commandLine" };
var WorkFailed = class extends Error {
  name = "WorkFailed";
  detail;
  constructor(sentence, detail) {
    super(sentence);
    this.detail = detail;
  }
};

export {
  COMMAND_LINE,
  DEMONSTRATION_MAKER,
  WorkFailed
};
//# sourceMappingURL=chunk-LLOIXRTK.js.map
