import { getRequestListener } from "@hono/node-server";
import { readFileSync } from "node:fs";
import { createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { beforeAll, expect, test, vi } from "vitest";
import { DocumentTooLong, type DocumentWork, type Workers } from "../src/features/commands/ambient.ts";
import { LineFull } from "../src/features/fairLine.ts";
import { createPageCache } from "../src/features/site/pageCache.ts";
import { importPlan } from "../src/features/commands/plan/importPlan.ts";
import { createApp } from "../src/server/routes.tsx";
import { freshDatabase, publishedOf } from "./support/database.ts";
import { publish } from "./support/publishing.ts";
import { readingWorkers } from "./support/readingWorkers.ts";

const { app: db } = await freshDatabase();
const settimo = readFileSync(new URL("../demo/settimo-torinese-2023.txt", import.meta.url), "utf8");
const YEAR = "/c_i703/2023";
const JSON_FILE = `${YEAR}/relazione.json`;

let imports = 0;

/** Imports the plan with another title of one objective each time, and publishes it. */
async function writeYear(): Promise<void> {
  imports += 1;
  const ambient = { db, workers: readingWorkers, actor: { person: "prova", capacity: "commandLine" as const }, administration: "c_i703", year: 2023 }; // prettier-ignore
  const content = Buffer.from(
    settimo.replace("AREA CIMITERI", `AREA CIMITERI ${String(imports)}`).replace("nimali", `nimali ${String(imports)}`),
  );
  const verdict = await importPlan(ambient, {
    name: "relazione.txt",
    content,
    isAdministrationChosen: true,
    idempotencyKey: String(imports),
  });
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.reasons));
  await publish(db, ambient);
}

beforeAll(writeYear);

/** A site whose answers may be kept up to so many bytes; tells the addresses for which something was made. */
function siteKeeping(mostOfOne: number, workers: Partial<Workers> = {}) {
  const cache = createPageCache({ behind: 0, mostOfOne });
  const made: string[] = [];
  const page: typeof cache.page = (key, make, reader) =>
    cache.page(
      key,
      (wanted) => {
        made.push(key.split(" ").find((part) => part.startsWith("/")) ?? "");
        return make(wanted);
      },
      reader,
    );
  const ambient = { db: publishedOf(db), workers: { ...readingWorkers, ...workers }, cache: { ...cache, page } };
  const app = createApp(ambient, new Map(), () => undefined);
  return { app, made, ask: (path: string, headers: Record<string, string> = {}, method = "GET") => app.request(path, { headers, method }) };
}

const usual = siteKeeping(100_000_000);
const small = siteKeeping(5_000); // less than any file, also compressed
const files = ["relazione.json", "relazione.txt", "dati/obiettivi.json", "dati/obiettivi.csv"];

test.each(files)("%s has the same bytes and headers when it is too large to keep, compressed or not", async (file) => {
  const [kept, sent] = [await usual.ask(`${YEAR}/${file}`), await small.ask(`${YEAR}/${file}`)];
  const text = await kept.text();
  expect(await sent.text()).toBe(text);
  const compressed = await small.ask(`${YEAR}/${file}`, { "accept-encoding": "gzip" });
  expect(compressed.headers.get("content-encoding")).toBe("gzip");
  expect(gunzipSync(Buffer.from(await compressed.arrayBuffer())).toString()).toBe(text);
  for (const name of ["content-type", "content-disposition", "cache-control", "vary", "link", "access-control-allow-origin"])
    expect(sent.headers.get(name), name).toBe(kept.headers.get(name));
});

test("tables of open data are written as a whole writing gives them", async () => {
  const text = await (await small.ask(`${YEAR}/dati/obiettivi.json`)).text();
  expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 1)}\n`);
});

test("what is too large to keep is made each time, and the pages made before stay", async () => {
  const { ask, made } = siteKeeping(60_000);
  await (await ask(YEAR)).text();
  for (let i = 0; i < 3; i++) await (await ask(JSON_FILE)).text();
  await (await ask(YEAR)).text();
  expect(made).toEqual([YEAR, JSON_FILE]); // after the first time it is known to be too large
});

test("what is small once compressed is kept so, for whoever asks next", async () => {
  const { ask } = siteKeeping(200_000);
  const bytes = async (encoding: string) => Buffer.from(await (await ask(JSON_FILE, { "accept-encoding": encoding })).arrayBuffer());
  const first = await bytes("gzip");
  expect(first.length).toBeLessThan(200_000);
  expect(await bytes("gzip")).toEqual(first);
  expect((await bytes("identity")).equals(gunzipSync(first))).toBe(true);
});

test("its mark is that of the publication: who has it is told so before anything is made, until the year changes", async () => {
  const { ask, made } = siteKeeping(5_000);
  const markOf = async (answer: Response) => {
    await answer.body?.cancel();
    return answer.headers.get("etag");
  };
  const mark = (await markOf(await ask(JSON_FILE)))!;
  expect(await markOf(await ask(JSON_FILE))).toBe(mark);
  expect((await ask(JSON_FILE, { "if-none-match": `W/${mark}` })).status).toBe(304);
  expect((await ask(JSON_FILE, { "if-none-match": `"altro", ${mark}` })).headers.get("etag")).toBe(mark);
  await writeYear();
  const later = await ask(JSON_FILE, { "if-none-match": mark });
  expect([later.status, (await markOf(later)) === mark]).toEqual([200, false]);
  expect(made).toEqual([JSON_FILE, JSON_FILE]);
  expect((await ask("/c_i703/1999/relazione.json", { "if-none-match": "*" })).status).toBe(404);
});

test("who asks for the headers alone gets those of the answer, and no bytes", async () => {
  const [whole, head] = [await small.ask(JSON_FILE), await small.ask(JSON_FILE, {}, "HEAD")];
  expect([head.status, await head.text()]).toEqual([200, ""]);
  expect([...head.headers]).toEqual([...whole.headers]);
  await whole.body?.cancel();
});

test("readers who leave in the middle leave their places to others", async () => {
  const server = createServer((incoming, outgoing) => void getRequestListener(small.app.fetch)(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const begin = () => new Promise<IncomingMessage>((resolve) => get({ host: "127.0.0.1", port, path: JSON_FILE, agent: false }, resolve));
  for (let i = 0; i < 12; i++) {
    const answer = await begin();
    expect(answer.statusCode).toBe(200);
    await new Promise((resolve) => answer.once("data", resolve));
    answer.destroy();
  }
  const whole = await fetch(`http://127.0.0.1:${String(port)}${JSON_FILE}`);
  expect(JSON.parse(await whole.text())).toMatchObject({ schema: "traguardo/documento" });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test("a document that is too long is refused at once when it is asked again, until the year changes", async () => {
  let asked = 0;
  const renderPdf = async ({ tree }: DocumentWork) => {
    asked += 1;
    await tree();
    throw new DocumentTooLong("Lo chieda in HTML.");
  };
  const { ask } = siteKeeping(100_000, { renderPdf });
  const refused = async () => {
    const answer = await ask(`${YEAR}/relazione.pdf`);
    return [answer.status, answer.headers.get("retry-after"), (await answer.text()).includes("Lo chieda in HTML.")];
  };
  for (let i = 0; i < 3; i++) expect(await refused()).toEqual([422, null, true]);
  expect(asked).toBe(1);
  await writeYear();
  expect(await refused()).toEqual([422, null, true]);
  expect(asked).toBe(2);
});

test("where the line is full it is said when to ask again, and who asks again is heard", async () => {
  let isFull = true;
  const renderDocx = () => (isFull ? Promise.reject(new LineFull()) : Promise.resolve(Buffer.from("PK")));
  const { ask } = siteKeeping(100_000, { renderDocx });
  const answer = await ask(`${YEAR}/relazione.docx`);
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "30"]);
  expect((await answer.text()).replace(/<[^>]+>/g, " ")).toContain("Riprovi tra mezzo minuto: le pagine si leggono anche adesso.");
  isFull = false;
  expect((await ask(`${YEAR}/relazione.docx`)).status).toBe(200);
});

test("work is done for the administration of the address, and until its readers have gone", async () => {
  const work: DocumentWork[] = [];
  const renderPdf = (given: DocumentWork) => {
    work.push(given);
    return new Promise<never>((_, reject) => given.signal!.addEventListener("abort", () => reject(new Error("gone"))));
  };
  const { app } = siteKeeping(100_000, { renderPdf });
  const reader = new AbortController();
  const answer = app.request(new Request(`http://localhost${YEAR}/relazione.pdf`, { signal: reader.signal }));
  await vi.waitFor(() => expect(work).toHaveLength(1));
  expect([work[0]?.administration, work[0]?.signal?.aborted]).toEqual(["c_i703", false]);
  reader.abort();
  expect(work[0]?.signal?.aborted).toBe(true);
  await answer;
});
