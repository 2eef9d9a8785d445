import type { CivilDate } from "../kernel/civilDate.ts";
import { onDay, type OpenSpan } from "../kernel/daySpan.ts";

type Span = OpenSpan & { readonly unit: bigint; readonly parent: bigint | null };

/** A unit and all those under it on a day, each once. */
export function unitsUnder(spans: readonly Span[], unit: bigint, day: CivilDate): bigint[] {
  const there = onDay(spans, day);
  const found = new Set([unit]);
  for (const each of found) for (const { unit: below, parent } of there) if (parent === each) found.add(below);
  return [...found];
}
