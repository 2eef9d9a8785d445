import type { CivilDate } from "../kernel/civilDate.ts";

/** The units that are there on a day, each with the name and the place it has that day. */
export function unitsOn<Span extends { readonly from: CivilDate; readonly to?: CivilDate }>(
  spans: readonly Span[],
  day: CivilDate,
): Span[] {
  return spans.filter(({ from, to }) => from <= day && (to === undefined || day <= to));
}
