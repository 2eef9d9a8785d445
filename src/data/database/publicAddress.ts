import type { Database } from "./database.ts";

/** The address under which people reach this installation, as its last start said it; undefined before the first. */
export async function lastPublicAddress(db: Database): Promise<string | undefined> {
  const newestFirst = db.selectFrom("public_address").select("address").orderBy("said", "desc");
  return (await newestFirst.limit(1).executeTakeFirst())?.address;
}

/** Remembers the address, "https://performance.comune.it", where it is another than before. */
export async function rememberPublicAddress(db: Database, address: string): Promise<void> {
  if ((await lastPublicAddress(db)) === address) return;
  await db.insertInto("public_address").values({ address }).execute();
}
