import { sql } from "kysely";
import { type Database, openDatabasePool } from "./database.ts";
import { DATABASE_ROLES } from "./databaseRoles.ts";

/** Works in one transaction as the owner of the tables, who passes the walls: for what an update or a restore does, and nobody who is served. */
export async function asOwner<Answer>(ownerUrl: string, work: (tx: Database) => Promise<Answer>): Promise<Answer> {
  const owner = openDatabasePool(ownerUrl, { max: 1 });
  try {
    return await owner.transaction().execute(async (tx) => {
      await sql`set local role ${sql.id(DATABASE_ROLES.owner)}`.execute(tx);
      return work(tx);
    });
  } finally {
    await owner.destroy();
  }
}
