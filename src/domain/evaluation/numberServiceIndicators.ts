import { foldName } from "../kernel/foldName.ts";
import { groupBy } from "../kernel/groupBy.ts";
import type { UnitId } from "../organisation/unitId.ts";

/** What an indicator of a service is recognised by: its code in the catalogue, its name, and the unit within which the service is measured. */
export type ServiceIndicator = { readonly entry: string; readonly name: string; readonly unit: UnitId };

/** An indicator of a service with its number within it. */
export type NumberedServiceIndicator = ServiceIndicator & { readonly number: number };

/** From the surest: the first is of indicators that nothing tells apart, which keep their order. */
const LIKENESSES: readonly ((indicator: ServiceIndicator) => readonly string[])[] = [
  ({ entry, name, unit }) => [entry, foldName(name), unit],
  ({ entry, name }) => [entry, foldName(name)],
  ({ entry, unit }) => [entry, unit],
  ({ entry }) => [entry],
];

/**
 * The number of each indicator that a file tells of a service: that of the known one with its code, told apart by name and by unit where the code is of several; where one
 * of each is left, the one is the other in new words or of another unit. A new one takes a number after `last`. Never by position among different ones.
 */
export function numberServiceIndicators(
  known: readonly NumberedServiceIndicator[],
  told: readonly ServiceIndicator[],
  last: number,
): number[] {
  const numbers = new Map<ServiceIndicator, number>();
  const free = new Set(known);
  for (const [i, likeness] of LIKENESSES.entries()) {
    const most = i === 0 ? Infinity : 1;
    const key = (indicator: ServiceIndicator) => JSON.stringify(likeness(indicator));
    const left = groupBy([...free], key);
    for (const [of, same] of groupBy(
      told.filter((each) => !numbers.has(each)),
      key,
    )) {
      const found = left.get(of) ?? [];
      if (found.length !== same.length || same.length > most) continue;
      for (const [at, each] of same.entries()) {
        numbers.set(each, found[at]!.number);
        free.delete(found[at]!);
      }
    }
  }
  let next = last;
  return told.map((each) => numbers.get(each) ?? (next += 1));
}
