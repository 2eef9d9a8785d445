import { italianDate } from "../domain/kernel/civilDate.ts";
import { italianDecimal } from "../domain/kernel/rational.ts";
import { OUTSIDE_EVALUATORS } from "../domain/organisation/employment.ts";
import { PROFILE_WORDS, type Profile } from "../domain/organisation/profile.ts";
import type { RegisterDifference } from "../domain/organisation/registerDifferences.ts";

/** A difference between the register of people and a file of evaluations, for people. */
export function differenceWords(difference: RegisterDifference): string {
  const { person, from, to } = difference;
  return `${person}, dal ${italianDate(from)} al ${italianDate(to)}: ${whatWords(difference)}`;
}

function whatWords({ about, file = "", register = "" }: RegisterDifference): string {
  switch (about) {
    case "unit":
      return `nel file lavora in «${file}», nel registro in «${register}»`;
    case "role":
      return `nel file è «${PROFILE_WORDS[file as Profile]}», nel registro «${PROFILE_WORDS[register as Profile]}»`;
    case "workingTime":
      return `nel file ha tempo ${italianDecimal(file)}, nel registro ${italianDecimal(register)}`;
    case "evaluator":
      return `nel file valuta ${OUTSIDE_EVALUATORS[file] ?? file}, nel registro ${OUTSIDE_EVALUATORS[register] ?? register}`;
    case "notInRegister":
      return "nel registro non c'è un rapporto di lavoro: vale il file se manca tutto l'anno, altrimenti il registro";
    case "notInFile":
      return "nel registro c'è un rapporto di lavoro, nel file no";
    case "absences":
      return "i giorni di assenza non si possono dividere tra i periodi del registro: valgono i periodi del file";
  }
}
