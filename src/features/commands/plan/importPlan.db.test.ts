import { because } from "../../../../tests/support/because.ts";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadAnnualReport } from "../../../data/plan/annualReport.ts";
import { loadPlanEdits } from "../../../data/plan/planEdit.ts";
import { objectiveCode } from "../../../domain/plan/objective.ts";
import { readReport } from "../../../exchange/readReport.ts";
import { freshDatabase } from "../../../../tests/support/database.ts";
import { refusedRows } from "../../../../tests/support/refusedRows.ts";
import { civilDate } from "../../../domain/kernel/civilDate.ts";
import { partsOf, rowOf, zipOf } from "../../../../tests/support/aWorkbook.ts";
import { approvePlan } from "./approvePlan.ts";
import { IMPORT_REFUSALS, importPlan, type ImportReport, type PlanFile } from "./importPlan.ts";

const { app, owner } = await freshDatabase();

const settimo = readFileSync(new URL("../../../../demo/settimo-torinese-2023.txt", import.meta.url), "utf8");

/** The reading is done here: the capped process around it has tests of its own. */
const workers = {
  readReport: (_: unknown, content: Uint8Array, year: number) => readReport(content, year),
  renderPdf: () => Promise.reject(new Error("No document is made here")),
};

let requests = 0;

function importing(administration: string, text: string, { year = 2023, ...file }: Partial<PlanFile> & { readonly year?: number } = {}) {
  requests += 1;
  const ambient = { db: app, workers, actor: { person: "prova", capacity: "commandLine" as const }, administration, year };
  const content = Buffer.from(text);
  return importPlan(ambient, {
    name: "relazione.txt",
    content,
    isAdministrationChosen: true,
    idempotencyKey: `prova-${String(requests)}`,
    ...file,
  });
}

async function imported(administration: string, text: string, file: Parameters<typeof importing>[2] = {}): Promise<ImportReport> {
  const verdict = await importing(administration, text, file);
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.reasons));
  return verdict.value;
}

const plan = (...rows: string[]) => `Comune di Prova\n\nSettore Cultura\nTitolo\tDescrizione\tTarget\tFonte\tEsito\n${rows.join("\n")}\n`;
const SERALE = "Biblioteca\tApertura serale\tEntro 31/12/2023\tProcedura atti\tRAGGIUNTO";
const ORTI = "Orti urbani\tBando per gli orti\tEntro 30/06/2023\tProcedura atti\tNON RAGGIUNTO";

const rowsOf = async (administration: string) => {
  const tables = ["administration", "year", "objective", "imported_file", "audit", "result"] as const;
  const counts = await Promise.all(
    tables.map((table) =>
      app.selectFrom(table).select(app.fn.countAll().as("n")).where("administration_id", "=", administration).executeTakeFirstOrThrow(),
    ),
  );
  return counts.map(({ n }) => Number(n));
};

test("[OBL-01] a whole report goes in, and again changes nothing", async () => {
  const first = await imported("c_i703", settimo);
  expect(first).toMatchObject({ objectives: 74, added: 74, changed: 0, unchanged: 0, missing: [] });
  expect(first.outcomes).toEqual({ achieved: 66, partlyAchieved: 0, notAchieved: 8, notAssessable: 0, neutralised: 0, unknown: 0 });
  expect(first.units.map(({ name, objectives, outcomes }) => [name, objectives, outcomes.achieved, outcomes.notAchieved])).toEqual([
    ["Obiettivi trasversali", 2, 2, 0],
    ["Segretario Generale", 4, 4, 0],
    ["Settore Territorio", 34, 30, 4],
    ["Servizio sicurezza del territorio", 2, 2, 0],
    ["Settore Servizi Generali: Area Amministrativa", 7, 5, 2],
    ["Settore Servizi Generali: Area Finanziaria – Risorse Umane", 9, 8, 1],
    ["Settore Servizi alla persona: Area Politiche Educative ed inclusione", 2, 2, 0],
    ["Settore Servizi alla persona: Area Servizi al cittadino e alle imprese", 14, 13, 1],
  ]);
  expect(first.notes.map(({ line, field }) => [line, field])).toEqual([
    [168, "fonte"],
    [169, "fonte"],
    [220, "target"],
    [265, "target"],
  ]);
  const again = await imported("c_i703", settimo);
  expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 74, missing: [] });
});

test("what was read can be read back, with its lines", async () => {
  const report = await loadAnnualReport(app, { administration: "c_i703", year: 2023 });
  expect(report?.administration.name).toBe("Comune di Settimo Torinese");
  expect(report?.objectives.map(({ code }) => code).slice(0, 2)).toEqual(["2023-001", "2023-002"]);
  expect(report?.objectives.find(({ origin }) => origin.kind === "document" && origin.line === 265)).toMatchObject({
    code: "2023-059",
    group: "Settore Servizi alla persona: Area Politiche Educative ed inclusione",
    heading: "Settore Servizi alla persona : Area Politiche Educative ed inclusione",
    evaluated: { outcome: "achieved", written: "RAGGIUNTO", place: { file: "relazione.txt", line: 265 } },
  });
  expect(report?.services).toHaveLength(12);
  expect(report?.strategic).toHaveLength(11);
  expect(report?.operational).toHaveLength(31);
  expect(report?.reported.map(({ value }) => value).sort()).toEqual(["143", "16", "166", "8"]);
  expect(report?.scoreBands.map(({ count }) => count)).toEqual([0, 0, 4, 19, 114, 6]);
});

test("units are made once, areas under their settore", async () => {
  const units = await app
    .selectFrom("unit_version")
    .select(["name", "parent_unit_id", "valid"])
    .where("administration_id", "=", "c_i703")
    .execute();
  expect(units).toHaveLength(9);
  expect(units.filter(({ parent_unit_id }) => parent_unit_id !== null)).toHaveLength(4);
  expect(new Set(units.map(({ valid }) => valid))).toEqual(new Set(["(,)"]));
});

test("a flipped outcome is one change, and the old one stays in the history", async () => {
  const flipped = settimo.replace("Procedura Atti Amministrativi\tNON RAGGIUNTO", "Procedura Atti Amministrativi\tRAGGIUNTO");
  expect(await imported("c_i703", flipped)).toMatchObject({
    added: 0,
    changed: 1,
    unchanged: 73,
    outcomes: { achieved: 67, notAchieved: 7 },
  });
  const history = await app.selectFrom("result").select("evaluated").where("code", "=", "2023-015").orderBy("sequence").execute();
  expect(history.map(({ evaluated }) => evaluated)).toEqual(["notAchieved", "achieved"]);
});

test("a row reworded keeps its code, a new one gets the next, one that vanished is told and stays", async () => {
  await imported("reworded", plan(SERALE, ORTI));
  const corrected = await imported(
    "reworded",
    plan(SERALE.replace("Apertura serale", "Apertura serale e festiva"), "Teatro\tStagione\tEntro 31/12/2023\tAtti\tRAGGIUNTO"),
  );
  expect(corrected).toMatchObject({
    objectives: 3,
    added: 1,
    changed: 1,
    unchanged: 0,
    missing: [{ code: "2023-002", group: "Settore Cultura", title: "Orti urbani" }],
  });
  const report = await loadAnnualReport(app, { administration: "reworded", year: 2023 });
  expect(report?.objectives.map(({ code, description }) => [code, description])).toEqual([
    ["2023-001", "Apertura serale e festiva"],
    ["2023-002", "Bando per gli orti"],
    ["2023-003", "Stagione"],
  ]);
});

test("one refused row refuses the file: nothing is written, and the report says what would have been", async () => {
  const refused = await importing("nothing", plan(SERALE, "Orti\tBando\n"));
  expect(refused).toMatchObject({ ok: false, report: { objectives: 1, added: 1 } });
  expect(refusedRows(refused, IMPORT_REFUSALS)).toEqual([
    {
      line: 6,
      field: "riga",
      text: "Orti | Bando",
      message: "La riga non ha lo stesso numero di celle della sua tabella: forse è tagliata, o una cella contiene un a capo.",
    },
  ]);
  expect(await rowsOf("nothing")).toEqual([0, 0, 0, 0, 0, 0]);
});

test("of five wrong rows each has its reason, its place and its sentence", async () => {
  const wrong = plan(
    "Orti\tBando",
    SERALE,
    "\tSenza titolo\tEntro 31/12/2023\tAtti\tRAGGIUNTO",
    "Totale\t\t\t\t",
    "Nidi\tPosti nei nidi\t#N/D\tAtti\tRAGGIUNTO",
    "Musei\tOrari",
  );
  const verdict = await importing("cinque", wrong);
  const at = (row: number, column: string) => ({ cell: { file: "relazione.txt", row, column } });
  expect(verdict.ok ? [] : verdict.reasons.map(({ reason, at: place }) => [reason, place])).toEqual([
    ["wrongCellCount", at(5, "riga")],
    ["mergedCells", at(7, "Titolo")],
    ["loneCell", at(8, "riga")],
    ["errorCell", at(9, "Target")],
    ["wrongCellCount", at(10, "riga")],
  ]);
  expect(refusedRows(verdict, IMPORT_REFUSALS)[3]).toEqual({
    line: 9,
    field: "Target",
    text: "#N/D",
    message: "La cella contiene un errore del foglio di calcolo («#N/D»): la corregga lì, e salvi di nuovo il file.",
  });
  expect(await rowsOf("cinque")).toEqual([0, 0, 0, 0, 0, 0]);
});

test("a trial writes nothing", async () => {
  expect(await imported("trial", plan(SERALE), { dryRun: true })).toMatchObject({ added: 1 });
  expect(await rowsOf("trial")).toEqual([0, 0, 0, 0, 0, 0]);
});

test("a file that cannot be read is refused with its reason", async () => {
  expect(await importing("broken", "")).toEqual(because("empty"));
  expect(await rowsOf("broken")).toEqual([0, 0, 0, 0, 0, 0]);
});

test("an administration without a name is asked for it", async () => {
  const nameless = plan(SERALE).replace("Comune di Prova", "");
  expect(await importing("nameless", nameless)).toEqual(because("nameless"));
  expect(await imported("nameless", nameless, { administrationName: "Comune di Prova" })).toMatchObject({
    administration: { name: "Comune di Prova" },
  });
});

test("a document of another administration is not mixed in unless a person says so", async () => {
  await imported("prova", plan(SERALE));
  const other = plan(ORTI).replace("Comune di Prova", "Comune di Altrove");
  expect(await importing("prova", other, { isAdministrationChosen: false })).toEqual(because("otherAdministration"));
  expect(await importing("prova", plan(SERALE), { isAdministrationChosen: false })).toMatchObject({ ok: true });
});

test("two administrations never meet", async () => {
  await imported("una", plan(SERALE));
  await imported("altra", plan(SERALE, ORTI));
  const reports = await Promise.all(["una", "altra"].map((administration) => loadAnnualReport(app, { administration, year: 2023 })));
  expect(reports.map((report) => report?.objectives.length)).toEqual([1, 2]);
});

test("an approved plan does not change by import: the change is proposed, the outcome still recorded", async () => {
  await imported("approved", plan(SERALE, ORTI));
  const act = { organ: "Giunta", number: "12", date: civilDate("2023-01-31") };
  const approved = await approvePlan(
    { db: app, actor: { person: "prova", capacity: "commandLine" }, administration: "approved", year: 2023 },
    { act },
    { idempotencyKey: "approvazione" },
  );
  expect(approved.ok).toBe(true);
  const asked = await imported(
    "approved",
    plan(
      SERALE.replace("31/12/2023", "31/12/2024"),
      ORTI.replace("NON RAGGIUNTO", "RAGGIUNTO"),
      "Teatro\tStagione\tEntro 31/12/2023\tAtti\t",
    ),
  );
  expect(asked).toMatchObject({ objectives: 2, added: 0, changed: 1, proposed: 2 });
  const report = await loadAnnualReport(app, { administration: "approved", year: 2023 });
  expect(report?.objectives.map(({ indicators: [{ target }], evaluated }) => [target.written, evaluated.outcome])).toEqual([
    ["Entro 31/12/2023", "achieved"],
    ["Entro 30/06/2023", "achieved"],
  ]);
  const proposals = await app
    .selectFrom("variation")
    .select(["code", "line"])
    .where("administration_id", "=", "approved")
    .orderBy("line")
    .execute();
  expect(proposals).toEqual([
    { code: "2023-001", line: 5 },
    { code: null, line: 7 },
  ]);
});

test("what a draft says otherwise is kept field by field, with who wrote it, and each field is counted", async () => {
  await imported("edited", plan(SERALE));
  await imported("edited", plan(SERALE.replace("31/12/2023", "30/06/2023")));
  await imported("edited", plan(SERALE.replace("31/12/2023", "30/06/2023")));
  await imported("edited", plan(SERALE.replace("31/12/2023", "30/09/2023").replace("Procedura atti", "Delibere")));
  const edits = await loadPlanEdits(app, "edited", objectiveCode(2023, 1));
  expect(edits.map(({ path, before, after, by }) => [path, before, after, by])).toEqual([
    ["indicators/1/target", "Entro 31/12/2023", "Entro 30/06/2023", "prova"],
    ["indicators/1/target", "Entro 30/06/2023", "Entro 30/09/2023", "prova"],
    ["indicators/1/source", "Procedura atti", "Delibere", "prova"],
  ]);
  const { field_version } = await app
    .selectFrom("objective_version")
    .select("field_version")
    .where("administration_id", "=", "edited")
    .executeTakeFirstOrThrow();
  expect(field_version).toEqual({ "indicators/1/target": 2, "indicators/1/source": 1 });
});

test("PostgreSQL itself refuses to change an approved plan, even for the owner", async () => {
  for (const database of [app, owner]) {
    const change = database.updateTable("objective_version").set({ title: "Altro" }).where("administration_id", "=", "approved").execute();
    await expect(change).rejects.toThrow("è approvata: cambia solo con una variazione");
  }
});

test("[OBL-14] the original is kept byte for byte, and the operation is in the log", async () => {
  const { content } = await app
    .selectFrom("imported_file")
    .select("content")
    .where("administration_id", "=", "una")
    .executeTakeFirstOrThrow();
  expect(content.toString()).toBe(plan(SERALE));
  const line = await app
    .selectFrom("audit")
    .select(["person", "action", "content"])
    .where("administration_id", "=", "una")
    .executeTakeFirstOrThrow();
  expect(line).toMatchObject({ person: "prova", action: "plan.import" });
  expect(JSON.parse(line.content!)).toEqual({
    file: "relazione.txt",
    added: 1,
    changed: 0,
    unchanged: 0,
    proposed: 0,
    sha256: createHash("sha256").update(plan(SERALE)).digest("hex"),
    planSha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    planPartsSha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  });
});

test("two imports at once end one after the other, and neither is lost", async () => {
  await imported("insieme", plan(SERALE));
  const verdicts = await Promise.all([importing("insieme", plan(SERALE, ORTI)), importing("insieme", plan(SERALE, ORTI))]);
  expect(verdicts.map((verdict) => verdict.ok && verdict.value.added).sort()).toEqual([0, 1]);
});

test("a corrected grid replaces the one before, which stays in the history", async () => {
  const grid = (...rows: string[]) => `${plan(SERALE)}\nGriglia punteggi\tNumero valutati\tPercentuale\n${rows.join("\n")}\n`;
  await imported("griglia", grid("Minore di 80\t1\t50%", "Da 80 a 100\t1\t50%"));
  await imported("griglia", grid("Da 0 a 100\t2\t100%"));
  const report = await loadAnnualReport(app, { administration: "griglia", year: 2023 });
  expect(report?.scoreBands.map(({ label, count }) => [label, count])).toEqual([["Da 0 a 100", 2]]);
  const all = await app.selectFrom("reported_band").select("label").where("administration_id", "=", "griglia").execute();
  expect(all).toHaveLength(3);
});

test("an outcome that a corrected file no longer has stays, and people are told", async () => {
  await imported("perso", plan(SERALE, ORTI));
  const corrected = await imported("perso", plan(SERALE, ORTI.replace("NON RAGGIUNTO", "")));
  expect(corrected).toMatchObject({ changed: 0, outcomes: { achieved: 1, notAchieved: 1 } });
  expect(corrected.notes).toEqual([{ line: 6, field: "esito", text: "", message: "Nel file l'esito non c'è più: resta «NON RAGGIUNTO»." }]);
});

const FULL_HEAD =
  "Obiettivo strategico\tObiettivo operativo\tServizi\tTitolo\tTipo\tPeso\tIndicatore\tTipo indicatore\tClasse\tValori precedenti\tConfronto\tTarget\tFonte\tRisorse\tValore misurato\tEsito\tMotivo dello scostamento";
const NIDO =
  "1; 2\t1.1\tNidi\tLista d'attesa\tmiglioramento\t60\tBambini in attesa\tNumerico\tImpatto\t2021: 31; 2022: 24\tmedia regionale 20\tnon oltre 15\tGestionale iscrizioni\t€ 12.000,00 cap. 1450\t17\tnon raggiunto\tLavori in ritardo";
const full = (row: string) =>
  `Comune di Prova\n- Servizi esterni:\n - Nidi\n\nObiettivo strategico 1: Infanzia (responsabile: Settore Scuola)\n1.1 Posti nei nidi\nObiettivo strategico 2: Famiglie\n\nSettore Scuola\n${FULL_HEAD}\n${row}\n`;

describe("what lasts from year to year is the same thing, in whatever order the years come:", () => {
  const strategy = (...lines: string[]) =>
    `Comune di Prova\n${lines.join("\n")}\n\nSettore Cultura\nTitolo\tDescrizione\tTarget\tFonte\tEsito\n${SERALE}\n`;
  const YEARS = {
    2023: strategy("Obiettivo strategico 1: Infanzia", "1.1 Posti nei nidi", "Obiettivo strategico 2: Città verde"),
    2024: strategy("Obiettivo strategico 1: INFANZIA", "1.1 Posti nei  nidi", "Obiettivo strategico 2: CITTA' VERDE"),
    2025: strategy("Obiettivo strategico 1: Famiglie", "1.1 Posti nei nidi", "Obiettivo strategico 3: Città verde"),
  };
  type Year = keyof typeof YEARS;
  const identities = async (administration: string, year: Year) => {
    const report = await loadAnnualReport(app, { administration, year });
    return [...(report?.strategic ?? []), ...(report?.operational ?? [])].map(({ identity }) => identity);
  };

  test.each([
    ["dura1", [2023, 2024, 2025]],
    ["dura2", [2025, 2024, 2023]],
    ["dura3", [2024, 2025, 2023]],
  ] as const)("%s", async (administration, order) => {
    for (const year of order) await imported(administration, YEARS[year], { year });
    const [first, second, third] = [
      await identities(administration, 2023),
      await identities(administration, 2024),
      await identities(administration, 2025),
    ];
    expect(first).toHaveLength(3);
    expect(second).toEqual(first);
    expect(third.map((identity) => first.indexOf(identity))).toEqual([-1, -1, 2]); // the number alone is not enough, nor the title alone
  });

  test("what shares its number or its title alone is told, and kept for another", async () => {
    await imported("dura4", YEARS[2023], { year: 2023 });
    const { notes } = await imported("dura4", YEARS[2025], { year: 2025 });
    expect(notes.map(({ field, text, message }) => [field, text, message])).toEqual([
      [
        "obiettivo strategico",
        "1 Famiglie",
        "In un altro documento il 1 è «Infanzia»: questo è tenuto per un altro. Se sono la stessa cosa: npx traguardo plan same 2023/strategico/1 2025/strategico/1",
      ],
      [
        "obiettivo strategico",
        "3 Città verde",
        "In un altro documento ha questo titolo il 2: questo è tenuto per un altro. Se sono la stessa cosa: npx traguardo plan same 2023/strategico/2 2025/strategico/3",
      ],
    ]);
    expect((await imported("dura4", YEARS[2025], { year: 2025 })).notes).toEqual([]);
  });
});

test("all that a fuller plan says is kept and read back", async () => {
  expect(await imported("piena", full(NIDO))).toMatchObject({ added: 1, notes: [], ignoredColumns: [] });
  const report = await loadAnnualReport(app, { administration: "piena", year: 2023 });
  const place = { file: "relazione.txt", line: 11 };
  expect(report?.objectives[0]).toMatchObject({
    kind: { written: "miglioramento", kind: "improvement" },
    weight: "60",
    links: { strategic: [1, 2], operational: ["1.1"], services: ["Nidi"] },
    resources: "€ 12.000,00 cap. 1450",
    unread: [],
    indicators: [
      {
        number: 1,
        written: "Bambini in attesa",
        kind: "number",
        class: "impact",
        baselines: [
          { year: 2021, value: "31" },
          { year: 2022, value: "24" },
        ],
        benchmark: "media regionale 20",
        measured: { written: "17", measured: { value: "17" }, place },
        origin: { kind: "document", ...place },
      },
    ],
    evaluated: { outcome: "notAchieved", place },
    deviation: { reason: "Lavori in ritardo", place },
  });
  expect(report?.strategic.map(({ number, responsible }) => [number, responsible])).toEqual([
    [1, "Settore Scuola"],
    [2, undefined],
  ]);
  expect(report?.operational).toMatchObject([
    { title: "Posti nei nidi", code: "1.1", strategic: 1, place: { file: "relazione.txt", line: 6 } },
  ]);
  expect(await imported("piena", full(NIDO))).toMatchObject({ changed: 0, unchanged: 1 });
});

test.each([
  ["measure", "\t17\t", "\t16\t"],
  ["reason", "Lavori in ritardo", "Cantiere fermo"],
  ["earlier value", "2022: 24", "2022: 25"],
  ["link", "1; 2\t", "1\t"],
  ["class", "Impatto", "Efficacia"],
])("a changed %s is a changed row", async (_, before, after) => {
  await imported(`cambia-${_.slice(0, 4)}`, full(NIDO));
  expect(await imported(`cambia-${_.slice(0, 4)}`, full(NIDO.replace(before, after)))).toMatchObject({ changed: 1, unchanged: 0 });
});

test("with another target the same measure is read again: a value of another thing is not compared", async () => {
  await imported("target", full(NIDO));
  await imported("target", full(NIDO.replace("non oltre 15", "non oltre 2 mesi").replace("\t17\t", "\t17 giorni\t")));
  const report = await loadAnnualReport(app, { administration: "target", year: 2023 });
  expect(report?.objectives[0]?.indicators[0].measured).toMatchObject({ written: "17 giorni", measured: {} });
});

test("a measure that changes alone leaves outcome and reason as they were told, with their own line", async () => {
  await imported("misura", full(NIDO));
  const later = full(NIDO.replace("\t17\tnon raggiunto\tLavori in ritardo", "\t16\t\t"));
  const answer = await imported("misura", later, { name: "dopo.txt" });
  expect(answer.notes.map(({ field, message }) => [field, message])).toEqual([
    ["esito", "Nel file l'esito non c'è più: resta «non raggiunto»."],
    ["motivo dello scostamento", "Nel file il motivo dello scostamento non c'è più: resta «Lavori in ritardo»."],
  ]);
  const report = await loadAnnualReport(app, { administration: "misura", year: 2023 });
  expect(report?.objectives[0]).toMatchObject({
    evaluated: { outcome: "notAchieved", place: { file: "relazione.txt" } },
    indicators: [{ measured: { measured: { value: "16" }, place: { file: "dopo.txt" } } }],
    deviation: { reason: "Lavori in ritardo", place: { file: "relazione.txt" } },
  });
});

test("what cannot be read, and links to what the document does not list, are kept and told", async () => {
  const odd = NIDO.replace("1; 2\t1.1\tNidi", "9\t7.7\tMense")
    .replace("miglioramento", "strategico")
    .replace("Impatto", "Risorse")
    .replace("2021: 31; 2022: 24", "circa 30")
    .replace("\t17\t", "\ttanti\t");
  const { notes } = await imported("strana", full(odd));
  expect(notes.map(({ line, field, text }) => [line, field, text])).toEqual([
    [11, "tipo di obiettivo", "strategico"],
    [11, "classe dell'indicatore", "Risorse"],
    [11, "valori precedenti", "circa 30"],
    [11, "valore misurato", "tanti"],
    [11, "obiettivo strategico", "9"],
    [11, "obiettivo operativo", "7.7"],
    [11, "servizio", "Mense"],
  ]);
  const report = await loadAnnualReport(app, { administration: "strana", year: 2023 });
  expect(report?.objectives[0]).toMatchObject({
    kind: { written: "strategico", kind: "unrecognised" },
    links: { strategic: [9], operational: ["7.7"], services: ["Mense"] },
    unread: [
      { field: "classe dell'indicatore", written: "Risorse" },
      { field: "valori precedenti", written: "circa 30" },
    ],
    indicators: [{ measured: { written: "tanti", measured: {} } }],
  });
});

test("a plan in a workbook is kept with the sheet and the row of each objective, and a hidden sheet is told", async () => {
  const head = rowOf(1, "Settore", "Titolo", "Indicatore", "Target", "Fonte");
  const sheet = (name: string, title: string, line: number, state?: string) => {
    const rows = head + rowOf(line, "Settore Verde", title, "piantati", "almeno 20 alberi", "Ufficio verde");
    return { name, rows, ...(state !== undefined && { state }) };
  };
  const content = zipOf(partsOf([sheet("Querce", "Querce", 5), sheet("Olmi", "Olmi", 9), sheet("Vecchio", "Pini", 2, "hidden")]));
  const report = await imported("fogli", "", { name: "piano.xlsx", content, administrationName: "Comune di Valprova" });
  expect(report.notes).toEqual([
    {
      line: 0,
      field: "foglio",
      text: "Vecchio",
      message: "Il foglio è nascosto, e non è stato letto. Se fa parte del piano lo mostri, e importi di nuovo.",
    },
  ]);
  const kept = await loadAnnualReport(app, { administration: "fogli", year: 2023 });
  expect(kept?.objectives.map(({ title, origin }) => [title, origin])).toEqual([
    ["Querce", { kind: "document", file: "piano.xlsx", sheet: "Querce", line: 5 }],
    ["Olmi", { kind: "document", file: "piano.xlsx", sheet: "Olmi", line: 9 }],
  ]);
});
