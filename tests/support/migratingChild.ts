import { parseArgs } from "node:util";
import { migrate } from "../../src/data/database/migrate.ts";
import { readMigrations } from "../../src/data/migrations.ts";
import { statementsOf } from "./statementsOf.ts";

// The program that migrates, for a test that kills it: migratingChild --url URL --migration N --at STATEMENT --lock NUMBER
// Before that statement of that migration it waits for a lock that the test holds; past the last one, while it commits.

const { values } = parseArgs({
  options: { url: { type: "string" }, migration: { type: "string" }, at: { type: "string" }, lock: { type: "string" } },
});
const [last, at] = [Number(values.migration), Number(values.at)];
const WAIT = `pg_advisory_xact_lock_shared(${values.lock!})`;

/** Waits as late as a transaction can: in a deferred trigger. It stands on nothing that outlives the connection. */
const WAIT_IN_COMMIT = `
  create temporary table committing (at integer);
  create function pg_temp.wait() returns trigger language plpgsql as $$ begin perform ${WAIT}; return null; end $$;
  create constraint trigger wait after insert on committing deferrable initially deferred for each row execute function pg_temp.wait();
  insert into committing values (1);`;

function held(text: string): string {
  const statements = statementsOf(text);
  return statements.toSpliced(at, 0, at > statements.length ? WAIT_IN_COMMIT : `select ${WAIT}`).join(";\n");
}

const migrations = readMigrations().slice(0, last);
await migrate(
  values.url!,
  migrations.map((migration) => (migration.version === last ? { ...migration, sql: held(migration.sql) } : migration)),
);
