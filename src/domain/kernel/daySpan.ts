import { type CivilDate, dayAfter } from "./civilDate.ts";

/** From a day to a day, both included; without the last, until it is said otherwise. */
export type DaySpan = { readonly from: CivilDate; readonly to?: CivilDate };

/** Days of which nobody may have said the first: they have been since ever (it. «da sempre»). */
export type OpenSpan = { readonly from?: CivilDate; readonly to?: CivilDate };

/** Whether the last day comes before the first. */
export function isBackwards({ from, to }: DaySpan): boolean {
  return to !== undefined && to < from;
}

/** Whether a day is in the span. */
export function coversDay({ from, to }: OpenSpan, day: CivilDate): boolean {
  return (from === undefined || from <= day) && (to === undefined || day <= to);
}

/** Whether every day of a span is in one or another of some spans. */
export function isCovered({ from, to }: DaySpan, spans: readonly OpenSpan[]): boolean {
  const next = spans.find((span) => coversDay(span, from));
  if (!next) return false;
  if (next.to === undefined || (to !== undefined && to <= next.to)) return true;
  const after = dayAfter(next.to);
  return after === undefined || isCovered({ from: after, ...(to !== undefined && { to }) }, spans);
}

/** Those of some spans that cover a day: units as they are called then, relations and roles held then. */
export function onDay<Span extends OpenSpan>(spans: readonly Span[], day: CivilDate): Span[] {
  return spans.filter((span) => coversDay(span, day));
}
