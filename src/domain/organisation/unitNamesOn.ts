import type { CivilDate } from "../kernel/civilDate.ts";
import { coversDay } from "../kernel/daySpan.ts";
import { groupBy } from "../kernel/groupBy.ts";
import type { Span } from "./reorganise.ts";
import type { UnitId } from "./unitId.ts";

/** How units are called on a day, each with the one above it: "Settore X: Area Y"; undefined of one that is not there that day. */
export function unitNamesOn(spans: readonly Span[]): (unit: UnitId, day: CivilDate) => string | undefined {
  const ofUnit = groupBy(spans, ({ unit }) => unit);
  const spanOn = (unit: UnitId, day: CivilDate) => ofUnit.get(unit)?.find((span) => coversDay(span, day));
  return (unit, day) => {
    const span = spanOn(unit, day);
    const above = span?.parent != null ? spanOn(span.parent, day)?.name : undefined;
    return above === undefined ? span?.name : `${above}: ${span!.name}`;
  };
}
