import { sql } from "kysely";
import type { Database } from "./database.ts";
import { DatabaseRefused } from "./databaseRefused.ts";

/** Where an installation last said it is, since when, and why if it took the place of another. */
export type Settled = { readonly place: string; readonly settledAt: Date; readonly reason: string | null };

/** Where this installation last said it is; undefined for one that never said it. */
export function lastSettled(db: Database): Promise<Settled | undefined> {
  const newestFirst = db.selectFrom("installation").select(["place", "settled_at as settledAt", "reason"]).orderBy("settled", "desc");
  return newestFirst.limit(1).executeTakeFirst();
}

/** Says that this installation is here from now on. */
export async function settle(db: Database, place: string, reason?: string): Promise<void> {
  await db
    .insertInto("installation")
    .values({ place, reason: reason ?? null })
    .execute();
}

/** What tells this database from a copy of it on this server or another: the number of the server and its own. Throws DatabaseRefused where it may not be asked. */
export async function placeOnServer(db: Database): Promise<string> {
  try {
    const { rows } = await sql<{ server: string; database: string }>`
      select system_identifier::text as server, (select oid::text from pg_database where datname = current_database()) as database
      from pg_control_system()`.execute(db);
    return `server ${rows[0]!.server}, base dati ${rows[0]!.database}`;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "42501")) throw error;
    throw new DatabaseRefused(
      "Il ruolo indicato in DATABASE_URL non può chiedere il numero del server: chi lo amministra scriva «grant execute on function pg_control_system() to traguardo_app».",
    );
  }
}
