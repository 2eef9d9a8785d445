import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { migrate } from "../src/data/database/migrate.ts";
import { readMigrations } from "../src/data/migrations.ts";
import { emptyDatabase, type TestDatabase } from "./support/database.ts";
import { untilNoServer } from "./support/embeddedPrograms.ts";
import { startMailServer } from "./support/mailServer.ts";
import { passableFolder } from "./support/passableFolder.ts";
import { type Run, runProgram, runProgramWith, startServingWith } from "./support/program.ts";
import { mayMount, smallDisk } from "./support/smallDisk.ts";
import { ROOT } from "./support/sourceFiles.ts";

// The built program, on an embedded folder and on a server.

const place = passableFolder();
const HAS_DISK = mayMount(place); // elsewhere these are skipped: a disk to fill is mounted by root alone, on Linux
const house = join(place, "Casa dell'ente");
const keys = join(place, "chiavi.json");
const copy = join(place, "copia.zip");
afterAll(async () => {
  await untilNoServer(place);
  rmSync(place, { recursive: true });
});

async function done(...words: readonly string[]): Promise<Run> {
  const run = await runProgram(...words);
  if (run.code !== 0) throw new Error(`${words.join(" ")}: ${run.stderr}`);
  return run;
}

const at = (folder: string) => ["--data", folder];
const outcome = ({ code, stderr }: Run) => [code, stderr];

/** The published bytes of a year: what programs and people take away. */
const PUBLISHED = ["dati/obiettivi.csv", "relazione.json", "relazione", "relazione.pdf"].map((path) => `/c_i703/2023/${path}`);
async function published(given: NodeJS.ProcessEnv, ...words: readonly string[]): Promise<string[]> {
  const serving = await startServingWith({ PUBLIC_URL: "https://performance.comune.example", ...given }, "start", "--port", "0", ...words);
  try {
    return await Promise.all(
      PUBLISHED.map(async (path) => {
        const answer = await fetch(`${serving.address}${path}`);
        const bytes = Buffer.from(await answer.arrayBuffer());
        return `${path} ${String(answer.status)} ${String(bytes.length)} ${createHash("sha256").update(bytes).digest("hex")}`;
      }),
    );
  } finally {
    await serving.stop();
  }
}

let ofHouse: string[];
beforeAll(async () => {
  await done("import", join(ROOT, "demo", "settimo-torinese-2023.txt"), "--year", "2023", "--administration", "c_i703", ...at(house));
  await done("publish", "--year", "2023", ...at(house));
  const to = { SMTP_URL: "smtp://127.0.0.1:1", MAIL_FROM: "performance@comune.example" };
  const added = await runProgramWith(
    to,
    "account",
    "add",
    "--mail",
    "anna@comune.example",
    "--name",
    "Anna Inventata",
    "--url",
    "https://performance.comune.example",
    ...at(house),
  );
  if (added.code !== 0) throw new Error(added.stderr);
  ofHouse = await published({}, ...at(house));
  await done("backup", copy, "--keys", keys, ...at(house));
});

test("a copy says what it holds and where the keys are; both files are of their owner alone", async () => {
  const other = join(place, "altra.zip");
  const { stdout, stderr } = await done("backup", other, ...at(house));
  expect(stdout).toMatch(
    /^Copia fatta: .*altra\.zip \([\d.]+ kB\)\.\nDice tutto come era il \d\d\/\d\d\/\d{4}, ore \d\d:\d\d: [\d.]+ righe in 89 tabelle \(registro: 3; file importati: 1\)\.\nCopiato: cartella .*\n$/,
  );
  expect(stderr).toBe(
    "Le chiavi non sono nella copia: se non le ha già a parte, le scriva una volta con --keys FILE. Senza, dopo un ripristino i secondi fattori non si aprono.\n",
  );
  expect([copy, keys, other].map((file) => statSync(file).mode & 0o777)).toEqual([0o600, 0o600, 0o600]);
  expect((await done("restore", other, "--check")).stdout).toMatch(/^La copia è intera\. Dice tutto come era il /);
});

test("restored into another folder it publishes the same bytes, once it is told what was erased; until then it answers nobody", async () => {
  const folder = join(place, "altrove", "più giù", "dati");
  const mail = await startMailServer();
  const to = { SMTP_URL: `smtp://127.0.0.1:${String(mail.port)}`, MAIL_FROM: "performance@comune.example" };
  const { stdout } = await done("restore", copy, "--keys", keys, ...at(folder));
  expect(stdout).toMatch(
    /^Ripristinato in cartella .*dati\. Dice tutto come era il .*\nNon entra nessuno finché non si sa che cosa è stato cancellato dopo il /,
  );
  for (const name of ["chiave-accessi", "chiave-registro.pem"])
    expect(readFileSync(join(folder, name))).toEqual(readFileSync(join(house, name)));
  expect((await done("verify", ...at(folder))).stdout).toContain("c_i703: Il registro è integro: 3 operazioni");

  const held = await startServingWith(to, "start", "--port", "0", ...at(folder));
  for (const path of ["/", "/accesso", "/c_i703/2023", "/api/v1/amministrazioni", "/c_i703/ufficio"])
    expect([path, (await fetch(`${held.address}${path}`)).status]).toEqual([path, 503]);
  expect(await (await fetch(`${held.address}/c_i703/2023`)).text()).toContain("Il sito è chiuso: è stato ripristinato");
  expect(await (await fetch(`${held.address}/api/v1/amministrazioni`)).json()).toMatchObject({
    status: 503,
    title: "Il sito è chiuso: è stato ripristinato",
  });
  await done("installation", "--take-place", "La casa di prima è bruciata", ...at(folder));
  await delay(6_000); // another look at mail
  expect(mail.received).toHaveLength(0); // whoever waits for it may have been erased since
  const settled = await runProgram("installation", "--no-erasures", "La copia è di un minuto fa", ...at(folder));
  expect([settled.code, settled.stdout]).toEqual([
    0,
    expect.stringMatching(
      /^Da ora si entra: dopo la copia non era stato cancellato nulla\.\nÈ al suo posto dal .* quando ha preso quello di un'altra/,
    ),
  ]);
  expect((await fetch(`${held.address}/c_i703/2023`)).status).toBe(200); // without being started again
  await expect.poll(() => mail.received.length).toBe(1);
  expect((await held.stop()).stderr).toMatch(/^Attenzione: non entra nessuno, e non si legge nessuna pagina, finché/);
  expect(await published({}, ...at(folder))).toEqual(ofHouse);
  expect(outcome(await runProgram("installation", "--no-erasures", "Di nuovo", ...at(folder)))).toEqual([
    1,
    "Questa installazione non aspetta di sapere che cosa è stato cancellato.\n",
  ]);
});

/** The environment of a program whose database is on a server. */
const onServer = ({ urlOf }: TestDatabase): NodeJS.ProcessEnv => ({
  DATABASE_URL: urlOf("app"),
  DATABASE_OWNER_URL: urlOf("owner"),
  DATABASE_SEALER_URL: urlOf("sealer"),
  DATABASE_PUBLIC_URL: urlOf("publicReader"),
  ERASURES_FILE: join(place, "server-cancellazioni.csv"),
});

test("from a folder to a server and back, the same bytes", async () => {
  const server = onServer(await emptyDatabase());
  const shown = (await done("restore", "--show-keys", keys)).stdout;
  const key = /^TRAGUARDO_KEY=([0-9a-f]{64})$/m.exec(shown)![1]!;
  const signing = join(place, "registro.pem");
  writeFileSync(signing, /-----BEGIN[^]*-----\n/.exec(shown)![0], { mode: 0o600 });
  const list = join(house, "cancellazioni.csv");
  expect(outcome(await runProgramWith(server, "restore", copy, "--erasures", list))).toEqual([
    1,
    expect.stringMatching(
      /^Manca la chiave che firma i punti di controllo del registro.*\nMetta nell'ambiente TRAGUARDO_KEY e CHECKPOINT_KEY_FILE/,
    ),
  ]);
  const withKeys = { ...server, TRAGUARDO_KEY: key, CHECKPOINT_KEY_FILE: signing };
  const restored = await runProgramWith(withKeys, "restore", copy, "--erasures", list);
  expect([restored.code, restored.stderr, restored.stdout]).toEqual([0, "", expect.stringContaining("Cancellazioni rifatte: 0.")]);
  expect(await published(withKeys)).toEqual(ofHouse);
  expect(outcome(await runProgramWith(withKeys, "restore", copy, "--erasures", list))).toEqual([
    1,
    expect.stringMatching(/^La base dati contiene già qualcosa/),
  ]);

  const fromServer = join(place, "dal-server.zip");
  const backKeys = join(place, "chiavi-dal-server.json");
  expect((await runProgramWith(withKeys, "backup", fromServer, "--keys", backKeys)).code).toBe(0);
  const back = join(place, "tornata");
  await done("restore", fromServer, "--keys", backKeys, "--erasures", list, ...at(back));
  expect(await published({}, ...at(back))).toEqual(ofHouse);
  expect((await done("verify", ...at(back))).stdout).toContain("Il registro è integro");
});

/** A user of the system who is not ours, and who may run the program where it stands. */
const NOBODY = { uid: 65_534, gid: 65_534 };
const asNobody = (...words: string[]) =>
  spawnSync(process.execPath, [join(ROOT, "bin", "traguardo.js"), ...words], {
    ...NOBODY,
    cwd: "/",
    encoding: "utf8",
    env: { PATH: process.env["PATH"] },
  });
const MAY_BE_NOBODY = process.getuid?.() === 0 && asNobody("--version").status === 0;

test.runIf(MAY_BE_NOBODY)("another user of another machine restores it in a folder of theirs, and writes", async () => {
  const theirs = join(place, "di nessuno");
  mkdirSync(theirs);
  chownSync(theirs, NOBODY.uid, NOBODY.gid);
  for (const name of ["copia.zip", "chiavi.json"]) {
    copyFileSync(join(place, name), join(theirs, name));
    chownSync(join(theirs, name), NOBODY.uid, NOBODY.gid);
  }
  const folder = join(theirs, "dati");
  const run = (...words: string[]) => {
    const { status, stderr } = asNobody(...words, ...at(folder));
    expect([words[0], status, status === 0 ? "" : stderr]).toEqual([words[0], 0, ""]);
  };
  run("restore", join(theirs, "copia.zip"), "--keys", join(theirs, "chiavi.json"));
  run("verify");
  run("import", join(ROOT, "tests/fixtures/comune-di-prova-2024.txt"), "--year", "2024", "--administration", "c_i703");
  run("account", "add", "--mail", "bruno@comune.example", "--name", "Bruno Inventato", "--url", "https://performance.comune.example");
  run("backup", join(theirs, "seconda.zip"));
  run("verify");
  expect(statSync(join(folder, "postgres")).uid).toBe(NOBODY.uid);
  const empty = join(theirs, "vuota");
  mkdirSync(empty);
  chownSync(empty, NOBODY.uid, NOBODY.gid);
  const byRoot = await runProgram("restore", copy, "--keys", keys, ...at(empty));
  expect(outcome(byRoot)).toEqual([1, expect.stringContaining("è di un altro utente (numero 65534), e lei è root")]);
});

test("encrypted to a key of the town, with the keys; opened by the private one alone", async () => {
  const privateKey = join(place, "privata.txt");
  const { stdout } = await done("backup", "--make-key", privateKey);
  const publicKey = /age1[0-9a-z]+/.exec(stdout)![0];
  expect(statSync(privateKey).mode & 0o777).toBe(0o600);
  const [file, closedKeys, folder] = ["cifrata.zip.age", "chiavi.age", "da-cifrata"].map((name) => join(place, name)) as [
    string,
    string,
    string,
  ];
  await done("backup", file, "--keys", closedKeys, "--encrypt-to", publicKey, ...at(house));
  expect(readFileSync(closedKeys, "latin1")).toMatch(/^age-encryption\.org\/v1\n/);
  expect(outcome(await runProgram("restore", file, "--keys", closedKeys, ...at(folder)))).toEqual([
    1,
    expect.stringMatching(/^Le chiavi in .* sono cifrate/),
  ]);
  await done("restore", file, "--keys", closedKeys, "--private-key", privateKey, ...at(folder));
  expect((await done("verify", ...at(folder))).stdout).toContain("Il registro è integro");
  expect(outcome(await runProgram("backup", join(place, "x.zip"), "--encrypt-to", "age1sbagliata", ...at(house)))).toEqual([
    1,
    expect.stringMatching(/^Qui non c'è una chiave pubblica di age/),
  ]);
  expect(outcome(await runProgram("backup", "--make-key", privateKey))).toEqual([
    1,
    expect.stringContaining("in quel punto c'è già qualcosa"),
  ]);
});

describe("regular copies", () => {
  test("keep so many, with the list of what was erased beside; a copy that fails takes none away", async () => {
    const folder = join(place, "ogni notte");
    mkdirSync(folder);
    writeFileSync(join(folder, "traguardo-000000-20200101T000000Z.zip.999999999.parziale"), "x"); // of a process that died
    writeFileSync(join(folder, "altro.zip"), "x");
    writeFileSync(join(folder, "traguardo-000000-20200101T000000Z.zip"), "x"); // of another installation
    for (let night = 0; night < 3; night += 1) await done("backup", "--to", folder, "--keep", "2", ...at(house));
    const names = readdirSync(folder).sort();
    const regular: unknown = expect.stringMatching(/^traguardo-[0-9a-f]{6}-\d{8}T\d{6}Z\.zip$/);
    const ofOthers = [
      "altro.zip",
      "cancellazioni.csv",
      "traguardo-000000-20200101T000000Z.zip",
      "traguardo-000000-20200101T000000Z.zip.999999999.parziale",
    ];
    expect(names).toEqual(expect.arrayContaining([...ofOthers, regular]));
    expect(names).toHaveLength(ofOthers.length + 2);
    const failed = await runProgram("backup", "--to", folder, "--keep", "1", "--keys", keys, ...at(house)); // the keys are there already
    expect(outcome(failed)).toEqual([1, expect.stringContaining("c'è già: le chiavi non ne sostituiscono altre")]);
    expect(readdirSync(folder).sort()).toEqual(names);
    for (const name of names.filter((each) => !ofOthers.includes(each))) await done("restore", join(folder, name), "--check");
  });

  test("are called in the right way or not at all", async () => {
    for (const [words, message] of [
      [["--to", place], "Manca --keep: quante copie tenere nella cartella, per esempio --keep 7."],
      [["--to", place, "--keep", "0"], "«0» non è un numero di copie: scriva per esempio --keep 7."],
      [["x.zip", "--keep", "3"], "--keep va con --to CARTELLA."],
      [[], "Manca: il file della copia."],
    ] as const)
      expect(outcome(await runProgram("backup", ...words, ...at(house)))).toEqual([
        2,
        `${message}\n«traguardo backup --help» spiega come si usa.\n`,
      ]);
    expect(outcome(await runProgram("backup", "--to", join(place, "mai"), "--keep", "3", ...at(house)))).toEqual([
      1,
      expect.stringMatching(/^La cartella «.*mai» non si raggiunge/),
    ]);
  });
});

describe("where it cannot be restored nothing is left", () => {
  test("a folder that holds something, a file, a folder of Traguardo", async () => {
    const held = join(place, "piena");
    mkdirSync(held);
    writeFileSync(join(held, "appunti.txt"), "x");
    expect(outcome(await runProgram("restore", copy, "--keys", keys, ...at(held)))).toEqual([
      1,
      expect.stringMatching(/contiene già qualcosa \(«appunti\.txt»\)/),
    ]);
    expect(readdirSync(held)).toEqual(["appunti.txt"]);
    expect(outcome(await runProgram("restore", copy, "--keys", keys, ...at(house)))).toEqual([
      1,
      expect.stringMatching(/contiene già un'installazione di Traguardo/),
    ]);
    expect(outcome(await runProgram("restore", copy, "--keys", keys, ...at(copy)))).toEqual([
      1,
      expect.stringMatching(/in quel punto c'è (?:già qualcosa|un file, non una cartella)/),
    ]);
    expect(outcome(await runProgram("restore", copy, "--keys", copy, ...at(join(place, "mai"))))).toEqual([
      1,
      expect.stringMatching(/non è il file delle chiavi di Traguardo/),
    ]);
    expect(existsSync(join(place, "mai"))).toBe(false);
  });

  test("what others keep in a folder is never taken for what a restore left, and is there afterwards", async () => {
    const held = join(place, "di altri");
    mkdirSync(held);
    for (const name of ["postgresql-dump-2025.sql", "segreti.json", "in-corso-lavori"]) {
      writeFileSync(join(held, name), "prezioso");
      expect(outcome(await runProgram("restore", copy, "--keys", keys, ...at(held)))).toEqual([
        1,
        expect.stringContaining(`contiene già qualcosa («${name}»)`),
      ]);
      expect(readdirSync(held)).toEqual([name]);
      rmSync(join(held, name));
    }
  });

  test("two restores at once into one folder: one comes to its end, and a start meanwhile or after one that was killed begins nothing empty", async () => {
    const folder = join(place, "due insieme");
    const first = runProgram("restore", copy, "--keys", keys, ...at(folder));
    await expect.poll(() => existsSync(join(folder, "ripristino.json"))).toBe(true);
    for (const words of [["restore", copy, "--keys", keys], ["start", "--port", "0"], ["doctor"]])
      expect((await runProgram(...words, ...at(folder))).stdout + (await runProgram(...words, ...at(folder))).stderr).toContain(
        "è in corso un ripristino",
      );
    expect((await first).code).toBe(0);
    const half = join(place, "interrotto");
    mkdirSync(half);
    writeFileSync(join(half, "ripristino.json"), '{"pid":999999999}\n');
    writeFileSync(join(half, "segreti.json"), "{}");
    expect(outcome(await runProgram("start", "--port", "0", ...at(half)))).toEqual([
      1,
      expect.stringContaining("un ripristino è stato interrotto"),
    ]);
    await done("restore", copy, "--keys", keys, ...at(half));
    expect(existsSync(join(half, "ripristino.json"))).toBe(false);
  });

  test("a private key given in place of its file is not said again", async () => {
    const { code, stderr } = await runProgram("restore", copy, "--private-key", "AGE-SECRET-KEY-1QQQQ", ...at(join(place, "mai")));
    expect([code, stderr]).toEqual([2, expect.not.stringContaining("QQQQ")]);
  });

  test("an empty folder that was there is used as it is", async () => {
    const empty = join(place, "vuota");
    mkdirSync(empty);
    chmodSync(empty, 0o711);
    await done("restore", copy, "--keys", keys, ...at(empty));
    expect(readdirSync(empty).filter((name) => name.startsWith("in-corso-"))).toEqual([]);
  });

  test.runIf(HAS_DISK)("a disk that is full, for the copy and for the restore, and one that is only read", async () => {
    const disk = smallDisk(join(place, "disco"), 24);
    try {
      const folder = join(place, "disco", "dati");
      const restored = await runProgram("restore", copy, "--keys", keys, ...at(folder));
      expect(outcome(restored)).toEqual([1, expect.stringMatching(/No space left on device|non c'è più spazio/)]);
      expect(existsSync(folder)).toBe(false);
      disk.fill(Math.ceil(0.6 * statSync(copy).size)); // it fills at 60 %
      const onFull = join(place, "disco", "copia.zip");
      expect(outcome(await runProgram("backup", onFull, ...at(house)))).toEqual([
        1,
        `La copia in «${onFull}» non è riuscita: il disco è pieno. Non ne è rimasto nulla; le copie di prima sono al loro posto. Indichi un altro posto, o liberi spazio lì, e ripeta il comando.\n`,
      ]);
      expect(readdirSync(join(place, "disco"))).toEqual(["riempimento"]);
      disk.readOnly();
      expect(outcome(await runProgram("backup", onFull, ...at(house)))).toEqual([1, expect.stringContaining("il disco è in sola lettura")]);
    } finally {
      disk.unmount();
    }
  });
});

test("on a server an update asks for a copy, makes it where it is told, and that copy is restored by whoever reads it", async () => {
  const database = await emptyDatabase();
  const server = onServer(database);
  await migrate(database.urlOf("owner"), readMigrations().slice(0, 40));
  await sql`insert into administration (administration_id, name) values ('c_x001', 'Comune di Prova')`.execute(database.owner);
  expect(outcome(await runProgramWith(server, "migrate"))).toEqual([1, expect.stringContaining("ripeta il comando con --backup FILE")]);
  const file = join(place, "prima-dell-aggiornamento.zip");
  const updated = await runProgramWith(server, "migrate", "--backup", file);
  expect(outcome(updated)).toEqual([
    0,
    expect.stringMatching(/^Copiata prima in «.*prima-dell-aggiornamento\.zip»\. Per tornare indietro: una base dati vuota/),
  ]);
  const { rows } = await sql<{ file: string }>`select file from backup`.execute(database.owner);
  expect(rows).toEqual([{ file }]);
  const other = await emptyDatabase();
  const restored = await runProgramWith(onServer(other), "restore", file);
  expect([restored.code, restored.stderr]).toEqual([0, ""]);
  const { rows: bodies } =
    await sql`select administration_id as code, (select max(version) from schema_migration) as structure from administration`.execute(
      other.owner,
    );
  expect(bodies).toEqual([{ code: "c_x001", structure: readMigrations().length }]);
  expect(outcome(await runProgramWith(server, "migrate", "--backup", file))).toEqual([0, ""]); // nothing to update, nothing to copy
});
