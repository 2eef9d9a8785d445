import { readTracks } from "../../../data/cycle/cycleYear.ts";
import { TRACK_WORDS } from "../../../domain/cycle/track.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import { answerForm } from "../answerForm.tsx";
import { type Office, type OfficeAnswer, read, yearOf } from "../office.ts";
import { OfficeForm, ownDraft, type Refilled, type RefusedStatus } from "../officeForm.tsx";
import { OfficePage } from "../OfficePage.tsx";
import { paths } from "../../paths.ts";
import { longText } from "../../entryFields.tsx";
import { entryForm } from "../../entryForm.tsx";
import { ACT } from "../actFields.ts";
import { LAST_DAY, TRACK } from "./trackForms.ts";
import { proposeToReopen, TRACK_REFUSALS } from "../../commands/tracks/switchTrack.ts";

const FORM = entryForm({ ...TRACK, ...ACT, ...LAST_DAY, reason: longText("motivo", "Perché", { what: "perché si riapre" }) });

/** Where a closed track is proposed to open again. */
export const getReopenings: OfficeAnswer = (office) => draw(office);

/** Proposes it: another person will confirm. */
export const postReopenings: OfficeAnswer = (office) =>
  answerForm(office, {
    form: FORM,
    sentences: TRACK_REFUSALS,
    back: paths.tracks(yearOf(office)),
    redraw: (refilled, status) => draw(office, refilled, status),
    perform: ({ track, lastDay, reason, ...act }, options) =>
      proposeToReopen({ ...office.ambient, ...yearOf(office) }, { track, act, reason, ...(lastDay && { lastDay }) }, options),
  });

async function draw(office: Office, refilled?: Refilled, status: 200 | RefusedStatus = 200): Promise<Response> {
  const at = yearOf(office);
  const tracks = await read(office, (tx) => readTracks(tx, at));
  if (tracks.length === 0) return office.c.notFound();
  const closed = tracks.filter(({ state }) => state === "closed");
  const draft = { found: await ownDraft(office) };
  const offers = { fase: closed.map(({ track }) => ({ value: track, text: TRACK_WORDS[track] })) };
  const page = (
    <OfficePage
      office={office}
      title="Riaprire una fase"
      way={[{ text: `Fasi del ${String(at.year)}`, href: paths.tracks(at) }]}
      refilled={refilled}
    >
      <p class="lead">Serve un atto, un motivo e la conferma di un'altra persona. Una versione approvata del piano resta com'è.</p>
      {closed.length === 0 && !refilled ? (
        <p class="empty">Nessuna fase è chiusa: non c'è nulla da riaprire.</p>
      ) : (
        <OfficeForm
          office={office}
          action={paths.trackReopenings(at)}
          button="Proponi la riapertura"
          form={FORM}
          {...{ offers, refilled, draft }}
        />
      )}
    </OfficePage>
  );
  return office.c.html(renderPage(page), status);
}
