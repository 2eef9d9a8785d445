import { sql } from "kysely";
import type { Database, PublishedDatabase } from "../database/database.ts";

/**
 * What the public would read if what is prepared were released, as the person named to the database may see it: until the transaction of `tx` ends, which reads
 * nothing else afterwards.
 */
export async function previewedIn(tx: Database): Promise<PublishedDatabase> {
  await sql`set local search_path = preview, pg_catalog`.execute(tx);
  return tx as unknown as PublishedDatabase;
}
