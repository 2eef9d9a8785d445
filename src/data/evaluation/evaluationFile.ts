import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { PayMaterial } from "../../domain/bonus/payMaterial.ts";
import type { Form } from "../../domain/evaluation/individual/form.ts";
import type { HeadCountDecision } from "../../domain/evaluation/individual/staffHeadCount.ts";
import type { OrganisationalMaterial } from "../../domain/evaluation/organisationalMaterial.ts";
import { formsFromRegister, peopleFromRegister, type Register } from "../../domain/evaluation/fromRegister.ts";
import { calledInMaterial, type UnitNames, unitNames, type WrittenUnit } from "../../domain/evaluation/unitNames.ts";
import { civilDate } from "../../domain/kernel/civilDate.ts";
import { groupBy } from "../../domain/kernel/groupBy.ts";
import { fromDecimalText, toDecimalText } from "../../domain/kernel/rational.ts";
import { absencesIn } from "../../domain/organisation/absence.ts";
import type { Person } from "../../domain/organisation/person.ts";
import { unitNamesOn } from "../../domain/organisation/unitNamesOn.ts";
import { unitNumber } from "../../domain/organisation/unitId.ts";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";
import { inChunks } from "../database/inChunks.ts";
import { loadRelationsOfYear } from "../organisation/staff.ts";
import { loadUnits } from "../organisation/unit.ts";
import { keepAbsences, loadAbsences } from "./absence.ts";
import { keepWrittenUnits, loadWrittenUnits, unitsOfPlan } from "./evaluationUnits.ts";
import { keepServices, placeServices } from "./serviceIndicator.ts";

/** What a year's evaluation is made from, beside plan and rules, as one file said it. */
export type EvaluationFile = {
  readonly people: readonly Person[];
  readonly forms: readonly Form[];
  readonly organisation: OrganisationalMaterial;
  readonly pay: PayMaterial;
};

/** The file that holds, with its number and its name. */
export type HeldEvaluationFile = EvaluationFile & {
  readonly number: bigint;
  readonly file: string;
  readonly headCountDecision?: HeadCountDecision;
};

/** Whether this is the file that holds of a year. */
export async function isHeldFile(tx: Database, key: YearKey, content: Uint8Array): Promise<boolean> {
  return (await lastFile(tx, key))?.sha256.equals(sha256Of(content)) === true;
}

function sha256Of(content: Uint8Array): Buffer {
  return createHash("sha256").update(content).digest();
}

/** Keeps a file, what it says and which units and services it names, and answers its number; earlier ones stay. */
export async function saveEvaluationFile(
  tx: Database,
  { administration, year }: YearKey,
  { name, content, by }: { readonly name: string; readonly content: Buffer; readonly by: string },
  { people, forms, organisation, pay }: EvaluationFile,
  units: readonly WrittenUnit[],
): Promise<bigint> {
  const sha256 = sha256Of(content);
  const placed = await placeServices(tx, { administration, year }, organisation, units);
  const { file_number } = await tx
    .insertInto("evaluation_file")
    .values({
      administration_id: administration,
      year,
      file_name: name,
      sha256,
      content,
      organisation: JSON.stringify(placed.rest),
      pay: JSON.stringify(pay),
      read_by: by,
    })
    .returning("file_number")
    .executeTakeFirstOrThrow();
  const key = { administration_id: administration, file_number };
  await keepWrittenUnits(tx, administration, file_number, units);
  await keepServices(tx, administration, file_number, placed);
  const unitOf = new Map(units.map(({ written, unit }) => [written, unitNumber(unit)]));
  for (const some of inChunks(people))
    await tx
      .insertInto("evaluated_person")
      .values(some.map(({ code, name: called }) => ({ ...key, code, name: called })))
      .execute();
  const stints = people.flatMap(({ code, stints: own }) =>
    own.map(({ from, to, unit, role, fte, neutralDays, countedDays }) => ({
      ...key,
      person: code,
      from_day: from,
      to_day: to,
      unit_written: unit,
      role,
      fte,
      neutral_days: neutralDays,
      counted_days: countedDays,
    })),
  );
  for (const some of inChunks(stints)) await tx.insertInto("stint").values(some).execute();
  const absences = people.flatMap(({ code, stints: own }) => absencesIn(own).map((absence) => ({ person: code, absence })));
  await keepAbsences(tx, administration, file_number, absences);
  const rows = forms.map(({ person, from, to, unit, role, evaluator, isInterim, state, notEvaluable, ...content }) => ({
    ...key,
    person,
    from_day: from,
    to_day: to,
    unit_id: unitOf.get(unit)!,
    unit_written: unit,
    role,
    evaluator,
    is_interim: isInterim,
    state,
    not_evaluable: notEvaluable?.reason ?? null,
    not_evaluable_note: notEvaluable?.note ?? null,
    content: JSON.stringify(content),
  }));
  for (const some of inChunks(rows)) await tx.insertInto("form").values(some).execute();
  return file_number;
}

async function lastFile(db: Database, { administration, year }: YearKey, number?: bigint) {
  return db
    .selectFrom("evaluation_file")
    .select(["file_number", "file_name", "sha256", "pay", "read_at"])
    .select(sql<OrganisationalMaterial>`with_service_indicators(administration_id, file_number, organisation)`.as("organisation"))
    .where("administration_id", "=", administration)
    .where("year", "=", year)
    .$if(number !== undefined, (query) => query.where("file_number", "=", number ?? 0n))
    .orderBy("file_number", "desc")
    .limit(1)
    .executeTakeFirst();
}

/**
 * The file that holds of a year, whole, undefined when nobody gave any; with people and evaluators as the register says. A decision on the head-count older than
 * the file does not speak of it.
 */
export async function loadEvaluationFile(db: Database, key: YearKey): Promise<HeldEvaluationFile | undefined> {
  const file = await loadWrittenFile(db, key);
  if (!file) return undefined;
  const register = await registerOf(db, key, file);
  return {
    ...file,
    people: peopleFromRegister(key.year, file.people, register),
    forms: formsFromRegister(file.forms, register),
  };
}

/** What the register says beside a file, with units called as in the material of the year. */
export async function registerOf(db: Database, key: YearKey, { number, names }: WrittenFile): Promise<Register> {
  const nameOn = unitNamesOn(await loadUnits(db, key.administration));
  return {
    relations: await loadRelationsOfYear(db, key),
    absences: await loadAbsences(db, key.administration, number),
    nameOf: (unit, day) => names.ofUnit(unit) ?? nameOn(unit, day) ?? `unità ${unit}`,
  };
}

/** A file as it was written, but for its units, which are called as in the material of the year. */
export type WrittenFile = HeldEvaluationFile & { readonly names: UnitNames };

/** The file that holds of a year, or the one of a number, as it was written. */
export async function loadWrittenFile(db: Database, key: YearKey, number?: bigint): Promise<WrittenFile | undefined> {
  const held = await lastFile(db, key, number);
  if (!held) return undefined;
  const of = { administration_id: key.administration, file_number: held.file_number };
  const people = await db
    .selectFrom("evaluated_person")
    .select(["code", "name"])
    .where(isIn(of))
    .orderBy(sql`code collate "C"`)
    .execute();
  const stints = await db
    .selectFrom("stint")
    .select(["person", "from_day", "to_day", "unit_written", "role", "fte", "neutral_days", "counted_days"])
    .where(isIn(of))
    .orderBy("from_day")
    .execute();
  const forms = await db
    .selectFrom("form")
    .select([
      "person",
      "from_day",
      "to_day",
      "unit_written",
      "role",
      "evaluator",
      "is_interim",
      "state",
      "not_evaluable",
      "not_evaluable_note",
      "content",
    ])
    .where(isIn(of))
    .orderBy(sql`person collate "C"`)
    .orderBy("from_day")
    .orderBy("is_interim")
    .execute();
  const decision = await db
    .selectFrom("head_count_decision")
    .select(["reason", "decided_by"])
    .select(sql<string>`(decided_at at time zone 'Europe/Rome')::date`.as("decided_on"))
    .where("administration_id", "=", key.administration)
    .where("year", "=", key.year)
    .where("decided_at", ">=", held.read_at)
    .orderBy("sequence", "desc")
    .executeTakeFirst();
  const stintsOf = groupBy(stints, ({ person }) => person);
  const written = await loadWrittenUnits(db, key.administration, held.file_number);
  const said = {
    number: held.file_number,
    file: held.file_name,
    organisation: held.organisation,
    pay: held.pay,
    people: people.map(({ code, name }) => ({
      code,
      name,
      stints: (stintsOf.get(code) ?? []).map(({ from_day, to_day, unit_written: unit, role, fte, neutral_days, counted_days }) => ({
        from: civilDate(from_day),
        to: civilDate(to_day),
        unit,
        role,
        fte: toDecimalText(fromDecimalText(fte)),
        neutralDays: neutral_days,
        countedDays: counted_days,
      })),
    })),
    forms: forms.map((row) => ({
      person: row.person,
      role: row.role,
      unit: row.unit_written,
      evaluator: row.evaluator,
      from: civilDate(row.from_day),
      to: civilDate(row.to_day),
      isInterim: row.is_interim,
      state: row.state,
      ...(row.not_evaluable !== null && { notEvaluable: { reason: row.not_evaluable, note: row.not_evaluable_note ?? "" } }),
      ...row.content,
    })),
    ...(decision && { headCountDecision: { by: decision.decided_by, on: civilDate(decision.decided_on), reason: decision.reason } }),
  };
  const names = unitNames(await unitsOfPlan(db, key), written);
  return { ...said, ...calledInMaterial(said, names), names };
}

function isIn({ administration_id, file_number }: { readonly administration_id: string; readonly file_number: bigint }) {
  return sql<boolean>`administration_id = ${administration_id} and file_number = ${file_number}`;
}

/**
 * The evaluators that the forms of a file name and the file before did not for those days; of a person who had no form in it, those whom neither their working
 * relation nor a substitution says for the last day of the form. By this file alone they may read it: not where the register names another person.
 */
export async function evaluatorsByFileAlone(
  tx: Database,
  { administration, year }: YearKey,
  fileNumber: bigint,
): Promise<{ readonly person: string; readonly evaluator: string }[]> {
  const { rows } = await sql<{ person: string; evaluator: string }>`
    with before as (
      select b.person, b.evaluator, b.from_day as first, b.to_day as day from form b
      where b.administration_id = ${administration} and b.file_number = (
        select max(r.file_number) from evaluation_file r where r.administration_id = ${administration} and r.year = ${year} and r.file_number < ${fileNumber})
    ), named as (
      select f.person, f.evaluator, f.from_day as first, f.to_day as day from form f where f.administration_id = ${administration} and f.file_number = ${fileNumber}
        and (f.is_interim or not exists (
          select from evaluators_in_register(${administration}, ${fileNumber}) c where c.person = f.person and c.from_day = f.from_day))
    ), known as (
      select person, evaluator, valid from employment where administration_id = ${administration} and replaced_at is null
      union all
      select person, substitute, valid from evaluator_substitution where administration_id = ${administration} and revoked_at is null
    )
    select distinct person, evaluator from named n
    where case
      when exists (select from before b where b.person = n.person)
        then not exists (
          select from before b where b.person = n.person and b.evaluator = n.evaluator and b.first <= n.first and b.day >= n.day)
      else not exists (select from known k where k.person = n.person and k.evaluator = n.evaluator and k.valid @> n.day)
    end
    order by person, evaluator`.execute(tx);
  return rows;
}

/** Records that a person says the accounts of the staff are right, and why. */
export async function addHeadCountDecision(tx: Database, { administration, year }: YearKey, reason: string, by: string): Promise<void> {
  await tx.insertInto("head_count_decision").values({ administration_id: administration, year, reason, decided_by: by }).execute();
}
