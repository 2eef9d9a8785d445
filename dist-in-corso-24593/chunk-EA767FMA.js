// src/domain/plan/comparability.rule.ts
var comparabilityCitation = { act: "d.lgs. 150/2009", article: "5", paragraph: "2", letter: "f" };

export {
  comparabilityCitation
};
//# sourceMappingURL=chunk-EA767FMA.js.map
