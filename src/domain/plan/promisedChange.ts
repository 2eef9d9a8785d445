import type { Derivation, Term } from "../kernel/derivation.ts";
import { sign } from "../kernel/rational.ts";

/** A change as a derivation takes it in: the baseline, how much of it is promised, in which direction; `hundred` stands where the amount is in percent. */
export type ChangeTerms = {
  readonly direction: "reduction" | "increase";
  readonly baseline: Term;
  readonly amount: Term;
  readonly hundred: (() => Term) | undefined;
};

/** The value that a promised change comes to, under the name `id`: 10 % less than 200 is 180. Undefined for a percentage of zero or less, which has no meaning. */
export function promisedChange(
  derivation: Derivation,
  { direction, baseline, amount, hundred }: ChangeTerms,
  prefix: string,
  id: string,
): Term | undefined {
  if (hundred && sign(baseline.value) <= 0) return undefined;
  const change = hundred
    ? derivation.quotient(
        `${prefix}variazione-in-valore`,
        "Variazione promessa in valore",
        derivation.product(`${prefix}variazione-per-partenza`, "Variazione per valore di partenza", [baseline, amount]),
        hundred(),
      )
    : amount;
  return direction === "increase"
    ? derivation.sum(prefix + id, "Valore promesso", [baseline, change])
    : derivation.difference(prefix + id, "Valore promesso", baseline, [change]);
}
