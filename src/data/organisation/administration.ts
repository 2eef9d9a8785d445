import type { Database } from "../database/database.ts";

/** The name of an administration; undefined when there is none with this code. */
export async function nameOfAdministration(db: Database, administration: string): Promise<string | undefined> {
  const row = await db.selectFrom("administration").select("name").where("administration_id", "=", administration).executeTakeFirst();
  return row?.name;
}

/** Makes an administration with a name, where there is none with this code. */
export async function ensureAdministration(tx: Database, administration: string, name: string): Promise<void> {
  await tx
    .insertInto("administration")
    .values({ administration_id: administration, name })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
