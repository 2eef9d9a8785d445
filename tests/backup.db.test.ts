import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { prepareDemonstration } from "../src/cli/prepareDemonstration.ts";
import { act } from "../src/features/commands/act.ts";
import { recordBackup } from "../src/data/backup/madeBackup.ts";
import { openRestoration } from "../src/data/backup/restoration.ts";
import { findInTables } from "../src/data/personal/findInTables.ts";
import { sealLog } from "../src/data/log/sealLog.ts";
import { isIntact, verifyLog } from "../src/features/commands/log/verifyLog.ts";
import { executeErasure, startErasure } from "../src/features/commands/personalData/erasePerson.ts";
import { withdrawYear } from "../src/features/commands/publication/publishYear.ts";
import { backUp } from "../src/server/backup/backUp.ts";
import { makeKeyPair } from "../src/server/backup/encryption.ts";
import { keepErasures, readErasures } from "../src/server/backup/erasuresFile.ts";
import type { Keys } from "../src/server/backup/keysFile.ts";
import { openBackup } from "../src/server/backup/openBackup.ts";
import { restore } from "../src/server/backup/restore.ts";
import { openInstallation } from "../src/server/installation.ts";
import { openSealer } from "../src/server/sealing.ts";
import type { DatabaseSettings } from "../src/server/settings.ts";
import { accessSite, browserAt, joined, signInAs } from "./support/accessSite.ts";
import { emptyDatabase, freshDatabase, type TestDatabase } from "./support/database.ts";
import { passableFolder } from "./support/passableFolder.ts";
import { readingWorkers } from "./support/readingWorkers.ts";

// The demonstration is copied from one database of a server, and restored into another.

const place = passableFolder();
afterAll(() => rmSync(place, { recursive: true }));

const settingsOf = ({ urlOf }: TestDatabase): DatabaseSettings => ({
  kind: "server",
  url: urlOf("app"),
  ownerUrl: urlOf("owner"),
  sealerUrl: urlOf("sealer"),
  publicUrl: urlOf("publicReader"),
});

const house = await freshDatabase();
await prepareDemonstration({ db: house.app, workers: readingWorkers }, fileURLToPath(new URL("../demo/", import.meta.url)));
await openInstallation(settingsOf(house), house.app);
await seal(house);

async function seal({ urlOf }: TestDatabase): Promise<void> {
  const sealer = await openSealer({ url: urlOf("sealer"), keyFile: undefined });
  await sealLog(sealer, { reach: "recent" }).finally(() => sealer.destroy());
}

const databaseOf = ({ urlOf }: TestDatabase) => new URL(urlOf("owner")).pathname.slice(1);

async function asSuperuserOn({ urlOf }: TestDatabase, statements: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf("superuser") });
  await client.connect();
  await client.query(statements).finally(() => client.end());
}

let names = 0;
const newFile = () => join(place, `copia ${String((names += 1))}.zip`);
const asked = (publicKeys: readonly string[] = []) => ({ publicKeys, keysFile: undefined, program: "0.1.0" });

async function copyOf(database: TestDatabase, file = newFile(), publicKeys: readonly string[] = []) {
  return backUp({ commandLine: database.app, ownerUrl: database.urlOf("owner") }, settingsOf(database), file, asked(publicKeys));
}

const opening = (privateKeys: readonly string[] = []) => ({ privateKeys, scratch: place });
const given = { keys: undefined, erasures: undefined, withoutKeys: false, call: { command: "restore", options: [] } };

/** A database restored from a file. */
async function restoredFrom(file: string, more: Partial<Parameters<typeof restore>[2]> = {}, privateKeys: readonly string[] = []) {
  const database = await emptyDatabase();
  const backup = await openBackup(file, opening(privateKeys));
  const restored = await restore(settingsOf(database), backup, { ...given, ...more }).finally(backup.close);
  return { ...database, restored };
}

const first = await copyOf(house);

describe("a copy that is restored into an empty database", () => {
  test("holds every row of every table, and says of itself how many", async () => {
    const there = await restoredFrom(first.file);
    const again = await copyOf(there);
    const known = new Map(first.manifest.tables.map((table) => [table.name, table]));
    const differing = again.manifest.tables.filter(
      ({ name, rows, sha256 }) => known.get(name)?.rows !== rows || known.get(name)?.sha256 !== sha256,
    );
    expect(differing.map(({ name, rows }) => [name, rows])).toEqual([
      ["public.restoration", 1],
      ["public.technical_access", 1],
    ]);
    expect(first.manifest.tables.filter(({ rows }) => rows > 0).length).toBeGreaterThan(45);
    const ofRestore = /^public\.(?:restoration|technical_access)_/;
    const others = ({ sequences }: typeof again.manifest) => sequences.filter(({ name }) => !ofRestore.test(name));
    expect(others(again.manifest)).toEqual(others(first.manifest));
  });

  test("its log is whole, and it goes on: what numbers its rows gives no number twice", async () => {
    const there = await restoredFrom(first.file);
    expect(isIntact(await verifyLog(there.app, {}))).toBe(true);
    const { rows } = await sql<{ table: string; column: string }>`
      select table_name as table, column_name as column from information_schema.columns where table_schema = 'public' and is_identity = 'YES'`.execute(
      there.owner,
    );
    expect(rows.length).toBeGreaterThan(30);
    for (const { table, column } of rows) {
      const { rows: found } = await sql<{ next: bigint; highest: bigint | null }>`
        select nextval(pg_get_serial_sequence(${`public.${table}`}, ${column})) as next, (select max(${sql.ref(column)}) from ${sql.table(table)}) as highest`.execute(
        there.owner,
      );
      expect(found[0]!.next > (found[0]!.highest ?? 0n), `${table}.${column}`).toBe(true);
    }
    await recordBackup(there.app, { takenAt: new Date(), file: "/x", bytes: 1n, sha256: Buffer.alloc(32), isEncrypted: false });
  });

  test("knows that it is a copy, and lets nobody in before what was erased since is known", async () => {
    const there = await restoredFrom(first.file);
    await sql`update account set is_demonstration = null`.execute(there.owner); // a demonstration is never a copy
    await sql`delete from demonstration`.execute(there.owner);
    const installation = await openInstallation(settingsOf(there), there.app);
    expect([await installation.isCopy(), await installation.isHeld()]).toEqual([true, true]);
    expect(await openRestoration(there.app)).toMatchObject({ takenAt: new Date(first.manifest.takenAt) });
  });

  test("is refused where something is there already, and leaves it as it was", async () => {
    const held = await freshDatabase();
    const backup = await openBackup(first.file, opening());
    const verdict = restore(settingsOf(held), backup, given).finally(backup.close);
    await expect(verdict).rejects.toThrow(/^La base dati contiene già qualcosa .*: si ripristina soltanto in una base dati vuota\./);
    const { rows } = await sql<{ rows: bigint }>`select count(*) as rows from administration`.execute(held.owner);
    expect(rows).toEqual([{ rows: 0n }]);
  });

  test("is whole or not there: what breaks while rows are read leaves an empty database", async () => {
    const database = await emptyDatabase();
    const backup = await openBackup(first.file, opening());
    const breaking = {
      ...backup,
      rowsOf: async (table: Parameters<typeof backup.rowsOf>[0]) =>
        table.name === "public.plan_version" ? backup.rowsOf({ ...table, name: "public.objective_version" }) : backup.rowsOf(table),
    };
    await expect(restore(settingsOf(database), breaking, given).finally(backup.close)).rejects.toThrow();
    const { rows } = await sql<{
      tables: bigint;
    }>`select count(*) as tables from pg_class where relnamespace = 'public'::regnamespace`.execute(database.owner);
    expect(rows[0]!.tables).toBe(0n);
  });
});

test("while fifty people write, it is of one instant: all that was acknowledged before, no deed by half, and a log that is whole", async () => {
  const busy = await freshDatabase();
  await openInstallation(settingsOf(busy), busy.app);
  const acknowledged: string[] = [];
  let isOver = false;
  const write = async (writer: number) => {
    for (let i = 0; !isOver; i += 1) {
      const idempotencyKey = `scrittore ${String(writer)}, ${String(i)}`;
      const ambient = {
        db: busy.serving,
        actor: { person: "anna", capacity: "commandLine" as const },
        administration: `ente-${String(writer % 5)}`,
        year: 2023,
      };
      const verdict = await act(ambient, "plan.import", { idempotencyKey, administrationName: "Ente" }, () =>
        Promise.resolve({ ok: true, value: { answer: null, object: idempotencyKey, content: {} } }),
      );
      if (!verdict.ok) throw new Error(JSON.stringify(verdict.reasons));
      acknowledged.push(idempotencyKey);
    }
  };
  const writers = Promise.all(Array.from({ length: 50 }, (_, writer) => write(writer)));
  await expect.poll(() => acknowledged.length).toBeGreaterThan(100);
  const before = [...acknowledged];
  const { file } = await copyOf(busy);
  const meanwhile = acknowledged.length - before.length;
  isOver = true;
  await writers;
  expect(meanwhile).toBeGreaterThan(0); // nobody waited for the copy
  const there = await restoredFrom(file);
  const objects = new Set((await there.app.selectFrom("audit").select("object").execute()).map(({ object }) => object));
  const answers = (await there.app.selectFrom("idempotency").select("key").execute()).map(({ key }) => key);
  expect(before.filter((key) => !objects.has(key))).toEqual([]);
  expect([answers.length, answers.filter((key) => !objects.has(key))]).toEqual([objects.size, []]);
  await seal(there);
  const { verdicts } = await verifyLog(there.app, {});
  expect(verdicts.map(({ faults, unsealed }) => [faults, unsealed])).toEqual(Array.from({ length: 5 }, () => [[], 0]));
});

test("[O37] whoever had an account signs in with the same password and phone, again: no session of before goes on", async () => {
  const before = await freshDatabase();
  await openInstallation(settingsOf(before), before.app);
  const site = accessSite(before.serving, undefined, before.app);
  const who = await joined(site, "anna@ente.example");
  expect((await who.browser.ask("/il-mio-account")).status).toBe(200);
  const { file } = await copyOf(before);
  const there = await restoredFrom(file, { withoutKeys: true }); // the key is in this test's hands
  const restored = accessSite(there.serving, undefined, there.app); // under the same key
  restored.clock.now = site.clock.now;
  const again = browserAt(restored, { cookies: new Map(who.browser.cookies) });
  expect((await again.ask("/il-mio-account")).headers.get("location")).toContain("/accesso");
  await signInAs(restored, who, again);
  expect((await again.ask("/il-mio-account")).status).toBe(200);
});

test("what is of others in the database is not copied, and settings of the role change nothing", async () => {
  const odd = await freshDatabase();
  await openInstallation(settingsOf(odd), odd.app);
  await asSuperuserOn(odd, "create schema altri; create table altri.cose as select 1 as a; create table public.nota as select 1 as a");
  await sql`create table nota_tecnica as select 1 as a`.execute(odd.owner);
  await asSuperuserOn(
    odd,
    `alter database ${databaseOf(odd)} set datestyle = 'German'; alter database ${databaseOf(odd)} set quote_all_identifiers = on; alter database ${databaseOf(odd)} set statement_timeout = '1ms'`,
  );
  const { file, manifest } = await copyOf(odd);
  expect(manifest.tables.map(({ name }) => name).filter((name) => /cose|nota$/.test(name))).toEqual([]);
  const there = await restoredFrom(file);
  const { rows } = await sql`select to_regclass('nota_tecnica') as there`.execute(there.owner);
  expect(rows).toEqual([{ there: null }]);
});

test("rows that the database does not take are told without their words, and nothing is left", async () => {
  const all = unzipSync(readFileSync(first.file));
  const manifest = JSON.parse(strFromU8(all["manifest.json"]!)) as {
    tables: { name: string; rows: number; bytes: number; sha256: string }[];
  };
  const person = manifest.tables.find(({ name }) => name === "public.objective")!;
  const rows = strFromU8(all["rows/public.objective.copy"]!).replace(/^[^\t]*/, "RSSMRA80A01H501U");
  all["rows/public.objective.copy"] = strToU8(rows);
  Object.assign(person, { bytes: rows.length, sha256: createHash("sha256").update(rows).digest("hex") });
  all["manifest.json"] = strToU8(JSON.stringify(manifest));
  const file = newFile();
  writeFileSync(file, zipSync(all));
  const database = await emptyDatabase();
  const backup = await openBackup(file, opening());
  const verdict = restore(settingsOf(database), backup, given).finally(backup.close);
  await expect(verdict).rejects.toThrow(
    /^La base dati non accetta ciò che la copia contiene .*: la copia non è coerente, codice 23\d{3}\. Non è stato ripristinato nulla/,
  );
  expect(String(await verdict.catch((error: unknown) => error))).not.toContain("RSSMRA");
});

test("a place that goes away while it is written there is told, and nothing is left", async () => {
  const folder = join(place, "chiavetta");
  mkdirSync(folder);
  const taking = backUp({ commandLine: house.app, ownerUrl: house.urlOf("owner") }, settingsOf(house), join(folder, "copia.zip"), {
    ...asked(),
    tell: () => rmSync(folder, { recursive: true, force: true }),
  });
  await expect(taking).rejects.toThrow(
    /^La copia in «.*chiavetta\/copia\.zip» non è riuscita: la cartella o il file non c'è, o non c'è più\. Non ne è rimasto nulla/,
  );
  expect(existsSync(folder)).toBe(false);
});

describe("a copy that is not whole is refused before anything is touched", () => {
  const bytes = readFileSync(first.file);
  const entries = () => unzipSync(bytes);
  const changed = (change: (all: Record<string, Uint8Array>) => void) => {
    const all = entries();
    change(all);
    return zipSync(all, { level: 1 });
  };
  const json = (all: Record<string, Uint8Array>, name: string, change: (value: Record<string, unknown>) => void) => {
    const value = JSON.parse(strFromU8(all[name]!)) as Record<string, unknown>;
    change(value);
    all[name] = strToU8(JSON.stringify(value));
  };
  const flipped = (at: number) => {
    const copy = Buffer.from(bytes);
    copy[at]! ^= 1;
    return copy;
  };
  const OBJECTIVES = "rows/public.objective_version.copy";
  const WORDS: readonly (readonly [what: string, content: () => Uint8Array, words: RegExp])[] = [
    ["cut in the middle", () => bytes.subarray(0, bytes.length >> 1), /non è una copia di Traguardo, oppure è tagliata/],
    ["without its last byte", () => bytes.subarray(0, -1), /non è una copia di Traguardo, oppure è tagliata/],
    ["with a byte changed in its rows", () => flipped(bytes.length >> 1), /è rovinata/],
    ["with a byte changed near its beginning", () => flipped(400), /è rovinata|non è una copia/],
    [
      "with the rows of a table changed",
      () => changed((all) => (all[OBJECTIVES] = strToU8(strFromU8(all[OBJECTIVES]!).replace("2024", "2023")))),
      /le righe di public\.objective_version non sono quelle/,
    ],
    [
      "with two tables swapped",
      () => changed((all) => ([all[OBJECTIVES], all["rows/public.audit.copy"]] = [all["rows/public.audit.copy"]!, all[OBJECTIVES]!])),
      /le righe di .* non sono quelle/,
    ],
    ["without a table", () => changed((all) => Reflect.deleteProperty(all, OBJECTIVES)), /mancano le righe di public\.objective_version/],
    ["without its list", () => changed((all) => Reflect.deleteProperty(all, "manifest.json")), /manca l'elenco di ciò che contiene/],
    [
      "with a file more",
      () => changed((all) => (all["rows/public.other.copy"] = strToU8("x\n"))),
      /contiene file che il suo elenco non dice/,
    ],
    [
      "put together from two",
      () => changed((all) => json(all, "traguardo-backup.json", (head) => (head["takenAt"] = "2020-01-01T00:00:00.000Z"))),
      /è messa insieme da due copie/,
    ],
    [
      "of a newer program",
      () => changed((all) => json(all, "traguardo-backup.json", (head) => Object.assign(head, { structure: 999, program: "9.0.0" }))),
      /è stata fatta da Traguardo 9\.0\.0, più recente di questo/,
    ],
    [
      "of a newer form",
      () => changed((all) => json(all, "traguardo-backup.json", (head) => (head["format"] = "traguardo-backup/2"))),
      /più recente di questo/,
    ],
    [
      "of a program that was changed",
      () =>
        changed((all) =>
          json(all, "manifest.json", (list) => ((list["migrations"] as { checksum: string }[])[3]!.checksum = "0".repeat(64))),
        ),
      /è diverso da quello di questo programma/,
    ],
    [
      "with a name that is no table",
      () =>
        changed((all) =>
          json(all, "manifest.json", (list) => ((list["tables"] as { name: string }[])[3]!.name = "public.act; drop table act")),
        ),
      /manca l'elenco di ciò che contiene/,
    ],
    ["that is text", () => strToU8("Relazione sulla performance 2023\n"), /non è una copia di Traguardo/],
    ["that is empty", () => new Uint8Array(), /non è una copia di Traguardo/],
    ["that is another archive", () => zipSync({ "altro.txt": strToU8("x") }), /non è una copia di Traguardo/],
  ];
  test.each(WORDS)("%s", async (_, content, words) => {
    const file = newFile();
    writeFileSync(file, content());
    await expect(openBackup(file, opening())).rejects.toThrow(words);
    await expect(openBackup(file, opening())).rejects.toMatchObject({ name: "DatabaseRefused" });
  });

  test("a folder, and a file that is not there", async () => {
    await expect(openBackup(place, opening())).rejects.toThrow(/non è una copia di Traguardo/);
    await expect(openBackup(join(place, "mai fatta.zip"), opening())).rejects.toThrow(/Non riesco a leggere «.*mai fatta\.zip»/);
  });
});

describe("a copy that is encrypted", async () => {
  const { privateKey, publicKey } = await makeKeyPair();
  const { file } = await copyOf(house, newFile(), [publicKey]);

  test("holds nothing that can be read, and opens with its key alone", async () => {
    const content = readFileSync(file);
    expect(content.toString("latin1")).toMatch(/^age-encryption\.org\/v1\n/);
    expect(content.includes("public.objective")).toBe(false);
    await expect(openBackup(file, opening())).rejects.toThrow(/è cifrata: indichi con --private-key/);
    await expect(openBackup(file, opening([(await makeKeyPair()).privateKey]))).rejects.toThrow(/è chiusa per un'altra chiave/);
    const there = await restoredFrom(file, {}, [privateKey]);
    expect(isIntact(await verifyLog(there.app, {}))).toBe(true);
  });

  test("changed or cut it is refused, and what was opened of it is gone", async () => {
    const content = readFileSync(file);
    const scratch = join(place, "per leggere");
    mkdirSync(scratch);
    for (const [damaged, words] of [
      [content.subarray(0, content.length >> 1), /è rovinata/],
      [Buffer.concat([content.subarray(0, 3000), Buffer.from([content[3000]! ^ 1]), content.subarray(3001)]), /è rovinata/],
      [content.subarray(0, 60), /è rovinata/],
    ] as const) {
      const other = newFile();
      writeFileSync(other, damaged);
      await expect(openBackup(other, { privateKeys: [privateKey], scratch })).rejects.toThrow(words);
    }
    (await openBackup(file, { privateKeys: [privateKey], scratch })).close();
    expect(readdirSync(scratch)).toEqual([]);
  });
});

describe("what was erased after the copy", () => {
  const WORD = "Zoraide Canarina Testimoni";
  const ambient = (person: string) => ({ db: house.app, administration: "valdora", actor: { person, capacity: "commandLine" as const } });
  const request = () => ({ idempotencyKey: crypto.randomUUID() });
  const list = join(place, "cancellazioni.csv");

  test("[O36] is erased again from the list, and from nothing else; without it nobody is let in", async () => {
    await sql`update person set name = ${WORD} where administration_id = 'valdora' and person = 'V-012'`.execute(house.owner);
    const { file } = await copyOf(house);
    const started = await startErasure(ambient("V-001"), { person: "V-012", reason: "Lo ha chiesto" }, request());
    const executed = await executeErasure(ambient("V-002"), "V-012", request());
    const withdrawn = await withdrawYear({ ...ambient("V-001"), year: 2024 }, { reason: "Un dato era sbagliato" }, request());
    expect([started.ok, executed.ok, withdrawn.ok]).toEqual([true, true, true]);
    expect(await keepErasures(house.app, list)).toBe(2);
    expect(readFileSync(list, "utf8")).toMatch(
      /^che cosa;ente;codice;giorno\npersona;valdora;V-012;\d\d\/\d\d\/\d{4}\nritiro;valdora;2024\/1\/[0-9a-f]{12};\d\d\/\d\d\/\d{4}\n$/,
    );

    const without = await restoredFrom(file);
    expect(await findInTables(without.owner, [WORD])).not.toEqual([]);
    expect(await openRestoration(without.app)).toBeDefined();

    const there = await restoredFrom(file, { erasures: readErasures(list) });
    expect(there.restored.redone).toEqual({ redone: 2, unknown: 0 });
    expect(await findInTables(there.owner, [WORD])).toEqual([]);
    expect(await openRestoration(there.app)).toBeUndefined();
    expect([await publicYears(there), await publicYears(without)]).toEqual([
      [2025, 2026],
      [2024, 2025, 2026],
    ]);
    await seal(there);
    expect(isIntact(await verifyLog(there.app, {}))).toBe(true);
  });

  test("is erased once: a list given again does nothing, one that is older than the copy is refused, and a number that was given again is another publication", async () => {
    const { file } = await copyOf(house); // after the erasure and the withdrawal
    const again = await restoredFrom(file, { erasures: [...readErasures(list), ...readErasures(list)] });
    expect(again.restored.redone).toEqual({ redone: 0, unknown: 0 });
    await expect(restoredFrom(file, { erasures: [] })).rejects.toThrow(
      /^Quest'elenco delle cancellazioni non dice tutto ciò che la copia sa già/,
    );
    const [person, withdrawal] = readErasures(list);
    const other = { ...withdrawal!, code: "2025/1/000000000000" }; // not the hash of what is published under that number
    const unknown = { ...person!, administration: "c_zzz" };
    const there = await restoredFrom(file, { erasures: [person!, withdrawal!, other, unknown] });
    expect(there.restored.redone).toEqual({ redone: 0, unknown: 1 });
    expect(await publicYears(there)).toEqual([2025, 2026]);
  });

  test("stays in the list whatever the database forgets, and a list that was cut or altered is refused with its line", async () => {
    const other = await freshDatabase();
    expect(await keepErasures(other.app, list)).toBe(2);
    const whole = readFileSync(list, "utf8");
    for (const [content, words] of [
      [whole.slice(0, -4), /riga 3, l'ultima riga è tagliata/],
      [whole.replace("persona;", "persone;"), /riga 2, non capisco «persone;valdora;V-012;/],
      [whole.replace(/\d{4}\n$/, "0000\n"), /riga 3, non capisco/],
      ["altro\n", /riga 1, manca l'intestazione «che cosa;ente;codice;giorno»/],
    ] as const) {
      const file = join(place, "altro.csv");
      writeFileSync(file, content);
      expect(() => readErasures(file)).toThrow(words);
    }
  });
});

async function publicYears({ published }: TestDatabase): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    select year from publication where administration_id = 'valdora' and state = 'released' order by year`.execute(published);
  return rows.map(({ year }) => year);
}

test("[O37] a copy with second factors and signed checkpoints is not restored without its keys unless it is asked to, with what will not work", async () => {
  const keys: Keys = { access: Buffer.alloc(32, 7), checkpointPem: undefined };
  const manifest = {
    ...first.manifest,
    keys: { access: "a".repeat(64), isAccessInUse: true, checkpoint: "b".repeat(64), checkpointsBy: ["b".repeat(64)] },
  };
  const folder = join(place, "senza chiavi");
  const backup = await openBackup(first.file, opening());
  const attempt = (more: Partial<Parameters<typeof restore>[2]>) =>
    restore({ kind: "embedded", dataFolder: folder }, { ...backup, manifest }, { ...given, ...more });
  await expect(attempt({})).rejects.toThrow(
    "Manca la chiave degli accessi: i secondi fattori non si aprono, e ciascuno dovrà rifare il suo («traguardo account reset»).\n" +
      "Manca la chiave che firma i punti di controllo del registro: quelli di prima si controllano ancora, i nuovi non si firmano.\n" +
      "Indichi con --keys il file delle chiavi, scritto da «traguardo backup --keys». Se le chiavi sono perse: --without-keys, e ciò che è detto qui non funzionerà. Non è stato toccato nulla.",
  );
  await expect(attempt({ keys })).rejects.toThrow(/^Manca la chiave degli accessi/); // another one
  expect(existsSync(folder)).toBe(false);
  backup.close();
});

test("a copy takes the place of no other file, and what breaks leaves none", async () => {
  const size = statSync(first.file).size;
  await expect(copyOf(house, first.file)).rejects.toThrow(/c'è già: una copia non ne sostituisce un'altra/);
  expect(statSync(first.file).size).toBe(size);
  await expect(copyOf(house, join(place, "non c'è", "copia.zip"))).rejects.toThrow(/La cartella «.*non c'è» non si raggiunge/);
  copyFileSync(first.file, join(place, "file"));
  await expect(copyOf(house, join(place, "file", "copia.zip"))).rejects.toThrow(/la copia non è stata fatta/);
  expect(readdirSync(place).filter((name) => name.endsWith(".parziale"))).toEqual([]);
});
