import { sql } from "kysely";
import { type CivilDate, civilDate } from "../../domain/kernel/civilDate.ts";
import type { Database } from "./database.ts";

/** The version of the server ("18.4"), and what day it is in Rome by its clock. */
export async function readServerVersion(db: Database): Promise<{ readonly version: string; readonly today: CivilDate }> {
  const { rows } = await sql<{ version: string; today: string }>`
    select split_part(current_setting('server_version'), ' ', 1) as version, (now() at time zone 'Europe/Rome')::date::text as today`.execute(
    db,
  );
  const { version, today } = rows[0]!;
  return { version, today: civilDate(today) };
}
