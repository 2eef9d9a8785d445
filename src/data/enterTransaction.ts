import { sql } from "kysely";
import { civilDate } from "../domain/kernel/civilDate.ts";
import type { CivilDate } from "../domain/kernel/civilDate.ts";
import type { Database } from "./database.ts";
import type { Request } from "./idempotency.ts";

/**
 * Tells the database who is acting and for whom, until the transaction ends, and answers what day it is in Rome. Waits while another
 * transaction is busy with the same request, so that the second finds the answer of the first.
 */
export async function enterTransaction(tx: Database, { administration, key, person }: Request): Promise<CivilDate> {
  const { rows } = await sql<{ today: string }>`
    select
      set_config('app.person', ${person}, true),
      set_config('app.administration', ${administration}, true),
      pg_advisory_xact_lock(hashtextextended(${`${administration} ${key}`}, 0)),
      (now() at time zone 'Europe/Rome')::date as today`.execute(tx);
  return civilDate(rows[0]!.today);
}
