import { listPersonalForms, type PersonalForm } from "../../data/personalForm.ts";
import { loadAll, type Office, yearOf } from "../office.ts";
import { rightToRead, thingOfForm } from "./thingOfForm.ts";

/** Which of these forms this person may know to be acknowledged or not, by the name of the form: of the others nothing is said. */
export async function formsToTellOf(office: Office, forms: readonly PersonalForm[]): Promise<ReadonlySet<string>> {
  const { subject, today } = office;
  const found = forms.map((form) => ({ thing: thingOfForm(form, subject, today), value: form.id }));
  return new Set(await loadAll(office, "acknowledgement.read", () => Promise.resolve(found)));
}

/** The forms of a year that this person may read, each by the right it asks for, those being prepared last; or those about one person. */
export async function readableForms(office: Office, person?: string): Promise<PersonalForm[]> {
  const { subject, today } = office;
  const at = yearOf(office);
  const listed = await loadAll(
    office,
    rightToRead,
    async (tx) => (await listPersonalForms(tx, at, person)).map((value) => ({ thing: thingOfForm(value, subject, today), value })),
    at.year,
  );
  const isReleased = (form: PersonalForm) => rightToRead(form) === "form.readReleased";
  return [...listed.filter(isReleased), ...listed.filter((form) => !isReleased(form))];
}
