import { type CivilDate, dayAfter, dayBefore } from "../kernel/civilDate.ts";
import { coversDay, type DaySpan, isCovered, onDay, type OpenSpan } from "../kernel/daySpan.ts";
import { foldName } from "../kernel/foldName.ts";
import { refusal } from "../kernel/refusal.ts";
import { decide, refuse, type Verdict } from "../kernel/verdict.ts";
import { unitsUnder } from "./unitsUnder.ts";
import type { UnitId } from "./unitId.ts";

/** A unit with its name and the one above it in some days. */
export type Span = OpenSpan & { readonly unit: UnitId; readonly name: string; readonly parent: UnitId | null };

/** From a day on a unit has this name and stands under this one; without `to` it is closed at its eve. */
export type UnitChange = {
  readonly unit: UnitId;
  readonly from: CivilDate;
  readonly to?: { readonly name: string; readonly parent: UnitId | null };
};

/** Why a reorganisation is not taken. */
export type ReorganisationRefusal =
  "nothingChanges" | "unitNotThere" | "changesTheFuture" | "parentNotThere" | "underItself" | "nameTaken" | "hasUnitsUnder" | "hasPeople";

/** What comes of it: the span that ends, on which day, and the one that begins, if any. */
export type Reorganisation = { readonly ends: Span; readonly lastDay: CivilDate; readonly begins?: Span };

/**
 * Decides a change of one unit. What a unit was before the day stays as it was: that is why a past year shows what it showed. A change of what is already
 * planned for later is refused, as is a unit under itself, two of one name in one place, and closing one where a person works or something stands under.
 */
export function reorganise(
  spans: readonly Span[],
  { unit, from, to }: UnitChange,
  { peopleAfter }: { readonly peopleAfter: number },
): Verdict<Reorganisation, ReorganisationRefusal> {
  const before = dayBefore(from);
  const own = spans.filter((span) => span.unit === unit);
  const ends = own.find((span) => coversDay(span, before) && (span.to === undefined || span.to >= from));
  const isLast = own.every((span) => span.from === undefined || span.from < from);
  if (!ends) return refuse(isLast || own.length === 0 ? "unitNotThere" : "changesTheFuture", "from");
  const others = spans.filter((span) => span.unit !== unit);
  const begins = to && { unit, ...to, from, ...(ends.to !== undefined && { to: ends.to }) };
  const during = { from, ...(ends.to !== undefined && { to: ends.to }) };
  return decide({ ends, lastDay: before, ...(begins && { begins }) }, [
    to?.name === ends.name && to.parent === ends.parent && "nothingChanges",
    !isLast && refusal("changesTheFuture", "from"),
    to?.parent != null && to.parent !== unit && !isThere(spans, to.parent, during) && refusal("parentNotThere", "parent"),
    to?.parent != null &&
      daysOfChange(spans, during).some((day) => unitsUnder(spans, unit, day).includes(to.parent!)) &&
      refusal("underItself", "parent"),
    to !== undefined && isTaken(others, to, during) && refusal("nameTaken", "name"),
    to === undefined &&
      daysOfChange(spans, during).some((day) => onDay(others, day).some((span) => span.parent === unit)) &&
      "hasUnitsUnder",
    to === undefined && peopleAfter > 0 && "hasPeople",
  ]);
}

/** Whether a name is, on some of these days, that of a unit in the same place, whatever its capitals, accents and blanks. */
export function isTaken(
  spans: readonly Span[],
  { name, parent }: { readonly name: string; readonly parent: UnitId | null },
  days: DaySpan,
): boolean {
  const isSame = (span: Span) => span.parent === parent && foldName(span.name) === foldName(name);
  return daysOfChange(spans, days).some((day) => onDay(spans, day).some(isSame));
}

/** Whether a unit is there on every one of these days. */
export function isThere(spans: readonly Span[], unit: UnitId, days: DaySpan): boolean {
  return isCovered(
    days,
    spans.filter((span) => span.unit === unit),
  );
}

/** The first of some days, and those of them on which anything of the organisation begins or has ended: between two nothing changes. */
function daysOfChange(spans: readonly Span[], days: DaySpan): CivilDate[] {
  const changes = spans.flatMap(({ from, to }) => [from, to && dayAfter(to)]).filter((day) => day !== undefined);
  return [days.from, ...changes.filter((day) => day > days.from && coversDay(days, day))];
}
