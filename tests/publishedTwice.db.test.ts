import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { importPlan } from "../src/features/commands/plan/importPlan.ts";
import { withdrawYear } from "../src/features/commands/publication/publishYear.ts";
import { freshDatabase } from "./support/database.ts";
import { startServingWith } from "./support/program.ts";
import { publicAddresses } from "./support/publicAddresses.ts";
import { publish } from "./support/publishing.ts";
import { readingWorkers } from "./support/readingWorkers.ts";

const { app: db, urlOf } = await freshDatabase();
const SETTINGS = {
  DATABASE_URL: urlOf("app"),
  DATABASE_PUBLIC_URL: urlOf("publicReader"),
  TRAGUARDO_KEY: "07".repeat(32),
  TRUSTED_PROXY: "127.0.0.1",
  PUBLIC_URL: "https://sito.example",
};
const instances = await Promise.all([1, 2].map(() => startServingWith(SETTINGS, "start", "--port", "0")));
afterAll(() => Promise.all(instances.map(({ stop }) => stop())));

const actor = { person: "prova", capacity: "commandLine" as const };
const key = { db, workers: readingWorkers, actor, administration: "prova", year: 2025 };

async function importing(titles: readonly string[]) {
  const rows = titles.map((title) => `Settore Verde;${title};Numerico;almeno 10;Registro;raggiunto`);
  const content = Buffer.from(`Settore;Titolo;Indicatore;Target;Fonte;Esito\n${rows.join("\n")}\n`);
  const named = { administrationName: "Comune di Prova", isAdministrationChosen: true, idempotencyKey: randomUUID() };
  const verdict = await importPlan(key, { name: "piano.csv", content, ...named });
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.reasons));
}

const ADDRESSES = publicAddresses("prova", 2025, ["Corindone", "Diaspro"]);
const marks = new Map<string, string>();

/** Asks every address of both instances with the mark of the answer they gave before; what each says, or that nothing has changed. */
async function sweep() {
  const seen = new Map<string, { readonly status: number; readonly text: string }>();
  for (const [at, { address }] of instances.entries()) {
    const asking = ADDRESSES.map(async (path, i) => {
      const place = `${String(at)} ${path}`;
      const headers = { "x-forwarded-for": `10.${String(at)}.0.${String(i)}`, "if-none-match": marks.get(place) ?? "" };
      const answer = await fetch(`${address}${path}`, { headers, redirect: "manual" });
      const text = await answer.text();
      const mark = answer.headers.get("etag");
      if (mark !== null) marks.set(place, mark);
      seen.set(place, { status: answer.status, text });
    });
    await Promise.all(asking);
  }
  const asked = (place: string) => decodeURIComponent(/[?&]q=([^&]*)/.exec(place)?.[1] ?? "");
  return {
    status: (path: string) => instances.map((_, at) => seen.get(`${String(at)} ${path}`)?.status),
    telling: (word: string) =>
      [...seen].filter(([place, { text }]) => asked(place) !== word && text.includes(word)).map(([place]) => place),
    ofTheYear: () =>
      [...seen]
        .filter(
          ([place]) =>
            /\/2025(\/|$)/.test(place) &&
            !/niente|999|servizi\/i|\/1\.1|strategici\/1|gruppi\/|obiettivi-strategici\/|misurato/.test(place),
        )
        .map(([place, { status }]) => [place, status] as const),
  };
}

test(
  "before it is published, after it, after a correction and after each withdrawal both instances answer at once with what is public then, whatever a browser has",
  { timeout: 300_000 },
  async () => {
    await importing(["Corindone"]);
    const before = await sweep();
    expect(before.telling("Corindone")).toEqual([]);
    expect([...new Set(before.ofTheYear().map(([, status]) => status))]).toEqual([404]);

    await publish(db, key);
    const published = await sweep();
    expect(published.ofTheYear().filter(([, status]) => status !== 200)).toEqual([]);
    expect(published.telling("Corindone").length).toBeGreaterThan(40);
    const again = await sweep();
    expect(again.ofTheYear().filter(([, status]) => status !== 304)).toEqual([]);

    await importing(["Corindone", "Diaspro"]);
    expect((await sweep()).telling("Diaspro")).toEqual([]);
    await publish(db, key);
    const corrected = await sweep();
    expect(corrected.status("/prova/2025/obiettivi")).toEqual([200, 200]);
    expect(corrected.telling("Diaspro").filter((place) => place.includes("/pubblicazioni/1"))).toEqual([]);
    expect(corrected.telling("Diaspro").length).toBeGreaterThan(20);

    expect((await withdrawYear(key, { reason: "La prima era sbagliata", number: 1 }, { idempotencyKey: randomUUID() })).ok).toBe(true);
    const without = await sweep();
    const ofOne = without.ofTheYear().filter(([place]) => place.includes("/pubblicazioni/1"));
    expect([ofOne.length > 30, ofOne.filter(([, status]) => status !== 410)]).toEqual([true, []]);
    expect(without.status("/prova/2025")).toEqual([200, 200]); // it tells the withdrawal: what a browser has is old
    expect(without.status("/prova/2025/relazione.pdf")).toEqual([304, 304]);

    expect((await withdrawYear(key, { reason: "Un nome in un titolo" }, { idempotencyKey: randomUUID() })).ok).toBe(true);
    const gone = await sweep();
    expect([...gone.telling("Corindone"), ...gone.telling("Diaspro")]).toEqual([]);
    expect(gone.ofTheYear().filter(([, status]) => status !== 410)).toEqual([]);
    expect(gone.status("/prova/sitemap.xml")).toEqual([404, 404]);
  },
);
