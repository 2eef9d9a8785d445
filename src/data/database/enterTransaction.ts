import { sql } from "kysely";
import { civilDate } from "../../domain/kernel/civilDate.ts";
import type { CivilDate } from "../../domain/kernel/civilDate.ts";
import type { Database } from "./database.ts";
import type { Request } from "../request/idempotency.ts";

/** Who acts in a transaction, for whom; in which capacity, where it is not that of the pool. */
export type Acting = { readonly administration: string; readonly person: string; readonly capacity?: "signedIn" | "commandLine" };

/** Tells the database who is acting and for whom, until the transaction ends, and answers what day it is in Rome. */
export async function nameActor(tx: Database, acting: Acting): Promise<CivilDate> {
  const { rows } = await sql<{ today: string }>`select ${naming(acting)}`.execute(tx);
  return civilDate(rows[0]!.today);
}

/** Enters the transaction of a request. It waits while another transaction is busy with that request, so that the second finds the answer of the first. */
export async function enterTransaction(tx: Database, request: Request & Pick<Acting, "capacity">): Promise<CivilDate> {
  const { rows } = await sql<{ today: string }>`
    select ${naming(request)}, pg_advisory_xact_lock(hashtextextended(${`${request.administration} ${request.key}`}, 0))`.execute(tx);
  return civilDate(rows[0]!.today);
}

function naming({ administration, person, capacity }: Acting) {
  return sql`
    set_config('app.person', ${person}, true),
    set_config('app.administration', ${administration}, true),
    set_config('app.capacity', coalesce(${capacity ?? null}, current_setting('app.capacity', true), ''), true),
    rome_day(now()) as today`;
}
