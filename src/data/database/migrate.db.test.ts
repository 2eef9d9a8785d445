import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { asSuperuser, emptyDatabase } from "../../../tests/support/database.ts";
import { runProgramWith } from "../../../tests/support/program.ts";
import type { Database } from "./database.ts";
import { DatabaseRefused } from "./databaseRefused.ts";
import { migrate, pendingMigrations } from "./migrate.ts";
import type { Migration, MigrationStep } from "../migrations.ts";
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

describe("a step in TypeScript", () => {
  const stepped = (run: MigrationStep["run"], declared = "one"): Migration => ({
    ...aMigration(released.length + 1, "create table half_made (who text)"),
    step: { checksum: declared, run },
    checksum: `of half_made and ${declared}`,
  });
  const fills: MigrationStep["run"] = async (client) => {
    await client.query("insert into half_made select current_user");
    return undefined;
  };
  const found = async (owner: Database) => (await sql`select to_regclass('half_made') as found`.execute(owner)).rows;

  test("runs once after its SQL, as the owner, whoever starts", async () => {
    const { urlOf, owner } = await emptyDatabase();
    const ran = await Promise.all([1, 2].map(() => migrate(urlOf("owner"), [...released, stepped(fills)])));
    expect(names(ran.flat()).filter((name) => name === "trial")).toEqual(["trial"]);
    expect((await sql`select who from half_made`.execute(owner)).rows).toEqual([{ who: "traguardo_owner" }]);
  });

  test.each<[string, MigrationStep["run"], string]>([
    ["throws", () => Promise.reject(new Error("no such thing")), "no such thing"],
    ["refuses in words", () => Promise.resolve("Un servizio non ha nome: lo scriva."), "Un servizio non ha nome: lo scriva."],
    [
      "is refused by the database in words",
      async (client) => {
        await client.query("do $$ begin raise exception 'Manca un diritto.'; end $$");
        return undefined;
      },
      "Manca un diritto.",
    ],
  ])("leaves nothing of itself nor of its SQL when it %s", async (_, run, words) => {
    const { urlOf, owner } = await emptyDatabase();
    const fails = stepped(async (client) => {
      await fills(client);
      return run(client);
    });
    const failure = migrate(urlOf("owner"), [...released, fails]);
    await expect(failure).rejects.toThrow(words);
    expect(await failure.catch((error: unknown) => error instanceof DatabaseRefused)).toBe(words.endsWith("."));
    expect(await found(owner)).toEqual([{ found: null }]);
    expect(names(await pendingMigrations(urlOf("owner"), [...released, fails]))).toEqual(["trial"]);
  });

  test("is refused with another content than the one that was run", async () => {
    const { urlOf } = await emptyDatabase();
    await migrate(urlOf("owner"), [...released, stepped(fills)]);
    expect(await pendingMigrations(urlOf("app"), [...released, stepped(fills)])).toEqual([]);
    await expect(pendingMigrations(urlOf("app"), [...released, stepped(fills, "another")])).rejects.toThrow("con un contenuto diverso");
  });
});

test("the built program has the migrations of the sources, steps included", async () => {
  const { urlOf } = await emptyDatabase();
  const { code, stderr } = await runProgramWith({ DATABASE_URL: urlOf("app"), DATABASE_OWNER_URL: urlOf("owner") }, "migrate");
  expect([code, stderr]).toEqual([0, ""]);
  expect(await pendingMigrations(urlOf("app"))).toEqual([]);
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
