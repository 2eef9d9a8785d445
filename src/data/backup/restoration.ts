import { sql } from "kysely";
import type { Database } from "../database/database.ts";

/** A restore of which it is not known yet what was erased after the copy. */
export type OpenRestoration = { readonly takenAt: Date; readonly restoredAt: Date };

/** The restore that keeps people out; undefined where there is none. */
export async function openRestoration(db: Database): Promise<OpenRestoration | undefined> {
  return db
    .selectFrom("restoration")
    .select(["taken_at as takenAt", "restored_at as restoredAt"])
    .where("settled_at", "is", null)
    .orderBy("taken_at")
    .limit(1)
    .executeTakeFirst();
}

/** How it is known that what was erased is erased: so many were done again from the list, or a person said why there were none. */
export type Settlement = { readonly redone: number } | { readonly reason: string };

/** Lets people in again. */
export async function settleRestorations(db: Database, settlement: Settlement): Promise<void> {
  await db
    .updateTable("restoration")
    .set({ settled_at: sql<Date>`now()`, ...settlement })
    .where("settled_at", "is", null)
    .execute();
}
