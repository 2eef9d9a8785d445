import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "../src/data/database/migrate.ts";
import { afterUpdate } from "../src/server/afterUpdate.ts";
import { readMigrations } from "../src/data/migrations.ts";
import { bundleInto } from "./support/bundled.ts";
import { IS_LONG, tellFigure } from "./support/longTier.ts";
import { ODD_BODY_SCHEMA, oddBody } from "./support/oddBody.ts";
import { oddContent } from "./support/oddContent.ts";
import { passableFolder } from "./support/passableFolder.ts";
import { runProgramWith } from "./support/program.ts";
import { statementsOf } from "./support/statementsOf.ts";

// The program that migrates is killed at a statement, and begun again, from the schema of the odd body to that of today.

const place = passableFolder();
let program: string;
beforeAll(async () => {
  program = await bundleInto(place, "migratingChild");
});
afterAll(() => rmSync(place, { recursive: true }));

/** The lock for which the program waits where it is to be killed. */
const LOCK = 4_216;

const migrations = readMigrations().slice(ODD_BODY_SCHEMA);

/** By night every statement; by day the middle of each migration and its end. */
function killedAt(statements: number): number[] {
  const every = Array.from({ length: statements + 1 }, (_, at) => at);
  return IS_LONG ? every : [...new Set([statements >> 1, statements])];
}

/** All that a database holds and how it is made, in a fingerprint of each table and one of everything else. When a migration was applied is left out. */
const STATE = `
  select jsonb_object_agg(name, print) as state from (
    select c.relname as name, md5(query_to_xml(format('select to_jsonb(t) - ''applied_at'' from %I t order by 1', c.relname), true, false, '')::text) as print
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    union all select 'columns', md5(string_agg(a.attrelid::regclass || a.attname || format_type(a.atttypid, a.atttypmod) || a.attnotnull || coalesce(a.attacl::text, ''), ',' order by a.attrelid::regclass::text, a.attnum))
      from pg_attribute a join pg_class c on c.oid = a.attrelid where c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
    union all select 'constraints', md5(string_agg(conrelid::regclass || conname || pg_get_constraintdef(oid), ',' order by conrelid::regclass::text, conname))
      from pg_constraint where connamespace = 'public'::regnamespace
    union all select 'functions', md5(string_agg(oid::regprocedure || prosrc || coalesce(proacl::text, ''), ',' order by oid::regprocedure::text))
      from pg_proc where pronamespace = 'public'::regnamespace
    union all select 'triggers', md5(string_agg(tgrelid::regclass || tgname || pg_get_triggerdef(oid), ',' order by tgrelid::regclass::text, tgname))
      from pg_trigger where not tgisinternal
    union all select 'policies', md5(string_agg(p::text, ',' order by p::text)) from pg_policies p
    union all select 'views', md5(coalesce(string_agg(pg_get_viewdef(c.oid) || coalesce(c.relacl::text, ''), ',' order by relname), ''))
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where nspname = 'published'
    union all select 'indexes', md5(string_agg(indexdef, ',' order by indexdef)) from pg_indexes where schemaname = 'public'
    union all select 'rights', md5(string_agg(relname || coalesce(relacl::text, '') || coalesce(obj_description(oid), ''), ',' order by relname))
      from pg_class where relnamespace = 'public'::regnamespace
  ) as told`;

test("[D12] killed at any statement, a migration has happened or has not, and begun again it comes to the same as undisturbed", async () => {
  const { owner, urlOf } = await oddBody();
  const before = await oddContent(owner, "before");
  const keeper = new pg.Client({ connectionString: urlOf("superuser") });
  await keeper.connect();
  const stateOf = async (url: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query<{ state: Record<string, string> }>(STATE).finally(() => client.end());
    return rows[0]!.state;
  };
  const killAt = async (migration: number, at: number) => {
    await keeper.query("select pg_advisory_lock($1)", [LOCK]);
    const words = ["--url", urlOf("owner"), "--migration", String(migration), "--at", String(at), "--lock", String(LOCK)];
    const child = spawn(process.execPath, [program, ...words], { stdio: ["ignore", "ignore", "pipe"] });
    let errors = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
    const ended = new Promise((resolve) => child.once("close", resolve));
    const waiting = async () => {
      const { rows } = await keeper.query<{ pid: number }>(
        "select pid from pg_locks where locktype = 'advisory' and objid = $1 and not granted",
        [LOCK],
      );
      if (rows[0] === undefined && child.exitCode !== null) throw new Error(`It ended before statement ${String(at)}: ${errors}`);
      return rows[0]?.pid;
    };
    let session = await waiting();
    while (session === undefined) {
      await delay(3);
      session = await waiting();
    }
    child.kill("SIGKILL");
    await ended;
    await keeper.query("select pg_advisory_unlock($1)", [LOCK]);
    const isThere = async () => (await keeper.query("select from pg_stat_activity where pid = $1", [session])).rowCount !== 0;
    while (await isThere()) await delay(3);
  };
  const versionsOf = async () => {
    const { rows } = await sql<{ version: number }>`select version from schema_migration order by version`.execute(owner);
    return rows.map(({ version }) => version);
  };
  const upTo = (version: number) => Array.from({ length: version }, (_, i) => i + 1);

  let kills = 0;
  for (const { version, sql: text } of migrations) {
    const statements = statementsOf(text).length;
    const asBefore = await stateOf(urlOf("superuser"));
    for (const at of killedAt(statements)) {
      await killAt(version, at);
      kills += 1;
      expect(await stateOf(urlOf("superuser")), `migration ${String(version)}, statement ${String(at)}`).toEqual(asBefore);
    }
    if (version === migrations.at(-1)!.version) continue;
    await killAt(version, statements + 1);
    kills += 1;
    expect(await versionsOf(), `migration ${String(version)}, while it commits`).toEqual(upTo(version));
  }
  await keeper.end();
  tellFigure(`migrations killed ${String(kills)} times`);

  const again = await runProgramWith({ DATABASE_URL: urlOf("app"), DATABASE_OWNER_URL: urlOf("owner") }, "migrate", "--backed-up");
  expect(again).toMatchObject({ code: 0, stderr: expect.stringContaining("non si possono più rifare le prove") as string });
  const undisturbed = await oddBody();
  await migrate(undisturbed.urlOf("owner"));
  await afterUpdate(undisturbed.urlOf("owner"));
  expect(await versionsOf()).toEqual(upTo(readMigrations().length));
  expect(await oddContent(owner, "after")).toEqual(before);
  const counts = `select jsonb_object_agg(relname, (xpath('//many/text()', query_to_xml(format('select count(*) as many from %I', relname), true, true, '')))[1]::text) as counts
    from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'technical_access'`;
  expect((await sql.raw(counts).execute(owner)).rows).toEqual((await sql.raw(counts).execute(undisturbed.owner)).rows);
  const made = ["columns", "constraints", "functions", "triggers", "policies", "views", "indexes", "rights", "schema_migration"];
  const [one, other] = [await stateOf(urlOf("superuser")), await stateOf(undisturbed.urlOf("superuser"))];
  for (const each of made) expect(one[each], each).toBe(other[each]);
});
