import { compare, type Rational } from "../kernel/rational.ts";

/** Whether each number is above the one before. */
export function isAscending(numbers: readonly Rational[]): boolean {
  return numbers.every((number, i) => {
    const before = numbers[i - 1];
    return before === undefined || compare(before, number) < 0;
  });
}
