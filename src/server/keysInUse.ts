import { anybodyHasSecondFactor } from "../data/account/secondFactor.ts";
import { type Database, openDatabasePool } from "../data/database/database.ts";
import { checkpointKeys } from "../data/log/checkpoint.ts";
import { findAccessKey, refuseLostAccessKey } from "./accessKey.ts";
import { findSigningKey, refuseNoPlaceForKey, signingKeyFile } from "./keyFile.ts";
import type { DatabaseSettings } from "./settings.ts";

/** Refuses keys that are there and cannot be read, or are none. Asks no database and makes nothing. Throws DatabaseRefused, in Italian. */
export function refuseUnusableKeys(settings: DatabaseSettings): void {
  findAccessKey(settings);
  const file = signingKeyFile(settings);
  if (file !== undefined) findSigningKey(file);
}

/**
 * Refuses, before a database is updated, the keys with which it could not be opened afterwards: those of `refuseUnusableKeys`, a lost one that something is sealed
 * with, one that could not be made. Makes nothing. Throws DatabaseRefused, in Italian.
 */
export async function refuseKeysBeforeUpdate(settings: DatabaseSettings, url: string): Promise<void> {
  refuseUnusableKeys(settings);
  const file = signingKeyFile(settings);
  const db = openDatabasePool(url, { max: 1, purpose: "commandLine" });
  try {
    await refuseLostAccessKey(settings, async () => (await whereThere(anybodyHasSecondFactor, db)) ?? false);
    if (file !== undefined && ((await whereThere(checkpointKeys, db)) ?? []).length === 0) refuseNoPlaceForKey(file);
  } finally {
    await db.destroy();
  }
}

/** What a database that is behind may not know yet: a table, a column, a function. */
const NOT_THERE = new Set(["42P01", "42703", "42883"]);

/** Asks a database that is behind; undefined where it has no place yet for what is asked. */
export async function whereThere<Answer>(ask: (db: Database) => Promise<Answer>, db: Database): Promise<Answer | undefined> {
  try {
    return await ask(db);
  } catch (error) {
    if (error instanceof Error && "code" in error && NOT_THERE.has(String(error.code))) return undefined;
    throw error;
  }
}
