import { sql } from "kysely";
import { lastSessionNumber, lockAccount } from "./account.ts";
import { asAccount } from "./asAccount.ts";
import type { Database } from "../database/database.ts";
import { listPasskeys } from "./passkey.ts";

/** A second factor, its secret still sealed. */
export type SecondFactor = { readonly id: bigint; readonly sealedSecret: Buffer };

/** The factor of an account that is in force, or the one it has still to confirm. */
export async function findFactor(db: Database, accountId: string, state: "inForce" | "proposed"): Promise<SecondFactor | undefined> {
  return asAccount(db, accountId, (tx) =>
    tx
      .selectFrom("second_factor")
      .select(["factor_id as id", "secret as sealedSecret"])
      .where("account_id", "=", accountId)
      .where("ended_at", "is", null)
      .where("confirmed_at", state === "inForce" ? "is not" : "is", null)
      .executeTakeFirst(),
  );
}

/** Whether an account has a second factor to sign in with: codes, or a passkey. */
export async function hasSecondFactor(db: Database, accountId: string): Promise<boolean> {
  return (await findFactor(db, accountId, "inForce")) !== undefined || (await listPasskeys(db, accountId)).length > 0;
}

/** Whether any account has one: what is sealed with the key of the installation opens with no other. */
export async function anybodyHasSecondFactor(db: Database): Promise<boolean> {
  for (const { account_id } of await db.selectFrom("account").select("account_id").execute())
    if (await hasSecondFactor(db, account_id)) return true;
  return false;
}

/** A secret of some account, as it is sealed with the key of the installation; undefined where nobody has one. */
export async function someSealedSecret(db: Database): Promise<{ readonly account: string; readonly secret: Buffer } | undefined> {
  for (const { account_id: account } of await db.selectFrom("account").select("account_id").execute()) {
    const factor = await findFactor(db, account, "inForce");
    if (factor) return { account, secret: factor.sealedSecret };
  }
  return undefined;
}

/** Proposes a factor, in the place of one that was never confirmed. */
export async function proposeFactor(tx: Database, accountId: string, sealedSecret: Buffer): Promise<void> {
  await asAccount(tx, accountId, async (own) => {
    await endFactor(own, accountId, "proposed");
    await own.insertInto("second_factor").values({ account_id: accountId, secret: sealedSecret }).execute();
  });
}

/** Puts the proposed factor in force, in the place of the one before. */
export async function confirmFactor(tx: Database, accountId: string, id: bigint): Promise<void> {
  await asAccount(tx, accountId, async (own) => {
    await endFactor(own, accountId, "inForce");
    await own
      .updateTable("second_factor")
      .set({ confirmed_at: sql<Date>`now()` })
      .where("account_id", "=", accountId)
      .where("factor_id", "=", id)
      .execute();
  });
}

async function endFactor(tx: Database, accountId: string, state: "inForce" | "proposed"): Promise<void> {
  await tx
    .updateTable("second_factor")
    .set({ ended_at: sql<Date>`now()` })
    .where("account_id", "=", accountId)
    .where("ended_at", "is", null)
    .where("confirmed_at", state === "inForce" ? "is not" : "is", null)
    .execute();
}

/** Takes away all that is a second factor of an account: phone, passkeys, recovery codes. */
export async function endSecondFactor(tx: Database, accountId: string): Promise<void> {
  const ended_at = sql<Date>`now()`;
  await asAccount(tx, accountId, async (own) => {
    for (const table of ["second_factor", "passkey", "recovery_code"] as const)
      await own.updateTable(table).set({ ended_at }).where("account_id", "=", accountId).where("ended_at", "is", null).execute();
  });
}

/** Marks that another person took away what an account signs in with: sessions begun before hold no more, and for a day it only reads. */
export async function markReset(tx: Database, accountId: string): Promise<void> {
  await tx
    .updateTable("account")
    .set({ factor_reset_at: sql<Date>`now()`, factor_session: lastSessionNumber })
    .where("account_id", "=", accountId)
    .execute();
}

/** The person who signs in only reads for a day from now, where their second factor was taken away at a moment to come: nobody knows when a clock that was ahead was read. */
export async function countResetFromNow(tx: Database, accountId: string): Promise<void> {
  await tx
    .updateTable("account")
    .set({ factor_reset_at: sql<Date>`now()` })
    .where("account_id", "=", accountId)
    .where("factor_reset_at", ">", sql<Date>`now() + interval '1 minute'`)
    .execute();
}

/**
 * Until when the account `a` of a query only reads, for a day after its second factor was taken away: it may not be its person who chose the new one. Null for
 * one that may write. The clock is the database's.
 */
export const onlyReadsUntil = sql<Date | null>`reads_only_until(a.factor_reset_at)`;

/** The last step used can be ahead of this one by as much, where a phone's clock is; farther ahead it was used under another clock, and is none to compare with. */
const STEPS_AHEAD = 2;

/** Uses up a step of time: false when it, or a later one, was used already, or the factor was taken away meanwhile. */
export async function takeStep(tx: Database, accountId: string, id: bigint, step: number): Promise<boolean> {
  const row = await asAccount(tx, accountId, (own) =>
    own
      .updateTable("second_factor")
      .set({ last_step: BigInt(step) })
      .where("account_id", "=", accountId)
      .where("factor_id", "=", id)
      .where("ended_at", "is", null)
      .where((is) =>
        is.or([is("last_step", "is", null), is("last_step", "<", BigInt(step)), is("last_step", ">", BigInt(step + STEPS_AHEAD))]),
      )
      .returning("factor_id")
      .executeTakeFirst(),
  );
  return row !== undefined;
}

/** Gives an account new recovery codes; those before hold no more. Does nothing when these were given already: they hold, or others came after. */
export async function replaceRecoveryCodes(tx: Database, accountId: string, hashes: readonly Buffer[]): Promise<"made" | "held" | "over"> {
  await lockAccount(tx, accountId); // the same request twice, one after the other
  return asAccount(tx, accountId, async (own) => {
    const known = await own
      .selectFrom("recovery_code")
      .select("ended_at")
      .where("account_id", "=", accountId)
      .where("code_hash", "in", hashes)
      .executeTakeFirst();
    if (known) return known.ended_at === null ? "held" : "over";
    await own
      .updateTable("recovery_code")
      .set({ ended_at: sql<Date>`now()` })
      .where("account_id", "=", accountId)
      .where("ended_at", "is", null)
      .execute();
    await own
      .insertInto("recovery_code")
      .values(hashes.map((code_hash) => ({ account_id: accountId, code_hash })))
      .execute();
    return "made";
  });
}

/** Uses up a recovery code: false when there is none such, or it was used already. */
export async function takeRecoveryCode(tx: Database, accountId: string, hash: Buffer): Promise<boolean> {
  const row = await asAccount(tx, accountId, (own) =>
    own
      .updateTable("recovery_code")
      .set({ used_at: sql<Date>`now()` })
      .where("account_id", "=", accountId)
      .where("code_hash", "=", hash)
      .where("used_at", "is", null)
      .where("ended_at", "is", null)
      .returning("account_id")
      .executeTakeFirst(),
  );
  return row !== undefined;
}

/** How many recovery codes are left. */
export async function countRecoveryCodes(db: Database, accountId: string): Promise<number> {
  const { count } = await asAccount(db, accountId, (own) =>
    own
      .selectFrom("recovery_code")
      .select((of) => of.fn.countAll<bigint>().as("count"))
      .where("account_id", "=", accountId)
      .where("used_at", "is", null)
      .where("ended_at", "is", null)
      .executeTakeFirstOrThrow(),
  );
  return Number(count);
}
