import { expect, test } from "vitest";
import { migrate } from "../src/data/database/migrate.ts";
import { loadPublications } from "../src/data/publication/publication.ts";
import { listPublishedYears, loadPublishedReport } from "../src/data/publication/publishedYear.ts";
import { verifyLog } from "../src/features/commands/log/verifyLog.ts";
import { importPlan } from "../src/features/commands/plan/importPlan.ts";
import { afterUpdate } from "../src/server/afterUpdate.ts";
import { publishedOf } from "./support/database.ts";
import { oddBody } from "./support/oddBody.ts";
import { readingWorkers as workers } from "./support/readingWorkers.ts";

test("what was public before there were publications is public after the update, as number 1, and nothing else is; it is said once", async () => {
  const { app, urlOf } = await oddBody();
  const published = publishedOf(app);
  await migrate(urlOf("owner"));
  for (const body of ["altro", "ente"]) expect(await listPublishedYears(published, body)).toEqual([]);
  const told = await afterUpdate(urlOf("owner"));
  expect(told.filter((each) => each.includes("pubblico"))).toEqual([
    "Ciò che era pubblico lo è ancora, come pubblicazione 1 di ciascun anno: altro 2024; ente 2023; ente 2024. Per ritirare un anno: traguardo publish --year ANNO --withdraw --reason MOTIVO.",
  ]);
  const content = Buffer.from("Settore;Titolo;Indicatore;Target;Fonte\nSettore Verde;Prati;Numerico;almeno 10;Registro\n");
  const imported = await importPlan(
    { db: app, workers, actor: { person: "prova", capacity: "commandLine" }, administration: "prova", year: 2026 },
    { name: "piano.csv", content, administrationName: "Comune di Prova", isAdministrationChosen: true, idempotencyKey: "prati" },
  );
  expect(imported.ok).toBe(true);
  expect(await afterUpdate(urlOf("owner"))).toEqual([]);
  const years = (await Promise.all(["altro", "ente", "prova"].map((body) => listPublishedYears(published, body)))).flat();
  expect(years.map(({ administration: { code }, year, number }) => [code, year, number])).toEqual([
    ["altro", 2024, 1],
    ["ente", 2024, 1],
    ["ente", 2023, 1],
  ]);
  expect((await loadPublishedReport(published, years[0]!))?.objectives.map(({ title }) => title)).toEqual(["Suo"]);
  expect(await loadPublications(app, { administration: "ente", year: 2024 })).toMatchObject([
    { state: "released", preparedBy: "aggiornamento", reason: "pubblico già prima di questa versione" },
  ]);
  const { looked, documentFaults } = await verifyLog(app, {}); // the rest of this body was never in its log
  expect(looked.find(({ kind }) => kind === "publications")?.count).toBe(3);
  expect(documentFaults.filter(({ kind }) => kind.startsWith("publication"))).toEqual([]);
});
