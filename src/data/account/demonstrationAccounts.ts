import { sql } from "kysely";
import type { Database } from "../database/database.ts";

/** Whether this database is a demonstration: only there an account may sign in without a password. */
export async function isDemonstration(db: Database): Promise<boolean> {
  return (await db.selectFrom("demonstration").select("is_demonstration").executeTakeFirst()) !== undefined;
}

/** Whether anybody but the person who prepares the demonstration has worked here: an administration that is none of its own, an account, a line of the log. */
export async function holdsRealWork(db: Database, administrations: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from administration where administration_id <> all(${[...administrations]}::text[]))
      or exists (select from account where is_demonstration is null)
      or exists (select from audit where person <> 'dimostrazione') as found`.execute(db);
  return rows[0]!.found;
}

/** Makes this database a demonstration; the database itself refuses where anybody else has worked. */
export async function becomeDemonstration(tx: Database): Promise<void> {
  await tx.insertInto("demonstration").values({ is_demonstration: true }).execute();
}

/** The accounts of a demonstration, with who each is. */
export async function listDemonstrationAccounts(db: Database): Promise<{ readonly id: string; readonly name: string }[]> {
  return db
    .selectFrom("account")
    .select(["account_id as id", "name"])
    .where("is_demonstration", "is", true)
    .where("disabled_at", "is", null)
    .orderBy("name")
    .execute();
}
