import type { Transaction } from "kysely";
import { nameOfAdministration } from "../data/administration.ts";
import { appendAuditLine } from "../data/auditLog.ts";
import { holdRevision, holdTrack, openTrack, raiseRevision, startYear, type YearKey } from "../data/cycleYear.ts";
import { enterTransaction } from "../data/enterTransaction.ts";
import type { Database } from "../data/database.ts";
import { findAnswer, type Request, storeAnswer } from "../data/idempotency.ts";
import type { Tables } from "../data/schema.ts";
import { transact } from "../data/transact.ts";
import { entryOf } from "../domain/cycle/actions.ts";
import type { Action, ActionEntry, StandingAction } from "../domain/cycle/actions.ts";
import type { Track, TrackNow } from "../domain/cycle/track.ts";
import type { CivilDate } from "../domain/kernel/civilDate.ts";
import type { Json } from "../domain/kernel/json.ts";
import type { Refused, Verdict } from "../domain/kernel/verdict.ts";
import type { Ambient } from "./ambient.ts";

export type ActOptions = {
  /** Names the request: the same key again, from the same person for the same action, gets the same answer and writes nothing. */
  readonly idempotencyKey: string;
  /** The revision of the year the person was looking at; another one since then refuses the act. */
  readonly expectedRevision?: bigint;
  /** The name of the administration, for an action that may be its first. */
  readonly administrationName?: string;
  /** Other tracks it writes in besides its own: each must be open too. */
  readonly alsoTracks?: readonly Track[];
  /** Decides and computes everything, then writes nothing. */
  readonly dryRun?: boolean;
};

/** What holds while a command decides: the day in Rome, and its track, which nobody closes meanwhile. */
export type Circumstances = { readonly today: CivilDate; readonly track: TrackNow };

/** What a command has done: its answer, and the audit line's own part. Both are JSON: scores and money in them are strings. */
export type Deed<Answer extends Json> = {
  readonly answer: Answer;
  /** What it was done to: "objective 2023-017". */
  readonly object: string;
  readonly content: Json;
  /** The answer says why nothing of it may be kept: one refused row refuses the file. */
  readonly isRefused?: boolean;
};

/** Why `act` itself refuses, before the command is asked. */
export type ActRefusal = "trackClosed" | "trackNotOpened" | "changedMeanwhile" | "yearNotStarted" | "keyUsedElsewhere";

/** Why `actOutsideYears` refuses. */
export type StandingRefusal = "keyUsedElsewhere" | "administrationUnknown";

/** The same for people. */
export const STANDING_REFUSALS: Readonly<Record<StandingRefusal, string>> = {
  keyUsedElsewhere: "Questa richiesta è già stata usata per un'altra operazione: ricarichi la pagina e ripeta.",
  administrationUnknown: "Questa amministrazione non c'è ancora: prima si importa il suo piano.",
};

/** The same for people. */
export const ACT_REFUSALS: Readonly<Record<ActRefusal, string>> = {
  trackNotOpened: "Questa fase non è ancora aperta: non si possono registrare modifiche.",
  trackClosed: "Questa fase è chiusa: non si possono più registrare modifiche.",
  changedMeanwhile: "Nel frattempo qualcuno ha modificato questi dati: li ricarichi e controlli prima di ripetere.",
  yearNotStarted: "Per quest'anno non c'è ancora nulla: prima si importa o si crea il piano.",
  keyUsedElsewhere: STANDING_REFUSALS.keyUsedElsewhere,
};

/**
 * The one way to write. In one transaction it names person and administration to the database, answers a repeated request with the
 * answer it already had, holds the track, checks the revision, lets the command decide, and adds the audit line.
 * A refusal or an exception leaves no trace; deadlocks and lost connections are thrown, and the same key may be tried again.
 */
export function act<Answer extends Json, Reason extends string>(
  { db, actor, administration, year }: Ambient,
  action: Action,
  { idempotencyKey, expectedRevision, administrationName, alsoTracks = [], dryRun = false }: ActOptions,
  perform: (tx: Transaction<Tables>, circumstances: Circumstances) => Promise<Verdict<Deed<Answer>, Reason>>,
): Promise<Verdict<Answer, Reason | ActRefusal>> {
  const key = { administration, year };
  const request = { administration, key: idempotencyKey, person: actor.person, action };
  const entry = entryOf(action);

  return once<Answer, Reason | ActRefusal>(db, request, async (tx, today) => {
    if (entry.startsYear) await startYear(tx, key, entry.track, administrationName);
    const track = await enterTrack(tx, key, entry.track, entry);
    if (typeof track === "string") return undo(refuse(track));
    for (const each of alsoTracks) {
      const other = await enterTrack(tx, key, each, entry);
      if (typeof other === "string") return undo(refuse(other));
    }
    if (expectedRevision !== undefined && (await holdRevision(tx, key)) !== expectedRevision) return undo(refuse("changedMeanwhile"));

    const verdict = await perform(tx, { today, track });
    if (!verdict.ok) return undo(verdict);
    const { answer, object, content, isRefused = false } = verdict.value;
    await appendAuditLine(tx, { ...key, person: actor.person, action, object, track, content });
    await storeAnswer(tx, request, answer);
    await raiseRevision(tx, key);
    return { keep: !dryRun && !isRefused, value: { ok: true, value: answer } };
  });
}

/** The same for what belongs to no year and so waits for no track: the organisation. An unknown administration is refused. */
export function actOutsideYears<Answer extends Json, Reason extends string>(
  { db, actor, administration }: Omit<Ambient, "year">,
  action: StandingAction,
  { idempotencyKey, dryRun = false }: Pick<ActOptions, "idempotencyKey" | "dryRun">,
  perform: (tx: Transaction<Tables>, circumstances: Pick<Circumstances, "today">) => Promise<Verdict<Deed<Answer>, Reason>>,
): Promise<Verdict<Answer, Reason | StandingRefusal>> {
  const request = { administration, key: idempotencyKey, person: actor.person, action };
  return once<Answer, Reason | StandingRefusal>(db, request, async (tx, today) => {
    if ((await nameOfAdministration(tx, administration)) === undefined) return undo({ ok: false, reasons: ["administrationUnknown"] });
    const verdict = await perform(tx, { today });
    if (!verdict.ok) return undo(verdict);
    const { answer, object, content, isRefused = false } = verdict.value;
    await appendAuditLine(tx, { administration, person: actor.person, action, object, content });
    await storeAnswer(tx, request, answer);
    return { keep: !dryRun && !isRefused, value: { ok: true, value: answer } };
  });
}

/** One transaction, whose work is done once for each request: a repeated one has the answer it already had. */
function once<Answer extends Json, Reason extends string>(
  db: Database,
  request: Request,
  work: (tx: Transaction<Tables>, today: CivilDate) => Promise<{ readonly keep: boolean; readonly value: Verdict<Answer, Reason> }>,
): Promise<Verdict<Answer, Reason | "keyUsedElsewhere">> {
  return transact<Verdict<Answer, Reason | "keyUsedElsewhere">>(db, async (tx) => {
    const today = await enterTransaction(tx, request);
    const earlier = await findAnswer(tx, request);
    if (earlier === "keyUsedElsewhere") return undo(refuse("keyUsedElsewhere"));
    if (earlier) return undo({ ok: true, value: earlier.answer as Answer });
    return work(tx, today);
  });
}

function refuse<Reason extends string>(reason: Reason): Refused<Reason> {
  return { ok: false, reasons: [reason] };
}

const undo = <Value>(value: Value) => ({ keep: false, value });

/** Holds a track, opened first where the action may; or why it takes no writes. */
async function enterTrack(
  tx: Transaction<Tables>,
  key: YearKey,
  track: Track,
  { opensTrack }: ActionEntry,
): Promise<TrackNow | ActRefusal> {
  if (opensTrack) await openTrack(tx, key, track);
  const now = await holdTrack(tx, key, track);
  if (!now) return "yearNotStarted";
  if (now.state === "open") return now;
  return now.state === "closed" ? "trackClosed" : "trackNotOpened";
}
