import type { Sentences } from "../../../domain/kernel/refusal.ts";
import { erasedAmong } from "../../../data/personal/erasure.ts";
import { addEmployments, type KeptMember, loadStaff, replaceEmployments, writePeople } from "../../../data/organisation/staff.ts";
import { refreshStatistics } from "../../../data/database/statistics.ts";
import { confirmUnits, createUnits, holdOrganisation, loadUnits } from "../../../data/organisation/unit.ts";
import type { Database } from "../../../data/database/database.ts";
import { type CivilDate, italianDate } from "../../../domain/kernel/civilDate.ts";
import { BEGINS_TOO_LATE, mayBegin } from "../../../domain/kernel/mayBegin.ts";
import { refuse, refusedFor, type Verdict } from "../../../domain/kernel/verdict.ts";
import { ERASED_CODE_REFUSALS, type ErasedCode, erasedCode } from "../../../domain/organisation/erasedCode.ts";
import { membersOf, staffChanges } from "../../../domain/organisation/staffChanges.ts";
import { FILE_REFUSALS } from "../../../exchange/decodeText.ts";
import { type RefusedRow, rowRefusals } from "../../../exchange/refusedRow.ts";
import type { StaffReading } from "../../../exchange/staff/readStaff.ts";
import { STAFF_FILE_REFUSALS, type StaffFileRefusal } from "../../../exchange/staff/staffFileRefusals.ts";
import type { StaffRow } from "../../../exchange/staff/staffRow.ts";
import { STAFF_ROW_REFUSALS, type StaffRowRefusal } from "../../../exchange/staff/staffRowRefusals.ts";
import { actOutsideYears, type RequestName, STANDING_REFUSALS, type StandingRefusal } from "../act.ts";
import type { Ambient } from "../ambient.ts";
import { confirmFirst } from "./confirmRelations.ts";
import { PLACE_REFUSALS, type Placed, type PlacedRow, type PlaceRefusal, placeRows } from "./placeRows.ts";
import { tellStaffChanges } from "../tellStaffChanges.ts";
import { foldName } from "../../../domain/kernel/foldName.ts";
import type { UnitId } from "../../../domain/organisation/unitId.ts";

/**
 * A list of the staff to import. Units it names and nobody knows are made only when `makesUnits` says so: a slip is no unit. `administrationName` makes the
 * administration where the list is the first that is known of it: then it has no year yet.
 */
export type StaffFile = RequestName & {
  readonly name: string;
  readonly reading: StaffReading;
  readonly makesUnits: boolean;
  readonly administrationName?: string;
  readonly dryRun: boolean;
};

/** What an import of the staff did, or would do. The form programs read. */
export type StaffReport = {
  readonly people: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Relations that no longer hold as they were, and those that hold instead. */
  readonly replaced: number;
  readonly relations: number;
  readonly newUnits: readonly string[];
  /** Who is known and not in the list: told, never removed. */
  readonly missing: readonly { readonly code: string; readonly name: string }[];
  /** Relations as Segretario, dirigente or EQ of the administration that give no power until another person confirms them. */
  readonly toConfirm: number;
  /** The sheet of a workbook that holds the list: where the rows told here stand. */
  readonly sheet?: string;
  readonly ignoredColumns: readonly string[];
};

/** How many relations wait for another person, for people. */
export function toConfirmWords(count: number): string {
  const what = "da Segretario, dirigente o EQ";
  return count === 1
    ? `1 rapporto ${what} vale come dipendente finché un'altra persona non lo conferma, in Ufficio › Incarichi`
    : `${String(count)} rapporti ${what} valgono come dipendente finché un'altra persona non li conferma, in Ufficio › Incarichi`;
}

/** Why a row of a list of the staff is refused. */
type RowReason = StaffRowRefusal | PlaceRefusal | ErasedCode | "beginsTooLate" | "aboutSelf";

/** Why a list of the staff is refused: the file, or rows of it. */
export type ImportStaffRefusal = StaffFileRefusal | StandingRefusal | RowReason;

/** The sentences of the refusals of a list of the staff. */
export const IMPORT_STAFF_REFUSALS = {
  ...FILE_REFUSALS,
  ...STAFF_FILE_REFUSALS,
  ...STANDING_REFUSALS,
  ...STAFF_ROW_REFUSALS,
  ...PLACE_REFUSALS,
  ...ERASED_CODE_REFUSALS,
  beginsTooLate: BEGINS_TOO_LATE,
  administrationUnknown: "Questa amministrazione non c'è ancora: ne indichi il nome con --name, oppure importi prima il suo piano.",
  aboutSelf: "Riguarda lei: lo deve importare un'altra persona.",
} satisfies Sentences<ImportStaffRefusal>;

/** Imports a list of the staff. One refused row refuses the whole list, nothing is written, and every refused row is told. */
export async function importStaff(
  ambient: Omit<Ambient, "year">,
  { name, reading, makesUnits, dryRun, ...request }: StaffFile,
): Promise<Verdict<StaffReport, ImportStaffRefusal>> {
  if (!reading.ok) return refuse(reading.refusal);
  const { staff } = reading;
  const verdict = await actOutsideYears<StaffReport, RowReason>(
    ambient,
    "organisation.write",
    { ...request, dryRun },
    async (tx, { today }) => {
      await holdOrganisation(tx, ambient.administration);
      const known = await loadStaff(tx, ambient.administration);
      const placed = placeRows(staff.rows, known, await loadUnits(tx, ambient.administration), makesUnits);
      const named = staff.rows.flatMap(({ code, employment }) => [code, employment.evaluator ?? code]);
      const erased = ofErased(staff.rows, await erasedAmong(tx, ambient.administration, named));
      const areErased = new Set(erased.map(placeOf));
      const refused: Refused[] = [
        ...staff.refused,
        ...placed.refused.filter((refusal) => !areErased.has(placeOf(refusal))),
        ...erased,
        ...tooLate(staff.rows, today),
        ...endsTooLate(staff.rows, today),
        ...aboutSelf(ambient, placed.rows, known),
      ].toSorted((a, b) => a.line - b.line);
      const refusal = refusedFor(rowRefusals(refused, name, staff.sheet));
      if (refusal) return refusal;
      const done = await write(tx, ambient, known, placed);
      const people = new Set(staff.rows.map(({ code }) => code)).size;
      const sheet = staff.sheet === undefined ? {} : { sheet: staff.sheet };
      const answer = { ...done, people, ...sheet, ignoredColumns: staff.ignoredColumns };
      const { added, changed, replaced, relations } = answer;
      const content = { file: name, sha256: staff.sha256, added, changed, replaced, relations };
      return { ok: true, value: { answer, object: "personale", content } };
    },
  );
  if (verdict.ok && !dryRun) {
    const { added, changed, relations } = verdict.value;
    await refreshStatistics(ambient.db, { administration: ambient.administration, ...ambient.actor }, "staff", added + changed + relations);
  }
  return verdict;
}

type Refused = RefusedRow<RowReason>;

function placeOf({ line, field }: Refused): string {
  return `${String(line)} ${field}`;
}

/** Rows of a relation that would begin too far ahead. */
function tooLate(rows: readonly StaffRow[], today: CivilDate): Refused[] {
  const late = rows.filter(({ employment }) => !mayBegin(employment.from, today));
  return late.map(({ line, employment }) => ({ line, field: "Dal", text: italianDate(employment.from), refusal: "beginsTooLate" }));
}

/** How far ahead a relation may be said to end: what is farther means that it goes on. */
const YEARS_TO_END = 10;

/** Rows of a relation whose last day is so far ahead that it may be none. */
function endsTooLate(rows: readonly StaffRow[], today: CivilDate): Refused[] {
  const farthest = `${String(Number(today.slice(0, 4)) + YEARS_TO_END)}${today.slice(4)}`;
  return rows.flatMap(({ line, employment: { to } }) =>
    to === undefined || to <= farthest ? [] : [{ line, field: "Al", text: italianDate(to), refusal: "noEnd" }],
  );
}

/** Nobody signed in changes what is known of themselves, in a list no more than in a form; a row that changes nothing may stand in it. */
function aboutSelf({ actor }: Pick<Ambient, "actor">, rows: readonly PlacedRow[], known: readonly KeptMember[]): Refused[] {
  if (actor.capacity === "commandLine") return [];
  const own = rows.filter(({ code }) => code === actor.person);
  const inUnits = own.flatMap((row) => (row.unit === undefined ? [] : [inUnit(row, row.unit)]));
  if (inUnits.length === own.length && staffChanges(known, membersOf(inUnits)).changes.length === 0) return [];
  return own.map(({ line, code }) => ({ line, field: "Matricola", text: code, refusal: "aboutSelf" }));
}

/** Rows with the code of a person whose data were erased, as their own or as their evaluator's: it names nobody again. */
function ofErased(rows: readonly StaffRow[], erased: ReadonlyMap<string, CivilDate>): Refused[] {
  return rows.flatMap(({ line, code, employment }) =>
    [["Matricola", code] as const, ["Valutatore", employment.evaluator] as const].flatMap(([field, text]) => {
      const on = text === undefined ? undefined : erased.get(text);
      if (on === undefined || text === undefined) return [];
      const { reason, with: more = {} } = erasedCode(text, on);
      return [{ line, field, text, refusal: reason, more }];
    }),
  );
}

/** A row as a person who works in a unit. */
function inUnit({ employment, ...person }: PlacedRow, unit: UnitId) {
  return { ...person, employment: { ...employment, unit } };
}

async function write(tx: Database, ambient: Omit<Ambient, "year">, known: readonly KeptMember[], { rows, newUnits }: Placed) {
  const { administration } = ambient;
  const units = Array.from(newUnits.values(), (name) => ({ name, parent: null }));
  const numbers = await createUnits(tx, administration, units);
  const made = new Map(Array.from(newUnits.keys(), (key, i) => [key, numbers[i]!]));
  const inUnits = rows.map((row) => inUnit(row, row.unit ?? made.get(foldName(row.employment.unit))!));
  await confirmUnits(
    tx,
    administration,
    inUnits.map(({ employment }) => employment.unit),
  );
  const listed = membersOf(inUnits);
  const { changes, unchanged, missing } = staffChanges(known, listed);
  const written = changes.filter(({ isNew, isRenamed }) => isNew || isRenamed);
  await writePeople(
    tx,
    administration,
    written.map(({ member }) => member),
  );
  await replaceEmployments(
    tx,
    administration,
    changes.flatMap(({ replaced }) => replaced.map(({ id }) => id)),
  );
  await addEmployments(
    tx,
    administration,
    changes.flatMap(({ member, added }) => added.map((relation) => ({ person: member.code, relation }))),
  );
  const mails = new Map(known.map(({ code, mail }) => [code, mail]));
  await tellStaffChanges(
    tx,
    ambient,
    changes.map((change) => ({ ...change, formerMail: mails.get(change.member.code) })),
  );
  return {
    added: changes.filter(({ isNew }) => isNew).length,
    changed: changes.filter(({ isNew }) => !isNew).length,
    unchanged,
    replaced: changes.reduce((sum, { replaced }) => sum + replaced.length, 0),
    relations: changes.reduce((sum, { added }) => sum + added.length, 0),
    newUnits: [...newUnits.values()],
    missing: missing.map(({ code, name }) => ({ code, name })),
    toConfirm: await confirmFirst(tx, ambient),
  };
}
