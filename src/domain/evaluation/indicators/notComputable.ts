/** Why a rule has no answer for these values. Each has its Italian sentence: a case without one does not compile. */
export type NotComputable =
  | "targetMissing"
  | "targetNotUnderstood"
  | "targetNotPositive"
  | "valueNotPositive"
  | "baselineMissing"
  | "baselineNotPositive"
  | "targetEqualsBaseline"
  | "worseThanMaintained"
  | "denominatorNotPositive"
  | "noDirection"
  | "rangeCrossed"
  | "zeroDayNotAfterDue"
  | "levelUnknown"
  | "phaseUnknown"
  | "phaseOutsideRange"
  | "weightsSumToZero"
  | "emptyPhases"
  | "emptyComposite"
  | "partNotComputable"
  | "limitsCrossed"
  | "readingOfAnotherKind";

export const NOT_COMPUTABLE_WORDS: Record<NotComputable, string> = {
  targetMissing: "Manca il target che la regola confronta con il valore.",
  targetNotUnderstood: "Il target scritto non si interpreta senza indovinare.",
  targetNotPositive: "Il rapporto con un target pari a zero o negativo non ha senso.",
  valueNotPositive: "Il rapporto con un valore pari a zero o negativo non ha senso.",
  baselineMissing: "Manca il valore di partenza.",
  baselineNotPositive: "Da zero o da un valore negativo una variazione in percentuale non esiste.",
  targetEqualsBaseline: "Target e valore di partenza coincidono (mantenimento) e la regola non dice che cosa vale mantenere.",
  worseThanMaintained: "Il valore è peggiore di quello da mantenere e la regola non dice quanto può scostarsi.",
  denominatorNotPositive: "Il denominatore è zero o negativo.",
  noDirection: "Il valore è diverso da quello atteso e il target non dice se sia meglio o peggio.",
  rangeCrossed: "L'intervallo promesso comincia dopo la sua fine.",
  zeroDayNotAfterDue: "Il giorno in cui il punteggio arriva a zero non viene dopo la scadenza.",
  levelUnknown: "Il livello attribuito non è nella scala.",
  phaseUnknown: "È indicata una fase che la regola non ha.",
  phaseOutsideRange: "Una fase ha una percentuale fuori da 0–100.",
  weightsSumToZero: "I pesi sommano a zero.",
  emptyPhases: "La regola non ha fasi.",
  emptyComposite: "L'indicatore composito non ha parti.",
  partNotComputable: "Una parte dell'indicatore composito non si può calcolare.",
  limitsCrossed: "Minimo e massimo del punteggio non sono in ordine, o il minimo è negativo.",
  readingOfAnotherKind: "La rilevazione non è del tipo che la regola chiede.",
};
