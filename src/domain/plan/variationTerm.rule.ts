import type { Citation } from "../kernel/citation.ts";
import { type CivilDate, dayOf } from "../kernel/civilDate.ts";

/**
 * The executive plan of management is varied by 15 December; what goes with a variation of the budget that the law allows until 31 December (c. 3) may come later.
 *
 * D.lgs. 267/2000, art. 175, c. 9.
 */
export const variationTermCitation: Citation = { act: "d.lgs. 267/2000", article: "175", paragraph: "9" };

/** Whether the act of a variation comes after 15 December of its year: something to look at, no refusal. */
export function isAfterVariationTerm(act: CivilDate, year: number): boolean {
  return act > dayOf(year, 12, 15)!;
}
