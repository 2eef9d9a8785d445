import { type CivilDate, italianDate } from "../kernel/civilDate.ts";
import type { Proof, ProofInput, ProofStep, Provenance } from "../kernel/proof.ts";
import { compare, fromDecimalText, italianDecimal, type Rational, rational, sign, subtract } from "../kernel/rational.ts";
import { OUTCOME_WORDS, type Outcome } from "./outcome.ts";
import { amountWithUnit, printConstraint, printDeadline, printTarget } from "./printTarget.ts";
import { type Comparison, type Constraint, type Deadline, dueDay, type Target } from "./target.ts";

/**
 * What was measured. Each field is absent while nobody has told; `completedOn: null` says that it was not completed.
 * `withinTerm` is a person's attestation for a term of law that has no resolved day.
 */
export type Measured = {
  readonly value?: string;
  /** The value the change is counted from. */
  readonly baseline?: string;
  readonly completedOn?: CivilDate | null;
  readonly withinTerm?: boolean;
};

/** An outcome together with how it came to be. */
export type Assessment = { readonly outcome: Outcome; readonly proof: Proof };

type Answer = Extract<Outcome, "achieved" | "notAchieved" | "notAssessable" | "unknown">;
type Part = { readonly answer: Answer; readonly text: string; readonly inputs: readonly ProofInput[] };

/** Compares what was measured with what was promised, each with its provenance. Nothing measured is `unknown`; a value with no stated direction that differs is `notAssessable`. */
export function assess(target: Target, measured: Measured, provenance: Provenance, promised = provenance): Assessment {
  const parts = partsOf(target, measured, provenance, promised);
  const outcome = worstOf(parts.map(({ answer }) => answer));
  const inputs: ProofInput[] = [
    { id: "target", name: "Target", value: printTarget(target), provenance: promised },
    ...parts.flatMap((part) => part.inputs),
  ];
  const steps: ProofStep[] = parts.map(({ answer, text, inputs: read }, i) => ({
    id: `confronto-${String(i + 1)}`,
    operation: "compare",
    operands: ["target", ...read.map(({ id }) => id)],
    result: answer,
    text,
  }));
  if (steps.length > 1) {
    const text = `Contano insieme: l'obiettivo risulta ${OUTCOME_WORDS[outcome]}.`;
    steps.push({ id: "esito", operation: "compare", operands: steps.map(({ id }) => id), result: outcome, text });
  }
  const rule = "L'esito è il confronto tra il valore misurato e il target, con le parole del target.";
  return { outcome, proof: { figure: "Esito misurato", result: outcome, rule, inputs, steps } };
}

function partsOf(target: Target, measured: Measured, provenance: Provenance, promised: Provenance): Part[] {
  switch (target.kind) {
    case "deadline":
      return [meetsDeadline(target.deadline, measured, provenance)];
    case "constraint":
      return [meetsConstraint(target.constraint, measured, provenance, promised)];
    case "constraintByDeadline":
      return [meetsConstraint(target.constraint, measured, provenance, promised), meetsDeadline(target.deadline, measured, provenance)];
  }
}

/** One missed part is enough to miss the target; else one that cannot be judged; else one that is unknown. */
function worstOf(answers: readonly Answer[]): Answer {
  const order: readonly Answer[] = ["notAchieved", "notAssessable", "unknown", "achieved"];
  return order.find((answer) => answers.includes(answer)) ?? "unknown";
}

function meetsDeadline(deadline: Deadline, { completedOn, withinTerm }: Measured, provenance: Provenance): Part {
  const by = dueDay(deadline);
  if (by === undefined) {
    if (withinTerm === undefined) return unknown("Nessuno ha ancora attestato se il termine di legge è stato rispettato.");
    const value = withinTerm ? "rispettato" : "non rispettato";
    const inputs = [{ id: "attestazione", name: "Attestazione sul termine di legge", value, provenance }];
    return { answer: withinTerm ? "achieved" : "notAchieved", text: `Il termine di legge risulta ${value}.`, inputs };
  }
  if (completedOn === undefined) return unknown("Manca la data di conclusione.");
  const value = completedOn === null ? "non concluso" : italianDate(completedOn);
  const inputs = [{ id: "conclusione", name: "Data di conclusione", value, provenance }];
  if (completedOn === null)
    return { answer: "notAchieved", text: `Non è stato concluso; era previsto ${printDeadline(deadline)}.`, inputs };
  const isOnTime = completedOn <= by;
  const text = `Concluso il ${value}: ${isOnTime ? "in tempo" : "oltre il termine"} (${printDeadline(deadline)}).`;
  return { answer: isOnTime ? "achieved" : "notAchieved", text, inputs };
}

function meetsConstraint(constraint: Constraint, measured: Measured, provenance: Provenance, promised: Provenance): Part {
  if (measured.value === undefined) return unknown("Manca il valore misurato.");
  const value = fromDecimalText(measured.value);
  const inputs: ProofInput[] = [{ id: "valore", name: "Valore misurato", value: measured.value, provenance }];
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
      if (measured.baseline === undefined) return unknown("Manca il valore di partenza.");
      const baseline = fromDecimalText(measured.baseline);
      inputs.push({ id: "partenza", name: "Valore di partenza", value: measured.baseline, provenance: promised });
      const answer = changes(constraint, baseline, value);
      const from = italianDecimal(measured.baseline);
      const to = italianDecimal(measured.value);
      const why =
        answer === "notAssessable" ? "da zero o da un valore negativo una variazione in percentuale non esiste" : answerWords(answer);
      return {
        answer,
        text: `Da ${from} a ${to}, ${constraint.direction === "reduction" ? "prevista una" : "previsto un"} ${printConstraint(constraint)}: ${why}.`,
        inputs,
      };
    }
  }
}

function holds(comparison: Comparison, order: -1 | 0 | 1): Answer {
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

/** A change in percent of a baseline that is zero or negative has no meaning; any other change is a plain difference. */
function changes({ direction, amount, unit }: Extract<Constraint, { kind: "change" }>, baseline: Rational, value: Rational): Answer {
  const gained = subtract(value, baseline);
  const change = direction === "increase" ? gained : subtract(rational(0n), gained);
  const promised = fromDecimalText(amount);
  if (unit.kind !== "percentage") return compare(change, promised) >= 0 ? "achieved" : "notAchieved";
  if (sign(baseline) <= 0) return "notAssessable";
  const hundredths = rational(change.numerator * 100n * baseline.denominator, change.denominator * baseline.numerator);
  return compare(hundredths, promised) >= 0 ? "achieved" : "notAchieved";
}

function unknown(text: string): Part {
  return { answer: "unknown", text, inputs: [] };
}

function answerWords(answer: Answer): string {
  return `target ${OUTCOME_WORDS[answer]}`;
}
