import { execFileSync, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { migrate } from "../src/data/database/migrate.ts";
import { readMigrations } from "../src/data/migrations.ts";
import { KNOWN_SETTINGS } from "../src/server/knownSettings.ts";
import type { Finding } from "../src/server/doctor/finding.ts";
import { blockingFolder } from "../src/server/embedded/blockingFolder.ts";
import { servingUrl } from "../src/server/embedded/servingUrl.ts";
import { startEmbeddedPostgres } from "../src/server/embedded/startEmbeddedPostgres.ts";
import { emptyDatabase, freshDatabase } from "./support/database.ts";
import { stateOf } from "./support/databaseState.ts";
import { untilNoServer } from "./support/embeddedPrograms.ts";
import { startMailServer } from "./support/mailServer.ts";
import { passableFolder } from "./support/passableFolder.ts";
import { runProgram, runProgramWith, startServingWith } from "./support/program.ts";
import { mayMount, smallDisk } from "./support/smallDisk.ts";
import { isTest, ROOT, sourceFiles } from "./support/sourceFiles.ts";

const place = passableFolder();
const HAS_DISK = mayMount(place); // elsewhere skipped: a disk to fill is mounted by root alone, on Linux
const isRoot = process.getuid?.() === 0;
const all = readMigrations().length;
afterAll(async () => {
  await untilNoServer(place);
  rmSync(place, { recursive: true });
});

let folders = 0;
const newFolder = () => join(place, `Dati dell'ente (${String((folders += 1))})`);
const SITE = { PUBLIC_URL: "https://performance.comune.example" };

/** What the doctor finds, with how it ends. */
async function examined(given: NodeJS.ProcessEnv, ...words: string[]) {
  const { code, stdout, stderr } = await runProgramWith(given, "doctor", "--json", ...words);
  expect(stderr).toBe("");
  const { findings } = JSON.parse(stdout) as { findings: Finding[] };
  return { code, findings, stdout };
}
/** The sentences of a state, after what they are about. */
const of = (findings: readonly Finding[], state: Finding["state"]) =>
  findings.filter((each) => each.state === state).map(({ check, message }) => `${check}: ${message}`);

/** A folder with an account, and mail that leaves through a server. */
async function house(folder = newFolder(), given: NodeJS.ProcessEnv = {}): Promise<string> {
  const words = ["--mail", "anna@comune.example", "--name", "Anna Inventata", "--url", "https://performance.comune.example"];
  const { code, stderr } = await runProgramWith(given, "account", "add", ...words, "--data", folder);
  if (code !== 0) throw new Error(stderr);
  return folder;
}

async function onServerOf<Answer>(folder: string, work: (url: string) => Promise<Answer>): Promise<Answer> {
  const server = await startEmbeddedPostgres({ dataFolder: folder });
  return work(server.superuserUrl.replace(/postgres$/, "traguardo")).finally(server.stop);
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

const NEVER_COPIED = "backup: Di questa installazione non c'è nessuna copia buona: la faccia con «traguardo backup», meglio se ogni notte.";

describe("all is well", () => {
  test("beside a program that serves and with it stopped; nothing changes but the line of the call", async () => {
    const server = await startMailServer();
    const mail = { ...SITE, SMTP_URL: `smtp://127.0.0.1:${String(server.port)}`, MAIL_FROM: "performance@comune.example" };
    const folder = await house();
    expect(of((await examined(mail, "--data", folder)).findings, "toLookAt")).toContain(NEVER_COPIED);
    expect((await runProgram("backup", join(place, "buona.zip"), "--data", folder)).code).toBe(0);
    const serving = await startServingWith(mail, "start", "--port", "0", "--data", folder);
    await expect.poll(() => existsSync(join(folder, "riserva-di-spazio")), { timeout: 20_000 }).toBe(true);
    const beside = await examined(mail, "--data", folder);
    expect([beside.code, of(beside.findings, "broken"), of(beside.findings, "toLookAt")]).toEqual([0, [], []]);
    expect((await fetch(serving.address)).status).toBe(200);
    await serving.stop();

    const state = async () => onServerOf(folder, stateOf);
    const { technical_access: calls, ...before } = await state();
    const alone = await runProgramWith(mail, "doctor", "--data", folder);
    expect([alone.code, alone.stderr, alone.stdout.split("\n").at(-2)]).toEqual([0, "", "Tutto a posto."]);
    expect(alone.stdout.split("\n").map((line) => line.split(":")[0])).toEqual([
      "Bene – impostazioni",
      "Bene – cartella",
      "Bene – base dati",
      "Bene – disco",
      "Bene – disco",
      "Bene – struttura",
      "Bene – installazione",
      "Bene – copie di sicurezza",
      "Bene – orologio",
      "Bene – posta",
      "Bene – posta",
      "Bene – chiavi",
      "Bene – chiavi",
      "Tutto a posto.",
      "",
    ]);
    const { technical_access: callsAfter, ...afterwards } = await state();
    expect(afterwards).toEqual(before);
    expect(callsAfter).not.toBe(calls);
    expect(server.received).toEqual([]);
  });

  test("on a server, by each of its roles", async () => {
    const { urlOf } = await freshDatabase();
    const settings = {
      ...SITE,
      DATABASE_URL: urlOf("app"),
      DATABASE_OWNER_URL: urlOf("owner"),
      DATABASE_SEALER_URL: urlOf("sealer"),
      DATABASE_PUBLIC_URL: urlOf("publicReader"),
      TRAGUARDO_KEY: "ab".repeat(32),
    };
    const { code, findings } = await examined(settings);
    expect([code, of(findings, "broken")]).toEqual([0, []]);
    expect(of(findings, "toLookAt")).toEqual([
      "settings: Non c'è un server di posta (SMTP_URL): nulla parte.",
      "settings: Manca ERASURES_FILE, il file dove si annota che cosa è stato cancellato: senza, dopo il ripristino di una copia non si sa che cosa cancellare di nuovo.",
      "settings: I punti di controllo del registro non sono firmati: manca CHECKPOINT_KEY_FILE, il file della chiave.",
      NEVER_COPIED,
    ]);
    expect(of(findings, "well").filter((each) => each.startsWith("database:"))).toEqual([
      expect.stringMatching(/^database: La base dati risponde \(base dati \S+ su \S+\), PostgreSQL \d+\.\d+\.$/),
      "database: Il ruolo che aggiorna la struttura (DATABASE_OWNER_URL) entra.",
      "database: Il ruolo che sigilla il registro (DATABASE_SEALER_URL) entra.",
      "database: Il ruolo che legge ciò che è pubblicato (DATABASE_PUBLIC_URL) entra.",
    ]);
  });
});

describe("settings", () => {
  test("every variable the program reads is known to it", () => {
    const read = sourceFiles("src")
      .filter(({ path }) => !isTest(path))
      .flatMap(({ text }) => [...text.matchAll(/\benv\["([A-Z_]+)"\]|\b(?:needed|wholeNumber)\(env, "([A-Z_]+)"/g)])
      .map(([, one, other]) => one ?? other!);
    const OF_THE_MACHINE = ["LOCALAPPDATA", "XDG_DATA_HOME"];
    expect([...new Set(read)].filter((name) => !OF_THE_MACHINE.includes(name)).sort()).toEqual([...KNOWN_SETTINGS].sort());
  });

  test("that are wrong are told all at once, with the words of start, beside the rest; no secret is told", async () => {
    const folder = await house();
    const given = {
      PUBLIC_URL: "performance",
      PORT: "ottanta",
      SESSION_HOURS: "mille",
      TRUSTED_PROXY: "proxy",
      SECURITY_CONTACT: "ufficio",
      SMTP_URL: "smtp://utente:canarino%@posta.example",
      MAIL_FROM: "x@comune.example",
      OIDC_CLIENTID: "canarino",
      TRAGUARDO_KEY: "canarino",
    };
    const { code, findings, stdout } = await examined(given, "--data", folder);
    expect([code, of(findings, "broken")]).toEqual([
      1,
      [
        "settings: «performance» non è l'indirizzo di un sito: scriva per esempio https://performance.comune.it.",
        "settings: «ottanta» non è una porta: scriva un numero da 0 a 65535.",
        "settings: SESSION_HOURS vale «mille»: deve essere un numero intero da 1 a 9999.",
        "settings: C'è OIDC_CLIENTID ma non OIDC_ISSUER: indichi anche l'indirizzo del fornitore di identità.",
        "settings: SECURITY_CONTACT vale «ufficio»: scriva per esempio mailto:sicurezza@comune.it, o l'indirizzo https di una pagina.",
        "settings: In SMTP_URL il nome o la password hanno un «%» che non si capisce: lo scriva «%25».",
      ],
    ]);
    expect(of(findings, "toLookAt")[0]).toBe("settings: Traguardo non legge OIDC_CLIENTID: controlli come si scrive.");
    expect(of(findings, "well").some((each) => each.startsWith("structure:"))).toBe(true);
    expect(stdout).not.toContain("canarino");
  });

  test("with a database that nobody reaches the rest is still told", async () => {
    const server = await startMailServer();
    const given = {
      DATABASE_URL: "postgres://app:canarino@127.0.0.1:1/traguardo",
      DATABASE_PUBLIC_URL: "postgres://pubblico:canarino@127.0.0.1:1/traguardo",
      TRAGUARDO_KEY: "ab",
      SMTP_URL: `smtp://127.0.0.1:${String(server.port)}`,
      MAIL_FROM: "performance@comune.example",
    };
    const { code, findings, stdout } = await examined(given);
    expect([code, of(findings, "broken")]).toEqual([
      1,
      [
        expect.stringContaining("database: Il server della base dati indicato in DATABASE_URL non risponde") as string,
        expect.stringContaining("database: Il server della base dati indicato in DATABASE_PUBLIC_URL non risponde") as string,
        "keys: TRAGUARDO_KEY non contiene una chiave di 64 cifre esadecimali: la rimetta da una copia di sicurezza.",
      ],
    ]);
    expect(of(findings, "well")).toContainEqual(expect.stringMatching(/^mail: Il server di posta risponde \(127\.0\.0\.1, porta \d+\)/));
    expect(stdout).not.toContain("canarino");
  });

  test("with a password the server does not take, or a role with too much power, that is told for its setting", async () => {
    const { urlOf } = await freshDatabase();
    const wrong = new URL(urlOf("sealer"));
    wrong.password = "canarino";
    const sealed = await examined({
      DATABASE_URL: urlOf("app"),
      DATABASE_SEALER_URL: wrong.href,
      DATABASE_PUBLIC_URL: urlOf("publicReader"),
    });
    expect([sealed.code, of(sealed.findings, "broken")]).toEqual([
      1,
      ["database: Il server della base dati non accetta il nome o la password: controlli DATABASE_SEALER_URL."],
    ]);
    expect(of(sealed.findings, "well").some((each) => each.startsWith("structure:"))).toBe(true);
    const strong = await examined({ DATABASE_URL: urlOf("owner"), DATABASE_PUBLIC_URL: urlOf("publicReader") });
    expect(of(strong.findings, "broken")).toEqual([
      expect.stringContaining("database: Traguardo non si avvia con il ruolo «traguardo_owner»"),
    ]);
  });
});

describe("the folder", () => {
  test("that is not there is told, and not made", async () => {
    const folder = newFolder();
    const { code, findings } = await examined({}, "--data", folder);
    expect([code, of(findings, "broken"), existsSync(folder)]).toEqual([
      1,
      [expect.stringContaining(`folder: La cartella dei dati «${folder}» non esiste: non è stato creato nulla.`)],
      false,
    ]);
  });

  test.runIf(isRoot)("in a place the user of PostgreSQL cannot pass is told", async () => {
    const closed = join(place, "chiusa");
    mkdirSync(closed, { mode: 0o711 });
    const folder = await house(join(closed, "dati"));
    chmodSync(closed, 0o700);
    const { code, findings } = await examined({}, "--data", folder);
    chmodSync(closed, 0o711);
    expect([code, of(findings, "broken")]).toEqual([
      1,
      [expect.stringContaining(`folder: La cartella «${closed}» non lascia passare l'utente`)],
    ]);
  });

  const NOBODY = { name: "nobody", uid: 65534, gid: 65534 };
  test.runIf(isRoot && blockingFolder(NOBODY, join(ROOT, "dist")) === undefined)("of another user is told, and left alone", async () => {
    const folder = await house();
    const child = spawn(process.execPath, [join(ROOT, "bin", "traguardo.js"), "doctor", "--data", folder], {
      ...NOBODY,
      cwd: "/",
      env: { PATH: process.env["PATH"] },
    });
    let stdout = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    const code = await new Promise((ended) => child.once("close", ended));
    expect([code, stdout]).toEqual([
      1,
      expect.stringContaining(`Guasto – cartella: Non posso scrivere nella cartella dei dati «${folder}»: i permessi non lo consentono.`),
    ]);
  });

  test.runIf(isRoot)("of a service, looked at by root, is still the service's: its log too, when another begins", async () => {
    const folder = await house();
    execFileSync("chown", ["-R", "65534:65534", folder]);
    writeFileSync(join(folder, "postgres.log"), "x".repeat(1_000_001));
    expect((await examined(SITE, "--data", folder)).code).toBe(0);
    expect([statSync(join(folder, "postgres.log")).uid, statSync(join(folder, "postgres.precedente.log")).uid]).toEqual([65534, 65534]);
  });

  test("in which a person was going back is told, and what was begun is not ended", async () => {
    const folder = await house();
    writeFileSync(join(folder, "ritorno.json"), JSON.stringify({ place: "beside", after: "x", from: 17, towards: all }));
    const { code, findings } = await examined({}, "--data", folder);
    expect([code, of(findings, "broken"), existsSync(join(folder, "ritorno.json"))]).toEqual([
      1,
      [expect.stringContaining("folder: Nella cartella dei dati")],
      true,
    ]);
  });

  test.runIf(HAS_DISK)("on a disk that is nearly full, and on one that is full, is told; what is kept aside is not given up", async () => {
    const folder = join(place, "disco");
    const disk = smallDisk(folder, 500);
    try {
      const data = await house(join(folder, "dati"));
      writeFileSync(join(data, "riserva-di-spazio"), "x");
      disk.fill(60 * 1024 ** 2);
      const nearly = await examined(SITE, "--data", data);
      expect([nearly.code, of(nearly.findings, "toLookAt")]).toEqual([
        0,
        [
          "settings: Non c'è un server di posta (SMTP_URL): nulla parte.",
          expect.stringMatching(/^disk: Attenzione: sul disco .* restano liberi \d+ MB su 500 MB/),
          NEVER_COPIED,
        ],
      ]);
      disk.fill();
      const full = await examined(SITE, "--data", data);
      expect(full.code).toBe(1);
      expect(of(full.findings, "broken")).toContainEqual(expect.stringContaining("disk: Attenzione: sul disco"));
      expect(existsSync(join(data, "riserva-di-spazio"))).toBe(true);
    } finally {
      await untilNoServer(folder);
      disk.unmount();
    }
  });
});

describe("the structure", () => {
  test("of a folder that is behind is told and left as it is: no update, no copy", async () => {
    const folder = newFolder();
    const server = await startEmbeddedPostgres({ dataFolder: folder });
    await migrate(server.ownerUrl, readMigrations().slice(0, 17));
    await server.stop();
    const before = await onServerOf(folder, stateOf);
    const entries = readdirSync(place);
    const { code, findings } = await examined(SITE, "--data", folder);
    expect([code, of(findings, "toLookAt")]).toEqual([
      0,
      expect.arrayContaining([
        `structure: La struttura della base dati è alla versione 17, e questo programma vuole la ${String(all)}: qui non è stato aggiornato nulla.`,
      ]),
    ]);
    expect([await onServerOf(folder, stateOf), readdirSync(place)]).toEqual([before, entries]);
  });

  test("of a server that is behind, and of a database that is newer, is broken", async () => {
    const { urlOf } = await emptyDatabase();
    const settings = { ...SITE, DATABASE_URL: urlOf("app"), DATABASE_PUBLIC_URL: urlOf("publicReader") };
    await migrate(urlOf("owner"), readMigrations().slice(0, 17));
    const behind = await examined(settings);
    expect([behind.code, of(behind.findings, "broken")]).toEqual([
      1,
      [expect.stringContaining("structure: La struttura della base dati non è aggiornata (manca: request_content, ")],
    ]);
    await migrate(urlOf("owner"));
    await run(urlOf("superuser"), `insert into schema_migration (version, name, checksum) values (${String(all + 1)}, 'tomorrow', 'x')`);
    const newer = await examined(settings);
    expect([newer.code, of(newer.findings, "broken")]).toEqual([
      1,
      [expect.stringContaining("structure: La base dati è di una versione di Traguardo più recente di questa")],
    ]);
  });

  test("tells where the copy of before the last update is", async () => {
    const folder = newFolder();
    const server = await startEmbeddedPostgres({ dataFolder: folder });
    await migrate(server.ownerUrl, readMigrations().slice(0, all - 1));
    await server.stop();
    await runProgram("migrate", "--data", folder);
    const { findings } = await examined(SITE, "--data", folder);
    expect(of(findings, "well")).toContain(
      `structure: La copia di prima dell'ultimo aggiornamento è in «${folder}-prima-dell-aggiornamento», fino al prossimo.`,
    );
  });
});

describe("mail", () => {
  test("a password the mail server does not take is told, and not what it was; how many messages wait, and since when", async () => {
    const server = await startMailServer(undefined, {
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ password = "" }, _session, done) =>
        done(password === "giusta" ? null : new Error(`no ${password}`), password === "giusta" ? { user: "u" } : undefined),
    });
    const mail = (password: string) => ({
      ...SITE,
      SMTP_URL: `smtp://utente:${password}@127.0.0.1:${String(server.port)}`,
      MAIL_FROM: "performance@comune.example",
    });
    const folder = await house(undefined, mail("canarino"));
    const wrong = await examined(mail("canarino"), "--data", folder);
    expect([wrong.code, of(wrong.findings, "broken")]).toEqual([
      1,
      [`mail: La posta non parte: il server di posta non accetta il nome o la password (127.0.0.1, porta ${String(server.port)}).`],
    ]);
    expect(wrong.stdout).not.toContain("canarino");
    expect(of(wrong.findings, "well")).toContainEqual(
      expect.stringMatching(/^mail: Un messaggio aspetta di partire, dal \d\d\/\d\d\/\d{4}/),
    );
    const right = await examined(mail("giusta"), "--data", folder);
    expect(of(right.findings, "well")).toContainEqual(
      expect.stringMatching(/^mail: Il server di posta risponde e accetta il nome e la password/),
    );
    await onServerOf(folder, (url) => run(url, "update mail set queued_at = now() - interval '2 hours'"));
    const late = await examined(mail("giusta"), "--data", folder);
    expect(of(late.findings, "toLookAt")).toContainEqual(expect.stringMatching(/^mail: Un messaggio aspetta di partire, dal /));
    await onServerOf(folder, (url) => run(url, "update mail set queued_at = now() + interval '2 hours'"));
    const ahead = await examined(mail("giusta"), "--data", folder);
    expect(of(ahead.findings, "toLookAt")).toContainEqual(
      expect.stringContaining("clock: Attenzione: portano un'ora che deve ancora venire 1 messaggio in partenza"),
    );
    expect(server.received).toEqual([]);
  });

  test("a mail server that does not answer, and one without a connection that can be trusted", async () => {
    const server = await startMailServer();
    await server.close();
    const given = { SMTP_URL: `smtp://127.0.0.1:${String(server.port)}`, MAIL_FROM: "performance@comune.example" };
    const { findings } = await examined(given, "--data", newFolder());
    expect(of(findings, "broken")).toContainEqual(expect.stringContaining("mail: La posta non parte: il server di posta non risponde"));
  });
});

describe("keys and place", () => {
  test("keys of another installation, lost ones and what is no key are told, each with what to do", async () => {
    const folder = await house();
    await runProgram("import", join(ROOT, "demo", "settimo-torinese-2023.txt"), "--year", "2023", "--data", folder);
    await runProgram("verify", "--sign", "--data", folder);
    await onServerOf(folder, (url) =>
      run(
        url,
        "insert into second_factor (account_id, secret, confirmed_at) select account_id, decode(repeat('ab', 48), 'hex'), now() from account",
      ),
    );
    const broken = async () => of((await examined(SITE, "--data", folder)).findings, "broken");
    const [access, signing] = [join(folder, "chiave-accessi"), join(folder, "chiave-registro.pem")];
    const OTHER =
      "keys: La chiave degli accessi non è quella con cui sono chiusi i secondi fattori: chi accede con i codici del telefono resta fuori.";
    expect(await broken()).toEqual([OTHER]);
    rmSync(access);
    const kept = readFileSync(signing);
    rmSync(signing);
    expect(await broken()).toEqual([
      expect.stringContaining(`keys: Manca il file «${access}», la chiave con cui sono chiusi i secondi fattori`),
      expect.stringContaining(`keys: Manca il file «${signing}», la chiave che ha firmato i punti di controllo`),
    ]);
    expect([existsSync(access), existsSync(signing)]).toEqual([false, false]);
    writeFileSync(access, "altro");
    writeFileSync(signing, "altro");
    expect(await broken()).toEqual([
      expect.stringContaining(`keys: Il file «${access}» non contiene una chiave di 64 cifre`),
      expect.stringContaining(`keys: Il file «${signing}» non contiene una chiave privata Ed25519`),
    ]);
    execFileSync(process.execPath, [
      "-e",
      "fs.writeFileSync(process.argv[1], crypto.generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }))",
      signing,
    ]);
    expect((await broken())[1]).toContain(`keys: La chiave in «${signing}» non è quella con cui sono firmati i punti di controllo`);
    writeFileSync(signing, kept);
    expect(await broken()).toHaveLength(1);
  });

  test("a copy says that it is one, and stays one", async () => {
    const folder = await house();
    const copy = newFolder();
    execFileSync("cp", ["-a", folder, copy]);
    for (let look = 0; look < 2; look += 1) {
      const { code, findings } = await examined(SITE, "--data", copy);
      expect([code, of(findings, "toLookAt")]).toEqual([
        0,
        expect.arrayContaining([expect.stringContaining("installation: Attenzione: questa è una copia")]),
      ]);
    }
    expect(servingUrl(copy, "app")).toBeUndefined();
  });
});
