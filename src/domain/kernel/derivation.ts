import { type CivilDate, daysBetween, italianDate } from "./civilDate.ts";
import type { Citation } from "./citation.ts";
import { largestRemainder } from "./largestRemainder.ts";
import type { Operation, Proof, ProofInput, ProofStep, Provenance } from "./proof.ts";
import {
  add,
  compare,
  divide,
  exactly,
  exactText,
  floor,
  italianExact,
  multiply,
  ONE,
  rational,
  type Rational,
  rounded,
  subtract,
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

/** One end of a band or step, as a term, and whether the end itself belongs to it. */
export type EndTerm = { readonly end: Term; readonly isIncluded: Term };

/**
 * Computes and writes down how: every number enters as an input with its provenance, every operation leaves a step, and `conclude` gives the Proof.
 * Steps are put into words only when it concludes, so that a figure whose proof nobody opens costs only its arithmetic. A name (`id`) is given once. `words` says in Italian what the result of a step is: "Punteggio: 40 × 90 = 3.600."
 */
export class Derivation {
  readonly #inputs: ProofInput[] = [];
  readonly #steps: (() => ProofStep)[] = [];

  /** Takes a number in. */
  given(id: string, name: string, value: Rational, provenance: Provenance): Term {
    this.#inputs.push({ id, name, value: exactText(value), provenance });
    return { id, value };
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

  /** Says a judgement in words, with no arithmetic. */
  compare(id: string, operands: readonly string[], result: string, text: string): void {
    this.#steps.push(() => ({ id, operation: "compare", operands, result, text }));
  }

  /** Takes a number over as it is: the points of a level, the value of what is not reached. */
  read(id: string, words: string, term: Term): Term {
    return this.#step(id, "read", [term], term.value, words, () => "");
  }

  /** How many terms there are. */
  count(id: string, words: string, terms: readonly Term[]): Term {
    return this.#step(id, "count", terms, exactly(terms.length), words, () => "in tutto");
  }

  sum(id: string, words: string, terms: readonly Term[]): Term {
    const value = terms.reduce((sum, term) => add(sum, term.value), ZERO);
    return this.#step(id, "sum", terms, value, words, () => listed(terms.map(said), " + "));
  }

  /** The first less all the others. */
  difference(id: string, words: string, first: Term, others: readonly Term[]): Term {
    const value = others.reduce((rest, term) => subtract(rest, term.value), first.value);
    return this.#step(id, "difference", [first, ...others], value, words, () => listed([first, ...others].map(said), " − "));
  }

  product(id: string, words: string, terms: readonly Term[]): Term {
    const value = terms.reduce((product, term) => multiply(product, term.value), ONE);
    return this.#step(id, "product", terms, value, words, () => terms.map(said).join(" × "));
  }

  /** Throws when the divisor is 0: who calls has said before what then happens. */
  quotient(id: string, words: string, dividend: Term, divisor: Term): Term {
    const value = divide(dividend.value, divisor.value);
    return this.#step(id, "quotient", [dividend, divisor], value, words, () => `${said(dividend)} ÷ ${said(divisor)}`);
  }

  /** The sum of value × weight over the sum of weights; throws when the weights sum to 0. */
  weightedMean(id: string, words: string, parts: readonly { readonly value: Term; readonly weight: Term }[]): Term {
    const total = parts.reduce((sum, { weight }) => add(sum, weight.value), ZERO);
    const weighted = parts.reduce((sum, { value, weight }) => add(sum, multiply(value.value, weight.value)), ZERO);
    const expression = `(${parts.map(({ value, weight }) => `${said(value)} × ${said(weight)}`).join(" + ")}) ÷ ${italianExact(total)}`;
    const operands = parts.flatMap(({ value, weight }) => [value, weight]);
    return this.#step(id, "weightedMean", operands, divide(weighted, total), words, () => expression);
  }

  minimum(id: string, words: string, terms: readonly [Term, ...Term[]]): Term {
    const least = terms.reduce((best, term) => (compare(term.value, best.value) < 0 ? term : best));
    return this.#step(id, "minimum", terms, least.value, words, () => `il minore tra ${terms.map(said).join(" e ")}`);
  }

  maximum(id: string, words: string, terms: readonly [Term, ...Term[]]): Term {
    const greatest = terms.reduce((best, term) => (compare(term.value, best.value) > 0 ? term : best));
    return this.#step(id, "maximum", terms, greatest.value, words, () => `il maggiore tra ${terms.map(said).join(" e ")}`);
  }

  /** Rounds half-up to so many decimals, which are a term too: the rounding is a rule with its source. */
  round(id: string, words: string, term: Term, decimals: Term): Term {
    const value = rounded(term.value, Number(decimals.value.numerator));
    return this.#step(id, "round", [term, decimals], value, words, () => `${said(term)} arrotondato a ${said(decimals)} decimali`);
  }

  /** The greatest whole number not above it. */
  floor(id: string, words: string, term: Term): Term {
    return this.#step(id, "floor", [term], rational(floor(term.value)), words, () => `parte intera di ${said(term)}`);
  }

  /** 1 when the first is not above the second, else 0. */
  isAtMost(id: string, words: string, a: Term, b: Term): Term {
    const holds = compare(a.value, b.value) <= 0;
    return this.#step(id, "isAtMost", [a, b], holds ? ONE : ZERO, words, () => `${said(a)} ${holds ? "non supera" : "supera"} ${said(b)}`);
  }

  /** 1 when the first is not below the second, else 0. */
  isAtLeast(id: string, words: string, a: Term, b: Term): Term {
    const holds = compare(a.value, b.value) >= 0;
    return this.#step(
      id,
      "isAtLeast",
      [a, b],
      holds ? ONE : ZERO,
      words,
      () => `${said(a)} ${holds ? "raggiunge" : "non raggiunge"} ${said(b)}`,
    );
  }

  /** The days from one day to another. */
  days(id: string, words: string, from: DayTerm, to: DayTerm): Term {
    const value = exactly(daysBetween(from.day, to.day));
    const expression = `giorni dal ${italianDate(from.day)} al ${italianDate(to.day)}`;
    return this.#step(id, "days", [from, to], value, words, () => expression);
  }

  /** The result beside the first end that the value does not pass; `otherwise` when it passes them all. */
  steps(id: string, words: string, value: Term, ladder: readonly (EndTerm & { readonly result: Term })[], otherwise: Term): Term {
    const found = ladder.find(({ end, isIncluded }) => compare(value.value, end.value) < (isIncluded.value.numerator === 1n ? 1 : 0));
    const operands = [value, ...ladder.flatMap(({ end, isIncluded, result }) => [end, isIncluded, result]), otherwise];
    const where = found
      ? `${said(value)} sta ${isOne(found.isIncluded) ? "entro" : "sotto"} ${said(found.end)}`
      : `${said(value)} è oltre ogni soglia`;
    return this.#step(id, "steps", operands, (found?.result ?? otherwise).value, words, () => where);
  }

  /** 1 when the value lies between two ends, each of them inside or outside; a missing end is no limit. */
  within(id: string, words: string, value: Term, from: EndTerm | undefined, to: EndTerm): Term {
    const isAbove = !from || compare(value.value, from.end.value) > (isOne(from.isIncluded) ? -1 : 0);
    const isBelow = compare(value.value, to.end.value) < (isOne(to.isIncluded) ? 1 : 0);
    const operands = [value, to.end, to.isIncluded, ...(from ? [from.end, from.isIncluded] : [])];
    return this.#step(id, "within", operands, isAbove && isBelow ? ONE : ZERO, words, () => said(value));
  }

  /** The square root rounded half-up to so many decimals; throws below 0. */
  squareRoot(id: string, words: string, term: Term, decimals: Term): Term {
    const places = Number(decimals.value.numerator);
    const value = rational(rootOf(term.value, places), 10n ** BigInt(places));
    return this.#step(id, "squareRoot", [term, decimals], value, words, () => `radice quadrata di ${said(term)}`);
  }

  /** Splits whole units by weight so that the parts add up: the parts, in the order of the weights. */
  largestRemainder(id: string, words: string, total: Term, weights: readonly Term[]): readonly bigint[] {
    const parts = largestRemainder(
      total.value.numerator,
      weights.map(({ value }) => value),
    );
    const by = listed(weights.map(said), "; ");
    const shown = listed(
      parts.map((part) => italianExact(rational(part))),
      "; ",
    );
    const text = `${words}: ${said(total)} diviso secondo ${by}, con il metodo dei resti maggiori = ${shown}.`;
    const operands = [total.id, ...weights.map((weight) => weight.id)];
    this.#steps.push(() => ({ id, operation: "largestRemainder", operands, result: parts.join(";"), text }));
    return parts;
  }

  /** The Proof: its result is that of the last step, or of the last input when nothing was computed. */
  conclude(about: { readonly figure: string; readonly rule: string; readonly citation?: Citation; readonly result?: string }): Proof {
    const steps = this.#steps.map((write) => write());
    const result = about.result ?? steps.at(-1)?.result ?? this.#inputs.at(-1)?.value ?? "";
    return { ...about, result, inputs: this.#inputs, steps };
  }

  #step(
    id: string,
    operation: Operation,
    operands: readonly { readonly id: string }[],
    value: Rational,
    words: string,
    expression: () => string,
  ): Term {
    this.#steps.push(() => {
      const said = expression();
      const text = `${words}: ${said === "" ? "" : `${said} = `}${italianExact(value)}.`;
      return { id, operation, operands: operands.map((operand) => operand.id), result: exactText(value), text };
    });
    return { id, value };
  }
}

/** The most terms a sentence names: of more, the first and the last, and how many they are. The operands of the step are always all. */
const MOST_NAMED = 12;

function listed(words: readonly string[], separator: string): string {
  if (words.length <= MOST_NAMED) return words.join(separator);
  return [...words.slice(0, 3), "…", ...words.slice(-1)].join(separator) + ` (${italianExact(exactly(words.length))} termini)`;
}

function said({ value }: Term): string {
  const text = italianExact(value);
  return value.numerator < 0n ? `(${text})` : text;
}

function isOne({ value }: Term): boolean {
  return value.numerator === 1n && value.denominator === 1n;
}

/** The square root in units of the last decimal, half-up: the whole number r with (2r − 1)² ≤ 4x < (2r + 1)². */
function rootOf(value: Rational, decimals: number): bigint {
  if (value.numerator < 0n) throw new RangeError("No square root of a negative number");
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
