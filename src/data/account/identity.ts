import { sql } from "kysely";
import type { Database } from "../database/database.ts";

/** Who a person is for an identity provider. A mail is none: two providers may tell the same one of two people. */
export type Identity = { readonly issuer: string; readonly subject: string };

/** An identity that is linked to an account. */
export type LinkedIdentity = { readonly id: bigint; readonly accountId: string; readonly isDisabled: boolean };

/** The account an identity is linked to. */
export async function findIdentity(db: Database, { issuer, subject }: Identity): Promise<LinkedIdentity | undefined> {
  const row = await db
    .selectFrom("identity")
    .innerJoin("account", "account.account_id", "identity.account_id")
    .select(["identity_id", "identity.account_id", "account.disabled_at"])
    .where("issuer", "=", issuer)
    .where("subject", "=", subject)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return row && { id: row.identity_id, accountId: row.account_id, isDisabled: row.disabled_at !== null };
}

/** Whether an account is linked to an identity, of this issuer where it is told. */
export async function hasIdentity(db: Database, accountId: string, issuer?: string): Promise<boolean> {
  const linked = db.selectFrom("identity").select("identity_id").where("account_id", "=", accountId).where("ended_at", "is", null);
  const row = await (issuer === undefined ? linked : linked.where("issuer", "=", issuer)).executeTakeFirst();
  return row !== undefined;
}

/** Links an identity to an account; undefined when it is linked to one already, or the account has another of the same issuer. */
export async function linkIdentity(tx: Database, { issuer, subject }: Identity, accountId: string): Promise<bigint | undefined> {
  const row = await tx
    .insertInto("identity")
    .values({ issuer, subject, account_id: accountId })
    .onConflict((conflict) => conflict.doNothing())
    .returning("identity_id")
    .executeTakeFirst();
  return row?.identity_id;
}

/** Takes away the identities of an account, and with them the sessions they began; false when there was none. */
export async function unlinkIdentities(tx: Database, accountId: string): Promise<boolean> {
  const rows = await tx
    .updateTable("identity")
    .set({ ended_at: sql<Date>`now()` })
    .where("account_id", "=", accountId)
    .where("ended_at", "is", null)
    .returning("identity_id")
    .execute();
  return rows.length > 0;
}
