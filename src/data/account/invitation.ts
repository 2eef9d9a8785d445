import { sql } from "kysely";
import type { Database } from "../database/database.ts";

/** How long an invitation can be taken up. */
export const INVITATION_DAYS = 7;

/** Adds an invitation, in the place of the one before. */
export async function insertInvitation(tx: Database, accountId: string, tokenHash: Buffer): Promise<void> {
  await tx
    .updateTable("invitation")
    .set({ ended_at: sql<Date>`now()` })
    .where("account_id", "=", accountId)
    .where("used_at", "is", null)
    .where("ended_at", "is", null)
    .execute();
  await tx
    .insertInto("invitation")
    .values({ account_id: accountId, token_hash: tokenHash, expires_at: sql<Date>`now() + make_interval(days => ${INVITATION_DAYS})` })
    .execute();
}

/** It is not over, and no clock that was ahead makes it last for longer than one made now. */
const holds = sql<boolean>`expires_at > now() and expires_at <= now() + make_interval(days => ${INVITATION_DAYS}) + interval '1 minute'`;

/** Whom an invitation is for, and until when it holds. */
export type Invited = { readonly accountId: string; readonly mail: string; readonly name: string; readonly expiresAt: Date };

/** Whose invitation this is, while it holds. Looking uses nothing up: readers of mail open links too. */
export async function findInvited(db: Database, tokenHash: Buffer): Promise<Invited | undefined> {
  return db
    .selectFrom("invitation")
    .innerJoin("account", "account.account_id", "invitation.account_id")
    .select(["account.account_id as accountId", "mail", "name", "expires_at as expiresAt"])
    .where("token_hash", "=", tokenHash)
    .where("used_at", "is", null)
    .where("ended_at", "is", null)
    .where(holds)
    .where("account.disabled_at", "is", null)
    .where("account.is_demonstration", "is", null)
    .executeTakeFirst();
}

/** Uses an invitation up; false when it held no more. */
export async function takeInvitation(tx: Database, tokenHash: Buffer): Promise<boolean> {
  const row = await tx
    .updateTable("invitation")
    .set({ used_at: sql<Date>`now()` })
    .where("token_hash", "=", tokenHash)
    .where("used_at", "is", null)
    .where("ended_at", "is", null)
    .where(holds)
    .returning("account_id")
    .executeTakeFirst();
  return row !== undefined;
}
