import * as z from "zod";
import { loadUnits } from "../../../data/organisation/unit.ts";
import { OUTSIDE_EVALUATORS } from "../../../domain/organisation/employment.ts";
import { onDay } from "../../../domain/kernel/daySpan.ts";
import { TextField } from "../../../ui/Fields.tsx";
import { renderPage } from "../../../ui/renderPage.ts";
import { answerForm } from "../answerForm.tsx";
import { type Office, type OfficeAnswer, read } from "../office.ts";
import { personCode } from "../officeFields.ts";
import { OfficeForm, ownDraft, type Refilled, type RefusedStatus } from "../officeForm.tsx";
import { OfficePage } from "../OfficePage.tsx";
import { paths } from "../../paths.ts";
import { addPerson, PERSON_REFUSALS } from "../../commands/organisation/changePerson.ts";
import { IDENTITY_FIELDS, IdentityFields, RELATION_FIELDS, RelationFields } from "./personFields.tsx";

const FORM = z.strictObject({
  matricola: personCode.refine(
    (code) => !Object.hasOwn(OUTSIDE_EVALUATORS, code.toLowerCase()),
    "Questa parola indica un organo che valuta: scelga un'altra matricola.",
  ),
  ...IDENTITY_FIELDS,
  ...RELATION_FIELDS,
});

/** Where a person is added, with the relation they begin with. */
export const getNewPerson: OfficeAnswer = (office) => draw(office);

/** Adds one. */
export const postNewPerson: OfficeAnswer = (office) =>
  answerForm(office, {
    schema: FORM,
    words: PERSON_REFUSALS,
    back: paths.people(office.administration.code),
    redraw: (refilled, status) => draw(office, refilled, status),
    perform: (typed, options) => {
      const { matricola: code, nome: name, codice_fiscale: fiscalCode, posta: mail } = typed;
      const { unita: unit, ruolo: role, tempo: fte, valutatore: evaluator, dal: from, al: to } = typed;
      const member = { code, name, ...(fiscalCode !== undefined && { fiscalCode }), ...(mail !== undefined && { mail }) };
      return addPerson(
        office.ambient,
        member,
        { from, ...(to && { to }), unit, role, fte, ...(evaluator !== undefined && { evaluator }) },
        options,
      );
    },
  });

async function draw(office: Office, refilled?: Refilled, status: 200 | RefusedStatus = 200): Promise<Response> {
  const { code } = office.administration;
  const units = onDay(await read(office, (tx) => loadUnits(tx, code)), office.today);
  const draft = { found: await ownDraft(office) };
  const typed = refilled?.typed ?? draft.found?.fields ?? {};
  const errors = refilled?.errors ?? {};
  const page = (
    <OfficePage office={office} title="Nuova persona" way={[{ text: "Persone", href: paths.people(code) }]}>
      <p class="lead">Chi lavora per l'ente: chi è, dove, come e chi lo valuta, dal primo giorno.</p>
      <OfficeForm office={office} action={paths.newPerson(code)} button="Aggiungi" refilled={refilled} draft={draft}>
        <TextField
          id="matricola"
          label="Matricola"
          value={typed["matricola"]}
          error={errors["matricola"]}
          autocomplete="off"
          maxLength={40}
        />
        <IdentityFields typed={typed} errors={errors} />
        <RelationFields typed={typed} errors={errors} office={office} units={units} />
      </OfficeForm>
    </OfficePage>
  );
  return office.c.html(renderPage(page), status);
}
