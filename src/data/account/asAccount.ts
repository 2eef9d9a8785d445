import { sql } from "kysely";
import type { Database } from "../database/database.ts";

/**
 * Does work while the database knows which account it is about: of second factor, recovery codes, passkeys and the hash of the password it shows those of
 * that account alone (0021_closed_doors.sql). Where there is no transaction yet, in one of its own.
 */
export async function asAccount<Value>(db: Database, accountId: string, work: (tx: Database) => Promise<Value>): Promise<Value> {
  if (!db.isTransaction) return db.transaction().execute((tx) => asAccount(tx, accountId, work));
  await nameAccount(db, accountId);
  return work(db);
}

/** Works as the account of a mail, however it is capitalised. Where there is no such account the statements are as many, so that time does not tell. */
export async function asAccountOfMail<Value>(db: Database, mail: string, work: (tx: Database) => Promise<Value>): Promise<Value> {
  if (!db.isTransaction) return db.transaction().execute((tx) => asAccountOfMail(tx, mail, work));
  const found = sql`(select account_id::text from account where lower(mail) = ${mail.toLowerCase()})`;
  await sql`select set_config('app.account', coalesce(${found}, ''), true)`.execute(db);
  return work(db);
}

/** Tells the database which account a transaction is about, until it ends. */
export async function nameAccount(tx: Database, accountId: string): Promise<void> {
  await sql`select set_config('app.account', ${accountId}, true)`.execute(tx);
}
