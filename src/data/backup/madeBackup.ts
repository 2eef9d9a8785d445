import { sql } from "kysely";
import type { Database } from "../database/database.ts";

/** A copy that came out well: of which instant, where it was written, and when it was whole. */
export type MadeBackup = {
  readonly takenAt: Date;
  readonly finishedAt: Date;
  readonly file: string;
  readonly bytes: bigint;
  readonly isEncrypted: boolean;
};

/** Remembers a copy that is whole. */
export async function recordBackup(
  db: Database,
  { takenAt, file, bytes, sha256, isEncrypted }: Omit<MadeBackup, "finishedAt"> & { readonly sha256: Buffer },
): Promise<void> {
  await db.insertInto("backup").values({ taken_at: takenAt, file, bytes, sha256, is_encrypted: isEncrypted }).execute();
}

/** The last copy that came out well since this installation is there: those made before a restore are of another. Undefined where there is none. */
export async function lastBackup(db: Database): Promise<MadeBackup | undefined> {
  return db
    .selectFrom("backup")
    .select(["taken_at as takenAt", "finished_at as finishedAt", "file", "bytes", "is_encrypted as isEncrypted"])
    .where("finished_at", ">", (eb) =>
      eb.fn.coalesce(
        eb.selectFrom("restoration").select((of) => of.fn.max("restored_at").as("restored")),
        sql<Date>`'-infinity'::timestamptz`,
      ),
    )
    .orderBy("taken_at", "desc")
    .limit(1)
    .executeTakeFirst();
}
