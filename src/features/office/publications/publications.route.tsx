import { loadPublications, type Publication } from "../../../data/publication/publication.ts";
import { INCLUDED_WORDS, PUBLICATION_STATE_WORDS } from "../../../domain/publication/publication.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import { hourInRome } from "../../commands/instantWords.ts";
import { inForce, preparePublication, PUBLISH_REFUSALS, releasePrepared, withdrawYear } from "../../commands/publication/publishYear.ts";
import { namesInPublication } from "../../commands/publication/namesOfRegister.ts";
import type { NameFound } from "../../../domain/publication/namesInTexts.ts";
import { longText, optional } from "../../entryFields.tsx";
import { entryForm } from "../../entryForm.tsx";
import { paths } from "../../paths.ts";
import { answerForm } from "../answerForm.tsx";
import { couldHere, idOf, type Office, type OfficeAnswer, read, yearOf } from "../office.ts";
import { OfficeForm, type Refilled, type RefusedStatus } from "../officeForm.tsx";
import { OfficePage } from "../OfficePage.tsx";
import { OfficeTable } from "../OfficeTable.tsx";

const PREPARE_FORM = entryForm({
  reason: optional(
    longText("motivo", "Perché", {
      what: "perché si pubblica di nuovo",
      hint: "Serve se l'anno è già pubblicato: si legge accanto alla nuova versione.",
    }),
  ),
});
const RELEASE_FORM = entryForm({});
const WITHDRAW_FORM = entryForm({ reason: longText("motivo_ritiro", "Perché", { what: "perché si ritira" }) });

/** What is public of a year, since when and by which number, and what is prepared. */
export const getPublications: OfficeAnswer = (office) => draw(office);

/** Prepares a publication: what will be read, byte for byte. */
export const postPublications: OfficeAnswer = (office) =>
  answerForm(office, {
    form: PREPARE_FORM,
    sentences: PUBLISH_REFUSALS,
    back: paths.publications(yearOf(office)),
    redraw: (prepare, status) => draw(office, { prepare }, status),
    perform: (asked, options) => preparePublication({ ...office.ambient, ...yearOf(office) }, asked, options),
  });

/** Makes public what was prepared. */
export const postRelease: OfficeAnswer = (office) =>
  answerForm(office, {
    form: RELEASE_FORM,
    sentences: PUBLISH_REFUSALS,
    back: paths.publications(yearOf(office)),
    perform: (_, options) => releasePrepared({ ...office.ambient, ...yearOf(office) }, Number(idOf(office)), options),
  });

/** Takes the year back from the public. */
export const postWithdrawal: OfficeAnswer = (office) =>
  answerForm(office, {
    form: WITHDRAW_FORM,
    sentences: PUBLISH_REFUSALS,
    back: paths.publications(yearOf(office)),
    redraw: (withdraw, status) => draw(office, { withdraw }, status),
    perform: ({ reason }, options) => withdrawYear({ ...office.ambient, ...yearOf(office) }, { reason }, options),
  });

/** The form of the page that is shown again. */
type Again = { readonly prepare?: Refilled; readonly withdraw?: Refilled };

async function draw(office: Office, { prepare, withdraw }: Again = {}, status: 200 | RefusedStatus = 200): Promise<Response> {
  const at = yearOf(office);
  const publications = await read(office, (tx) => loadPublications(tx, at));
  const current = inForce(publications);
  const prepared = publications.find(({ state }) => state === "prepared");
  const names = prepared ? await read(office, (tx) => namesInPublication(tx, at, prepared.number)) : [];
  const page = (
    <OfficePage office={office} title={`Pubblicazioni del ${String(at.year)}`} refilled={prepare ?? withdraw}>
      <p class="lead">{leadOf(current)}</p>
      {prepared && <Prepared office={office} prepared={prepared} names={names} />}
      {publications.length > 0 && <Table office={office} publications={publications} current={current} />}
      {couldHere(office, "publication.build") && (
        <section>
          <h2>Prepara una pubblicazione</h2>
          <p>
            Si prende l'anno com'è adesso: piano, esiti, numeri con la loro prova. Chi la guarda e la pubblica è un'altra persona: il
            Segretario o il responsabile della trasparenza.
          </p>
          <OfficeForm office={office} action={paths.publications(at)} button="Prepara" form={PREPARE_FORM} refilled={prepare} />
        </section>
      )}
      {(current ?? withdraw) && couldHere(office, "publication.withdraw") && (
        <section>
          <h2>Ritira l'anno dal pubblico</h2>
          <p>Dell'anno resta pubblico soltanto che è stato ritirato, in che giorno e perché.</p>
          <OfficeForm
            office={office}
            action={paths.publicationWithdrawal(at)}
            button={`Ritira il ${String(at.year)}`}
            form={WITHDRAW_FORM}
            refilled={withdraw}
            isQuiet
          />
        </section>
      )}
    </OfficePage>
  );
  return office.c.html(renderPage(page), status);
}

function leadOf(current: Publication | undefined): string {
  if (!current?.releasedAt) return "L'anno non è pubblico.";
  return `È pubblica la versione ${String(current.number)}, dal ${hourInRome(current.releasedAt.toISOString())}: ${contentOf(current)}.`;
}

function contentOf({ includes }: Publication): string {
  return includes.map((each) => INCLUDED_WORDS[each]).join(" e ");
}

type PreparedProps = { readonly office: Office; readonly prepared: Publication; readonly names: readonly NameFound[] };

function Prepared({ office, prepared, names }: PreparedProps) {
  const at = yearOf(office);
  return (
    <section>
      <h2>Versione {prepared.number}, preparata</h2>
      <p>
        Preparata il {hourInRome(prepared.preparedAt.toISOString())}: {contentOf(prepared)}.
        <br />
        <a href={paths.year({ ...at, publication: prepared.number, isPreview: true })}>Guardala come la leggerà il pubblico</a>.
        {prepared.reason !== undefined && ` Motivo: ${prepared.reason}`}
      </p>
      {names.length === 0 ? (
        <p>
          Nei testi non si trova il nome di nessuno del personale (intero, con l'iniziale, o dopo un titolo come «dott.»). Un cognome da
          solo non si cerca.
        </p>
      ) : (
        <>
          <p class="error">
            {names.length === 1 ? "In un testo c'è un nome" : `Nei testi ci sono ${String(names.length)} nomi`} del personale: guardi se
            deve restare prima di pubblicare.
          </p>
          <ul>
            {names.map(({ name, where }) => (
              <li>
                {where}: {name}
              </li>
            ))}
          </ul>
        </>
      )}
      {couldHere(office, "publication.release") && (
        <OfficeForm
          office={office}
          action={paths.publicationRelease(at, prepared.number)}
          button={`Pubblica la versione ${String(prepared.number)}`}
          form={RELEASE_FORM}
        />
      )}
    </section>
  );
}

type TableProps = { readonly office: Office; readonly publications: readonly Publication[]; readonly current: Publication | undefined };

function Table({ office, publications, current }: TableProps) {
  const at = yearOf(office);
  const [mayWithdraw, mayErase] = [couldHere(office, "publication.withdraw"), couldHere(office, "publication.erase")];
  return (
    <OfficeTable
      id="tabella-pubblicazioni"
      caption={`Pubblicazioni del ${String(at.year)}, dall'ultima`}
      head={["Versione", "Stato", "Preparata", "Pubblicata", "Corregge", "Motivo"]}
    >
      {publications.map((each) => (
        <tr>
          <th scope="row">{each.number}</th>
          <td>
            {PUBLICATION_STATE_WORDS[each.state]}
            {each.withdrawnAt && ` il ${hourInRome(each.withdrawnAt.toISOString())}: ${each.withdrawalReason ?? ""}`}
            {each.erasedAt && `. Contenuto cancellato il ${hourInRome(each.erasedAt.toISOString())}`}
            {mayWithdraw && each.state === "released" && each !== current && (
              <div>
                <a href={paths.numberWithdrawal(at, each.number)}>Ritira la versione {each.number}</a>
              </div>
            )}
            {mayErase && each.state === "withdrawn" && !each.erasedAt && (
              <div>
                <a href={paths.numberErasure(at, each.number)}>Cancella il contenuto della versione {each.number}</a>
              </div>
            )}
          </td>
          <td>{hourInRome(each.preparedAt.toISOString())}</td>
          <td>{each.releasedAt ? hourInRome(each.releasedAt.toISOString()) : "–"}</td>
          <td>{each.corrects ?? "–"}</td>
          <td>{each.reason ?? "–"}</td>
        </tr>
      ))}
    </OfficeTable>
  );
}
