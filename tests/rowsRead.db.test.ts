import { expect, test } from "vitest";
import { sql } from "kysely";
import { loadAnnualReport } from "../src/data/plan/annualReport.ts";
import { listPublishedYears, loadPublishedObjective } from "../src/data/publication/publishedYear.ts";
import { objectiveCode } from "../src/domain/plan/objective.ts";
import { importPlan } from "../src/features/commands/plan/importPlan.ts";
import { freshDatabase } from "./support/database.ts";
import { explainReadings } from "./support/explaining.ts";
import { publish } from "./support/publishing.ts";
import { readingWorkers } from "./support/readingWorkers.ts";

// The statistics of a database know the bodies of before. A body that has just come in must not pay for it: of any query, no step reads
// more than three rows for each of its objectives.

const OBJECTIVES = 1_000;
const { app, published, owner } = await freshDatabase();

function importing(administration: string, rows: number, source = "Registro") {
  const lines = Array.from(
    { length: rows },
    (_, i) => `Settore ${String(i % 20)};Obiettivo ${String(i)};Numerico;almeno 3;${source};raggiunto;4`,
  );
  const content = Buffer.from(`Settore;Titolo;Indicatore;Target;Fonte;Esito;Valore misurato\n${lines.join("\n")}\n`);
  const ambient = {
    db: app,
    workers: readingWorkers,
    actor: { person: "prova", capacity: "commandLine" as const },
    administration,
    year: 2025,
  };
  return importPlan(ambient, {
    name: "piano.csv",
    content,
    isAdministrationChosen: true,
    administrationName: `Prova ${administration}`,
    idempotencyKey: `${administration} ${source}`,
  });
}

test("a body that the statistics do not know is imported, imported again and read with the rows it has", async () => {
  for (const known of ["uno", "due", "tre"]) await importing(known, 400);
  await sql`analyze`.execute(owner);
  const read = explainReadings();
  expect(await importing("nuova", OBJECTIVES)).toMatchObject({ ok: true, value: { added: OBJECTIVES } });
  expect(await importing("nuova", OBJECTIVES, "Scheda")).toMatchObject({ ok: true, value: { changed: OBJECTIVES } });
  const key = { administration: "nuova", year: 2025 };
  expect((await loadAnnualReport(app, key))?.objectives).toHaveLength(OBJECTIVES);
  const heaviest = read.toSorted((a, b) => b.most - a.most).slice(0, 10);
  expect(heaviest[0]!.most).toBeGreaterThanOrEqual(OBJECTIVES);
  expect(heaviest.filter(({ most }) => most > 3 * OBJECTIVES)).toEqual([]);
  await publish(app, key);
  const ofYear = read.length;
  const years = await listPublishedYears(published, "nuova");
  expect(await loadPublishedObjective(published, years, 2025, objectiveCode(2025, 500))).toMatchObject({
    objective: { title: "Obiettivo 499" },
    before: { title: "Obiettivo 498" },
    after: { title: "Obiettivo 500" },
    alike: [{ code: "2025-500" }],
    recorded: [{ measured: "4" }],
  });
  expect(read.length).toBeGreaterThan(ofYear + 3);
  expect(read.slice(ofYear).filter(({ most }) => most > 100)).toEqual([]);
}, 120_000);
