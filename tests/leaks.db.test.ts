import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { OPERATIONS } from "../src/api/operations.ts";
import { type Database, openDatabasePool } from "../src/data/database/database.ts";
import { findInTables } from "../src/data/personal/findInTables.ts";
import { phoneOf } from "./support/phone.ts";
import { ACCESS_ROUTES } from "../src/server/accessRoutes.tsx";
import { servingUrl } from "../src/server/embedded/servingUrl.ts";
import { ROUTES } from "../src/server/routes.tsx";
import { secretIn } from "./support/accessSite.ts";
import { startMailServer } from "./support/mailServer.ts";
import { passableFolder } from "./support/passableFolder.ts";
import { runProgramWith, type Serving, startServingWith } from "./support/program.ts";
import { ROOT } from "./support/sourceFiles.ts";

// Five hundred words found nowhere else go through every address of the real program, well and badly; then they are looked for where they must not be.

const MARK = "KNR7";
const numbered = (make: (n: string) => string) => Array.from({ length: 100 }, (_, i) => make(String(i).padStart(3, "0")));
const CANARIES = {
  name: numbered((n) => `Zoe ${MARK}n${n} d'Arco`),
  fiscalCode: numbered((n) => `${MARK}F${n}80A01H501K`.slice(0, 16)),
  comment: numbered((n) => `<b>${MARK}c${n}</b> "non collabora"; $1 %s \\ punteggio 61,${n}`),
  password: numbered((n) => `${MARK}p${n} cavallo graffetta`),
  token: numbered((n) => `${MARK}t${n}`.padEnd(43, "x")),
};
const used = new Set<string>();
const turns = { name: 0, fiscalCode: 0, comment: 0, password: 0, token: 0 };
const next = (kind: keyof typeof CANARIES) => {
  const canary = CANARIES[kind][turns[kind]++ % 100]!;
  used.add(canary);
  return canary;
};
/** A word of each kind in turn. */
let turn = 0;
const any = () => next((["name", "fiscalCode", "comment", "password", "token"] as const)[turn++ % 5]!);

const folder = passableFolder();
const [data, temporary] = [join(folder, "dati"), join(folder, "tmp")];
mkdirSync(temporary);
chmodSync(temporary, 0o1777);
const SETTINGS = { TMPDIR: temporary };
const PERSON = "persona.prova@ente.example";

let serving: Serving;
let mails: Awaited<ReturnType<typeof startMailServer>>;
let owner: Database;
const answers: { readonly path: string; readonly answer: Response }[] = [];
const cookies = new Map<string, string>();
let page = "";

beforeAll(async () => {
  mails = await startMailServer();
  const settings = { ...SETTINGS, SMTP_URL: `smtp://127.0.0.1:${String(mails.port)}`, MAIL_FROM: "ente@ente.example" };
  await runProgramWith(
    SETTINGS,
    "import",
    join(ROOT, "demo", "settimo-torinese-2023.txt"),
    "--year",
    "2023",
    "--administration",
    "c_i703",
    "--data",
    data,
  );
  await runProgramWith(SETTINGS, "publish", "--year", "2023", "--data", data);
  serving = await startServingWith(settings, "start", "--port", "0", "--data", data);
  owner = openDatabasePool(servingUrl(data, "owner")!, { max: 2 });
  const staff = CANARIES.name.map(
    (name, i) => `P-${String(i)};${name};Istruttori;Ufficio ${MARK};01/01/2020;p${String(i)}.${MARK}@ente.example`,
  );
  writeFileSync(join(folder, "personale.csv"), ["Matricola;Cognome e nome;Area;Unità;Dal;Posta", ...staff, ""].join("\n"));
  const imported = await runProgramWith(SETTINGS, "import", "--staff", join(folder, "personale.csv"), "--new-units", "--data", data);
  if (imported.code !== 0) throw new Error(imported.stderr);
  const account = ["--mail", PERSON, "--url", serving.address, "--data", data];
  await runProgramWith(
    settings,
    "account",
    "add",
    "--name",
    "Persona di Prova",
    "--administration",
    "c_i703",
    "--person",
    "P-1",
    ...account,
  );
}, 120_000);
afterAll(async () => {
  await owner.destroy();
  await serving.stop();
  rmSync(folder, { recursive: true });
});

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set("cookie", [...Array.from(cookies, ([name, value]) => `${name}=${value}`), `altro=${next("token")}`].join("; "));
  const answer = await fetch(`${serving.address}${path}`, { ...init, headers, redirect: "manual" });
  for (const line of answer.headers.getSetCookie()) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    cookies.set(name, value);
  }
  answers.push({ path, answer: answer.clone() });
  page = await answer.clone().text();
  return answer;
}

/** What browsers and strangers send along, each with a word of ours. */
const hostile = () => ({
  referer: `https://altrove.example/?q=${next("token")}`,
  "user-agent": `Navigatore ${next("token")}`,
  authorization: `Bearer ${next("token")}`,
  "x-forwarded-for": next("fiscalCode"),
  "if-none-match": `"${next("token")}"`,
  "idempotency-key": next("token"),
});
const mark = () => /name="modulo" value="([^"]+)"/.exec(page)?.[1] ?? "";
const post = (path: string, fields: Readonly<Record<string, string>>) =>
  ask(path, { method: "POST", headers: { "sec-fetch-site": "same-origin" }, body: new URLSearchParams({ modulo: mark(), ...fields }) });
const filled = (path: string, fill: (name: string) => string) =>
  path.replace(/:(\w+)(?:\{(?:[^{}]|\{[^{}]*\})*\})?/g, (_, name: string) => encodeURIComponent(fill(name)));
const USUAL: Readonly<Record<string, string>> = {
  administration: "c_i703",
  year: "2023",
  codice: "c_i703",
  anno: "2023",
  ordinal: "001",
  number: "1",
  obiettivo: "001",
};

/** Every address as it is asked and as it is not, with words of ours in its parts, its query, its headers, its fields. */
async function pushThroughEverything(): Promise<void> {
  const api = Object.values(OPERATIONS).map(({ path }) => `/api/v1${path.replace(/\{(\w+)\}/g, ":$1")}`);
  for (const path of [...ROUTES.map((route) => route.path), ...api]) {
    if (/relazione.*\.(?:pdf|docx)$/.test(path)) continue; // documents take seconds each, and are the same path
    const query = new URLSearchParams({ q: any(), gruppo: any(), [any()]: any() }).toString();
    await ask(`${filled(path, (name) => USUAL[name] ?? any())}?${query}`, { headers: hostile() });
    await ask(filled(path, any), { headers: hostile() });
    await ask(
      filled(path, (name) => USUAL[name] ?? "1"),
      { method: "POST", headers: hostile(), body: new URLSearchParams({ testo: any() }) },
    );
  }
  for (const { path, method } of ACCESS_ROUTES) {
    const at = filled(path, () => next("token"));
    if (method === "GET") await ask(`${at}?verso=${encodeURIComponent(any())}&altro=${encodeURIComponent(any())}`, { headers: hostile() });
    else {
      await ask("/accesso");
      const fields = ["posta", "password", "codice", "nuova", "ancora", "verso", "sessione", "ente"].map((name) => [name, any()]);
      await post(at, Object.fromEntries(fields) as Record<string, string>);
      await ask(at, { method: "POST", headers: { ...hostile(), "content-type": "application/x-www-form-urlencoded" }, body: `%${any()}=` });
      await ask(at, { method: "POST", headers: hostile(), body: any().repeat(600) });
      await ask(at, { method: "DELETE", headers: hostile() });
    }
  }
}

describe("[OBL-30] five hundred words pushed through the real program", () => {
  test("by strangers, by somebody who signs in, and while the database fails", async () => {
    await pushThroughEverything();
    await expect.poll(() => mails.received.length, { timeout: 15_000 }).toBe(3); // the invitation, and what it is told where they were known
    const [, token = ""] = /\/invito\/([\w-]{43})/.exec(mails.received.map(({ text }) => text.replace(/=\r\n/g, "")).join()) ?? [];
    cookies.clear();
    const invitation = (await ask(`/invito/${token}`)).headers.get("location")!;
    await ask(invitation);
    const password = next("password");
    await post(invitation, { nuova: next("password"), ancora: next("password") }); // not the same twice
    await post(invitation, { nuova: password, ancora: password });
    await ask("/accesso/nuovo-fattore");
    const code = phoneOf(secretIn(page));
    await post("/accesso/nuovo-fattore", { codice: await code() });
    await ask("/il-mio-account");
    expect(page).toContain("Persona di Prova");
    await post("/accesso/conferma", { password, codice: await code() });
    await ask("/il-mio-account/password");
    const changed = next("password");
    await post("/il-mio-account/password", { nuova: changed, ancora: changed });
    const copy = await ask("/il-mio-account").then(() => post("/il-mio-account/dati", { ente: "c_i703" }));
    expect(copy.headers.get("content-type")).toBe("application/zip");
    for (const table of ["session", "year", "sign_in_attempt", "account"])
      await sql`alter table ${sql.table(table)} rename to ${sql.ref(`${table}_away`)}`.execute(owner);
    await sql`alter view published.publication rename to publication_away`.execute(owner);
    await pushThroughEverything();
    await sql`alter view published.publication_away rename to publication`.execute(owner);
    for (const table of ["session", "year", "sign_in_attempt", "account"])
      await sql`alter table ${sql.table(`${table}_away`)} rename to ${sql.ref(table)}`.execute(owner);
    await expect.poll(() => mails.received.length, { timeout: 15_000 }).toBe(4); // the password was changed
    while (used.size < 500) await ask(`/c_i703/cerca?q=${encodeURIComponent(any())}`, { headers: hostile() });
    expect(used.size).toBe(500);
  }, 120_000);

  test("none is in the server's own log, which has a line for each failure", async () => {
    const { stderr, stdout } = await serving.stop();
    const lines = stderr
      .split("\n")
      .filter((line) => line.startsWith("{"))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(answers.filter(({ answer }) => answer.status === 500).length).toBeGreaterThan(20);
    expect(lines.length).toBe(answers.filter(({ answer }) => [500, 503].includes(answer.status)).length);
    expect(new Set(lines.map(({ route }) => route)).size).toBeGreaterThan(10);
    expect(new Set(lines.flatMap((line) => Object.keys(line)))).toEqual(
      new Set(["time", "level", "event", "requestId", "method", "route", "status", "milliseconds", "error", "code", "at"]),
    );
    expect((stderr + stdout).includes(MARK)).toBe(false);
    expect((stderr + stdout).includes(PERSON)).toBe(false);
  });

  test("none is in the log of PostgreSQL, in a temporary file, or in any file that is not the database", () => {
    const files = filesUnder(temporary).concat(filesUnder(data).filter((path) => !path.startsWith(join(data, "postgres/"))));
    expect(files).toContain(join(data, "postgres.log"));
    expect(readFileSync(join(data, "postgres.log"), "utf8")).toContain("ERROR"); // it did log the failures
    expect(files.filter((path) => readFileSync(path).includes(MARK))).toEqual([]);
  });

  test("none is in a mail", () => {
    const known = `p1.${MARK.toLowerCase()}@ente.example`;
    expect(mails.received.flatMap(({ recipients }) => recipients).sort()).toEqual([PERSON, PERSON, PERSON, known].sort());
    expect(mails.received.filter(({ text }) => text.toLowerCase().replaceAll(known, "").includes(MARK.toLowerCase()))).toEqual([]);
  });

  test("no address leads on with one, and no page tells another site where its reader was", () => {
    const leading = answers.filter(({ answer }) =>
      decodeURIComponent((answer.headers.get("location") ?? "").replace(/%(?![0-9A-F]{2})/gi, "")).includes(MARK),
    );
    expect(leading.map(({ path, answer }) => [path, answer.headers.get("location")])).toEqual([]);
    expect(answers.filter(({ answer }) => answer.headers.get("referrer-policy") !== "same-origin").map(({ path }) => path)).toEqual([]);
  });

  test("no page or answer shows a person of the staff to whoever did not write their name", async () => {
    const shown = await Promise.all(answers.map(async ({ path, answer }) => [path, await answer.text()] as const));
    expect(shown.filter(([, text]) => /@ente\.example/.test(text) && text.includes(MARK)).map(([path]) => path)).toEqual([]);
  });

  test("passwords and tokens are in no table, and what strangers wrote is in none either", async () => {
    await owner.destroy();
    serving = await startServingWith(SETTINGS, "start", "--port", "0", "--data", data);
    owner = openDatabasePool(servingUrl(data, "owner")!, { max: 2 });
    const found = await findInTables(owner, [`${MARK}p`, `${MARK}t`, `${MARK}c`, `${MARK}f`]);
    expect(found).toEqual([]);
  });
});

function filesUnder(place: string): string[] {
  return readdirSync(place).flatMap((name) => {
    const path = join(place, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });
}
