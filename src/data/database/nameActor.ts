import { sql } from "kysely";
import { civilDate } from "../../domain/kernel/civilDate.ts";
import type { CivilDate } from "../../domain/kernel/civilDate.ts";
import type { Database } from "./database.ts";

/** Who acts in a transaction, for whom; in which capacity, where it is not that of the pool. */
export type Acting = { readonly administration: string; readonly person: string; readonly capacity?: "signedIn" | "commandLine" };

/** Tells the database who is acting and for whom, until the transaction ends, and answers what day it is in Rome. */
export async function nameActor(tx: Database, { administration, person, capacity }: Acting): Promise<CivilDate> {
  const { rows } = await sql<{ today: string }>`
    select
      set_config('app.person', ${person}, true),
      set_config('app.administration', ${administration}, true),
      set_config('app.capacity', coalesce(${capacity ?? null}, current_setting('app.capacity', true), ''), true),
      rome_day(now()) as today`.execute(tx);
  return civilDate(rows[0]!.today);
}
