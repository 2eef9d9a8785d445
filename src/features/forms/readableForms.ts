import { listPersonalForms, type PersonalForm } from "../../data/personalForm.ts";
import { loadAll, type Office, yearOf } from "../office.ts";
import { rightToRead, thingOfForm } from "./thingOfForm.ts";

/** The forms of a year that this person may read, each by the right it asks for; or those about one person. */
export async function readableForms(office: Office, person?: string): Promise<PersonalForm[]> {
  const { subject, today } = office;
  const by = (right: "form.readDraft" | "form.readReleased") =>
    loadAll(
      office,
      right,
      async (tx) =>
        (await listPersonalForms(tx, yearOf(office), person))
          .filter((form) => rightToRead(form) === right)
          .map((value) => ({ thing: thingOfForm(value, subject, today), value })),
      yearOf(office).year,
    );
  return [...(await by("form.readReleased")), ...(await by("form.readDraft"))];
}
