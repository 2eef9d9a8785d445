import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { listPublishedBodies } from "../src/data/publication/publishedYear.ts";
import { importPlan } from "../src/features/commands/plan/importPlan.ts";
import { preparePublication, releasePrepared, withdrawYear } from "../src/features/commands/publication/publishYear.ts";
import { createPageCache } from "../src/features/site/pageCache.ts";
import { createApp } from "../src/server/routes.tsx";
import { freshDatabase } from "./support/database.ts";
import { publish } from "./support/publishing.ts";
import { readingWorkers } from "./support/readingWorkers.ts";

const { app: db, published } = await freshDatabase();
const actor = { person: "prova", capacity: "commandLine" as const };
const of = (administration: string, year = 2025) => ({ db, workers: readingWorkers, actor, administration, year });
const site = createApp({ db: published, workers: readingWorkers, cache: createPageCache({ behind: 0 }) }, new Map(), (error) => {
  throw error;
});
const ask = async (path: string) => {
  const answer = await site.request(path);
  return { status: answer.status, text: await answer.text(), robots: answer.headers.get("x-robots-tag") };
};
const wordsOf = async (path: string) =>
  (await ask(path)).text
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll("&#39;", "'")
    .replaceAll(/\s+/g, " ");

async function importing(administration: string, name: string, titles: readonly string[], year = 2025) {
  const rows = titles.map((title) => `Settore Verde;${title};Numerico;almeno 10;Registro;raggiunto`);
  const content = Buffer.from(`Settore;Titolo;Indicatore;Target;Fonte;Esito\n${rows.join("\n")}\n`);
  const named = { administrationName: name, isAdministrationChosen: true, idempotencyKey: randomUUID() };
  const verdict = await importPlan(of(administration, year), { name: "piano.csv", content, ...named });
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.reasons));
}

async function correct(administration: string, reason: string) {
  const prepared = await preparePublication(of(administration), { reason }, { idempotencyKey: randomUUID() });
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.reasons));
  await releasePrepared(of(administration), prepared.value.number, { idempotencyKey: randomUUID() });
}

describe("the numbers of a year", () => {
  beforeAll(async () => {
    await importing("prova", "Comune di Prova", ["Alberi"]);
    await publish(db, { administration: "prova", year: 2025 });
    await importing("prova", "Comune di Prova", ["Alberi", "Fontane"]);
    await correct("prova", "Mancavano le fontane");
    await importing("prova", "Comune di Prova", ["Alberi", "Fontane", "Siepi"]);
    await correct("prova", "Mancavano le siepi");
  });

  test("are all listed on its page, each with what it corrects and why", async () => {
    expect(await wordsOf("/prova/2025")).toMatch(
      /Le versioni pubblicate Versione 3 del \d\d\/\d\d\/\d{4}, in vigore, corregge la 2: Mancavano le siepi Versione 2 del \d\d\/\d\d\/\d{4}, corregge la 1: Mancavano le fontane Versione 1 del \d\d\/\d\d\/\d{4}/,
    );
  });

  test("are read at their own addresses, said to be what they are, and kept out of search engines", async () => {
    const first = await ask("/prova/2025/pubblicazioni/1");
    expect([first.status, first.robots, first.text.includes('<meta name="robots" content="noindex"/>')]).toEqual([200, "noindex", true]);
    expect(await wordsOf("/prova/2025/pubblicazioni/1")).toMatch(
      /È mostrata la versione 1 del 2025, pubblicata il \d\d\/\d\d\/\d{4}\. Non è quella in vigore\. Vai all'anno com'è in vigore/,
    );
    expect(await wordsOf("/prova/2025/pubblicazioni/1/obiettivi")).toContain("L'obiettivo è 1 .");
    expect(await wordsOf("/prova/2025/pubblicazioni/2/obiettivi")).toContain("Gli obiettivi sono 2 .");
    expect(await wordsOf("/prova/2025/pubblicazioni/3/obiettivi")).toMatch(
      /È mostrata la versione 3 .* è quella in vigore.*Gli obiettivi sono 3 \./,
    );
    expect(await wordsOf("/prova/2025/obiettivi")).not.toContain("È mostrata la versione");
    expect([(await ask("/prova/2025")).robots, (await ask("/prova/2025/dati/obiettivi.csv")).robots]).toEqual([null, null]);
    const csv = await ask("/prova/2025/pubblicazioni/1/dati/obiettivi.csv");
    expect([csv.robots, csv.text.includes("Alberi"), csv.text.includes("Fontane")]).toEqual(["noindex", true, false]);
    expect((await ask("/prova/2025/pubblicazioni/1/obiettivi/002")).status).toBe(404);
    expect((await ask("/prova/2025/pubblicazioni/2/obiettivi/002")).status).toBe(200);
    for (const wrong of [
      "/prova/2025/pubblicazioni/4",
      "/prova/2025/pubblicazioni/0",
      "/prova/2025/pubblicazioni",
      "/prova/2024/pubblicazioni/1",
    ])
      expect([wrong, (await ask(wrong)).status]).toEqual([wrong, 404]);
  });

  test("lead within their own pages, and to the other years as they are", async () => {
    await importing("prova", "Comune di Prova", ["Alberi"], 2024);
    await publish(db, { administration: "prova", year: 2024 });
    const { text } = await ask("/prova/2025/pubblicazioni/2/obiettivi/001");
    const led = [...new Set(Array.from(text.matchAll(/href="(\/prova\/2025[^"]*)"/g), ([, path]) => path!))];
    expect(
      led.filter((path) => !path.startsWith("/prova/2025/pubblicazioni/2") && !["/prova/2025", "/prova/2025/obiettivi"].includes(path)),
    ).toEqual([]);
    for (const path of led) expect([path, (await ask(path)).status]).toEqual([path, 200]);
    expect(text).toContain('href="/prova/2024/obiettivi"');
  });

  test("that are withdrawn are listed with day and reason; what they corrected is told no more, and nothing of them answers", async () => {
    const withdrawn = await withdrawYear(of("prova"), { reason: "Un nome nel motivo", number: 2 }, { idempotencyKey: randomUUID() });
    expect(withdrawn.ok).toBe(true);
    const words = await wordsOf("/prova/2025");
    expect(words).toMatch(/Versione 2 del \d\d\/\d\d\/\d{4}, ritirata il \d\d\/\d\d\/\d{4}: Un nome nel motivo/);
    expect(words).not.toContain("Mancavano le fontane");
    for (const place of ["", "/obiettivi", "/obiettivi/001", "/numeri/obiettivi", "/relazione.txt", "/dati/obiettivi.csv"]) {
      const { status, text } = await ask(`/prova/2025/pubblicazioni/2${place}`);
      expect([place, status, text.includes("La versione 2 del 2025 è stata ritirata il"), text.includes("Fontane")]).toEqual([
        place,
        410,
        true,
        false,
      ]);
    }
    expect((await ask("/prova/2025/pubblicazioni/1")).status).toBe(200);
  });
});

describe("the list of administrations", () => {
  const NAMES = ["Forlì d'Abruzzo", "Àncora", "Sant’Elpidio", ...Array.from({ length: 58 }, (_, i) => `Piccolo ${String(i + 1)}`)];
  beforeAll(async () => {
    for (const [i, name] of NAMES.entries()) {
      await importing(`b_${String(i)}`, `Comune di ${name}`, ["Alberi"]);
      await publish(db, { administration: `b_${String(i)}`, year: 2025 });
    }
    await importing("bozza", "Comune di Bozza", ["Alberi"]);
  });

  test("comes fifty at a time, by name, and says how many there are", async () => {
    const [first, second] = [await wordsOf("/"), await wordsOf("/?pagina=2")];
    expect(first).toContain("Le amministrazioni sono 62.");
    expect(first).toContain("Pagina 1 di 2");
    expect([first.includes("Comune di Àncora"), second.includes("Comune di Àncora")]).toEqual([true, false]);
    expect(second).toContain("Comune di Sant’Elpidio");
    expect((await ask("/?pagina=99")).text).toBe((await ask("/?pagina=2")).text);
    expect(await wordsOf("/?pagina=due")).toContain("Pagina 1 di 2");
    expect(`${first} ${second}`).not.toContain("Bozza");
  });

  test.each([
    ["forli", ["Comune di Forlì d'Abruzzo"]],
    ["FORLÌ ABRUZZO", ["Comune di Forlì d'Abruzzo"]],
    ["d’abruzzo", ["Comune di Forlì d'Abruzzo"]],
    ["sant'elpidio", ["Comune di Sant’Elpidio"]],
    ["ancora", ["Comune di Àncora"]],
    ["b_1", ["Comune di Àncora", "Comune di Piccolo 16"]], // by its code
    ["%", []],
    ["bozza", []],
  ])("finds «%s» whatever its accents, capitals and apostrophes", async (asked, found) => {
    const words = await wordsOf(`/?q=${encodeURIComponent(asked)}`);
    for (const name of found) expect(words).toContain(name);
    expect(words).toContain(found.length === 0 ? `Nessuna amministrazione ha «${asked}»` : `Con «${asked}» nel nome o nel codice:`);
  });

  test("reads of those it does not show nothing but their names", async () => {
    const { total, bodies } = await listPublishedBodies(published, { words: [], skip: 60, most: 50 });
    expect([total, bodies.length]).toEqual([62, 2]);
  });

  test("is read by programs in pages, which lead to the next", async () => {
    type Listed = { totale: number; successivi: string | null; amministrazioni: { nome: string; anni: number[] }[] };
    const read = async (path: string) => JSON.parse((await ask(path)).text) as Listed;
    const first = await read("/api/v1/amministrazioni?limite=60");
    expect([first.totale, first.amministrazioni.length, first.successivi]).toEqual([
      62,
      60,
      "/api/v1/amministrazioni?limite=60&posizione=60",
    ]);
    const second = await read(first.successivi!);
    expect([second.amministrazioni.length, second.successivi]).toEqual([2, null]);
    const found = await read("/api/v1/amministrazioni?q=forli");
    expect(found.amministrazioni.map(({ nome, anni }) => [nome, anni])).toEqual([["Comune di Forlì d'Abruzzo", [2025]]]);
    expect((await read("/api/v1/amministrazioni?q=prova")).amministrazioni[0]?.anni).toEqual([2025, 2024]);
  });

  test("says so where nobody is told apart: the contacts of every administration are looked for too", async () => {
    expect(await wordsOf("/privacy")).toContain("Le amministrazioni sono 62.");
    expect(await wordsOf("/privacy?q=forli")).toContain("Comune di Forlì d'Abruzzo");
    expect(await wordsOf("/informazioni?q=astronave")).toContain("Nessuna amministrazione ha «astronave»");
  });
});
