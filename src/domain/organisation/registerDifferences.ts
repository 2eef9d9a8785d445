import { type CivilDate, dayAfter, dayBefore } from "../kernel/civilDate.ts";
import type { Absence } from "./absence.ts";
import type { Employment } from "./employment.ts";
import { type Piece, piecesInRegister, type PlacedStint, stintsInRegister } from "./stintsInRegister.ts";

/** In what the register and a file of evaluations differ about days of a person. */
export type DifferenceKind = "unit" | "role" | "workingTime" | "evaluator" | "notInRegister" | "notInFile" | "absences";

/** A difference between the register, which stays, and a file of evaluations: what each says, where both say something. Units by which they are. */
export type RegisterDifference = {
  readonly person: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly about: DifferenceKind;
  readonly file?: string;
  readonly register?: string;
};

/** What a file and the register say of the work of a person in a year. */
type BothSides = {
  readonly code: string;
  readonly stints: readonly PlacedStint[];
  readonly relations: readonly Employment[];
  readonly absences: readonly Absence[];
};

/** In what the register differs from the periods of service that a file tells of a person. */
export function registerDifferences(year: number, { code: person, stints, relations, absences }: BothSides): RegisterDifference[] {
  const pieces = piecesInRegister(year, relations, stints);
  const about = (kind: DifferenceKind, { from, to }: Pick<Piece, "from" | "to">, said: { file?: string; register?: string } = {}) => ({ person, from, to, about: kind, ...said }); // prettier-ignore
  const within = pieces.flatMap((piece) => {
    const stint = stints.find(({ from, to }) => from <= piece.from && piece.to <= to);
    if (!stint) return [about("notInFile", piece)];
    return [
      ...(stint.unit === piece.unit ? [] : [about("unit", piece, { file: stint.unit, register: piece.unit })]),
      ...(stint.role === piece.role ? [] : [about("role", piece, { file: stint.role, register: piece.role })]),
      ...(stint.fte === piece.fte ? [] : [about("workingTime", piece, { file: stint.fte, register: piece.fte })]),
    ];
  });
  const missing = stints.flatMap((stint) => gapsIn(stint, pieces).map((gap) => about("notInRegister", gap)));
  const cannotDivide = pieces.length > 0 && stintsInRegister(year, relations, stints, absences) === undefined;
  const divided = cannotDivide ? [about("absences", { from: stints[0]!.from, to: stints.at(-1)!.to })] : [];
  return [...within, ...missing, ...divided].toSorted((a, b) => (a.from === b.from ? 0 : a.from < b.from ? -1 : 1));
}

/** The days of a period that no piece covers. */
function gapsIn({ from, to }: Pick<Piece, "from" | "to">, pieces: readonly Piece[]): { from: CivilDate; to: CivilDate }[] {
  const gaps: { from: CivilDate; to: CivilDate }[] = [];
  let next: CivilDate | undefined = from;
  for (const piece of pieces.filter((each) => each.from <= to && each.to >= from)) {
    if (next !== undefined && piece.from > next) gaps.push({ from: next, to: dayBefore(piece.from) });
    next = dayAfter(piece.to);
  }
  if (next !== undefined && next <= to) gaps.push({ from: next, to });
  return gaps;
}
