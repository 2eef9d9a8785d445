import { italianDate } from "../../../domain/kernel/civilDate.ts";
import { classificationOf } from "../../../domain/organisation/classification.ts";
import { OUTSIDE_EVALUATORS } from "../../../domain/organisation/employment.ts";
import { addPerson, PERSON_REFUSALS } from "../../commands/organisation/changePerson.ts";
import { checked, code } from "../../entryFields.tsx";
import { entryForm } from "../../entryForm.tsx";
import { paths } from "../../paths.ts";
import { formPage } from "../formPage.tsx";
import { IDENTITY, RELATION } from "./personForm.ts";

const FORM = entryForm({
  code: checked(
    code("matricola", "Matricola"),
    (written) => !Object.hasOwn(OUTSIDE_EVALUATORS, written.toLowerCase()),
    "Questa parola indica un organo che valuta: scelga un'altra matricola.",
  ),
  ...IDENTITY,
  ...RELATION,
});

/** Where a person is added, with the relation they begin with. */
export const newPerson = formPage({
  title: "Nuova persona",
  lead: "Chi lavora per l'ente: chi è, dove, come e chi lo valuta, dal primo giorno.",
  form: FORM,
  button: "Aggiungi",
  sentences: PERSON_REFUSALS,
  way: ({ administration }) => [{ text: "Persone", href: paths.people(administration.code) }],
  back: ({ administration }) => paths.people(administration.code),
  held: ({ today }) => ({ role: "istruttori", fte: "100 %", from: italianDate(today) }),
  perform: ({ ambient }, { code: person, name, fiscalCode, mail, role, ...relation }, options) => {
    const member = { code: person, name, ...(fiscalCode !== undefined && { fiscalCode }), ...(mail !== undefined && { mail }) };
    return addPerson(ambient, member, { ...relation, ...classificationOf(role) }, options);
  },
});
