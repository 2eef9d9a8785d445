import { sql } from "kysely";
import type { Database } from "../database/database.ts";

/** Failed tries taken in an hour: for an account, whatever the door, and from an address. */
export const TRIES_OF_ACCOUNT = 10;
export const TRIES_OF_ADDRESS = 100;

/**
 * Who tries: the account it is about and the address it comes from, both as keyed hashes. A browser that has signed in to the account before is counted
 * apart from the others, so that strangers who use up theirs do not keep its owner out.
 */
export type Try = { readonly subject: Buffer; readonly address: Buffer; readonly isKnownBrowser: boolean };

/** Counts a try before it is made, for every instance alike; undefined when there are no more for this hour. */
export function reserveTry(db: Database, { subject, address, isKnownBrowser }: Try): Promise<bigint | undefined> {
  return db.transaction().execute(async (tx) => {
    for (const key of [subject, address]) await sql`select pg_advisory_xact_lock(${key.readBigInt64BE()})`.execute(tx);
    const { rows } = await sql<{ ofAccount: bigint; ofAddress: bigint }>`
      select
        (select count(*) from sign_in_attempt
          where subject = ${subject} and is_known_browser = ${isKnownBrowser} and succeeded_at is null and happened_within(tried_at, interval '1 hour')) as "ofAccount",
        (select count(*) from sign_in_attempt
          where address = ${address} and succeeded_at is null and happened_within(tried_at, interval '1 hour')) as "ofAddress"`.execute(tx);
    const { ofAccount, ofAddress } = rows[0]!;
    if (ofAccount >= TRIES_OF_ACCOUNT || ofAddress >= TRIES_OF_ADDRESS) return undefined;
    const row = await tx
      .insertInto("sign_in_attempt")
      .values({ subject, address, is_known_browser: isKnownBrowser })
      .returning("attempt_id")
      .executeTakeFirstOrThrow();
    return row.attempt_id;
  });
}

/** A try that succeeded counts no more. */
export async function forgiveTry(db: Database, attempt: bigint): Promise<void> {
  await db
    .updateTable("sign_in_attempt")
    .set({ succeeded_at: sql<Date>`now()` })
    .where("attempt_id", "=", attempt)
    .execute();
}
