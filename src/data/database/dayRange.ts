import { sql } from "kysely";
import { civilDate, dayBefore } from "../../domain/kernel/civilDate.ts";
import type { DaySpan, OpenSpan } from "../../domain/kernel/daySpan.ts";

/** The columns that tell a range of days, `valid`, as its first day and the one after its last. */
export const daysOfRange = [sql<string>`lower(valid)::text`.as("first"), sql<string | null>`upper(valid)::text`.as("past")] as const;

/** The days those columns tell. */
export function spanOf({ first, past }: { readonly first: string; readonly past: string | null }): DaySpan {
  return { from: civilDate(first), ...(past !== null && { to: dayBefore(civilDate(past)) }) };
}

/** The days those columns tell, where the first may not be known. */
export function openSpanOf({ first, past }: { readonly first: string | null; readonly past: string | null }): OpenSpan {
  return { ...(first !== null && { from: civilDate(first) }), ...(past !== null && { to: dayBefore(civilDate(past)) }) };
}

/** Days as a range, "[2026-01-01,2026-12-31]". */
export function rangeOf({ from, to }: OpenSpan): string {
  return `[${from ?? ""},${to ?? ""}]`;
}
