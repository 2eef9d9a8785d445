import type { Citation } from "../kernel/citation.ts";
import { ceiling, divide, exactly, multiply, type Rational, subtract, ONE } from "../kernel/rational.ts";

/**
 * The result pay of the EQ is at least 15 % of what positions and results of the EQ cost together: with positions of 32,000 euros at least 5,647.06.
 *
 * CCNL Funzioni locali 16/11/2022, art. 17; confirmed by the CCNL of 23/02/2026 (verify).
 *
 * Obligation OBL-23.
 */
export const eqMinimumCitation: Citation = { act: "CCNL Funzioni locali 16/11/2022", article: "17", paragraph: "4", verify: true };

/** The result pay of the dirigenti is at least 15 % of their whole fund. CCNL Area Funzioni locali 17/12/2020, art. 57, c. 3 (verify). Obligation OBL-23. */
export const dirigentiMinimumCitation: Citation = {
  act: "CCNL Area Funzioni locali 17/12/2020",
  article: "57",
  paragraph: "3",
  verify: true,
};

const MINIMUM_SHARE = divide(exactly(15), exactly(100));

/** The least result pay beside these positions, R ≥ 0.15 ÷ 0.85 · positions, in euros up to the next cent. */
export function leastResultPay(positions: Rational): Rational {
  const exact = multiply(divide(MINIMUM_SHARE, subtract(ONE, MINIMUM_SHARE)), positions);
  return divide(ceiling(multiply(exact, exactly(100))), exactly(100));
}

/**
 * Who also holds an interim post receives, within result pay, a part of that post's position pay: 15–25 % for EQ, 15–30 % for dirigenti.
 *
 * CCNL Funzioni locali 16/11/2022, art. 17, c. 5; CCNL Area Funzioni locali 17/12/2020, art. 58 (both verify). Obligation OBL-23.
 */
export const INTERIM = {
  eq: { least: 15, most: 25, citation: { act: "CCNL Funzioni locali 16/11/2022", article: "17", paragraph: "5", verify: true } },
  dirigenti: { least: 15, most: 30, citation: { act: "CCNL Area Funzioni locali 17/12/2020", article: "58", verify: true } },
} as const satisfies Record<string, { least: number; most: number; citation: Citation }>;
