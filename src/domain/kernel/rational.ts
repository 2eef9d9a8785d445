/** An exact number: a numerator over a positive denominator, in lowest terms. Nothing that is published passes through a float. */
export type Rational = { readonly numerator: bigint; readonly denominator: bigint };

export const ZERO: Rational = { numerator: 0n, denominator: 1n };
export const ONE: Rational = { numerator: 1n, denominator: 1n };
export const HUNDRED: Rational = { numerator: 100n, denominator: 1n };

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** Of two positive numbers; small ones, nearly all, are divided as machine integers, which are exact up to 2^53. */
function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b > SAFE || a > SAFE) {
    if (b === 0n) return a;
    [a, b] = [b, a % b];
  }
  let x = Number(a);
  let y = Number(b);
  while (y !== 0) [x, y] = [y, x % y];
  return BigInt(x);
}

/** The exact quotient of two whole numbers; throws when the denominator is 0. */
export function rational(numerator: bigint, denominator = 1n): Rational {
  if (denominator === 1n) return { numerator, denominator };
  if (denominator === 0n) throw new RangeError("Division by zero");
  if (denominator < 0n) return rational(-numerator, -denominator);
  const divisor = greatestCommonDivisor(numerator < 0n ? -numerator : numerator, denominator);
  return divisor === 1n ? { numerator, denominator } : { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** The exact sum. */
export function add(a: Rational, b: Rational): Rational {
  if (a.denominator === b.denominator) return rational(a.numerator + b.numerator, a.denominator);
  return rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

/** A sum under way. It is brought to lowest terms where denominators differ and when it is read, which keeps long sums quick. */
export class Sum {
  #numerator = 0n;
  #denominator = 1n;

  add({ numerator, denominator }: Rational): void {
    this.#add(numerator, denominator);
  }

  /** Adds a value as many times as its weight says. */
  addProduct(value: Rational, weight: Rational): void {
    this.#add(value.numerator * weight.numerator, value.denominator * weight.denominator);
  }

  /** The exact sum so far; 0 of nothing. */
  get value(): Rational {
    return rational(this.#numerator, this.#denominator);
  }

  #add(numerator: bigint, denominator: bigint): void {
    const under = this.#denominator;
    if (denominator === under) this.#numerator += numerator;
    else if (under % denominator === 0n) this.#numerator += numerator * (under / denominator);
    else ({ numerator: this.#numerator, denominator: this.#denominator } = rational(this.#numerator * denominator + numerator * under, under * denominator)); // prettier-ignore
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
  return add(a, { numerator: -b.numerator, denominator: b.denominator });
}

/** The exact product. */
export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** The exact quotient; throws when b is 0. */
export function divide(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** A whole number, as a count, made exact; throws when it is no whole number. */
export function exactly(count: number): Rational {
  return { numerator: BigInt(count), denominator: 1n };
}

/** -1, 0 or 1 as a is below, equal to or above b. */
export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  const isSameUnit = a.denominator === b.denominator;
  const left = isSameUnit ? a.numerator : a.numerator * b.denominator;
  const right = isSameUnit ? b.numerator : b.numerator * a.denominator;
  return left < right ? -1 : left > right ? 1 : 0;
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
  return rational(roundHalfUp(value, decimals), powerOfTen(decimals));
}

/** The greatest whole number that is not above it. */
export function floor({ numerator, denominator }: Rational): bigint {
  const quotient = numerator / denominator;
  return numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient;
}

/** The least whole number that is not below it. */
export function ceiling({ numerator, denominator }: Rational): Rational {
  return rational(-floor({ numerator: -numerator, denominator }));
}

/** The number in units of the last of so many decimals, which hold all of it. */
function unitsOf({ numerator, denominator }: Rational, decimals: number): bigint {
  return numerator * (powerOfTen(decimals) / denominator);
}

const POWERS_OF_TEN = Array.from({ length: 20 }, (_, i) => 10n ** BigInt(i));

function powerOfTen(decimals: number): bigint {
  return POWERS_OF_TEN[decimals] ?? 10n ** BigInt(decimals);
}

/** Writes whole units of the last decimal as a plain decimal: (8919n, 2) is "89.19". The form of JSON and of proofs. */
export function decimalText(units: bigint, decimals: number): string {
  if (decimals === 0) return units.toString();
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, "0");
  return `${units < 0n ? "-" : ""}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** Reads the plain decimal of programs, "-12.50"; throws when it is none. */
export function fromDecimalText(text: string): Rational {
  if (/^-?\d+$/.test(text)) return { numerator: BigInt(text), denominator: 1n };
  const [, sign, whole, fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined) throw new RangeError(`Not a decimal: ${text}`);
  return rational(BigInt(`${sign ?? ""}${whole}${fraction}`), 10n ** BigInt(fraction.length));
}

/** How many decimals an exact number has; undefined when it never ends (1/3). */
function decimalsOf({ denominator }: Rational): number | undefined {
  let [rest, large, twos, fives] = [0, denominator, 0, 0];
  for (; large > SAFE && large % 10n === 0n; large /= 10n) [twos, fives] = [twos + 1, fives + 1];
  for (; large > SAFE && large % 2n === 0n; large /= 2n) twos += 1;
  for (; large > SAFE && large % 5n === 0n; large /= 5n) fives += 1;
  if (large > SAFE) return undefined;
  for (rest = Number(large); rest % 2 === 0; rest /= 2) twos += 1;
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
  if (value.denominator === 1n) return value.numerator.toString();
  const decimals = decimalsOf(value);
  if (decimals === undefined) return `${value.numerator.toString()}/${value.denominator.toString()}`;
  return decimalText(unitsOf(value, decimals), decimals);
}

/** Writes any exact number for a person: "12,5", or "0,777778…" with six decimals when they never end. */
export function italianExact(value: Rational): string {
  if (value.denominator === 1n && value.numerator < 1000n && value.numerator > -1000n) return value.numerator.toString();
  if (value.denominator === 1n) return italianDecimal(value.numerator.toString());
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
 * Reads a number as Italians write it: "1.234,5", "1234,5", "95", "12,50"; also "12.5", where the point can only be a decimal one.
 * Undefined when it is no number or could be two ("1.23.4", "1,234,5").
 */
export function parseItalianNumber(text: string): Rational | undefined {
  const [, sign, whole, fraction = ""] =
    /^(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?$/.exec(text) ?? /^(-?)(\d+)\.(\d{1,2}|\d{4,})$/.exec(text) ?? [];
  if (whole === undefined) return undefined;
  return rational(BigInt(`${sign ?? ""}${whole.replaceAll(".", "")}${fraction}`), 10n ** BigInt(fraction.length));
}
