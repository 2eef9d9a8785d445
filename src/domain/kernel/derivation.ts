import { type CivilDate, daysBetween, italianDate } from "./civilDate.ts";
import type { Citation } from "./citation.ts";
import { type Comparison, COMPARISON_WORDS, holds } from "./comparison.ts";
import { largestRemainder } from "./largestRemainder.ts";
import type { Operation, Proof, ProofInput, ProofStep, Provenance } from "./proof.ts";
import {
  compare,
  divide,
  equals,
  exactly,
  exactText,
  floor,
  italianExact,
  multiply,
  ONE,
  type Rational,
  rational,
  rounded,
  sign,
  subtract,
  Sum,
  ZERO,
} from "./rational.ts";

/** A number inside a derivation: the name under which later steps find it, and its exact value. */
export type Term = { readonly id: string; readonly value: Rational };

/** An input written once and taken into many derivations: a weight, an end of a band. */
export type Prepared = Term & { readonly input: ProofInput };

/** Writes an input that many derivations will take. */
export function prepare(id: string, name: string, value: Rational, provenance: Provenance): Prepared {
  return { id, value, input: { id, name, value: exactText(value), provenance } };
}

/** A day inside a derivation. */
export type DayTerm = { readonly id: string; readonly day: CivilDate };

/** How a value must stand to another, inside a derivation. */
export type RelationTerm = { readonly id: string; readonly comparison: Comparison };

/** One end of a band or step, as a term, and whether the end itself belongs to it. */
export type EndTerm = { readonly end: Term; readonly isIncluded: Term };

/** An input before it is written: a number as it is, or what is text already. */
type Given = Omit<ProofInput, "value"> & { readonly value: Rational | string };

type Arithmetic = Exclude<Operation, "compare" | "outcome" | "say" | "days" | "largestRemainder" | "percentage">;

/** A step before it is put into words. */
type Step =
  | { readonly id: string; readonly operation: Arithmetic; readonly operands: readonly Term[]; readonly value: Rational; readonly words: string }
  | { readonly id: string; readonly operation: "days"; readonly operands: readonly [DayTerm, DayTerm]; readonly value: Rational; readonly words: string }
  | { readonly id: string; readonly operation: "largestRemainder"; readonly operands: readonly Term[]; readonly value: readonly bigint[]; readonly words: string }
  | { readonly id: string; readonly operation: "compare"; readonly operands: readonly [Term, RelationTerm, Term]; readonly value: Rational | "notAssessable"; readonly words: string }
  | InFull<"outcome">
  | InFull<"say">; // prettier-ignore

/** A step whose words are all of its sentence. */
type InFull<Of extends Operation> = {
  readonly id: string;
  readonly operation: Of;
  readonly operands: readonly { readonly id: string }[];
  readonly value: string;
  readonly words: string;
};

/**
 * Computes and writes down how: every number enters as an input with its provenance, every operation leaves a step, and `conclude` gives the Proof.
 * Both are put into words only when a person reads the Proof, so that a figure nobody opens costs only its arithmetic. A name (`id`) is given once.
 * `words` says in Italian what the result of a step is: "Punteggio: 40 × 90 = 3.600."
 */
export class Derivation {
  readonly #inputs: Given[] = [];
  readonly #steps: Step[] = [];

  /** Takes a number in. */
  given(id: string, name: string, value: Rational, provenance: Provenance): Term {
    const input = { id, name, value, provenance };
    this.#inputs.push(input);
    return input;
  }

  /** Takes in a number that was written before. */
  take(prepared: Prepared): Term {
    this.#inputs.push(prepared.input);
    return prepared;
  }

  /** Takes a day in. */
  day(id: string, name: string, day: CivilDate, provenance: Provenance): DayTerm {
    this.#inputs.push({ id, name, value: day, provenance });
    return { id, day };
  }

  /** Takes in something that is no number: a word of a scale, a reason. Nothing is computed with it. */
  remark(id: string, name: string, value: string, provenance: Provenance): void {
    this.#inputs.push({ id, name, value, provenance });
  }

  /** Takes in how a value must stand to another. */
  relation(id: string, comparison: Comparison, provenance: Provenance): RelationTerm {
    this.#inputs.push({ id, name: "Come il valore deve stare al target", value: COMPARISON_WORDS[comparison], provenance });
    return { id, comparison };
  }

  /** Says a judgement in words, with no arithmetic. */
  say(id: string, operands: readonly string[], result: string, text: string): void {
    this.#inFull("say", id, operands, result, text);
  }

  /** Says the outcome that comparisons come to. */
  outcome(id: string, operands: readonly string[], result: string, text: string): void {
    this.#inFull("outcome", id, operands, result, text);
  }

  /** 1 when the value stands to the target as the relation says, else 0; undefined when a different value is neither good nor bad, and the step says so. */
  compare(id: string, words: string, value: Term, relation: RelationTerm, target: Term): Term | undefined {
    const answer = holds(relation.comparison, compare(value.value, target.value));
    const step = { id, operation: "compare", operands: [value, relation, target], words } as const;
    if (answer === undefined) {
      this.#steps.push({ ...step, value: "notAssessable" });
      return undefined;
    }
    const found = { ...step, value: answer ? ONE : ZERO };
    this.#steps.push(found);
    return found;
  }

  /** Takes a number over as it is: the points of a level, the value of what is not reached. */
  read(id: string, words: string, term: Term): Term {
    return this.#step(id, "read", [term], term.value, words);
  }

  /** How many terms there are. */
  count(id: string, words: string, terms: readonly Term[]): Term {
    return this.#step(id, "count", terms, exactly(terms.length), words);
  }

  sum(id: string, words: string, terms: readonly Term[]): Term {
    return this.#step(id, "sum", terms, totalOf(terms), words);
  }

  /** The first less all the others. */
  difference(id: string, words: string, first: Term, others: readonly Term[]): Term {
    return this.#step(id, "difference", [first, ...others], subtract(first.value, totalOf(others)), words);
  }

  product(id: string, words: string, terms: readonly Term[]): Term {
    let value = ONE;
    for (const term of terms) value = value === ONE ? term.value : multiply(value, term.value);
    return this.#step(id, "product", terms, value, words);
  }

  /** Throws when the divisor is 0: who calls has said before what then happens. */
  quotient(id: string, words: string, dividend: Term, divisor: Term): Term {
    return this.#step(id, "quotient", [dividend, divisor], divide(dividend.value, divisor.value), words);
  }

  /** The sum of value × weight over the sum of weights; throws when the weights sum to 0. */
  weightedMean(id: string, words: string, parts: readonly { readonly value: Term; readonly weight: Term }[]): Term {
    const operands: Term[] = [];
    const [sum, weights] = [new Sum(), new Sum()];
    for (const { value, weight } of parts) {
      operands.push(value, weight);
      sum.addProduct(value.value, weight.value);
      weights.add(weight.value);
    }
    return this.#step(id, "weightedMean", operands, divide(sum.value, weights.value), words);
  }

  minimum(id: string, words: string, terms: readonly [Term, ...Term[]]): Term {
    const least = terms.reduce((best, term) => (compare(term.value, best.value) < 0 ? term : best));
    return this.#step(id, "minimum", terms, least.value, words);
  }

  maximum(id: string, words: string, terms: readonly [Term, ...Term[]]): Term {
    const greatest = terms.reduce((best, term) => (compare(term.value, best.value) > 0 ? term : best));
    return this.#step(id, "maximum", terms, greatest.value, words);
  }

  /** Rounds half-up to so many decimals, which are a term too: the rounding is a rule with its source. */
  round(id: string, words: string, term: Term, decimals: Term): Term {
    return this.#step(id, "round", [term, decimals], rounded(term.value, Number(decimals.value.numerator)), words);
  }

  /** The greatest whole number not above it. */
  floor(id: string, words: string, term: Term): Term {
    return this.#step(id, "floor", [term], rational(floor(term.value)), words);
  }

  /** 1 when the first is not above the second, else 0. */
  isAtMost(id: string, words: string, a: Term, b: Term): Term {
    return this.#step(id, "isAtMost", [a, b], compare(a.value, b.value) <= 0 ? ONE : ZERO, words);
  }

  /** 1 when the first is not below the second, else 0. */
  isAtLeast(id: string, words: string, a: Term, b: Term): Term {
    return this.#step(id, "isAtLeast", [a, b], compare(a.value, b.value) >= 0 ? ONE : ZERO, words);
  }

  /** The days from one day to another. */
  days(id: string, words: string, from: DayTerm, to: DayTerm): Term {
    const step = { id, operation: "days", operands: [from, to], value: exactly(daysBetween(from.day, to.day)), words } as const;
    this.#steps.push(step);
    return step;
  }

  /** The result beside the first end that the value does not pass; `otherwise` when it passes them all. */
  steps(id: string, words: string, value: Term, ladder: readonly (EndTerm & { readonly result: Term })[], otherwise: Term): Term {
    const found = ladder.find(({ end, isIncluded }) => isUpTo(value, end, isIncluded));
    const operands = [value, ...ladder.flatMap(({ end, isIncluded, result }) => [end, isIncluded, result]), otherwise];
    return this.#step(id, "steps", operands, (found?.result ?? otherwise).value, words);
  }

  /** 1 when the value lies between two ends, each of them inside or outside; a missing end is no limit. */
  within(id: string, words: string, value: Term, from: EndTerm | undefined, to: EndTerm): Term {
    const isAbove = !from || compare(value.value, from.end.value) > (isOne(from.isIncluded) ? -1 : 0);
    const operands = [value, to.end, to.isIncluded, ...(from ? [from.end, from.isIncluded] : [])];
    return this.#step(id, "within", operands, isAbove && isUpTo(value, to.end, to.isIncluded) ? ONE : ZERO, words);
  }

  /** The square root rounded half-up to so many decimals; throws below 0. */
  squareRoot(id: string, words: string, term: Term, decimals: Term): Term {
    const places = Number(decimals.value.numerator);
    return this.#step(id, "squareRoot", [term, decimals], rational(rootOf(term.value, places), 10n ** BigInt(places)), words);
  }

  /** Splits whole units by weight so that the parts add up: the parts, in the order of the weights. */
  largestRemainder(id: string, words: string, total: Term, weights: readonly Term[]): readonly bigint[] {
    const value = largestRemainder(total.value.numerator, weights.map(valueOf));
    this.#steps.push({ id, operation: "largestRemainder", operands: [total, ...weights], value, words });
    return value;
  }

  /** The Proof: its result is that of the last step, or of the last input when nothing was computed. A result in words is a step too, the last. Nothing is added after it. */
  conclude(about: { readonly figure: string; readonly rule: string; readonly citation?: Citation; readonly result?: string }): Proof {
    const inputs = this.#inputs;
    const steps = this.#steps;
    const computed = steps.at(-1);
    if (about.result !== undefined && (!computed || plain(computed.value) !== about.result))
      this.say("conclusione", computed ? [computed.id] : [], about.result, `Ne viene: ${about.result}.`);
    const last = steps.at(-1) ?? inputs.at(-1);
    return {
      ...about,
      get result() {
        return about.result ?? (last ? plain(last.value) : "");
      },
      get inputs() {
        return inputs.map(({ id, name, value, provenance }) => ({ id, name, value: plain(value), provenance }));
      },
      get steps() {
        return steps.map(inWords);
      },
    };
  }

  #inFull(operation: "outcome" | "say", id: string, operands: readonly string[], value: string, words: string): void {
    this.#steps.push({ id, operation, operands: operands.map((operand) => ({ id: operand })), value, words });
  }

  #step(id: string, operation: Arithmetic, operands: readonly Term[], value: Rational, words: string): Term {
    const step: Step = { id, operation, operands, value, words };
    this.#steps.push(step);
    return step;
  }
}

function valueOf({ value }: Term): Rational {
  return value;
}

function totalOf(terms: readonly Term[]): Rational {
  const sum = new Sum();
  for (const { value } of terms) sum.add(value);
  return sum.value;
}

function isUpTo(value: Term, end: Term, isIncluded: Term): boolean {
  return compare(value.value, end.value) < (isOne(isIncluded) ? 1 : 0);
}

function plain(value: Rational | readonly bigint[] | string): string {
  if (typeof value === "string") return value;
  return "top" in value ? exactText(value) : value.join(";");
}

function inWords(step: Step): ProofStep {
  const { id, operation } = step;
  return { id, operation, operands: step.operands.map((operand) => operand.id), result: plain(step.value), text: sentenceOf(step) };
}

function sentenceOf(step: Step): string {
  const { operation, words, value } = step;
  if (operation === "say" || operation === "outcome") return words;
  if (operation === "compare") return `${words}: ${comparedWords(step.operands)}.`;
  if (operation === "largestRemainder") {
    const [total, ...weights] = step.operands.map(said);
    const parts = value.map((part) => italianExact(rational(part)));
    return `${words}: ${total ?? ""} diviso secondo ${listed(weights, "; ")}, con il metodo dei resti maggiori = ${listed(parts, "; ")}.`;
  }
  const expression = operation === "days" ? daysBetweenWords(step.operands) : expressionOf(operation, step.operands);
  // Whether something holds is said in words; as a number, 1 or 0, it is only in the step.
  if (operation === "isAtMost" || operation === "isAtLeast" || operation === "within") return `${words}: ${expression}.`;
  return `${words}: ${expression === "" ? "" : `${expression} = `}${italianExact(value)}.`;
}

/** "3 raggiunge 2", "10 non è meno di 10". */
function comparedWords([value, { comparison }, target]: readonly [Term, RelationTerm, Term]): string {
  const words = {
    atLeast: ["raggiunge", "non raggiunge"],
    atMost: ["non supera", "supera"],
    moreThan: ["supera", "non supera"],
    lessThan: ["è meno di", "non è meno di"],
    exactly: ["è pari a", "non è pari a"],
    expected: ["è pari a", "non è pari a"],
  } as const satisfies Record<Comparison, unknown>;
  const [yes, no] = words[comparison];
  return `${said(value)} ${holds(comparison, compare(value.value, target.value)) ? yes : no} ${said(target)}`;
}

function daysBetweenWords([from, to]: readonly [DayTerm, DayTerm]): string {
  return `giorni dal ${italianDate(from.day)} al ${italianDate(to.day)}`;
}

/** The left side of a step, as one writes it by hand. */
function expressionOf(operation: Arithmetic, operands: readonly Term[]): string {
  const [first, second] = operands as readonly [Term, Term];
  switch (operation) {
    case "read":
      return "";
    case "count":
      return "in tutto";
    case "sum":
      return listed(operands.map(said), " + ");
    case "difference":
      return listed(operands.map(said), " − ");
    case "product":
      return operands.map(said).join(" × ");
    case "quotient":
      return `${said(first)} ÷ ${said(second)}`;
    case "weightedMean": {
      const weights = operands.filter((_, i) => i % 2 === 1);
      const products = weights.map((weight, i) => `${said(operands[2 * i]!)} × ${said(weight)}`);
      return `(${products.join(" + ")}) ÷ ${italianExact(totalOf(weights))}`;
    }
    case "minimum":
      return `il minore tra ${operands.map(said).join(" e ")}`;
    case "maximum":
      return `il maggiore tra ${operands.map(said).join(" e ")}`;
    case "round":
      return `${said(first)} arrotondato a ${said(second)} decimali`;
    case "floor":
      return `parte intera di ${said(first)}`;
    case "squareRoot":
      return `radice quadrata di ${said(first)}`;
    case "isAtMost":
      return `${said(first)} ${compare(first.value, second.value) <= 0 ? "non supera" : "supera"} ${said(second)}`;
    case "isAtLeast":
      return `${said(first)} ${compare(first.value, second.value) >= 0 ? "raggiunge" : "non raggiunge"} ${said(second)}`;
    case "within":
      return whetherWithin(operands);
    case "steps": {
      const at = operands.findIndex((end, i) => i % 3 === 1 && i < operands.length - 1 && isUpTo(first, end, operands[i + 1]!));
      if (at < 0) return `${said(first)} è oltre ogni soglia`;
      return `${said(first)} sta ${isOne(operands[at + 1]!) ? "entro" : "sotto"} ${said(operands[at]!)}`;
    }
  }
}

/** "sì, 75 ≤ 85,56 < 95", or "no, 70 < 75". */
function whetherWithin([value, to, toIsIncluded, from, fromIsIncluded]: readonly Term[]): string {
  const order = from ? compare(value!.value, from.value) : 1;
  if (from && equals(from.value, to!.value))
    return order === 0 ? `sì, ${said(value!)} = ${said(to!)}` : `no, ${said(value!)} ≠ ${said(to!)}`;
  if (from && order < (isOne(fromIsIncluded!) ? 0 : 1))
    return `no, ${said(value!)} ${order < 0 ? `< ${said(from)}` : `= ${said(from)}, escluso`}`;
  if (!isUpTo(value!, to!, toIsIncluded!)) {
    return `no, ${said(value!)} ${compare(value!.value, to!.value) > 0 ? `> ${said(to!)}` : `= ${said(to!)}, escluso`}`;
  }
  const start = from ? `${said(from)} ${isOne(fromIsIncluded!) ? "≤" : "<"} ` : "";
  return `sì, ${start}${said(value!)} ${isOne(toIsIncluded!) ? "≤" : "<"} ${said(to!)}`;
}

/** The most terms a sentence names: of more, the first and the last, and how many they are. The operands of the step are always all. */
const MOST_NAMED = 12;

function listed(words: readonly string[], separator: string): string {
  if (words.length <= MOST_NAMED) return words.join(separator);
  return [...words.slice(0, 3), "…", ...words.slice(-1)].join(separator) + ` (${italianExact(exactly(words.length))} termini)`;
}

function said({ value }: Term): string {
  const text = italianExact(value);
  return sign(value) < 0 ? `(${text})` : text;
}

function isOne({ value }: Term): boolean {
  return equals(value, ONE);
}

/** The square root in units of the last decimal, half-up: the whole number r with (2r − 1)² ≤ 4x < (2r + 1)². */
function rootOf(value: Rational, decimals: number): bigint {
  if (sign(value) < 0) throw new RangeError("No square root of a negative number");
  const scale = 10n ** BigInt(decimals);
  const target = 4n * value.numerator * scale * scale;
  let low = 0n;
  let high = value.numerator * scale + 1n;
  while (low < high) {
    const middle = (low + high + 1n) / 2n;
    if ((2n * middle - 1n) ** 2n * value.denominator <= target) low = middle;
    else high = middle - 1n;
  }
  return low;
}
