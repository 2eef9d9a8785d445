import { sql } from "kysely";
import { type CivilDate, civilDate } from "../../domain/kernel/civilDate.ts";
import type { Database } from "../database/database.ts";

/**
 * Something that was erased or taken back, and must not come back with an older copy: the data of a person (`code` is theirs), the content of a withdrawn
 * publication, or a publication that was withdrawn (`code` is year and number, "2023/2").
 */
export type ErasedThing = {
  readonly what: "person" | "content" | "withdrawal";
  readonly administration: string;
  readonly code: string;
  readonly day: CivilDate;
};

/** All that was ever erased or taken back, the oldest first. */
export async function listErased(db: Database): Promise<ErasedThing[]> {
  const { rows } = await sql<Omit<ErasedThing, "day"> & { day: string }>`
    select what, administration, code, (at at time zone 'Europe/Rome')::date as day from (
      select 'person' as what, administration_id as administration, person as code, executed_at as at from erasure_request where executed_at is not null
      union all
      select 'withdrawal', administration_id, year || '/' || number, withdrawn_at from publication where state = 'withdrawn'
      union all
      select 'content', administration_id, year || '/' || number, erased_at from publication where erased_at is not null
    ) as erased order by at, what, administration, code`.execute(db);
  return rows.map((row) => ({ ...row, day: civilDate(row.day) }));
}
