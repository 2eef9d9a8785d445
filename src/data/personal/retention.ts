import { sql } from "kysely";
import type { RetentionClass } from "../../domain/organisation/retention.ts";
import type { Database } from "../database/database.ts";

/** A term an administration has set: how many days, who and when; and from when it holds, a day after. */
export type RetentionTerm = {
  readonly class: RetentionClass;
  readonly days: number;
  readonly setBy: string;
  readonly setAt: Date;
  readonly holdsFrom: Date;
  readonly isInForce: boolean;
};

/** The terms of an administration that count: of each class the last in force, then those set after it, which wait (0021_closed_doors.sql). */
export async function loadRetentionTerms(db: Database, administration: string): Promise<RetentionTerm[]> {
  const { rows } = await sql<RetentionTerm>`
    with term as (
      select class, sequence, days, set_by, set_at, set_at + interval '1 day' as holds_from, set_at <= now() - interval '1 day' as is_in_force
      from retention_term where administration_id = ${administration}
    )
    select class, days, set_by as "setBy", set_at as "setAt", holds_from as "holdsFrom", is_in_force as "isInForce"
    from term
    where not exists (select from term later where later.class = term.class and later.sequence > term.sequence and later.is_in_force)
    order by class, sequence`.execute(db);
  return rows;
}

/** Sets a term; those before stay, and hold until it comes into force. */
export async function insertRetentionTerm(
  tx: Database,
  administration: string,
  { class: of, days, setBy }: Pick<RetentionTerm, "class" | "days" | "setBy">,
): Promise<void> {
  await tx.insertInto("retention_term").values({ administration_id: administration, class: of, days, set_by: setBy }).execute();
}

/** How many lines of the log lose their content in one deletion: the person who deletes asks again while it is so many. */
export const LOG_LINES_AT_A_TIME = 1000;

/** Deletes what of a class is past the term in force; answers how many rows. Without a term, none. */
export async function deleteExpired(tx: Database, administration: string, of: RetentionClass): Promise<number> {
  const { rows } = await sql<{ deleted: bigint }>`select delete_expired(${administration}, ${of}) as deleted`.execute(tx);
  return Number(rows[0]!.deleted);
}

/** How many rows of a class are past the term in force. */
export async function countExpired(tx: Database, administration: string, of: RetentionClass): Promise<number> {
  const { rows } = await sql<{ past: bigint }>`select count_expired(${administration}, ${of}) as past`.execute(tx);
  return Number(rows[0]!.past);
}
