import { type Sentences } from "../../domain/kernel/refusal.ts";
import type { Transaction } from "kysely";
import { ensureAdministration } from "../../data/organisation/administration.ts";
import { startYear, type TrackListed } from "../../data/cycle/cycleYear.ts";
import { insertDerogation } from "../../data/cycle/derogation.ts";
import { enterAct, type Entered, type Holding, leaveAct, type Request } from "../../data/request/enterAct.ts";
import type { Tables } from "../../data/schema.ts";
import { transact } from "../../data/database/transact.ts";
import type { Thing } from "../../domain/access/mayDo.ts";
import type { AccessRole } from "../../domain/access/accessRole.ts";
import { type Right, RIGHTS, type RightName } from "../../domain/access/rights.ts";
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
  PermitRefusal | "keyUsedElsewhere" | "keyTooOld" | "notFound" | "trackClosed" | "trackNotOpened" | "yearNotStarted";

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
  yearNotStarted: "Per quest'anno non c'è ancora nulla: prima si importa o si crea il piano.",
  keyUsedElsewhere: STANDING_REFUSALS.keyUsedElsewhere,
  keyTooOld: STANDING_REFUSALS.keyTooOld,
  notFound: STANDING_REFUSALS.notFound,
} satisfies Sentences<ActRefusal>;

/**
 * The one way to write. In one transaction it names person and administration to the database, answers a repeated request with the answer it already had,
 * holds the tracks, asks the table of rights, lets the command decide, and adds the audit line: two calls of the database around the command.
 * A refusal or an exception leaves no trace; deadlocks and lost connections are thrown, and the same key may be tried again.
 */
export function act<Answer extends Json, Reason extends string>(
  ambient: Ambient,
  action: Action,
  options: ActOptions,
  perform: (tx: Transaction<Tables>, circumstances: Circumstances) => Promise<Verdict<Deed<Answer>, Reason>>,
): Promise<Verdict<Answer, Reason | ActRefusal>> {
  const { startsYear = false, opensTrack: opens = false, track: usual }: ActionEntry = entryOf(action);
  const { track: main = usual, alsoTracks = [] } = options;
  const own = [main, ...alsoTracks];
  const track = { track: main, state: "open" } as const;
  return once<Answer, Reason | ActRefusal, Circumstances>({
    ...{ ambient, action, options, perform },
    holding: { year: ambient.year, own, asked: tracksAsked(action), opens },
    begin: async (tx, entered, enterAgain) => {
      const isNew = startsYear && entered.tracks.length === 0;
      if (isNew) await startYear(tx, ambient, main, options.administrationName);
      const { tracks } = isNew ? await enterAgain() : entered;
      if (tracks.length === 0) return refuse("yearNotStarted");
      const shut = own.map((name) => tracks.find((each) => each.track === name)?.state).find((state) => state !== "open");
      if (shut !== undefined) return refuse(shut === "closed" ? "trackClosed" : "trackNotOpened");
      const open = new Set(tracks.filter(({ state }) => state === "open").map((each) => each.track));
      return { ok: true, value: { circumstances: { today: entered.today, track }, open, track } };
    },
  });
}

/** The one way to write what belongs to no year and so waits for no track: the organisation. An unknown administration is refused, unless its name is told. */
export function actOutsideYears<Answer extends Json, Reason extends string>(
  ambient: Omit<Ambient, "year">,
  action: StandingAction,
  options: StandingOptions,
  perform: (tx: Transaction<Tables>, circumstances: Pick<Circumstances, "today">) => Promise<Verdict<Deed<Answer>, Reason>>,
): Promise<Verdict<Answer, Reason | StandingRefusal>> {
  return once<Answer, Reason | StandingRefusal, Pick<Circumstances, "today">>({
    ...{ ambient, action, options, perform },
    holding: {},
    begin: async (tx, { today, isKnown }) => {
      if (!isKnown && options.administrationName === undefined) return refuse("administrationUnknown");
      if (!isKnown) await ensureAdministration(tx, ambient.administration, options.administrationName!);
      return { ok: true, value: { circumstances: { today } } };
    },
  });
}

/** The one way to open or close a track: nobody writes in it meanwhile, and who was writing has finished. */
export function actOnTrack<Answer extends Json, Reason extends string>(
  ambient: Ambient,
  action: TrackAction,
  { track: name, ...options }: StandingOptions & { readonly track: Track },
  perform: (tx: Transaction<Tables>, circumstances: OnTrack) => Promise<Verdict<Deed<Answer>, Reason>>,
): Promise<Verdict<Answer, Reason | TrackActRefusal>> {
  return once<Answer, Reason | TrackActRefusal, OnTrack>({
    ...{ ambient, action, options, perform },
    holding: { year: ambient.year, own: [name], alone: true },
    begin: (_, { today, tracks: [track] }) =>
      Promise.resolve(track ? { ok: true, value: { circumstances: { today, track }, track } } : refuse("yearNotStarted")),
  });
}

/** What holds while a track is opened or closed: the day in Rome, and the track as it was. */
type OnTrack = { readonly today: CivilDate; readonly track: TrackListed };

/** Why a request is none that can be answered. */
type KeyRefusal = "keyUsedElsewhere" | "keyTooOld";

/** What each way to write has of its own. */
type Way<Answer extends Json, Reason extends string, Known> = {
  readonly ambient: Omit<Ambient, "year">;
  readonly action: RightName;
  readonly options: StandingOptions;
  readonly holding: Holding;
  /** Why nothing is done, whoever asks; or what the command is told, the tracks that are open, and the one of its line in the log. */
  readonly begin: (
    tx: Transaction<Tables>,
    entered: Entered,
    enterAgain: () => Promise<Entered>,
  ) => Promise<Verdict<{ readonly circumstances: Known; readonly open?: ReadonlySet<Track>; readonly track?: TrackNow }, Reason>>;
  readonly perform: (tx: Transaction<Tables>, circumstances: Known) => Promise<Verdict<Deed<Answer>, Reason>>;
};

/** One transaction, whose work is done once for each request: a repeated one has the answer it already had. */
function once<Answer extends Json, Reason extends string, Known>(
  way: Way<Answer, Reason, Known>,
): Promise<Verdict<Answer, Reason | KeyRefusal | PermitRefusal | "notFound">> {
  const { ambient, action, options, holding, begin, perform } = way;
  const { administration, actor } = ambient;
  const { idempotencyKey: key, contentHash, dryRun = false, draftAt } = options;
  const request: Request = { administration, key, person: actor.person, action, contentHash };
  return transact<Verdict<Answer, Reason | KeyRefusal | PermitRefusal | "notFound">>(ambient.db, async (tx) => {
    const enter = () => enterAct(tx, request, { capacity: actor.capacity, secondRoles: secondRolesOf(action) }, holding);
    const undone = <Value>(value: Value) => ({ keep: false, value });
    const entered = await enter();
    const { earlier, today, rights } = entered;
    if (typeof earlier === "string") return undone(refuse(earlier));
    if (earlier) return undone({ ok: true, value: earlier.answer as Answer } as const);
    const begun = await begin(tx, entered, enter);
    if (!begun.ok) return undone(begun);
    const { circumstances, open = new Set<Track>(), track } = begun.value;
    const thing = options.thing ? await options.thing(tx) : {};
    if (!thing) return undone(refuse("notFound"));
    const permission = permit({ action, thing, today, open, rights });
    if (!permission.ok) return undone(refuse(permission.why));
    const derogation = permission.derogatesFrom && { from: permission.derogatesFrom, reason: options.derogation?.trim() ?? "" };
    if (derogation?.reason === "") return undone(refuse("derogationNeedsReason"));
    const verdict = await perform(tx, circumstances);
    if (!verdict.ok) return undone(verdict);
    const { year = holding.year, ...deed } = verdict.value;
    const when = year === undefined ? {} : { year };
    if (derogation) {
      const { from: fromAction, reason } = derogation;
      await insertDerogation(tx, administration, { person: actor.person, action, fromAction, object: deed.object, reason, ...when });
    }
    await leaveAct(tx, request, { ...deed, ...when, track, draftAt });
    return { keep: !dryRun, value: { ok: true, value: deed.answer } };
  });
}

/** The tracks the rights to an action wait for: held with its own, so that none of them closes while it is asked. */
function tracksAsked(action: Action): Track[] {
  return RIGHTS[action].grants.flatMap(({ during = [] }) => during);
}

/** Who does an action that is the second step of a pair: whether there is another who could is asked. */
function secondRolesOf(action: RightName): readonly AccessRole[] | undefined {
  const { anotherPersonThan, grants }: Right = RIGHTS[action];
  return anotherPersonThan && grants.map(({ role }) => role);
}
