import { readTracks, type TrackListed } from "../../../data/cycle/cycleYear.ts";
import { listReopenings, type Reopening } from "../../../data/cycle/trackReopening.ts";
import { TRACK_STATE_WORDS, TRACK_WORDS } from "../../../domain/cycle/track.ts";
import { italianDate } from "../../../domain/kernel/civilDate.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import { answerForm } from "../answerForm.tsx";
import { callPeople } from "../callPeople.ts";
import type { Called } from "../../commands/tellReach.ts";
import { hourInRome } from "../../commands/instantWords.ts";
import { couldHere, idOf, type Office, type OfficeAnswer, read, yearOf } from "../office.ts";
import { OfficeForm, type Refilled, type RefusedStatus } from "../officeForm.tsx";
import { OfficePage } from "../OfficePage.tsx";
import { OfficeTable } from "../OfficeTable.tsx";
import { paths } from "../../paths.ts";
import { choice } from "../../entryFields.tsx";
import { entryForm } from "../../entryForm.tsx";
import { ACT } from "../actFields.ts";
import { LAST_DAY, TRACK } from "./trackForms.ts";
import { closeTrackByAct, decideToReopen, openTrackByAct, TRACK_REFUSALS } from "../../commands/tracks/switchTrack.ts";

const SWITCH_FORM = entryForm({
  ...TRACK,
  what: choice("che_cosa", "Che cosa", { apri: "apri, o cambia l'ultimo giorno", chiudi: "chiudi" }),
  ...ACT,
  ...LAST_DAY,
});
const DECISION_FORM = entryForm({ ...TRACK, decision: choice("decisione", "Decisione", { confirmed: "conferma", refused: "rifiuta" }) });

/** Where each track of a year stands, and what opens and closes it. */
export const getTracks: OfficeAnswer = (office) => draw(office);

/** Opens or closes a track by an act. */
export const postTracks: OfficeAnswer = (office) =>
  answerForm(office, {
    form: SWITCH_FORM,
    sentences: TRACK_REFUSALS,
    back: paths.tracks(yearOf(office)),
    redraw: (refilled, status) => draw(office, refilled, status),
    perform: ({ what, track, lastDay, ...act }, options) => {
      const asked = { track, act, ...(lastDay && { lastDay }) };
      const ambient = { ...office.ambient, ...yearOf(office) };
      return what === "apri" ? openTrackByAct(ambient, asked, options) : closeTrackByAct(ambient, asked, options);
    },
  });

/** Confirms or refuses a reopening. */
export const postReopening: OfficeAnswer = (office) =>
  answerForm(office, {
    form: DECISION_FORM,
    sentences: TRACK_REFUSALS,
    back: paths.tracks(yearOf(office)),
    perform: (decided, options) => decideToReopen({ ...office.ambient, ...yearOf(office) }, { ...decided, id: idOf(office) }, options),
  });

async function draw(office: Office, refilled?: Refilled, status: 200 | RefusedStatus = 200): Promise<Response> {
  const at = yearOf(office);
  const { tracks, reopenings } = await read(office, async (tx) => ({
    tracks: await readTracks(tx, at),
    reopenings: await listReopenings(tx, at),
  }));
  if (tracks.length === 0) return office.c.notFound();
  const called = await callPeople(
    office,
    reopenings.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy]),
  );
  const open = tracks.filter(({ state }) => state === "open");
  const page = (
    <OfficePage office={office} title={`Fasi del ${String(at.year)}`} refilled={refilled}>
      <p class="lead">
        {open.length === 0
          ? "Nessuna fase è aperta: non si può scrivere nulla."
          : `Si può scrivere in: ${open.map((each) => TRACK_WORDS[each.track]).join(", ")}.`}
      </p>
      <Table tracks={tracks} year={at.year} />
      <p class="meaning">L'ultimo giorno vale fino alle 23:59:59, ora di Roma.</p>
      <Reopenings reopenings={reopenings} called={called} office={office} />
      {couldHere(office, "track.close") && <SwitchForm office={office} refilled={refilled} />}
      {couldHere(office, "track.reopen") && tracks.some(({ state }) => state === "closed") && (
        <p>
          <a href={paths.trackReopenings(at)}>Proponi di riaprire una fase chiusa</a>
        </p>
      )}
    </OfficePage>
  );
  return office.c.html(renderPage(page), status);
}

function Table({ tracks, year }: { tracks: readonly TrackListed[]; year: number }) {
  return (
    <OfficeTable id="tabella-fasi" caption={`Fasi del ${String(year)}`} head={["Fase", "Stato", "Aperta", "Ultimo giorno", "Chiusa"]}>
      {tracks.map(({ track: each, state, openedAt, lastDay, closedAt }) => (
        <tr>
          <th scope="row">{TRACK_WORDS[each]}</th>
          <td>{TRACK_STATE_WORDS[state]}</td>
          <td>{openedAt ? hourInRome(openedAt.toISOString()) : "–"}</td>
          <td>{lastDay ? italianDate(lastDay) : "non fissato"}</td>
          <td>{closedAt ? hourInRome(closedAt.toISOString()) : "–"}</td>
        </tr>
      ))}
    </OfficeTable>
  );
}

type ReopeningsProps = { readonly reopenings: readonly Reopening[]; readonly called: Called; readonly office: Office };

function Reopenings({ reopenings, called, office }: ReopeningsProps) {
  if (reopenings.length === 0) return null;
  return (
    <section>
      <h2>Riaperture</h2>
      <ul class="found">
        {reopenings.map(({ id, track: each, act: by, reason, lastDay, proposedBy, decision, decidedBy }) => (
          <li>
            <p>
              <strong>{TRACK_WORDS[each]}</strong>: {by}. {reason} Proposta da {called(proposedBy)}
              {lastDay && `, fino al ${italianDate(lastDay)}`}
              {decision === "confirmed" && `; confermata da ${called(decidedBy ?? "")}`}
              {decision === "refused" && `; rifiutata da ${called(decidedBy ?? "")}`}.
            </p>
            {decision === null && couldHere(office, "track.confirmReopening") && (
              <div class="pair">
                {(["confirmed", "refused"] as const).map((choice) => (
                  <OfficeForm
                    office={office}
                    action={paths.trackReopening(yearOf(office), id)}
                    button={`${choice === "confirmed" ? "Conferma" : "Rifiuta"} la riapertura: ${TRACK_WORDS[each]}`}
                    isQuiet
                  >
                    <input type="hidden" name="fase" value={each} />
                    <input type="hidden" name="decisione" value={choice} />
                  </OfficeForm>
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function SwitchForm({ office, refilled }: { office: Office; refilled: Refilled | undefined }) {
  return (
    <section>
      <h2>Apri o chiudi una fase</h2>
      <p class="meaning">Chiusa una fase, chi stava scrivendo finisce e nessuno può più cominciare: nello stesso istante per tutti.</p>
      <OfficeForm
        office={office}
        action={paths.tracks(yearOf(office))}
        button="Registra"
        form={SWITCH_FORM}
        held={{ track: "plan" }}
        refilled={refilled}
      />
    </section>
  );
}
