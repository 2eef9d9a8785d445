import { compare, fromDecimalText, HUNDRED, type Rational, ZERO } from "../kernel/rational.ts";
import { neutralCitation, PROTECTED_ABSENCES } from "./individualEvaluation.rule.ts";
import { citation as negativeCitation } from "./negativeEvaluation.rule.ts";
import { isAscending } from "./isAscending.ts";
import { error, type Problem, repeated, warning } from "./problem.ts";
import { NEUTRAL_ABSENCE_WORDS, type Smvp } from "./smvp.ts";
import { checkBands, checkReach } from "./checkBands.ts";
import { checkRoles } from "./checkRoles.ts";
import { checkScale } from "./checkScale.ts";

/**
 * Reads an SMVP as a colleague would before it is approved: holes and overlaps of bands, weights that do not sum, scores nobody can reach, a weight
 * that should prevail and does not, what contradicts the law. Errors stop the approval, warnings do not.
 */
export function checkSmvp(smvp: Smvp): Problem[] {
  return [
    ...checkRoles(smvp),
    ...smvp.scales.flatMap(checkScale),
    ...repeated(smvp.scales, ({ code }) => code, "scale", "La scala"),
    ...repeated(smvp.behaviours, ({ code }) => code, "comportamenti", "Il comportamento"),
    ...checkBands(smvp),
    ...checkReach(smvp),
    ...checkAchievement(smvp),
    ...checkDifferentiation(smvp),
    ...checkLimits(smvp),
  ];
}

/** Degrees of achievement: limits, outcomes and delays that contradict each other would be found only when something is scored, or never. */
function checkAchievement({ achievement: { limits, deadline, both, outcomes }, rollUp }: Smvp): Problem[] {
  const [floor, cap] = [fromDecimalText(limits.floor), fromDecimalText(limits.cap)];
  const [achieved, notAchieved] = [fromDecimalText(outcomes.achieved), fromDecimalText(outcomes.notAchieved)];
  const isWithin = (points: Rational) => compare(points, floor) >= 0 && compare(points, cap) <= 0;
  const bothWeights = [both.valueWeight, both.deadlineWeight].map(fromDecimalText);
  const { decay, graceDays } = deadline;
  const clause = "raggiungimento";
  return [
    ...(compare(floor, cap) < 0 ? [] : [error(`${clause}.minimo`, "Il grado minimo non è sotto il massimo.")]),
    ...(isWithin(achieved) ? [] : [error(`${clause}.esiti.raggiunto`, "I punti di un obiettivo raggiunto escono dal minimo o dal massimo.")]),
    ...(isWithin(notAchieved) ? [] : [error(`${clause}.esiti.non_raggiunto`, "I punti di un obiettivo non raggiunto escono dal minimo o dal massimo.")]),
    ...(compare(achieved, notAchieved) > 0 ? [] : [error(`${clause}.esiti.raggiunto`, "Un obiettivo raggiunto non vale più di uno non raggiunto.")]),
    ...(decay.kind === "overDays" && decay.zeroAfter <= graceDays
      ? [error(`${clause}.scadenza.zero_dopo_giorni`, "Un ritardo vale zero prima che finiscano i giorni di tolleranza.")]
      : []),
    ...(bothWeights.every((weight) => compare(weight, ZERO) === 0)
      ? [error(`${clause}.valore_e_scadenza.peso_valore`, "Valore e scadenza pesano tutti e due zero: la media non si può fare.")]
      : []),
    ...(compare(fromDecimalText(rollUp.crossCutting.share), HUNDRED) > 0
      ? [error("aggregazione.trasversali.quota", "La quota degli obiettivi trasversali è oltre 100.")]
      : []),
  ]; // prettier-ignore
}

function checkDifferentiation({ differentiation }: Smvp): Problem[] {
  if (!differentiation) return [];
  const ends = differentiation.steps.map(({ upTo }) => fromDecimalText(upTo));
  const points = [...differentiation.steps.map((step) => step.points), differentiation.beyond];
  return [
    ...(isAscending(ends) ? [] : [error("differenziazione.gradini", "I gradini della differenziazione non sono in ordine crescente.")]),
    ...points.flatMap((value, i) =>
      compare(fromDecimalText(value), HUNDRED) > 0
        ? [
            error(
              i < differentiation.steps.length ? `differenziazione.gradini[${String(i)}].punti` : "differenziazione.oltre",
              "I punti sono più di 100.",
            ),
          ]
        : [],
    ),
    ...(differentiation.minimumPeople < 2
      ? [error("differenziazione.persone_minime", "Con meno di due persone i giudizi non possono differire: il minimo è almeno 2.")]
      : []),
  ];
}

function checkLimits(smvp: Smvp): Problem[] {
  const { individual, negativeBelow, procedure, topScores, rounding } = smvp;
  const lacking = PROTECTED_ABSENCES.filter((absence) => !individual.neutralAbsences.includes(absence));
  return [
    ...repeated(individual.neutralAbsences, String, "individuale.assenze_neutre", "L'assenza"),
    ...lacking.map((absence) =>
      error(
        "individuale.assenze_neutre",
        `Manca «${NEUTRAL_ABSENCE_WORDS[absence]}»: i suoi giorni contano come lavorati.`,
        neutralCitation,
      ),
    ),
    ...(individual.minimumDays > 366 ? [error("individuale.giorni_minimi", "Un anno non ha tanti giorni: nessuno sarebbe valutato.")] : []),
    ...(individual.minimumDays > 183 && individual.minimumDays <= 366
      ? [warning("individuale.giorni_minimi", "Chi ha lavorato mezzo anno non sarebbe valutato.")]
      : []),
    ...(compare(fromDecimalText(negativeBelow), HUNDRED) > 0
      ? [error("negativa_sotto", "La soglia della valutazione negativa è oltre 100.", negativeCitation)]
      : []),
    ...(compare(fromDecimalText(negativeBelow), ZERO) === 0
      ? [warning("negativa_sotto", "Con la soglia a zero nessuna valutazione è mai negativa.", negativeCitation)]
      : []),
    ...(rounding.decimals > 4 ? [error("arrotondamento.decimali", "I punteggi si pubblicano con al più 4 decimali.")] : []),
    ...(procedure.observationDays < 1
      ? [error("procedura.giorni_osservazioni", "Chi è valutato deve avere almeno un giorno per le osservazioni.")]
      : []),
    ...(procedure.observationDays === 0 || procedure.observationDays >= 5
      ? []
      : [warning("procedura.giorni_osservazioni", "Meno di 5 giorni per le osservazioni sono pochi.")]),
    ...(procedure.decisionDays < 1 ? [error("procedura.giorni_decisione", "Chi decide deve avere almeno un giorno.")] : []),
    ...(topScores && compare(fromDecimalText(topScores.atMostPercent), HUNDRED) > 0
      ? [error("tetto.quota_massima", "La quota dei punteggi più alti è oltre il 100 %.")]
      : []),
    ...(topScores && compare(fromDecimalText(topScores.from), HUNDRED) > 0
      ? [error("tetto.da", "Il punteggio da cui parte il tetto è oltre 100: il tetto non riguarda nessuno.")]
      : []),
  ];
}
