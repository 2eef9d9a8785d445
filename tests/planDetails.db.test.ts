import { parse } from "csv-parse/sync";
import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { nameActor } from "../src/data/database/nameActor.ts";
import { transact } from "../src/data/database/transact.ts";
import { loadAnnualReport } from "../src/data/plan/annualReport.ts";
import { importPlan } from "../src/features/commands/plan/importPlan.ts";
import { siteAsHeld } from "./support/apiSite.ts";
import { freshDatabase } from "./support/database.ts";
import { readingWorkers as workers } from "./support/readingWorkers.ts";

const { app: db } = await freshDatabase();
const site = siteAsHeld(db);
const get = async (path: string) => Buffer.from(await (await site.request(path)).arrayBuffer()).toString("utf8");

let requests = 0;

async function imported(administration: string, lines: readonly string[], name = "piano.txt") {
  const verdict = await importPlan(
    { db, workers, actor: { person: "prova", capacity: "commandLine" as const }, administration, year: 2025 },
    {
      name,
      content: Buffer.from(`${lines.join("\n")}\n`),
      administrationName: administration,
      isAdministrationChosen: true,
      idempotencyKey: `prova-${String((requests += 1))}`,
    },
  );
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.reasons));
  return verdict.value;
}

const reportOf = async (administration: string) => (await loadAnnualReport(db, { administration, year: 2025 }))!;

const LISTS = [
  "Obiettivo di valore pubblico VP1: Una città più verde",
  "Obiettivo strategico 1: Città verde",
  "1.1 Più alberi",
  "Obiettivo strategico 2: Città sicura",
  "",
  "- Servizi esterni:",
  "  - Verde pubblico",
  "",
];
const HEAD = [
  "Settore",
  "Titolo",
  "Obiettivo strategico",
  "Obiettivo operativo",
  "Servizi",
  "Obiettivo di valore pubblico",
  "Missione e programma",
  "Risorse",
  "Settori coinvolti",
  "Fasi",
  "CUP",
  "Agenda 2030",
  "Indicatore",
  "Formula",
  "Unità di misura",
  "Verso",
  "Chi fornisce il dato",
  "Target",
  "Fonte",
  "Esito",
].join("\t");
const TREES = [
  "Settore Tecnico",
  "Alberi in viale Roma",
  "1",
  "1.1",
  "verde PUBBLICO",
  "VP1",
  "09.02",
  "€ 12.000,00 cap. 1450; 0,5 unità",
  "Settore Finanze; Ufficio Gare",
  "Progetto: 31/03/2025; gara entro il 30/06/2025",
  "J31B21000780006",
  "11; 13",
  "Alberi piantati",
  "alberi piantati nell'anno",
  "alberi",
  "crescente",
  "Ufficio Verde",
  "almeno 100",
  "Registro",
  "",
].join("\t");

beforeAll(async () => {
  await imported("verde", [...LISTS, HEAD, TREES]);
});

test("what a fuller plan says is kept, and told as it was understood", async () => {
  const [objective] = (await reportOf("verde")).objectives;
  expect(objective).toMatchObject({
    links: { strategic: [1], operational: ["1.1"], services: ["verde PUBBLICO"], publicValue: ["VP1"] },
    resources: "€ 12.000,00 cap. 1450; 0,5 unità",
    resource: { amount: "12000", fte: "0.5", programme: "0902" },
    contributors: ["Settore Finanze", "Ufficio Gare"],
    phases: [
      { name: "Progetto", by: "2025-03-31" },
      { name: "gara", by: "2025-06-30" },
    ],
    cup: ["J31B21000780006"],
    goals: [11, 13],
    unread: [],
    indicators: [{ formula: "alberi piantati nell'anno", measure: "alberi", direction: "higher", dataOwner: "Ufficio Verde" }],
  });
  const { rows } = await reportOf("verde").then(() =>
    db
      .selectFrom("holder as h")
      .innerJoin("unit_version as u", (on) =>
        on.onRef("u.administration_id", "=", "h.administration_id").onRef("u.unit_id", "=", "h.unit_id"),
      )
      .select(["h.holder", "h.part", "u.name"])
      .where("h.administration_id", "=", "verde")
      .orderBy("h.holder")
      .execute()
      .then((found) => ({ rows: found })),
  );
  expect(rows).toEqual([
    { holder: 1, part: "responsible", name: "Settore Tecnico" },
    { holder: 2, part: "contributor", name: "Settore Finanze" },
    { holder: 3, part: "contributor", name: "Ufficio Gare" },
  ]);
});

test("its page and the page of strategy show it", async () => {
  const page = (await get("/verde/2025/obiettivi/001")).replaceAll("&#39;", "'");
  for (const words of [
    "09.02",
    "Progetto, entro il 31/03/2025",
    "Settore Finanze; Ufficio Gare",
    "J31B21000780006",
    "obiettivo 11; obiettivo 13",
    "alberi piantati nell'anno",
    "meglio se cresce",
    "Ufficio Verde",
    "Obiettivo di valore pubblico VP1: Una città più verde",
  ])
    expect(page).toContain(words);
  expect(await get("/verde/2025/obiettivi-strategici")).toContain('<a href="/verde/2025/obiettivi/001">2025-001 Alberi in viale Roma</a>');
});

test("the open data tell it, and are taken back as they are", async () => {
  const csv = await get("/verde/2025/dati/obiettivi.csv");
  const [row] = parse(csv, { columns: true, bom: true, record_delimiter: "\r\n" }) as unknown as Record<string, string>[];
  const told = [
    "obiettivi_di_valore_pubblico",
    "settori_coinvolti",
    "missione_programma",
    "importo_risorse",
    "persone_risorse",
    "fasi",
    "cup",
    "agenda_2030",
  ];
  expect(told.map((name) => row?.[name])).toEqual([
    "VP1",
    "Settore Finanze; Ufficio Gare",
    "0902",
    "12000",
    "0.5",
    "Progetto: 31/03/2025; gara: 30/06/2025",
    "J31B21000780006",
    "11; 13",
  ]);
  expect(await imported("verde", [csv.replace(/^\uFEFF/, "").trimEnd()], "obiettivi.csv")).toMatchObject({
    changed: 0,
    unchanged: 1,
    notes: [],
  });
});

describe("imported again", () => {
  test("the same changes nothing; one unit less contributes no more, and comes back under its own number", async () => {
    await imported("settori", [...LISTS, HEAD, TREES]);
    expect(await imported("settori", [...LISTS, HEAD, TREES, ""])).toMatchObject({ changed: 0, unchanged: 1 });
    const held = () =>
      db.selectFrom("holder").select(["holder", "is_dropped"]).where("administration_id", "=", "settori").orderBy("holder").execute();
    await imported("settori", [...LISTS, HEAD, TREES.replace("Settore Finanze; ", "")]);
    expect(await held()).toEqual([
      { holder: 1, is_dropped: false },
      { holder: 2, is_dropped: true },
      { holder: 3, is_dropped: false },
    ]);
    await imported("settori", [...LISTS, HEAD, TREES], "di-nuovo.txt");
    expect((await held()).map(({ is_dropped }) => is_dropped)).toEqual([false, false, false]);
  });

  test("a list numbered anew hangs nothing from another thing: what its document does not tell again is told as not listed", async () => {
    await imported("ordine", [...LISTS, HEAD, TREES]);
    const renumbered = LISTS.map((line) =>
      line
        .replace("strategico 1: Città verde", "strategico 3: Città verde")
        .replace("strategico 2: Città sicura", "strategico 1: Città sicura"),
    );
    const LAMPS = "Settore Tecnico\tLampioni\t1\t\t\t\t\t\t\t\t\t\tLampioni\t\t\t\t\talmeno 20\tRegistro\t";
    await imported("ordine", [...renumbered, HEAD, LAMPS], "aggiunte.txt");
    const safe = await get("/ordine/2025/obiettivi-strategici/1");
    expect(safe).toContain("Lampioni");
    expect(safe).not.toContain("Alberi in viale Roma");
    const trees = await get("/ordine/2025/obiettivi/001");
    expect(trees).toMatch(/Obiettivo strategico 1<span class="missing"> \(non è tra quelli elencati nel documento\)/);
    expect(trees).not.toContain("Città sicura");
    await imported("ordine", [...renumbered, HEAD, TREES.replace("\t1\t", "\t3\t"), LAMPS], "intero.txt");
    expect(await get("/ordine/2025/obiettivi-strategici/3")).toContain("Alberi in viale Roma");
  });
});

test("what was written by a person, or comes from the year before, says so on its page, in its proof and in the open data", async () => {
  await imported("origini", [
    ...LISTS,
    HEAD,
    TREES,
    TREES.replace("Alberi in viale Roma", "Siepi"),
    TREES.replace("Alberi in viale Roma", "Prati"),
  ]);
  const change = (set: string, code: string) =>
    sql
      .raw(`update objective_version set file_id = null, line = null, ${set} where administration_id = 'origini' and code = '${code}'`)
      .execute(db);
  await transact(db, async (tx) => {
    await nameActor(tx, { administration: "origini", person: "prova", capacity: "commandLine" });
    await sql`update objective_version set file_id = null, line = null, origin = 'entry', entered_on = '2025-03-12' where administration_id = 'origini' and code = '2025-001'`.execute(
      tx,
    );
    await sql`update objective_version set file_id = null, line = null, origin = 'carried', carried_code = '2025-003' where administration_id = 'origini' and code = '2025-002'`.execute(
      tx,
    );
    return { keep: true, value: undefined };
  });
  await expect(change("origin = 'document'", "2025-003")).rejects.toThrow("origin_is_whole");
  await expect(change("origin = 'entry'", "2025-003")).rejects.toThrow("origin_is_whole");
  const words = async (path: string) => (await get(`/origini/2025/${path}`)).replaceAll("&#39;", "'");
  expect(await words("obiettivi/001")).toContain("È stato scritto in Traguardo il 12/03/2025.");
  expect(await words("obiettivi/002")).toContain("È ripreso dall'obiettivo 2025-003 dell'anno prima.");
  expect(await words("numeri/obiettivi")).toContain("scritto in Traguardo il 12/03/2025");
  const rows = parse(await get("/origini/2025/dati/obiettivi.csv"), {
    columns: true,
    bom: true,
    record_delimiter: "\r\n",
  }) as unknown as Record<string, string>[];
  expect(rows.map((row) => [row["documento"], row["riga_documento"]])).toEqual([
    ["", ""],
    ["", ""],
    ["piano.txt", "12"],
  ]);
});

describe("what may name a person is not kept, and is told with its place", () => {
  const lists = LISTS.map((line) =>
    line.replace(/^Obiettivo strategico (\d): (.*)$/, "Obiettivo strategico $1: $2 (responsabile: RESPONSIBLE$1)"),
  );
  const file = (contributors: string, dataOwner: string, responsible = "Settore Tecnico") => [
    ...lists.map((line) => line.replace("RESPONSIBLE1", responsible).replace("RESPONSIBLE2", "Settore Tecnico")),
    HEAD,
    TREES.replace("Settore Finanze; Ufficio Gare", contributors).replace("Ufficio Verde", dataOwner),
  ];
  const everythingOf = async (administration: string) => {
    const { rows } = await sql<{ table: string }>`
      select table_name as table from information_schema.columns where table_schema = 'public' and column_name = 'administration_id'`.execute(
      db,
    );
    const held = rows.map(({ table }) => table).filter((table) => table !== "imported_file");
    const contents = await transact(db, async (tx) => {
      await nameActor(tx, { administration, person: "prova", capacity: "commandLine" });
      const all: unknown[] = [];
      for (const table of held)
        all.push((await sql`select to_jsonb(t) from ${sql.table(table)} t where administration_id = ${administration}`.execute(tx)).rows);
      return { keep: false, value: all };
    });
    return JSON.stringify(contents);
  };

  test.each([
    [
      "Settore Finanze; Rossi Mario",
      ["Settore Finanze"],
      "Ufficio Verde; Rossi Mario",
      "Ufficio Verde",
      "Settore Verde (Rossi Mario)",
      "Settore Verde",
    ],
    [
      "Ufficio Gare - Rossi Maria",
      ["Ufficio Gare"],
      "Ufficio Tributi (M. Rossi)",
      "Ufficio Tributi",
      "Settore Ambiente - arch. Luca Rossi",
      "Settore Ambiente",
    ],
    ["Servizio Rossi Anna", [], "Servizio Rossi Anna", undefined, "Rossi Paolo", undefined],
  ])("«%s» as %j, «%s» as «%s», «%s» as «%s»", async (contributors, units, dataOwner, owner, responsible, answers) => {
    const administration = `nomi-${String(contributors.length)}`;
    const { notes } = await imported(administration, file(contributors, dataOwner, responsible));
    expect(notes.map(({ line, field, text }) => [line, field, text])).toEqual([
      [2, "responsabile", answers ?? ""],
      [10, "settori coinvolti", units.join("; ")],
      [10, "chi fornisce il dato", owner ?? ""],
    ]);
    for (const { message } of notes) expect(message).toMatch(/può essere una persona, e non si conserva/);
    const { objectives, strategic } = await reportOf(administration);
    expect([objectives[0]?.contributors, objectives[0]?.indicators[0].dataOwner, strategic[0]?.responsible]).toEqual([
      units,
      owner,
      answers,
    ]);
    expect([objectives[0]?.unread, strategic[0]?.title]).toEqual([[], "Città verde"]);
    expect((await everythingOf(administration)).includes("Rossi")).toBe(false);
    expect(await imported(administration, [...file(contributors, dataOwner, responsible), ""])).toMatchObject({ changed: 0, unchanged: 1 });
  });

  test("a unit of the plan or of the register is kept whatever its name, and so are SUAP and all sectors", async () => {
    const own = file("Servizio Bianchi Anna; SUAP; tutti i settori", "Servizio Bianchi Anna", "tutti i settori");
    const group = TREES.replace("Settore Tecnico", "Servizio Bianchi Anna").replace("Alberi in viale Roma", "Siepi");
    expect((await imported("noti", [...own, group])).notes).toEqual([]);
    const { objectives, strategic } = await reportOf("noti");
    expect([objectives[0]?.contributors, objectives[0]?.indicators[0].dataOwner, strategic[0]?.responsible]).toEqual([
      ["Servizio Bianchi Anna", "SUAP", "tutti i settori"],
      "Servizio Bianchi Anna",
      "tutti i settori",
    ]);
    const units = await db.selectFrom("unit_version").select("name").where("administration_id", "=", "noti").execute();
    expect(units.map(({ name }) => name).toSorted()).toEqual([
      "SUAP",
      "Servizio Bianchi Anna",
      "Settore Finanze",
      "Settore Tecnico",
      "Ufficio Gare",
    ]);
  });
});

test("what cannot be read stays as it is written, and is told", async () => {
  const odd = TREES.replace("09.02", "Sviluppo sostenibile")
    .replace("J31B21000780006", "da chiedere")
    .replace("11; 13", "clima")
    .replace("Progetto: 31/03/2025; gara entro il 30/06/2025", "tutto l'anno")
    .replace("crescente", "boh");
  const { notes } = await imported("strano", [...LISTS, HEAD, odd]);
  expect(notes.map(({ field, text }) => [field, text])).toEqual([
    ["missione e programma", "Sviluppo sostenibile"],
    ["fasi", "tutto l'anno"],
    ["CUP", "da chiedere"],
    ["Agenda 2030", "clima"],
    ["verso", "boh"],
  ]);
});
