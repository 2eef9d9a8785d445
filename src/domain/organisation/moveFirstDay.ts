import { type CivilDate, civilDate, dayBefore, FIRST_YEAR, italianDate } from "../kernel/civilDate.ts";
import { mayBegin } from "../kernel/mayBegin.ts";
import { refusal } from "../kernel/refusal.ts";
import { type Against, decide, type Verdict } from "../kernel/verdict.ts";
import { isThere, type Span } from "./reorganise.ts";
import type { UnitId } from "./unitId.ts";

/** Why the first day of a unit is not moved. */
export type FirstDayRefusal =
  | "nothingChanges"
  | "beginsTooLate"
  | "afterItChanged"
  | "workedBefore"
  | "givenBefore"
  | "plannedBefore"
  | "unitsUnderBefore"
  | "parentNotYet"
  | "nameTaken";

/** What contradicts a later first day: the first day on which somebody worked there or had a role on it, the first year of whose plan it is a holder. */
export type FirstSigns = { readonly worked?: CivilDate; readonly given?: CivilDate; readonly planned?: number };

/** The first day that there is here. */
const SINCE_EVER = civilDate(`${String(FIRST_YEAR)}-01-01`);

/**
 * Moves the first day of a unit, or takes it away where nobody knows it («da sempre»): the span that begins otherwise. Refused only where something that is
 * known contradicts it.
 */
export function moveFirstDay<Known extends Span>(
  spans: readonly Known[],
  unit: UnitId,
  day: CivilDate | undefined,
  { today, worked, given, planned }: FirstSigns & { readonly today: CivilDate },
): Verdict<Known, FirstDayRefusal> | undefined {
  const [first] = spans.filter((span) => span.unit === unit).toSorted((a, b) => ((a.from ?? "") < (b.from ?? "") ? -1 : 1));
  if (!first) return undefined;
  const others = spans.filter((span) => span.unit !== unit);
  const [isSooner, isLater] = [isEarlier(day, first.from), isEarlier(first.from, day)];
  const isBefore = (from: CivilDate | undefined) => isLater && day !== undefined && (from === undefined || from < day);
  const under = others.find(({ parent, from, to }) => parent === unit && isBefore(from) && (to === undefined || isAfter(to, first.from)));
  const against: Against<FirstDayRefusal>[] = [
    day === first.from && refusal("nothingChanges", "from"),
    day !== undefined && !mayBegin(day, today) && refusal("beginsTooLate", "from"),
    day !== undefined && first.to !== undefined && day > first.to && refusal("afterItChanged", "from", { day: italianDate(first.to) }),
    worked !== undefined && isBefore(worked) && refusal("workedBefore", "from", { day: italianDate(worked) }),
    given !== undefined && isBefore(given) && refusal("givenBefore", "from", { day: italianDate(given) }),
    planned !== undefined &&
      isLater &&
      day !== undefined &&
      Number(day.slice(0, 4)) > planned &&
      refusal("plannedBefore", "from", { year: planned }),
    under && refusal("unitsUnderBefore", "from", { name: under.name }),
    first.parent !== null &&
      first.from !== undefined &&
      isSooner &&
      !isThere(others, first.parent, { from: day ?? SINCE_EVER, to: dayBefore(first.from) }) &&
      refusal("parentNotYet", "from"),
    isSooner && others.some((span) => isOfThatName(span, first) && meets(span, day, first.from)) && refusal("nameTaken", "from"),
  ];
  return decide(first, against);
}

/** Whether a first day comes before another; without one a unit has been there since ever. */
function isEarlier(day: CivilDate | undefined, than: CivilDate | undefined): boolean {
  return than !== undefined && (day === undefined || day < than);
}

function isAfter(day: CivilDate, first: CivilDate | undefined): boolean {
  return first === undefined || day >= first;
}

function isOfThatName(span: Span, { name, parent }: Span): boolean {
  return span.parent === parent && span.name.toLowerCase() === name.toLowerCase();
}

/** Whether a span has a day from one, or since ever, to the eve of another. */
function meets({ from, to }: Span, first: CivilDate | undefined, past: CivilDate | undefined): boolean {
  return (past === undefined || from === undefined || from < past) && (first === undefined || to === undefined || to >= first);
}
