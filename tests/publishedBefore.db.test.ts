import { sql } from "kysely";
import { expect, test } from "vitest";
import { emptyDatabase } from "./support/database.ts";
import { readingWorkers as workers } from "./support/readingWorkers.ts";
import { migrate } from "../src/data/database/migrate.ts";
import { readMigrations } from "../src/data/migrations.ts";
import { loadPublications } from "../src/data/publication/publication.ts";
import { listPublishedYears, loadPublishedReport } from "../src/data/publication/publishedYear.ts";
import { afterUpdate } from "../src/server/afterUpdate.ts";
import { isIntact, verifyLog } from "../src/features/commands/log/verifyLog.ts";
import { importPlan } from "../src/features/commands/plan/importPlan.ts";

const { app, owner, published, urlOf } = await emptyDatabase();
const BEFORE = readMigrations().slice(
  0,
  readMigrations().findIndex(({ name }) => name === "publication"),
);

/** The acts of today, lent to the structure of before, so that the program can write in it; and taken back. */
const ACTS = readMigrations().find(({ name }) => name === "acts")!.sql;
const LENT = ACTS.slice(ACTS.indexOf("create function answer_holds"), ACTS.indexOf("revoke execute"));
const lend = () =>
  sql.raw(`${LENT} grant execute on function answer_holds, track_queues, enter_act, leave_act to traguardo_app`).execute(owner);
const takeBack = () => sql`drop function answer_holds, track_queues, enter_act, leave_act`.execute(owner);

test("what was public before there were publications is public after the update, as number 1, and nothing else is; it is said once", async () => {
  await migrate(urlOf("owner"), BEFORE);
  await lend();
  const importing = async (year: number, title: string) => {
    const content = Buffer.from(
      `Settore;Titolo;Indicatore;Target;Fonte;Esito\nSettore Verde;${title};Numerico;almeno 10;Registro;raggiunto\n`,
    );
    const verdict = await importPlan(
      { db: app, workers, actor: { person: "prova", capacity: "commandLine" }, administration: "prova", year },
      { name: "piano.csv", content, administrationName: "Comune di Prova", isAdministrationChosen: true, idempotencyKey: title },
    );
    if (!verdict.ok) throw new Error(JSON.stringify(verdict.reasons));
  };
  await importing(2024, "Alberi");
  await importing(2025, "Siepi");
  await takeBack();
  await migrate(urlOf("owner"));
  expect(await listPublishedYears(published, "prova")).toEqual([]);
  expect(await afterUpdate(urlOf("owner"))).toEqual([
    "Ciò che era pubblico lo è ancora, come pubblicazione 1 di ciascun anno: prova 2024; prova 2025. Per ritirare un anno: traguardo publish --year ANNO --withdraw --reason MOTIVO.",
  ]);
  await importing(2026, "Prati");
  expect(await afterUpdate(urlOf("owner"))).toEqual([]);
  const years = await listPublishedYears(published, "prova");
  expect(years.map(({ year, number }) => [year, number])).toEqual([
    [2025, 1],
    [2024, 1],
  ]);
  expect((await loadPublishedReport(published, years[1]!))?.objectives.map(({ title }) => title)).toEqual(["Alberi"]);
  expect(await loadPublications(app, { administration: "prova", year: 2024 })).toMatchObject([
    { state: "released", preparedBy: "aggiornamento", reason: "pubblico già prima di questa versione" },
  ]);
  const verification = await verifyLog(app, {});
  expect([isIntact(verification), verification.looked.find(({ kind }) => kind === "publications")?.count]).toEqual([true, 2]);
});
