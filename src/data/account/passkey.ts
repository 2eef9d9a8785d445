import { sql } from "kysely";
import { asAccount } from "./asAccount.ts";
import type { Database } from "../database/database.ts";

/** How long a person may take to answer a challenge. */
const CHALLENGE_MINUTES = 10;

/** A passkey as its owner sees it. */
export type PasskeyListed = { readonly id: bigint; readonly name: string; readonly createdAt: Date; readonly lastUsedAt: Date | null };

/** A passkey as its signature is checked. */
export type Passkey = { readonly id: bigint; readonly credentialId: string; readonly publicKey: Buffer; readonly counter: bigint };

export type ChallengePurpose = "registration" | "assertion";

/** The passkeys of an account, the oldest first. */
export async function listPasskeys(db: Database, accountId: string): Promise<(PasskeyListed & { readonly credentialId: string })[]> {
  return asAccount(db, accountId, (own) =>
    inForce(own, accountId)
      .select(["passkey_id as id", "name", "created_at as createdAt", "last_used_at as lastUsedAt", "credential_id as credentialId"])
      .orderBy("passkey_id")
      .execute(),
  );
}

/** A passkey of an account. */
export async function findPasskey(db: Database, accountId: string, credentialId: string): Promise<Passkey | undefined> {
  return asAccount(db, accountId, (own) =>
    inForce(own, accountId)
      .select(["passkey_id as id", "credential_id as credentialId", "public_key as publicKey", "counter"])
      .where("credential_id", "=", credentialId)
      .executeTakeFirst(),
  );
}

function inForce(db: Database, accountId: string) {
  return db.selectFrom("passkey").where("account_id", "=", accountId).where("ended_at", "is", null);
}

type NewPasskey = Omit<Passkey, "id"> & { readonly accountId: string; readonly name: string };

/** Adds a passkey; false when there is one such already, of any account. */
export async function insertPasskey(tx: Database, { accountId, credentialId, publicKey, counter, name }: NewPasskey): Promise<boolean> {
  const row = await asAccount(tx, accountId, (own) =>
    own
      .insertInto("passkey")
      .values({ account_id: accountId, credential_id: credentialId, public_key: publicKey, counter, name })
      .onConflict((conflict) => conflict.doNothing())
      .returning("passkey_id")
      .executeTakeFirst(),
  );
  return row !== undefined;
}

/** Uses a passkey of an account; false when its count did not go on, or it was taken away meanwhile. One that counts nothing always says 0. */
export async function takeCount(tx: Database, accountId: string, id: bigint, counter: bigint): Promise<boolean> {
  const row = await asAccount(tx, accountId, (own) =>
    own
      .updateTable("passkey")
      .set({ counter, last_used_at: sql<Date>`now()` })
      .where("passkey_id", "=", id)
      .where("ended_at", "is", null)
      .where(sql<boolean>`(counter < ${counter} or (counter = 0 and ${counter}::bigint = 0))`)
      .returning("passkey_id")
      .executeTakeFirst(),
  );
  return row !== undefined;
}

/** Takes a passkey away from its account; false when it was not there. */
export async function endPasskey(tx: Database, accountId: string, id: bigint): Promise<boolean> {
  const row = await asAccount(tx, accountId, (own) =>
    own
      .updateTable("passkey")
      .set({ ended_at: sql<Date>`now()` })
      .where("account_id", "=", accountId)
      .where("passkey_id", "=", id)
      .where("ended_at", "is", null)
      .returning("passkey_id")
      .executeTakeFirst(),
  );
  return row !== undefined;
}

/** Keeps that a challenge was made for a session. */
export async function insertChallenge(db: Database, hash: Buffer, sessionId: bigint, purpose: ChallengePurpose): Promise<void> {
  await db.insertInto("passkey_challenge").values({ challenge_hash: hash, session_id: sessionId, purpose }).execute();
}

/** Uses up a challenge of a session; false when it is not its own, is over or was used already. */
export async function takeChallenge(db: Database, hash: Buffer, sessionId: bigint, purpose: ChallengePurpose): Promise<boolean> {
  const row = await db
    .updateTable("passkey_challenge")
    .set({ taken_at: sql<Date>`now()` })
    .where("challenge_hash", "=", hash)
    .where("session_id", "=", sessionId)
    .where("purpose", "=", purpose)
    .where("taken_at", "is", null)
    .where(sql<boolean>`happened_within(made_at, make_interval(mins => ${CHALLENGE_MINUTES}))`)
    .returning("session_id")
    .executeTakeFirst();
  return row !== undefined;
}
