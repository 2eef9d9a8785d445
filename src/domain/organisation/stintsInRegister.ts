import { civilDate, type CivilDate, dayAfter, dayBefore } from "../kernel/civilDate.ts";
import { type Absence, type AbsenceClass, lengthOf } from "./absence.ts";
import type { Employment } from "./employment.ts";
import type { Stint } from "./person.ts";
import type { Profile } from "./profile.ts";
import type { UnitId } from "./unitId.ts";

/** A period of service in a unit, whatever it is called. */
export type PlacedStint = Omit<Stint, "unit"> & { readonly unit: UnitId };

/** What the register says of some days of a person's work. */
export type Piece = Pick<PlacedStint, "from" | "to" | "unit" | "role" | "fte">;

type Relation = Pick<Employment, "from" | "to" | "unit" | "fte"> & { readonly profile: Profile };

/**
 * What the register says of a year of a person's work, in the periods in which a file of evaluations divides it: what goes on as it was, perhaps with another
 * evaluator, is one.
 */
export function piecesInRegister(year: number, relations: readonly Relation[], written: readonly Pick<Stint, "from" | "to">[]): Piece[] {
  const cuts = written.flatMap(({ from, to }) => [from, dayAfter(to)]).filter((day) => day !== undefined);
  return joined(inYear(year, relations)).flatMap((piece) => cutAt(piece, cuts));
}

/**
 * The periods of service of a year as the register says them, with the days of absence that lie within each. Undefined where the register says nothing of the
 * year, or where days of absence are told of days that it divides: how many fall on each side would be invented.
 */
export function stintsInRegister(
  year: number,
  relations: readonly Relation[],
  written: readonly Pick<Stint, "from" | "to">[],
  absences: readonly Absence[],
): PlacedStint[] | undefined {
  const pieces = piecesInRegister(year, relations, written);
  const divided = absences.some((absence) => lengthOf(absence) !== absence.days && !pieces.some((piece) => isWithin(absence, piece)));
  if (pieces.length === 0 || divided) return undefined;
  const daysOf = (piece: Piece, of: AbsenceClass) =>
    absences.filter((absence) => absence.class === of).reduce((sum, absence) => sum + daysWithin(absence, piece), 0);
  return pieces.map((piece) => ({ ...piece, neutralDays: daysOf(piece, "neutral"), countedDays: daysOf(piece, "counted") }));
}

function inYear(year: number, relations: readonly Relation[]): Piece[] {
  const [first, last] = [civilDate(`${String(year)}-01-01`), civilDate(`${String(year)}-12-31`)];
  return relations
    .filter(({ from, to }) => from <= last && (to === undefined || to >= first))
    .map(({ from, to = last, unit, profile, fte }) => ({
      from: from < first ? first : from,
      to: to > last ? last : to,
      unit,
      role: profile,
      fte,
    }))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

function joined(pieces: readonly Piece[]): Piece[] {
  const whole: Piece[] = [];
  for (const piece of pieces) {
    const before = whole.at(-1);
    const goesOn =
      before !== undefined &&
      dayAfter(before.to) === piece.from &&
      before.unit === piece.unit &&
      before.role === piece.role &&
      before.fte === piece.fte;
    if (goesOn) whole[whole.length - 1] = { ...before, to: piece.to };
    else whole.push(piece);
  }
  return whole;
}

function cutAt(piece: Piece, days: readonly CivilDate[]): Piece[] {
  const inside = [...new Set(days)].filter((day) => piece.from < day && day <= piece.to).sort();
  const starts = [piece.from, ...inside];
  return starts.map((from, i) => ({ ...piece, from, to: i + 1 < starts.length ? dayBefore(starts[i + 1]!) : piece.to }));
}

function isWithin(inner: Pick<Stint, "from" | "to">, outer: Pick<Stint, "from" | "to">): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

/** How many days of an absence fall within a piece: all of them, or, where every day of it is one, those that do. */
function daysWithin(absence: Absence, piece: Piece): number {
  if (isWithin(absence, piece)) return absence.days;
  const from = absence.from > piece.from ? absence.from : piece.from;
  const to = absence.to < piece.to ? absence.to : piece.to;
  return from <= to ? lengthOf({ from, to }) : 0;
}
