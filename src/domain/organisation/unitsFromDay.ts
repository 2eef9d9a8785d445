import { type CivilDate, italianDate } from "../kernel/civilDate.ts";
import { foldName } from "../kernel/foldName.ts";
import { groupBy } from "../kernel/groupBy.ts";
import type { Span } from "./reorganise.ts";
import type { UnitId } from "./unitId.ts";
import { unitNamesOn } from "./unitNamesOn.ts";

/** A unit to choose: its name, after that of the one above where others are called so too, and the day it begins where that is to come. */
export type UnitFromDay = { readonly unit: UnitId; readonly name: string; readonly from?: CivilDate };

/** The units that are there on a day or begin later, each as it is called on that day or, where it is to come, on its first. */
export function unitsFromDay(spans: readonly Span[], day: CivilDate): UnitFromDay[] {
  const lasting = spans.filter(({ to }) => to === undefined || to >= day);
  const first = [...groupBy(lasting, ({ unit }) => unit).values()].map((own) =>
    own.reduce((earliest, span) => ((span.from ?? "") < (earliest.from ?? "") ? span : earliest)),
  );
  const called = groupBy(first, ({ name }) => foldName(name));
  const nameOn = unitNamesOn(spans);
  return first.map(({ unit, name, from }) => {
    const begins = from !== undefined && from > day ? from : undefined;
    const isShared = called.get(foldName(name))!.length > 1;
    return { unit, name: (isShared ? nameOn(unit, begins ?? day) : undefined) ?? name, ...(begins && { from: begins }) };
  });
}

/** How such a unit is called where one is chosen. */
export function unitFromDayWords({ name, from }: UnitFromDay): string {
  return from === undefined ? name : `${name} (dal ${italianDate(from)})`;
}
