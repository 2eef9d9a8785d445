import { createServer, connect, type Server, type Socket } from "node:net";
import { newRequestKey } from "../src/data/request/requestKey.ts";
import { afterAll, expect, test } from "vitest";
import { openDatabasePool, openPublishedPool } from "../src/data/database/database.ts";
import { createPageCache } from "../src/features/site/pageCache.ts";
import { createApp } from "../src/server/routes.tsx";
import { freshDatabase } from "./support/database.ts";
import { officeSite, personOf } from "./support/officeSite.ts";
import { readingWorkers } from "./support/readingWorkers.ts";

/** A way to a server that can be cut, and joined again at the same port. */
async function wayTo(host: string, port: number) {
  const open = new Set<Socket>();
  let server: Server | undefined;
  let taken = 0;
  const join = async () => {
    server = createServer((asker) => {
      const peer = connect(port, host);
      for (const each of [asker, peer]) open.add(each.on("error", () => undefined).on("close", () => open.delete(each)));
      asker.pipe(peer).pipe(asker);
    });
    await new Promise<void>((ready) => server!.listen(taken, "127.0.0.1", ready));
    taken = (server.address() as { port: number }).port;
  };
  const cut = async () => {
    const closed = new Promise((done) => server?.close(done));
    for (const socket of open) socket.destroy();
    await closed;
  };
  await join();
  return { port: () => taken, join, cut };
}

const database = await freshDatabase();
const { site, signIn } = await officeSite(database);
const direct = new URL(database.urlOf("app"));
const way = await wayTo(direct.hostname, Number(direct.port));
const away = new URL(direct);
away.host = `127.0.0.1:${String(way.port())}`;
const db = openDatabasePool(away.href);
const logged: unknown[] = [];
const cache = createPageCache({ behind: 0 });
const reader = new URL(database.urlOf("publicReader"));
reader.host = away.host;
const published = openPublishedPool(reader.href);
const ambient = { db: published, workers: readingWorkers, cache, counting: { db, key: site.access.keys.attempt } };
const app = createApp(ambient, new Map(), (error) => logged.push(error), { ...site.access, db, machine: db });
afterAll(async () => {
  await Promise.all([db.destroy(), published.destroy()]);
  await way.cut();
});

const personnel = await signIn("valdora", personOf("personnel"));
const headers = { cookie: `__Host-traguardo=${personnel.token}` };
const peer = { incoming: { socket: { remoteAddress: "203.0.113.7", remotePort: 1, remoteFamily: "IPv4" } } };
const ask = async (path: string, init: RequestInit = {}) => app.request(`https://sito.example${path}`, init, peer);

test("while the database is away pages made before are read, others are told to come back, and a form of the office gives back what was typed", async () => {
  await personnel.ask("/valdora/ufficio/unita");
  for (const path of ["/valdora/2024", "/valdora/2024/obiettivi"]) expect((await ask(path)).status).toBe(200);
  const figure = await (await ask("/valdora/2024")).text();
  await way.cut();

  const kept = await ask("/valdora/2024");
  expect([kept.status, await kept.text()]).toEqual([200, figure]);
  expect((await ask("/valdora/2024/obiettivi")).status).toBe(200);
  expect((await ask("/valdora/2024/servizi")).status).toBe(200); // made now, of what is in memory
  for (const path of ["/informazioni", "/accessibilita", "/privacy"]) {
    const answer = await ask(path);
    expect([path, answer.status, (await answer.text()).includes("In questo momento non si possono leggere")]).toEqual([path, 200, true]);
  }
  expect((await ask("/valdora/2024/relazione.txt")).status).toBe(200); // who asks is counted in this process meanwhile
  for (const path of ["/altrove/2024", "/altrove", "/accesso/recupero"]) {
    const answer = await ask(path, { headers });
    expect([path, answer.status, answer.headers.get("retry-after")]).toEqual([path, 503, "30"]);
    expect(await answer.text()).toContain("La base dati non risponde");
  }
  const api = await ask("/api/v1/amministrazioni/altrove/anni/2024");
  expect([api.status, api.headers.get("retry-after"), ((await api.json()) as { type: string }).type]).toEqual([
    503,
    "30",
    "/api#non-disponibile",
  ]);

  const fields = {
    modulo: personnel.mark(),
    richiesta: newRequestKey(),
    intento: "invia",
    nome: "Ufficio scritto a lungo",
    sotto: "",
    dal: "01/02/2026",
  };
  const post = (path: string) =>
    ask(path, { method: "POST", headers: { ...headers, "sec-fetch-site": "same-origin" }, body: new URLSearchParams(fields) });
  const refused = await post("/valdora/ufficio/unita");
  const text = await refused.text();
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "30"]);
  expect(text).toContain("Ufficio scritto a lungo");
  expect(text).toContain(`name="richiesta" value="${fields.richiesta}"`);
  const password = await ask("/accesso", {
    method: "POST",
    headers: { "sec-fetch-site": "same-origin" },
    body: new URLSearchParams({ password: "segreta" }),
  });
  expect((await password.text()).includes("segreta")).toBe(false);

  await way.join();
  expect((await post("/valdora/ufficio/unita")).status).toBe(303);
  expect((await ask("/altrove/2024")).status).toBe(200);
  expect(logged.length).toBeGreaterThan(4);
});

test("whoever leaves while sending a form is no trouble of the database, and nothing to log", async () => {
  logged.length = 0;
  const left = Object.assign(new Error("aborted"), { code: "ECONNRESET" });
  const body = () =>
    new ReadableStream({
      start: (sending) => sending.enqueue(Buffer.from("--x\r\n")),
      pull: (sending) => sending.error(left),
    });
  for (const path of ["/valdora/ufficio/elenco-del-personale", "/valdora/ufficio/unita", "/accesso"]) {
    const sent = { ...headers, "sec-fetch-site": "same-origin", "content-type": "multipart/form-data; boundary=x" };
    const answer = await ask(path, { method: "POST", headers: sent, body: body(), duplex: "half" });
    expect([path, answer.status, await answer.text()]).toEqual([path, 503, ""]);
  }
  expect(logged).toEqual([]);
});
