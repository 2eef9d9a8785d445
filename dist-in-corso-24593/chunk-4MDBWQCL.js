import {
  dueDay
} from "./chunk-UQ62ZDIO.js";
import {
  OUTCOME_WORDS
} from "./chunk-BTV5RUOO.js";
import {
  amountWithUnit,
  printConstraint,
  printDeadline,
  printTarget
} from "./chunk-A672SG2A.js";
import {
  compare,
  fromDecimalText,
  italianDecimal,
  rational,
  sign,
  subtract
} from "./chunk-MJTHQE4O.js";
import {
  italianDate
} from "./chunk-V65HRVHO.js";

// src/domain/plan/assess.ts
function assess(target, measured, provenance, promised = provenance) {
  const parts = partsOf(target, measured, provenance, promised);
  const outcome = worstOf(parts.map(({ answer }) => answer));
  const inputs = [
    { id: "target", name: "Target", value: printTarget(target), provenance: promised },
    ...parts.flatMap((part) => part.inputs)
  ];
  const steps = parts.map(({ answer, text, inputs: read }, i) => ({
    id: `confronto-${String(i + 1)}`,
    operation: "compare",
    operands: ["target", ...read.map(({ id }) => id)],
    result: answer,
    text
  }));
  if (steps.length > 1) {
    const text = `Contano insieme: l'obiettivo risulta ${OUTCOME_WORDS[outcome]}.`;
    steps.push({ id: "esito", operation: "compare", operands: steps.map(({ id }) => id), result: outcome, text });
  }
  const rule = "L'esito \xE8 il confronto tra il valore misurato e il target, con le parole del target.";
  return { outcome, proof: { figure: "Esito misurato", result: outcome, rule, inputs, steps } };
}
function partsOf(target, measured, provenance, promised) {
  switch (target.kind) {
    case "deadline":
      return [meetsDeadline(target.deadline, measured, provenance)];
    case "constraint":
      return [meetsConstraint(target.constraint, measured, provenance, promised)];
    case "constraintByDeadline":
      return [meetsConstraint(target.constraint, measured, provenance, promised), meetsDeadline(target.deadline, measured, provenance)];
  }
}
function worstOf(answers) {
  const order = ["notAchieved", "notAssessable", "unknown", "achieved"];
  return order.find((answer) => answers.includes(answer)) ?? "unknown";
}
function meetsDeadline(deadline, { completedOn, withinTerm }, provenance) {
  const by = dueDay(deadline);
  if (by === void 0) {
    if (withinTerm === void 0) return unknown("Nessuno ha ancora attestato se il termine di legge \xE8 stato rispettato.");
    const value2 = withinTerm ? "rispettato" : "non rispettato";
    const inputs2 = [{ id: "attestazione", name: "Attestazione sul termine di legge", value: value2, provenance }];
    return { answer: withinTerm ? "achieved" : "notAchieved", text: `Il termine di legge risulta ${value2}.`, inputs: inputs2 };
  }
  if (completedOn === void 0) return unknown("Manca la data di conclusione.");
  const value = completedOn === null ? "non concluso" : italianDate(completedOn);
  const inputs = [{ id: "conclusione", name: "Data di conclusione", value, provenance }];
  if (completedOn === null)
    return { answer: "notAchieved", text: `Non \xE8 stato concluso; era previsto ${printDeadline(deadline)}.`, inputs };
  const isOnTime = completedOn <= by;
  const text = `Concluso il ${value}: ${isOnTime ? "in tempo" : "oltre il termine"} (${printDeadline(deadline)}).`;
  return { answer: isOnTime ? "achieved" : "notAchieved", text, inputs };
}
function meetsConstraint(constraint, measured, provenance, promised) {
  if (measured.value === void 0) return unknown("Manca il valore misurato.");
  const value = fromDecimalText(measured.value);
  const inputs = [{ id: "valore", name: "Valore misurato", value: measured.value, provenance }];
  const said = amountWithUnit(measured.value, constraint.unit);
  switch (constraint.kind) {
    case "value": {
      const answer = holds(constraint.comparison, compare(value, fromDecimalText(constraint.amount)));
      const why = answer === "notAssessable" ? "il documento non dice se un valore diverso sia migliore o peggiore" : answerWords(answer);
      return { answer, text: `Misurato ${said}, previsto ${printConstraint(constraint)}: ${why}.`, inputs };
    }
    case "range": {
      const isInside = compare(value, fromDecimalText(constraint.from)) >= 0 && compare(value, fromDecimalText(constraint.to)) <= 0;
      const answer = isInside ? "achieved" : "notAchieved";
      return { answer, text: `Misurato ${said}, previsto ${printConstraint(constraint)}: ${answerWords(answer)}.`, inputs };
    }
    case "change": {
      if (measured.baseline === void 0) return unknown("Manca il valore di partenza.");
      const baseline = fromDecimalText(measured.baseline);
      inputs.push({ id: "partenza", name: "Valore di partenza", value: measured.baseline, provenance: promised });
      const answer = changes(constraint, baseline, value);
      const from = italianDecimal(measured.baseline);
      const to = italianDecimal(measured.value);
      const why = answer === "notAssessable" ? "da zero o da un valore negativo una variazione in percentuale non esiste" : answerWords(answer);
      return {
        answer,
        text: `Da ${from} a ${to}, ${constraint.direction === "reduction" ? "prevista una" : "previsto un"} ${printConstraint(constraint)}: ${why}.`,
        inputs
      };
    }
  }
}
function holds(comparison, order) {
  switch (comparison) {
    case "atLeast":
      return order >= 0 ? "achieved" : "notAchieved";
    case "atMost":
      return order <= 0 ? "achieved" : "notAchieved";
    case "moreThan":
      return order > 0 ? "achieved" : "notAchieved";
    case "lessThan":
      return order < 0 ? "achieved" : "notAchieved";
    case "exactly":
      return order === 0 ? "achieved" : "notAchieved";
    case "expected":
      return order === 0 ? "achieved" : "notAssessable";
  }
}
function changes({ direction, amount, unit }, baseline, value) {
  const gained = subtract(value, baseline);
  const change = direction === "increase" ? gained : subtract(rational(0n), gained);
  const promised = fromDecimalText(amount);
  if (unit.kind !== "percentage") return compare(change, promised) >= 0 ? "achieved" : "notAchieved";
  if (sign(baseline) <= 0) return "notAssessable";
  const hundredths = rational(change.numerator * 100n * baseline.denominator, change.denominator * baseline.numerator);
  return compare(hundredths, promised) >= 0 ? "achieved" : "notAchieved";
}
function unknown(text) {
  return { answer: "unknown", text, inputs: [] };
}
function answerWords(answer) {
  return `target ${OUTCOME_WORDS[answer]}`;
}

// src/domain/plan/measuredOutcome.ts
function measuredOutcome({ code, title, indicator, measured, place }) {
  const { reading } = indicator.target;
  if (!measured || !reading.understood || Object.keys(measured.measured).length === 0) return void 0;
  const { target } = reading;
  const baseline = baselineFor(target, indicator);
  const counted = { ...baseline && { baseline: baseline.value }, ...measured.measured };
  const promised = { kind: "document", ...place };
  const { outcome, proof } = assess(target, counted, { kind: "document", ...measured.place }, promised);
  return { outcome, proof: { ...proof, figure: `${proof.figure} dell'obiettivo ${code}, ${title}` } };
}
function baselineFor(target, { baselines }) {
  const since = target.kind !== "deadline" && target.constraint.kind === "change" ? target.constraint.since : void 0;
  return since === void 0 ? baselines.at(-1) : baselines.find(({ year }) => year === since);
}
function differsFromMeasured({ evaluated }, computed) {
  const isJudged = computed.outcome === "achieved" || computed.outcome === "notAchieved";
  return isJudged && evaluated.outcome !== "unknown" && evaluated.outcome !== computed.outcome;
}

export {
  measuredOutcome,
  baselineFor,
  differsFromMeasured
};
//# sourceMappingURL=chunk-4MDBWQCL.js.map
