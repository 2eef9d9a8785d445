import { sql } from "kysely";
import type { Database } from "./database.ts";

/** What can bear a moment in days to come, if a clock was ahead when it was written. */
export type AheadKind = "logLines" | "tracks" | "mails";

/** How many of a kind lie ahead of now, and how far the farthest. */
export type Ahead = { readonly kind: AheadKind; readonly count: number; readonly until: Date };

/** How many of the last lines of the log are looked at. */
const LAST_LINES = 10_000;

/** What bears a moment more than a minute ahead of the database's clock, of the last lines of the log and of what people see with its hour. */
export async function momentsAhead(db: Database): Promise<Ahead[]> {
  const { rows } = await sql<Ahead>`
    with moments (kind, at) as (
      select 'logLines', recorded_at from (select recorded_at from audit order by sequence desc limit ${LAST_LINES}) as last
      union all select 'tracks', greatest(opened_at, closed_at) from track
      union all select 'mails', queued_at from mail where state in ('waiting', 'sending')
    )
    select kind, count(*)::int as count, max(at) as until from moments
    where at > clock_timestamp() + interval '1 minute' group by kind order by kind`.execute(db);
  return rows;
}
