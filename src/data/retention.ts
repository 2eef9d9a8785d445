import { sql } from "kysely";
import type { RetentionClass } from "../domain/organization/retention.ts";
import type { Database } from "./database.ts";

/** A term an administration has set: how many days, who and when. */
export type RetentionTerm = { readonly class: RetentionClass; readonly days: number; readonly setBy: string; readonly setAt: Date };

/** The terms that hold in an administration: of each class the last that was set. */
export async function loadRetentionTerms(db: Database, administration: string): Promise<RetentionTerm[]> {
  return db
    .selectFrom("retention_term")
    .distinctOn("class")
    .select(["class", "days", "set_by as setBy", "set_at as setAt"])
    .where("administration_id", "=", administration)
    .orderBy("class")
    .orderBy("sequence", "desc")
    .execute();
}

/** Sets a term; those before stay, and hold no more. */
export async function insertRetentionTerm(
  tx: Database,
  administration: string,
  { class: of, days, setBy }: Omit<RetentionTerm, "setAt">,
): Promise<void> {
  await tx.insertInto("retention_term").values({ administration_id: administration, class: of, days, set_by: setBy }).execute();
}

/** Deletes what of a class is past the term; answers how many rows. Without a term, none. */
export async function deleteExpired(tx: Database, administration: string, of: RetentionClass): Promise<number> {
  const { rows } = await sql<{ deleted: bigint }>`select delete_expired(${administration}, ${of}) as deleted`.execute(tx);
  return Number(rows[0]!.deleted);
}
