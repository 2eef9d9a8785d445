import { type CivilDate, dayBefore } from "../kernel/civilDate.ts";
import { onDay } from "../kernel/daySpan.ts";
import { decide, type Verdict } from "../kernel/verdict.ts";
import { unitsUnder } from "./unitsUnder.ts";

/** A unit with its name and the one above it in some days. */
export type Span = {
  readonly unit: bigint;
  readonly name: string;
  readonly parent: bigint | null;
  readonly from: CivilDate;
  readonly to?: CivilDate;
};

/** From a day on a unit has this name and stands under this one; without `to` it is closed at its eve. */
export type UnitChange = {
  readonly unit: bigint;
  readonly from: CivilDate;
  readonly to?: { readonly name: string; readonly parent: bigint | null };
};

/** Why a reorganisation is not taken. */
export type ReorganisationRefusal = "unitNotThere" | "changesTheFuture" | "parentNotThere" | "underItself" | "nameTaken" | "hasUnitsUnder" | "hasPeople"; // prettier-ignore

/** What comes of it: the span that ends, on which day, and the one that begins, if any. */
export type Reorganisation = { readonly ends: Span; readonly lastDay: CivilDate; readonly begins?: Span };

/**
 * Decides a change of one unit. What a unit was before the day stays as it was: that is why a past year shows what it showed. A change of what is already
 * planned for later is refused, as is a unit under itself, two of one name in one place, and closing one where somebody works or something stands under.
 */
export function reorganise(
  spans: readonly Span[],
  { unit, from, to }: UnitChange,
  { peopleAfter }: { readonly peopleAfter: number },
): Verdict<Reorganisation, ReorganisationRefusal> {
  const before = dayBefore(from);
  const own = spans.filter((span) => span.unit === unit);
  const ends = own.find((span) => span.from <= before && (span.to === undefined || span.to >= from));
  const isLast = own.every((span) => span.from < from);
  if (!ends) return { ok: false, reasons: [isLast || own.length === 0 ? "unitNotThere" : "changesTheFuture"] };
  const there = onDay(spans, from).filter((span) => span.unit !== unit);
  const begins = to && { unit, ...to, from, ...(ends.to !== undefined && { to: ends.to }) };
  return decide({ ends, lastDay: before, ...(begins && { begins }) }, [
    !isLast && "changesTheFuture",
    to?.parent != null && to.parent !== unit && !there.some((span) => span.unit === to.parent) && "parentNotThere",
    to?.parent != null && unitsUnder(spans, unit, from).includes(to.parent) && "underItself",
    to !== undefined && isTaken(there, to) && "nameTaken",
    to === undefined && there.some((span) => span.parent === unit) && "hasUnitsUnder",
    to === undefined && peopleAfter > 0 && "hasPeople",
  ]);
}

/** Whether a name is that of another unit in the same place, whatever its capitals. */
export function isTaken(there: readonly Span[], { name, parent }: { readonly name: string; readonly parent: bigint | null }): boolean {
  return there.some((span) => span.parent === parent && span.name.toLowerCase() === name.toLowerCase());
}
