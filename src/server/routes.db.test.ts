import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { DocumentTooLong, WorkFailed, type Workers } from "../features/commands/ambient.ts";
import { createPageCache } from "../features/site/pageCache.ts";
import { importPlan } from "../features/commands/plan/importPlan.ts";
import { freshDatabase, publishedOf } from "../../tests/support/database.ts";
import { publish } from "../../tests/support/publishing.ts";
import { readingWorkers } from "../../tests/support/readingWorkers.ts";
import { createApp, ROUTES } from "./routes.tsx";

const { app: db } = await freshDatabase();

/** The reading is done here, and documents always fail: the capped process has tests of its own. */
const workers: Workers = {
  ...readingWorkers,
  renderPdf: () => Promise.reject(new WorkFailed("La preparazione del documento ha superato il tempo massimo.", "")),
  renderDocx: () => Promise.resolve(Buffer.from("PK")),
};
const logged: unknown[] = [];
const site = createApp({ db: publishedOf(db), workers, cache: createPageCache({ behind: 0 }) }, new Map(), (error) => logged.push(error));
const ambient = { db, workers, actor: { person: "prova", capacity: "commandLine" as const }, administration: "c_i703", year: 2023 };
const settimo = readFileSync(new URL("../../demo/settimo-torinese-2023.txt", import.meta.url));

const page = async (path: string) => (await site.request(path)).text();
const wordsOf = async (path: string) => (await page(path)).replace(/<[^>]+>/g, "");

beforeAll(async () => {
  const empty = await site.request("/");
  expect(await empty.text()).toContain("Non è ancora pubblicato nulla");
  await importPlan(ambient, { name: "relazione.txt", content: settimo, isAdministrationChosen: true, idempotencyKey: "1" });
  await publish(db, ambient);
});

test("the first page leads to the only year there is", async () => {
  const answer = await site.request("/");
  expect([answer.status, answer.headers.get("location")]).toEqual([302, "/c_i703/2023"]);
  expect(await wordsOf("/c_i703")).toContain("8 no. Non c&#39;è ancora un altro anno con cui confrontarlo.");
});

test("the list is searched, filtered and sorted by its address", async () => {
  expect(await page("/c_i703/2023/obiettivi")).toMatch(/Gli obiettivi sono <a [^>]*>74<\/a>\./);
  expect(await wordsOf("/c_i703/2023/obiettivi?esito=non-raggiunti")).toContain("Sono mostrati 8 obiettivi su 74: non raggiunti.");
  expect(await wordsOf("/c_i703/2023/obiettivi?q=cimitero+ANIMÀLI")).toContain("Sono mostrati 2 obiettivi su 74: con «cimitero ANIMÀLI».");
  expect(await wordsOf("/c_i703/2023/obiettivi?gruppo=settore-territorio&esito=non-raggiunti")).toContain(
    "Sono mostrati 4 obiettivi su 74",
  );
  expect(await wordsOf("/c_i703/2023/obiettivi?q=nulladitutto")).toContain(
    "Nessun obiettivo su 74 corrisponde alla ricerca: con «nulladitutto».",
  );
  const byDay = await page("/c_i703/2023/obiettivi?ordine=target");
  expect(byDay.indexOf("2023-009")).toBeLessThan(byDay.indexOf("2023-001")); // 30 June before 31 December
});

test("a search is shown back as it was typed, and is no markup", async () => {
  const answer = await page(`/c_i703/2023/obiettivi?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
  expect(answer).not.toContain("<script");
  expect(answer).toContain("&lt;script&gt;");
});

test.each([
  "/c_i703/2022",
  "/c_i704/2023",
  "/c_i703/2023/obiettivi/999",
  "/c_i703/2023/numeri/boh",
  "/c_i703/2023/numeri/__proto__",
  "/c_i703/duemila",
  "/assets/nulla.css",
  "/C_I703/2023",
])("%s is not found, in words", async (path) => {
  const answer = await site.request(path);
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain("Questa pagina non c&#39;è");
});

test("every figure named on a page has its proof", async () => {
  const links = [...(await page("/c_i703/2023")).matchAll(/href="(\/c_i703\/2023\/numeri\/[^"]+)"/g)].map(([, href]) => href ?? "");
  expect(new Set(links).size).toBe(36); // four figures for each of eight groups and for all
  for (const href of new Set(links)) expect(await page(href)).toContain("Come si arriva a questo numero");
});

test("a page is sent once: the browser that has it is told so, until the year changes", async () => {
  const first = await site.request("/c_i703/2023");
  const mark = first.headers.get("etag") ?? "";
  expect((await site.request("/c_i703/2023", { headers: { "if-none-match": mark } })).status).toBe(304);
  const flipped = settimo.toString().replace("NON RAGGIUNTO", "RAGGIUNTO");
  await importPlan(ambient, { name: "corretta.txt", content: Buffer.from(flipped), isAdministrationChosen: true, idempotencyKey: "2" });
  await publish(db, ambient);
  const changed = await site.request("/c_i703/2023", { headers: { "if-none-match": mark } });
  expect(changed.status).toBe(200);
  expect(await changed.text()).toContain("/numeri/quota-raggiunti");
  expect(await page("/c_i703/2023")).toContain(">90,54 %<");
});

test("a page comes compressed to who takes it", async () => {
  const answer = await site.request("/c_i703/2023", { headers: { "accept-encoding": "gzip" } });
  expect(answer.headers.get("content-encoding")).toBe("gzip");
  expect(gunzipSync(Buffer.from(await answer.arrayBuffer())).toString()).toContain("L&#39;albero degli obiettivi");
});

test("a page says its public address where it was told, a document to take away never does", async () => {
  const told = createApp(
    { db: publishedOf(db), workers, cache: createPageCache(), publicUrl: "https://performance.example.it" },
    new Map(),
  );
  const html = async (path: string) => (await told.request(path)).text();
  expect(await html("/c_i703/2023?utm=x")).toContain('<link rel="canonical" href="https://performance.example.it/c_i703/2023"/>');
  expect(await html("/c_i703/2023/relazione.html")).not.toContain("canonical");
  expect(await html("/sitemap.xml")).toContain("<sitemap><loc>https://performance.example.it/c_i703/sitemap.xml</loc></sitemap>");
  expect(await html("/sitemap-sito.xml")).toContain("<url><loc>https://performance.example.it/informazioni</loc></url>");
  expect(await html("/c_i703/sitemap.xml")).toContain("<loc>https://performance.example.it/c_i703/2023/obiettivi/074</loc>");
  expect(await page("/c_i703/2023")).not.toContain("canonical");
});

test("the Relazione can be downloaded, named after administration and year", async () => {
  const text = await site.request("/c_i703/2023/relazione.txt");
  expect(text.headers.get("content-disposition")).toBe('attachment; filename="relazione-performance-c_i703-2023.txt"');
  expect(await text.text()).toContain("Importi non riportati nel documento.");
  const json = (await (await site.request("/c_i703/2023/relazione.json")).json()) as { title: string };
  expect(json.title).toBe("Relazione sulla performance 2023");
});

test("a document that cannot be made is told in words, and may be asked again", async () => {
  const answer = await site.request("/c_i703/2023/relazione.pdf");
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "30"]);
  expect(await answer.text()).toContain("La preparazione del documento ha superato il tempo massimo.");
  expect(logged).toHaveLength(1);
});

test("a document that is too long is told in words, and is not asked again", async () => {
  const refusing = { ...workers, renderPdf: () => Promise.reject(new DocumentTooLong("Lo chieda in HTML.")) };
  const cache = createPageCache({ behind: 0 });
  const other = createApp({ db: publishedOf(db), workers: refusing, cache }, new Map(), () => undefined);
  const answer = await other.request("/c_i703/2023/relazione.pdf");
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([422, null]);
  expect(await answer.text()).toContain("Lo chieda in HTML.");
});

test("what breaks is told in words, without a trace of the program", async () => {
  const broken = createApp(
    { db: publishedOf(db), workers, cache: { ...createPageCache(), page: () => Promise.reject(new Error("segreto")) } },
    new Map(),
    () => undefined,
  );
  const answer = await broken.request("/c_i703/2023");
  expect(answer.status).toBe(500);
  const words = await answer.text();
  expect(words).toContain("Qualcosa non ha funzionato");
  expect(words).not.toContain("segreto");
});

test("every address names what it does", () => {
  expect(ROUTES.every(({ action }) => action.length > 0)).toBe(true);
  expect(new Set(ROUTES.map(({ path }) => path)).size).toBe(ROUTES.length);
});

test("a plan of very many objectives has a page that can still be read, and claims no outcome", async () => {
  const rows = Array.from({ length: 601 }, (_, i) => `Settore ${i < 600 ? "A" : "B"};Obiettivo ${String(i + 1)};almeno 80%;protocollo;`);
  const content = Buffer.from(["Settore;Titolo;Target;Fonte;Esito", ...rows, ""].join("\n"));
  const large = { ...ambient, administration: "grande" };
  const named = { administrationName: "Comune di Grande (inventato)", isAdministrationChosen: true };
  await importPlan(large, { name: "piano.csv", content, ...named, idempotencyKey: "2" });
  await publish(db, large);
  const home = await wordsOf("/grande/2023");
  expect(home).toContain("Il piano 2023 contiene 601 obiettivi; gli esiti non sono ancora indicati.");
  expect(home).toContain("qui gli obiettivi sono troppi per una foglia ciascuno");
  expect(await page("/grande/2023")).not.toContain("/grande/2023/obiettivi/001");
  expect(await page("/grande/2023/gruppi/settore-a")).toContain('class="frond"');
  expect(await wordsOf("/grande/2023/gruppi/settore-b")).toContain(
    "Il piano 2023 contiene 1 obiettivo; l&#39;esito non è ancora indicato.",
  );
  expect(await wordsOf("/grande/2023/obiettivi/001")).toContain("Dell&#39;obiettivo 2023-001 si legge: esito non indicato.");
  expect((await site.request("/grande/2023/numeri/quota-raggiunti")).status).toBe(404);
});

test("words that are no known outcome are shown as not recognised, with the words of the document", async () => {
  const content = Buffer.from("Settore;Titolo;Target;Fonte;Esito\nSettore A;Uno;almeno 80%;protocollo;ottimo\n");
  const named = { administrationName: "Comune di Piccolo (inventato)", isAdministrationChosen: true };
  await importPlan({ ...ambient, administration: "piccolo" }, { name: "piano.csv", content, ...named, idempotencyKey: "3" });
  await publish(db, { administration: "piccolo", year: 2023 });
  const words = await wordsOf("/piccolo/2023/obiettivi/001");
  expect(words).toContain("Dell&#39;obiettivo 2023-001 si legge: «ottimo».");
  expect(words).toContain("non riconosciuto (nel documento: «ottimo»)");
});
