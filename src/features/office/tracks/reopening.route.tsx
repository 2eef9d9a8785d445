import * as z from "zod";
import { readTracks } from "../../../data/cycle/cycleYear.ts";
import { TRACK_WORDS, TRACKS } from "../../../domain/cycle/track.ts";
import { SelectField, TextAreaField, TextField } from "../../../ui/Fields.tsx";
import { renderPage } from "../../../ui/renderPage.ts";
import { answerForm } from "../answerForm.tsx";
import { type Office, type OfficeAnswer, read, yearOf } from "../office.ts";
import { optionalDay, words } from "../officeFields.ts";
import { OfficeForm, ownDraft, type Refilled, type RefusedStatus } from "../officeForm.tsx";
import { OfficePage } from "../OfficePage.tsx";
import { paths } from "../../paths.ts";
import { ACT_FIELDS, ActFields } from "./ActFields.tsx";
import { proposeToReopen, TRACK_REFUSALS } from "../../commands/tracks/switchTrack.ts";

const FORM = z.strictObject({
  fase: z.enum(TRACKS, "Scelga una fase."),
  ...ACT_FIELDS,
  fino_al: optionalDay,
  motivo: words("perché si riapre"),
});

/** Where a closed track is proposed to open again. */
export const getReopenings: OfficeAnswer = (office) => draw(office);

/** Proposes it: somebody else will confirm. */
export const postReopenings: OfficeAnswer = (office) =>
  answerForm(office, {
    schema: FORM,
    words: TRACK_REFUSALS,
    back: paths.tracks(yearOf(office)),
    redraw: (refilled, status) => draw(office, refilled, status),
    perform: ({ fase, organo: organ, numero: number, data: date, fino_al, motivo: reason }, options) => {
      const asked = { track: fase, act: { organ, number, date }, ...(fino_al && { lastDay: fino_al }), reason };
      return proposeToReopen({ ...office.ambient, ...yearOf(office) }, asked, options);
    },
  });

async function draw(office: Office, refilled?: Refilled, status: 200 | RefusedStatus = 200): Promise<Response> {
  const at = yearOf(office);
  const tracks = await read(office, (tx) => readTracks(tx, at));
  if (tracks.length === 0) return office.c.notFound();
  const closed = tracks.filter(({ state }) => state === "closed");
  const draft = { found: await ownDraft(office) };
  const typed = refilled?.typed ?? draft.found?.fields ?? {};
  const errors = refilled?.errors ?? {};
  const page = (
    <OfficePage office={office} title="Riaprire una fase" way={[{ text: `Fasi del ${String(at.year)}`, href: paths.tracks(at) }]}>
      <p class="lead">Serve un atto, un motivo e la conferma di un'altra persona. Una versione approvata del piano resta com'è.</p>
      {closed.length === 0 && !refilled ? (
        <p class="empty">Nessuna fase è chiusa: non c'è nulla da riaprire.</p>
      ) : (
        <OfficeForm office={office} action={paths.trackReopenings(at)} button="Proponi la riapertura" refilled={refilled} draft={draft}>
          <SelectField
            id="fase"
            label="Fase"
            options={closed.map(({ track }) => ({ value: track, text: TRACK_WORDS[track] }))}
            value={typed["fase"] ?? ""}
            error={errors["fase"]}
          />
          <ActFields refilled={{ typed, errors }} />
          <TextField
            id="fino_al"
            label="Ultimo giorno (se c'è)"
            value={typed["fino_al"]}
            error={errors["fino_al"]}
            autocomplete="off"
            isOptional
          />
          <TextAreaField id="motivo" label="Perché" value={typed["motivo"] ?? ""} error={errors["motivo"]} />
        </OfficeForm>
      )}
    </OfficePage>
  );
  return office.c.html(renderPage(page), status);
}
