import { sql } from "kysely";
import { type CivilDate, civilDate } from "../../domain/kernel/civilDate.ts";
import { TRACKS, trackState } from "../../domain/cycle/track.ts";
import type { Track, TrackNow } from "../../domain/cycle/track.ts";
import type { Database } from "../database/database.ts";
import { ensureAdministration } from "../organisation/administration.ts";

/** A year of an administration: the key that most tables begin with. */
export type YearKey = { readonly administration: string; readonly year: number };

/**
 * Makes administration, year and tracks where they are missing, and opens the given track of a new year. Without a name an unknown
 * administration is not made, and then neither are year and tracks.
 */
export async function startYear(tx: Database, { administration, year }: YearKey, track: Track, name: string | undefined): Promise<void> {
  if (name !== undefined) await ensureAdministration(tx, administration, name);
  await sql`
    insert into year (administration_id, year)
    select administration_id, ${year} from administration where administration_id = ${administration}
    on conflict do nothing`.execute(tx);
  await sql`
    insert into track (administration_id, year, track, opened_at)
    select administration_id, year, name, case when name = ${track} then now() end
    from year, unnest(${[...TRACKS]}::text[]) as name
    where administration_id = ${administration} and year = ${year}
    on conflict do nothing`.execute(tx);
}

/** Opens a track that was never opened. One that is closed stays so. */
export async function openTrack(tx: Database, { administration, year }: YearKey, track: Track): Promise<void> {
  await tx
    .updateTable("track")
    .set({ opened_at: sql<Date>`now()` })
    .where("administration_id", "=", administration)
    .where("year", "=", year)
    .where("track", "=", track)
    .where("opened_at", "is", null)
    .execute();
}

/**
 * Holds tracks as they are until the transaction ends: others may write in them too, nobody can close them. Waits for a closing under way, or one that
 * was asked before, and then sees it; whether the last day is over is asked after that wait. Empty when the year was never started.
 */
export async function holdTracks(tx: Database, key: YearKey, tracks: readonly Track[]): Promise<ReadonlyMap<Track, TrackNow>> {
  const { administration, year } = key;
  await sql`
    select pg_advisory_xact_lock_shared(hashtextextended(name, 0)) from (
      select unnest(${tracks.map((track) => queueOf(key, track))}::text[]) as name order by name
    ) as queues`.execute(tx);
  await tx
    .selectFrom("track")
    .select("track")
    .where("administration_id", "=", administration)
    .where("year", "=", year)
    .where("track", "in", tracks)
    .orderBy("track")
    .forShare()
    .execute();
  return new Map(
    (await readTracks(tx, key)).filter(({ track }) => tracks.includes(track)).map(({ track, state }) => [track, { track, state }]),
  );
}

/**
 * The queue before a track. Who shares a row never waits for who wants it alone, so that a closing would wait for as long as people write; in a queue each
 * waits for who came before. Queues are entered in order of name, so that nobody waits in a circle.
 */
function queueOf({ administration, year }: YearKey, track: Track): string {
  return `track ${administration} ${String(year)} ${track}`;
}

/** Holds a track alone until the transaction ends: it waits for the person who is writing in it, and nobody writes meanwhile. */
export async function holdTrackAlone(tx: Database, key: YearKey, track: Track): Promise<TrackListed | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${queueOf(key, track)}, 0))`.execute(tx);
  await tx
    .selectFrom("track")
    .select("track")
    .where("administration_id", "=", key.administration)
    .where("year", "=", key.year)
    .where("track", "=", track)
    .forUpdate()
    .execute();
  return (await readTracks(tx, key)).find((each) => each.track === track);
}

/** A track as the office sees it: when it opened and closed, and its last day. */
export type TrackListed = TrackNow & { readonly openedAt: Date | null; readonly closedAt: Date | null; readonly lastDay: CivilDate | null };

/** The tracks of a year as they stand at this moment, in their order. */
export async function readTracks(db: Database, { administration, year }: YearKey): Promise<TrackListed[]> {
  const rows = await db
    .selectFrom("track")
    .select(["track", "opened_at", "closed_at", "last_day"])
    .select(sql<boolean>`track_takes_writes(opened_at, closed_at, last_day, clock_timestamp())`.as("takes_writes"))
    .where("administration_id", "=", administration)
    .where("year", "=", year)
    .execute();
  const listed = rows.map(({ track, opened_at: openedAt, closed_at: closedAt, last_day, takes_writes: takesWrites }) => ({
    track,
    state: trackState({ isOpened: openedAt !== null, takesWrites }),
    openedAt,
    closedAt,
    lastDay: last_day === null ? null : civilDate(last_day),
  }));
  return listed.toSorted((a, b) => TRACKS.indexOf(a.track) - TRACKS.indexOf(b.track));
}

/** The days of the acts that opened and closed a track, as far as acts did; not of one dated in days to come, by a clock that was ahead. */
export async function daysOfTrackActs(
  db: Database,
  { administration, year }: YearKey,
  track: Track,
): Promise<{ readonly opened?: CivilDate; readonly closed?: CivilDate }> {
  const { rows } = await sql<{ opened: string | null; closed: string | null }>`
    select case when o.date <= rome_day(now()) then o.date::text end as opened, case when c.date <= rome_day(now()) then c.date::text end as closed
    from track t
      left join act o on o.administration_id = t.administration_id and o.act_id = t.opened_by_act
      left join act c on c.administration_id = t.administration_id and c.act_id = t.closed_by_act
    where t.administration_id = ${administration} and t.year = ${year} and t.track = ${track}`.execute(db);
  const { opened = null, closed = null } = rows[0] ?? {};
  return { ...(opened !== null && { opened: civilDate(opened) }), ...(closed !== null && { closed: civilDate(closed) }) };
}

/** When a track opens and closes; what is left out stays as it was. */
export type TrackChange = {
  readonly opens?: { readonly act: string | null };
  readonly closes?: { readonly act: string };
  readonly lastDay?: CivilDate | null;
  /** The track takes writes again. When it had been closed stays in the reopening. */
  readonly reopens?: true;
};

/** Changes a track that is held alone. */
export async function changeTrack(tx: Database, { administration, year }: YearKey, track: Track, change: TrackChange): Promise<void> {
  const { opens, closes, lastDay, reopens } = change;
  await tx
    .updateTable("track")
    .set({
      ...(opens && { opened_at: sql<Date>`clock_timestamp()`, opened_by_act: opens.act }),
      ...(closes && { closed_at: sql<Date>`clock_timestamp()`, closed_by_act: closes.act }),
      ...(reopens && { closed_at: null, closed_by_act: null }),
      ...(lastDay !== undefined && { last_day: lastDay }),
    })
    .where("administration_id", "=", administration)
    .where("year", "=", year)
    .where("track", "=", track)
    .execute();
}

/** The revision of a year, held until the transaction ends: no other act of this year can finish meanwhile. Hold the track first. */
export async function holdRevision(tx: Database, { administration, year }: YearKey): Promise<bigint | undefined> {
  const row = await tx
    .selectFrom("year")
    .select("revision")
    .where("administration_id", "=", administration)
    .where("year", "=", year)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row?.revision;
}

/** Raises the revision of a year by one. The last thing an act does: it makes the acts of one year finish one after the other. */
export async function raiseRevision(tx: Database, { administration, year }: YearKey): Promise<void> {
  await tx
    .updateTable("year")
    .set({ revision: sql`revision + 1` })
    .where("administration_id", "=", administration)
    .where("year", "=", year)
    .execute();
}
