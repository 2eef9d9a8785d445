import type { Proof } from "./proof.ts";

// Does the sums of a Proof again from its JSON alone (docs/prova.md): plain arithmetic, nothing imported but the shape of a Proof, so that it owes nothing to
// the program that wrote it, of today or of ten years ago.

/** What is wrong with a proof, in words; empty when every step gives what it says. */
export function rederive(proof: Proof): string[] {
  const problems: string[] = [];
  const known = new Map<string, string>();
  for (const { id, value } of proof.inputs) {
    if (known.has(id)) problems.push(`input ${id} stands twice`);
    known.set(id, value);
  }
  const inputs = new Set(known.keys());
  const done = new Set<string>();
  const ambiguous = new Set<string>();
  let last = proof.inputs.at(-1)?.value ?? "";
  for (const step of proof.steps) {
    if (done.has(step.id)) problems.push(`step ${step.id} stands twice`);
    const operands = step.operands.map((id) => known.get(id) ?? "");
    for (const id of step.operands.filter((each) => ambiguous.has(each))) problems.push(`step ${step.id} uses ${id}, an input and a step`);
    const unknown = step.operands.filter((id) => !known.has(id));
    if (unknown.length > 0) problems.push(`step ${step.id} uses ${unknown.join(", ")}, which nothing before it gives`);
    else {
      const found = attempt(() => again(step.operation, operands, proof.rounding));
      if (found instanceof Error) problems.push(`step ${step.id} (${step.operation}): ${found.message}`);
      else if (found !== undefined && found !== step.result)
        problems.push(`step ${step.id} (${step.operation}) says ${step.result}, comes to ${found}`);
    }
    if (inputs.has(step.id) && known.get(step.id) !== step.result) ambiguous.add(step.id);
    done.add(step.id);
    known.set(step.id, step.result);
    last = step.result;
  }
  if (proof.result !== last) problems.push(`the result is ${proof.result}, the last step says ${last}`);
  return problems;
}

/** The result of one operation as text; undefined for words, which are no arithmetic. */
function again(operation: string, operands: readonly string[], rounding: Proof["rounding"]): string | undefined {
  const numbers = () => operands.map(read);
  switch (operation) {
    case "say":
      return undefined;
    case "compare": {
      const [value, relation, target] = three(operands);
      const stands = RELATIONS.get(relation);
      if (!stands) throw new Error(`«${relation}» is no relation`);
      return stands(order(read(value), read(target)));
    }
    case "outcome":
      return WORST_FIRST[Math.min(...operands.map(rankOf))]?.[0];
    case "read":
      return operands.length === 1 && isNumber(operands[0]!) ? operands[0] : undefined;
    case "count":
      return String(operands.length);
    case "sum":
      return write(sumOf(numbers()));
    case "difference": {
      const [first, ...others] = some(numbers());
      return write(plus(first, times([-1n, 1n], sumOf(others))));
    }
    case "product":
      return write(numbers().reduce(times, [1n, 1n]));
    case "quotient":
      return write(over(...two(numbers())));
    case "weightedMean": {
      const pairs = inGroups(2, numbers()).map(two);
      return write(over(sumOf(pairs.map(([value, weight]) => times(value, weight))), sumOf(pairs.map(([, weight]) => weight))));
    }
    case "minimum":
      return write(some(numbers()).reduce((best, each) => (order(each, best) < 0n ? each : best)));
    case "maximum":
      return write(some(numbers()).reduce((best, each) => (order(each, best) > 0n ? each : best)));
    case "round": {
      const [value, [decimals]] = two(numbers());
      return write(roundedTo(value, decimals));
    }
    case "floor":
      return write([down(one(numbers())), 1n]);
    case "squareRoot": {
      const [value, [decimals]] = two(numbers());
      return write(rootTo(value, decimals));
    }
    case "isAtMost":
      return yes(order(...two(numbers())) <= 0n);
    case "isAtLeast":
      return yes(order(...two(numbers())) >= 0n);
    case "days": {
      const [from, to] = two(operands);
      return String(dayNumber(to) - dayNumber(from));
    }
    case "steps": {
      const [value, ...rest] = some(numbers());
      const ends = inGroups(3, rest.slice(0, -1)).map(three);
      const found = ends.find(([end, isIncluded]) => isPast(end, value, isIncluded));
      return write(found ? found[2] : one(rest.slice(-1)));
    }
    case "within": {
      const [value, to, toIncluded, from, fromIncluded = [0n, 1n]] = some(numbers());
      if (!to || !toIncluded) throw new Error("no end is stated");
      return yes(isPast(to, value, toIncluded) && (from === undefined || isPast(value, from, fromIncluded)));
    }
    case "largestRemainder": {
      const [total, ...weights] = some(numbers());
      return shareOut(total, weights).join(";");
    }
    case "percentage": {
      if (!rounding) throw new Error("no rounding is stated");
      return writeFixed(times([100n, 1n], over(...two(numbers()))), BigInt(rounding.decimals));
    }
    default:
      throw new Error("an operation that docs/prova.md does not have");
  }
}

const yes = (is: boolean) => (is ? "1" : "0");

/** How a value may have to stand to a target, and what comes of it: the order is below 0 where the value is lower. */
const RELATIONS: ReadonlyMap<string, (found: bigint) => string> = new Map<string, (found: bigint) => string>([
  ["almeno", (found) => yes(found >= 0n)],
  ["non oltre", (found) => yes(found <= 0n)],
  ["più di", (found) => yes(found > 0n)],
  ["meno di", (found) => yes(found < 0n)],
  ["pari a", (found) => yes(found === 0n)],
  ["valore atteso, senza direzione", (found) => (found === 0n ? "1" : "notAssessable")],
]);

/** The outcomes, the worst first, each with the number that says it. */
const WORST_FIRST: readonly (readonly [string, ...string[]])[] = [["notAchieved", "0"], ["notAssessable"], ["unknown"], ["achieved", "1"]];

function rankOf(answer: string): number {
  const rank = WORST_FIRST.findIndex((ways) => ways.includes(answer));
  if (rank < 0) throw new Error(`«${answer}» is no answer`);
  return rank;
}

function attempt<Value>(work: () => Value): Value | Error {
  try {
    return work();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function some<Each>(operands: readonly Each[]): readonly [Each, ...Each[]] {
  const [first, ...others] = operands;
  if (first === undefined) throw new Error("no operands");
  return [first, ...others];
}

function one<Each>(operands: readonly Each[]): Each {
  return exactly(1, operands)[0];
}

function two<Each>(operands: readonly Each[]): readonly [Each, Each] {
  const [first, second] = exactly(2, operands);
  return [first, second!];
}

function three<Each>(operands: readonly Each[]): readonly [Each, Each, Each] {
  const [first, second, third] = exactly(3, operands);
  return [first, second!, third!];
}

function exactly<Each>(count: number, operands: readonly Each[]): readonly [Each, ...Each[]] {
  if (operands.length !== count) throw new Error(`${String(operands.length)} operands instead of ${String(count)}`);
  return some(operands);
}

function inGroups<Each>(size: number, list: readonly Each[]): Each[][] {
  if (list.length % size !== 0) throw new Error(`operands do not come by ${String(size)}`);
  return Array.from({ length: list.length / size }, (_, i) => list.slice(i * size, (i + 1) * size));
}

/** A number: numerator and denominator, the denominator above zero, in lowest terms. */
type Fraction = readonly [bigint, bigint];

const NONE: Fraction = [0n, 1n];

function isNumber(text: string): boolean {
  return /^-?\d+(\.\d+|\/\d+)?$/.test(text);
}

function read(text: string): Fraction {
  if (!isNumber(text)) throw new Error(`«${text}» is no number`);
  const [numerator = "", denominator] = text.split("/");
  if (denominator !== undefined) return lowest(BigInt(numerator), BigInt(denominator));
  const [whole = "", fraction = ""] = text.split(".");
  return lowest(BigInt(whole + fraction), 10n ** BigInt(fraction.length));
}

function lowest(numerator: bigint, denominator: bigint): Fraction {
  if (denominator === 0n) throw new Error("division by zero");
  let [a, b] = [numerator < 0n ? -numerator : numerator, denominator < 0n ? -denominator : denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  const sign = denominator < 0n ? -1n : 1n;
  return [(sign * numerator) / a, (sign * denominator) / a];
}

function plus([a, b]: Fraction, [c, d]: Fraction): Fraction {
  return lowest(a * d + c * b, b * d);
}

function sumOf(parts: readonly Fraction[]): Fraction {
  return parts.reduce(plus, NONE);
}

function times([a, b]: Fraction, [c, d]: Fraction): Fraction {
  return lowest(a * c, b * d);
}

function over([a, b]: Fraction, [c, d]: Fraction): Fraction {
  return lowest(a * d, b * c);
}

function order([a, b]: Fraction, [c, d]: Fraction): bigint {
  return a * d - c * b;
}

/** Whether an end is beyond a value, or the value itself where the end is included. */
function isPast(end: Fraction, value: Fraction, isIncluded: Fraction): boolean {
  const found = order(value, end);
  return found < 0n || (found === 0n && isOne(isIncluded));
}

function isOne([a, b]: Fraction): boolean {
  return a === 1n && b === 1n;
}

function down([a, b]: Fraction): bigint {
  return a < 0n && a % b !== 0n ? a / b - 1n : a / b;
}

/** Half away from zero. */
function roundedTo([a, b]: Fraction, decimals: bigint): Fraction {
  const scale = 10n ** decimals;
  const size = ((a < 0n ? -a : a) * scale * 2n + b) / (b * 2n);
  return lowest(a < 0n ? -size : size, scale);
}

/** Half-up: the last whole r for which r − 1/2 is not above the root. */
function rootTo([a, b]: Fraction, decimals: bigint): Fraction {
  if (a < 0n) throw new Error("root of a negative number");
  const scale = 10n ** decimals;
  let r = 0n;
  for (let bit = 1n << BigInt((a * scale).toString(2).length + 1); bit > 0n; bit >>= 1n) {
    const next = r + bit;
    if ((2n * next - 1n) ** 2n * b <= 4n * a * scale * scale) r = next;
  }
  return lowest(r, scale);
}

/** Whole units: each part rounded down, then one more to the largest remainders, the earlier first among equals. */
function shareOut(total: Fraction, weights: readonly Fraction[]): string[] {
  const sum = sumOf(weights);
  if (sum[0] === 0n) return weights.map(() => "0");
  const exact = weights.map((weight) => over(times(total, weight), sum));
  const parts = exact.map(down);
  const rest = exact.map((each, i) => plus(each, [-parts[i]!, 1n]));
  const left = down(total) - parts.reduce((all, part) => all + part, 0n);
  const ranking = exact
    .map((_, i) => i)
    .sort((i, j) => {
      const found = order(rest[j]!, rest[i]!);
      return found === 0n ? i - j : found < 0n ? -1 : 1;
    });
  for (const i of ranking.slice(0, Number(left))) parts[i]! += 1n;
  return parts.map(String);
}

/** A plain decimal where decimals end, else a fraction. */
function write([a, b]: Fraction): string {
  let rest = b;
  let places = 0n;
  for (let [twos, fives] = [0n, 0n]; ;) {
    if (rest % 2n === 0n) [rest, twos] = [rest / 2n, twos + 1n];
    else if (rest % 5n === 0n) [rest, fives] = [rest / 5n, fives + 1n];
    else {
      places = twos > fives ? twos : fives;
      break;
    }
  }
  return rest === 1n ? writeFixed([a, b], places) : `${a}/${b}`;
}

function writeFixed(value: Fraction, places: bigint): string {
  const [a, b] = roundedTo(value, places);
  const units = (a * 10n ** places) / b;
  const digits = (units < 0n ? -units : units).toString().padStart(Number(places) + 1, "0");
  const cut = digits.length - Number(places);
  return `${units < 0n ? "-" : ""}${digits.slice(0, cut)}${places === 0n ? "" : `.${digits.slice(cut)}`}`;
}

/** Days since 1 March of the year 0. */
function dayNumber(text: string): bigint {
  const [, y = "", m = "", d = ""] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (y === "") throw new Error(`«${text}» is no day`);
  const year = BigInt(y) - (BigInt(m) <= 2n ? 1n : 0n);
  const month = (BigInt(m) + 9n) % 12n;
  return 365n * year + year / 4n - year / 100n + year / 400n + (153n * month + 2n) / 5n + BigInt(d) - 1n;
}
