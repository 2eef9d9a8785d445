import type { CivilDate } from "../kernel/civilDate.ts";
import { onDay, type OpenSpan } from "../kernel/daySpan.ts";
import type { UnitId } from "./unitId.ts";

type Span = OpenSpan & { readonly unit: UnitId; readonly parent: UnitId | null };

/** A unit and all those under it on a day, each once. */
export function unitsUnder(spans: readonly Span[], unit: UnitId, day: CivilDate): UnitId[] {
  const there = onDay(spans, day);
  const found = new Set([unit]);
  for (const each of found) for (const { unit: below, parent } of there) if (parent === each) found.add(below);
  return [...found];
}
