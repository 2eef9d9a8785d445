import {
  actText
} from "./chunk-ME4ERSV2.js";
import {
  Derivation,
  bandOf,
  loadEvaluationReading,
  prepare,
  readySmvp,
  scoreOnScale
} from "./chunk-QSRMBLGI.js";
import {
  COMPONENT_WORDS,
  DIFFERENTIATION_WORDS,
  acceptSmvp,
  loadRuleVersions
} from "./chunk-UJMK5DDS.js";
import {
  NOT_EVALUATED_WORDS,
  formId
} from "./chunk-KFONIPZI.js";
import {
  PAY_CATEGORIES,
  ROLES,
  payCategoryOf
} from "./chunk-HYBPTOKR.js";
import {
  WorkFailed
} from "./chunk-LLOIXRTK.js";
import {
  baselineFor
} from "./chunk-4MDBWQCL.js";
import {
  dueDay
} from "./chunk-UQ62ZDIO.js";
import {
  bandShare
} from "./chunk-P7XYAUP4.js";
import {
  shareOf
} from "./chunk-35W6ZBG6.js";
import {
  targetProblemOf
} from "./chunk-A672SG2A.js";
import {
  readAnnualReport
} from "./chunk-S5Y7YUWN.js";
import {
  slugOf
} from "./chunk-IPUZRVVS.js";
import {
  groupBy
} from "./chunk-RWEJIB4H.js";
import {
  HUNDRED,
  ONE,
  ZERO,
  compare,
  decimalText,
  exactText,
  exactly,
  fromDecimalText,
  parseItalianNumber,
  roundHalfUp,
  rounded,
  sign,
  subtract,
  sumOf,
  toDecimalText
} from "./chunk-MJTHQE4O.js";
import {
  civilDate,
  daysBetween,
  italianDate
} from "./chunk-V65HRVHO.js";

// src/domain/evaluation/grade.ts
var GRADE_WORDS = {
  missing: "dato mancante",
  notApplicable: "non applicabile",
  neutralised: "neutralizzato",
  notComputable: "non calcolabile"
};

// src/domain/evaluation/evaluationSummary.ts
var ENGINE = "1";
function evaluationSummary({ organisation, individual }, smvp) {
  const { evaluated, roles, ...headCount } = individual.headCount;
  return {
    evaluated,
    headCount: { ...headCount, readings: [], roles },
    bands: individual.bands.map(({ label, count, share: share2 }) => ({ label, count: Number(count.text), share: share2?.proof.result ?? null })),
    bandsByCategory: individual.bandsByCategory,
    administration: gradeText(organisation.administration.grade),
    units: organisation.units.map(({ code, computed, judged }) => ({ unit: code, grade: judged && smvp.rollUp.units.takes === "judged" ? judged.value : gradeText(computed.grade) })),
    // prettier-ignore
    differentiation: individual.differentiation.map(({ name, kind, people, metrics }) => ({
      name,
      kind,
      people,
      metrics: {
        standardDeviation: gradeText(metrics.standardDeviation.grade),
        distinctScores: gradeText(metrics.distinctScores.grade),
        topBandShare: gradeText(metrics.topBandShare.grade),
        equalScores: gradeText(metrics.equalScores.grade)
      }
    })),
    people: individual.people.map((person) => lineOf(person, smvp))
  };
}
function proofsOf({ organisation, individual }) {
  return [
    organisation.administration.proof,
    ...organisation.units.map(({ computed }) => computed.proof),
    ...organisation.objectives.map(({ computed }) => computed.proof),
    ...individual.people.flatMap(({ forms, proof }) => [...forms.map(({ graded }) => graded.proof), proof]),
    ...individual.bands.map(({ count }) => count.proof)
  ];
}
function lineOf({ person, role, standing }, { bands, rounding }) {
  const who = { person: person.code, role };
  switch (standing.kind) {
    case "evaluated": {
      const band = standing.band === void 0 ? void 0 : bands[standing.band]?.label;
      const score = withDecimals(standing.published, rounding.decimals);
      return { ...who, standing: "evaluated", score, ...band !== void 0 && { band }, isNegative: standing.isNegative };
    }
    case "waiting":
      return { ...who, standing: "waiting", why: standing.why };
    case "notEvaluated":
      return { ...who, standing: "notEvaluated", why: standing.reason };
  }
}
function withDecimals(value, decimals) {
  return decimalText(roundHalfUp(value, decimals), decimals);
}
function gradeText(grade) {
  if (grade.kind !== "graded") return GRADE_WORDS[grade.kind];
  return grade.value.denominator === 1n ? exactText(grade.value) : withDecimals(grade.value, 2);
}

// src/features/evaluation/evaluatedYear.ts
import { createHash } from "node:crypto";

// src/domain/kernel/byCode.ts
function byCode(things) {
  return things.toSorted((a, b) => a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}

// src/domain/evaluation/indicators/attempt.ts
function fromRule({ derivation, prefix, provenance }, id, name, value) {
  return derivation.given(prefix + id, name, fromDecimalText(value), provenance.rule);
}
function fromPromise({ derivation, prefix, provenance }, id, name, value) {
  return derivation.given(prefix + id, name, fromDecimalText(value), provenance.promised);
}
function fullScore(scoring) {
  return fromRule(scoring, "pieno", "Punteggio pieno", "100");
}
function pointsFromRule(scoring, name, points) {
  return scoring.derivation.read(`${scoring.prefix}grezzo`, "Punteggio", fromRule(scoring, "punti", name, points));
}
function noScore(scoring) {
  return pointsFromRule(scoring, "Punteggio di ci\xF2 che non \xE8 raggiunto", "0");
}
function attempted(found) {
  return typeof found === "string" ? { kind: "notComputable", why: found } : { kind: "graded", term: found };
}
function withinLimits(scoring, score, { floor, cap }) {
  const { derivation, prefix } = scoring;
  if (compare(score.value, fromDecimalText(cap)) > 0)
    return derivation.minimum(`${prefix}punteggio`, "Non oltre il massimo", [
      score,
      fromRule(scoring, "massimo", "Punteggio massimo", cap)
    ]);
  if (compare(score.value, fromDecimalText(floor)) < 0)
    return derivation.maximum(`${prefix}punteggio`, "Non sotto il minimo", [score, fromRule(scoring, "minimo", "Punteggio minimo", floor)]);
  return score;
}

// src/domain/evaluation/indicators/indicatorUse.ts
var SCORING_RULE_WORDS = {
  binary: "Punteggio pieno se il target \xE8 raggiunto, altrimenti zero.",
  ratio: "Il punteggio \xE8 il rapporto tra valore e target, o tra target e valore se \xE8 meglio un valore basso.",
  interpolation: "Il punteggio \xE8 la parte di strada fatta dal valore di partenza al target.",
  thresholds: "Il punteggio \xE8 quello della soglia in cui cade il valore.",
  range: "Punteggio pieno dentro l'intervallo; fuori decresce fino a zero nella tolleranza.",
  date: "Punteggio pieno se concluso in tempo; in ritardo decresce, o \xE8 zero, come dice la regola.",
  ordinal: "Il punteggio \xE8 quello del livello attribuito.",
  phases: "Il punteggio \xE8 la media delle fasi, ciascuna con la sua percentuale e il suo peso.",
  composite: "Il punteggio riunisce quelli delle parti."
};

// src/domain/evaluation/indicators/notComputable.ts
var NOT_COMPUTABLE_WORDS = {
  targetMissing: "Manca il target che la regola confronta con il valore.",
  targetNotUnderstood: "Il target scritto non si interpreta senza indovinare.",
  targetNotPositive: "Il rapporto con un target pari a zero o negativo non ha senso.",
  valueNotPositive: "Il rapporto con un valore pari a zero o negativo non ha senso.",
  baselineMissing: "Manca il valore di partenza.",
  baselineNotPositive: "Da zero o da un valore negativo una variazione in percentuale non esiste.",
  targetEqualsBaseline: "Target e valore di partenza coincidono (mantenimento) e la regola non dice che cosa vale mantenere.",
  worseThanMaintained: "Il valore \xE8 peggiore di quello da mantenere e la regola non dice quanto pu\xF2 scostarsi.",
  denominatorNotPositive: "Il denominatore \xE8 zero o negativo.",
  noDirection: "Il valore \xE8 diverso da quello atteso e il target non dice se sia meglio o peggio.",
  rangeCrossed: "L'intervallo promesso comincia dopo la sua fine.",
  zeroDayNotAfterDue: "Il giorno in cui il punteggio arriva a zero non viene dopo la scadenza.",
  levelUnknown: "Il livello attribuito non \xE8 nella scala.",
  phaseUnknown: "\xC8 indicata una fase che la regola non ha.",
  phaseOutsideRange: "Una fase ha una percentuale fuori da 0\u2013100.",
  weightsSumToZero: "I pesi sommano a zero.",
  emptyPhases: "La regola non ha fasi.",
  emptyComposite: "L'indicatore composito non ha parti.",
  partNotComputable: "Una parte dell'indicatore composito non si pu\xF2 calcolare.",
  limitsCrossed: "Minimo e massimo del punteggio non sono in ordine, o il minimo \xE8 negativo.",
  readingOfAnotherKind: "La rilevazione non \xE8 del tipo che la regola chiede."
};

// src/domain/evaluation/indicators/observe.ts
function observe(scoring, use, readings) {
  const inOrder = readings.toSorted(({ on: a = "" }, { on: b = "" }) => a < b ? -1 : a > b ? 1 : 0);
  const last = inOrder.at(-1);
  if (!last) return { kind: "missing", text: "Non c'\xE8 nessuna rilevazione." };
  const counted = use.accumulation === "last" ? [last] : inOrder;
  const silent = counted.find(({ observed: observed2 }) => observed2.kind === "noValue");
  if (silent) return { kind: "missing", text: missingWords(silent) };
  if (use.accumulation !== "last" && counted.length < (use.readingsDue ?? 0))
    return { kind: "missing", text: `Le rilevazioni sono ${String(counted.length)} su ${String(use.readingsDue)} previste.` };
  const { observed } = last;
  switch (observed.kind) {
    case "value":
    case "quotient":
      return numberOf(scoring, use, counted);
    case "completed":
    case "notCompleted":
    case "met":
    case "level":
    case "phases":
      return use.accumulation === "last" ? observed : { kind: "notComputable", why: "readingOfAnotherKind" };
    case "noValue":
      return { kind: "missing", text: missingWords(last) };
  }
}
function missingWords({ on, observed }) {
  const reason = observed.kind === "noValue" && observed.reason !== "" ? observed.reason : "motivo non indicato";
  return `La rilevazione${on === void 0 ? "" : ` del ${italianDate(on)}`} \xE8 senza valore: ${reason}.`;
}
function numberOf(scoring, use, readings) {
  const values = readings.flatMap(({ on, observed }) => observed.kind === "value" ? [{ on, ...observed }] : []);
  if (values.length === readings.length) return { kind: "value", value: accumulated(scoring, use, values) };
  const quotients = readings.flatMap(({ on, observed }) => observed.kind === "quotient" ? [{ on, ...observed }] : []);
  if (quotients.length !== readings.length) return { kind: "notComputable", why: "readingOfAnotherKind" };
  const { derivation, prefix } = scoring;
  const numerator = summed(scoring, "numeratore", "Numeratore", quotients.map(({ on, numerator: value }) => ({ on, value })));
  const denominator = summed(scoring, "denominatore", "Denominatore", quotients.map(({ on, denominator: value }) => ({ on, value })));
  if (sign(denominator.value) <= 0) return { kind: "notComputable", why: "denominatorNotPositive" };
  const scaled = use.scale === void 0 ? numerator : derivation.product(`${prefix}in-scala`, "Numeratore in scala", [numerator, fromRule(scoring, "scala", "Scala", use.scale)]);
  return { kind: "value", value: derivation.quotient(`${prefix}valore`, "Valore misurato", scaled, denominator) };
}
function accumulated(scoring, { accumulation }, values) {
  const total = summed(scoring, "valore", "Valore misurato", values);
  if (accumulation !== "mean" || values.length === 1) return total;
  const { derivation, prefix, provenance } = scoring;
  const many = derivation.given(`${prefix}rilevazioni`, "Numero di rilevazioni", exactly(values.length), provenance.measured);
  return derivation.quotient(`${prefix}media`, "Media delle rilevazioni", total, many);
}
function summed({ derivation, prefix, provenance }, id, name, values) {
  const terms = values.map(({ on, value }, i) => {
    const own = values.length === 1 ? id : `${id}-${String(i + 1)}`;
    return derivation.given(
      prefix + own,
      on === void 0 ? name : `${name} al ${italianDate(on)}`,
      fromDecimalText(value),
      provenance.measured
    );
  });
  const [only] = terms;
  return terms.length === 1 && only ? only : derivation.sum(prefix + id, `${name}, somma`, terms);
}

// src/domain/evaluation/indicators/promisedValue.ts
function promisedValue(scoring, promised) {
  switch (promised.kind) {
    case "nothing":
    case "range":
    case "day":
      return "targetMissing";
    case "value": {
      const target = fromPromise(scoring, "target", "Target", promised.target);
      if (promised.baseline === void 0) return { target };
      return { target, baseline: fromPromise(scoring, "partenza", "Valore di partenza", promised.baseline) };
    }
    case "change":
      return promisedChange(scoring, promised);
  }
}
function promisedChange(scoring, promised) {
  if (promised.baseline === void 0) return "baselineMissing";
  const { derivation, prefix } = scoring;
  const baseline = fromPromise(scoring, "partenza", "Valore di partenza", promised.baseline);
  const stated = fromPromise(scoring, "variazione", "Variazione promessa", promised.amount);
  if (promised.isPercent && sign(baseline.value) <= 0) return "baselineNotPositive";
  const hundred = promised.isPercent && fromRule(scoring, "cento", "Per cento", "100");
  const change = hundred ? derivation.quotient(`${prefix}variazione-in-valore`, "Variazione promessa in valore", derivation.product(`${prefix}variazione-per-partenza`, "Variazione per valore di partenza", [baseline, stated]), hundred) : stated;
  const target = promised.direction === "increase" ? derivation.sum(`${prefix}target`, "Valore promesso", [baseline, change]) : derivation.difference(`${prefix}target`, "Valore promesso", baseline, [change]);
  return { target, baseline };
}

// src/domain/evaluation/indicators/scoreBinary.ts
function scoreReached(scoring, comparison, promised, value) {
  const found = promisedValue(scoring, promised);
  if (typeof found === "string") return found;
  const reached = reaches(scoring, comparison, value, found.target);
  if (typeof reached === "string") return reached;
  return scoring.derivation.product(`${scoring.prefix}grezzo`, "Punteggio", [reached, fullScore(scoring)]);
}
function scoreMet(scoring, isMet) {
  const { derivation, prefix, provenance } = scoring;
  const met = derivation.given(`${prefix}attestato`, "Raggiunto secondo chi attesta (1 s\xEC, 0 no)", exactly(isMet ? 1 : 0), provenance.measured);
  return derivation.product(`${prefix}grezzo`, "Punteggio", [met, fullScore(scoring)]);
}
function reaches(scoring, comparison, value, target) {
  const { derivation, prefix } = scoring;
  const id = `${prefix}raggiunto`;
  switch (comparison) {
    case "atLeast":
      return derivation.isAtLeast(id, "Target raggiunto", value, target);
    case "atMost":
      return derivation.isAtMost(id, "Target raggiunto", value, target);
    case "moreThan":
    case "lessThan": {
      const one = fromRule(scoring, "uno", "Tutto", "1");
      const not = `${prefix}non-raggiunto`;
      const fails = comparison === "moreThan" ? derivation.isAtMost(not, "Target non superato", value, target) : derivation.isAtLeast(not, "Valore non inferiore al target", value, target);
      return derivation.difference(id, "Target raggiunto", one, [fails]);
    }
    case "expected":
      if (compare(value.value, target.value) !== 0) return "noDirection";
      return derivation.isAtLeast(id, "Valore pari a quello atteso", value, target);
    case "exactly": {
      const isIncluded = fromRule(scoring, "compreso", "Estremi compresi (1)", "1");
      const end = { end: target, isIncluded };
      return derivation.within(id, "Valore pari al target", value, end, end);
    }
  }
}

// src/domain/evaluation/indicators/combineParts.ts
function combineParts(scoring, { combine: combine2, missingParts }, parts) {
  if (parts.length === 0) return { kind: "notComputable", why: "emptyComposite" };
  const graded = parts.flatMap(
    ({ name, weight, attempt }, i) => attempt.kind === "graded" ? [{ name, weight, value: attempt.term, nth: String(i + 1) }] : []
  );
  const obstacle = obstacleAmong(parts);
  if (obstacle && (missingParts === "void" || graded.length === 0)) return obstacle;
  const [first, ...others] = graded.map(({ value }) => value);
  if (!first) return parts.find(({ attempt }) => attempt.kind === "neutralised")?.attempt ?? parts[0].attempt;
  const { derivation, prefix } = scoring;
  if (combine2 === "minimum")
    return { kind: "graded", term: derivation.minimum(`${prefix}insieme`, "Conta la parte peggiore", [first, ...others]) };
  if (sign(sumOf(graded.map(({ weight }) => fromDecimalText(weight)))) <= 0) return { kind: "notComputable", why: "weightsSumToZero" };
  const weighted = graded.map(({ name, weight, value, nth }) => ({
    value,
    weight: fromRule(scoring, `peso-${nth}`, `Peso di \xAB${name}\xBB`, weight)
  }));
  return { kind: "graded", term: derivation.weightedMean(`${prefix}insieme`, "Media delle parti", weighted) };
}
function obstacleAmong(parts) {
  if (parts.some(({ attempt }) => attempt.kind === "notComputable")) return { kind: "notComputable", why: "partNotComputable" };
  const missing = parts.filter(({ attempt }) => attempt.kind === "missing");
  if (missing.length === 0) return void 0;
  return { kind: "missing", text: `Manca il valore di: ${missing.map(({ name }) => `\xAB${name}\xBB`).join(", ")}.` };
}

// src/domain/evaluation/indicators/scoreDate.ts
function scoreDate(scoring, rule, promised, completedOn) {
  if (promised.kind !== "day") return "targetMissing";
  const { derivation, prefix, provenance } = scoring;
  if (completedOn === void 0) {
    derivation.remark(`${prefix}conclusione`, "Conclusione", "non concluso", provenance.measured);
    return noScore(scoring);
  }
  const due = derivation.day(`${prefix}scadenza`, "Scadenza", promised.by, provenance.promised);
  const completed = derivation.day(`${prefix}conclusione`, "Data di conclusione", completedOn, provenance.measured);
  const grace = derivation.given(`${prefix}tolleranza`, "Giorni di tolleranza", exactly(rule.graceDays), provenance.rule);
  const late = derivation.days(`${prefix}ritardo`, "Giorni dopo la scadenza", due, completed);
  const counted = derivation.difference(`${prefix}ritardo-contato`, "Giorni di ritardo oltre la tolleranza", late, [grace]);
  const isOnTime = derivation.isAtMost(`${prefix}in-tempo`, "Concluso in tempo", late, grace);
  const full = fullScore(scoring);
  if (sign(counted.value) <= 0 || rule.decay.kind === "none")
    return derivation.product(`${prefix}grezzo`, "Punteggio della data", [isOnTime, full]);
  const span = derivation.difference(`${prefix}giorni-utili`, "Giorni in cui il punteggio decresce", spanOf(scoring, rule.decay, due), [grace]);
  if (sign(span.value) <= 0) return "zeroDayNotAfterDue";
  const left = derivation.difference(`${prefix}giorni-rimasti`, "Giorni che restano", span, [counted]);
  const part = derivation.quotient(`${prefix}parte`, "Parte dei giorni che resta", left, span);
  return derivation.product(`${prefix}grezzo`, "Punteggio della data", [part, full]);
}
function spanOf({ derivation, prefix, provenance }, decay, due) {
  switch (decay.kind) {
    case "untilDay": {
      const zero = derivation.day(`${prefix}giorno-zero`, "Giorno in cui il punteggio \xE8 zero", decay.zeroOn, provenance.rule);
      return derivation.days(`${prefix}giorni-fino-a-zero`, "Giorni dalla scadenza allo zero", due, zero);
    }
    case "overDays":
      return derivation.given(`${prefix}giorni-fino-a-zero`, "Giorni dalla scadenza allo zero", exactly(decay.zeroAfter), provenance.rule);
  }
}

// src/domain/evaluation/indicators/scorePhases.ts
function scorePhases(scoring, { phases }, percentages) {
  if (phases.length === 0) return { kind: "notComputable", why: "emptyPhases" };
  const told = Object.entries(percentages);
  if (told.some(([name]) => !phases.some((phase) => phase.name === name))) return { kind: "notComputable", why: "phaseUnknown" };
  if (told.some(([, percentage]) => isOutside(percentage))) return { kind: "notComputable", why: "phaseOutsideRange" };
  const silent = phases.filter(({ name }) => !Object.hasOwn(percentages, name));
  if (silent.length > 0) return { kind: "missing", text: `Manca lo stato di: ${silent.map(({ name }) => `\xAB${name}\xBB`).join(", ")}.` };
  if (sign(sumOf(phases.map(({ weight }) => fromDecimalText(weight)))) <= 0) return { kind: "notComputable", why: "weightsSumToZero" };
  const { derivation, prefix, provenance } = scoring;
  const parts = phases.map(({ name, weight }, i) => {
    const nth = String(i + 1);
    const done = fromDecimalText(percentages[name] ?? "0");
    return {
      value: derivation.given(`${prefix}fase-${nth}`, `Fase \xAB${name}\xBB, percentuale`, done, provenance.measured),
      weight: fromRule(scoring, `peso-fase-${nth}`, `Fase \xAB${name}\xBB, peso`, weight)
    };
  });
  return { kind: "graded", term: derivation.weightedMean(`${prefix}grezzo`, "Media delle fasi", parts) };
}
function isOutside(percentage) {
  const value = fromDecimalText(percentage);
  return sign(value) < 0 || compare(value, HUNDRED) > 0;
}

// src/domain/evaluation/indicators/scoreRatio.ts
function scoreRatio(scoring, rule, promised, value) {
  const found = promisedValue(scoring, promised);
  if (typeof found === "string") return found;
  const { target } = found;
  if (sign(target.value) <= 0) return "targetNotPositive";
  if (rule.better === "higher") return partOf(scoring, value, target, "Valore su target");
  if (sign(value.value) > 0) return partOf(scoring, target, value, "Target su valore");
  if (rule.valueNotPositive === "notComputable") return "valueNotPositive";
  return pointsFromRule(scoring, "Punteggio di un valore pari a zero o negativo", rule.limits.cap);
}
function scoreInterpolation(scoring, rule, promised, value) {
  const found = promisedValue(scoring, promised);
  if (typeof found === "string") return found;
  const { target, baseline } = found;
  if (!baseline) return "baselineMissing";
  if (compare(target.value, baseline.value) === 0)
    return rule.maintenance ? scoreMaintenance(scoring, rule.maintenance, target, value) : "targetEqualsBaseline";
  const { derivation, prefix } = scoring;
  const done = derivation.difference(`${prefix}fatto`, "Strada fatta", value, [baseline]);
  const due = derivation.difference(`${prefix}promesso`, "Strada promessa", target, [baseline]);
  return partOf(scoring, done, due, "Parte di strada fatta");
}
function scoreMaintenance(scoring, { better, tolerance }, target, value) {
  const { derivation, prefix } = scoring;
  const full = fullScore(scoring);
  const isKept = compare(value.value, target.value) * (better === "higher" ? 1 : -1) >= 0;
  if (isKept) {
    const kept = better === "higher" ? derivation.isAtLeast(`${prefix}mantenuto`, "Valore mantenuto", value, target) : derivation.isAtMost(`${prefix}mantenuto`, "Valore mantenuto", value, target);
    return derivation.product(`${prefix}grezzo`, "Punteggio del mantenimento", [kept, full]);
  }
  if (tolerance === void 0) return "worseThanMaintained";
  const [worse, than] = better === "higher" ? [target, value] : [value, target];
  const gap = derivation.difference(`${prefix}scarto`, "Scarto dal valore da mantenere", worse, [than]);
  return decayed(scoring, gap, fromRule(scoring, "tolleranza", "Tolleranza", tolerance), full);
}
function decayed(scoring, gap, tolerance, full) {
  if (sign(tolerance.value) <= 0) return noScore(scoring);
  const { derivation, prefix } = scoring;
  const left = derivation.difference(`${prefix}resto`, "Tolleranza che resta", tolerance, [gap]);
  const part = derivation.quotient(`${prefix}parte`, "Parte della tolleranza che resta", left, tolerance);
  return derivation.product(`${prefix}grezzo`, "Punteggio dentro la tolleranza", [part, full]);
}
function partOf(scoring, part, whole, words) {
  const { derivation, prefix } = scoring;
  const hundredfold = derivation.product(`${prefix}per-cento`, "Per il punteggio pieno", [part, fullScore(scoring)]);
  return derivation.quotient(`${prefix}grezzo`, words, hundredfold, whole);
}

// src/domain/evaluation/indicators/scoreScale.ts
function scoreThresholds(scoring, { ladder, beyond }, value) {
  const steps = ladder.map(({ upTo, inclusive, points }, i) => {
    const nth = String(i + 1);
    return {
      end: fromRule(scoring, `soglia-${nth}`, `Soglia ${nth}`, upTo),
      isIncluded: fromRule(scoring, `compresa-${nth}`, `Soglia ${nth} compresa (1) o esclusa (0)`, inclusive ? "1" : "0"),
      result: fromRule(scoring, `punti-${nth}`, `Punti fino alla soglia ${nth}`, points)
    };
  });
  const over = fromRule(scoring, "oltre", "Punti oltre l'ultima soglia", beyond);
  return scoring.derivation.steps(`${scoring.prefix}grezzo`, "Punti della soglia", value, steps, over);
}
function scoreRange(scoring, rule, promised, value) {
  if (promised.kind !== "range") return "targetMissing";
  if (compare(fromDecimalText(promised.from), fromDecimalText(promised.to)) > 0) return "rangeCrossed";
  const { derivation, prefix } = scoring;
  const from = fromPromise(scoring, "da", "Inizio dell'intervallo", promised.from);
  const to = fromPromise(scoring, "a", "Fine dell'intervallo", promised.to);
  const full = fullScore(scoring);
  if (compare(value.value, from.value) < 0) {
    const below = derivation.difference(`${prefix}scarto`, "Scarto sotto l'intervallo", from, [value]);
    return decayed(scoring, below, fromRule(scoring, "tolleranza", "Tolleranza sotto l'intervallo", rule.toleranceBelow), full);
  }
  if (compare(value.value, to.value) > 0) {
    const above = derivation.difference(`${prefix}scarto`, "Scarto sopra l'intervallo", value, [to]);
    return decayed(scoring, above, fromRule(scoring, "tolleranza", "Tolleranza sopra l'intervallo", rule.toleranceAbove), full);
  }
  const isIncluded = fromRule(scoring, "compreso", "Estremi compresi (1)", "1");
  const inside = derivation.within(`${prefix}dentro`, "Valore dentro l'intervallo", value, { end: from, isIncluded }, { end: to, isIncluded });
  return derivation.product(`${prefix}grezzo`, "Punteggio dentro l'intervallo", [inside, full]);
}
function scoreLevel(scoring, { levels }, word) {
  const { derivation, prefix, provenance } = scoring;
  derivation.remark(`${prefix}livello`, "Livello attribuito", word, provenance.measured);
  const level = levels.find((each) => each.word === word);
  if (!level) return "levelUnknown";
  return pointsFromRule(scoring, `Punti del livello \xAB${word}\xBB`, level.points);
}

// src/domain/evaluation/indicators/scoreIndicator.ts
function scoreIndicator(use, readings, provenance, figure = `Punteggio dell'indicatore \xAB${use.name}\xBB`) {
  const derivation = new Derivation();
  const attempt = attemptOf({ derivation, prefix: "", provenance }, use, use.rule, readings);
  const words = wordsOf(attempt);
  if (use.setAside)
    derivation.remark("fuori-dal-conto", SET_ASIDE_WORDS[use.setAside.kind], setAsideWords(use.setAside), provenance.promised);
  if (words)
    derivation.compare("esito", use.setAside ? ["fuori-dal-conto"] : [], attempt.kind, `${GRADE_WORDS[words.kind]}: ${words.text}`);
  const proof = derivation.conclude({ figure, rule: SCORING_RULE_WORDS[use.rule.kind] });
  return { grade: gradeOf(attempt), proof, ...attempt.kind === "notComputable" && { why: attempt.why } };
}
var SET_ASIDE_WORDS = {
  notApplicable: "Perch\xE9 non si applica",
  neutralised: "Atto che neutralizza"
};
function setAsideWords(setAside) {
  switch (setAside.kind) {
    case "notApplicable":
      return setAside.reason;
    case "neutralised":
      return setAside.act;
  }
}
function attemptOf(scoring, use, rule, readings) {
  if (use.setAside) return { kind: use.setAside.kind, text: setAsideWords(use.setAside) };
  const floor = fromDecimalText(rule.limits.floor);
  if (sign(floor) < 0 || compare(fromDecimalText(rule.limits.cap), floor) < 0) return { kind: "notComputable", why: "limitsCrossed" };
  const attempt = rule.kind === "composite" ? ofParts(scoring, rule, readings) : ofMeasure(scoring, use, rule, readings);
  return attempt.kind === "graded" ? { kind: "graded", term: withinLimits(scoring, attempt.term, rule.limits) } : attempt;
}
function ofParts(scoring, rule, readings) {
  const parts = rule.parts.map(({ code, weight, use }, i) => {
    const own = { ...scoring, prefix: `${scoring.prefix}parte-${String(i + 1)}-` };
    const attempt = attemptOf(own, use, use.rule, readings.filter(({ part }) => part === code));
    const words = wordsOf(attempt);
    if (words) scoring.derivation.remark(`${own.prefix}esito`, `Parte \xAB${use.name}\xBB`, `${GRADE_WORDS[words.kind]}: ${words.text}`, scoring.provenance.measured);
    return { name: use.name, weight, attempt };
  });
  return combineParts(scoring, rule, parts);
}
function ofMeasure(scoring, use, rule, readings) {
  const observed = observe(scoring, use, readings);
  switch (observed.kind) {
    case "missing":
    case "notComputable":
      return observed;
    case "value":
      return attempted(ofValue(scoring, rule, use.promised, observed.value));
    case "phases":
      return rule.kind === "phases" ? scorePhases(scoring, rule, observed.percentages) : attempted("readingOfAnotherKind");
    case "completed":
    case "notCompleted":
    case "met":
    case "level":
      return attempted(ofWord(scoring, rule, use.promised, observed));
  }
}
function ofValue(scoring, rule, promised, value) {
  switch (rule.kind) {
    case "binary":
      return scoreReached(scoring, rule.comparison, promised, value);
    case "ratio":
      return scoreRatio(scoring, rule, promised, value);
    case "interpolation":
      return scoreInterpolation(scoring, rule, promised, value);
    case "thresholds":
      return scoreThresholds(scoring, rule, value);
    case "range":
      return scoreRange(scoring, rule, promised, value);
    case "date":
    case "ordinal":
    case "phases":
      return "readingOfAnotherKind";
  }
}
function ofWord(scoring, rule, promised, observed) {
  switch (observed.kind) {
    case "completed":
    case "notCompleted": {
      const on = observed.kind === "completed" ? observed.on : void 0;
      if (rule.kind === "date") return scoreDate(scoring, rule, promised, on);
      if (rule.kind === "binary") return scoreDate(scoring, { graceDays: 0, decay: { kind: "none" } }, promised, on);
      return "readingOfAnotherKind";
    }
    case "met":
      return rule.kind === "binary" ? scoreMet(scoring, observed.isMet) : "readingOfAnotherKind";
    case "level":
      return rule.kind === "ordinal" ? scoreLevel(scoring, rule, observed.word) : "readingOfAnotherKind";
  }
}
function gradeOf(attempt) {
  return attempt.kind === "graded" ? { kind: "graded", value: attempt.term.value } : { kind: attempt.kind };
}
function wordsOf(attempt) {
  switch (attempt.kind) {
    case "graded":
      return void 0;
    case "missing":
    case "notApplicable":
    case "neutralised":
      return attempt;
    case "notComputable":
      return { kind: attempt.kind, text: NOT_COMPUTABLE_WORDS[attempt.why] };
  }
}

// src/domain/evaluation/indicators/measuredUseOf.ts
function measuredUseOf(objective, rules) {
  const { code, title, indicator, evaluated } = objective;
  if (!indicator.target.reading.understood) return void 0;
  const { target } = indicator.target.reading;
  const measured2 = countedFrom(objective, target);
  const common = { entry: code, name: title, accumulation: "last" };
  const setAside = evaluated.outcome === "neutralised" && { setAside: { kind: "neutralised", act: `\xAB${evaluated.written}\xBB, come scritto nel documento` } };
  const simple = ({ promised, rule, observed }) => ({
    use: { ...common, promised, rule, ...setAside },
    readings: observed ? [{ observed }] : []
  });
  switch (target.kind) {
    case "deadline":
      return simple(deadlinePart(target.deadline, measured2, rules));
    case "constraint":
      return simple(constraintPart(target.constraint, measured2, rules));
    case "constraintByDeadline": {
      const { combine: combine2, valueWeight, deadlineWeight } = rules.both;
      const pieces = [
        { code: "valore", weight: valueWeight, part: constraintPart(target.constraint, measured2, rules) },
        { code: "termine", weight: deadlineWeight, part: deadlinePart(target.deadline, measured2, rules) }
      ];
      const parts = pieces.map(({ code: piece, weight, part: { promised, rule } }) => {
        const use = { ...common, name: `${title}, ${piece}`, promised, rule };
        return { code: piece, weight, use };
      });
      return {
        use: { ...common, promised: { kind: "nothing" }, rule: { limits: rules.limits, kind: "composite", combine: combine2, missingParts: "void", parts }, ...setAside },
        // prettier-ignore
        readings: pieces.flatMap(({ code: part, part: { observed } }) => observed ? [{ part, observed }] : [])
      };
    }
  }
}
function countedFrom({ indicator, measured: measured2 }, target) {
  const baseline = baselineFor(target, indicator);
  return { ...baseline && { baseline: baseline.value }, ...measured2?.measured };
}
function deadlinePart(deadline, { completedOn, withinTerm }, rules) {
  const by = dueDay(deadline);
  const { limits } = rules;
  if (by === void 0) {
    const observed2 = withinTerm === void 0 ? void 0 : { kind: "met", isMet: withinTerm };
    return { promised: { kind: "nothing" }, rule: { limits, kind: "binary", comparison: "atLeast" }, observed: observed2 };
  }
  const observed = completedOn === void 0 ? void 0 : completedOn === null ? { kind: "notCompleted" } : { kind: "completed", on: completedOn };
  return { promised: { kind: "day", by }, rule: { limits, kind: "date", ...rules.deadline }, observed };
}
function constraintPart(constraint, measured2, rules) {
  const { limits } = rules;
  const observed = measured2.value === void 0 ? void 0 : { kind: "value", value: measured2.value };
  const baseline = measured2.baseline === void 0 ? {} : { baseline: measured2.baseline };
  switch (constraint.kind) {
    case "value":
      return {
        promised: { kind: "value", target: constraint.amount, ...baseline },
        rule: valueRule(constraint, measured2, rules),
        observed
      };
    case "range":
      return { promised: { kind: "range", from: constraint.from, to: constraint.to }, rule: { limits, kind: "range", ...rules.range }, observed };
    // prettier-ignore
    case "change": {
      const { direction, amount, unit } = constraint;
      const comparison = direction === "increase" ? "atLeast" : "atMost";
      return {
        promised: { kind: "change", direction, amount, isPercent: unit.kind === "percentage", ...baseline },
        rule: rules.change === "binary" ? { limits, kind: "binary", comparison } : { limits, kind: "interpolation", maintenance: maintenanceOf(direction === "increase" ? "higher" : "lower", rules) },
        observed
      };
    }
  }
}
function valueRule(constraint, measured2, rules) {
  const { comparison } = constraint;
  switch (comparison) {
    case "atLeast":
      return chosenRule(rules, rules.atLeast, "higher", constraint.amount, comparison, measured2);
    case "atMost":
      return chosenRule(rules, rules.atMost, "lower", constraint.amount, comparison, measured2);
    case "moreThan":
    case "lessThan":
    case "exactly":
    case "expected":
      return { limits: rules.limits, kind: "binary", comparison };
  }
}
function chosenRule(rules, choice, better, target, comparison, { baseline }) {
  const { limits } = rules;
  const binary = { limits, kind: "binary", comparison };
  const hasWay = baseline !== void 0 && isNoWorse(target, baseline, better);
  const chosen = choice.rule === "interpolation" && !hasWay ? choice.withoutBaseline : choice.rule;
  switch (chosen) {
    case "binary":
      return binary;
    case "ratio":
      if (sign(fromDecimalText(target)) <= 0 && choice.targetNotPositive === "binary") return binary;
      return better === "higher" ? { limits, kind: "ratio", better } : { limits, kind: "ratio", better, valueNotPositive: choice.valueNotPositive };
    case "interpolation":
      return { limits, kind: "interpolation", maintenance: maintenanceOf(better, rules) };
  }
}
function isNoWorse(target, baseline, better) {
  return compare(fromDecimalText(target), fromDecimalText(baseline)) * (better === "higher" ? 1 : -1) >= 0;
}
function maintenanceOf(better, { atLeast, atMost }) {
  const { maintenanceTolerance } = better === "higher" ? atLeast : atMost;
  return { better, ...maintenanceTolerance !== void 0 && { tolerance: maintenanceTolerance } };
}

// src/domain/evaluation/indicators/scoreObjective.ts
function scoreObjective(objective, rules, rule) {
  const promised = { kind: "document", ...objective.place };
  const measured2 = objective.measured ? { kind: "document", ...objective.measured.place } : promised;
  const found = measuredUseOf(objective, rules);
  const figure = `Grado di raggiungimento misurato dell'obiettivo ${objective.code}, ${objective.title}`;
  if (found) return scoreIndicator(found.use, found.readings, { rule, promised, measured: measured2 }, figure);
  const derivation = new Derivation();
  derivation.remark("target", "Target previsto", objective.indicator.target.written, promised);
  const text = `${GRADE_WORDS.notComputable}: ${targetProblemOf(objective.indicator) ?? NOT_COMPUTABLE_WORDS.targetNotUnderstood}`;
  derivation.compare("esito", ["target"], "notComputable", text);
  const proof = derivation.conclude({ figure, rule: "Il punteggio \xE8 il confronto tra il valore misurato e il target." });
  return { grade: { kind: "notComputable" }, proof, why: "targetNotUnderstood" };
}

// src/domain/evaluation/individual/differentiation.ts
function scoresGiven(forms, ready) {
  return forms.flatMap(({ form, graded: { grade } }) => {
    if (form.state !== "final" || form.notEvaluable || grade.kind !== "graded") return [];
    const id = formId(form);
    const published = rounded(grade.value, ready.smvp.rounding.decimals);
    const written = prepare(id, `Punteggio della scheda ${id}`, published, { kind: "figure", figure: id });
    return [{ ...written, band: bandOf(ready, ready.smvp.rounding.bandOn === "exact" ? grade.value : published) }];
  }).toSorted((a, b) => a.id < b.id ? -1 : 1);
}
function differentiationOf(who, given, topBand) {
  return {
    people: given.length,
    metrics: {
      standardDeviation: measured(who, "standardDeviation", given, topBand),
      distinctScores: measured(who, "distinctScores", given, topBand),
      topBandShare: measured(who, "topBandShare", given, topBand),
      equalScores: measured(who, "equalScores", given, topBand)
    }
  };
}
var MEASURES = {
  standardDeviation,
  distinctScores: distinct,
  topBandShare: (d, given, topBand) => share(d, given, given.filter(({ band }) => band === topBand).length),
  equalScores: (d, given) => share(d, given, mostFrequent(given))
};
function differentiationGrade(who, given, rule, topBand) {
  const figure = `Differenziazione dei giudizi di ${who}`;
  if (given.length < rule.minimumPeople) {
    const d2 = new Derivation();
    const people = d2.given("valutati", "Persone valutate", exactly(given.length), { kind: "entry", where: "schede" });
    const least = d2.given("minimo", "Persone minime", exactly(rule.minimumPeople), clause("persone_minime"));
    d2.isAtLeast("bastano", "Bastano a misurare la differenziazione", people, least);
    const why2 = "Con cos\xEC poche persone i giudizi non possono differire abbastanza: la componente non si applica.";
    return { grade: { kind: "notApplicable" }, proof: d2.conclude({ figure, rule: why2, result: "non applicabile" }) };
  }
  const d = new Derivation();
  const { grade } = measured(who, rule.metric, given, topBand);
  if (grade.kind !== "graded") return { grade, proof: d.conclude({ figure, rule: "Nessun punteggio dato.", result: "dato mancante" }) };
  const id = `${differentiationId(who)}/${rule.metric}`;
  const value = d.given("misura", DIFFERENTIATION_WORDS[rule.metric], grade.value, { kind: "figure", figure: id });
  const ladder = rule.steps.map(({ upTo, inclusive, points: points2 }, i) => {
    const step = `gradino-${String(i + 1)}`;
    return {
      end: d.given(`${step}-fine`, `Gradino ${String(i + 1)}, fino a`, fromDecimalText(upTo), clause(`gradini[${String(i)}].fino_a`)),
      isIncluded: d.given(`${step}-compresa`, "Fine compresa", inclusive ? ONE : ZERO, clause(`gradini[${String(i)}].compreso`)),
      result: d.given(`${step}-punti`, "Punti", fromDecimalText(points2), clause(`gradini[${String(i)}].punti`))
    };
  });
  const beyond = d.given("oltre", "Punti oltre l'ultimo gradino", fromDecimalText(rule.beyond), clause("oltre"));
  const points = d.steps("punti", "Punti", value, ladder, beyond);
  const why = "I punti che il sistema di valutazione d\xE0 alla misura scelta.";
  const citation = { act: "d.lgs. 150/2009", article: "9", paragraph: "1", letter: "d" };
  return { grade: { kind: "graded", value: points.value }, proof: d.conclude({ figure, rule: why, citation }) };
}
function differentiationId(who) {
  return `differenziazione/${who}`;
}
function clause(path) {
  return { kind: "clause", document: "smvp", clause: `differenziazione.${path}` };
}
function measured(who, metric, given, topBand) {
  const d = new Derivation();
  const figure = `${DIFFERENTIATION_WORDS[metric]}, ${who}`;
  if (given.length === 0)
    return { grade: { kind: "missing" }, proof: d.conclude({ figure, rule: "Nessuno \xE8 stato valutato.", result: "dato mancante" }) };
  const { value } = MEASURES[metric](d, given, topBand);
  return { grade: { kind: "graded", value }, proof: d.conclude({ figure, rule: RULES[metric] }) };
}
var RULES = {
  standardDeviation: "La radice della media dei quadrati degli scarti dalla media, a due decimali.",
  distinctScores: "Quanti punteggi pubblicati sono diversi tra loro.",
  topBandShare: "I valutati della fascia pi\xF9 alta su tutti i valutati, per cento.",
  equalScores: "I valutati con il punteggio che si ripete di pi\xF9 su tutti i valutati, per cento."
};
function scoreTerms(d, given) {
  return given.map((score) => d.take(score));
}
function standardDeviation(d, given) {
  const scores = scoreTerms(d, given);
  const people = d.given("valutati", "Valutati", exactly(scores.length), { kind: "entry", where: "schede" });
  const mean = d.quotient("media", "Media", d.sum("somma", "Somma", scores), people);
  const squares = scores.map((score) => d.product(`${score.id}-quadrato`, `Quadrato ${score.id}`, [score, score]));
  const meanOfSquares = d.quotient("media-dei-quadrati", "Media dei quadrati", d.sum("quadrati", "Somma dei quadrati", squares), people);
  const variance = d.difference("varianza", "Varianza", meanOfSquares, [
    d.product("quadrato-della-media", "Quadrato della media", [mean, mean])
  ]);
  const decimals = d.given("decimali", "Decimali", exactly(2), { kind: "entry", where: "misura di differenziazione" });
  return d.squareRoot("scarto", "Scarto quadratico medio", variance, decimals);
}
function distinct(d, given) {
  const firsts = [...groupBy(given, ({ input }) => input.value).values()].flatMap(([first]) => first ? [first] : []);
  return d.count("diversi", "Punteggi diversi", scoreTerms(d, firsts));
}
function mostFrequent(given) {
  return Math.max(...[...groupBy(given, ({ input }) => input.value).values()].map((equal) => equal.length));
}
function share(d, given, part) {
  const some = d.given("parte", "Valutati nella parte", exactly(part), { kind: "entry", where: "schede" });
  const all = d.given("valutati", "Valutati", exactly(given.length), { kind: "entry", where: "schede" });
  const full = d.given("cento", "Per cento", HUNDRED, { kind: "entry", where: "percentuale" });
  return d.quotient("quota", "Quota", d.product("per-cento", "Per cento", [some, full]), all);
}

// src/domain/evaluation/combine.ts
var CHOICE_WORDS = {
  zero: "conta zero",
  leaveOut: "non conta e lascia il suo peso agli altri",
  block: "ferma il calcolo finch\xE9 manca",
  full: "conta per intero"
};
var WORST_FIRST = ["missing", "notComputable", "neutralised", "notApplicable"];
var HUNDREDTHS = { zero: ZERO, full: HUNDRED };
function combine(d, whole, parts, absences, ends = HUNDREDTHS) {
  const stopping = firstGap(parts, (gap) => absences[gap] === "block");
  if (stopping) return { kind: stopping.gap === "missing" ? "missing" : "notComputable", why: "blocked", part: stopping.name };
  const counted = [];
  for (const { id, name, value, weight } of parts) {
    if (typeof value !== "string") {
      counted.push({ value, weight: weight() });
      continue;
    }
    const choice = absences[value];
    const rule = whole.ruleOf(value);
    d.remark(`senza-${id}`, name, `${GRADE_WORDS[value]}, ${CHOICE_WORDS[choice]}`, rule);
    if (choice === "zero" || choice === "full") counted.push({ value: d.given(id, name, ends[choice], rule), weight: weight() });
  }
  if (counted.length === 0) {
    return { kind: firstGap(parts, () => true)?.gap ?? "notApplicable", why: "nothingCounts" };
  }
  if (counted.every(({ weight }) => sign(weight.value) === 0)) return { kind: "notComputable", why: "weightsSumToZero" };
  return { kind: "graded", term: d.weightedMean(whole.id, whole.words, counted) };
}
function firstGap(parts, isInQuestion) {
  if (parts.every(({ value }) => typeof value !== "string")) return void 0;
  for (const gap of WORST_FIRST) {
    const found = isInQuestion(gap) ? parts.find(({ value }) => value === gap) : void 0;
    if (found) return { name: found.name, gap };
  }
  return void 0;
}

// src/domain/evaluation/individual/evaluateForm.ts
var FULL = prepare("cento", "I punteggi sono su 100", HUNDRED, { kind: "clause", document: "smvp", clause: "schema" });
function evaluateForm(form, { smvp, templates }, known) {
  const d = new Derivation();
  const template = templates.get(form.role);
  const parts = (template?.components ?? []).map(({ kind, weight }) => {
    const name = COMPONENT_WORDS[kind];
    return { id: kind, name, value: componentOf(d, kind, form, { smvp, template, known }), weight: () => d.take(weight) };
  });
  const whole = { id: "totale", words: "Punteggio della scheda", ruleOf };
  const total = template ? combine(d, whole, parts, smvp.individual.absences) : NO_TEMPLATE;
  const proof = d.conclude({
    figure: `Punteggio della scheda ${formId(form)}`,
    rule: "La media delle componenti con i pesi del sistema di valutazione. Il valore \xE8 esatto: si arrotonda solo il punteggio pubblicato.",
    citation: { act: "d.lgs. 150/2009", article: "9" },
    ...total.kind !== "graded" && { result: GRADE_WORDS[total.kind] }
  });
  return { grade: total.kind === "graded" ? { kind: "graded", value: total.term.value } : { kind: total.kind }, proof };
}
var NO_TEMPLATE = { kind: "notApplicable", why: "nothingCounts" };
var RULES_OF_GAPS = {
  missing: clauseOf("mancante"),
  notApplicable: clauseOf("non_applicabile"),
  neutralised: clauseOf("neutralizzato"),
  notComputable: clauseOf("non_calcolabile")
};
function clauseOf(gap) {
  return { kind: "clause", document: "smvp", clause: `individuale.senza_dato.${gap}` };
}
function ruleOf(gap) {
  return RULES_OF_GAPS[gap];
}
function componentOf(d, kind, form, means) {
  switch (kind) {
    case "unit":
      return means.smvp.individual.unitShare === "wholeUnit" ? figureTerm(d, kind, means.known.ofUnit(form.unit)) : objectivesTerm(
        d,
        kind,
        form.linkedObjectives.map((objective) => ({ kind: "plan", objective })),
        means
      );
    case "administration":
      return figureTerm(d, kind, means.known.administration);
    case "objectives":
      return objectivesTerm(d, kind, form.objectives, means);
    case "behaviours":
      return behavioursTerm(d, form, means);
    case "differentiation":
      return figureTerm(d, kind, means.known.differentiationOf(form.person));
  }
}
function figureTerm(d, id, known) {
  if (!known) return "missing";
  const { name, grade, provenance } = known;
  return grade.kind === "graded" ? d.given(id, name, grade.value, provenance) : grade.kind;
}
function objectivesTerm(d, id, objectives, { smvp, known }) {
  const parts = objectives.map((objective, i) => {
    const { term, entry, weightTerm, weightName } = placeOf(id, i);
    const found = objective.kind === "plan" ? known.ofObjective(objective.objective) : void 0;
    const weight = () => objectiveWeight(d, weightTerm, weightName, objective.weight, found?.weight, entry);
    if (objective.kind === "plan") {
      return { id: term, name: found?.name ?? objective.objective, value: figureTerm(d, term, found), weight };
    }
    const { title: name, degree, neutralised } = objective;
    if (neutralised !== void 0) return { id: term, name: `${name} (${neutralised})`, value: "neutralised", weight };
    const value = degree === void 0 ? "missing" : d.given(term, name, fromDecimalText(degree), entry);
    return { id: term, name, value, weight };
  });
  const words = id === "unit" ? "Obiettivi dell'unit\xE0 collegati alle funzioni" : "Obiettivi della scheda";
  return termOf(combine(d, { id, words, ruleOf }, parts, smvp.individual.absences));
}
function objectiveWeight(d, id, name, ofForm, ofPlan, form) {
  const written = ofForm ?? ofPlan;
  if (written === void 0) return d.given(id, name, ONE, NO_WEIGHTS);
  return d.given(id, name, fromDecimalText(written), ofForm === void 0 ? OF_PLAN : form);
}
var NO_WEIGHTS = { kind: "clause", document: "smvp", clause: "pesi.obiettivi" };
var OF_PLAN = { kind: "entry", where: "pesi del piano" };
function placesOf(id) {
  return Array.from({ length: 20 }, (_, i) => namedPlace(id, i));
}
function namedPlace(id, i) {
  const [term, nth] = [`${id}-${String(i + 1)}`, `obiettivo ${String(i + 1)}`];
  return { term, weightTerm: `peso-${term}`, weightName: `Peso dell'${nth}`, entry: { kind: "entry", where: `scheda, ${nth}` } };
}
var PLACES = { unit: placesOf("unit"), objectives: placesOf("objectives") };
function placeOf(id, i) {
  return PLACES[id][i] ?? namedPlace(id, i);
}
function behavioursTerm(d, form, { smvp, template }) {
  const scale = template?.scale;
  if (!template || !scale) return "notApplicable";
  const parts = template.behaviours.map((behaviour) => {
    const { code, title, weight } = behaviour;
    return { id: code, name: title, value: behaviourTerm(d, behaviour, scoreOf(form, code), scale), weight: () => d.take(weight) };
  });
  const ends = { zero: isFromMinimum(scale) ? scale.from.value : ZERO, full: scale.to.value };
  const whole = { id: "comportamenti-sulla-scala", words: "Comportamenti, sulla scala", ruleOf };
  const mean = combine(d, whole, parts, smvp.individual.absences, ends);
  if (mean.kind !== "graded") return mean.kind;
  return outOfHundred(d, mean.term, scale);
}
function scoreOf({ behaviours }, behaviour) {
  return behaviours.findLast(({ code }) => code === behaviour)?.score;
}
function behaviourTerm(d, { code, title, entry }, written, scale) {
  if (written === void 0) return "missing";
  const score = scoreOnScale(scale, written);
  if (score === void 0) return "notComputable";
  const name = scale.scale.kind === "words" ? `${title}: \xAB${written}\xBB` : title;
  return d.given(code, name, score, entry);
}
function isFromMinimum({ scale }) {
  return scale.kind === "numbers" && scale.conversion === "fromMinimum";
}
function outOfHundred(d, mean, scale) {
  const to = d.take(scale.to);
  const full = d.take(FULL);
  if (!isFromMinimum(scale)) {
    const scaled2 = d.product("comportamenti-per-cento", "Per cento", [mean, full]);
    return d.quotient("comportamenti", "Comportamenti, su 100", scaled2, to);
  }
  const from = d.take(scale.from);
  const above = d.difference("comportamenti-oltre-il-minimo", "Oltre il minimo della scala", mean, [from]);
  const span = d.difference("ampiezza", "Ampiezza della scala", to, [from]);
  const scaled = d.product("comportamenti-per-cento", "Per cento", [above, full]);
  return d.quotient("comportamenti", "Comportamenti, su 100", scaled, span);
}
function termOf(combined) {
  return combined.kind === "graded" ? combined.term : combined.kind;
}

// src/domain/evaluation/individual/evaluatePerson.ts
var WAITING_WORDS = {
  formNotFinal: "la scheda non \xE8 ancora definitiva",
  contested: "la scheda \xE8 contestata e si attende la decisione",
  ...GRADE_WORDS
};
function workedDays({ from, to, countedDays }) {
  return daysBetween(from, to) + 1 - countedDays;
}
function stintsOf({ from, to }, { stints }) {
  return stints.filter((stint) => stint.from >= from && stint.to <= to);
}
function evaluatePerson(person, forms, smvp, known) {
  const role = person.stints.at(-1)?.role ?? "operatori";
  const ordered = forms.toSorted((a, b) => a.from < b.from ? -1 : 1);
  const graded = ordered.map((form) => ({ form, graded: evaluateForm(form, smvp, known) }));
  const d = new Derivation();
  const standing = standingOf(d, person, graded, smvp);
  const figure = `Punteggio ${person.code}`;
  const isScored = standing.kind === "evaluated";
  const proof = d.conclude({
    figure,
    rule: isScored ? "I punteggi delle schede dell'anno, pesati con i giorni lavorati; i giorni di assenza che la legge protegge contano come lavorati." : "Non c'\xE8 un punteggio, e se ne dice il motivo: non \xE8 uno zero.",
    ...standing.kind === "waiting" && { result: WAITING_WORDS[standing.why] },
    ...standing.kind === "notEvaluated" && { result: `non valutato: ${NOT_EVALUATED_WORDS[standing.reason]}` }
  });
  return { person, role, forms: graded, standing, proof };
}
function standingOf(d, person, forms, ready) {
  const { smvp } = ready;
  const worked = person.stints.reduce((sum, stint) => sum + workedDays(stint), 0);
  if (worked < smvp.individual.minimumDays) {
    const days = d.given("giorni", "Giorni lavorati nell'anno", exactly(worked), { kind: "entry", where: "periodi di servizio" });
    const minimum = exactly(smvp.individual.minimumDays);
    const least = d.given("minimo", "Giorni minimi", minimum, { kind: "clause", document: "smvp", clause: "individuale.giorni_minimi" });
    d.isAtLeast("presenza", "Presenza minima", days, least);
    return { kind: "notEvaluated", reason: "minimumDays", note: "" };
  }
  const own = forms.filter(({ form }) => !form.isInterim);
  const evaluable = own.filter(({ form }) => form.notEvaluable === void 0);
  if (evaluable.length === 0) {
    const stated = own.find(({ form }) => form.notEvaluable)?.form.notEvaluable;
    return { kind: "notEvaluated", reason: stated?.reason ?? "noForm", note: stated?.note ?? "" };
  }
  for (const { form, graded } of evaluable) {
    if (form.state !== "final" && form.state !== "contested") return { kind: "waiting", why: "formNotFinal", form: formId(form) };
    if (graded.grade.kind !== "graded") return { kind: "waiting", why: graded.grade.kind, form: formId(form) };
  }
  const score = scored(d, mergeForms(d, person, evaluable, ready), ready);
  const contested = evaluable.find(({ form }) => form.state === "contested");
  return contested ? { kind: "waiting", why: "contested", form: formId(contested.form), provisional: score.published } : score;
}
function mergeForms(d, person, forms, { smvp }) {
  const [only] = forms;
  if (only && forms.length === 1) return scoreOfForm(d, only, 1);
  const days = forms.map(({ form }) => daysOf(form, person));
  const most = Math.max(...days);
  const longest = days.indexOf(most);
  if (smvp.individual.severalForms !== "byDays") return scoreOfForm(d, forms[longest], longest + 1);
  const entry = { kind: "entry", where: "periodi di servizio" };
  const terms = forms.map((form, i) => {
    const worked = exactly(most === 0 ? 1 : days[i]);
    const value = scoreOfForm(d, form, i + 1);
    return { value, weight: d.given(`giorni-${value.id}`, `Giorni lavorati, scheda ${formId(form.form)}`, worked, entry) };
  });
  return d.weightedMean("anno", "Punteggio dell'anno", terms);
}
function scoreOfForm(d, { form, graded: { grade } }, nth) {
  if (grade.kind !== "graded") throw new RangeError("A form without a score does not merge");
  const figure = formId(form);
  return d.given(`scheda-${String(nth)}`, `Scheda ${figure}`, grade.value, { kind: "figure", figure });
}
function daysOf(form, person) {
  return stintsOf(form, person).reduce((sum, stint) => sum + workedDays(stint), 0);
}
function scored(d, exact, ready) {
  const { smvp, decimals, negativeBelow } = ready;
  const published = d.round("punteggio", "Punteggio pubblicato", exact, d.take(decimals));
  const banded = smvp.rounding.bandOn === "exact" ? exact : published;
  return {
    kind: "evaluated",
    score: exact.value,
    published: published.value,
    band: bandOf(ready, banded.value),
    isNegative: compare(banded.value, negativeBelow) < 0
  };
}

// src/domain/evaluation/individual/staffHeadCount.ts
function staffHeadCount(people, lastDay, decision) {
  const roles = ROLES.map((role) => ({
    role,
    ...countOf(
      people.filter((each) => each.role === role),
      lastDay
    )
  }));
  const present = roles.filter(({ employed, evaluated, waiting }) => employed + evaluated + waiting > 0);
  const all = countOf(people, lastDay);
  return { ...all, roles: present, closes: decision !== void 0 && present.every(addsUp) };
}
function addsUp({ employed, evaluated, notEvaluated, added, waiting }) {
  return waiting === 0 && employed - notEvaluated + added === evaluated;
}
function countOf(people, lastDay) {
  const count = (is) => people.filter(is).length;
  const isEmployed = ({ person }) => person.stints.some(({ from, to }) => from <= lastDay && to >= lastDay);
  return {
    employed: count(isEmployed),
    evaluated: count(({ standing }) => standing.kind === "evaluated"),
    notEvaluated: count((each) => isEmployed(each) && each.standing.kind === "notEvaluated"),
    added: count((each) => !isEmployed(each) && each.standing.kind === "evaluated"),
    waiting: count(({ standing }) => standing.kind === "waiting")
  };
}

// src/domain/evaluation/individual/evaluateYear.ts
function evaluateYear(material, smvp) {
  const ready = readySmvp(smvp);
  const formsOf = groupBy(material.forms, ({ person }) => person);
  const judgedBy = groupBy(material.forms, ({ evaluator }) => evaluator);
  const byCode2 = new Map(material.people.map((person) => [person.code, person]));
  const done = /* @__PURE__ */ new Map();
  const begun = /* @__PURE__ */ new Set();
  const points = /* @__PURE__ */ new Map();
  const topBand = smvp.bands.length - 1;
  const differentiation = (evaluator) => {
    if (!smvp.differentiation) return void 0;
    const judged = new Set((judgedBy.get(evaluator) ?? []).map(({ person }) => person));
    const given = scoresGiven(
      [...judged].flatMap((code) => evaluated(code)?.forms.filter(({ form }) => form.evaluator === evaluator) ?? []),
      ready
    );
    const figure = `${differentiationId(evaluator)}/punti`;
    const graded = differentiationGrade(evaluator, given, smvp.differentiation, topBand);
    points.set(figure, graded);
    return { name: "Differenziazione dei giudizi", grade: graded.grade, provenance: { kind: "figure", figure } };
  };
  const known = { ...material.known, differentiationOf: differentiation };
  function evaluated(code) {
    const person = byCode2.get(code);
    if (!person || done.has(code) || begun.has(code)) return done.get(code);
    begun.add(code);
    const result = evaluatePerson(person, formsOf.get(code) ?? [], ready, known);
    done.set(code, result);
    return result;
  }
  const people = [...byCode2.keys()].sort().flatMap((code) => evaluated(code) ?? []);
  return {
    people,
    evaluated: countFigure(EVALUATED_FIGURE, "Valutati", "Le persone che hanno un punteggio.", people.filter(({ standing }) => standing.kind === "evaluated")),
    // prettier-ignore
    bands: bandCounts(people, ready),
    bandsByCategory: byCategory(people, smvp.bands.length),
    headCount: staffHeadCount(people, civilDate(`${String(material.year)}-12-31`), material.headCountDecision),
    differentiation: differences(people, ready),
    differentiationPoints: [...points].sort(([a], [b]) => a < b ? -1 : 1)
  };
}
function differences(people, ready) {
  const forms = people.flatMap((each) => each.forms);
  const topBand = ready.smvp.bands.length - 1;
  const named = (kind, keyOf) => [...groupBy(forms, keyOf)].toSorted(([a], [b]) => a < b ? -1 : 1).map(([name, held]) => measuredWhenRead(kind, name, () => differentiationOf(name, scoresGiven(held, ready), topBand)));
  return [...named("evaluator", ({ form }) => form.evaluator), ...named("unit", ({ form }) => form.unit)];
}
function measuredWhenRead(kind, name, measure) {
  let made;
  const known = () => made ??= measure();
  return {
    kind,
    name,
    id: differentiationId(name),
    get people() {
      return known().people;
    },
    get metrics() {
      return known().metrics;
    }
  };
}
function byCategory(people, bands) {
  const scored2 = people.flatMap(
    ({ role, standing }) => standing.kind === "evaluated" ? [{ category: payCategoryOf(role), band: standing.band }] : []
  );
  const rows = PAY_CATEGORIES.map((category) => {
    const held = scored2.filter((each) => each.category === category);
    return [category, Array.from({ length: bands }, (_, i) => held.filter(({ band }) => band === i).length)];
  });
  return Object.fromEntries(rows.filter(([, counts]) => counts.some((count) => count > 0)));
}
function bandCounts(people, { smvp }) {
  const scored2 = people.filter(({ standing }) => standing.kind === "evaluated");
  return smvp.bands.map(({ label }, i) => {
    const inside = scored2.filter(({ standing }) => standing.kind === "evaluated" && standing.band === i);
    const id = `punteggi/fascia-${String(i + 1)}`;
    const count = countFigure(id, `Valutati con punteggio \xAB${label}\xBB`, "Le persone il cui punteggio cade nella fascia.", inside);
    const share2 = shareOf(inside.length, scored2.length);
    return {
      label,
      count,
      share: share2 === void 0 ? void 0 : bandShare({ label, count, all: { figure: EVALUATED_FIGURE, people: scored2.length } }, share2)
    };
  });
}
function countFigure(id, figure, rule, inside) {
  const text = String(inside.length);
  return {
    id,
    text,
    get proof() {
      return { figure, rule, result: text, ...countOf2(inside, text) };
    }
  };
}
function countOf2(inside, result) {
  const inputs = inside.map(({ person, proof }) => ({
    id: person.code,
    name: `Punteggio ${person.code}`,
    value: proof.result,
    provenance: { kind: "figure", figure: person.code }
  }));
  const operands = inputs.map((input) => input.id);
  return { inputs, steps: [{ id: "conteggio", operation: "count", operands, result, text: `Se ne contano ${result}.` }] };
}
var EVALUATED_FIGURE = "punteggi/valutati";

// src/domain/evaluation/rollUp/judgement.ts
function judgementOf({ evaluated }, { outcomes }) {
  const points = pointsOf(evaluated, outcomes);
  return points === void 0 ? void 0 : {
    value: points,
    reason: `Esito scritto nel documento: \xAB${evaluated.written}\xBB`,
    by: "amministrazione",
    ...evaluated.place && { place: evaluated.place }
  };
}
function pointsOf({ outcome, degree }, outcomes) {
  switch (outcome) {
    case "achieved":
      return degree ?? outcomes.achieved;
    case "notAchieved":
      return degree ?? outcomes.notAchieved;
    case "partlyAchieved":
      return degree;
    case "notAssessable":
    case "neutralised":
    case "unknown":
      return void 0;
  }
}

// src/domain/evaluation/rollUp/partToWeigh.ts
function countingOf({ computed, judged, figure }, takes) {
  const isOut = computed.grade.kind === "neutralised" || computed.grade.kind === "notApplicable";
  if (takes === "computed" || !judged || isOut)
    return { grade: computed.grade, provenance: { kind: "figure", figure: figure ?? computed.proof.figure } };
  return { grade: gradedAt(fromDecimalText(judged.value)), provenance: provenanceOf(judged) };
}
function gradedAt(value) {
  return { kind: "graded", value };
}
function provenanceOf({ act, by, reason, place }) {
  if (place) return { kind: "document", ...place };
  return act === void 0 ? { kind: "entry", where: `${by}: ${reason}` } : { kind: "act", act };
}

// src/domain/evaluation/rollUp/rollUpRules.ts
var ROLL_UP_OBSTACLE_WORDS = {
  weightMissing: "Manca il peso di una parte.",
  weightNegative: "Un peso \xE8 negativo.",
  weightsNotHundred: "I pesi in percentuale non sommano a 100.",
  weightsSumToZero: "I pesi delle parti che contano sommano a zero.",
  blocked: "Una parte \xE8 senza punteggio e la regola non permette di andare avanti senza."
};

// src/domain/evaluation/rollUp/meanOfGrades.ts
var RULE = "Il punteggio \xE8 la media delle parti con i loro pesi; chi \xE8 senza punteggio conta come dice la regola.";
function meanOfGrades(level, parts, rules) {
  const inOrder = byCode(parts);
  const derivation = new Derivation();
  const obstacle = obstacleOf(inOrder, rules);
  if (obstacle) return without(derivation, level, { kind: "notComputable" }, ROLL_UP_OBSTACLE_WORDS[obstacle], obstacle);
  if (parts.length === 0) return without(derivation, level, { kind: level.whenEmpty }, "non c'\xE8 nulla da contare.");
  const terms = inOrder.map((part, i) => {
    const nth = String(i + 1);
    const { grade, provenance } = countingOf(part, rules.takes);
    const name = `Punteggio di \xAB${part.name}\xBB`;
    const value = grade.kind === "graded" ? derivation.given(`valore-${nth}`, name, grade.value, provenance) : grade.kind;
    return { id: `valore-${nth}`, name, value, weight: () => weightOf(derivation, level, part, rules, nth) };
  });
  const whole = { id: "punteggio", words: "Media delle parti", ruleOf: () => level.rules };
  const combined = combine(derivation, whole, terms, rules.absences);
  if (combined.kind !== "graded") return withoutWhole(derivation, level, combined);
  return { grade: { kind: "graded", value: combined.term.value }, proof: derivation.conclude({ figure: level.figure, rule: RULE }) };
}
function obstacleOf(parts, { weights }) {
  if (parts.some(({ share: share2 }) => share2 !== void 0 && sign(fromDecimalText(share2)) < 0)) return "weightNegative";
  if (weights === "none") return void 0;
  const told = parts.flatMap(({ weight }) => weight === void 0 ? [] : [fromDecimalText(weight)]);
  if (told.length < parts.length) return "weightMissing";
  if (told.some((each) => sign(each) < 0)) return "weightNegative";
  return weights === "percent" && parts.length > 0 && compare(sumOf(told), HUNDRED) !== 0 ? "weightsNotHundred" : void 0;
}
function weightOf(derivation, level, { name, weight, share: share2 }, { weights }, nth) {
  const own = weights === "none" || weight === void 0 ? derivation.given(`peso-${nth}`, `Peso di \xAB${name}\xBB, uguale per tutti`, ONE, level.rules) : derivation.given(`peso-${nth}`, `Peso di \xAB${name}\xBB`, fromDecimalText(weight), level.weights);
  if (share2 === void 0) return own;
  const part = derivation.given(`quota-${nth}`, `Quota di \xAB${name}\xBB che spetta qui`, fromDecimalText(share2), level.weights);
  return derivation.product(`peso-quota-${nth}`, `Peso di \xAB${name}\xBB per la sua quota`, [own, part]);
}
function withoutWhole(derivation, level, { kind, why, part }) {
  switch (why) {
    case "blocked":
      return without(derivation, level, { kind }, `\xAB${part ?? ""}\xBB manca. ${ROLL_UP_OBSTACLE_WORDS.blocked}`, "blocked");
    case "nothingCounts":
      return without(derivation, level, { kind }, "nessuna parte ha un punteggio.");
    case "weightsSumToZero":
      return without(derivation, level, { kind }, ROLL_UP_OBSTACLE_WORDS.weightsSumToZero, "weightsSumToZero");
  }
}
function without(derivation, level, grade, words, why) {
  derivation.compare("esito", [], grade.kind, `${GRADE_WORDS[grade.kind]}: ${words}`);
  return { grade, proof: derivation.conclude({ figure: level.figure, rule: RULE }), ...why && { why } };
}

// src/domain/evaluation/rollUp/gradeOfObjectives.ts
function gradeOfObjectives(figure, objectives, rules, provenance) {
  return meanOfGrades({ figure, ...provenance, whenEmpty: "notApplicable" }, objectives, rules);
}

// src/domain/evaluation/rollUp/rollUpAdministration.ts
function rollUpAdministration(objectives, units, rules, provenance) {
  const method = { rules, provenance };
  const graded = byCode(objectives).map((objective) => ({ objective, computed: gradeOfObjective(method, objective) }));
  const { ofAll, byUnit } = partsOfHolders(method, graded);
  const crossCutting = gradeOfObjectives("Grado di raggiungimento degli obiettivi trasversali", ofAll, rules.objectives, provenance);
  const shared = ofAll.length === 0 ? [] : [aPart(method, void 0, "trasversali", "Obiettivi trasversali", crossCutting, rules.crossCutting.share)];
  const isInUnits = rules.crossCutting.enters === "units";
  const inOrder = byCode(units).map((unit) => ({
    unit,
    graded: gradeOfUnit(method, unit, byUnit.get(unit.code) ?? [], isInUnits ? shared : [])
  }));
  const together = meanOfGrades(
    { figure: "Performance organizzativa delle unit\xE0", ...provenance, whenEmpty: "notApplicable" },
    inOrder.map(({ unit, graded: { computed } }) => partOf2(method, { ...unit, computed }, unit)),
    rules.units
  );
  const ofUnits = aPart(method, void 0, "unita", "Unit\xE0", together);
  return {
    objectives: graded.map(({ objective: { code, judged }, computed }) => ({ code, computed, ...judged && { judged } })),
    crossCutting,
    units: inOrder.map((each) => each.graded),
    unitsTogether: together,
    administration: withTheRest(method, "Performance organizzativa dell'amministrazione", ofUnits, isInUnits ? [] : shared),
    outside: outsideOf(objectives, units)
  };
}
function gradeOfObjective({ rules, provenance }, { code, name, indicators }) {
  const figure = `Grado di raggiungimento dell'obiettivo ${code}, ${name}`;
  return meanOfGrades({ figure, ...provenance, whenEmpty: "missing" }, indicators, rules.indicators);
}
function partsOfHolders(method, graded) {
  const ofAll = [];
  const byUnit = /* @__PURE__ */ new Map();
  for (const { objective, computed } of graded) {
    const named = { ...objective, name: `${objective.code} ${objective.name}`, computed };
    if ("crossCutting" in objective.held) ofAll.push(partOf2(method, named, objective.held));
    else
      for (const holding of objective.held) {
        const parts = byUnit.get(holding.unit) ?? [];
        parts.push(
          partOf2(
            method,
            named,
            method.rules.shared === "byShare" ? holding : { ...holding.weight !== void 0 && { weight: holding.weight } }
          )
        );
        byUnit.set(holding.unit, parts);
      }
  }
  return { ofAll, byUnit };
}
function gradeOfUnit(method, unit, own, shared) {
  const { rules, provenance } = method;
  const { code, name, judged } = unit;
  const objectives = gradeOfObjectives(`Grado di raggiungimento degli obiettivi di ${name}`, own, rules.objectives, provenance);
  const services = unit.services.map((service) => {
    const figure = `Attivit\xE0 ordinaria di ${service.name}, ${name}`;
    return { service, computed: meanOfGrades({ figure, ...provenance, whenEmpty: "missing" }, service.indicators, rules.ordinaryActivity) };
  });
  const ordinary = services.map(
    ({ service, computed }) => aPart(method, code, `servizio-${service.code}`, service.name, computed, service.share)
  );
  return {
    code,
    computed: withTheRest(method, `Performance organizzativa di ${name}`, aPart(method, code, "obiettivi", "Obiettivi", objectives), [...shared, ...ordinary]),
    // prettier-ignore
    ...judged && { judged },
    objectives,
    services: services.map(({ service, computed }) => ({ code: service.code, computed }))
  };
}
function withTheRest({ rules, provenance }, figure, rest, stated) {
  const remains = subtract(HUNDRED, sumOf(stated.map(({ weight }) => fromDecimalText(weight ?? "0"))));
  const parts = [{ ...rest, weight: toDecimalText(remains) }, ...stated];
  return meanOfGrades({ figure, ...provenance, whenEmpty: "notApplicable" }, parts, { ...rules.unitParts, weights: "percent" });
}
function partOf2({ provenance: { figureOf } }, { code, name, computed, judged }, { weight, share: share2 }) {
  return {
    code,
    name,
    computed,
    ...weight !== void 0 && { weight },
    ...figureOf && { figure: figureOf(code) },
    ...judged && { judged },
    ...share2 !== void 0 && { share: share2 }
  };
}
function aPart({ provenance: { figureOf } }, unit, part, name, computed, weight) {
  return { code: part, name, computed, ...figureOf && { figure: figureOf(unit, part) }, ...weight !== void 0 && { weight } };
}
function outsideOf(objectives, units) {
  const known = new Set(units.map(({ code }) => code));
  const isInside = ({ held }) => "crossCutting" in held || held.length > 0 && held.every(({ unit }) => known.has(unit));
  return byCode(objectives.filter((objective) => !isInside(objective))).map(({ code }) => code);
}

// src/domain/evaluation/evaluateCycle.ts
var RULES2 = { kind: "clause", document: "smvp", clause: "aggregazione" };
var ACHIEVEMENT = { kind: "clause", document: "smvp", clause: "raggiungimento" };
var WEIGHTS = { kind: "entry", where: "pesi del piano" };
function gradeFigure(of, part) {
  return ["grado", ...of === void 0 ? [] : [slugOf(of)], ...part === void 0 ? [] : [part]].join("/");
}
var ADMINISTRATION_FIGURE = "grado/ente";
function evaluateCycle(material, smvp) {
  const organisation = organisationalGrades(material, smvp);
  const units = new Map(organisation.units.map((unit) => [unit.code, unit]));
  const objectives = new Map(organisation.objectives.map((objective) => [objective.code, objective]));
  const plan = new Map(material.objectives.map((objective) => [String(objective.code), objective]));
  const { units: ofUnits, objectives: ofObjectives } = smvp.rollUp;
  const judged = material.organisation.administration;
  const whole = { computed: organisation.administration, figure: ADMINISTRATION_FIGURE, ...judged && { judged } };
  const known = {
    administration: { name: "Performance organizzativa dell'ente", ...countingOf(whole, ofUnits.takes) },
    ofUnit: remembering((name) => {
      const unit = units.get(name);
      return unit && { name: `Performance organizzativa, ${name}`, ...countingOf({ ...unit, figure: gradeFigure(name) }, ofUnits.takes) };
    }),
    ofObjective: remembering((code) => {
      const [graded, planned] = [objectives.get(code), plan.get(code)];
      if (!graded || !planned) return void 0;
      const weight = weightOf2(planned);
      const counting = countingOf({ ...graded, figure: gradeFigure(code) }, ofObjectives.takes);
      return { name: `${code} ${planned.title}`, ...counting, ...weight !== void 0 && { weight } };
    })
  };
  return { organisation, individual: evaluateYear({ ...material, known }, smvp) };
}
function remembering(find) {
  const known = /* @__PURE__ */ new Map();
  return (name) => {
    const before = known.get(name);
    if (before !== void 0) return before;
    const found = find(name);
    known.set(name, found);
    return found;
  };
}
function organisationalGrades({ objectives, organisation }, smvp) {
  const stated = new Map(organisation.units.map((unit) => [unit.unit, unit]));
  const groups = objectives.flatMap(({ holder, group }) => holder.kind === "unit" ? [group] : []);
  const holding = organisation.shared.flatMap(({ holders }) => holders.map(({ unit }) => unit));
  const names = [.../* @__PURE__ */ new Set([...groups, ...holding, ...stated.keys()])].sort();
  const units = names.map((name) => {
    const { weight, judged, services = [] } = stated.get(name) ?? {};
    return {
      code: name,
      name,
      services: services.map((service) => serviceToWeigh(name, service)),
      ...weight !== void 0 && { weight },
      ...judged && { judged }
    };
  });
  const shared = new Map(organisation.shared.map(({ objective, holders }) => [objective, holders]));
  const weighed = byCode(objectives).map((objective) => objectiveToWeigh(objective, smvp, shared.get(objective.code)));
  const parts = [...weighed, ...units.flatMap(({ services }) => services)].flatMap(({ indicators: indicators2 }) => indicators2);
  const indicators = parts.flatMap(({ figure, computed }) => figure === void 0 ? [] : [[figure, computed]]);
  const provenance = { rules: RULES2, weights: WEIGHTS, figureOf: gradeFigure };
  const grades = rollUpAdministration(weighed, units, smvp.rollUp, provenance);
  const counting = grades.objectives.map(
    (objective) => [objective.code, gradeThatCounts(objective, smvp.rollUp.objectives.takes)]
  );
  return { ...grades, indicators, counting };
}
function gradeThatCounts(objective, takes) {
  const { code } = objective;
  const { grade, provenance } = countingOf({ ...objective, figure: gradeFigure(code) }, takes);
  const about = { figure: `Grado di raggiungimento che conta, obiettivo ${code}`, rule: "Il grado valutato o quello calcolato, come dice il sistema di valutazione." };
  const d = new Derivation();
  if (grade.kind !== "graded") return { grade, proof: d.conclude({ ...about, result: GRADE_WORDS[grade.kind] }) };
  d.read("conta", "Conta", d.given("grado", provenance.kind === "figure" ? "Grado calcolato" : "Grado valutato", grade.value, provenance));
  return { grade, proof: d.conclude(about) };
}
function objectiveToWeigh(objective, smvp, holders) {
  const { code, title, holder, group } = objective;
  const weight = weightOf2(objective);
  const weighed = weight === void 0 ? {} : { weight };
  const judged = judgementOf(objective, smvp.achievement);
  const computed = scoreObjective(objective, smvp.achievement, ACHIEVEMENT);
  return {
    code,
    name: title,
    indicators: [
      {
        code: `${code}/1`,
        name: title,
        computed,
        figure: gradeFigure(code, "misura"),
        ...smvp.rollUp.indicators.weights !== "none" && { weight: "100" }
      }
    ],
    held: holders ?? (holder.kind === "unit" ? [{ unit: group, ...weighed }] : { crossCutting: true, ...weighed }),
    ...judged && { judged }
  };
}
function serviceToWeigh(unit, { name, share: share2, indicators }) {
  return {
    code: slugOf(name),
    name,
    share: share2,
    indicators: indicators.map(({ use, readings }) => ({
      code: use.entry,
      name: use.name,
      figure: gradeFigure(unit, `servizio-${slugOf(name)}/${use.entry}`),
      computed: scoreIndicator(use, readings, {
        rule: ACHIEVEMENT,
        promised: WEIGHTS,
        measured: { kind: "entry", where: `attivit\xE0 ordinaria, ${name}` }
      }),
      ...use.weight !== void 0 && { weight: use.weight }
    }))
  };
}
function weightOf2({ weight }) {
  const read = parseItalianNumber(weight?.replace(/\s*%$/, "") ?? "");
  return read && toDecimalText(read);
}

// src/features/evaluation/evaluatedYear.ts
async function rulesInForce(db, key, kind) {
  const versions = await loadRuleVersions(db, key, kind);
  return versions.findLast(({ act }) => act) ?? versions.at(-1);
}
function readStored({ kind, year, version, content }, accept) {
  const reading = accept(JSON.parse(content));
  if (reading.ok) return reading.value;
  const what = `${kind === "smvp" ? "Il sistema di valutazione" : "Il contratto integrativo"} del ${String(year)}, versione ${String(version)}`;
  throw new WorkFailed(`${what}, non si pu\xF2 leggere con questa versione del programma: aggiorni il programma.`, reading.problems[0].clause);
}
async function evaluatedYear(tx, key) {
  const report = await readAnnualReport(tx, key);
  const reading = await loadEvaluationReading(tx, key);
  const rules = await rulesInForce(tx, key, "smvp");
  if (!report || !reading || !rules) return void 0;
  const smvp = readStored(rules, acceptSmvp);
  const { people, forms, organisation, headCountDecision } = reading;
  const material = {
    year: key.year,
    objectives: report.objectives,
    people,
    forms,
    organisation,
    ...headCountDecision && { headCountDecision }
  };
  return { report, reading, rules, smvp, material, evaluation: evaluateCycle(material, smvp) };
}
function resultOf({ evaluation, smvp }) {
  const summary = evaluationSummary(evaluation, smvp);
  return {
    summary,
    text: JSON.stringify(summary),
    get proofsSha256() {
      return hashOf(proofsOf(evaluation));
    }
  };
}
function hashOf(proofs) {
  const hash = createHash("sha256");
  for (const proof of proofs) hash.update(`${JSON.stringify(proof)}
`);
  return hash.digest();
}
function rulesWords(title, { version, act }) {
  return `${title}, versione ${String(version)}, ${act ? actText(act) : "bozza non approvata"}`;
}

export {
  GRADE_WORDS,
  WAITING_WORDS,
  gradeFigure,
  ADMINISTRATION_FIGURE,
  evaluateCycle,
  ENGINE,
  rulesInForce,
  readStored,
  evaluatedYear,
  resultOf,
  hashOf,
  rulesWords
};
//# sourceMappingURL=chunk-KEQUZAVZ.js.map
