import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { migrate } from "../src/data/database/migrate.ts";
import { readMigrations } from "../src/data/migrations.ts";
import { readCopyNote } from "../src/server/embedded/copyNote.ts";
import { copyBeforeUpdate } from "../src/server/embedded/copyBeforeUpdate.ts";
import { servingUrl } from "../src/server/embedded/servingUrl.ts";
import { startEmbeddedPostgres } from "../src/server/embedded/startEmbeddedPostgres.ts";
import { openDatabase } from "../src/server/openDatabase.ts";
import { asSuperuser, emptyDatabase, freshDatabase } from "./support/database.ts";
import { endChild, installChild, serverProcesses, startChild, untilNoServer } from "./support/embeddedPrograms.ts";
import { startMailServer } from "./support/mailServer.ts";
import { passableFolder } from "./support/passableFolder.ts";
import { runProgram, runProgramWith, startServingWith } from "./support/program.ts";
import { ROOT } from "./support/sourceFiles.ts";
import { besideVersion, WITHOUT_ADDRESS } from "./support/startWords.ts";

const place = passableFolder();
afterAll(async () => {
  await untilNoServer(place);
  rmSync(place, { recursive: true });
});

let folders = 0;
const newFolder = () => join(place, `Dati dell'ente (${String((folders += 1))})`);
const copyOf = (folder: string, to = newFolder()) => {
  execFileSync("cp", ["-a", folder, to]);
  return to;
};
const moved = (folder: string, to: string) => {
  execFileSync("mv", [folder, to]);
  return to;
};
const to = ({ port }: { readonly port: number }) => ({
  SMTP_URL: `smtp://127.0.0.1:${String(port)}`,
  MAIL_FROM: "performance@comune.example",
});
const start = (given: NodeJS.ProcessEnv, folder: string) => startServingWith(given, "start", "--port", "0", "--data", folder);
/** What a folder says of itself. */
const saidOf = async (folder: string) => (await runProgram("installation", "--data", folder)).stdout;
const HOUSE = /^È al suo posto dal \d\d\/\d\d\/\d{4}, ore \d\d:\d\d: non trattiene nulla\.\n$/;
const COPY = "Questa è una copia di un'altra installazione di Traguardo";

async function rowsOf(url: string, query: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(query)).rows;
  } finally {
    await client.end();
  }
}

/** A folder with an invitation that waits to be mailed. */
async function houseWithMail(): Promise<string> {
  const folder = newFolder();
  const added = await runProgramWith(
    to({ port: 1 }), "account", "add", "--mail", "anna@comune.example", "--name", "Anna Inventata", "--url", "https://performance.comune.example", "--data", folder,
  ); // prettier-ignore
  if (added.code !== 0) throw new Error(added.stderr);
  return folder;
}

describe("a folder that was copied and started beside the other", () => {
  test("sends no mail, opens no link and seals nothing, says so, and does all of it once it was told that it took the place", async () => {
    const [house, copys] = [await startMailServer(), await startMailServer()];
    const folder = await houseWithMail();
    const copied = copyOf(folder);
    const copy = await start(to(copys), copied);
    const original = await start(to(house), folder);
    await expect.poll(() => house.received.length).toBe(1);
    const link = /\/invito\/[\w-]{43}/.exec(house.received[0]!.text.replace(/=\r\n/g, "").replace(/=3D/g, "="))![0];

    const imported = await runProgram("import", join(ROOT, "demo", "settimo-torinese-2023.txt"), "--year", "2023", "--data", copied);
    expect(imported.code).toBe(0); // ordinary work goes on
    await delay(6_000); // another look at mail and log
    const sealed = async () =>
      rowsOf(
        servingUrl(copied, "owner")!,
        "select (select count(*)::int from audit) as lines, (select count(*)::int from chain) as sealed, (select count(*)::int from checkpoint) as signed",
      );
    expect([copys.received.length, await sealed()]).toEqual([0, [{ lines: 1, sealed: 0, signed: 0 }]]);
    const opened = await fetch(`${copy.address}${link}`, { redirect: "manual" });
    expect([opened.status, await opened.text()]).toEqual([503, expect.stringContaining("Questo sito è una copia")]);
    expect((await fetch(`${original.address}${link}`, { redirect: "manual" })).status).toBe(303);
    expect(await (await fetch(`${copy.address}/accesso`)).text()).toContain("Questo sito è una copia");
    expect((await runProgramWith(to(copys), "mail", "--data", copied)).stdout).toMatch(new RegExp(`^${COPY}.*\n1\tin attesa\t`));
    expect((await runProgram("verify", "--sign", "--data", copied)).stderr).toContain(COPY);
    expect((await runProgram("verify", "--data", copied)).stdout).toContain("Non ancora sigillate: 1.");
    expect(await sealed()).toEqual([{ lines: 1, sealed: 0, signed: 0 }]);
    await original.stop();

    const taken = await runProgram("installation", "--take-place", "Il server di prima è rotto", "--data", copied);
    expect([taken.code, taken.stdout]).toEqual([
      0,
      `Questa installazione ha preso il posto dell'altra, che non va più avviata. Un messaggio aspetta e partirà, anche se l'altra l'avesse già mandato: «traguardo mail» li elenca.\nScritto: a chi tocca agire (cartella ${copied}).\n`,
    ]);
    await expect.poll(() => copys.received.length).toBe(1);
    expect((await fetch(`${copy.address}${link}`, { redirect: "manual" })).status).toBe(303);
    await expect.poll(sealed).toEqual([{ lines: 1, sealed: 1, signed: 1 }]);
    expect((await copy.stop()).stderr).toMatch(/^Attenzione: questa è una copia [^]*traguardo installation --take-place "motivo"/);

    const again = await start(to(copys), copied);
    expect(besideVersion((await again.stop()).stderr)).toBe(WITHOUT_ADDRESS); // it is not asked again
    expect(await saidOf(copied)).toContain("quando ha preso quello di un'altra (Il server di prima è rotto)");
    expect((await runProgram("log", "--technical", "--data", copied)).stdout).toMatch(/\tinstallation\t--take-place --data\n/);
    expect(house.received).toHaveLength(1);
  });

  test("restored from an archive, beside or over the other, is a copy too; moved it is none", async () => {
    const folder = await houseWithMail();
    expect(await saidOf(folder)).toMatch(HOUSE);
    const archive = join(place, "salvata.tar");
    execFileSync("tar", ["-cf", archive, "-C", folder, "."]);
    const restored = newFolder();
    mkdirSync(restored, { mode: 0o711 });
    execFileSync("tar", ["-xf", archive, "-C", restored]);
    expect(await saidOf(restored)).toMatch(new RegExp(`^${COPY}[^]*Un messaggio aspetta`));
    expect(await saidOf(moved(folder, newFolder()))).toMatch(HOUSE);
    rmSync(restored, { recursive: true });
    mkdirSync(restored, { mode: 0o711 });
    execFileSync("tar", ["-xf", archive, "-C", restored]); // last night's archive over the folder it came from
    expect(await saidOf(restored)).toContain(COPY);
  });

  test("of a demonstration holds nothing and asks nothing", async () => {
    const folder = newFolder();
    expect((await runProgram("demo", "--prepare", "--data", folder)).code).toBe(0);
    const demonstration = await startServingWith({}, "demo", "--port", "0", "--data", copyOf(folder));
    expect((await demonstration.stop()).stderr).toBe("");
  });

  test.each([[""], [" "], ["due\nrighe"], ["x".repeat(501)]])("does not take the place with the reason «%s»", async (reason) => {
    expect((await runProgram("installation", "--take-place", reason, "--data", newFolder())).code).toBe(2);
  });
});

describe("a database of a server", () => {
  /** Whether it says that it is a copy, each time it is opened; it takes the place first where a reason is given. */
  const isCopy = async (url: string, reason?: string) => {
    const { installation, close } = await openDatabase({
      kind: "server",
      url,
      ownerUrl: undefined,
      sealerUrl: undefined,
      publicUrl: undefined,
    });
    if (reason !== undefined) await installation.takePlace(reason);
    const answer = await installation.isCopy();
    await close();
    return answer;
  };

  test("copied on the same server is a copy, until it is told that it took the place", async () => {
    const house = await freshDatabase();
    expect([await isCopy(house.urlOf("app")), await isCopy(house.urlOf("app"))]).toEqual([false, false]);
    const name = new URL(house.urlOf("app")).pathname.slice(1);
    await Promise.all([house.app.destroy(), house.serving.destroy(), house.owner.destroy()]);
    const copied = await emptyDatabase();
    const copyName = new URL(copied.urlOf("app")).pathname.slice(1);
    await asSuperuser(`select pg_terminate_backend(pid) from pg_stat_activity where datname in ('${name}', '${copyName}')`);
    await asSuperuser(`drop database ${copyName} with (force)`, `create database ${copyName} template ${name} owner traguardo_owner`);
    expect(await isCopy(copied.urlOf("app"))).toBe(true);
    expect(await isCopy(copied.urlOf("app"), "Prova")).toBe(false);
    expect(await isCopy(copied.urlOf("app"))).toBe(false);
  });

  test("with something in it is updated only by who says that it was backed up", async () => {
    const { urlOf, owner } = await emptyDatabase();
    const settings = { DATABASE_URL: urlOf("app"), DATABASE_OWNER_URL: urlOf("owner") };
    await migrate(urlOf("owner"), readMigrations().slice(0, 17));
    const refused = await runProgramWith(settings, "migrate");
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining("ripeta il comando con --backup FILE")]);
    const applied = () => owner.selectFrom("schema_migration").select("version").execute();
    expect(await applied()).toHaveLength(17);
    expect((await runProgramWith(settings, "migrate", "--backed-up")).stdout).toMatch(
      /^La base dati è aggiornata \(base dati \S+ su \S+\)\.\n$/,
    );
    expect(await applied()).toHaveLength(readMigrations().length);
    expect((await runProgramWith(settings, "migrate")).code).toBe(0); // up to date: nothing is asked
  });

  test("where nobody gets in is told in words, with the setting that names it", async () => {
    const { urlOf } = await emptyDatabase();
    const refusal = async (change: (url: URL) => void) => {
      const owner = new URL(urlOf("owner"));
      change(owner);
      const settings = { DATABASE_URL: urlOf("app"), DATABASE_OWNER_URL: owner.href };
      const { code, stderr } = await runProgramWith(settings, "migrate");
      expect([code, stderr.includes("Errore imprevisto")]).toEqual([1, false]);
      return stderr;
    };
    expect(await refusal((url) => (url.password = "sbagliata"))).toContain(
      "non accetta il nome o la password: controlli DATABASE_OWNER_URL",
    );
    expect(await refusal((url) => (url.pathname = "/altra"))).toContain("Sul server non c'è la base dati indicata in DATABASE_OWNER_URL");
    expect(await refusal((url) => (url.port = "1"))).toContain("indicato in DATABASE_OWNER_URL non risponde");
  });

  test("that is new is made without asking", async () => {
    const { urlOf } = await emptyDatabase();
    expect((await runProgramWith({ DATABASE_URL: urlOf("app"), DATABASE_OWNER_URL: urlOf("owner") }, "migrate")).code).toBe(0);
  });
});

describe("before an update the folder is copied", () => {
  const all = readMigrations().length;

  /** A folder as an earlier version left it, with an administration in it. */
  async function behind(folder = newFolder(), versions = 17): Promise<string> {
    const server = await startEmbeddedPostgres({ dataFolder: folder });
    await migrate(server.ownerUrl, readMigrations().slice(0, versions));
    await rowsOf(server.ownerUrl, "insert into administration (administration_id, name) values ('c_i703', 'Comune di Prova')");
    await server.stop();
    return folder;
  }
  const copyBeside = (folder: string) => `${folder}-prima-dell-aggiornamento`;
  /** What a folder holds: how many updates it had, and its administrations. */
  async function heldIn(folder: string) {
    const server = await startEmbeddedPostgres({ dataFolder: folder });
    const rows = await rowsOf(
      server.ownerUrl,
      "select (select count(*)::int from schema_migration) as updates, (select string_agg(name, ', ') from administration) as names",
    );
    await server.stop();
    return rows[0];
  }

  test("beside it, whole, told in words; and is kept until the next", async () => {
    const folder = await behind();
    const serving = await start({}, folder);
    const { stderr } = await serving.stop();
    expect(stderr).toContain(`Prima dell'aggiornamento la cartella dei dati è stata copiata in «${copyBeside(folder)}»`);
    expect(readdirSync(folder).filter((name) => name.startsWith("in-corso-"))).toEqual([]);
    expect(besideVersion((await (await start({}, folder)).stop()).stderr)).toBe(WITHOUT_ADDRESS);
    expect(readCopyNote(copyBeside(folder))).toMatchObject({ from: 17, towards: all });
    expect(await heldIn(copyBeside(folder))).toEqual({ updates: 17, names: "Comune di Prova" });
    expect(await heldIn(folder)).toEqual({ updates: all, names: "Comune di Prova" });
  });

  test.each([
    ["moved", (copy: string, folder: string) => moved(copy, folder)],
    ["copied", (copy: string, folder: string) => copyOf(copy, folder)],
  ])("put back where it stood, %s, it is the house itself; started elsewhere it is a copy", async (_, putBack) => {
    const folder = await behind();
    await runProgram("migrate", "--data", folder);
    const elsewhere = copyOf(copyBeside(folder));
    rmSync(folder, { recursive: true });
    putBack(copyBeside(folder), folder);
    expect(await saidOf(elsewhere)).toContain(COPY);
    expect(await saidOf(folder)).toMatch(HOUSE);
    expect(await saidOf(folder)).toMatch(HOUSE);
    expect(existsSync(join(folder, "copia.json"))).toBe(false);
    expect(await saidOf(copyOf(folder))).toContain(COPY);
  });

  test("and started beside the house without being moved it is a copy, which may take the place", async () => {
    const folder = await behind();
    await runProgram("migrate", "--data", folder);
    const copy = copyBeside(folder);
    expect(await saidOf(copy)).toContain(COPY);
    await runProgram("installation", "--take-place", "Si torna a prima", "--data", copy);
    expect(await saidOf(copy)).toContain("(Si torna a prima)");
    expect(await saidOf(copyOf(copy))).toContain(COPY);
  });

  test("without room for it nothing is updated and the reason is said", async () => {
    const folder = await behind();
    expect(() => copyBeforeUpdate(folder, { from: 17, towards: all }, () => 1_000_000n)).toThrow(
      /sul disco non c'è posto: servono \d{2,} MB, ne sono liberi 1\. Non è stato aggiornato nulla/,
    );
    expect([existsSync(copyBeside(folder)), await heldIn(folder)]).toEqual([false, { updates: 17, names: "Comune di Prova" }]);
  });

  test("killed half-way it leaves nothing that looks whole, and the next start copies and updates", async () => {
    for (const milliseconds of [0, 40, 150]) {
      const folder = await behind();
      const update = runProgram("migrate", "--data", folder);
      while (!readdirSync(folder).some((name) => name.startsWith("in-corso-copia-"))) await delay(2);
      await delay(milliseconds);
      const [program] = serverProcessesOf(folder);
      process.kill(program!, "SIGKILL");
      await update;
      expect(existsSync(copyBeside(folder)) && readCopyNote(copyBeside(folder)) === undefined).toBe(false);
      expect((await runProgram("migrate", "--data", folder)).code).toBe(0);
      expect(readdirSync(folder).filter((name) => name.startsWith("in-corso-"))).toEqual([]);
      expect([await heldIn(copyBeside(folder)), await heldIn(folder)]).toEqual([
        { updates: 17, names: "Comune di Prova" },
        { updates: all, names: "Comune di Prova" },
      ]);
    }
  });

  test("of two that start at once one copies and updates, and the other is refused or finds it done", async () => {
    const folder = await behind();
    const both = await Promise.all([1, 2].map(() => runProgram("migrate", "--data", folder)));
    expect(both.map(({ code }) => code)).toContain(0);
    for (const { stderr } of both.filter(({ code }) => code !== 0)) expect(stderr).toMatch(/è già in uso|la copia non è riuscita/);
    expect([await heldIn(copyBeside(folder)), await heldIn(folder)]).toEqual([
      { updates: 17, names: "Comune di Prova" },
      { updates: all, names: "Comune di Prova" },
    ]);
  });

  test("inside it, where nothing can be made beside", async () => {
    const program = await installChild(place);
    const closed = newFolder();
    mkdirSync(closed);
    const folder = await behind(join(closed, "dati"));
    const isRoot = process.getuid?.() === 0;
    if (isRoot) execFileSync("chown", ["-R", "65534:65534", folder]);
    chmodSync(closed, 0o555);
    const child = startChild(program, folder, isRoot ? { user: { uid: 65534, gid: 65534 } } : {});
    expect([await child.greeting, child.errors]).toMatchObject([{ kind: "ready" }, []]);
    await endChild(child);
    chmodSync(closed, 0o755);
    const inside = join(folder, "prima-dell-aggiornamento");
    expect([readdirSync(closed), readCopyNote(inside)]).toMatchObject([["dati"], { from: 17, towards: all }]);
    expect(readdirSync(inside).sort()).toEqual(["copia.json", "postgres", "postgres.log", "segreti.json"]);
    expect(await heldIn(inside)).toEqual({ updates: 17, names: "Comune di Prova" });
  });

  test("an update that stopped half-way keeps the copy from before it; the next update has one of its own", async () => {
    const folder = await behind();
    expect(copyBeforeUpdate(folder, { from: 17, towards: all })).toBe(copyBeside(folder));
    const server = await startEmbeddedPostgres({ dataFolder: folder });
    await migrate(server.ownerUrl, readMigrations().slice(0, 18));
    await server.stop();
    await runProgram("migrate", "--data", folder);
    expect(await heldIn(copyBeside(folder))).toMatchObject({ updates: 17 });
    copyBeforeUpdate(folder, { from: all, towards: all + 1 });
    expect(await heldIn(copyBeside(folder))).toMatchObject({ updates: all });
  });
});

/** The processes of the program itself at work on a folder. */
function serverProcessesOf(folder: string): number[] {
  return serverProcesses(folder)
    .filter(({ command }) => command.includes("traguardo.js"))
    .map(({ pid }) => pid);
}
