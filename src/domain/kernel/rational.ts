const GREATEST = Number.MAX_SAFE_INTEGER;

/** Whether a whole number that came out of an operation on machine numbers is exact: up to 2^53 all of them are, and no greater one rounds into that reach. */
function isExact(whole: number): boolean {
  return whole <= GREATEST && whole >= -GREATEST;
}

/**
 * An exact number: a numerator over a positive denominator, in lowest terms. Nothing that is published passes through a float: where both fit they are held
 * as whole machine numbers below 2^53, else as bigints, and every operation looks whether its result still fits. Made by `rational` and the operations here.
 */
export class Rational {
  /** The numerator as it is held; a bigint when the denominator is one. */
  readonly top: number | bigint;
  /** The denominator as it is held. */
  readonly under: number | bigint;

  constructor(top: number | bigint, under: number | bigint) {
    this.top = top;
    this.under = under;
  }

  get numerator(): bigint {
    return BigInt(this.top);
  }

  get denominator(): bigint {
    return BigInt(this.under);
  }
}

type Small = { readonly top: number; readonly under: number };

function isSmall(value: Rational): value is Rational & Small {
  return typeof value.top === "number";
}

export const ZERO = new Rational(0, 1);
export const ONE = new Rational(1, 1);
export const HUNDRED = new Rational(100, 1);

/** Of whole machine numbers, the second positive. */
function smallDivisor(a: number, b: number): number {
  let [x, y] = [a < 0 ? -a : a, b];
  while (y !== 0) {
    const rest = x % y;
    x = y;
    y = rest;
  }
  return x;
}

function largeDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** The quotient of two exact whole machine numbers, the second positive, in lowest terms. */
function small(top: number, under: number): Rational {
  if (top === 0) return ZERO;
  if (under === 1) return new Rational(top, under);
  const divisor = smallDivisor(top, under);
  return divisor === 1 ? new Rational(top, under) : new Rational(top / divisor, under / divisor);
}

/** The exact quotient of two whole numbers; throws when the denominator is 0. */
export function rational(numerator: bigint, denominator = 1n): Rational {
  if (denominator === 0n) throw new RangeError("Division by zero");
  if (denominator < 0n) return rational(-numerator, -denominator);
  const [top, under] = [Number(numerator), Number(denominator)];
  if (isExact(top) && isExact(under)) return small(top, under);
  const divisor = largeDivisor(numerator, denominator);
  return inLowestTerms(numerator / divisor, denominator / divisor);
}

function inLowestTerms(numerator: bigint, denominator: bigint): Rational {
  const [top, under] = [Number(numerator), Number(denominator)];
  return isExact(top) && isExact(under) ? new Rational(top, under) : new Rational(numerator, denominator);
}

/** The exact sum. */
export function add(a: Rational, b: Rational): Rational {
  if (isSmall(a) && isSmall(b)) {
    const isSameUnit = a.under === b.under;
    const left = isSameUnit ? a.top : a.top * b.under;
    const right = isSameUnit ? b.top : b.top * a.under;
    const under = isSameUnit ? a.under : a.under * b.under;
    if (isExact(left) && isExact(right) && isExact(left + right) && isExact(under)) return small(left + right, under);
  }
  return rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

/** A sum under way, brought to lowest terms only where denominators differ, and when it is read: that keeps long sums quick. */
export class Sum {
  #top = 0;
  #under = 1;
  /** What no longer fits beside it in machine numbers. */
  #large = ZERO;

  add(value: Rational): void {
    if (!isSmall(value) || !this.#add(value.top, value.under)) this.#large = add(this.#large, value);
  }

  /** Adds a value as many times as its weight says. */
  addProduct(value: Rational, weight: Rational): void {
    if (isSmall(value) && isSmall(weight) && this.#add(value.top * weight.top, value.under * weight.under)) return;
    this.#large = add(this.#large, multiply(value, weight));
  }

  /** The exact sum so far; 0 of nothing. */
  get value(): Rational {
    return add(small(this.#top, this.#under), this.#large);
  }

  /** Adds what fits, and answers whether it did. */
  #add(top: number, under: number): boolean {
    if (!isExact(top) || !isExact(under)) return false;
    if (this.#under % under === 0) return this.#hold(this.#top, top * (this.#under / under), this.#under);
    const divisor = smallDivisor(this.#under, under);
    const [mine, its] = [under / divisor, this.#under / divisor];
    return isExact(this.#top * mine) && this.#hold(this.#top * mine, top * its, this.#under * mine);
  }

  #hold(left: number, right: number, under: number): boolean {
    if (!isExact(right) || !isExact(left + right) || !isExact(under)) return false;
    this.#top = left + right;
    this.#under = under;
    return true;
  }
}

/** The exact sum of many; 0 of none. */
export function sumOf(values: readonly Rational[]): Rational {
  const sum = new Sum();
  for (const value of values) sum.add(value);
  return sum.value;
}

/** The exact difference. */
export function subtract(a: Rational, b: Rational): Rational {
  return add(a, negated(b));
}

function negated(value: Rational): Rational {
  if (isSmall(value)) return value.top === 0 ? ZERO : new Rational(-value.top, value.under);
  return new Rational(-value.numerator, value.denominator);
}

/** The exact product. */
export function multiply(a: Rational, b: Rational): Rational {
  if (isSmall(a) && isSmall(b)) {
    const [top, under] = [a.top * b.top, a.under * b.under];
    if (isExact(top) && isExact(under)) return small(top, under);
  }
  return rational(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** The exact quotient; throws when b is 0. */
export function divide(a: Rational, b: Rational): Rational {
  if (isSmall(a) && isSmall(b) && b.top !== 0) {
    const [top, under] = [a.top * b.under, a.under * b.top];
    if (isExact(top) && isExact(under)) return under < 0 ? small(-top, -under) : small(top, under);
  }
  return rational(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** A whole number, as a count, made exact; throws when it is no whole number. */
export function exactly(count: number): Rational {
  return rational(BigInt(count));
}

/** -1, 0 or 1 as a is below, equal to or above b. */
export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  if (isSmall(a) && isSmall(b)) {
    const isSameUnit = a.under === b.under;
    const left = isSameUnit ? a.top : a.top * b.under;
    const right = isSameUnit ? b.top : b.top * a.under;
    if (isExact(left) && isExact(right)) return order(left, right);
  }
  return order(a.numerator * b.denominator, b.numerator * a.denominator);
}

function order<Whole extends number | bigint>(left: Whole, right: Whole): -1 | 0 | 1 {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** -1 below zero, 0 for zero, 1 above it. */
export function sign({ top }: Rational): -1 | 0 | 1 {
  return top < 0 ? -1 : top > 0 ? 1 : 0;
}

/** Whether they are the same number. */
export function equals(a: Rational, b: Rational): boolean {
  return a.top === b.top && a.under === b.under;
}

/** Rounds half-up (half away from zero) to so many decimals; the answer counts units of the last decimal. */
export function roundHalfUp({ numerator, denominator }: Rational, decimals: number): bigint {
  const scaled = numerator * powerOfTen(decimals);
  const magnitude = scaled < 0n ? -scaled : scaled;
  const rounded = (magnitude * 2n + denominator) / (denominator * 2n);
  return scaled < 0n ? -rounded : rounded;
}

/** The exact number rounded half-up to so many decimals. */
export function rounded(value: Rational, decimals: number): Rational {
  const unit = Number(powerOfTen(decimals));
  if (isSmall(value)) {
    const [twice, under] = [Math.abs(value.top) * unit * 2 + value.under, value.under * 2];
    const units = (twice - (twice % under)) / under;
    if (isExact(twice) && isExact(under)) return small(value.top < 0 ? -units : units, unit);
  }
  return rational(roundHalfUp(value, decimals), powerOfTen(decimals));
}

/** The greatest whole number that is not above it. */
export function floor(value: Rational): bigint {
  const { numerator, denominator } = value;
  const quotient = numerator / denominator;
  return numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient;
}

/** The least whole number that is not below it. */
export function ceiling(value: Rational): Rational {
  return rational(-floor(negated(value)));
}

/** The number in units of the last of so many decimals, which hold all of it. */
function unitsOf(value: Rational, decimals: number): number | bigint {
  const unit = powerOfTen(decimals);
  if (isSmall(value)) {
    const units = value.top * (Number(unit) / value.under);
    if (isExact(units) && isExact(Number(unit))) return units;
  }
  return value.numerator * (unit / value.denominator);
}

const POWERS_OF_TEN = Array.from({ length: 20 }, (_, i) => 10n ** BigInt(i));

function powerOfTen(decimals: number): bigint {
  return POWERS_OF_TEN[decimals] ?? 10n ** BigInt(decimals);
}

/** Writes whole units of the last decimal as a plain decimal: (8919n, 2) is "89.19". The form of JSON and of proofs. */
export function decimalText(units: number | bigint, decimals: number): string {
  const text = units.toString();
  if (decimals === 0) return text;
  const isNegative = text.startsWith("-");
  const digits = (isNegative ? text.slice(1) : text).padStart(decimals + 1, "0");
  return `${isNegative ? "-" : ""}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** Reads the plain decimal of programs, "-12.50"; throws when it is none. */
export function fromDecimalText(text: string): Rational {
  if (/^-?\d{1,15}$/.test(text)) return small(Number(text), 1);
  const [, sign, whole, fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined) throw new RangeError(`Not a decimal: ${text}`);
  return rational(BigInt(`${sign ?? ""}${whole}${fraction}`), 10n ** BigInt(fraction.length));
}

/** How many decimals an exact number has; undefined when it never ends (1/3). */
function decimalsOf({ under }: Rational): number | undefined {
  let [twos, fives] = [0, 0];
  if (typeof under === "bigint") {
    let large = under;
    for (; large % 2n === 0n; large /= 2n) twos += 1;
    for (; large % 5n === 0n; large /= 5n) fives += 1;
    return large === 1n ? Math.max(twos, fives) : undefined;
  }
  let rest = under;
  for (; rest % 2 === 0; rest /= 2) twos += 1;
  for (; rest % 5 === 0; rest /= 5) fives += 1;
  return rest === 1 ? Math.max(twos, fives) : undefined;
}

/** Writes an exact decimal without rounding, "12.5"; throws when the number never ends (1/3). */
export function toDecimalText(value: Rational): string {
  const decimals = decimalsOf(value);
  if (decimals === undefined) throw new RangeError("This number has no end in decimals");
  return decimalText(unitsOf(value, decimals), decimals);
}

/** Writes any exact number for a program: "12.5", or "7/9" when its decimals never end. */
export function exactText(value: Rational): string {
  if (value.under === 1) return value.top.toString();
  const decimals = decimalsOf(value);
  if (decimals === undefined) return `${value.top.toString()}/${value.under.toString()}`;
  return decimalText(unitsOf(value, decimals), decimals);
}

/** Writes any exact number for a person: "12,5", or "0,777778…" with six decimals when they never end. */
export function italianExact(value: Rational): string {
  if (value.under === 1) return italianDecimal(value.top.toString());
  const decimals = decimalsOf(value);
  if (decimals !== undefined && decimals <= 6) return italianDecimal(decimalText(unitsOf(value, decimals), decimals));
  return `${italianDecimal(decimalText(roundHalfUp(value, 6), 6))}…`;
}

/** Reads what `exactText` writes: "12.5" or "7/9"; throws on anything else. */
export function fromExactText(text: string): Rational {
  const [, numerator, denominator] = /^(-?\d+)\/(\d+)$/.exec(text) ?? [];
  return numerator === undefined || denominator === undefined ? fromDecimalText(text) : rational(BigInt(numerator), BigInt(denominator));
}

/** Writes a plain decimal as Italians do: "1234.5" is "1.234,5". */
export function italianDecimal(plain: string): string {
  const point = plain.indexOf(".");
  const whole = point < 0 ? plain : plain.slice(0, point);
  const first = whole.startsWith("-") ? 1 : 0;
  let grouped = whole;
  for (let at = whole.length - 3; at > first; at -= 3) grouped = `${grouped.slice(0, at)}.${grouped.slice(at)}`;
  return point < 0 ? grouped : `${grouped},${plain.slice(point + 1)}`;
}

/**
 * Reads a number as Italians write it: "1.234,5", "1234,5", "95", "12,50"; also "12.5" and "0.875", where the point can only be a decimal one.
 * Undefined when it is no number or could be two ("1.23.4", "1,234,5").
 */
export function parseItalianNumber(text: string): Rational | undefined {
  const [, sign, whole, fraction = ""] =
    /^(-?)([1-9]\d{0,2}(?:\.\d{3})+|\d+)(?:,(\d+))?$/.exec(text) ?? /^(-?)(\d+)\.(\d{1,2}|\d{4,}|(?<=^-?0\.)\d{3})$/.exec(text) ?? [];
  if (whole === undefined) return undefined;
  return rational(BigInt(`${sign ?? ""}${whole.replaceAll(".", "")}${fraction}`), 10n ** BigInt(fraction.length));
}
