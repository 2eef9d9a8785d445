import { sql } from "kysely";
import type { Database } from "../database/database.ts";

/**
 * Takes one of the `most` requests that a subject, known by a keyed hash of 32 bytes, may make in `seconds`, whatever the instance it asks. False when
 * there are no more: those refused count for nothing.
 */
export async function takeRequest(
  db: Database,
  subject: Buffer,
  { most, seconds }: { readonly most: number; readonly seconds: number },
): Promise<boolean> {
  const { rows } = await sql<{
    taken: boolean;
  }>`select take_request(${subject}, ${most}, make_interval(secs => ${seconds})) as taken`.execute(db);
  return rows[0]!.taken;
}
