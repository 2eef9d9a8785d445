// src/domain/plan/outcome.ts
var OUTCOMES = ["achieved", "partlyAchieved", "notAchieved", "notAssessable", "neutralised", "unknown"];
var OUTCOME_WORDS = {
  achieved: "raggiunto",
  partlyAchieved: "raggiunto in parte",
  notAchieved: "non raggiunto",
  notAssessable: "non valutabile",
  neutralised: "neutralizzato",
  unknown: "esito non indicato"
};
var OUTCOME_WORDS_PLURAL = {
  achieved: "raggiunti",
  partlyAchieved: "raggiunti in parte",
  notAchieved: "non raggiunti",
  notAssessable: "non valutabili",
  neutralised: "neutralizzati",
  unknown: "senza esito indicato"
};
var OUTCOME_SLUGS = {
  achieved: "raggiunti",
  partlyAchieved: "raggiunti-in-parte",
  notAchieved: "non-raggiunti",
  notAssessable: "non-valutabili",
  neutralised: "neutralizzati",
  unknown: "senza-esito"
};

export {
  OUTCOMES,
  OUTCOME_WORDS,
  OUTCOME_WORDS_PLURAL,
  OUTCOME_SLUGS
};
//# sourceMappingURL=chunk-BTV5RUOO.js.map
