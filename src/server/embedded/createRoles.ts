import pg from "pg";
import { DATABASE_ROLES } from "../../data/database/databaseRoles.ts";
import type { DatabaseRole } from "../../data/database/databaseRoles.ts";
import type { Secrets } from "./secrets.ts";

/** Gives every role its sign-in and password, and makes the database when it is not there. Run at every start: it mends what is amiss. */
export async function createRoles(superuserUrl: string, database: string, secrets: Pick<Secrets, DatabaseRole>): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    for (const [role, name] of Object.entries(DATABASE_ROLES) as [DatabaseRole, string][]) {
      const { rowCount } = await client.query("select from pg_roles where rolname = $1", [name]);
      if (rowCount === 0) await client.query(`create role ${name}`);
      const password = client.escapeLiteral(secrets[role]);
      await client.query(
        `alter role ${name} with login nosuperuser nobypassrls nocreatedb nocreaterole noreplication password ${password}`,
      );
    }
    const { rowCount } = await client.query("select from pg_database where datname = $1", [database]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)} owner ${DATABASE_ROLES.owner}`);
  } finally {
    await client.end();
  }
}
