import { parse } from "csv-parse/sync";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { DEMONSTRATION } from "../demo/demonstration.ts";
import { loadAnnualReport } from "../src/data/plan/annualReport.ts";
import { DATASETS } from "../src/domain/opendata/datasets.ts";
import { recordsOf, type TableRecord } from "../src/domain/opendata/tableRecord.ts";
import type { AnnualReport } from "../src/domain/report/annualReport.ts";
import { rearm } from "../src/exchange/writeCsv.ts";
import { createPageCache } from "../src/features/site/pageCache.ts";
import { importPlan } from "../src/features/commands/plan/importPlan.ts";
import { createApp } from "../src/server/routes.tsx";
import { freshDatabase, publishedOf } from "./support/database.ts";
import { publish } from "./support/publishing.ts";
import { readingWorkers as workers } from "./support/readingWorkers.ts";
import { faultsBySchema, type PublishedSchema } from "./support/tableSchema.ts";

const { app: db } = await freshDatabase();
const site = createApp({ db: publishedOf(db), workers, cache: createPageCache({ behind: 0 }) }, new Map(), (error) => {
  throw error;
});

type Key = { readonly administration: string; readonly year: number };

async function importText({ administration, year }: Key, name: string, content: Uint8Array) {
  const verdict = await importPlan(
    { db, workers, actor: { person: "prova", capacity: "commandLine" as const }, administration, year },
    { name, content, administrationName: administration, isAdministrationChosen: true, idempotencyKey: `${administration} ${name}` },
  );
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.reasons));
  await publish(db, { administration, year });
  return verdict.value;
}

async function reportOf(key: Key): Promise<AnnualReport> {
  const report = await loadAnnualReport(db, key);
  if (!report) throw new Error(`No year ${String(key.year)}`);
  return report;
}

const YEARS = [
  { administration: "c_i703", year: 2023 },
  { administration: "valdora", year: 2024 },
  { administration: "valdora", year: 2026 },
];
for (const key of YEARS) {
  const file = DEMONSTRATION.find((each) => each.administration === key.administration && each.year === key.year)?.file ?? "";
  await importText(key, file, readFileSync(new URL(`../demo/${file}`, import.meta.url)));
}

const get = async (path: string) => {
  const answer = await site.request(path);
  return { answer, text: Buffer.from(await answer.arrayBuffer()).toString("utf8") };
};
const asText = (cell: TableRecord[string]) => (cell === null ? "" : typeof cell === "object" ? cell.join("; ") : String(cell));
const numbered = YEARS.flatMap((key) => Object.values(DATASETS).map((table) => [key.administration, key.year, table.name] as const));

describe.each(numbered)("the open data of %s %i, %s", (administration, year, name) => {
  const table = DATASETS[name as keyof typeof DATASETS];
  const base = `/${administration}/${String(year)}/dati/${name}`;

  test("read again from CSV and from JSON, they are exactly the data", async () => {
    const records = recordsOf(table, await reportOf({ administration, year }));
    const csv = await get(`${base}.csv`);
    expect(csv.answer.headers.get("content-type")).toBe("text/csv; charset=utf-8; header=present");
    expect(csv.answer.headers.get("access-control-allow-origin")).toBe("*");
    const [head, ...rows] = parse(csv.text, { record_delimiter: "\r\n" });
    expect(head).toEqual(table.columns.map((column) => column.name));
    expect(rows.map((cells) => cells.map(rearm))).toEqual(records.map((record) => Object.values(record).map(asText)));
    const json = JSON.parse((await get(`${base}.json`)).text) as { righe: unknown; anno: number; licenza: string };
    expect(json).toMatchObject({ anno: year, licenza: "CC BY 4.0", righe: records });
  });

  test("read by the schema its answer leads to, every row is right", async () => {
    const csv = await get(`${base}.csv`);
    expect(csv.answer.headers.get("link")).toBe(`<${base}.schema.json>; rel="describedby"; type="application/json"`);
    expect(csv.answer.headers.get("access-control-expose-headers")).toBe("link");
    const { answer, text } = await get(`${base}.schema.json`);
    expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(faultsBySchema(csv.text, JSON.parse(text) as PublishedSchema)).toEqual([]);
  });

  test("every value is what the dictionary says", async () => {
    for (const record of recordsOf(table, await reportOf({ administration, year }))) {
      for (const { name: column, type, values, mayBeMissing, mayNotApply } of table.columns) {
        const cell = record[column];
        const notApplying = (record["non_applicabile"] ?? []) as readonly string[];
        if (notApplying.includes(column)) expect([column, cell, mayNotApply]).toEqual([column, null, true]);
        else if (cell === null) expect([column, mayBeMissing]).toEqual([column, true]);
        else if (type === "word") expect(values).toContain(cell);
        else if (type === "decimal") expect(cell).toMatch(/^-?\d+(\.\d+)?$/);
        else if (type === "date") expect(cell).toMatch(/^\d{4}-\d{2}-\d{2}$/);
        else if (type === "integer" || type === "year") expect(Number.isInteger(cell)).toBe(true);
        else if (type === "list") expect(Array.isArray(cell) && cell.length > 0).toBe(true);
        else expect(typeof cell === "string" && cell !== "").toBe(true);
      }
    }
  });
});

test("an objective of the invented town, as a row", async () => {
  const [first] = recordsOf(DATASETS.obiettivi, await reportOf({ administration: "valdora", year: 2024 }));
  expect(first).toMatchObject({
    codice: "2024-001",
    gruppo: "Obiettivi trasversali",
    peso: "30",
    obiettivi_strategici: ["6"],
    valori_precedenti: ["2021: 4", "2022: 1", "2023: -2"],
    valore_iniziale: "-2",
    target_scritto: "Ritardo inferiore o uguale a zero",
    target_confronto: "non oltre",
    target_valore: "0", // zero is zero
    target_valore_massimo: null, // it has no sense: a column says so
    target_termine: null,
    risorse: null, // missing
    valore_misurato: "-5 giorni",
    esito_misurato: "raggiunto",
    esito_valutato: "raggiunto",
    motivo_scostamento: null,
    non_applicabile: ["target_termine", "target_valore_massimo", "target_unita", "motivo_scostamento"],
  });
  const neutralised = recordsOf(DATASETS.obiettivi, await reportOf({ administration: "valdora", year: 2024 })).find(
    ({ codice }) => codice === "2024-022",
  );
  expect(neutralised).toMatchObject({
    esito_valutato: "neutralizzato",
    grado: null,
    non_applicabile: ["target_confronto", "target_valore", "target_valore_massimo", "target_unita", "grado"],
  });
});

test("the outcomes of the groups of the real document", async () => {
  const rows = recordsOf(DATASETS["esiti-per-gruppo"], await reportOf({ administration: "c_i703", year: 2023 }));
  expect(rows.map(({ gruppo_indirizzo, obiettivi, raggiunti, non_raggiunti, quota_raggiunti }) => [gruppo_indirizzo, obiettivi, raggiunti, non_raggiunti, quota_raggiunti]).slice(0, 3)).toEqual([
    ["obiettivi-trasversali", 2, 2, 0, "100.00"],
    ["segretario-generale", 4, 4, 0, "100.00"],
    ["settore-territorio", 34, 30, 4, "88.24"],
  ]); // prettier-ignore
});

test.each(YEARS)("the exported objectives of $administration $year are imported again, and are the same", async (key) => {
  const copy = { administration: `copia-${key.administration}-${String(key.year)}`, year: key.year };
  const { text } = await get(`/${key.administration}/${String(key.year)}/dati/obiettivi.csv?bom=si`);
  const original = await reportOf(key);
  const answer = await importText(copy, "obiettivi.csv", Buffer.from(text));
  expect(answer).toMatchObject({ added: original.objectives.length, ignoredColumns: [] });
  const again = await reportOf(copy);
  // Its place is another file, a heading is the group it became, and what could not be read is not imported back.
  const told = ({ indicators, evaluated, deviation, links, holder, ...rest }: AnnualReport["objectives"][number]) => ({
    ...rest,
    holder: { ...holder, id: undefined }, // its units are its own
    origin: undefined,
    heading: undefined,
    unread: undefined,
    links: { ...links, identities: undefined }, // it has no lists, so nobody knows which things they are
    indicators: indicators.map(({ measured, ...indicator }) => ({
      ...indicator,
      origin: undefined,
      measured: measured && { ...measured, place: undefined },
    })),
    evaluated: { ...evaluated, place: undefined },
    deviation: deviation?.reason,
  });
  expect(again.objectives.map(told)).toEqual(original.objectives.map(told));
});

const OWN_HEAD = "gruppo,titolo,indicatore,target_scritto,target_unita,esito_scritto,motivo_scostamento";

test.each([
  ["of before, its cells say so", `${OWN_HEAD}\r\nSettore A,Nidi,Posti,80,non applicabile,raggiunto,non applicabile\r\n`, [undefined, "80"]],
  ["of now, a column names them", `${OWN_HEAD},non_applicabile\r\nSettore A,Nidi,Posti,80,,raggiunto,,target_unita; motivo_scostamento\r\n`, [undefined, "80"]],
  ["of now, what a document says stays", `${OWN_HEAD},non_applicabile\r\nSettore A,Nidi,Posti,80,,raggiunto,non applicabile,target_unita\r\n`, ["non applicabile", "80"]],
])("our own open data are read again: what does not apply, %s", async (name, csv, told) => {
  const copy = { administration: `copia-${String(name.length)}`, year: 2026 };
  expect(await importText(copy, "obiettivi.csv", Buffer.from(csv))).toMatchObject({ added: 1, ignoredColumns: [] });
  const [objective] = (await reportOf(copy)).objectives;
  expect([objective?.deviation?.reason, objective?.indicators[0].target.written]).toEqual(told);
}); // prettier-ignore

test.each(["dati/persone.csv", "dati/persone.schema.json", "dati/obiettivi.xml", "dati/constructor.json"])(
  "%s is not found",
  async (path) => {
    expect((await site.request(`/valdora/2024/${path}`)).status).toBe(404);
  },
);

test("the dictionary too is read by its schema", async () => {
  const schema = JSON.parse((await get("/valdora/2024/dati/dizionario.schema.json")).text) as PublishedSchema;
  expect(faultsBySchema((await get("/valdora/2024/dati/dizionario.csv")).text, schema)).toEqual([]);
});

test("the schema says how the file is written, and refuses what the file must not hold", async () => {
  const { text } = await get("/valdora/2024/dati/servizi.schema.json");
  const schema = JSON.parse(text) as PublishedSchema;
  expect(schema.dialect).toEqual({ header: true, delimiter: ",", lineTerminator: "\r\n", quoteChar: '"', doubleQuote: true, skipInitialSpace: false });
  const head = "anno,servizio,ambito,documento,riga_documento\r\n";
  const faults = (row: string) => faultsBySchema(`${head}${row}\r\n`, schema);
  expect(faults("2024,Nidi,esterno,piano.txt,12")).toEqual([]);
  expect(faults("2024,,altrove,piano.txt,non applicabile")).toEqual(["riga 2, servizio: «»", "riga 2, ambito: «altrove»", "riga 2, riga_documento: «non applicabile»"]);
}); // prettier-ignore

test("the page leads to each schema, and says which columns are codes", async () => {
  const { text } = await get("/valdora/2024/dati");
  for (const name of Object.keys(DATASETS)) expect(text).toContain(`href="/valdora/2024/dati/${name}.schema.json"`);
  expect(text).toContain(
    "<code>codice</code>, <code>numero_nel_documento</code>, <code>obiettivi_strategici</code>, <code>obiettivi_operativi</code>, <code>obiettivi_di_valore_pubblico</code>, <code>missione_programma</code>, <code>cup</code>, <code>codice_obiettivo</code>. Altrimenti 6.1 e 6.10 diventano lo stesso numero.",
  );
});

test("the dictionary names every column of every table", async () => {
  const { righe } = JSON.parse((await get("/valdora/2024/dati/dizionario.json")).text) as { righe: { insieme: string; colonna: string }[] };
  expect(righe.map(({ insieme, colonna }) => `${insieme}.${colonna}`)).toEqual(
    Object.values(DATASETS).flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`)),
  );
});
