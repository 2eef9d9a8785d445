import { byCode } from "../../kernel/byCode.ts";
import { Derivation, type Term } from "../../kernel/derivation.ts";
import type { Provenance } from "../../kernel/proof.ts";
import { compare, fromDecimalText, HUNDRED, ONE, sign, sumOf } from "../../kernel/rational.ts";
import { type Combined, combine, type Part } from "../combine.ts";
import { GRADE_WORDS, type Grade, type Graded } from "../grade.ts";
import { countingOf, type PartToWeigh } from "./partToWeigh.ts";
import { type LevelRules, ROLL_UP_OBSTACLE_WORDS, type RollUpObstacle } from "./rollUpRules.ts";

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
  const terms = inOrder.map((part, i): Part => {
    const nth = String(i + 1);
    const { grade, provenance } = countingOf(part, rules.takes);
    const name = `Punteggio di «${part.name}»`;
    const value = grade.kind === "graded" ? derivation.given(`valore-${nth}`, name, grade.value, provenance) : grade.kind;
    return { id: `valore-${nth}`, name, value, weight: () => weightOf(derivation, level, part, rules, nth) };
  });
  const whole = { id: "punteggio", words: "Media delle parti", ruleOf: () => level.rules };
  const combined = combine(derivation, whole, terms, rules.absences);
  if (combined.kind !== "graded") return withoutWhole(derivation, level, combined);
  return { grade: { kind: "graded", value: combined.term.value }, proof: derivation.conclude({ figure: level.figure, rule: RULE }) };
}

function obstacleOf(parts: readonly PartToWeigh[], { weights }: LevelRules): RollUpObstacle | undefined {
  if (parts.some(({ share }) => share !== undefined && sign(fromDecimalText(share)) < 0)) return "weightNegative";
  if (weights === "none") return undefined;
  const told = parts.flatMap(({ weight }) => (weight === undefined ? [] : [fromDecimalText(weight)]));
  if (told.length < parts.length) return "weightMissing";
  if (told.some((each) => sign(each) < 0)) return "weightNegative";
  return weights === "percent" && parts.length > 0 && compare(sumOf(told), HUNDRED) !== 0 ? "weightsNotHundred" : undefined;
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

function withoutWhole(derivation: Derivation, level: Level, { kind, why, part }: Exclude<Combined, { kind: "graded" }>): RolledUp {
  switch (why) {
    case "blocked":
      return without(derivation, level, { kind }, `«${part ?? ""}» manca. ${ROLL_UP_OBSTACLE_WORDS.blocked}`, "blocked");
    case "nothingCounts":
      return without(derivation, level, { kind }, "nessuna parte ha un punteggio.");
    case "weightsSumToZero":
      return without(derivation, level, { kind }, ROLL_UP_OBSTACLE_WORDS.weightsSumToZero, "weightsSumToZero");
  }
}

function without(
  derivation: Derivation,
  level: Level,
  grade: Exclude<Grade, { kind: "graded" }>,
  words: string,
  why?: RollUpObstacle,
): RolledUp {
  derivation.say("esito", [], grade.kind, `${GRADE_WORDS[grade.kind]}: ${words}`);
  return { grade, proof: derivation.conclude({ figure: level.figure, rule: RULE }), ...(why && { why }) };
}
