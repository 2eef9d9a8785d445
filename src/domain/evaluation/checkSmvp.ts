import { type Citation, citationText } from "../kernel/citation.ts";
import { compare, fromDecimalText, HUNDRED, italianDecimal, type Rational, rational, ZERO } from "../kernel/rational.ts";
import { ROLE_WORDS } from "../organization/role.ts";
import type { DecimalText } from "../plan/target.ts";
import { bandsOf } from "./band.ts";
import {
  LEADERS,
  LEADERS_COMPONENTS,
  leadersCitation,
  neutralCitation,
  PROTECTED_ABSENCES,
  STAFF_COMPONENTS,
  staffCitation,
} from "./individualEvaluation.rule.ts";
import { citation as negativeCitation } from "./negativeEvaluation.rule.ts";
import { checkWeights } from "./checkWeights.ts";
import { isAscending } from "./isAscending.ts";
import { payCategoryOf } from "../organization/role.ts";
import type { Problem } from "./problem.ts";
import { scoreRange } from "./scoreRange.ts";
import { COMPONENT_WORDS, NEUTRAL_ABSENCE_WORDS, type RoleTemplate, type Scale, type Smvp } from "./smvp.ts";

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

function error(clause: string, message: string, citation?: Citation): Problem {
  return {
    clause,
    message: citation ? `${message} (${citationText(citation)})` : message,
    severity: "error",
    ...(citation && { citation }),
  };
}

function warning(clause: string, message: string, citation?: Citation): Problem {
  return { ...error(clause, message, citation), severity: "warning" };
}

function repeated<Thing>(things: readonly Thing[], keyOf: (thing: Thing) => string, clause: string, what: string): Problem[] {
  return things.flatMap((thing, i) => {
    const isSecond = things.findIndex((other) => keyOf(other) === keyOf(thing)) < i;
    return isSecond ? [error(`${clause}[${String(i)}]`, `${what} «${keyOf(thing)}» c'è già: ne resti uno.`)] : [];
  });
}

function checkRoles(smvp: Smvp): Problem[] {
  if (smvp.roles.length === 0) return [error("ruoli", "Non c'è nessun modello di scheda: nessuno può essere valutato.")];
  return [
    ...repeated(smvp.roles, ({ role }) => role, "ruoli", "Il modello di scheda per il ruolo"),
    ...smvp.roles.flatMap((template, i) => checkRole(smvp, template, `ruoli[${String(i)}]`)),
  ];
}

function checkRole(smvp: Smvp, template: RoleTemplate, clause: string): Problem[] {
  const { role, components, behaviours, scale } = template;
  const kinds = components.map(({ kind }) => kind);
  const judgesBehaviours = kinds.includes("behaviours");
  const who = ROLE_WORDS[role];
  return [
    ...repeated(components, ({ kind }) => kind, `${clause}.componenti`, "La componente"),
    ...checkWeights(smvp.weights.components, components, `${clause}.componenti`, `${who}: le componenti`),
    ...(judgesBehaviours ? checkWeights(smvp.weights.behaviours, behaviours, `${clause}.comportamenti`, `${who}: i comportamenti`) : []),
    ...repeated(behaviours, ({ code }) => code, `${clause}.comportamenti`, "Il comportamento"),
    ...behaviours.flatMap(({ code }, i) =>
      smvp.behaviours.some((behaviour) => behaviour.code === code)
        ? []
        : [error(`${clause}.comportamenti[${String(i)}].codice`, `Il comportamento «${code}» non è nell'elenco dei comportamenti.`)],
    ),
    ...(judgesBehaviours && scale === undefined
      ? [error(`${clause}.scala`, `${who}: i comportamenti si valutano su una scala, e non ne è indicata nessuna.`)]
      : []),
    ...(scale !== undefined && !smvp.scales.some(({ code }) => code === scale)
      ? [error(`${clause}.scala`, `La scala «${scale}» non è nell'elenco delle scale.`)]
      : []),
    ...(!judgesBehaviours && behaviours.length > 0
      ? [error(`${clause}.comportamenti`, `${who}: ci sono comportamenti, ma manca la componente «${COMPONENT_WORDS.behaviours}».`)]
      : []),
    ...(kinds.includes("differentiation") && !smvp.differentiation
      ? [error(`${clause}.componenti`, `${who}: c'è la differenziazione dei giudizi, ma non è detto come si misura.`)]
      : []),
    ...checkLaw(template, clause),
  ];
}

/** What the law wants in the evaluation of who leads and of who does not. */
function checkLaw({ role, components }: RoleTemplate, clause: string): Problem[] {
  const kinds = components.map(({ kind }) => kind);
  const who = ROLE_WORDS[role];
  if (LEADERS.includes(role)) {
    const lacking = LEADERS_COMPONENTS.filter((kind) => !kinds.includes(kind));
    return [
      ...lacking.map((kind) => warning(`${clause}.componenti`, `${who}: manca la componente «${COMPONENT_WORDS[kind]}».`, leadersCitation)),
      ...checkPrevailing(components, clause, who),
    ];
  }
  if (payCategoryOf(role) !== "staff") return [];
  return STAFF_COMPONENTS.filter((any) => !any.some((kind) => kinds.includes(kind))).map((any) =>
    warning(`${clause}.componenti`, `${who}: manca ${any.map((kind) => `«${COMPONENT_WORDS[kind]}»`).join(" o ")}.`, staffCitation),
  );
}

/** "Prevailing" is defined nowhere: above half of the whole, or above every other single component. Neither is a warning. */
function checkPrevailing(components: RoleTemplate["components"], clause: string, who: string): Problem[] {
  const weightOf = ({ weight }: { readonly weight?: DecimalText }) => fromDecimalText(weight ?? "1");
  const unit = components.find(({ kind }) => kind === "unit");
  if (!unit) return [];
  const others = components.filter((component) => component !== unit);
  const prevails = others.every((other) => compare(weightOf(unit), weightOf(other)) > 0);
  if (prevails) return [];
  const message = `${who}: il peso della performance dell'unità organizzativa deve prevalere, e non supera quello di ogni altra componente.`;
  return [warning(`${clause}.componenti`, message, leadersCitation)];
}

function checkScale(scale: Scale, i: number): Problem[] {
  const clause = `scale[${String(i)}]`;
  if (scale.kind === "words") {
    if (scale.levels.length < 2) return [error(`${clause}.livelli`, "Una scala di parole ha almeno due livelli.")];
    return [
      ...repeated(scale.levels, ({ word }) => word, `${clause}.livelli`, "Il livello"),
      ...scale.levels.flatMap(({ word, value }, j) =>
        compare(fromDecimalText(value), HUNDRED) > 0
          ? [error(`${clause}.livelli[${String(j)}].valore`, `Il livello «${word}» vale più di 100.`)]
          : [],
      ),
    ];
  }
  const [from, to] = [fromDecimalText(scale.from), fromDecimalText(scale.to)];
  if (compare(from, to) >= 0) return [error(`${clause}.a`, "La scala finisce dove comincia, o prima.")];
  const ends = scale.levels.map(({ upTo }) => fromDecimalText(upTo));
  const last = ends.at(-1);
  return [
    ...(isAscending(ends) ? [] : [error(`${clause}.livelli`, "I livelli della scala non sono in ordine crescente: due si sovrappongono.")]),
    ...(last && compare(last, to) !== 0
      ? [
          error(
            `${clause}.livelli`,
            `I livelli finiscono a ${italianDecimal(scale.levels.at(-1)?.upTo ?? "")}, la scala a ${italianDecimal(scale.to)}.`,
          ),
        ]
      : []),
    ...(ends[0] && compare(ends[0], from) < 0
      ? [error(`${clause}.livelli[0].fino_a`, "Il primo livello finisce prima che la scala cominci.")]
      : []),
  ];
}

function checkBands({ bands }: Smvp): Problem[] {
  if (bands.length < 2) return [error("fasce", "La griglia dei punteggi ha almeno due fasce.")];
  const problems: Problem[] = [...repeated(bands, ({ label }) => label, "fasce", "La fascia")];
  for (const [i, band] of bands.entries()) {
    const clause = `fasce[${String(i)}]`;
    const end = fromDecimalText(band.upTo);
    const before = bands[i - 1];
    const order = before ? compare(end, fromDecimalText(before.upTo)) : compare(end, ZERO);
    const isEmpty = order < 0 || (order === 0 && (before ? before.inclusive || !band.inclusive : !band.inclusive));
    if (isEmpty)
      problems.push(error(`${clause}.fino_a`, `La fascia «${band.label}» non contiene nessun punteggio: finisce prima di cominciare.`));
    if (compare(end, HUNDRED) > 0 && i < bands.length - 1 && compare(fromDecimalText(before?.upTo ?? "0"), HUNDRED) >= 0)
      problems.push(warning(`${clause}.fino_a`, `La fascia «${band.label}» è oltre 100.`));
    const [meant] = bandsOf([band.label, bands[i + 1]?.label ?? ""]);
    if (meant && (compare(fromDecimalText(meant.upTo), end) !== 0 || meant.inclusive !== band.inclusive))
      problems.push(
        error(`${clause}.etichetta`, `L'etichetta «${band.label}» dice fino a ${italianDecimal(meant.upTo)} ${meant.inclusive ? "compreso" : "escluso"}, la fascia finisce a ${italianDecimal(band.upTo)} ${band.inclusive ? "compreso" : "escluso"}.`), // prettier-ignore
      );
  }
  return problems;
}

/** Scores above the last band fall nowhere; bands that no score reaches promise a differentiation that cannot be. */
function checkReach(smvp: Smvp): Problem[] {
  const last = smvp.bands.at(-1);
  if (!last) return [];
  const ranges = smvp.roles.map((template) => scoreRange(smvp, template));
  const highest = ranges.reduce<Rational>((best, { to }) => (compare(to, best) > 0 ? to : best), HUNDRED);
  const lowest = ranges.reduce<Rational>((least, { from }) => (compare(from, least) < 0 ? from : least), HUNDRED);
  const end = fromDecimalText(last.upTo);
  const isHole = compare(highest, end) > 0 || (compare(highest, end) === 0 && !last.inclusive);
  const problems: Problem[] = [];
  if (isHole)
    problems.push(
      error(`fasce[${String(smvp.bands.length - 1)}].fino_a`, `L'ultima fascia finisce a ${italianDecimal(last.upTo)}${last.inclusive ? "" : " escluso"}: i punteggi oltre non stanno in nessuna.`), // prettier-ignore
    );
  for (const [i, { label, upTo, inclusive }] of smvp.bands.entries()) {
    const above = compare(fromDecimalText(upTo), lowest);
    if (above < 0 || (above === 0 && !inclusive))
      problems.push(warning(`fasce[${String(i)}]`, `Nessuno può avere un punteggio nella fascia «${label}».`));
    else if (smvp.rounding.bandOn === "published" && !holdsPublished(smvp, i))
      problems.push(
        warning(`fasce[${String(i)}]`, `Con ${String(smvp.rounding.decimals)} decimali nessun punteggio cade nella fascia «${label}».`),
      );
  }
  return problems;
}

/** Whether a score with the published decimals falls in the band: the first one above the band before it does, or none. */
function holdsPublished({ bands, rounding }: Smvp, i: number): boolean {
  const band = bands[i];
  if (!band) return false;
  const unit = 10n ** BigInt(rounding.decimals);
  const before = bands[i - 1];
  const start = before ? fromDecimalText(before.upTo) : ZERO;
  const scaled = rational(start.numerator * unit, start.denominator);
  const ceiling = scaled.denominator === 1n ? scaled.numerator : scaled.numerator / scaled.denominator + 1n;
  const first = rational(ceiling + (before?.inclusive && scaled.denominator === 1n ? 1n : 0n), unit);
  return compare(first, fromDecimalText(band.upTo)) < (band.inclusive ? 1 : 0);
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
