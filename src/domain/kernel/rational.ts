/** An exact number: a numerator over a positive denominator, in lowest terms. Nothing that is published passes through a float. */
export type Rational = { readonly numerator: bigint; readonly denominator: bigint };

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? (a < 0n ? -a : a) : greatestCommonDivisor(b, a % b);
}

/** The exact quotient of two whole numbers; throws when the denominator is 0. */
export function rational(numerator: bigint, denominator = 1n): Rational {
  if (denominator === 0n) throw new RangeError("Division by zero");
  const divisor = greatestCommonDivisor(numerator, denominator) * (denominator < 0n ? -1n : 1n);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** The exact sum. */
export function add(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

/** -1, 0 or 1 as a is below, equal to or above b. */
export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Rounds half-up (half away from zero) to so many decimals; the answer counts units of the last decimal. */
export function roundHalfUp({ numerator, denominator }: Rational, decimals: number): bigint {
  const scaled = numerator * 10n ** BigInt(decimals);
  const magnitude = scaled < 0n ? -scaled : scaled;
  const rounded = (magnitude * 2n + denominator) / (denominator * 2n);
  return scaled < 0n ? -rounded : rounded;
}

/** Writes whole units of the last decimal as a plain decimal: (8919n, 2) is "89.19". The form of JSON and of proofs. */
export function decimalText(units: bigint, decimals: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = decimals === 0 ? "" : `.${digits.slice(-decimals)}`;
  return `${units < 0n ? "-" : ""}${whole}${fraction}`;
}

/** Reads the plain decimal of programs, "-12.50"; throws when it is none. */
export function fromDecimalText(text: string): Rational {
  const [, sign, whole, fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined) throw new RangeError(`Not a decimal: ${text}`);
  return rational(BigInt(`${sign ?? ""}${whole}${fraction}`), 10n ** BigInt(fraction.length));
}

/** Writes an exact decimal without rounding, "12.5"; throws when the number never ends (1/3). */
export function toDecimalText(value: Rational): string {
  for (let decimals = 0; decimals <= 40; decimals += 1) {
    const scaled = value.numerator * 10n ** BigInt(decimals);
    if (scaled % value.denominator === 0n) return decimalText(scaled / value.denominator, decimals);
  }
  throw new RangeError("This number has no end in decimals");
}

/** Writes a plain decimal as Italians do: "1234.5" is "1.234,5". */
export function italianDecimal(plain: string): string {
  const [, sign = "", whole = "", fraction] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(plain) ?? [];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ".");
  return `${sign}${grouped}${fraction === undefined ? "" : `,${fraction}`}`;
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
