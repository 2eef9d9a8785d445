import pg from "pg";
import { DatabaseRefused } from "./databaseRefused.ts";
import { readMigrations } from "../migrations.ts";
import type { Migration } from "../migrations.ts";
import { DATABASE_ROLES } from "./databaseRoles.ts";

/** Any number that no other advisory lock of this database uses. */
export const MIGRATION_LOCK = 7_247_812_736;

/**
 * Brings a database up to this program, as the role of `ownerUrl`; answers the migrations it ran. Each runs in a transaction of its own
 * under one lock: of two starters one works and the other waits. Throws DatabaseRefused when the database is newer than the program or
 * an applied file has changed since, or in the words of the migration itself (a missing right).
 */
export async function migrate(ownerUrl: string, migrations: readonly Migration[] = readMigrations()): Promise<Migration[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const applied: Migration[] = [];
  try {
    for (;;) {
      const migration = await applyNext(client, migrations);
      if (!migration) return applied;
      applied.push(migration);
    }
  } finally {
    await client.end();
  }
}

/** The migrations of this program that a database lacks. Throws as `migrate` does. Any role that may connect can ask. */
export async function pendingMigrations(url: string, migrations: readonly Migration[] = readMigrations()): Promise<Migration[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await findPending(client, migrations);
  } finally {
    await client.end();
  }
}

/** From which version of its structure to which a database would be brought; from none, where there is nothing in it yet. */
export type PendingUpdate = { readonly from: number; readonly towards: number };

/** The update that a database lacks; undefined for one that is up to date. Throws as `migrate` does. */
export async function pendingUpdate(url: string, migrations: readonly Migration[] = readMigrations()): Promise<PendingUpdate | undefined> {
  const pending = await pendingMigrations(url, migrations);
  return pending.length === 0 ? undefined : { from: migrations.length - pending.length, towards: migrations.length };
}

async function applyNext(client: pg.Client, migrations: readonly Migration[]): Promise<Migration | undefined> {
  await client.query("begin");
  try {
    await client.query("select pg_advisory_xact_lock($1)", [MIGRATION_LOCK]);
    const [next] = await findPending(client, migrations);
    if (next) await runMigration(client, next);
    await client.query("commit");
    return next;
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

/** Runs a migration in the transaction that is open, and notes it. Throws DatabaseRefused in the words of the migration. */
export async function runMigration(client: pg.Client, { version, name, sql, step, checksum }: Migration): Promise<void> {
  if (version > 1) {
    await client.query("set local role none");
    await client.query(GRANT_TEMPORARY);
    await client.query(`set local role ${DATABASE_ROLES.owner}`);
  }
  try {
    await client.query(sql);
    const refusal = await step?.run(client);
    if (refusal !== undefined) throw new DatabaseRefused(refusal);
  } catch (error) {
    if ((error as pg.DatabaseError).code === RAISED) throw new DatabaseRefused((error as Error).message);
    throw error;
  }
  await client.query("insert into schema_migration (version, name, checksum) values ($1, $2, $3)", [version, name, checksum]);
}

/** A migration may work in temporary tables: where the database is owned by a member of the owner's role, that role itself may not make any yet. */
const GRANT_TEMPORARY = `
  do $$ begin
    if not has_database_privilege('${DATABASE_ROLES.owner}', current_database(), 'TEMPORARY') then
      execute format('grant temporary on database %I to ${DATABASE_ROLES.owner}', current_database());
    end if;
  end $$`;

/** The code of `raise exception`: a migration saying in Italian what it lacks. */
const RAISED = "P0001";

async function findPending(client: pg.Client, migrations: readonly Migration[]): Promise<Migration[]> {
  const { rows: tables } = await client.query<{ found: boolean }>("select to_regclass('schema_migration') is not null as found");
  if (!tables[0]?.found) return [...migrations];
  const { rows } = await client.query<Pick<Migration, "version" | "name" | "checksum">>(
    "select version, name, checksum from schema_migration order by version",
  );
  for (const { version, name, checksum } of rows) {
    const file = migrations[version - 1];
    if (!file) {
      throw new DatabaseRefused(
        `La base dati è di una versione di Traguardo più recente di questa (ha l'aggiornamento ${version}, «${name}»). Avvii la versione più recente.`,
      );
    }
    if (file.checksum !== checksum) {
      throw new DatabaseRefused(
        `L'aggiornamento ${version}, «${name}», è stato eseguito su questa base dati con un contenuto diverso da quello di questo programma. ` +
          "Rimetta il programma com'era stato distribuito.",
      );
    }
  }
  return migrations.slice(rows.length);
}
