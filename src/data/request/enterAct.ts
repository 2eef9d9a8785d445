import { sql } from "kysely";
import type { AccessRole } from "../../domain/access/accessRole.ts";
import type { Subject } from "../../domain/access/mayDo.ts";
import type { Track, TrackNow } from "../../domain/cycle/track.ts";
import { type CivilDate, civilDate } from "../../domain/kernel/civilDate.ts";
import type { Json } from "../../domain/kernel/json.ts";
import { type RightsFacts, subjectOf } from "../access/subject.ts";
import type { Database } from "../database/database.ts";
import { type AuditLine, committed } from "../log/auditLog.ts";
import { drawnAt } from "./requestKey.ts";
import { type TrackListed, type TrackRow, tracksListed } from "../cycle/cycleYear.ts";

/** A request that may arrive twice: its key, who asked what action with it, and the SHA-256 of the rest of what was asked, where it could differ. */
export type Request = {
  readonly administration: string;
  readonly key: string;
  readonly person: string;
  readonly action: string;
  readonly contentHash?: Buffer | undefined;
};

/** What an act holds of a year: the tracks it writes in, which it may open, and those its rights wait for; or one track alone, to open or close it. */
export type Holding = {
  readonly year?: number;
  readonly own?: readonly Track[];
  readonly asked?: readonly Track[];
  readonly alone?: boolean;
  readonly opens?: boolean;
};

/** Who asks, in which capacity; and which roles do the second step, where the action is the second of a pair. */
export type Asking = { readonly capacity: "signedIn" | "commandLine"; readonly secondRoles?: readonly AccessRole[] | undefined };

/** What the table of rights asks about a person who signed in, as it was once every wait was over. */
export type Rights = { readonly subject: Subject; readonly readsOnly: boolean; readonly hasSecondPerson: boolean };

/** What holds in an act from its beginning. */
export type Entered = {
  readonly today: CivilDate;
  /** The answer already given to this request; or why it is none that can be answered. */
  readonly earlier: { readonly answer: Json } | "keyUsedElsewhere" | "keyTooOld" | undefined;
  /** Whether the administration is there, of an act outside years. */
  readonly isKnown: boolean;
  /** The tracks it holds; empty when the year was never started. */
  readonly tracks: readonly TrackListed[];
  /** Absent for the command line, which may do everything. */
  readonly rights?: Rights;
};

type Row = {
  readonly today: string;
  readonly earlier: "answered" | "keyUsedElsewhere" | "keyTooOld" | null;
  readonly answer: Json;
  readonly is_known: boolean | null;
  readonly tracks: readonly TrackRow[] | null;
  readonly reads_only: boolean | null;
  readonly has_second_person: boolean | null;
  readonly facts: RightsFacts | null;
};

/**
 * Begins an act. Waits while another transaction is busy with the same request, so that the second finds the answer of the first; and holds tracks until the
 * transaction ends: others may write in them too, nobody can close them. It waits for a closing under way, or one that was asked before, and then sees it.
 */
export async function enterAct(tx: Database, request: Request, asking: Asking, holding: Holding): Promise<Entered> {
  const { administration, key, person, action, contentHash = null } = request;
  const { year = null, own = [], asked = [], alone = false, opens = false } = holding;
  const { rows } = await sql<Row>`
    select * from enter_act(${administration}, ${person}, ${asking.capacity}, ${key}, ${drawnAt(key) ?? null}, ${action}, ${contentHash},
      ${year}, ${[...own]}, ${[...asked]}, ${alone}, ${opens}, ${asking.secondRoles ?? null})`.execute(tx);
  const { today, earlier, answer, is_known: isKnown, tracks, facts, reads_only: readsOnly, has_second_person: hasSecondPerson } = rows[0]!;
  return {
    today: civilDate(today),
    earlier: earlier === "answered" ? { answer } : (earlier ?? undefined),
    isKnown: isKnown === true,
    tracks: tracksListed(tracks ?? []),
    ...(facts && {
      rights: { subject: subjectOf(person, facts), readsOnly: readsOnly === true, hasSecondPerson: hasSecondPerson === true },
    }),
  };
}

/** What an act leaves: its audit line and its answer; and the address of the form that asked it, of which nothing is left for later. */
export type Leaving = Pick<AuditLine, "object" | "content" | "year"> & {
  readonly track?: TrackNow | undefined;
  readonly answer: Json;
  readonly draftAt?: string | undefined;
};

/** Ends an act: adds its audit line, and keeps the answer for when the request arrives again: as long as its key holds; one with a name of its own, always. */
export async function leaveAct(tx: Database, request: Request, leaving: Leaving): Promise<void> {
  const { administration, key, person, action, contentHash = null } = request;
  const { object, year = null, track, answer, draftAt = null } = leaving;
  const { salt, content, commitment } = committed(leaving.content);
  await sql`
    select leave_act(${administration}, ${person}, ${key}, ${drawnAt(key) ?? null}, ${action}, ${contentHash}, ${JSON.stringify(answer)},
      ${object}, ${year}, ${track?.track ?? null}, ${track?.state ?? null}, ${salt}, ${content}, ${commitment}, ${draftAt})`.execute(tx);
}
