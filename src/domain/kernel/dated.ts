import type { Citation } from "./citation.ts";
import type { CivilDate } from "./civilDate.ts";

/** A value the law changes over time: each holds from a day on, with its source. */
export type Dated<Value> = { readonly from: CivilDate; readonly value: Value; readonly source: Citation };

/** The value in force on a day; undefined before the first. */
export function inForceOn<Value>(day: CivilDate, values: readonly Dated<Value>[]): Value | undefined {
  return values.findLast(({ from }) => from <= day)?.value;
}
