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
import { stateOf } from "./support/databaseState.ts";
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

test("[D12] killed at any statement, a migration has happened or has not, and begun again it comes to the same as undisturbed", async () => {
  const { owner, urlOf } = await oddBody();
  const before = await oddContent(owner, "before");
  const keeper = new pg.Client({ connectionString: urlOf("superuser") });
  await keeper.connect();
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
