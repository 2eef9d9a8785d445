import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabasePool } from "../src/data/database/database.ts";
import { migrate } from "../src/data/database/migrate.ts";
import { readMigrations } from "../src/data/migrations.ts";
import { isGoingBack } from "../src/server/embedded/goBack.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../src/server/embedded/startEmbeddedPostgres.ts";
import { openInstallation } from "../src/server/installation.ts";
import { bundleInto } from "./support/bundled.ts";
import { emptyDatabase } from "./support/database.ts";
import { stateOf } from "./support/databaseState.ts";
import { installChild, serverProcesses, untilNoServer } from "./support/embeddedPrograms.ts";
import { IS_LONG, tellFigure } from "./support/longTier.ts";
import { passableFolder } from "./support/passableFolder.ts";
import { mayMount, smallDisk } from "./support/smallDisk.ts";
import { runProgram, runProgramWith, startServing } from "./support/program.ts";

const all = readMigrations().length;
const place = passableFolder();
let killable: string;
beforeAll(async () => {
  await installChild(place); // with the programs of PostgreSQL
  killable = await bundleInto(place, "killedChild");
});
afterAll(async () => {
  await untilNoServer(place);
  rmSync(place, { recursive: true });
});

let folders = 0;
const newFolder = () => join(place, `Dati dell'ente (${String((folders += 1))})`);
const before = (folder: string) => `${folder}-prima-dell-aggiornamento`;
const after = (folder: string) => `${folder}-dopo-l-aggiornamento`;
const clone = (from: string, to: string) => execFileSync("cp", ["-a", from, to]);

async function onServerOf<Answer>(folder: string, work: (server: EmbeddedPostgres) => Promise<Answer>): Promise<Answer> {
  const server = await startEmbeddedPostgres({ dataFolder: folder });
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

async function query<Row>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row & object>(text)).rows;
  } finally {
    await client.end();
  }
}

/** A folder as an earlier version left it, with an administration in it. */
async function behind(versions: number, folder = newFolder()): Promise<string> {
  await onServerOf(folder, async ({ ownerUrl }) => {
    await migrate(ownerUrl, readMigrations().slice(0, versions));
    await query(ownerUrl, "insert into administration (administration_id, name) values ('c_i703', 'Comune di Prova')");
  });
  return folder;
}

/** How many updates a folder had, and its administrations. */
function heldIn(folder: string): Promise<unknown> {
  const text =
    "select (select count(*)::int from schema_migration) as updates, (select string_agg(name, ', ' order by name) from administration) as names";
  return onServerOf(folder, async ({ ownerUrl }) => (await query(ownerUrl, text))[0]);
}

/** Every file of a folder with what is in it. */
function filesOf(folder: string, isCounted: (path: string) => boolean = () => true): string {
  const hash = createHash("sha256");
  const add = (path: string) => {
    for (const name of readdirSync(path).sort()) {
      const each = join(path, name);
      if (!isCounted(each)) continue;
      hash.update(each.slice(folder.length));
      if (statSync(each).isDirectory()) add(each);
      else hash.update(readFileSync(each));
    }
  };
  add(folder);
  return hash.digest("hex");
}

describe("what a start would refuse for is asked before anything is copied or updated", () => {
  let folder: string;
  let untouched: string;
  beforeAll(async () => {
    folder = await behind(17);
    untouched = filesOf(folder);
  });
  const start = (given: NodeJS.ProcessEnv, ...words: string[]) => runProgramWith(given, "start", "--port", "0", "--data", folder, ...words);

  test.each<[string, NodeJS.ProcessEnv, string[], string]>([
    ["a session of no length", { SESSION_HOURS: "0" }, [], "SESSION_HOURS vale «0»"],
    ["a proxy that is no address", { TRUSTED_PROXY: "proxy" }, [], "TRUSTED_PROXY vale «proxy»"],
    ["a contact that is none", { SECURITY_CONTACT: "ufficio" }, [], "SECURITY_CONTACT vale «ufficio»"],
    ["mail without its sender", { SMTP_URL: "smtp://127.0.0.1" }, [], "C'è SMTP_URL ma non MAIL_FROM"],
    ["half a provider of identity", { OIDC_CLIENT_ID: "traguardo" }, [], "C'è OIDC_CLIENT_ID ma non OIDC_ISSUER"],
    [
      "a provider of identity and no public address",
      { OIDC_ISSUER: "https://accesso.example" },
      [],
      "ma non l'indirizzo pubblico del sito",
    ],
    ["a secret that cannot be read", provider({ OIDC_CLIENT_SECRET_FILE: "/non/c/e" }), [], "«/non/c/e» di OIDC_CLIENT_SECRET_FILE"],
    ["an address of another machine", {}, ["--host", "192.0.2.1"], "«192.0.2.1» non è un indirizzo di questo computer"],
    ["an address that does not exist", {}, ["--host", "nessuno.invalid"], "«nessuno.invalid» non"],
    ["a database in two places", { DATABASE_URL: "postgres://x@y/z" }, [], "scelga dove stanno i dati"],
    ["a signing key that is none", { CHECKPOINT_KEY_FILE: join(place, "killedChild.mjs") }, [], "non contiene una chiave privata Ed25519"],
    ["a signing key that is a folder", { CHECKPOINT_KEY_FILE: place }, [], "Non riesco a leggere la chiave che firma"],
  ])("%s", async (_, given, words, sentence) => {
    const { code, stdout, stderr } = await start(given, ...words);
    expect([code, stdout, stderr]).toEqual([1, "", expect.stringContaining(sentence)]);
    expect([filesOf(folder), existsSync(before(folder))]).toEqual([untouched, false]);
  });

  test("a port that is taken, and one that is no number", async () => {
    const other = createServer();
    await new Promise<void>((listening) => other.listen(0, "127.0.0.1", listening));
    const { port } = other.address() as AddressInfo;
    const taken = await start({}, "--port", String(port));
    other.close();
    expect([taken.code, taken.stderr]).toEqual([1, expect.stringContaining(`La porta ${String(port)} è già in uso`)]);
    expect((await start({}, "--port", "ottanta")).code).toBe(2);
    expect(filesOf(folder)).toBe(untouched);
  });

  test("migrate asks for settings and keys too, but not for the address that only start is told", async () => {
    const refused = await runProgramWith({ SESSION_HOURS: "0" }, "migrate", "--data", folder);
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining("SESSION_HOURS vale «0»")]);
    const secret = await runProgramWith(provider({ OIDC_CLIENT_SECRET_FILE: "/non/c/e" }), "migrate", "--data", folder);
    expect(secret.stderr).toContain("OIDC_CLIENT_SECRET_FILE");
    writeFileSync(join(folder, "chiave-accessi"), "altro");
    const key = await runProgram("migrate", "--data", folder);
    rmSync(join(folder, "chiave-accessi"));
    expect([key.code, key.stderr]).toEqual([1, expect.stringContaining("non contiene una chiave di 64 cifre")]);
    expect([filesOf(folder), existsSync(before(folder))]).toEqual([untouched, false]);
    const told = await runProgramWith(provider({ OIDC_CLIENT_SECRET: "segreto", PUBLIC_URL: "" }), "migrate", "--data", folder);
    expect(told.code).toBe(0);
  });

  test("a key of accesses that is lost while somebody has a second factor; and its folder is as it was", async () => {
    const lost = await behind(all - 1);
    const asked = async (work: (url: string) => Promise<unknown>) =>
      onServerOf(lost, ({ superuserUrl }) => work(superuserUrl.replace(/postgres$/, "traguardo")));
    await asked((url) => query(url, "insert into account (mail, name) values ('anna@comune.example', 'Anna Inventata')"));
    await asked((url) =>
      query(
        url,
        "insert into second_factor (account_id, secret, confirmed_at) select account_id, decode(repeat('ab', 48), 'hex'), now() from account",
      ),
    );
    const state = await asked(stateOf);
    for (const words of [["start", "--port", "0"], ["migrate"]]) {
      const { code, stderr } = await runProgram(...words, "--data", lost);
      expect([code, stderr]).toEqual([1, expect.stringContaining(`Manca il file «${join(lost, "chiave-accessi")}»`)]);
    }
    expect([await asked(stateOf), existsSync(before(lost)), existsSync(join(lost, "chiave-accessi"))]).toEqual([state, false, false]);
  });

  test.runIf(mayMount(place))("room on the disk for the copy, by the real disk", async () => {
    const disk = smallDisk(join(place, "disco"), 300);
    try {
      const small = await behind(17, join(place, "disco", "dati"));
      const asked = () => onServerOf(small, ({ superuserUrl }) => stateOf(superuserUrl.replace(/postgres$/, "traguardo")));
      const state = await asked();
      disk.fill(100 * 1024 ** 2);
      for (const words of [["start", "--port", "0"], ["migrate"]]) {
        const { code, stderr } = await runProgram(...words, "--data", small);
        expect([code, stderr]).toEqual([
          1,
          expect.stringMatching(/sul disco non c'è posto: servono \d+ MB, ne sono liberi \d+\. Non è stato aggiornato nulla/),
        ]);
      }
      expect([await asked(), existsSync(before(small))]).toEqual([state, false]);
      disk.clear();
      expect((await runProgram("migrate", "--data", small)).code).toBe(0);
    } finally {
      await untilNoServer(place);
      disk.unmount();
    }
  });

  test("on a server: keys and settings of migrate", async () => {
    const { urlOf } = await emptyDatabase();
    await migrate(urlOf("owner"), readMigrations().slice(0, 17));
    const state = await stateOf(urlOf("superuser"));
    const settings = { DATABASE_URL: urlOf("app"), DATABASE_OWNER_URL: urlOf("owner"), DATABASE_SEALER_URL: urlOf("sealer") };
    for (const [given, sentence] of [
      [{ TRAGUARDO_KEY: "ab" }, "TRAGUARDO_KEY non contiene una chiave"],
      [{ CHECKPOINT_KEY_FILE: "/non/c/e/chiave.pem" }, "Non riesco a scrivere la chiave che firma"],
      [{ MAIL_FROM: "x@comune.example" }, "ma non SMTP_URL"],
    ] as const) {
      const { code, stderr } = await runProgramWith({ ...settings, ...given }, "migrate", "--backed-up");
      expect([code, stderr]).toEqual([1, expect.stringContaining(sentence)]);
    }
    expect(await stateOf(urlOf("superuser"))).toEqual(state);
  });
});

/** Half the settings of a provider of identity, with more. */
function provider(more: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { OIDC_ISSUER: "https://accesso.example", OIDC_CLIENT_ID: "traguardo", PUBLIC_URL: "https://performance.comune.example", ...more };
}

describe("two started together update once", () => {
  test("two that serve, on one folder", async () => {
    const folder = await behind(17);
    const both = await Promise.allSettled([1, 2].map(() => startServing("start", "--port", "0", "--data", folder)));
    const served = both.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
    const refused = both.flatMap((each) => (each.status === "rejected" ? [String(each.reason)] : []));
    await Promise.all(served.map(({ stop }) => stop()));
    expect(served).toHaveLength(1);
    expect(refused).toEqual([expect.stringMatching(/ended with 1: .*(è già in uso|la copia non è riuscita)/s)]);
    expect([await heldIn(folder), await heldIn(before(folder))]).toEqual([
      { updates: all, names: "Comune di Prova" },
      { updates: 17, names: "Comune di Prova" },
    ]);
  });

  test("two that migrate, on one database of a server", async () => {
    const { urlOf, owner } = await emptyDatabase();
    await migrate(urlOf("owner"), readMigrations().slice(0, 17));
    const settings = { DATABASE_URL: urlOf("app"), DATABASE_OWNER_URL: urlOf("owner") };
    const both = await Promise.all([1, 2].map(() => runProgramWith(settings, "migrate", "--backed-up")));
    expect(both.map(({ code, stderr }) => [code, stderr])).toEqual([
      [0, ""],
      [0, ""],
    ]);
    const applied = await owner.selectFrom("schema_migration").select("version").orderBy("version").execute();
    expect(applied.map(({ version }) => version)).toEqual(Array.from({ length: all }, (_, i) => i + 1));
  });
});

describe("the older program on a newer database", () => {
  test("of a folder refuses each command in words, copies nothing and changes nothing", async () => {
    const folder = newFolder();
    expect((await runProgram("account", "add", "--mail", "anna@comune.example", "--name", "Anna Inventata", "--data", folder)).code).toBe(
      0,
    );
    const asked = (work: (url: string) => Promise<unknown>) =>
      onServerOf(folder, ({ superuserUrl }) => work(superuserUrl.replace(/postgres$/, "traguardo")));
    await asked((url) => query(url, `insert into schema_migration (version, name, checksum) values (${String(all + 1)}, 'tomorrow', 'x')`));
    const state = await asked(stateOf);
    const NEWER = `La base dati è di una versione di Traguardo più recente di questa (ha l'aggiornamento ${String(all + 1)}, «tomorrow»). Avvii la versione più recente.\n`;
    for (const words of [["start", "--port", "0"], ["migrate"], ["account", "list"], ["verify"]]) {
      const { code, stdout, stderr } = await runProgram(...words, "--data", folder);
      expect([words, code, stdout, stderr]).toEqual([words, 1, "", NEWER]);
    }
    expect([await asked(stateOf), existsSync(before(folder))]).toEqual([state, false]);
  });
});

describe("going back to before an update", () => {
  /** A folder that was updated, and what is in it was written after. */
  async function updated(versions = 17): Promise<string> {
    const folder = await behind(versions);
    expect((await runProgram("migrate", "--data", folder)).code).toBe(0);
    await onServerOf(folder, ({ ownerUrl }) =>
      query(ownerUrl, "insert into administration (administration_id, name) values ('c_a001', 'Scritta dopo')"),
    );
    return folder;
  }
  const goBack = (folder: string) => runProgram("migrate", "--go-back", "--data", folder);

  test("puts the copy in its place by one command, keeps what was there until the next update, and tells both", async () => {
    const folder = await updated();
    const { code, stdout, stderr } = await goBack(folder);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toBe(
      `La cartella dei dati «${folder}» è tornata com'era prima dell'aggiornamento dalla versione 17 alla ${String(all)} della struttura: è di nuovo alla 17. ` +
        `Ciò che c'era, con quanto è stato scritto dopo, è in «${after(folder)}» e ci resta fino al prossimo aggiornamento. ` +
        "Chi è stato cancellato dopo va cancellato di nuovo. " +
        "Ora avvii la versione di Traguardo di prima: questa aggiornerebbe di nuovo. La posta che aspettava allora riparte, anche se nel frattempo è partita: «traguardo mail» la elenca.\n",
    );
    expect([await heldIn(folder), await heldIn(after(folder)), existsSync(before(folder))]).toEqual([
      { updates: 17, names: "Comune di Prova" },
      { updates: all, names: "Comune di Prova, Scritta dopo" },
      false,
    ]);
    expect([statSync(folder).mode & 0o777, readdirSync(folder).filter((name) => /^in-corso|ritorno/.test(name))]).toEqual([
      statSync(after(folder)).mode & 0o777,
      [],
    ]);
    const again = await goBack(folder);
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining("Non c'è nessuna copia di prima dell'aggiornamento")]);
    const forward = await runProgram("migrate", "--data", folder);
    expect([forward.code, forward.stderr]).toEqual([0, expect.stringContaining(`scriva «traguardo migrate --go-back --data "${folder}"»`)]);
    expect([existsSync(after(folder)), await heldIn(folder), await heldIn(before(folder))]).toEqual([
      false,
      { updates: all, names: "Comune di Prova" },
      { updates: 17, names: "Comune di Prova" },
    ]);
  });

  test("the folder that is back is the house and no copy", async () => {
    const folder = await updated(all - 1);
    await goBack(folder);
    const isCopy = await onServerOf(folder, async ({ appUrl }) => {
      const db = openDatabasePool(appUrl, { max: 1, purpose: "commandLine" });
      const installation = await openInstallation({ kind: "embedded", dataFolder: folder }, db);
      return installation.isCopy().finally(() => db.destroy());
    });
    expect([isCopy, existsSync(join(folder, "copia.json"))]).toEqual([false, false]);
  });

  test("the list of what was erased since stays, and is named", async () => {
    const folder = await behind(17);
    const list = join(folder, "cancellazioni.csv");
    writeFileSync(list, "di prima\n");
    await runProgram("migrate", "--data", folder);
    writeFileSync(list, "di prima\ndi dopo\n");
    expect((await goBack(folder)).stdout).toContain(`Chi è stato cancellato dopo va cancellato di nuovo: l'elenco è in «${list}».`);
    expect(readFileSync(list, "utf8")).toBe("di prima\ndi dopo\n");
  });

  test("what was set aside before and nobody took away stays where it is, until the next update", async () => {
    const folder = await updated();
    mkdirSync(after(folder));
    expect((await goBack(folder)).stdout).toContain(`è in «${after(folder)}-2»`);
    expect([readdirSync(after(folder)), existsSync(join(`${after(folder)}-2`, "postgres"))]).toEqual([[], true]);
    await runProgram("migrate", "--data", folder);
    expect([existsSync(after(folder)), existsSync(`${after(folder)}-2`)]).toEqual([false, false]);
  });

  test("asked for three times at once, it happens once, and nothing is lost", async () => {
    const folder = await updated();
    const asked = await Promise.all([1, 2, 3].map(() => goBack(folder)));
    expect(asked.map(({ code }) => code)).toContain(0);
    for (const { stderr } of asked.filter(({ code }) => code !== 0))
      expect(stderr).toMatch(/Non c'è nessuna copia di prima dell'aggiornamento|non è intera/);
    expect([await heldIn(folder), await heldIn(after(folder)), existsSync(`${after(folder)}-2`), isGoingBack(folder)]).toEqual([
      { updates: 17, names: "Comune di Prova" },
      { updates: all, names: "Comune di Prova, Scritta dopo" },
      false,
      false,
    ]);
  });

  test("inside the folder, where the copy is inside it", async () => {
    const folder = await updated();
    execFileSync("mv", [before(folder), join(folder, "prima-dell-aggiornamento")]);
    expect((await goBack(folder)).stdout).toContain(`è in «${join(folder, "dopo-l-aggiornamento")}»`);
    expect([await heldIn(folder), await heldIn(join(folder, "dopo-l-aggiornamento"))]).toEqual([
      { updates: 17, names: "Comune di Prova" },
      { updates: all, names: "Comune di Prova, Scritta dopo" },
    ]);
    await runProgram("migrate", "--data", folder);
    expect(existsSync(join(folder, "dopo-l-aggiornamento"))).toBe(false);
  });

  test("is refused in words, with nothing touched, without a copy, with half a copy, and while somebody serves", async () => {
    const refusal = async (folder: string, sentence: string) => {
      const untouched = filesOf(folder);
      const { code, stdout, stderr } = await goBack(folder);
      expect([code, stdout, stderr]).toEqual([1, "", expect.stringContaining(sentence)]);
      expect(filesOf(folder)).toBe(untouched);
    };
    const folder = await behind(17);
    await refusal(
      folder,
      `l'ho cercata in «${before(folder)}» e in «${join(folder, "prima-dell-aggiornamento")}». Non è stato toccato nulla.`,
    );
    await runProgram("migrate", "--data", folder);
    for (const part of ["segreti.json", join("postgres", "global", "pg_control")]) {
      execFileSync("mv", [join(before(folder), part), join(place, "parte")]);
      await refusal(folder, `non è intera: manca «${join(before(folder), part)}»`);
      execFileSync("mv", [join(place, "parte"), join(before(folder), part)]);
    }
    const serving = await startServing("start", "--port", "0", "--data", folder);
    const refused = await goBack(folder);
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining("è già in uso da un altro Traguardo")]);
    await serving.stop();
    expect((await goBack(join(place, "altrove"))).stderr).toContain("non esiste: non è stato creato nulla");
    expect(await heldIn(folder)).toEqual({ updates: all, names: "Comune di Prova" });
  });

  test("on a server is refused, with what to do instead; and asked together with an update it is called wrongly", async () => {
    const { code, stderr } = await runProgramWith({ DATABASE_URL: "postgres://x@127.0.0.1:1/y" }, "migrate", "--go-back");
    expect([code, stderr]).toEqual([1, expect.stringContaining("«traguardo restore FILE»")]);
    expect((await runProgram("migrate", "--go-back", "--backed-up", "--data", place)).code).toBe(2);
  });
});

describe("killed with kill -9", () => {
  /** Runs the program to its end, or to where it kills itself before a change of the disk; answers how many it made, where it ended. */
  async function changesOf(at: number, folder: string, ...words: string[]): Promise<number | "killed"> {
    const child = spawn(process.execPath, [killable, "--at", String(at), ...words, "--data", folder], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (said += text));
    const signal = await new Promise<string | null>((ended) => child.once("close", (_, by) => ended(by)));
    await untilNoServer(folder);
    const made = /changes (\d+)/.exec(said)?.[1];
    if (signal !== "SIGKILL" && made === undefined) throw new Error(said);
    return made === undefined ? "killed" : Number(made);
  }
  const NEVER = 1_000_000;

  test(
    "at each change of the disk while it goes back, the folder is of before or of after, or whoever starts next ends it",
    async () => {
      const model = await behind(17);
      expect(await changesOf(NEVER, model)).toBeGreaterThan(20);
      const isOfData = (path: string) => !/in-corso-|copia\.json|ritorno\.json|postgresql-/.test(path);
      const files = { before: filesOf(before(model), isOfData), after: filesOf(model, isOfData) };
      const given = () => {
        const folder = newFolder();
        clone(model, folder);
        clone(before(model), before(folder));
        return folder;
      };
      const undisturbed = given();
      const changes = (await changesOf(NEVER, undisturbed, "--go-back")) as number;
      expect([filesOf(undisturbed, isOfData), filesOf(after(undisturbed), isOfData)]).toEqual([files.before, files.after]);

      const every = Array.from({ length: changes }, (_, at) => at);
      const killedAt = IS_LONG ? every : every.filter((at) => at % 4 === 0);
      const ends = [() => ["migrate", "--go-back"], () => ["migrate"], () => ["start", "--port", "0"]];
      for (const at of killedAt) {
        const folder = given();
        expect(await changesOf(at, folder, "--go-back")).toBe("killed");
        const isHalf = isGoingBack(folder);
        if (!isHalf) expect([files.before, files.after], `change ${String(at)}`).toContain(filesOf(folder, isOfData));
        const isOver = !isHalf && filesOf(folder, isOfData) === files.before;
        const words = isHalf ? ends[at % ends.length]!() : ["migrate", "--go-back"];
        const next = await runProgram(...words, "--data", folder);
        const expected = isOver
          ? "Non c'è nessuna copia"
          : words.includes("--go-back")
            ? "è tornata com'era"
            : "Il ritorno a prima dell'aggiornamento era rimasto a metà: l'ho finito";
        expect(next.stdout + next.stderr, `change ${String(at)}`).toContain(expected);
        expect(
          [isGoingBack(folder), await heldIn(folder), await heldIn(after(folder)), existsSync(before(folder))],
          `change ${String(at)}`,
        ).toEqual([false, { updates: 17, names: "Comune di Prova" }, { updates: all, names: "Comune di Prova" }, false]);
        for (const each of [folder, after(folder)]) rmSync(each, { recursive: true });
      }
      tellFigure(`going back killed ${String(killedAt.length)} times`);
    },
    IS_LONG ? 1_200_000 : 300_000,
  );

  test(
    "while it copies, the next start copies whole and updates, and one goes back from there",
    async () => {
      const model = await behind(17);
      const counted = newFolder();
      clone(model, counted);
      const changes = (await changesOf(NEVER, counted)) as number;
      const parts = IS_LONG ? 40 : 2;
      for (let part = 1; part <= parts; part += 1) {
        const folder = newFolder();
        clone(model, folder);
        expect(await changesOf(Math.floor((changes * part) / parts) - 1, folder)).toBe("killed");
        expect((await runProgram("migrate", "--data", folder)).code).toBe(0);
        expect([await heldIn(before(folder)), await heldIn(folder)]).toEqual([
          { updates: 17, names: "Comune di Prova" },
          { updates: all, names: "Comune di Prova" },
        ]);
        expect((await runProgram("migrate", "--go-back", "--data", folder)).code).toBe(0);
        expect(await heldIn(folder)).toEqual({ updates: 17, names: "Comune di Prova" });
        for (const each of [folder, after(folder)]) rmSync(each, { recursive: true });
      }
      tellFigure(`copying killed ${String(parts)} times`);
    },
    IS_LONG ? 1_200_000 : 300_000,
  );

  test("while it updates, the copy stays, the next start goes on, or one goes back", async () => {
    const tries = IS_LONG ? 20 : 2;
    for (let tried = 0; tried < tries; tried += 1) {
      const folder = await behind(17);
      const update = runProgram("migrate", "--data", folder);
      while (!existsSync(before(folder))) await delay(5);
      await delay(400 + (2000 * tried) / tries);
      for (const { pid } of serverProcesses(folder).filter(({ command }) => command.includes("traguardo.js"))) process.kill(pid, "SIGKILL");
      await update;
      await untilNoServer(folder);
      if (tried % 2 === 0) {
        expect((await runProgram("migrate", "--go-back", "--data", folder)).code).toBe(0);
        expect(await heldIn(folder)).toEqual({ updates: 17, names: "Comune di Prova" });
      } else {
        expect((await runProgram("migrate", "--data", folder)).code).toBe(0);
        expect(await heldIn(folder)).toEqual({ updates: all, names: "Comune di Prova" });
      }
    }
  }, 600_000);
});
