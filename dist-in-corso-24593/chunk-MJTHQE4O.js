// src/domain/kernel/rational.ts
var GREATEST = Number.MAX_SAFE_INTEGER;
function isExact(whole) {
  return whole <= GREATEST && whole >= -GREATEST;
}
var Rational = class {
  /** The numerator as it is held; a bigint when the denominator is one. */
  top;
  /** The denominator as it is held. */
  under;
  constructor(top, under) {
    this.top = top;
    this.under = under;
  }
  get numerator() {
    return BigInt(this.top);
  }
  get denominator() {
    return BigInt(this.under);
  }
};
function isSmall(value) {
  return typeof value.top === "number";
}
var ZERO = new Rational(0, 1);
var ONE = new Rational(1, 1);
var HUNDRED = new Rational(100, 1);
function smallDivisor(a, b) {
  let [x, y] = [a < 0 ? -a : a, b];
  while (y !== 0) {
    const rest = x % y;
    x = y;
    y = rest;
  }
  return x;
}
function largeDivisor(a, b) {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
function small(top, under) {
  if (top === 0) return ZERO;
  if (under === 1) return new Rational(top, under);
  const divisor = smallDivisor(top, under);
  return divisor === 1 ? new Rational(top, under) : new Rational(top / divisor, under / divisor);
}
function rational(numerator, denominator = 1n) {
  if (denominator === 0n) throw new RangeError("Division by zero");
  if (denominator < 0n) return rational(-numerator, -denominator);
  const [top, under] = [Number(numerator), Number(denominator)];
  if (isExact(top) && isExact(under)) return small(top, under);
  const divisor = largeDivisor(numerator, denominator);
  return inLowestTerms(numerator / divisor, denominator / divisor);
}
function inLowestTerms(numerator, denominator) {
  const [top, under] = [Number(numerator), Number(denominator)];
  return isExact(top) && isExact(under) ? new Rational(top, under) : new Rational(numerator, denominator);
}
function add(a, b) {
  if (isSmall(a) && isSmall(b)) {
    const isSameUnit = a.under === b.under;
    const left = isSameUnit ? a.top : a.top * b.under;
    const right = isSameUnit ? b.top : b.top * a.under;
    const under = isSameUnit ? a.under : a.under * b.under;
    if (isExact(left) && isExact(right) && isExact(left + right) && isExact(under)) return small(left + right, under);
  }
  return rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}
var Sum = class {
  #top = 0;
  #under = 1;
  /** What no longer fits beside it in machine numbers. */
  #large = ZERO;
  add(value) {
    if (!isSmall(value) || !this.#add(value.top, value.under)) this.#large = add(this.#large, value);
  }
  /** Adds a value as many times as its weight says. */
  addProduct(value, weight) {
    if (isSmall(value) && isSmall(weight) && this.#add(value.top * weight.top, value.under * weight.under)) return;
    this.#large = add(this.#large, multiply(value, weight));
  }
  /** The exact sum so far; 0 of nothing. */
  get value() {
    return add(small(this.#top, this.#under), this.#large);
  }
  /** Adds what fits, and answers whether it did. */
  #add(top, under) {
    if (!isExact(top) || !isExact(under)) return false;
    if (this.#under % under === 0) return this.#hold(this.#top, top * (this.#under / under), this.#under);
    const divisor = smallDivisor(this.#under, under);
    const [mine, its] = [under / divisor, this.#under / divisor];
    return isExact(this.#top * mine) && this.#hold(this.#top * mine, top * its, this.#under * mine);
  }
  #hold(left, right, under) {
    if (!isExact(right) || !isExact(left + right) || !isExact(under)) return false;
    this.#top = left + right;
    this.#under = under;
    return true;
  }
};
function sumOf(values) {
  const sum = new Sum();
  for (const value of values) sum.add(value);
  return sum.value;
}
function subtract(a, b) {
  return add(a, negated(b));
}
function negated(value) {
  if (isSmall(value)) return value.top === 0 ? ZERO : new Rational(-value.top, value.under);
  return new Rational(-value.numerator, value.denominator);
}
function multiply(a, b) {
  if (isSmall(a) && isSmall(b)) {
    const [top, under] = [a.top * b.top, a.under * b.under];
    if (isExact(top) && isExact(under)) return small(top, under);
  }
  return rational(a.numerator * b.numerator, a.denominator * b.denominator);
}
function divide(a, b) {
  if (isSmall(a) && isSmall(b) && b.top !== 0) {
    const [top, under] = [a.top * b.under, a.under * b.top];
    if (isExact(top) && isExact(under)) return under < 0 ? small(-top, -under) : small(top, under);
  }
  return rational(a.numerator * b.denominator, a.denominator * b.numerator);
}
function exactly(count) {
  return rational(BigInt(count));
}
function compare(a, b) {
  if (isSmall(a) && isSmall(b)) {
    const isSameUnit = a.under === b.under;
    const left = isSameUnit ? a.top : a.top * b.under;
    const right = isSameUnit ? b.top : b.top * a.under;
    if (isExact(left) && isExact(right)) return order(left, right);
  }
  return order(a.numerator * b.denominator, b.numerator * a.denominator);
}
function order(left, right) {
  return left < right ? -1 : left > right ? 1 : 0;
}
function sign({ top }) {
  return top < 0 ? -1 : top > 0 ? 1 : 0;
}
function equals(a, b) {
  return a.top === b.top && a.under === b.under;
}
function roundHalfUp({ numerator, denominator }, decimals) {
  const scaled = numerator * powerOfTen(decimals);
  const magnitude = scaled < 0n ? -scaled : scaled;
  const rounded2 = (magnitude * 2n + denominator) / (denominator * 2n);
  return scaled < 0n ? -rounded2 : rounded2;
}
function rounded(value, decimals) {
  const unit = Number(powerOfTen(decimals));
  if (isSmall(value)) {
    const [twice, under] = [Math.abs(value.top) * unit * 2 + value.under, value.under * 2];
    const units = (twice - twice % under) / under;
    if (isExact(twice) && isExact(under)) return small(value.top < 0 ? -units : units, unit);
  }
  return rational(roundHalfUp(value, decimals), powerOfTen(decimals));
}
function floor(value) {
  const { numerator, denominator } = value;
  const quotient = numerator / denominator;
  return numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient;
}
function ceiling(value) {
  return rational(-floor(negated(value)));
}
function unitsOf(value, decimals) {
  const unit = powerOfTen(decimals);
  if (isSmall(value)) {
    const units = value.top * (Number(unit) / value.under);
    if (isExact(units) && isExact(Number(unit))) return units;
  }
  return value.numerator * (unit / value.denominator);
}
var POWERS_OF_TEN = Array.from({ length: 20 }, (_, i) => 10n ** BigInt(i));
function powerOfTen(decimals) {
  return POWERS_OF_TEN[decimals] ?? 10n ** BigInt(decimals);
}
function decimalText(units, decimals) {
  const text = units.toString();
  if (decimals === 0) return text;
  const isNegative = text.startsWith("-");
  const digits = (isNegative ? text.slice(1) : text).padStart(decimals + 1, "0");
  return `${isNegative ? "-" : ""}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
function fromDecimalText(text) {
  if (/^-?\d{1,15}$/.test(text)) return small(Number(text), 1);
  const [, sign2, whole, fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === void 0) throw new RangeError(`Not a decimal: ${text}`);
  return rational(BigInt(`${sign2 ?? ""}${whole}${fraction}`), 10n ** BigInt(fraction.length));
}
function decimalsOf({ under }) {
  let [twos, fives] = [0, 0];
  if (typeof under === "bigint") {
    let large = under;
    for (; large % 2n === 0n; large /= 2n) twos += 1;
    for (; large % 5n === 0n; large /= 5n) fives += 1;
    return large === 1n ? Math.max(twos, fives) : void 0;
  }
  let rest = under;
  for (; rest % 2 === 0; rest /= 2) twos += 1;
  for (; rest % 5 === 0; rest /= 5) fives += 1;
  return rest === 1 ? Math.max(twos, fives) : void 0;
}
function toDecimalText(value) {
  const decimals = decimalsOf(value);
  if (decimals === void 0) throw new RangeError("This number has no end in decimals");
  return decimalText(unitsOf(value, decimals), decimals);
}
function exactText(value) {
  if (value.under === 1) return value.top.toString();
  const decimals = decimalsOf(value);
  if (decimals === void 0) return `${value.top.toString()}/${value.under.toString()}`;
  return decimalText(unitsOf(value, decimals), decimals);
}
function italianExact(value) {
  if (value.under === 1) return italianDecimal(value.top.toString());
  const decimals = decimalsOf(value);
  if (decimals !== void 0 && decimals <= 6) return italianDecimal(decimalText(unitsOf(value, decimals), decimals));
  return `${italianDecimal(decimalText(roundHalfUp(value, 6), 6))}\u2026`;
}
function fromExactText(text) {
  const [, numerator, denominator] = /^(-?\d+)\/(\d+)$/.exec(text) ?? [];
  return numerator === void 0 || denominator === void 0 ? fromDecimalText(text) : rational(BigInt(numerator), BigInt(denominator));
}
function italianDecimal(plain) {
  const point = plain.indexOf(".");
  const whole = point < 0 ? plain : plain.slice(0, point);
  const first = whole.startsWith("-") ? 1 : 0;
  let grouped = whole;
  for (let at = whole.length - 3; at > first; at -= 3) grouped = `${grouped.slice(0, at)}.${grouped.slice(at)}`;
  return point < 0 ? grouped : `${grouped},${plain.slice(point + 1)}`;
}
function parseItalianNumber(text) {
  const [, sign2, whole, fraction = ""] = /^(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?$/.exec(text) ?? /^(-?)(\d+)\.(\d{1,2}|\d{4,})$/.exec(text) ?? [];
  if (whole === void 0) return void 0;
  return rational(BigInt(`${sign2 ?? ""}${whole.replaceAll(".", "")}${fraction}`), 10n ** BigInt(fraction.length));
}

export {
  ZERO,
  ONE,
  HUNDRED,
  rational,
  add,
  Sum,
  sumOf,
  subtract,
  multiply,
  divide,
  exactly,
  compare,
  sign,
  equals,
  roundHalfUp,
  rounded,
  floor,
  ceiling,
  decimalText,
  fromDecimalText,
  toDecimalText,
  exactText,
  italianExact,
  fromExactText,
  italianDecimal,
  parseItalianNumber
};
//# sourceMappingURL=chunk-MJTHQE4O.js.map
