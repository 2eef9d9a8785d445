import { sql } from "kysely";
import type { Database } from "./database.ts";

/** What the database's clock says, and when the last line of the log says it was written; milliseconds since 1970. */
export type ClockReading = { readonly now: number; readonly lastWritten: number | undefined };

/** Reads the database's clock, which decides of every deadline, beside the last line of the log. */
export async function readDatabaseClock(db: Database): Promise<ClockReading> {
  const { rows } = await sql<{ now: Date; lastWritten: Date | null }>`
    select clock_timestamp() as now, (select recorded_at from audit order by sequence desc limit 1) as "lastWritten"`.execute(db);
  const { now, lastWritten } = rows[0]!;
  return { now: now.getTime(), lastWritten: lastWritten?.getTime() };
}
