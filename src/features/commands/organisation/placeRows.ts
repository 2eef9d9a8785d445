import type { KeptMember } from "../../../data/organisation/staff.ts";
import type { UnitSpan } from "../../../data/organisation/unit.ts";
import { italianDate } from "../../../domain/kernel/civilDate.ts";
import { coversDay } from "../../../domain/kernel/daySpan.ts";
import { foldName } from "../../../domain/kernel/foldName.ts";
import type { Given } from "../../../domain/kernel/refusal.ts";
import { groupBy } from "../../../domain/kernel/groupBy.ts";
import { OUTSIDE_EVALUATORS, overlap } from "../../../domain/organisation/employment.ts";
import { foldedCode } from "../../../domain/organisation/foldedCode.ts";
import { isThere } from "../../../domain/organisation/reorganise.ts";
import { type RefusedRow, rowSentences } from "../../../exchange/refusedRow.ts";
import type { StaffRow } from "../../../exchange/staff/staffRow.ts";
import type { StaffRowRefusal } from "../../../exchange/staff/staffRowRefusals.ts";
import type { UnitId } from "../../../domain/organisation/unitId.ts";

const UNKNOWN_EVALUATOR = "Il valutatore non è nell'elenco, né tra le persone già note.";

/** Why a row does not fit among the people and the units of the administration. */
// prettier-ignore
export type PlaceRefusal = "fiscalCodeOfAnother" | "unknownEvaluator" | "evaluatorWrittenOtherwise" | "codeLikeOneInList" | "codeLikeOneKnown"
  | "evaluateEachOther" | "evaluatedByKnown" | "severalUnits" | "unitNotAllDays" | "unknownUnit" | "unitNotYet";

/** What people read for each refusal, with what to write instead. */
export const PLACE_REFUSALS = rowSentences<PlaceRefusal>({
  fiscalCodeOfAnother: ({ owner }) => `È già di un'altra persona, con matricola ${String(owner)}.`,
  unknownEvaluator: UNKNOWN_EVALUATOR,
  evaluatorWrittenOtherwise: ({ other }) => `${UNKNOWN_EVALUATOR} C'è «${String(other)}»: è quella la matricola?`,
  codeLikeOneInList: ({ text, other, row }) => alikeWords(`Alla riga ${String(row)} c'è`, text, String(other)),
  codeLikeOneKnown: ({ text, other }) => alikeWords("Tra le persone già note c'è", text, String(other)),
  evaluateEachOther: ({ text, code, row, own }) =>
    `Alle righe ${String(row)} e ${String(own)} due persone, «${text}» e «${String(code)}», si valutano l'una con l'altra: quale valuta?`,
  evaluatedByKnown: ({ text, code }) => `«${text}», per ciò che è già noto, è valutata da «${String(code)}»: quale delle due valuta?`,
  severalUnits: "Più unità hanno questo nome: non si può dire quale sia.",
  unitNotAllDays: "In qualcuno dei giorni del rapporto questa unità non c'è.",
  unknownUnit: "Non c'è un'unità con questo nome: si corregga il nome, oppure si chieda di creare le unità che mancano.",
  unitNotYet: ({ day, known }) =>
    `Il ${String(day)} questa unità non c'è: è nota ${String(known)}. Se c'era già, ne corregga il primo giorno nella sua pagina.`,
});

function alikeWords(where: string, code: string, other: string): string {
  return `${where} la matricola «${other}», che da «${code}» è diversa solo per maiuscole o zeri: è la stessa persona? Le scriva uguali; se è un'altra persona la aggiunga dalla pagina «Persone».`;
}

/** A row that does not fit, or in which a person evaluates themselves. */
export type Unplaced = RefusedRow<PlaceRefusal | Extract<StaffRowRefusal, "evaluatesSelf">>;

/** A row whose evaluator is known by their code, and its unit; without one it is to be made, under the key of its name. */
export type PlacedRow = StaffRow & { readonly unit?: UnitId };

/** Rows that were placed; the names of the units to make by their keys, of which a list says that people work there, never since when they are. */
export type Placed = {
  readonly rows: readonly PlacedRow[];
  readonly newUnits: ReadonlyMap<string, string>;
  readonly refused: readonly Unplaced[];
};

/** Places the rows of a list among the people and the units of the administration; what does not fit is refused with its row. */
export function placeRows(
  rows: readonly StaffRow[],
  known: readonly KeptMember[],
  units: readonly UnitSpan[],
  makesUnits: boolean,
): Placed {
  const evaluators = rows.map(evaluatorFinder(rows, known));
  const found = evaluators.map(({ row }) => row);
  const places = placeInUnits(rows, units, makesUnits);
  const refused = [
    ...fiscalCodesOfOthers(rows, known),
    ...evaluators.flatMap(({ refused: each }) => each),
    ...places.refused,
    ...codesWrittenTwice(rows, known),
    ...mutualEvaluators(found, known),
  ];
  const placed = found.map((row, i): PlacedRow => {
    const unit = places.units[i];
    return { ...row, ...(unit !== undefined && { unit }) };
  });
  return { rows: placed, newUnits: makesUnits ? places.newUnits : new Map(), refused };
}

function about({ line }: StaffRow, field: string, text: string, refusal: Unplaced["refusal"], more: Given = {}): Unplaced {
  return { line, field, text, refusal, more };
}

function fiscalCodesOfOthers(rows: readonly StaffRow[], known: readonly KeptMember[]): Unplaced[] {
  const owners = new Map(known.flatMap(({ code, fiscalCode }) => (fiscalCode === undefined ? [] : [[fiscalCode, code] as const])));
  return rows.flatMap((row) => {
    const { code, fiscalCode } = row;
    const owner = fiscalCode === undefined ? undefined : owners.get(fiscalCode);
    if (fiscalCode === undefined || owner === undefined || owner === code) return [];
    return [about(row, "Codice fiscale", fiscalCode, "fiscalCodeOfAnother", { owner })];
  });
}

/** Finds who evaluates: by staff number or fiscal code, or a person outside. A number written in another way is told, not taken. */
function evaluatorFinder(rows: readonly StaffRow[], known: readonly KeptMember[]) {
  const outside = Object.keys(OUTSIDE_EVALUATORS).map((word) => [word, word] as const);
  const people = [...known, ...rows].flatMap(({ code, fiscalCode }) => [
    [code, code] as const,
    ...(fiscalCode === undefined ? [] : [[fiscalCode, code] as const]),
  ]);
  const codes = new Map([...people, ...outside]);
  const alike = new Map([...known, ...rows].map(({ code }) => [foldedCode(code), code]));
  return (row: StaffRow): { readonly row: StaffRow; readonly refused: readonly Unplaced[] } => {
    const { code, employment } = row;
    if (employment.evaluator === undefined) return { row, refused: [] };
    const evaluator = codes.get(employment.evaluator);
    const refuse = (refusal: Unplaced["refusal"], more?: Given) => ({
      row,
      refused: [about(row, "Valutatore", employment.evaluator!, refusal, more)],
    });
    if (evaluator === undefined) {
      const other = alike.get(foldedCode(employment.evaluator));
      return other === undefined ? refuse("unknownEvaluator") : refuse("evaluatorWrittenOtherwise", { other });
    }
    if (evaluator === code) return refuse("evaluatesSelf");
    return { row: { ...row, employment: { ...employment, evaluator } }, refused: [] };
  };
}

/** New codes that differ from another only by capitals or by zeros: they are likely one person. */
function codesWrittenTwice(rows: readonly StaffRow[], known: readonly KeptMember[]): Unplaced[] {
  const there = new Set(known.map(({ code }) => code));
  const [alike, lines] = [new Map(known.map(({ code }) => [foldedCode(code), code])), new Map<string, number>()];
  return rows.flatMap((row) => {
    const { line, code } = row;
    const folded = foldedCode(code);
    const other = alike.get(folded) ?? code;
    if (!alike.has(folded)) {
      alike.set(folded, code);
      lines.set(code, line);
    }
    if (other === code || there.has(code)) return [];
    const at = lines.get(other);
    return [
      at === undefined
        ? about(row, "Matricola", code, "codeLikeOneKnown", { other })
        : about(row, "Matricola", code, "codeLikeOneInList", { other, row: at }),
    ];
  });
}

/** Two people who evaluate each other on the same days: one of the two rows is wrong. */
function mutualEvaluators(rows: readonly StaffRow[], known: readonly KeptMember[]): Unplaced[] {
  const listed = new Set(rows.map(({ code }) => code));
  const of = groupBy(rows, ({ code, employment }) => pairOf(code, employment.evaluator));
  const members = new Map(known.map((member) => [member.code, member]));
  return rows.flatMap((row): Unplaced[] => {
    const { line, code, employment } = row;
    const { evaluator } = employment;
    if (evaluator === undefined) return [];
    const other = of.get(pairOf(evaluator, code))?.find((each) => overlap(each.employment, employment));
    if (other && other.line < line) return [about(row, "Valutatore", evaluator, "evaluateEachOther", { code, row: other.line, own: line })];
    const isKnown =
      !listed.has(evaluator) && members.get(evaluator)?.employments.some((each) => each.evaluator === code && overlap(each, employment));
    return isKnown ? [about(row, "Valutatore", evaluator, "evaluatedByKnown", { code })] : [];
  });
}

function pairOf(person: string, evaluator: string | undefined): string {
  return `${person} ${evaluator ?? ""}`;
}

type InUnits = {
  /** The unit of each row; undefined for one to make. */
  readonly units: readonly (UnitId | undefined)[];
  readonly newUnits: Placed["newUnits"];
  readonly refused: readonly Unplaced[];
};

function placeInUnits(rows: readonly StaffRow[], spans: readonly UnitSpan[], makesUnits: boolean): InUnits {
  const newUnits = new Map<string, string>();
  const called = spansCalled(spans);
  const ofUnit = groupBy(spans, ({ unit }) => unit);
  const refused: Unplaced[] = [];
  const units = rows.map((row) => {
    const { employment } = row;
    const refuse = (refusal: Unplaced["refusal"], more?: Given) => refused.push(about(row, "Unità", employment.unit, refusal, more));
    const named = called(employment.unit);
    const [found, other] = named.filter((span) => coversDay(span, employment.from));
    if (other) refuse("severalUnits");
    if (found) {
      if (!other && !isThere(ofUnit.get(found.unit)!, found.unit, employment)) refuse("unitNotAllDays");
      return found.unit;
    }
    const lasting = [...new Set(named.map(({ unit }) => unit))].filter((unit) => isThere(ofUnit.get(unit)!, unit, employment));
    const [unit, another] = lasting; // a list calls units as they are called when it is made, and people began before
    if (another) refuse("severalUnits");
    if (unit) return unit;
    const [span] = named;
    if (span) refuse("unitNotYet", { day: italianDate(employment.from), known: daysOf(span) });
    else if (!makesUnits) refuse("unknownUnit");
    const key = foldName(employment.unit);
    if (!newUnits.has(key)) newUnits.set(key, employment.unit);
    return undefined;
  });
  return { units, newUnits, refused };
}

/** The spans of the units with a name, whatever its capitals; where there are none, whatever its accents. */
function spansCalled(spans: readonly UnitSpan[]): (name: string) => readonly UnitSpan[] {
  const byName = groupBy(spans, ({ name }) => name.toLowerCase());
  const byKey = groupBy(spans, ({ name }) => foldName(name));
  return (name) => byName.get(name.toLowerCase()) ?? byKey.get(foldName(name)) ?? [];
}

/** The days of which a unit is known, in words. */
function daysOf({ from, to }: UnitSpan): string {
  return [from && `dal ${italianDate(from)}`, to && `${from ? "al" : "fino al"} ${italianDate(to)}`].filter(Boolean).join(" ");
}
