import { sql } from "kysely";
import type { Database } from "../database/database.ts";

/** A line of the log as people read it: what was written stays in it, and is for the person who may read all. */
export type Operation = {
  readonly sequence: bigint;
  readonly recordedAt: Date;
  readonly person: string;
  readonly action: string;
  readonly object: string;
  readonly year: number | null;
  /** Null where it was erased. */
  readonly content: string | null;
};

/** The latest lines of an administration's log that the person of this transaction may see, before one of them; of one person where it is told. */
export async function listOperations(
  db: Database,
  administration: string,
  { before, of, limit }: { readonly before?: bigint; readonly of?: string; readonly limit: number },
): Promise<Operation[]> {
  const { rows } = await sql<Operation>`
    select sequence, recorded_at as "recordedAt", person, action, object, year, content
    from audit
    where administration_id = ${administration} and (${before ?? null}::bigint is null or sequence < ${before ?? null}::bigint)
      and (${of ?? null}::text is null or person = ${of ?? null}::text)
    order by sequence desc limit ${limit}`.execute(db);
  return rows;
}
