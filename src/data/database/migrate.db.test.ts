import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { asSuperuser, emptyDatabase } from "../../../tests/support/database.ts";
import { migrate, pendingMigrations } from "./migrate.ts";
import type { Migration } from "../migrations.ts";
import { readMigrations } from "../migrations.ts";

const released = readMigrations();
const aMigration = (version: number, text: string): Migration => ({ version, name: "trial", sql: text, checksum: `of ${text}` });
const names = (migrations: Migration[]) => migrations.map(({ name }) => name);

test("two starters at once migrate once", async () => {
  const { urlOf, owner } = await emptyDatabase();
  const slow = aMigration(released.length + 1, "create table slow as select from pg_sleep(0.3)");
  const ran = await Promise.all([1, 2].map(() => migrate(urlOf("owner"), [...released, slow])));
  expect(names(ran.flat()).sort()).toEqual([...names(released), "trial"].sort());
  const { rows } = await sql<{ version: number }>`select version from schema_migration order by version`.execute(owner);
  expect(rows.map(({ version }) => version)).toEqual([...released.map(({ version }) => version), released.length + 1]);
});

test("what is pending is told, to the app role as well", async () => {
  const { urlOf } = await emptyDatabase();
  expect(names(await pendingMigrations(urlOf("owner")))).toEqual(names(released));
  await migrate(urlOf("owner"));
  expect(await pendingMigrations(urlOf("app"))).toEqual([]);
});

test("a migration that fails leaves nothing of itself", async () => {
  const { urlOf, owner } = await emptyDatabase();
  const broken = aMigration(released.length + 1, "create table half_made (); select 1 / 0");
  await expect(migrate(urlOf("owner"), [...released, broken])).rejects.toThrow("division by zero");
  expect((await sql`select to_regclass('half_made') as found`.execute(owner)).rows).toEqual([{ found: null }]);
  expect(names(await pendingMigrations(urlOf("owner"), [...released, broken]))).toEqual(["trial"]);
});

test("a file changed after it was applied is refused", async () => {
  const { urlOf } = await emptyDatabase();
  await migrate(urlOf("owner"));
  const changed = released.map((migration) => ({ ...migration, checksum: "another" }));
  await expect(migrate(urlOf("owner"), changed)).rejects.toThrow(
    "L'aggiornamento 1, «foundation», è stato eseguito su questa base dati con un contenuto diverso",
  );
});

test("a database newer than the program is refused", async () => {
  const { urlOf } = await emptyDatabase();
  await migrate(urlOf("owner"), [...released, aMigration(released.length + 1, "select 1")]);
  await expect(pendingMigrations(urlOf("app"))).rejects.toThrow("La base dati è di una versione di Traguardo più recente di questa");
});

test("every table belongs to traguardo_owner and says in Italian what it holds, also when a member of it migrates", async () => {
  const { urlOf, owner } = await emptyDatabase();
  const migrator = `test_migrator_${randomBytes(4).toString("hex")}`; // stays: it owns the extension of its database
  await asSuperuser(`create role ${migrator} login password 'test' in role traguardo_owner`);
  const url = new URL(urlOf("owner"));
  url.username = migrator;
  url.password = "test";
  await migrate(url.href, [...released, aMigration(released.length + 1, "create table later (); comment on table later is 'Prova.'")]);
  const { rows } = await sql`
    select relname, pg_get_userbyid(relowner) as owner, obj_description(oid, 'pg_class') is not null as described
    from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      and (pg_get_userbyid(relowner) <> 'traguardo_owner' or obj_description(oid, 'pg_class') is null)`.execute(owner);
  expect(rows).toEqual([]);
});

test("a role that does not own the database is told so in words", async () => {
  const { urlOf } = await emptyDatabase();
  await expect(migrate(urlOf("sealer"))).rejects.toThrow("Il ruolo «traguardo_sealer» non è proprietario della base dati");
});
