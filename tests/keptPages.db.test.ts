import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { importPlan } from "../src/features/commands/plan/importPlan.ts";
import { preparePublication, releasePrepared, withdrawYear } from "../src/features/commands/publication/publishYear.ts";
import { createPageCache } from "../src/features/site/pageCache.ts";
import { createApp } from "../src/server/routes.tsx";
import { freshDatabase } from "./support/database.ts";
import { publish } from "./support/publishing.ts";
import { readingWorkers } from "./support/readingWorkers.ts";

const { app: db, published } = await freshDatabase();
const actor = { person: "prova", capacity: "commandLine" as const };
const ofYear = (administration: string, year: number) => ({ db, workers: readingWorkers, actor, administration, year });

async function importing(administration: string, year: number, titles: readonly string[]) {
  const rows = titles.map((title) => `Settore Verde;${title};Numerico;almeno 10;Registro;raggiunto`);
  const content = Buffer.from(`Settore;Titolo;Indicatore;Target;Fonte;Esito\n${rows.join("\n")}\n`);
  const named = { administrationName: `Comune di ${administration}`, isAdministrationChosen: true, idempotencyKey: randomUUID() };
  const verdict = await importPlan(ofYear(administration, year), { name: "piano.csv", content, ...named });
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.reasons));
}

/** A site that tells which addresses it made since it was last asked, instead of sending what it had. */
function countedSite() {
  const made: string[] = [];
  const cache = createPageCache({ behind: 0 });
  const counting = {
    ...cache,
    page: (key: string, make: Parameters<typeof cache.page>[1], reader?: AbortSignal) =>
      cache.page(
        key,
        (wanted) => {
          made.push(/ (\/\S+) ?\S*$/.exec(key)?.[1] ?? key.replace(/ [{[].*/, ""));
          return make(wanted);
        },
        reader,
      ),
  };
  const workers = {
    ...readingWorkers,
    renderPdf: () => Promise.resolve(Buffer.from("%PDF")),
    renderDocx: () => Promise.resolve(Buffer.from("PK")),
  };
  const site = createApp({ db: published, workers, cache: counting, publicUrl: "https://sito.example" }, new Map(), (error) => {
    throw error;
  });
  return {
    ask: async (path: string) => {
      const answer = await site.request(path);
      return { status: answer.status, text: await answer.text() };
    },
    made: () => made.splice(0).sort(),
  };
}

const { ask, made } = countedSite();
const OF_A_YEAR = [
  "",
  "/obiettivi",
  "/obiettivi/001/esito",
  "/numeri/quota-raggiunti",
  "/relazione",
  "/relazione.pdf",
  "/relazione.docx",
  "/relazione.json",
  "/dati",
  "/dati/obiettivi.csv",
];
const askAll = async () => {
  for (const body of ["uno", "due"])
    for (const year of ["2024", "2025"])
      for (const place of OF_A_YEAR) {
        const path = `/${body}/${year}${place}`;
        expect([path, (await ask(path)).status]).toEqual([path, 200]);
      }
  for (const path of [
    "/uno/2024/obiettivi/001",
    "/api/v1/amministrazioni/uno/anni/2024",
    "/uno",
    "/sitemap.xml",
    "/uno/sitemap.xml",
    "/due/sitemap.xml",
    "/",
  ])
    expect([path, (await ask(path)).status]).toEqual([path, 200]);
};

for (const body of ["uno", "due"])
  for (const year of [2024, 2025]) {
    await importing(body, year, ["Alberi"]);
    await publish(db, { administration: body, year });
  }

beforeEach(async () => {
  await askAll();
  made();
});

describe("what was made is kept", () => {
  test("whatever is written, prepared and not released", async () => {
    await importing("uno", 2025, ["Alberi", "Bozza"]);
    await preparePublication(ofYear("uno", 2025), { reason: "prova" }, { idempotencyKey: randomUUID() });
    await askAll();
    expect(made()).toEqual([]);
  });

  test("when another year of the same body is corrected; what shows all years, and the year itself, are made again", async () => {
    await importing("uno", 2025, ["Alberi", "Fontane"]);
    await publish(db, { administration: "uno", year: 2025 });
    await askAll();
    expect(made()).toEqual(
      [
        "/uno",
        "/uno/2024/obiettivi/001", // tells the same objective in the other years
        ...OF_A_YEAR.map((place) => `/uno/2025${place}`),
        "/uno/sitemap.xml",
        "sitemap uno/2025:3",
      ].sort(),
    );
  });

  test("when an earlier number is withdrawn, but for the pages that list it", async () => {
    const withdrawn = await withdrawYear(ofYear("uno", 2025), { reason: "Un nome", number: 1 }, { idempotencyKey: randomUUID() });
    expect(withdrawn.ok).toBe(true);
    await askAll();
    expect(made().filter((path) => /\.(pdf|docx|json|csv)$|api|2024(?!\/obiettivi\/001)|^\/due/.test(path))).toEqual([]);
    expect((await ask("/uno/2025")).text).toMatch(/Versione 1 del \d\d\/\d\d\/\d{4}, ritirata il \d\d\/\d\d\/\d{4}: Un nome/);
  });

  test("when a body comes: files of the others, their pages and their sitemaps; the list is made again", async () => {
    await importing("tre", 2025, ["Siepi"]);
    await publish(db, { administration: "tre", year: 2025 });
    await askAll();
    expect(made()).toEqual(["sitemap", "years"]);
  });

  test("when a year comes: the files of the others; their pages, which name it, are made again", async () => {
    await importing("due", 2026, ["Alberi"]);
    const prepared = await preparePublication(ofYear("due", 2026), {}, { idempotencyKey: randomUUID() });
    expect(prepared.ok && (await releasePrepared(ofYear("due", 2026), 1, { idempotencyKey: randomUUID() })).ok).toBe(true);
    await askAll();
    expect(made()).toEqual(
      [
        ...["2024", "2025"].flatMap((year) => OF_A_YEAR.filter((place) => !/\.\w+$/.test(place)).map((place) => `/due/${year}${place}`)),
        "/due/sitemap.xml",
        "sitemap due/2026:1",
        "years",
      ].sort(),
    );
  });
});

test("the sitemap is an index, with a file for each body that publishes", async () => {
  const told = (text: string) => Array.from(text.matchAll(/<loc>https:\/\/sito\.example([^<]*)<\/loc>/g), ([, path]) => path);
  expect(told((await ask("/sitemap.xml")).text)).toEqual(["/sitemap-sito.xml", "/due/sitemap.xml", "/tre/sitemap.xml", "/uno/sitemap.xml"]);
  const addresses = told((await ask("/tre/sitemap.xml")).text);
  expect(addresses.slice(0, 11)).toEqual([
    "/tre",
    "/tre/amministrazione-trasparente/performance",
    "/tre/registro",
    "/tre/2025",
    "/tre/2025/obiettivi",
    "/tre/2025/obiettivi-strategici",
    "/tre/2025/servizi",
    "/tre/2025/relazione",
    "/tre/2025/dati",
    "/tre/2025/obiettivi/001",
    "/tre/2025/obiettivi/001/esito",
  ]);
  expect(addresses).toContain("/tre/2025/gruppi/settore-verde");
  expect(addresses.filter((path) => path!.includes("/pubblicazioni"))).toEqual([]);
  for (const path of addresses) expect([path, (await ask(path!)).status]).toEqual([path, 200]);
  expect((await ask("/nessuno/sitemap.xml")).status).toBe(404);
});
