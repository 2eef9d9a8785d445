/** Copies and restores beside PostgreSQL's own programs, on a server whose version they read. `node bench/copies.mjs`; needs PostgreSQL 15 of Debian, and root. */
import { execFileSync, spawn } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { inTurn, median, words } from "./measure.mjs";
import { longPlan } from "./longPlan.mjs";
import { programAt, ROOT } from "./program.mjs";
import { importPlanAndStaff } from "./staffLists.mjs";

const BIN = "/usr/lib/postgresql/15/bin";
const TURNS = 5;
const BODY = { objectives: 5000, people: 2000, lines: 100_000 };

/** Rows on copying and restoring a large body; none where PostgreSQL 15 is not there. */
export async function copies(folder) {
  if (!existsSync(BIN) || process.getuid?.() !== 0) return [];
  const server = await startServer(folder);
  try {
    await server.fill();
    return [...(await server.backups()), ...(await server.restores()), await server.besidePages()];
  } finally {
    await server.stop();
  }
}

async function startServer(folder) {
  const cluster = join(folder, "debian");
  const [uid, gid] = ["-u", "-g"].map((what) => Number(execFileSync("id", [what, "postgres"])));
  const as = { uid, gid, cwd: "/" };
  mkdirSync(cluster);
  chownSync(cluster, uid, gid);
  execFileSync(join(BIN, "initdb"), ["-D", cluster, "-U", "postgres", "-A", "trust", "-E", "UTF8"], { ...as, stdio: "ignore" });
  const port = await freePort();
  const options = ["-D", cluster, "-p", String(port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="];
  const child = spawn(join(BIN, "postgres"), options, { ...as, stdio: "ignore" });
  const urlOf = (role, database) => `postgres://${role}@127.0.0.1:${String(port)}/${database}`;
  const asSuperuser = async (...statements) => {
    const client = new pg.Client({ connectionString: urlOf("postgres", "postgres") });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  for (let tries = 0; ; tries += 1) {
    try {
      await asSuperuser("select 1");
      break;
    } catch (error) {
      if (tries > 100) throw error;
      await pause(100);
    }
  }
  const roles = ["owner", "app", "sealer", "public_reader"].map((role) => `create role traguardo_${role} login`);
  await asSuperuser(...roles, "create database body owner traguardo_owner");
  const settingsOf = (database) => ({
    DATABASE_URL: urlOf("traguardo_app", database),
    DATABASE_OWNER_URL: urlOf("traguardo_owner", database),
    DATABASE_SEALER_URL: urlOf("traguardo_sealer", database),
    DATABASE_PUBLIC_URL: urlOf("traguardo_public_reader", database),
    TRAGUARDO_KEY: "0".repeat(64),
  });
  const program = (database) => programAt(ROOT, settingsOf(database));
  const file = join(folder, "dump");
  const copy = join(folder, "copia.zip");

  /** Runs a program of PostgreSQL; answers how long it took. */
  const timed = (name, ...words) => {
    const start = performance.now();
    execFileSync(join(BIN, name), words, { stdio: "ignore" });
    return performance.now() - start;
  };
  const dump = () => timed("pg_dump", "-Fc", "-f", file, urlOf("postgres", "body"));
  const empty = async () => {
    await asSuperuser("drop database if exists restored with (force)", "create database restored owner traguardo_owner");
  };
  return {
    async fill() {
      const { run } = program("body");
      await run("migrate");
      const plan = join(folder, "piano.csv");
      writeFileSync(plan, longPlan(BODY.objectives));
      await run("import", plan, "--year", "2023", "--administration", "grande", "--name", "Comune di Prova");
      await run("publish", "--year", "2023", "--administration", "grande");
      await importPlanAndStaff(folder, { run: (...words) => run(...words.filter((word, i) => word !== "--data" && words[i - 1] !== "--data")) }, "grande", BODY.people); // prettier-ignore
      const client = new pg.Client({ connectionString: urlOf("traguardo_owner", "body") });
      await client.connect();
      await client.query(
        `insert into audit (administration_id, person, action, object, salt, content, commitment)
         select 'grande', 'V-' || n % 143, 'conflict.declare', 'prova ' || n, salt, content, sha256(salt || convert_to(content, 'UTF8'))
         from generate_series(1, $1) n, sha256(int4send(n)) as salt, lateral (select jsonb_build_object('numero', n, 'testo', repeat('parola ', 40))::text as content) as told`,
        [BODY.lines],
      );
      await client.query("vacuum analyze");
      await client.end();
    },
    async backups() {
      let megabytes = 0;
      const backup = async () => {
        rmSync(copy, { force: true });
        const { milliseconds, megabytes: peak } = await program("body").peak("backup", copy);
        megabytes = Math.max(megabytes, peak);
        return milliseconds;
      };
      await backup(); // what is read is in memory for both
      dump();
      const { ours, peer, ratio } = await inTurn(TURNS, backup, () => Promise.resolve(dump()));
      const sizes = [copy, file].map((each) => (statSync(each).size / 1e6).toLocaleString("it-IT", { maximumFractionDigits: 1 }));
      return [
        row(`copy of a body of ${said(BODY.objectives)} objectives, ${said(BODY.people)} people and ${said(BODY.lines)} lines of log, ms; size ${sizes.join(" and ")} MB`, ours, `\`pg_dump -Fc\`: ${words(peer)}`, ratio), // prettier-ignore
        { what: "memory of that copy at the most, MB", ours: said(megabytes), peer: "limit 150", ratio: (megabytes / 150).toFixed(2) },
      ];
    },
    async restores() {
      let megabytes = 0;
      const restore = async () => {
        await empty();
        const { milliseconds, megabytes: peak } = await program("restored").peak("restore", copy);
        megabytes = Math.max(megabytes, peak);
        return milliseconds;
      };
      const peer = async () => {
        await empty();
        return timed("pg_restore", "-d", urlOf("postgres", "restored"), file);
      };
      const { ours, peer: beside, ratio } = await inTurn(TURNS, restore, peer);
      return [
        row("restore of the same, checked first, ms", ours, `\`pg_restore\`: ${words(beside)}`, ratio),
        { what: "memory of that restore at the most, MB", ours: said(megabytes), peer: "limit 150", ratio: (megabytes / 150).toFixed(2) },
      ];
    },
    /** Pages that are not ready, asked one after the other while copies are made one after the other, and while none is. */
    async besidePages() {
      const { servingWith } = program("body");
      const server = await servingWith(settingsOf("body"), "start");
      const p95 = async (until) => {
        const times = [];
        for (let i = 0; !until.done || times.length < 200; i += 1) {
          const start = performance.now();
          await (await fetch(`http://localhost:${String(server.port)}/grande/2023/obiettivi?cerca=${String(i)}`)).arrayBuffer();
          times.push(performance.now() - start);
          await pause(20);
        }
        return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)];
      };
      const alone = [];
      const beside = [];
      for (let turn = 0; turn < 3; turn += 1) {
        alone.push(await p95({ done: true }));
        const until = { done: false };
        const asking = p95(until);
        for (let i = 0; i < 3; i += 1) {
          rmSync(copy, { force: true });
          await program("body").run("backup", copy);
        }
        until.done = true;
        beside.push(await asking);
      }
      await server.stop();
      return {
        what: "pages of others while it is copied, p95, ms",
        ours: said(median(beside), 1),
        peer: `while it is not: ${said(median(alone), 1)}`,
        ratio: (median(beside) / median(alone)).toFixed(2),
      };
    },
    stop: () =>
      new Promise((resolve) => {
        child.once("exit", resolve);
        child.kill("SIGINT");
      }),
  };
}

const said = (value, decimals = 0) => value.toLocaleString("it-IT", { maximumFractionDigits: decimals, useGrouping: "always" });

const row = (what, ours, peer, ratio) => ({ what, ours: words(ours), peer, ratio: words(ratio, 2) });

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = mkdtempSync(join(tmpdir(), "traguardo-bench-"));
  chmodSync(folder, 0o755);
  for (const { what, ours, peer, ratio } of await copies(folder)) process.stdout.write(`| ${what} | ${ours} | ${peer} | ${ratio} |\n`);
  rmSync(folder, { recursive: true, force: true });
}
