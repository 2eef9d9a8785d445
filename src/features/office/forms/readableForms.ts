import { type FormHead, listFormHeads, listFormsOf, listPersonalForms, type PersonalForm } from "../../../data/evaluation/personalForm.ts";
import type { Database } from "../../../data/database/database.ts";
import { loadAll, type Office, read, yearOf } from "../office.ts";
import { rightToRead, thingOfForm } from "../../commands/forms/thingOfForm.ts";

/** Which of these forms this person may know to be acknowledged or not, by the name of the form: of the others nothing is said. */
export async function formsToTellOf(office: Office, forms: readonly FormHead[]): Promise<ReadonlySet<string>> {
  const { subject, today } = office;
  const found = forms.map((form) => ({ thing: thingOfForm(form, subject, today), value: form.id }));
  return new Set(await loadAll(office, "acknowledgement.read", () => Promise.resolve(found)));
}

/** The forms of a year that this person may read, each by the right it asks for, without what they say; those being prepared last. */
export function readableHeads(office: Office): Promise<FormHead[]> {
  return readable(office, (tx) => listFormHeads(tx, yearOf(office)));
}

/** The forms about one person that the person who asks may read. */
export function readableForms(office: Office, person: string): Promise<PersonalForm[]> {
  return readable(office, (tx) => listPersonalForms(tx, yearOf(office), person));
}

/** What some forms say that the person who asks was found to read, by the name of the form. */
export async function contentsOf(office: Office, heads: readonly FormHead[]): Promise<ReadonlyMap<string, PersonalForm>> {
  const people = [...new Set(heads.map(({ person }) => person))];
  const forms = await read(office, (tx) => listFormsOf(tx, yearOf(office), people));
  return new Map(forms.map((form) => [form.id, form]));
}

async function readable<Listed extends FormHead>(office: Office, list: (tx: Database) => Promise<Listed[]>): Promise<Listed[]> {
  const { subject, today } = office;
  const find = async (tx: Database) => (await list(tx)).map((value) => ({ thing: thingOfForm(value, subject, today), value }));
  const listed = await loadAll(office, rightToRead, find, yearOf(office).year);
  const isReleased = (form: Listed) => rightToRead(form) === "form.readReleased";
  return [...listed.filter(isReleased), ...listed.filter((form) => !isReleased(form))];
}
