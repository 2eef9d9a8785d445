/** How a measured value must stand to the promised one. `expected`: the document gives a value and does not say in which direction. */
export type Comparison = "atLeast" | "atMost" | "moreThan" | "lessThan" | "exactly" | "expected";

/** The words of proofs and open data. */
export const COMPARISON_WORDS: Record<Comparison, string> = {
  atLeast: "almeno",
  atMost: "non oltre",
  moreThan: "più di",
  lessThan: "meno di",
  exactly: "pari a",
  expected: "valore atteso, senza direzione",
};

/** Whether a value stands to the promised one as it must, from their order (-1: the value is lower); undefined when a different value is neither good nor bad. */
export function holds(comparison: Comparison, order: -1 | 0 | 1): boolean | undefined {
  switch (comparison) {
    case "atLeast":
      return order >= 0;
    case "atMost":
      return order <= 0;
    case "moreThan":
      return order > 0;
    case "lessThan":
      return order < 0;
    case "exactly":
      return order === 0;
    case "expected":
      return order === 0 || undefined;
  }
}
