import { sql } from "kysely";
import { type CivilDate, civilDate, dayBefore } from "../../domain/kernel/civilDate.ts";

/** Days from the first to the last, both included; without a last one they go on. */
export type DaySpan = { readonly from: CivilDate; readonly to?: CivilDate };

/** The columns that tell a range of days, `valid`, as its first day and the one after its last. */
export const daysOfRange = [sql<string>`lower(valid)::text`.as("first"), sql<string | null>`upper(valid)::text`.as("past")] as const;

/** The days those columns tell. */
export function spanOf({ first, past }: { readonly first: string; readonly past: string | null }): { from: CivilDate; to?: CivilDate } {
  return { from: civilDate(first), ...(past !== null && { to: dayBefore(civilDate(past)) }) };
}

/** Days as a range, "[2026-01-01,2026-12-31]". */
export function rangeOf({ from, to }: DaySpan): string {
  return `[${from},${to ?? ""}]`;
}
