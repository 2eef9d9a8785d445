import { sql } from "kysely";
import { type CivilDate, civilDate } from "../../domain/kernel/civilDate.ts";
import type { Database } from "../database/database.ts";

/**
 * Something that was erased or taken back, and must not come back with an older copy: the data of a person (`code` is theirs), the content of a withdrawn
 * publication, or a publication that was withdrawn (`code` is year, number and the beginning of its hash, "2023/2/1f2e3d4c5b6a": another may get that number).
 */
export type ErasedThing = {
  readonly what: "person" | "content" | "withdrawal";
  readonly administration: string;
  readonly code: string;
  readonly day: CivilDate;
};

/** By what a thing that was erased is known: it is erased once. */
export const nameOf = ({ what, administration, code }: ErasedThing): string => `${what} ${administration} ${code}`;

/** All that was ever erased or taken back, the oldest first. */
export async function listErased(db: Database): Promise<ErasedThing[]> {
  const { rows } = await sql<Omit<ErasedThing, "day"> & { day: string }>`
    select what, administration, code, (at at time zone 'Europe/Rome')::date as day from (
      select 'person' as what, administration_id as administration, person as code, executed_at as at from erasure_request where executed_at is not null
      union all
      select 'withdrawal', administration_id, year || '/' || number || '/' || left(encode(sha256, 'hex'), 12), withdrawn_at from publication where state = 'withdrawn'
      union all
      select 'content', administration_id, year || '/' || number || '/' || left(encode(sha256, 'hex'), 12), erased_at from publication where erased_at is not null
    ) as erased order by at, what, administration, code`.execute(db);
  return rows.map((row) => ({ ...row, day: civilDate(row.day) }));
}
