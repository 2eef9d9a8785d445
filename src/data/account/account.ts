import { sql } from "kysely";
import { asAccount, asAccountOfMail } from "./asAccount.ts";
import type { Database } from "../database/database.ts";
import type { AccountEvent } from "./accountTables.ts";

/** Who may sign in, as a list of accounts tells it. */
export type AccountListed = {
  readonly id: string;
  readonly mail: string;
  readonly name: string;
  readonly hasPassword: boolean;
  readonly isDisabled: boolean;
  readonly isDemonstration: boolean;
};

/** One account, with its secret. Without a password hash the invitation was not taken up yet; in a demonstration there never is one. */
export type Account = AccountListed & { readonly passwordHash: string | null };

/** Who an account is in an administration. */
export type AccountPerson = { readonly administration: string; readonly administrationName: string; readonly person: string };

/** The account with this mail, however it is capitalised. */
export async function findAccountByMail(db: Database, mail: string): Promise<Account | undefined> {
  return asAccountOfMail(db, mail, namedAccount);
}

/** The account of this id. */
export async function findAccount(db: Database, id: string): Promise<Account | undefined> {
  return asAccount(db, id, namedAccount);
}

async function namedAccount(tx: Database): Promise<Account | undefined> {
  const row = await accounts(tx)
    .select(sql<string | null>`own_password_hash()`.as("passwordHash"))
    .where("account_id", "=", sql<string>`app_account()`)
    .executeTakeFirst();
  return row && { ...accountOf(row), passwordHash: row.passwordHash };
}

/** Keeps an account from being changed by anybody else until the end of the transaction. */
export async function lockAccount(tx: Database, id: string): Promise<void> {
  await tx.selectFrom("account").select("account_id").where("account_id", "=", id).forUpdate().executeTakeFirst();
}

/** Every account, by mail. */
export async function listAccounts(db: Database): Promise<AccountListed[]> {
  return (
    await accounts(db)
      .orderBy(sql`lower(mail)`)
      .execute()
  ).map(accountOf);
}

function accounts(db: Database) {
  return db.selectFrom("account").select(["account_id", "mail", "name", "password_changed_at", "disabled_at", "is_demonstration"]);
}

type Row = Awaited<ReturnType<ReturnType<typeof accounts>["executeTakeFirstOrThrow"]>>;

function accountOf({ account_id: id, mail, name, password_changed_at, disabled_at, is_demonstration }: Row): AccountListed {
  return {
    id,
    mail,
    name,
    hasPassword: password_changed_at !== null,
    isDisabled: disabled_at !== null,
    isDemonstration: is_demonstration === true,
  };
}

/** Adds an account; undefined when its mail has one already. */
export async function insertAccount(
  tx: Database,
  account: { readonly mail: string; readonly name: string; readonly isDemonstration?: true },
): Promise<string | undefined> {
  const { mail, name, isDemonstration = null } = account;
  const row = await tx
    .insertInto("account")
    .values({ mail, name, is_demonstration: isDemonstration })
    .onConflict((conflict) => conflict.expression(sql`lower(mail)`).doNothing())
    .returning("account_id")
    .executeTakeFirst();
  return row?.account_id;
}

/** Says who an account is in an administration; false when either has been said already. */
export async function linkPerson(tx: Database, id: string, administration: string, person: string): Promise<boolean> {
  const row = await tx
    .insertInto("account_person")
    .values({ administration_id: administration, account_id: id, person })
    .onConflict((conflict) => conflict.doNothing())
    .returning("person")
    .executeTakeFirst();
  return row !== undefined;
}

/** Who an account is, in each administration. */
export async function personsOf(db: Database, id: string): Promise<AccountPerson[]> {
  return db
    .selectFrom("account_person")
    .innerJoin("administration", "administration.administration_id", "account_person.administration_id")
    .select(["administration.administration_id as administration", "administration.name as administrationName", "person"])
    .where("account_id", "=", id)
    .orderBy("administration.name")
    .execute();
}

/** The highest number that a session, of anybody, has had. */
export const lastSessionNumber = sql<bigint>`coalesce(pg_sequence_last_value(pg_get_serial_sequence('session', 'session_id')::regclass), 0)`;

/** Changes the password: every session begun before ends with it, told by its number, whatever the clock said. */
export async function setPassword(tx: Database, id: string, hash: string): Promise<void> {
  await tx
    .updateTable("account")
    .set({ password_hash: hash, password_changed_at: sql<Date>`now()`, password_session: lastSessionNumber })
    .where("account_id", "=", id)
    .execute();
}

/** Closes an account, or opens it again. */
export async function setDisabled(tx: Database, id: string, isDisabled: boolean): Promise<void> {
  await tx
    .updateTable("account")
    .set({ disabled_at: isDisabled ? sql<Date>`now()` : null })
    .where("account_id", "=", id)
    .execute();
}

/** Adds to what is kept of an account. */
export async function recordEvent(tx: Database, id: string, event: AccountEvent): Promise<void> {
  await tx.insertInto("account_event").values({ account_id: id, event }).execute();
}
