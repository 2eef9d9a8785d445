import { rmSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Database, openDatabasePool } from "../src/data/database/database.ts";
import { openSession } from "../src/data/account/session.ts";
import { hashOfToken, newToken } from "../src/features/secretToken.ts";
import { servingUrl } from "../src/server/embedded/servingUrl.ts";
import { demonstrationBrowser } from "./support/demonstrationBrowser.ts";
import { passableFolder } from "./support/passableFolder.ts";
import { runProgram, type Serving, startServing } from "./support/program.ts";

// The program as it serves, with a table that nobody can read for a while: who waits for it holds up nobody else, and nothing once they have left.

const folder = passableFolder();
const data = join(folder, "dati");
let serving: Serving;
let owner: Database;
let cookie = "";

beforeAll(async () => {
  serving = await startServing("demo", "--port", "0", "--data", data);
  owner = openDatabasePool(servingUrl(data, "owner")!, { max: 2 });
  const machine = openDatabasePool(servingUrl(data, "app")!, { max: 1, purpose: "commandLine" });
  const { account_id: accountId } = await machine.selectFrom("account_person").select("account_id").executeTakeFirstOrThrow();
  const token = newToken();
  await openSession(machine, { tokenHash: hashOfToken(token), accountId, means: "secondFactor" });
  await machine.destroy();
  cookie = `traguardo=${token}`;
}, 120_000);

afterAll(async () => {
  await owner.destroy();
  const { stderr } = await serving.stop();
  rmSync(folder, { recursive: true });
  expect(stderr.split("\n").filter((line) => line.includes("/api/v1") || line.includes("/obiettivi"))).toEqual([]); // who leaves is no failure
});

/** How many statements wait for a lock. */
async function waiting(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from pg_locks where not granted`.execute(owner);
  return rows[0]!.count;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 5_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`It did not come to be so: ${String(await waiting())} wait`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Does some work while nobody can read a table. */
async function whileLocked(table: string, work: () => Promise<void>): Promise<void> {
  await owner.transaction().execute(async (tx) => {
    await sql`lock table ${sql.table(table)} in access exclusive mode`.execute(tx);
    await work();
  });
}

const OFFICE = "/valdora/ufficio";

test("more people than there are connections wait for an office page: public pages answer, and when they leave their statements end", async () => {
  expect((await fetch(`${serving.address}${OFFICE}`, { headers: { cookie }, redirect: "manual" })).status).toBe(200);
  await whileLocked("account_person", async () => {
    const readers = Array.from({ length: 12 }, () => new AbortController());
    const asked = readers.map(({ signal }) => fetch(`${serving.address}${OFFICE}`, { headers: { cookie }, signal }).catch(() => "left"));
    await until(async () => (await waiting()) === 8);
    for (const path of ["/valdora/2024", "/valdora/2025/obiettivi", "/c_i703/2023/servizi", "/valdora/2024/obiettivi-strategici"]) {
      const start = performance.now();
      expect((await fetch(`${serving.address}${path}`)).status).toBe(200);
      expect(performance.now() - start).toBeLessThan(5_000);
    }
    for (const reader of readers) reader.abort();
    expect(await Promise.all(asked)).toEqual(readers.map(() => "left"));
    await until(async () => (await waiting()) === 0);
  });
  expect((await fetch(`${serving.address}${OFFICE}`, { headers: { cookie }, redirect: "manual" })).status).toBe(200);
}, 60_000);

test("a public page or an answer of the API that nobody waits for any more ends at the server", async () => {
  await whileLocked("published_part", async () => {
    const reader = new AbortController();
    const paths = ["/valdora/2026/obiettivi/001", "/api/v1/amministrazioni/valdora/anni/2026/obiettivi"];
    const asked = paths.map((path) => fetch(`${serving.address}${path}`, { signal: reader.signal }).catch(() => "left"));
    await until(async () => (await waiting()) === 2);
    reader.abort();
    expect(await Promise.all(asked)).toEqual(["left", "left"]);
    await until(async () => (await waiting()) === 0);
  });
});

test("a resting connection is kept for longer than a proxy keeps it", async () => {
  const answer = await fetch(`${serving.address}/valdora/2024`);
  expect(answer.headers.get("keep-alive")).toBe("timeout=75"); // nginx lets go after 60
});

test("ten commands beside people who hold all their connections are done, or wait", async () => {
  await whileLocked("account_person", async () => {
    const readers = Array.from({ length: 24 }, () => new AbortController());
    const asked = readers.map(({ signal }) => fetch(`${serving.address}${OFFICE}`, { headers: { cookie }, signal }).catch(() => "left"));
    await until(async () => (await waiting()) === 8);
    const runs = await Promise.all(Array.from({ length: 10 }, () => runProgram("log", "--technical", "--last", "1", "--data", data)));
    expect(runs.map(({ code, stderr }) => [code, stderr])).toEqual(runs.map(() => [0, ""]));
    for (const reader of readers) reader.abort();
    await Promise.all(asked);
  });
}, 120_000);

test("a list of 12,500 people goes through by page, under the limits of statements and requests", async () => {
  const personnel = await demonstrationBrowser(serving.address, "Ufficio personale");
  const rows = Array.from(
    { length: 12_500 },
    (_, i) => `N-${String(i)};Persona inventata ${String(i)};Istruttori;Ufficio ${String(i % 200)};01/01/2020`,
  );
  const file = new File([["Matricola;Cognome e nome;Area;Unità;Dal", ...rows, ""].join("\n")], "personale.csv");
  const { status, text } = await personnel.send("/valdora/ufficio/elenco-del-personale", { file, unita_nuove: "si" });
  expect(status).toBe(200);
  expect(text).toContain("Persone: 12500 (nuove 12500");
  const { rows: held } = await sql<{ people: number }>`select count(*)::int as people from person where person like 'N-%'`.execute(owner);
  expect(held[0]!.people).toBe(12_500);
}, 120_000);

describe("a server with no place left", () => {
  test("has a command wait, which says so and is then done", async () => {
    const url = servingUrl(data, "app")!;
    const held: pg.Client[] = [];
    /** Takes every place there is, those that others give back included. */
    const takeAll = async () => {
      for (;;) {
        const client = new pg.Client({ connectionString: url });
        client.on("error", () => undefined);
        if (!(await client.connect().then(() => true, () => false))) return; // prettier-ignore
        held.push(client);
      }
    };
    await takeAll();
    expect(held.length).toBeGreaterThan(20);
    const run = runProgram("log", "--technical", "--last", "1", "--data", data);
    for (const end = Date.now() + 6_000; Date.now() < end;) {
      await takeAll();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await Promise.all(held.map((client) => client.end()));
    const { code, stderr } = await run;
    expect([code, stderr]).toEqual([
      0,
      "Sulla base dati ora lavorano tutti quelli che può servire insieme: aspetto che si liberi un posto…\n",
    ]);
  }, 60_000);
});
