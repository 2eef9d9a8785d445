import { sql } from "kysely";
import { actText } from "../../domain/cycle/act.ts";
import type { Track } from "../../domain/cycle/track.ts";
import { type CivilDate, civilDate } from "../../domain/kernel/civilDate.ts";
import type { YearKey } from "./cycleYear.ts";
import type { Database } from "../database/database.ts";

/** A reopening that a person proposed (it. "riapertura"): of which track, by which act, why, until which day. */
export type NewReopening = {
  readonly track: Track;
  readonly act: string;
  readonly reason: string;
  readonly lastDay: CivilDate | null;
  readonly by: string;
  /** When the track had been closed by an act; null where its last day had passed. */
  readonly closedAt: Date | null;
};

/** A reopening as it stands. */
export type Reopening = {
  readonly id: bigint;
  readonly track: Track;
  readonly act: string;
  readonly reason: string;
  readonly lastDay: CivilDate | null;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly decision: "confirmed" | "refused" | null;
  readonly decidedBy: string | null;
};

/** Keeps a proposal; false when one of the same track waits already. */
export async function proposeReopening(tx: Database, { administration, year }: YearKey, reopening: NewReopening): Promise<boolean> {
  const { track, act, reason, lastDay, by, closedAt } = reopening;
  const row = await tx
    .insertInto("track_reopening")
    .values({
      administration_id: administration,
      year,
      track,
      act_id: act,
      reason,
      last_day: lastDay,
      proposed_by: by,
      closed_at: closedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("reopening_id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Decides a proposal; false when it is decided already. */
export async function decideReopening(
  tx: Database,
  { administration, year }: YearKey,
  id: bigint,
  { decision, by }: { readonly decision: "confirmed" | "refused"; readonly by: string },
): Promise<boolean> {
  const row = await tx
    .updateTable("track_reopening")
    .set({ decision, decided_by: by, decided_at: sql<Date>`now()` })
    .where("administration_id", "=", administration)
    .where("year", "=", year)
    .where("reopening_id", "=", id)
    .where("decision", "is", null)
    .returning("reopening_id")
    .executeTakeFirst();
  return row !== undefined;
}

/** The reopenings of a year, the latest first. */
export async function listReopenings(db: Database, { administration, year }: YearKey): Promise<Reopening[]> {
  const rows = await db
    .selectFrom("track_reopening as r")
    .innerJoin("act as a", (join) => join.onRef("a.administration_id", "=", "r.administration_id").onRef("a.act_id", "=", "r.act_id"))
    .select(["r.reopening_id as id", "r.track", "r.reason", "r.last_day", "r.proposed_by as proposedBy", "r.proposed_at as proposedAt"])
    .select(["r.decision", "r.decided_by as decidedBy", "a.organ", "a.number", "a.date"])
    .where("r.administration_id", "=", administration)
    .where("r.year", "=", year)
    .orderBy("r.reopening_id", "desc")
    .execute();
  return rows.map(({ organ, number, date, last_day, ...reopening }) => ({
    ...reopening,
    act: actText({ organ, number, date: civilDate(date) }),
    lastDay: last_day === null ? null : civilDate(last_day),
  }));
}
