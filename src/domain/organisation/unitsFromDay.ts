import { type CivilDate, italianDate } from "../kernel/civilDate.ts";
import { groupBy } from "../kernel/groupBy.ts";
import type { Span } from "./reorganise.ts";
import type { UnitId } from "./unitId.ts";

/** A unit to choose: its name, and the day it begins where that is to come. */
export type UnitFromDay = { readonly unit: UnitId; readonly name: string; readonly from?: CivilDate };

/** The units that are there on a day or begin later, each as it is called on that day or, where it is to come, on its first. */
export function unitsFromDay(spans: readonly Span[], day: CivilDate): UnitFromDay[] {
  const lasting = spans.filter(({ to }) => to === undefined || to >= day);
  return [...groupBy(lasting, ({ unit }) => unit).values()].map((own) => {
    const { unit, name, from } = own.reduce((first, span) => ((span.from ?? "") < (first.from ?? "") ? span : first));
    return { unit, name, ...(from !== undefined && from > day && { from }) };
  });
}

/** How such a unit is called where one is chosen. */
export function unitFromDayWords({ name, from }: UnitFromDay): string {
  return from === undefined ? name : `${name} (dal ${italianDate(from)})`;
}
