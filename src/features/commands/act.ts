import { type Sentences } from "../../domain/kernel/refusal.ts";
import type { Transaction } from "kysely";
import { ensureAdministration, nameOfAdministration } from "../../data/organisation/administration.ts";
import { appendAuditLine } from "../../data/log/auditLog.ts";
import {
  holdRevision,
  holdTrackAlone,
  holdTracks,
  openTrack,
  raiseRevision,
  startYear,
  type TrackListed,
  type YearKey,
} from "../../data/cycle/cycleYear.ts";
import { insertDerogation } from "../../data/cycle/derogation.ts";
import { enterTransaction } from "../../data/database/enterTransaction.ts";
import { dropDraft } from "../../data/request/formDraft.ts";
import { findAnswer, type Request, storeAnswer } from "../../data/request/idempotency.ts";
import type { Tables } from "../../data/schema.ts";
import { transact } from "../../data/database/transact.ts";
import type { Thing } from "../../domain/access/mayDo.ts";
import { RIGHTS, type RightName } from "../../domain/access/rights.ts";
import { entryOf } from "../../domain/cycle/actions.ts";
import type { Action, ActionEntry, StandingAction, TrackAction } from "../../domain/cycle/actions.ts";
import type { Track, TrackNow } from "../../domain/cycle/track.ts";
import type { CivilDate } from "../../domain/kernel/civilDate.ts";
import type { Json } from "../../domain/kernel/json.ts";
import { refuse, type Verdict } from "../../domain/kernel/verdict.ts";
import type { Ambient } from "./ambient.ts";
import { permit, PERMIT_REFUSALS, type PermitRefusal } from "./permit.ts";

/**
 * Names a request: the same key again, from the same person with the same content, gets the same answer and writes nothing. A key of `newRequestKey` does so
 * for a week and is refused afterwards; one with a name of its own, always; any other UUID is used once.
 */
export type RequestName = {
  readonly idempotencyKey: string;
  /** The SHA-256 of everything asked beside the action. A key that comes back with another one is refused; left out where a key is used once. */
  readonly contentHash?: Buffer;
};

/** What any act may be asked with. */
export type StandingOptions = RequestName & {
  /**
   * What it is done to, as the table of rights asks about it; a thing that is not there is refused like one that is forbidden. Left out, the act is about
   * the administration as a whole, and no right that hangs on a relation reaches it.
   */
  readonly thing?: (tx: Transaction<Tables>) => Promise<Thing | undefined>;
  /** Why one person does both steps of a pair, where there is nobody else. */
  readonly derogation?: string;
  /** Decides and computes everything, then writes nothing. */
  readonly dryRun?: boolean;
  /** The name of the administration, for an action that may be its first. */
  readonly administrationName?: string;
  /** The address of the form that asks it: what its sender had left there for later goes when it is done. */
  readonly draftAt?: string;
};

export type ActOptions = StandingOptions & {
  /** The revision of the year the person was looking at; another one since then refuses the act. */
  readonly expectedRevision?: bigint;
  /** The track it writes in, where it is not the one of the action: forms have one for each category. */
  readonly track?: Track;
  /** Other tracks it writes in besides its own: each must be open too. */
  readonly alsoTracks?: readonly Track[];
};

/** What holds while a command decides: the day in Rome, and its track, which nobody closes meanwhile. */
export type Circumstances = { readonly today: CivilDate; readonly track: TrackNow };

/** What a command has done: its answer, and the audit line's own part. Both are JSON: scores and money in them are strings. */
export type Deed<Answer extends Json> = {
  readonly answer: Answer;
  /** What it was done to: "objective 2023-017". */
  readonly object: string;
  readonly content: Json;
  /** The year it is about, of what is done outside the tracks of a year. */
  readonly year?: number;
};

/** Why `actOutsideYears` refuses. */
export type StandingRefusal = PermitRefusal | "keyUsedElsewhere" | "keyTooOld" | "administrationUnknown" | "notFound";

/** Why `act` itself refuses, before the command is asked. */
export type ActRefusal =
  PermitRefusal | "keyUsedElsewhere" | "keyTooOld" | "notFound" | "trackClosed" | "trackNotOpened" | "changedMeanwhile" | "yearNotStarted";

/** Why `actOnTrack` refuses. */
export type TrackActRefusal = Exclude<StandingRefusal, "administrationUnknown"> | "yearNotStarted";

/** The sentence of each reason, for people. */
export const STANDING_REFUSALS = {
  ...PERMIT_REFUSALS,
  keyUsedElsewhere:
    "Questa richiesta era già stata usata, con un altro contenuto: non è stato fatto nulla. Guardi com'è ora e, se serve ancora, invii di nuovo ciò che ha scritto.",
  keyTooOld:
    "Questa pagina era aperta da più di sette giorni, o da prima che si cancellassero dei dati: non è stato fatto nulla. Guardi com'è ora e, se serve ancora, invii di nuovo ciò che ha scritto.",
  administrationUnknown: "Questa amministrazione non c'è ancora: prima si importa il suo piano.",
  notFound: "Non c'è, oppure non è cosa sua.",
} satisfies Sentences<StandingRefusal>;

/** The sentence of each reason, for people. */
export const ACT_REFUSALS = {
  ...PERMIT_REFUSALS,
  trackNotOpened: "Questa fase non è ancora aperta: non si possono registrare modifiche.",
  trackClosed: "Questa fase è chiusa: non si possono più registrare modifiche.",
  changedMeanwhile: "Nel frattempo qualcuno ha modificato questi dati: li ricarichi e controlli prima di ripetere.",
  yearNotStarted: "Per quest'anno non c'è ancora nulla: prima si importa o si crea il piano.",
  keyUsedElsewhere: STANDING_REFUSALS.keyUsedElsewhere,
  keyTooOld: STANDING_REFUSALS.keyTooOld,
  notFound: STANDING_REFUSALS.notFound,
} satisfies Sentences<ActRefusal>;

/**
 * The one way to write. In one transaction it names person and administration to the database, answers a repeated request with the
 * answer it already had, holds the tracks, asks the table of rights, checks the revision, lets the command decide, and adds the audit line.
 * A refusal or an exception leaves no trace; deadlocks and lost connections are thrown, and the same key may be tried again.
 */
export function act<Answer extends Json, Reason extends string>(
  ambient: Ambient,
  action: Action,
  options: ActOptions,
  perform: (tx: Transaction<Tables>, circumstances: Circumstances) => Promise<Verdict<Deed<Answer>, Reason>>,
): Promise<Verdict<Answer, Reason | ActRefusal>> {
  const { administration, year } = ambient;
  const key = { administration, year };
  const entry: ActionEntry = entryOf(action);
  const { expectedRevision, administrationName, track: own = entry.track, alsoTracks = [] } = options;

  return once<Answer, Reason | ActRefusal>(ambient, action, options, async (tx, today) => {
    if (entry.startsYear) await startYear(tx, key, own, administrationName);
    const held = await enterTracks(tx, key, [own, ...alsoTracks], entry, tracksAsked(action));
    if (!held.ok) return held;
    const allowed = await ask(tx, ambient, action, options, today, held.value);
    if (!allowed.ok) return allowed;
    if (expectedRevision !== undefined && (await holdRevision(tx, key)) !== expectedRevision) return refuse("changedMeanwhile");
    const track = { track: own, state: "open" } as const;
    const verdict = await perform(tx, { today, track });
    if (!verdict.ok) return verdict;
    await record(tx, ambient, action, { ...verdict.value, ...allowed.value, year, track });
    await raiseRevision(tx, key);
    return verdict;
  });
}

/** The one way to write what belongs to no year and so waits for no track: the organisation. An unknown administration is refused, unless its name is told. */
export function actOutsideYears<Answer extends Json, Reason extends string>(
  ambient: Omit<Ambient, "year">,
  action: StandingAction,
  options: StandingOptions,
  perform: (tx: Transaction<Tables>, circumstances: Pick<Circumstances, "today">) => Promise<Verdict<Deed<Answer>, Reason>>,
): Promise<Verdict<Answer, Reason | StandingRefusal>> {
  return once<Answer, Reason | StandingRefusal>(ambient, action, options, async (tx, today) => {
    const { administrationName: name } = options;
    if (name !== undefined) await ensureAdministration(tx, ambient.administration, name);
    else if ((await nameOfAdministration(tx, ambient.administration)) === undefined) return refuse("administrationUnknown");
    const allowed = await ask(tx, ambient, action, options, today, new Set());
    if (!allowed.ok) return allowed;
    const verdict = await perform(tx, { today });
    if (verdict.ok) await record(tx, ambient, action, { ...verdict.value, ...allowed.value });
    return verdict;
  });
}

/** The one way to open or close a track: nobody writes in it meanwhile, and who was writing has finished. */
export function actOnTrack<Answer extends Json, Reason extends string>(
  ambient: Ambient,
  action: TrackAction,
  { track, ...options }: StandingOptions & { readonly track: Track },
  perform: (
    tx: Transaction<Tables>,
    circumstances: { readonly today: CivilDate; readonly track: TrackListed },
  ) => Promise<Verdict<Deed<Answer>, Reason>>,
): Promise<Verdict<Answer, Reason | TrackActRefusal>> {
  const { administration, year } = ambient;
  const key = { administration, year };
  return once<Answer, Reason | TrackActRefusal>(ambient, action, options, async (tx, today) => {
    const held = await holdTrackAlone(tx, key, track);
    if (!held) return refuse("yearNotStarted");
    const allowed = await ask(tx, ambient, action, options, today, new Set());
    if (!allowed.ok) return allowed;
    const verdict = await perform(tx, { today, track: held });
    if (!verdict.ok) return verdict;
    await record(tx, ambient, action, { ...verdict.value, ...allowed.value, year, track: { track, state: held.state } });
    await raiseRevision(tx, key);
    return verdict;
  });
}

/** Why a request is none that can be answered. */
type KeyRefusal = "keyUsedElsewhere" | "keyTooOld";

/** One transaction, whose work is done once for each request: a repeated one has the answer it already had. */
function once<Answer extends Json, Reason extends string>(
  { db, actor, administration }: Omit<Ambient, "year">,
  action: RightName,
  { idempotencyKey, contentHash, dryRun = false, draftAt }: StandingOptions,
  work: (tx: Transaction<Tables>, today: CivilDate) => Promise<Verdict<Deed<Answer>, Reason>>,
): Promise<Verdict<Answer, Reason | KeyRefusal>> {
  const request: Request = { administration, key: idempotencyKey, person: actor.person, action, contentHash };
  return transact<Verdict<Answer, Reason | KeyRefusal>>(db, async (tx) => {
    const today = await enterTransaction(tx, { ...request, capacity: actor.capacity });
    const earlier = await findAnswer(tx, request);
    if (earlier === "keyUsedElsewhere" || earlier === "keyTooOld") return { keep: false, value: refuse(earlier) };
    if (earlier) return { keep: false, value: { ok: true, value: earlier.answer as Answer } };
    const verdict = await work(tx, today);
    if (!verdict.ok) return { keep: false, value: verdict };
    const { answer } = verdict.value;
    await storeAnswer(tx, request, answer);
    if (draftAt !== undefined) await dropDraft(tx, { administration, person: actor.person, address: draftAt });
    return { keep: !dryRun, value: { ok: true, value: answer } };
  });
}

/** Asks the table of rights, of the thing as it is now. The answer is what a derogation would be from. */
async function ask(
  tx: Transaction<Tables>,
  { actor, administration }: Omit<Ambient, "year">,
  action: RightName,
  { thing: find, derogation }: StandingOptions,
  today: CivilDate,
  open: ReadonlySet<Track>,
): Promise<Verdict<Derogated, PermitRefusal | "notFound">> {
  const thing = find ? await find(tx) : {};
  if (!thing) return refuse("notFound");
  const permission = await permit(tx, { actor, administration, action, thing, today, open });
  if (!permission.ok) return refuse(permission.why);
  const from = permission.derogatesFrom;
  if (from === undefined) return { ok: true, value: {} };
  const reason = derogation?.trim() ?? "";
  return reason === "" ? refuse("derogationNeedsReason") : { ok: true, value: { derogation: { from, reason } } };
}

type Derogated = { readonly derogation?: { readonly from: RightName; readonly reason: string } };

/** The audit line of a deed, and its derogation where there was one. */
async function record(
  tx: Transaction<Tables>,
  { actor: { person }, administration }: Omit<Ambient, "year">,
  action: RightName,
  { object, content, derogation, year, track }: Deed<Json> & Derogated & { readonly year?: number; readonly track?: TrackNow },
): Promise<void> {
  const when = year === undefined ? {} : { year };
  await appendAuditLine(tx, { administration, person, action, object, content, ...when, ...(track && { track }) });
  if (!derogation) return;
  const { from: fromAction, reason } = derogation;
  await insertDerogation(tx, administration, { person, action, fromAction, object, reason, ...when });
}

/** The tracks the rights to an action wait for: held with its own, so that none of them closes while it is asked. */
function tracksAsked(action: Action): Track[] {
  return RIGHTS[action].grants.flatMap(({ during = [] }) => during);
}

/** Holds tracks, opened first where the action may; answers those that take writes, or why one it writes in does not. */
async function enterTracks(
  tx: Transaction<Tables>,
  key: YearKey,
  own: readonly Track[],
  { opensTrack }: ActionEntry,
  asked: readonly Track[],
): Promise<Verdict<ReadonlySet<Track>, "yearNotStarted" | "trackClosed" | "trackNotOpened">> {
  if (opensTrack) for (const track of own) await openTrack(tx, key, track);
  const held = await holdTracks(tx, key, [...own, ...asked]);
  if (held.size === 0) return refuse("yearNotStarted");
  const shut = own.map((track) => held.get(track)?.state).find((state) => state !== "open");
  if (shut !== undefined) return refuse(shut === "closed" ? "trackClosed" : "trackNotOpened");
  return { ok: true, value: new Set([...held.values()].filter(({ state }) => state === "open").map(({ track }) => track)) };
}
