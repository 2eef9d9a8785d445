import type { Sentences } from "../../../domain/kernel/refusal.ts";
import { recordAct } from "../../../data/cycle/act.ts";
import { changeTrack, daysOfTrackActs } from "../../../data/cycle/cycleYear.ts";
import { decideReopening, listReopenings, proposeReopening } from "../../../data/cycle/trackReopening.ts";
import { type Act, actText } from "../../../domain/cycle/act.ts";
import { againstClosing, againstOpening, againstReopening, type SwitchRefusal } from "../../../domain/cycle/acceptTrackSwitch.ts";
import type { Track } from "../../../domain/cycle/track.ts";
import type { CivilDate } from "../../../domain/kernel/civilDate.ts";
import { refuse, refusedFor, type Verdict } from "../../../domain/kernel/verdict.ts";
import { actOnTrack, STANDING_REFUSALS, type StandingOptions, type TrackActRefusal, ACT_REFUSALS } from "../act.ts";
import type { Ambient } from "../ambient.ts";

/** Why a track is not opened, closed or opened again. */
export type TrackRefusal = TrackActRefusal | SwitchRefusal | "waitsAlready" | "alreadyDecided";

/** The sentence of each reason, for people. */
export const TRACK_REFUSALS = {
  ...STANDING_REFUSALS,
  yearNotStarted: ACT_REFUSALS.yearNotStarted,
  alreadyClosed: "Questa fase è già chiusa.",
  notOpened: "Questa fase non è mai stata aperta: non c'è nulla da chiudere.",
  notClosed: "Questa fase non è chiusa: non c'è nulla da riaprire.",
  actInTheFuture: "L'atto ha una data che deve ancora venire.",
  actTooOld: "L'atto è di prima dell'anno che precede quello della fase: controlli la data.",
  actBeforeOpening: "L'atto che chiude la fase viene prima di quello che l'ha aperta: controlli la data.",
  actBeforeClosing: "L'atto che la riapre viene prima di quello che l'ha chiusa: controlli la data.",
  lastDayIsPast: "L'ultimo giorno è già passato.",
  closesWithoutLastDay: "Una fase che si chiude si chiude ora: tolga l'ultimo giorno, oppure scelga di cambiarlo senza chiudere.",
  waitsAlready: "C'è già una riapertura di questa fase che aspetta conferma.",
  alreadyDecided: "Su questa riapertura si è già deciso.",
} satisfies Sentences<TrackRefusal>;

type Switch = { readonly track: Track; readonly act: Act; readonly lastDay?: CivilDate };

const asked = ({ date }: Act, lastDay: CivilDate | undefined) => ({ date, ...(lastDay && { lastDay }) });

/** Opens a track that was never opened, by an act, perhaps until a last day; or gives one that is open another last day. */
export function openTrackByAct(
  ambient: Ambient,
  { track, act, lastDay }: Switch,
  options: StandingOptions,
): Promise<Verdict<null, TrackRefusal>> {
  return actOnTrack<null, TrackRefusal>(ambient, "track.open", { ...options, track }, async (tx, { today, track: now }) => {
    const against = refusedFor(againstOpening(asked(act, lastDay), { today, year: ambient.year, state: now.state }));
    if (against) return against;
    const id = await recordAct(tx, ambient.administration, act);
    const opens = now.state === "notOpened" ? { opens: { act: id } } : {};
    await changeTrack(tx, ambient, track, { ...opens, lastDay: lastDay ?? null });
    return { ok: true, value: { answer: null, object: `track ${track}`, content: { act: actText(act), lastDay: lastDay ?? null } } };
  });
}

/** Closes a track by an act, for everybody at the same instant: what was being written is finished, and nothing comes after. */
export function closeTrackByAct(
  ambient: Ambient,
  { track, act, lastDay }: Switch,
  options: StandingOptions,
): Promise<Verdict<null, TrackRefusal>> {
  return actOnTrack<null, TrackRefusal>(ambient, "track.close", { ...options, track }, async (tx, { today, track: now }) => {
    const { opened } = await daysOfTrackActs(tx, ambient, track);
    const known = {
      today,
      year: ambient.year,
      isOpened: now.openedAt !== null,
      isClosed: now.closedAt !== null,
      ...(opened && { opened }),
    };
    const against = refusedFor(againstClosing(asked(act, lastDay), known));
    if (against) return against;
    const id = await recordAct(tx, ambient.administration, act);
    await changeTrack(tx, ambient, track, { closes: { act: id } });
    return { ok: true, value: { answer: null, object: `track ${track}`, content: { act: actText(act) } } };
  });
}

/** Proposes to open a closed track again, with its act and reason: another person confirms it. An approved version of the plan stays as it is. */
export function proposeToReopen(
  ambient: Ambient,
  { track, act, lastDay, reason }: Switch & { readonly reason: string },
  options: StandingOptions,
): Promise<Verdict<null, TrackRefusal>> {
  return actOnTrack<null, TrackRefusal>(ambient, "track.reopen", { ...options, track }, async (tx, { today, track: now }) => {
    const { closed } = await daysOfTrackActs(tx, ambient, track);
    const known = { today, year: ambient.year, state: now.state, ...(closed && { closed }) };
    const against = refusedFor(againstReopening(asked(act, lastDay), known));
    if (against) return against;
    const id = await recordAct(tx, ambient.administration, act);
    const proposal = { track, act: id, reason, lastDay: lastDay ?? null, by: ambient.actor.person, closedAt: now.closedAt };
    if (!(await proposeReopening(tx, ambient, proposal))) return refuse("waitsAlready");
    return {
      ok: true,
      value: { answer: null, object: `track ${track}`, content: { act: actText(act), reason, lastDay: lastDay ?? null } },
    };
  });
}

/** Confirms a reopening, or refuses it: a second person, where the administration has one. */
export function decideToReopen(
  ambient: Ambient,
  { track, id, decision }: { readonly track: Track; readonly id: bigint; readonly decision: "confirmed" | "refused" },
  options: StandingOptions,
): Promise<Verdict<null, TrackRefusal>> {
  const thing: StandingOptions["thing"] = async (tx) => {
    const found = (await listReopenings(tx, ambient)).find((each) => each.id === id && each.track === track);
    return found && { done: [{ action: "track.reopen", person: found.proposedBy }] };
  };
  return actOnTrack<null, TrackRefusal>(ambient, "track.confirmReopening", { ...options, track, thing }, async (tx) => {
    if (!(await decideReopening(tx, ambient, id, { decision, by: ambient.actor.person }))) return refuse("alreadyDecided");
    const proposal = (await listReopenings(tx, ambient)).find((each) => each.id === id);
    if (decision === "confirmed") await changeTrack(tx, ambient, track, { reopens: true, lastDay: proposal?.lastDay ?? null });
    return { ok: true, value: { answer: null, object: `track ${track}`, content: { reopening: String(id), decision } } };
  });
}
