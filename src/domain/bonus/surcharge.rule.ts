import type { Citation } from "../kernel/citation.ts";
import { civilDate, type CivilDate } from "../kernel/civilDate.ts";
import { type Dated, inForceOn } from "../kernel/dated.ts";

/**
 * The staff with the highest evaluations receive, beside their bonus, at least 30 % of the mean per head of the individual bonuses of the staff
 * positively evaluated; how many is a limited quota that the contratto integrativo fixes beforehand. A threshold of score is no quota (ARAN, CFL126).
 *
 * CCNL Funzioni locali 16/11/2022, art. 81; from 23/02/2026 CCNL 2022-2024, art. 48 (verify: read second-hand): 25 % with ten employees or fewer,
 * 20 % if linked to objectives of the administration, not applied with five employees or fewer.
 *
 * Obligation OBL-21.
 */
const art81: Citation = { act: "CCNL Funzioni locali 16/11/2022", article: "81" };
const art48: Citation = { act: "CCNL Funzioni locali 23/02/2026", article: "48", verify: true };

type StaffSurcharge = {
  readonly minimum: number;
  readonly whenLinked: number | undefined;
  readonly small: { readonly upTo: number; readonly minimum: number } | undefined;
  readonly notAppliedUpTo: number;
};

const STAFF: readonly Dated<StaffSurcharge>[] = [
  {
    from: civilDate("2022-11-16"),
    value: { minimum: 30, whenLinked: undefined, small: undefined, notAppliedUpTo: 0 },
    source: art81,
  },
  {
    from: civilDate("2026-02-23"),
    value: { minimum: 30, whenLinked: 20, small: { upTo: 10, minimum: 25 }, notAppliedUpTo: 5 },
    source: art48,
  },
];

/** What the national contract asks of the staff's surcharge on a day. `minimum` is undefined where none is due. */
export type SurchargeDuty = { readonly minimum: number | undefined; readonly citation: Citation };

/** The least percent of the staff's surcharge on a day, for an administration of this size; undefined before the first rule. */
export function staffSurchargeOn(day: CivilDate, employees: number, isLinkedToEnteObjectives: boolean): SurchargeDuty | undefined {
  const rule = inForceOn(day, STAFF);
  const citation = STAFF.findLast(({ from }) => from <= day)?.source;
  if (!rule || !citation) return undefined;
  if (employees <= rule.notAppliedUpTo) return { minimum: undefined, citation };
  if (isLinkedToEnteObjectives && rule.whenLinked !== undefined) return { minimum: rule.whenLinked, citation };
  return { minimum: rule.small && employees <= rule.small.upTo ? rule.small.minimum : rule.minimum, citation };
}

/**
 * The dirigenti with the highest evaluations receive in all at least 30 % more than the mean per head of the resources for result pay: a total, not an
 * addition. It may not apply where the dirigenti are five or fewer (verify).
 *
 * CCNL Area Funzioni locali 17/12/2020, art. 30.
 *
 * Obligation OBL-21.
 */
export const dirigentiSurchargeCitation: Citation = { act: "CCNL Area Funzioni locali 17/12/2020", article: "30" };

/** The least percent above the mean, and up to how many dirigenti it may be left out. */
export const DIRIGENTI_SURCHARGE = { minimum: 30, optionalUpTo: 5 } as const;
