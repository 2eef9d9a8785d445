// src/domain/evaluation/individual/form.ts
var FORM_STATE_WORDS = {
  assigned: "obiettivi assegnati",
  acknowledged: "obiettivi assegnati, presa visione fatta",
  proposed: "in preparazione",
  communicated: "comunicata",
  contested: "contestata",
  final: "definitiva"
};
var NOT_EVALUATED_WORDS = {
  minimumDays: "giorni lavorati sotto il minimo del sistema di valutazione",
  noObjectives: "nessun obiettivo assegnato",
  noForm: "nessuna scheda",
  suspended: "rapporto di lavoro sospeso",
  leftEarly: "uscita prima della valutazione",
  other: "altro motivo, indicato nella scheda"
};
function formId({ person, from, isInterim }) {
  return `${person}/${from}${isInterim ? "/interim" : ""}`;
}

export {
  FORM_STATE_WORDS,
  NOT_EVALUATED_WORDS,
  formId
};
//# sourceMappingURL=chunk-KFONIPZI.js.map
