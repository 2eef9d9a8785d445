import { listAcknowledgements } from "../../data/acknowledgement.ts";
import { FORM_STATE_WORDS } from "../../domain/evaluation/individual/form.ts";
import { italianDate } from "../../domain/kernel/civilDate.ts";
import { renderPage } from "../../ui/renderPage.ts";
import { type OfficeAnswer, read, yearOf } from "../office.ts";
import { OfficePage } from "../OfficePage.tsx";
import { OfficeTable } from "../OfficeTable.tsx";
import { paths } from "../paths.ts";
import { markOfForm } from "./acknowledge.ts";
import { formsToTellOf, readableForms } from "./readableForms.ts";

/** The forms of a year that are for this person to read: their own, those of whom they evaluate, those their office keeps. */
export const getForms: OfficeAnswer = async (office) => {
  const at = yearOf(office);
  const forms = await readableForms(office);
  const told = await formsToTellOf(office, forms);
  const seen = new Set(
    (await read(office, (tx) => listAcknowledgements(tx, at))).map(({ object, sha256 }) => `${object} ${sha256.toString("hex")}`),
  );
  const page = (
    <OfficePage office={office} title={`Schede del ${String(at.year)}`}>
      <p class="lead">{forms.length === 1 ? "Lei può leggere 1 scheda." : `Lei può leggere ${String(forms.length)} schede.`}</p>
      {forms.length === 0 ? (
        <p class="empty">Per quest'anno non ci sono schede da mostrarle.</p>
      ) : (
        <OfficeTable
          id="tabella-schede"
          caption={`Schede del ${String(at.year)}`}
          head={["Persona", "Periodo", "Unità", "Stato", "Presa visione di com'è ora"]}
        >
          {forms.map((form) => (
            <tr>
              <th scope="row">
                <a href={paths.form(at, form.person)}>{form.name}</a>
              </th>
              <td>
                {italianDate(form.from)}–{italianDate(form.to)}
                {form.isInterim && ", ad interim"}
              </td>
              <td>{form.unit}</td>
              <td>{FORM_STATE_WORDS[form.state]}</td>
              <td>{!told.has(form.id) ? "" : seen.has(`${form.id} ${markOfForm(form)}`) ? "sì" : "non ancora"}</td>
            </tr>
          ))}
        </OfficeTable>
      )}
    </OfficePage>
  );
  return office.c.html(renderPage(page));
};
