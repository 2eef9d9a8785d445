import { byCode } from "../../kernel/byCode.ts";
import { Derivation, type Term } from "../../kernel/derivation.ts";
import type { Provenance } from "../../kernel/proof.ts";
import { compare, fromDecimalText, HUNDRED, ONE, type Rational, sumOf, ZERO } from "../../kernel/rational.ts";
import { GRADE_WORDS, type Grade, type Graded } from "../grade.ts";
import { countingOf, type PartToWeigh } from "./partToWeigh.ts";
import { type AbsencePolicy, type LevelRules, ROLL_UP_OBSTACLE_WORDS, type RollUpObstacle } from "./rollUpRules.ts";

/** A grade made of others and, when they do not make one, why. */
export type RolledUp = Graded & { readonly why?: RollUpObstacle };

/** What a level is called, where its rules and weights stand, and what it is when it has no parts. */
export type Level = {
  readonly figure: string;
  readonly rules: Provenance;
  readonly weights: Provenance;
  readonly whenEmpty: "missing" | "notApplicable";
};

const RULE = "Il punteggio è la media delle parti con i loro pesi; chi è senza punteggio conta come dice la regola.";

/** The weighted mean of the parts of a level, whatever the order they come in, with its proof: 50/30/20 with 100, 80 and 0 is 74. */
export function meanOfGrades(level: Level, parts: readonly PartToWeigh[], rules: LevelRules): RolledUp {
  const inOrder = byCode(parts);
  const derivation = new Derivation();
  const obstacle = obstacleOf(inOrder, rules);
  if (obstacle) return without(derivation, level, { kind: "notComputable" }, ROLL_UP_OBSTACLE_WORDS[obstacle], obstacle);
  if (parts.length === 0) return without(derivation, level, { kind: level.whenEmpty }, "non c'è nulla da contare.");
  const counting = inOrder.map((part) => ({ part, ...countingOf(part, rules.takes) }));
  const blocking = counting.find(({ grade }) => grade.kind !== "graded" && rules.absences[grade.kind] === "block");
  if (blocking) return blocked(derivation, level, blocking.part, blocking.grade);
  const weighted: { value: Term; weight: Term }[] = [];
  counting.forEach(({ part, grade, provenance }, i) => {
    const nth = String(i + 1);
    const value = countedValue(grade, rules.absences);
    if (grade.kind !== "graded") derivation.remark(`senza-${nth}`, `«${part.name}»`, `${GRADE_WORDS[grade.kind]}, ${CHOICE_WORDS[rules.absences[grade.kind]]}`, level.rules); // prettier-ignore
    if (!value) return;
    weighted.push({
      value: derivation.given(`valore-${nth}`, `Punteggio di «${part.name}»`, value, grade.kind === "graded" ? provenance : level.rules),
      weight: weightOf(derivation, level, part, rules, nth),
    });
  });
  if (weighted.length === 0) return without(derivation, level, { kind: kindOfNone(counting) }, "nessuna parte ha un punteggio.");
  if (sumOf(weighted.map(({ weight }) => weight.value)).numerator === 0n)
    return without(derivation, level, { kind: "notComputable" }, ROLL_UP_OBSTACLE_WORDS.weightsSumToZero, "weightsSumToZero");
  const mean = derivation.weightedMean("punteggio", "Media delle parti", weighted);
  return { grade: { kind: "graded", value: mean.value }, proof: derivation.conclude({ figure: level.figure, rule: RULE }) };
}

const CHOICE_WORDS: Record<AbsencePolicy["missing"], string> = {
  zero: "conta zero",
  leaveOut: "non conta e lascia il suo peso agli altri",
  block: "ferma il calcolo",
  full: "conta per intero",
};

function obstacleOf(parts: readonly PartToWeigh[], { weights }: LevelRules): RollUpObstacle | undefined {
  if (parts.some(({ share }) => share !== undefined && fromDecimalText(share).numerator < 0n)) return "weightNegative";
  if (weights === "none") return undefined;
  const told = parts.flatMap(({ weight }) => (weight === undefined ? [] : [fromDecimalText(weight)]));
  if (told.length < parts.length) return "weightMissing";
  if (told.some(({ numerator }) => numerator < 0n)) return "weightNegative";
  return weights === "percent" && parts.length > 0 && compare(sumOf(told), HUNDRED) !== 0 ? "weightsNotHundred" : undefined;
}

/** The number a part counts with; undefined when it leaves its weight to the others. */
function countedValue(grade: Grade, absences: AbsencePolicy): Rational | undefined {
  if (grade.kind === "graded") return grade.value;
  switch (absences[grade.kind]) {
    case "zero":
      return ZERO;
    case "full":
      return HUNDRED;
    case "leaveOut":
    case "block":
      return undefined;
  }
}

function weightOf(derivation: Derivation, level: Level, { name, weight, share }: PartToWeigh, { weights }: LevelRules, nth: string): Term {
  const own =
    weights === "none" || weight === undefined
      ? derivation.given(`peso-${nth}`, `Peso di «${name}», uguale per tutti`, ONE, level.rules)
      : derivation.given(`peso-${nth}`, `Peso di «${name}»`, fromDecimalText(weight), level.weights);
  if (share === undefined) return own;
  const part = derivation.given(`quota-${nth}`, `Quota di «${name}» che spetta qui`, fromDecimalText(share), level.weights);
  return derivation.product(`peso-quota-${nth}`, `Peso di «${name}» per la sua quota`, [own, part]);
}

function blocked(derivation: Derivation, level: Level, { name }: PartToWeigh, grade: Grade): RolledUp {
  const words = `«${name}» è senza punteggio. ${ROLL_UP_OBSTACLE_WORDS.blocked}`;
  return without(derivation, level, { kind: grade.kind === "missing" ? "missing" : "notComputable" }, words, "blocked");
}

function kindOfNone(counting: readonly { readonly grade: Grade }[]): Exclude<Grade["kind"], "graded"> {
  const order = ["missing", "notComputable", "neutralised", "notApplicable"] as const;
  return order.find((kind) => counting.some(({ grade }) => grade.kind === kind)) ?? "missing";
}

function without(
  derivation: Derivation,
  level: Level,
  grade: Exclude<Grade, { kind: "graded" }>,
  words: string,
  why?: RollUpObstacle,
): RolledUp {
  derivation.compare("esito", [], grade.kind, `${GRADE_WORDS[grade.kind]}: ${words}`);
  return { grade, proof: derivation.conclude({ figure: level.figure, rule: RULE }), ...(why && { why }) };
}
