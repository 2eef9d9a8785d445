import type { Transaction } from "kysely";
import type { Database } from "./database.ts";
import type { Tables } from "../schema.ts";

/**
 * Runs work in one READ COMMITTED transaction and answers its value. The work says itself whether what it wrote is to `keep`; otherwise,
 * and when it throws, nothing is written.
 */
export async function transact<Value>(
  db: Database,
  work: (tx: Transaction<Tables>) => Promise<{ readonly keep: boolean; readonly value: Value }>,
): Promise<Value> {
  let undone: { readonly value: Value } | undefined;
  try {
    return await db
      .transaction()
      .setIsolationLevel("read committed")
      .execute(async (tx) => {
        const outcome = await work(tx);
        if (outcome.keep) return outcome.value;
        undone = outcome;
        throw UNDO;
      });
  } catch (error) {
    if (error === UNDO && undone) return undone.value;
    throw error;
  }
}

/** Kysely undoes a transaction only by an error; this one never leaves `transact`. */
const UNDO = new Error("The work asked to undo its transaction");
