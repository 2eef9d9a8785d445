import type { Sentences } from "../../../domain/kernel/refusal.ts";
import type { Verdict } from "../../../domain/kernel/verdict.ts";
import { loadPublications, type Publication } from "../../../data/publication/publication.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import { ERASE_WITHDRAWN_REFUSALS, eraseWithdrawn } from "../../commands/publication/eraseWithdrawn.ts";
import { inForce, PUBLISH_REFUSALS, withdrawYear } from "../../commands/publication/publishYear.ts";
import { longText } from "../../entryFields.tsx";
import { type EntryForm, entryForm } from "../../entryForm.tsx";
import { paths } from "../../paths.ts";
import { answerForm } from "../answerForm.tsx";
import { idOf, type Office, type OfficeAnswer, read, yearOf } from "../office.ts";
import { OfficeForm, type Refilled, type RefusedStatus } from "../officeForm.tsx";
import { OfficePage } from "../OfficePage.tsx";
import type { OfficeOptions } from "../readOffice.tsx";

type NumberForm<Reason extends string> = {
  /** «Ritira la versione 1». */
  readonly what: (number: number) => string;
  /** What happens, in a sentence. */
  readonly lead: string;
  readonly form: EntryForm<{ readonly reason: string }>;
  readonly sentences: Sentences<Reason>;
  /** Whether it can be done to a publication of the year. */
  readonly isFor: (publication: Publication, current: Publication | undefined) => boolean;
  readonly perform: (
    office: Office,
    asked: { readonly number: number; readonly reason: string },
    options: OfficeOptions,
  ) => Promise<Verdict<unknown, Reason>>;
};

/** A page that does something to one publication of a year, and asks why. Where it cannot be done, nothing is there. */
function numberForm<Reason extends string>({
  what,
  lead,
  form,
  sentences,
  isFor,
  perform,
}: NumberForm<Reason>): { readonly get: OfficeAnswer; readonly post: OfficeAnswer } {
  const draw = async (office: Office, refilled?: Refilled, status: 200 | RefusedStatus = 200) => {
    const at = yearOf(office);
    const number = Number(idOf(office));
    const publications = await read(office, (tx) => loadPublications(tx, at));
    const found = publications.find((each) => each.number === number);
    if (refilled === undefined && !(found && isFor(found, inForce(publications)))) return office.c.notFound();
    const title = `${what(number)} del ${String(at.year)}`;
    const way = [{ text: `Pubblicazioni del ${String(at.year)}`, href: paths.publications(at) }];
    const page = (
      <OfficePage office={office} title={title} way={way} refilled={refilled}>
        <p class="lead">{lead}</p>
        <OfficeForm office={office} action={office.c.req.path} button={what(number)} {...{ form, refilled }} />
      </OfficePage>
    );
    return office.c.html(renderPage(page), status);
  };
  return {
    get: (office) => draw(office),
    post: (office) =>
      answerForm(office, {
        form,
        sentences,
        back: paths.publications(yearOf(office)),
        redraw: (refilled, status) => draw(office, refilled, status),
        perform: ({ reason }, options) => perform(office, { number: Number(idOf(office)), reason }, options),
      }),
  };
}

/** Takes one earlier number back from the public; the year stays. */
export const numberWithdrawal = numberForm({
  what: (number) => `Ritira la versione ${String(number)}`,
  lead: "La versione in vigore resta pubblica. Di questa il pubblico leggerà soltanto che è stata ritirata, in che giorno e perché.",
  form: entryForm({ reason: longText("motivo_ritiro", "Perché", { what: "perché si ritira" }) }),
  sentences: PUBLISH_REFUSALS,
  isFor: (publication, current) => publication.state === "released" && publication !== current,
  perform: (office, asked, options) => withdrawYear({ ...office.ambient, ...yearOf(office) }, asked, options),
});

/** Erases what a withdrawn number held: by another person than withdrew it. */
export const numberErasure = numberForm({
  what: (number) => `Cancella il contenuto della versione ${String(number)}`,
  lead: "Si cancella per sempre ciò che conteneva, e ciò che per lo stesso anno era stato preparato e mai pubblicato. Restano giorni, motivi e impronta; lo fa una persona diversa da chi l'ha ritirata.",
  form: entryForm({ reason: longText("motivo_cancellazione", "Perché", { what: "perché si cancella" }) }),
  sentences: ERASE_WITHDRAWN_REFUSALS,
  isFor: ({ state, erasedAt }) => state === "withdrawn" && !erasedAt,
  perform: (office, asked, options) => eraseWithdrawn({ ...office.ambient, ...yearOf(office) }, asked, options),
});
