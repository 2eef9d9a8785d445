import { type RawBuilder, type Selectable, sql } from "kysely";
import { type Form, formId } from "../../domain/evaluation/individual/form.ts";
import { civilDate } from "../../domain/kernel/civilDate.ts";
import { coversDay } from "../../domain/kernel/daySpan.ts";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";
import { daysOfRange, spanOf } from "../database/dayRange.ts";
import { unitId } from "../../domain/organisation/unitId.ts";
import { unitNamesOn } from "../../domain/organisation/unitNamesOn.ts";
import { loadUnits } from "../organisation/unit.ts";
import type { Tables } from "../schema.ts";

/** Of whom a form is, for which days and where it stands: the form without what it says. */
export type FormHead = Pick<Form, "person" | "role" | "unit" | "evaluator" | "from" | "to" | "isInterim" | "state"> & {
  readonly id: string;
  readonly name: string;
  /** Who evaluates in the place of its evaluator on its last day, if anybody does. */
  readonly substitute?: string;
  /**
   * What the file of evaluations writes where the register may say otherwise: `unit` is how its unit is called on its last day, and
   * `evaluator` whom the register says, until the form is communicated.
   */
  readonly asWritten: { readonly unit: string; readonly evaluator: string };
};

/** A form whole. */
export type PersonalForm = Form & FormHead;

/** The forms of a year that the person of this transaction may see, as the last file of evaluations gave them, by name; without what they say. */
export async function listFormHeads(db: Database, key: YearKey): Promise<FormHead[]> {
  const file = await lastFileOf(db, key);
  const known = await knownIn(db, key, file);
  return (await rowsOf<Row>(db, key, file, sql``, sql``)).map((row) => headOf(row, known));
}

/** The forms of some people in a year, whole. */
export async function listFormsOf(db: Database, key: YearKey, people: readonly string[]): Promise<PersonalForm[]> {
  const file = await lastFileOf(db, key);
  const known = await knownIn(db, key, file);
  const rows = await rowsOf<WholeRow>(
    db,
    key,
    file,
    sql`, f.not_evaluable, f.not_evaluable_note, f.content`,
    sql`and f.person = any (${[...people]}::text[])`,
  );
  return rows.map(({ not_evaluable: reason, not_evaluable_note: note, content, ...row }) => ({
    ...headOf(row, known),
    ...content,
    ...(reason !== null && { notEvaluable: { reason, note: note ?? "" } }),
  }));
}

/**
 * The same of one person. Whether any of theirs may be seen is asked before anything is looked for: what is not there and what is not for who asks take the
 * same time.
 */
export async function listPersonalForms(db: Database, key: YearKey, person: string): Promise<PersonalForm[]> {
  const { rows } = await sql<{ reached: boolean }>`select app_reaches_forms(${person}) as reached`.execute(db);
  return listFormsOf(db, key, rows[0]!.reached ? [person] : []);
}

type Row = { readonly [Name in "person" | "role" | "evaluator" | "state"]: FormHead[Name] } & {
  readonly unit_id: bigint;
  readonly unit_written: string;
  readonly from_day: string;
  readonly to_day: string;
  readonly is_interim: boolean;
  readonly name: string;
};
type WholeRow = Row & Pick<Selectable<Tables["form"]>, "not_evaluable" | "not_evaluable_note" | "content">;

/** The number of the file that holds of a year; null where there is none. */
async function lastFileOf(db: Database, { administration, year }: YearKey): Promise<bigint | null> {
  const { rows } = await sql<{ file_number: bigint | null }>`
    select last_evaluation_file(${administration}, ${year}) as file_number`.execute(db);
  return rows[0]!.file_number;
}

/** Asks the file that holds, and of each form its name: the statistics of a body that has just come in say nothing, and the query must not hang on them. */
async function rowsOf<Wanted>(
  db: Database,
  { administration }: YearKey,
  file: bigint | null,
  more: RawBuilder<unknown>,
  which: RawBuilder<unknown>,
): Promise<Wanted[]> {
  const { rows } = await sql<Wanted>`
    select f.person, f.role, f.unit_id, f.unit_written, f.evaluator, f.from_day, f.to_day, f.is_interim, f.state, p.name ${more}
    from form f
    cross join lateral (
      select e.name from evaluated_person e
      where e.administration_id = f.administration_id and e.file_number = f.file_number and e.code = f.person
      offset 0
    ) p
    where f.administration_id = ${administration} and f.file_number = ${file} ${which}
    order by p.name, f.person, f.from_day, f.is_interim`.execute(db);
  return rows;
}

function headOf(
  { from_day, to_day, is_interim, unit_id, unit_written, evaluator: written, ...row }: Row,
  { substitutes, evaluators, unitOn }: Known,
): FormHead {
  const to = civilDate(to_day);
  const unit = unitOn(unitId(unit_id), to) ?? unit_written;
  const evaluator = (is_interim ? undefined : evaluators.get(`${row.person} ${from_day}`)) ?? written;
  const asWritten = { unit: unit_written, evaluator: written };
  const form = { ...row, unit, evaluator, from: civilDate(from_day), to, isInterim: is_interim, asWritten };
  const substitute = substitutes.find(({ person, days }) => person === form.person && coversDay(days, form.to))?.substitute;
  return { ...form, id: formId(form), ...(substitute !== undefined && { substitute }) };
}

/** What the register says beside the forms: who evaluates in the place of another, by a substitution or by the relation of the person; how units are called. */
type Known = {
  readonly substitutes: Substitutes;
  /** By person and first day of a form. */
  readonly evaluators: ReadonlyMap<string, string>;
  readonly unitOn: ReturnType<typeof unitNamesOn>;
};

async function knownIn(db: Database, key: YearKey, file: bigint | null): Promise<Known> {
  const { rows } = await sql<{ person: string; from_day: string; evaluator: string }>`
    select person, from_day, evaluator from evaluators_in_register(${key.administration}, ${file})`.execute(db);
  return {
    substitutes: await substitutesIn(db, key),
    evaluators: new Map(rows.map(({ person, from_day, evaluator }) => [`${person} ${from_day}`, evaluator])),
    unitOn: unitNamesOn(await loadUnits(db, key.administration)),
  };
}

type Substitutes = readonly { readonly person: string; readonly substitute: string; readonly days: ReturnType<typeof spanOf> }[];

async function substitutesIn(db: Database, { administration }: YearKey): Promise<Substitutes> {
  const rows = await db
    .selectFrom(sql<{ person: string; substitute: string; valid: string }>`substitutions_of(${administration})`.as("s"))
    .select(["s.person", "s.substitute", ...daysOfRange])
    .execute();
  return rows.map(({ person, substitute, ...days }) => ({ person, substitute, days: spanOf(days) }));
}
