import { describe, expect, test } from "vitest";
import { DATASETS } from "../src/domain/opendata/datasets.ts";
import { importPlan } from "../src/features/commands/plan/importPlan.ts";
import { loadAnnualReport } from "../src/data/plan/annualReport.ts";
import { loadUnits } from "../src/data/organisation/unit.ts";
import { siteAsHeld } from "./support/apiSite.ts";
import { freshDatabase } from "./support/database.ts";
import { readingWorkers as workers } from "./support/readingWorkers.ts";

const { app: db } = await freshDatabase();
const site = siteAsHeld(db);
const bytes = async (path: string) => (await site.request(path)).text();

async function importing(administration: string, year: number, text: string) {
  const verdict = await importPlan(
    { db, workers, actor: { person: "prova", capacity: "commandLine" }, administration, year },
    { name: "piano.txt", content: Buffer.from(text), isAdministrationChosen: true, idempotencyKey: crypto.randomUUID() },
  );
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.reasons));
  return verdict.value;
}

const TABLE = "Settore Servizi: Area Scuola\nTitolo\tDescrizione\tTarget\tFonte\tEsito\nNidi\tPosti nei nidi\tAlmeno 60\tAtti\tRAGGIUNTO\n";
const plan = (...lines: string[]) => `Comune di Prova\n\n${lines.join("\n")}\n\n${TABLE}`;
const FULL = plan(
  "Linea di mandato 1: Crescere bene",
  "Obiettivo strategico 1: Infanzia (responsabile: Area Scuola)",
  "Linea programmatica n. 2 – Città verde",
  "Obiettivo strategico 2: Alberi (responsabile: Settore Verde: Area Parchi)",
  "Obiettivo strategico 3: Conti (linea di mandato 9)",
  "",
  "Obiettivo di valore pubblico VP1: Aria pulita",
);
const PLAIN = plan("Obiettivo strategico 1: Infanzia", "Obiettivo strategico 2: Alberi");

await importing("piena", 2024, FULL);
await importing("spoglia", 2024, PLAIN);
const of = async (administration: string, year = 2024) => {
  const report = await loadAnnualReport(db, { administration, year });
  if (!report) throw new Error("No year");
  return report;
};

describe("what a document says of its mandate lines and of public value", () => {
  test("is kept with its place", async () => {
    const { mandateLines, publicValue, strategic } = await of("piena");
    expect(mandateLines.map(({ number, title, place }) => [number, title, place.line])).toEqual([
      [1, "Crescere bene", 3],
      [2, "Città verde", 5],
    ]);
    expect(publicValue.map(({ code, title, place }) => [code, title, place])).toEqual([
      ["VP1", "Aria pulita", { file: "piano.txt", line: 9 }],
    ]);
    expect(strategic.map(({ number, mandateLine }) => [number, mandateLine])).toEqual([
      [1, 1],
      [2, 2],
      [3, 9],
    ]);
  });

  test("stands on the page of strategy, in the Relazione, in the search, in the API and in the open data", async () => {
    const page = await bytes("/piena/2024/obiettivi-strategici");
    expect(page).toContain("Le linee di mandato");
    expect(page).toContain("1. Crescere bene");
    expect(page).toContain("VP1. Aria pulita");
    expect(page).toContain("Riga 9 di «piano.txt».");
    expect(await bytes("/piena/2024/obiettivi-strategici/1")).toContain('href="/piena/2024/obiettivi-strategici#linea-1"');
    expect(await bytes("/piena/2024/obiettivi-strategici/3")).toContain("Fa parte della linea di mandato 9.");
    const relazione = await bytes("/piena/2024/relazione");
    expect(relazione).toContain("2. Città verde (obiettivo strategico 2)");
    expect(relazione).toContain("VP1 Aria pulita");
    expect(await bytes("/piena/cerca?q=crescere")).toContain("Linee di mandato: 1");
    const api = (await (await site.request("/api/v1/amministrazioni/piena/anni/2024/obiettivi-strategici")).json()) as object;
    expect(api).toMatchObject({
      linee_di_mandato: [
        { anno: 2024, numero: 1, titolo: "Crescere bene", obiettivi_strategici: ["1"], documento: "piano.txt", riga_documento: 3 },
        { anno: 2024, numero: 2, titolo: "Città verde", obiettivi_strategici: ["2"], documento: "piano.txt", riga_documento: 5 },
      ],
      valore_pubblico: [{ anno: 2024, codice: "VP1", titolo: "Aria pulita", documento: "piano.txt", riga_documento: 9 }],
    });
    expect(await bytes("/piena/2024/dati/linee-di-mandato.csv")).toBe(
      "anno,numero,titolo,obiettivi_strategici,documento,riga_documento\r\n2024,1,Crescere bene,1,piano.txt,3\r\n2024,2,Città verde,2,piano.txt,5\r\n",
    );
    expect(await bytes("/piena/2024/dati")).toContain("7 tabelle da scaricare");
    expect(await bytes("/piena/2024/dati/dizionario.csv")).toContain("valore-pubblico,codice");
  });

  test("is shown nowhere where the document says none of it", async () => {
    for (const path of ["/obiettivi-strategici", "/obiettivi-strategici/1", "/relazione"])
      expect(await bytes(`/spoglia/2024${path}`)).not.toMatch(/mandato|valore pubblico|valore-pubblico/i);
    for (const path of ["/dati", "/dati/dizionario.csv"])
      expect(await bytes(`/spoglia/2024${path}`)).not.toMatch(/linee-di-mandato|valore-pubblico/i);
    expect(await bytes("/spoglia/2024/dati")).toContain(`${String(Object.keys(DATASETS).length)} tabelle da scaricare`);
  });
});

test("the unit that answers is one of the plan's, or is made as those are, and the same document again changes nothing", async () => {
  const units = await loadUnits(db, "piena");
  const named = (unit: string | undefined) => {
    const { name, parent, from } = units.find((each) => each.unit === unit)!;
    return [name, units.find((each) => each.unit === parent)?.name, from];
  };
  const { strategic } = await of("piena");
  expect(strategic.map(({ responsible }) => responsible)).toEqual(["Area Scuola", "Settore Verde: Area Parchi", undefined]);
  expect(named(strategic[0]!.responsibleUnit)).toEqual(["Area Scuola", "Settore Servizi", undefined]); // that of the plan, under its settore
  expect(named(strategic[1]!.responsibleUnit)).toEqual(["Area Parchi", "Settore Verde", undefined]); // made, since ever
  await importing("piena", 2024, FULL);
  const documents = await db.selectFrom("parsed_document").select("document_number").where("administration_id", "=", "piena").execute();
  expect(documents).toHaveLength(1);
  expect(await loadUnits(db, "piena")).toEqual(units);
});

describe("what lasts", () => {
  const lines = async (administration: string, year: number) => {
    const { mandateLines, publicValue } = await of(administration, year);
    return [...mandateLines, ...publicValue].map(({ identity }) => identity);
  };
  const YEARS: Readonly<Record<number, string>> = {
    2024: plan("Linea di mandato 1: Verde", "Obiettivo di valore pubblico VP1: Aria pulita"),
    2025: plan("LINEA DI MANDATO 1: VERDE", "Obiettivo di valore pubblico vp1: aria pulita"),
    2026: plan("Linea di mandato 1: Azzurro", "Obiettivo di valore pubblico VP2: Aria pulita"),
  };
  test.each([
    ["dura1", [2024, 2025, 2026]],
    ["dura2", [2026, 2025, 2024]],
  ])("a line and an objective of public value are the same in another year, whichever comes first: %s", async (administration, order) => {
    const notes = [];
    for (const year of order) notes.push(...(await importing(administration, year, YEARS[year]!)).notes.map(({ message }) => message));
    const [first, second, third] = [
      await lines(administration, 2024),
      await lines(administration, 2025),
      await lines(administration, 2026),
    ];
    expect(second).toEqual(first);
    expect(new Set([...first, ...third]).size).toBe(4);
    expect(notes[0]).toMatch(/npx traguardo plan same \d{4}\/linea\/1 \d{4}\/linea\/1$/);
    expect(notes[1]).toMatch(/npx traguardo plan same \d{4}\/valore-pubblico\/vp\d \d{4}\/valore-pubblico\/vp\d$/);
  });
});
