import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { openDatabasePool, openPublishedPool } from "../../src/data/database/database.ts";
import type { Database, PublishedDatabase } from "../../src/data/database/database.ts";
import type { DatabaseRole } from "../../src/data/database/databaseRoles.ts";
import { urlOn } from "./urlOn.ts";

/** A database of a test file, dropped after its last test. */
export type TestDatabase = {
  /** What a command of the program has. */
  readonly app: Database;
  /** What the program has when it serves people: without somebody acting it sees only what is public. */
  readonly serving: Database;
  /** What the public side reads. */
  readonly published: PublishedDatabase;
  /** For what only a migration may do. */
  readonly owner: Database;
  readonly urlOf: (role: DatabaseRole | "superuser") => string;
};

const readers = new WeakMap<Database, PublishedDatabase>();

/** What the public side reads of the database that a pool of a test is connected to. */
export function publishedOf(db: Database): PublishedDatabase {
  const found = readers.get(db);
  if (!found) throw new Error("Not a database of `freshDatabase` or `emptyDatabase`");
  return found;
}

/** A new database with all migrations. Call it at the top of a test file. */
export function freshDatabase(): Promise<TestDatabase> {
  return createDatabase(`template ${inject("databaseServer").template}`);
}

/** A new database with nothing in it, for tests about migrating. */
export function emptyDatabase(): Promise<TestDatabase> {
  return createDatabase("");
}

async function createDatabase(template: string): Promise<TestDatabase> {
  const server = inject("databaseServer");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await asSuperuser(`create database ${name} ${template} owner traguardo_owner`);
  const urlOf = (role: DatabaseRole | "superuser") => urlOn(server, role, name);
  const [app, serving, owner] = [
    openDatabasePool(urlOf("app"), { purpose: "commandLine" }),
    openDatabasePool(urlOf("app"), { max: 16 }),
    openDatabasePool(urlOf("owner")),
  ];
  const published = openPublishedPool(urlOf("publicReader"));
  for (const database of [app, serving, owner]) readers.set(database, published);
  afterAll(async () => {
    await Promise.all([app.destroy(), serving.destroy(), published.destroy(), owner.destroy()]);
    await asSuperuser(`drop database ${name} with (force)`);
  });
  return { app, serving, published, owner, urlOf };
}

/** Runs statements as the superuser of the test server, one after the other. */
export async function asSuperuser(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: inject("databaseServer").superuserUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
