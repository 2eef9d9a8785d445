import type { Citation } from "../kernel/citation.ts";
import { civilDate, type CivilDate, dayOf } from "../kernel/civilDate.ts";
import { type Dated, inForceOn } from "../kernel/dated.ts";

/**
 * The annual performance report is approved by 30 June of the year after the one it reports on.
 *
 * D.lgs. 150/2009, art. 10, c. 1, lett. b), as amended by d.lgs. 74/2017. A Relazione merged with the rendiconto
 * follows the rendiconto's own term instead (art. 10, c. 1-bis).
 *
 * Obligation OBL-07.
 */
export const citation: Citation = { act: "d.lgs. 150/2009", article: "10", paragraph: "1", letter: "b" };

const DUE: readonly Dated<{ month: number; day: number }>[] = [
  { from: civilDate("2009-11-15"), value: { month: 6, day: 30 }, source: citation },
];

/** The last day to approve the Relazione on a year; undefined for a year before the rule. */
export function reportDueOn(year: number): CivilDate | undefined {
  const due = inForceOn(civilDate(`${String(year)}-12-31`), DUE);
  return due && dayOf(year + 1, due.month, due.day);
}
