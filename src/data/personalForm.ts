import { sql } from "kysely";
import { type Form, formId } from "../domain/evaluation/individual/form.ts";
import { civilDate } from "../domain/kernel/civilDate.ts";
import type { YearKey } from "./cycleYear.ts";
import type { Database } from "./database.ts";

/** A form with the name of whom it is about, and who evaluates in the place of its evaluator on its last day, if anybody does. */
export type PersonalForm = Form & { readonly id: string; readonly name: string; readonly substitute?: string };

/**
 * The forms of a year that the person of this transaction may see, as the last reading gave them; or those about one person. Whether any of that person may be
 * seen is asked before anything is looked for: what is not there and what is not for them take the same time.
 */
export async function listPersonalForms(db: Database, { administration, year }: YearKey, person?: string): Promise<PersonalForm[]> {
  const forms = db
    .selectFrom("form as f")
    .innerJoin("evaluated_person as p", (join) =>
      join.onRef("p.administration_id", "=", "f.administration_id").onRef("p.reading", "=", "f.reading").onRef("p.code", "=", "f.person"),
    )
    .leftJoin(sql<{ person: string; substitute: string; valid: string }>`substitutions_of(${administration})`.as("s"), (join) =>
      join.onRef("s.person", "=", "f.person").on(sql<boolean>`s.valid @> f.to_day`),
    )
    .select(["f.person", "f.role", "f.unit", "f.evaluator", "f.from_day", "f.to_day", "f.is_interim", "f.state"])
    .select(["f.not_evaluable", "f.not_evaluable_note", "f.content", "p.name", "s.substitute"])
    .where("f.administration_id", "=", administration)
    .where("f.reading", "=", sql<bigint>`last_evaluation_reading(${administration}, ${year})`)
    .orderBy("p.name")
    .orderBy("f.from_day")
    .orderBy("f.is_interim");
  const reached = person === undefined ? forms : forms.where("f.person", "=", person).where(sql<boolean>`app_reaches_forms(${person})`);
  const rows = await reached.execute();
  return rows.map(({ from_day, to_day, is_interim, not_evaluable, not_evaluable_note, content, substitute, ...row }) => {
    const form = { ...row, from: civilDate(from_day), to: civilDate(to_day), isInterim: is_interim, ...content };
    const notEvaluable = not_evaluable === null ? {} : { notEvaluable: { reason: not_evaluable, note: not_evaluable_note ?? "" } };
    return { ...form, ...notEvaluable, id: formId(form), ...(substitute !== null && { substitute }) };
  });
}
