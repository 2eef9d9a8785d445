import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { valdoraStaffList } from "../demo/valdora/staffList.ts";
import { loadStaff } from "../src/data/organisation/staff.ts";
import { loadUnits } from "../src/data/organisation/unit.ts";
import { loadAnnualReport } from "../src/data/plan/annualReport.ts";
import { readStaff } from "../src/exchange/staff/readStaff.ts";
import { importStaff } from "../src/features/commands/organisation/importStaff.ts";
import { importPlan } from "../src/features/commands/plan/importPlan.ts";
import { createPageCache } from "../src/features/site/pageCache.ts";
import { createApp } from "../src/server/routes.tsx";
import { freshDatabase, type TestDatabase, publishedOf } from "./support/database.ts";
import { publishAll } from "./support/publishing.ts";
import { readingWorkers as workers } from "./support/readingWorkers.ts";

// Years and the list of the staff come in any order, and give the same units, plan, identities, pages, documents and open data.

const ADMINISTRATION = "valdora";
const YEARS = [2024, 2025, 2026] as const;
type Year = (typeof YEARS)[number];
/** What comes in, in its order. */
type Order = readonly (Year | "staff")[];
type Form = "txt" | "csv";

const name = "Comune di Valdora (città inventata)";
const actor = { person: "prova", capacity: "commandLine" as const };
const siteOf = ({ app: db }: TestDatabase) =>
  createApp({ db: publishedOf(db), workers, cache: createPageCache({ behind: 0 }) }, new Map(), (error) => {
    throw error;
  });

const documents = new Map<string, Buffer>(
  YEARS.map((year) => [`${String(year)}.txt`, readFileSync(new URL(`../demo/valdora-${String(year)}.txt`, import.meta.url))]),
);

/** A new database that these came into, in this order. */
async function imported(order: Order, form: Form): Promise<TestDatabase> {
  const database = await freshDatabase();
  const { app: db } = database;
  await db.insertInto("administration").values({ administration_id: ADMINISTRATION, name }).execute();
  for (const what of order) {
    const request = { idempotencyKey: crypto.randomUUID() };
    const ambient = { db, workers, actor, administration: ADMINISTRATION };
    const verdict =
      what === "staff"
        ? await importStaff(ambient, {
            name: "personale.csv",
            reading: await readStaff(Buffer.from(valdoraStaffList())),
            makesUnits: true,
            dryRun: false,
            ...request,
          })
        : await importPlan(
            { ...ambient, year: what },
            {
              name: `valdora-${String(what)}.${form}`,
              content: documents.get(`${String(what)}.${form}`)!,
              administrationName: name,
              isAdministrationChosen: true,
              ...request,
            },
          );
    if (!verdict.ok) throw new Error(JSON.stringify(verdict.reasons));
  }
  return database;
}

/** Each unit by its name below those above it, with its days and how many people ever worked there. */
async function unitsIn({ app: db }: TestDatabase): Promise<string[]> {
  const units = await loadUnits(db, ADMINISTRATION);
  const staff = await loadStaff(db, ADMINISTRATION);
  const pathOf = (unit: string | null): string[] => {
    const found = units.find((each) => each.unit === unit);
    return found ? [...pathOf(found.parent), found.name] : [];
  };
  const people = (unit: string) => staff.filter(({ employments }) => employments.some((each) => each.unit === unit)).length;
  return units.map(({ unit, from = "", to = "" }) => `${pathOf(unit).join(": ")} [${from},${to}] ${String(people(unit))}`).sort();
}

/** The plan of each year, and which things of strategy and service are one: numbered as they are first met. */
async function plansIn({ app: db }: TestDatabase) {
  const met: (string | undefined)[] = [];
  const numberOf = (identity: string | undefined) => (met.includes(identity) ? met.indexOf(identity) : met.push(identity) - 1);
  const plans = [];
  for (const year of YEARS) {
    const report = await loadAnnualReport(db, { administration: ADMINISTRATION, year });
    const { objectives, strategic, operational, services } = report!;
    plans.push({
      year,
      codes: objectives.map(({ code, group, title }) => `${code} ${group} ${title}`),
      identities: [...strategic, ...operational, ...services].map(({ identity }) => numberOf(identity)),
    });
  }
  return plans;
}

/** What is not followed: pages of single proofs, which stand in the data they prove; four of five objectives; the log, which tells the order itself. */
const LEFT_OUT = /\/numeri\/|\/esito|\/misurato|\/obiettivi\/\d+[^05]$|\/registro|\/ufficio|\.(pdf|docx|csv|json)$/;

/** The public pages, documents and files of open data that a reader can reach, by their address. */
async function publishedIn(database: TestDatabase): Promise<Record<string, string>> {
  await publishAll(database.app);
  const site = siteOf(database);
  const files = YEARS.flatMap((year) => [
    ...["html", "json", "txt"].map((format) => `/${ADMINISTRATION}/${String(year)}/relazione.${format}`),
    ...["obiettivi", "strategia", "servizi", "esiti-per-gruppo", "dizionario"].flatMap((table) =>
      ["csv", "json"].map((format) => `/${ADMINISTRATION}/${String(year)}/dati/${table}.${format}`),
    ),
  ]);
  const queue = [`/${ADMINISTRATION}`, `/${ADMINISTRATION}/cerca?q=scuola`, ...files];
  const published: Record<string, string> = {};
  for (const path of queue) {
    const answer = await site.request(path);
    const body = await answer.text();
    published[path] = `${String(answer.status)} ${body}`;
    if (!(answer.headers.get("content-type") ?? "").includes("html") || path.includes("relazione.")) continue;
    for (const [, href = ""] of body.matchAll(/href="(\/valdora[^"#?]*)/g))
      if (!queue.includes(href) && !LEFT_OUT.test(href)) queue.push(href);
  }
  return published;
}

/** All that must not hang on the order. */
async function allOf(database: TestDatabase) {
  return { units: await unitsIn(database), plans: await plansIn(database), published: await publishedIn(database) };
}

const first = await imported([2024, 2025, 2026], "txt");
const withStaff = await imported([2024, 2025, 2026, "staff"], "txt");
await publishAll(first.app);
for (const year of YEARS) {
  const csv = await siteOf(first).request(`/${ADMINISTRATION}/${String(year)}/dati/obiettivi.csv`);
  documents.set(`${String(year)}.csv`, Buffer.from(await csv.arrayBuffer()));
}
const fromCsv = await imported([2024, 2025, 2026], "csv");
const expected = {
  txt: { alone: await allOf(first), staff: await allOf(withStaff) },
  csv: { alone: await allOf(fromCsv), staff: await allOf(await imported([2024, 2025, 2026, "staff"], "csv")) },
};

test("there is something to compare", () => {
  const { units, plans, published } = expected.txt.staff;
  expect(units).toContain("Settore Servizi al cittadino: Area Educazione e cultura [,] 30");
  expect(plans.map(({ codes, identities }) => [codes.length, identities.length])).toEqual([
    [35, 30],
    [35, 30],
    [35, 30],
  ]);
  expect(plans[1]!.identities).toEqual(plans[0]!.identities);
  expect(Object.values(published).filter((body) => body.startsWith("200 "))).toHaveLength(Object.keys(published).length);
  expect(Object.keys(published).length).toBeGreaterThan(200);
});

const CASES: readonly (readonly [what: string, form: Form, order: Order])[] = [
  ["the latest year first", "txt", [2026, 2025, 2024]],
  ["the staff first", "txt", ["staff", 2024, 2025, 2026]],
  ["the staff first and the latest year next", "txt", ["staff", 2026, 2025, 2024]],
  ["the staff between", "txt", [2024, "staff", 2025, 2026]],
  ["the latest year first and the staff last", "txt", [2026, 2025, 2024, "staff"]],
  ["our open data, the latest year first", "csv", [2026, 2025, 2024]],
  ["our open data, the staff first", "csv", ["staff", 2026, 2025, 2024]],
  ["our open data, the staff between", "csv", [2025, "staff", 2026, 2024]],
];
const given = new Map<string, TestDatabase>();
for (const [what, form, order] of CASES) given.set(what, await imported(order, form));

test.each(CASES)(
  "%s: the same units, plans, identities, pages, documents and open data",
  { timeout: 120_000 },
  async (what, form, order) => {
    const { units, plans, published } = await allOf(given.get(what)!);
    const same = expected[form][order.includes("staff") ? "staff" : "alone"];
    expect(units).toEqual(same.units);
    expect(plans).toEqual(same.plans);
    const paths = [...new Set([...Object.keys(published), ...Object.keys(same.published)])];
    expect(paths.filter((path) => published[path] !== same.published[path])).toEqual([]);
  },
);
