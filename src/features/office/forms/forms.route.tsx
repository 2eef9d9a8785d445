import { listAcknowledgements } from "../../../data/evaluation/acknowledgement.ts";
import type { FormHead } from "../../../data/evaluation/personalForm.ts";
import { FORM_STATE_WORDS } from "../../../domain/evaluation/individual/form.ts";
import { italianDate } from "../../../domain/kernel/civilDate.ts";
import { foldWords } from "../../../domain/kernel/foldWords.ts";
import { SearchField } from "../../../ui/Fields.tsx";
import { renderPage } from "../../../ui/renderPage.ts";
import { type Office, type OfficeAnswer, read, takeOwnTurn, yearOf } from "../office.ts";
import { OfficePage } from "../OfficePage.tsx";
import { OfficeTable } from "../OfficeTable.tsx";
import { paths } from "../../paths.ts";
import { TooManyRequests } from "../../requestLimits.ts";
import { markOfForm } from "../../commands/forms/acknowledge.ts";
import { contentsOf, formsToTellOf, readableHeads } from "./readableForms.ts";

/** How many forms stand on one page. */
const PER_PAGE = 50;

/** The forms of a year that are for this person to read: their own, those of whom they evaluate, those their office keeps. So many a page, or those of a name. */
export const getForms: OfficeAnswer = async (office) => {
  const at = yearOf(office);
  const { c } = office;
  const sought = (c.req.query("cerca") ?? "").slice(0, 100);
  if (sought !== "" && !(await takeOwnTurn(office, "search"))) throw new TooManyRequests();
  const readable = await readableHeads(office);
  const found = readable.filter(({ name, person }) => foldWords(`${name} ${person}`).includes(foldWords(sought)));
  const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
  const asked = c.req.query("pagina") ?? "1";
  const page = /^\d{1,6}$/.test(asked) ? Math.min(Math.max(Number(asked), 1), pages) : 1;
  const shown = found.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  const notes = await notesOn(office, shown);
  const isLong = readable.length > PER_PAGE;
  const drawn = (
    <OfficePage office={office} title={`Schede del ${String(at.year)}`}>
      <p class="lead">
        {readable.length === 1 ? "Lei può leggere 1 scheda." : `Lei può leggere ${String(readable.length)} schede.`}
        {sought !== "" && ` Trovate: ${String(found.length)}.`}
      </p>
      {(isLong || sought !== "") && (
        <form class="filter search" method="get" action={paths.forms(at)}>
          <SearchField id="cerca" label="Nome o matricola" value={sought} maxLength={100} />
          <button class="btn" type="submit">
            Cerca
          </button>
        </form>
      )}
      {found.length === 0 ? (
        <p class="empty">{sought === "" ? "Per quest'anno non ci sono schede da mostrarle." : "Nessuna scheda di chi cerca."}</p>
      ) : (
        <OfficeTable
          id="tabella-schede"
          caption={`Schede del ${String(at.year)}${pages === 1 ? "" : `, pagina ${String(page)} di ${String(pages)}`}`}
          head={["Persona", "Periodo", "Unità", "Stato", "Presa visione di com'è ora"]}
        >
          {shown.map((form) => (
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
              <td>{notes.get(form.id) ?? ""}</td>
            </tr>
          ))}
        </OfficeTable>
      )}
      {pages > 1 && (
        <nav class="neighbours" aria-label="Altre schede">
          {page > 1 ? (
            <a rel="prev" href={paths.formsPage(at, page - 1, sought)}>
              Schede precedenti
            </a>
          ) : (
            <span />
          )}
          {page < pages && (
            <a rel="next" href={paths.formsPage(at, page + 1, sought)}>
              Schede successive
            </a>
          )}
        </nav>
      )}
    </OfficePage>
  );
  return c.html(renderPage(drawn));
};

/** Whether each of some forms was acknowledged as it is now, for those of which the person who asks may know it. */
async function notesOn(office: Office, forms: readonly FormHead[]): Promise<ReadonlyMap<string, "sì" | "non ancora">> {
  const told = await formsToTellOf(office, forms);
  const contents = await contentsOf(office, forms);
  const people = [...new Set(forms.map(({ person }) => person))];
  const acknowledged = await read(office, (tx) => listAcknowledgements(tx, yearOf(office), people));
  const seen = new Set(acknowledged.map(({ object, sha256 }) => `${object} ${sha256.toString("hex")}`));
  return new Map(
    [...told].flatMap((id) => {
      const form = contents.get(id);
      return form ? [[id, seen.has(`${id} ${markOfForm(form)}`) ? "sì" : "non ancora"] as const] : [];
    }),
  );
}
