import { beforeAll, expect, test } from "vitest";
import { loadUnits } from "../src/data/organisation/unit.ts";
import { loadAnnualReport } from "../src/data/plan/annualReport.ts";
import { civilDate } from "../src/domain/kernel/civilDate.ts";
import { onDay } from "../src/domain/kernel/daySpan.ts";
import { figuresOf } from "../src/domain/report/annualReport.ts";
import { changeUnit, markOfUnit } from "../src/features/commands/organisation/changeUnit.ts";
import { importPlan } from "../src/features/commands/plan/importPlan.ts";
import { createPageCache } from "../src/features/site/pageCache.ts";
import { createApp } from "../src/server/routes.tsx";
import { freshDatabase, publishedOf } from "./support/database.ts";
import { publishAll } from "./support/publishing.ts";
import { readingWorkers as workers } from "./support/readingWorkers.ts";

// A settore that was renamed twice in 2025: «Settore Tributi», from June «Settore Entrate», from October «Settore Finanze».

const { app: db } = await freshDatabase();
const administration = "prova";
const actor = { person: "prova", capacity: "commandLine" as const };
const site = () =>
  createApp({ db: publishedOf(db), workers, cache: createPageCache({ behind: 0 }) }, new Map(), (error) => {
    throw error;
  });

const NAMES = ["Settore Tributi", "Settore Entrate", "Settore Finanze"] as const;
const HEAD = "Titolo\tDescrizione\tTarget\tFonte\tEsito";
const plan = (settore: string, answers = settore) =>
  `Comune di Prova\n\nObiettivo strategico 1: Conti in ordine (responsabile: ${answers})\n\n${settore}\n${HEAD}\nEvasione\tMeno evasione\tAlmeno 60\tAtti\tRAGGIUNTO\nSportello\tMeno code\tAlmeno 10\tAtti\tNON RAGGIUNTO\n\n${settore}: Area Tariffe\n${HEAD}\nTariffe\tTariffe chiare\tAlmeno 5\tAtti\tRAGGIUNTO\n`;

async function importing(year: number, text: string) {
  const verdict = await importPlan(
    { db, workers, actor, administration, year },
    { name: "piano.txt", content: Buffer.from(text), isAdministrationChosen: true, idempotencyKey: crypto.randomUUID() },
  );
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.reasons));
  return verdict.value;
}

async function rename(from: string, name: string) {
  const spans = await loadUnits(db, administration);
  const { unit, parent } = spans.findLast((span) => NAMES.includes(span.name as never))!;
  const change = { unit, from: civilDate(from), to: { name, parent }, seen: markOfUnit(spans, unit) };
  expect(await changeUnit({ db, actor, administration }, change, { idempotencyKey: crypto.randomUUID() })).toMatchObject({ ok: true });
}

const YEAR = `/${administration}/2025`;
const GROUPS = ["settore-tributi", "settore-tributi-area-tariffe", "settore-tributi-tutte-le-aree"];
const PATHS = [
  YEAR,
  `${YEAR}/obiettivi`,
  `${YEAR}/obiettivi/001`,
  `${YEAR}/obiettivi/003`,
  `${YEAR}/obiettivi-strategici`,
  `${YEAR}/obiettivi-strategici/1`,
  `${YEAR}/relazione`,
  ...["html", "json", "txt"].map((format) => `${YEAR}/relazione.${format}`),
  ...GROUPS.map((group) => `${YEAR}/gruppi/${group}`),
  `/${administration}`,
  ...["obiettivi", "esiti-per-gruppo", "strategia"].flatMap((table) => ["csv", "json"].map((format) => `${YEAR}/dati/${table}.${format}`)),
];
async function published(): Promise<Record<string, string>> {
  await publishAll(db);
  const reading = site();
  const read = async (path: string) => {
    const answer = await reading.request(path);
    return [path, `${String(answer.status)} ${await answer.text()}`] as const;
  };
  return Object.fromEntries(await Promise.all(PATHS.map(read)));
}
const totals = async (year = 2025) => {
  const report = await loadAnnualReport(db, { administration, year });
  return Object.values(figuresOf(report!)).map(({ id, text }) => `${id} ${text}`);
};

let before: { readonly pages: Record<string, string>; readonly totals: string[] };
beforeAll(async () => {
  await importing(2025, plan(NAMES[0]));
  before = { pages: await published(), totals: await totals() };
  await rename("2025-06-01", NAMES[1]);
  await rename("2025-10-01", NAMES[2]);
});

test("the unit is one, called as it was on each day", async () => {
  const spans = await loadUnits(db, administration);
  const named = (day: string) =>
    onDay(spans, civilDate(day))
      .map(({ name }) => name)
      .sort();
  expect(["2025-01-01", "2025-05-31", "2025-06-01", "2025-09-30", "2025-10-01", "2026-03-01"].map(named)).toEqual([
    ["Area Tariffe", NAMES[0]],
    ["Area Tariffe", NAMES[0]],
    ["Area Tariffe", NAMES[1]],
    ["Area Tariffe", NAMES[1]],
    ["Area Tariffe", NAMES[2]],
    ["Area Tariffe", NAMES[2]],
  ]);
  expect(new Set(spans.map(({ unit }) => unit)).size).toBe(2);
});

test("pages, documents and open data of the year say the name its plan says, and every total stays", async () => {
  expect(Object.values(before.pages).filter((page) => !page.startsWith("200 "))).toEqual([]);
  expect(await published()).toEqual(before.pages);
  expect(await totals()).toEqual(before.totals);
});

test.each([NAMES[1], NAMES[2], NAMES[0]])("the plan written again, with «%s», has the same objectives and no more", async (settore) => {
  const { added, changed, missing, objectives, merged } = await importing(2025, plan(settore, NAMES[0]));
  expect({ added, changed, missing, objectives }).toEqual({ added: 0, changed: 0, missing: [], objectives: 3 });
  const spelt = [
    { kept: NAMES[0], spellings: [settore] },
    { kept: `${NAMES[0]}: Area Tariffe`, spellings: [`${settore}: Area Tariffe`] },
  ];
  expect(merged).toEqual(settore === NAMES[0] ? [] : spelt);
  expect(await totals()).toEqual(before.totals);
  expect(await published()).toEqual(before.pages);
  expect(new Set((await loadUnits(db, administration)).map(({ unit }) => unit)).size).toBe(2);
});

test("the years beside it find the same unit under the name of their own days, and each page says that name", async () => {
  await importing(2024, plan(NAMES[0]));
  await importing(2026, plan(NAMES[2]));
  expect(new Set((await loadUnits(db, administration)).map(({ unit }) => unit)).size).toBe(2);
  const reports = await Promise.all([2024, 2025, 2026].map((year) => loadAnnualReport(db, { administration, year })));
  expect(reports.map((report) => [report?.objectives[0]?.group, report?.strategic[0]?.responsible])).toEqual([
    [NAMES[0], NAMES[0]],
    [NAMES[0], NAMES[0]],
    [NAMES[2], NAMES[2]],
  ]);
  expect(new Set(reports.map((report) => report?.strategic[0]?.responsibleUnit)).size).toBe(1);
  expect(await totals(2026)).toEqual((await totals(2024)).map((each) => each.replaceAll("settore-tributi", "settore-finanze")));
  expect(await totals()).toEqual(before.totals);
});

/** The cells of the rows of a table of a page, without their marks. */
function rowsOf(page: string, caption: string): string[][] {
  const table = page.slice(page.indexOf(`id="${caption}"`)).split("</table>")[0]!;
  const textOf = (html: string) =>
    html
      .replace(/<[^>]*>/g, " ")
      .replaceAll("&#39;", "'")
      .replace(/\s+/g, " ")
      .trim();
  return [...table.matchAll(/<tr>(.*?)<\/tr>/gs)]
    .slice(1)
    .map(([, row]) => [...row!.matchAll(/<t[hd].*?<\/t[hd]>/gs)].map(([cell]) => textOf(cell)));
}

test("the years are set beside each other by the unit, under the name it has in each", async () => {
  await publishAll(db);
  const page = async (path: string) => (await site().request(path)).text();
  expect(rowsOf(await page("/prova"), "tabella-gruppi")).toEqual([
    [NAMES[2], `50,00 % ${NAMES[0]}`, `50,00 % ${NAMES[0]}`, "50,00 %"],
    [`${NAMES[2]}: Area Tariffe`, `100,00 % ${NAMES[0]}: Area Tariffe`, `100,00 % ${NAMES[0]}: Area Tariffe`, "100,00 %"],
  ]);
  expect(rowsOf(await page("/prova"), "tabella-continuati").map(([name]) => name)).toEqual([
    `Evasione ${NAMES[0]}`,
    `Sportello ${NAMES[0]}`,
    `Tariffe ${NAMES[0]}: Area Tariffe`,
  ]);
  expect(rowsOf(await page("/prova/2026/obiettivi/001"), "negli-anni").map(([year, , , outcome]) => [year, outcome])).toEqual([
    ["2024", "raggiunto"],
    ["2025", "raggiunto"],
    ["2026", "raggiunto"],
  ]);
});

test("a group in other capitals in one year is the same unit", async () => {
  const body = "maiuscole";
  for (const [year, settore] of [
    [2024, "Settore Ambiente"],
    [2025, "SETTORE AMBIENTE"],
    [2026, "Settore Ambiente"],
  ] as const) {
    const text = `Comune di Prova\n\n${settore}\n${HEAD}\nAlberi\tPiù alberi\tAlmeno 60\tAtti\tRAGGIUNTO\n`;
    const file = { name: "piano.txt", content: Buffer.from(text), isAdministrationChosen: true, idempotencyKey: crypto.randomUUID() };
    expect(await importPlan({ db, workers, actor, administration: body, year }, file)).toMatchObject({ ok: true });
  }
  await publishAll(db);
  const page = async (path: string) => (await site().request(path)).text();
  expect(rowsOf(await page(`/${body}`), "tabella-gruppi")).toEqual([
    ["Settore Ambiente", "100,00 %", "100,00 % SETTORE AMBIENTE", "100,00 %"],
  ]);
  expect(rowsOf(await page(`/${body}/2025/obiettivi/001`), "negli-anni").map((row) => row.at(-1))).toEqual([
    "raggiunto",
    "raggiunto",
    "raggiunto",
  ]);
});
