import type { CivilDate } from "../kernel/civilDate.ts";
import { onDay } from "../kernel/daySpan.ts";
import { groupBy } from "../kernel/groupBy.ts";
import type { Employment } from "./employment.ts";
import type { Span } from "./reorganise.ts";
import type { Profile } from "./profile.ts";
import type { UnitId } from "./unitId.ts";

type Member = { readonly code: string; readonly name: string; readonly employments: readonly Employment[] };

/** A unit on a day: who leads it, who works in it, and the units under it. */
export type UnitNode = {
  readonly unit: UnitId;
  readonly name: string;
  readonly leaders: readonly { readonly code: string; readonly name: string; readonly profile: Profile }[];
  readonly people: number;
  readonly below: readonly UnitNode[];
};

/** The organisation as it is on a day: units in order of name, one inside another. A unit whose own is not there that day stands by itself. */
export function organisationOn(spans: readonly Span[], staff: readonly Member[], day: CivilDate): UnitNode[] {
  const there = onDay(spans, day);
  const known = new Set(there.map(({ unit }) => unit));
  const today = staff.flatMap(({ code, name, employments }) =>
    onDay(employments, day).map(({ unit, post, profile }) => ({ code, name, unit, post, profile })),
  );
  const working = groupBy(today, ({ unit }) => unit);
  const nodesUnder = (parent: UnitId | null): UnitNode[] =>
    there
      .filter((span) => (span.parent !== null && known.has(span.parent) ? span.parent : null) === parent)
      .toSorted((a, b) => a.name.localeCompare(b.name, "it"))
      .map(({ unit, name }) => {
        const here = working.get(unit) ?? [];
        return {
          unit,
          name,
          leaders: here.filter(({ post }) => post !== "none").map(({ code, name: called, profile }) => ({ code, name: called, profile })),
          people: here.length,
          below: nodesUnder(unit),
        };
      });
  return nodesUnder(null);
}

/** Everybody in a unit and in those under it. */
export function peopleIn({ people, below }: UnitNode): number {
  return below.reduce((sum, node) => sum + peopleIn(node), people);
}
