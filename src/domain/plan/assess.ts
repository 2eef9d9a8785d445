import { type CivilDate, italianDate } from "../kernel/civilDate.ts";
import { Derivation, type Term } from "../kernel/derivation.ts";
import type { Proof, Provenance } from "../kernel/proof.ts";
import { fromDecimalText, HUNDRED, italianDecimal, ONE, sign, ZERO } from "../kernel/rational.ts";
import { OUTCOME_WORDS, type Outcome } from "./outcome.ts";
import { amountWithUnit, printConstraint, printDeadline, printTarget } from "./printTarget.ts";
import { promisedChange } from "./promisedChange.ts";
import { type Constraint, type Deadline, dueDay, type Target } from "./target.ts";

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

/** One part of a target while it is compared: the derivation it leaves its steps in, the name of the step that says how it ended, where both sides come from. */
type Part = { readonly derivation: Derivation; readonly id: string; readonly measured: Provenance; readonly promised: Provenance };

/** Compares what was measured with what was promised, each with its provenance. Nothing measured is `unknown`; a value with no stated direction that differs is `notAssessable`. */
export function assess(target: Target, measured: Measured, provenance: Provenance, promised = provenance): Assessment {
  const derivation = new Derivation();
  derivation.remark("target", "Target", printTarget(target), promised);
  const part = (nth: 1 | 2): Part => ({ derivation, id: `confronto-${String(nth)}`, measured: provenance, promised });
  const outcome = outcomeOf(target, measured, part);
  const rule = "L'esito è il confronto tra il valore misurato e il target, con le parole del target.";
  return { outcome, proof: derivation.conclude({ figure: "Esito misurato", result: outcome, rule }) };
}

function outcomeOf(target: Target, measured: Measured, part: (nth: 1 | 2) => Part): Answer {
  switch (target.kind) {
    case "deadline":
      return meetsDeadline(part(1), target.deadline, measured);
    case "constraint":
      return meetsConstraint(part(1), target.constraint, measured);
    case "constraintByDeadline": {
      const [value, deadline] = [part(1), part(2)];
      const worst = worstOf([meetsConstraint(value, target.constraint, measured), meetsDeadline(deadline, target.deadline, measured)]);
      const text = `Contano insieme: l'obiettivo risulta ${OUTCOME_WORDS[worst]}.`;
      value.derivation.outcome("esito", [value.id, deadline.id], worst, text);
      return worst;
    }
  }
}

/** One missed part is enough to miss the target; else one that cannot be judged; else one that is unknown. */
function worstOf(answers: readonly Answer[]): Answer {
  const order: readonly Answer[] = ["notAchieved", "notAssessable", "unknown", "achieved"];
  return order.find((answer) => answers.includes(answer)) ?? "unknown";
}

function meetsDeadline(part: Part, deadline: Deadline, { completedOn, withinTerm }: Measured): Answer {
  const { derivation, measured, promised } = part;
  const by = dueDay(deadline);
  if (by === undefined) {
    if (withinTerm === undefined)
      return said(part, [], "unknown", "Nessuno ha ancora attestato se il termine di legge è stato rispettato.");
    const value = withinTerm ? "rispettato" : "non rispettato";
    derivation.remark("attestazione", "Attestazione sul termine di legge", value, measured);
    return said(part, ["attestazione"], withinTerm ? "achieved" : "notAchieved", `Il termine di legge risulta ${value}.`);
  }
  if (completedOn === undefined) return said(part, [], "unknown", "Manca la data di conclusione.");
  if (completedOn === null) {
    derivation.remark("conclusione", "Data di conclusione", "non concluso", measured);
    return said(part, ["conclusione"], "notAchieved", `Non è stato concluso; era previsto ${printDeadline(deadline)}.`);
  }
  const completed = derivation.day("conclusione", "Data di conclusione", completedOn, measured);
  const late = derivation.days("ritardo", "Giorni dopo il termine", derivation.day("termine", "Termine", by, promised), completed);
  const none = derivation.given("giorni-ammessi", "Giorni di ritardo ammessi", ZERO, promised);
  return concluded(part, derivation.isAtMost("in-tempo", "Confronto con i giorni ammessi", late, none), (answer) => {
    const when = answer === "achieved" ? "in tempo" : "oltre il termine";
    return `Concluso il ${italianDate(completedOn)}: ${when} (${printDeadline(deadline)}).`;
  });
}

function meetsConstraint(part: Part, constraint: Constraint, measured: Measured): Answer {
  if (measured.value === undefined) return said(part, [], "unknown", "Manca il valore misurato.");
  const told = amountWithUnit(measured.value, constraint.unit);
  const { derivation, promised } = part;
  const sentence = (why: string) => `Misurato ${told}, previsto ${printConstraint(constraint)}: ${why}.`;
  switch (constraint.kind) {
    case "value": {
      const value = valueOf(part, measured.value);
      const relation = derivation.relation("confronto", constraint.comparison, promised);
      const target = derivation.given("atteso", "Valore atteso", fromDecimalText(constraint.amount), promised);
      const reached = derivation.compare(REACHED, "Confronto", value, relation, target);
      const noDirection = "il documento non dice se un valore diverso sia migliore o peggiore";
      return concluded(part, reached, (answer) => sentence(answer === "notAssessable" ? noDirection : answerWords(answer)));
    }
    case "range": {
      const value = valueOf(part, measured.value);
      const isIncluded = derivation.given("compreso", "Estremi compresi (1)", ONE, promised);
      const from = { end: derivation.given("da", "Inizio dell'intervallo", fromDecimalText(constraint.from), promised), isIncluded };
      const to = { end: derivation.given("a", "Fine dell'intervallo", fromDecimalText(constraint.to), promised), isIncluded };
      const inside = derivation.within(REACHED, "Confronto", value, from, to);
      return concluded(part, inside, (answer) => sentence(answerWords(answer)));
    }
    case "change":
      return meetsChange(part, constraint, measured.value, measured.baseline);
  }
}

/** The promised change as a value, and the measured value compared with it. A change in percent of zero or less has no meaning. */
function meetsChange(part: Part, constraint: Extract<Constraint, { kind: "change" }>, told: string, before: string | undefined): Answer {
  if (before === undefined) return said(part, [], "unknown", "Manca il valore di partenza.");
  const { derivation, promised } = part;
  const { direction, unit } = constraint;
  const value = valueOf(part, told);
  const baseline = derivation.given("partenza", "Valore di partenza", fromDecimalText(before), promised);
  const way = `${direction === "reduction" ? "prevista una" : "previsto un"} ${printConstraint(constraint)}`;
  const sentence = (why: string) => `Da ${italianDecimal(before)} a ${italianDecimal(told)}, ${way}: ${why}.`;
  const amount = derivation.given("variazione", "Variazione promessa", fromDecimalText(constraint.amount), promised);
  const hundred = unit.kind === "percentage" ? () => derivation.given("cento", "Per cento", HUNDRED, promised) : undefined;
  const target = promisedChange(derivation, { direction, baseline, amount, hundred }, "", "atteso");
  const noPercentage = "da zero o da un valore negativo una variazione in percentuale non esiste";
  if (!target) return said(part, [value.id, baseline.id], "notAssessable", sentence(noPercentage));
  const relation = derivation.relation("confronto", direction === "increase" ? "atLeast" : "atMost", promised);
  const reached = derivation.compare(REACHED, "Confronto", value, relation, target);
  return concluded(part, reached, (answer) => sentence(answerWords(answer)));
}

/** The step that says whether a value is as it must be. */
const REACHED = "raggiunto";

function valueOf({ derivation, measured }: Part, told: string): Term {
  return derivation.given("valore", "Valore misurato", fromDecimalText(told), measured);
}

/** The answer of a step that is 1 or 0; without one the value cannot be judged, and the step `REACHED` says so. */
function concluded({ derivation, id }: Part, reached: Term | undefined, textOf: (answer: Answer) => string): Answer {
  const answer = !reached ? "notAssessable" : sign(reached.value) > 0 ? "achieved" : "notAchieved";
  derivation.outcome(id, [reached?.id ?? REACHED], answer, textOf(answer));
  return answer;
}

/** An answer that is no comparison: what a person tells, or what is missing. */
function said({ derivation, id }: Part, read: readonly string[], answer: Answer, text: string): Answer {
  derivation.say(id, ["target", ...read], answer, text);
  return answer;
}

function answerWords(answer: Answer): string {
  return `target ${OUTCOME_WORDS[answer]}`;
}
