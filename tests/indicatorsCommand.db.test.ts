import { readFileSync } from "node:fs";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { migrate } from "../src/data/database/migrate.ts";
import { loadCatalogue } from "../src/data/evaluation/catalogueIndicator.ts";
import { readMigrations } from "../src/data/migrations.ts";
import { PRESETS } from "../src/exchange/rules/smvpPresets.ts";
import { importEvaluations } from "../src/features/commands/evaluation/importEvaluations.ts";
import { importPlan } from "../src/features/commands/plan/importPlan.ts";
import { draftRules } from "../src/features/commands/rules/draftRules.ts";
import { emptyDatabase, freshDatabase } from "./support/database.ts";
import { runProgramWith } from "./support/program.ts";
import { readingWorkers as workers } from "./support/readingWorkers.ts";

const { app: db, urlOf } = await freshDatabase();
const at = (year: number) => ({
  db,
  workers,
  actor: { person: "prova", capacity: "commandLine" as const },
  administration: "valdora",
  year,
});
const request = () => ({ idempotencyKey: crypto.randomUUID() });
const told = async () =>
  (await loadCatalogue(db, "valdora")).map(({ code, name, decimals, year, version }) => [code, name, decimals, year, version]);
const run = (...words: string[]) => runProgramWith({ DATABASE_URL: urlOf("app"), TRAGUARDO_KEY: "07".repeat(32) }, "indicators", ...words);

const ACCOLTE = {
  codice: "accolte",
  nome: "Domande accolte",
  tipo: "percentuale",
  classe: "impatto",
  formula: "accolte su presentate",
  numeratore: "domande accolte",
  denominatore: "domande presentate",
  unita_di_misura: "per cento",
  decimali: 1,
  verso: "alto",
  fonte: "Gestionale dei servizi",
  referente: "Area Sociale",
};
const ALBO = {
  codice: "albo",
  nome: "Albo rivisto",
  tipo: "data",
  formula: "giorno dell'atto",
  unita_di_misura: "giorno",
  decimali: 0,
  verso: "data",
  fonte: "Protocollo",
};

const days = (year: number) => ({ dal: `${String(year)}-01-01`, al: `${String(year)}-12-31` });
const personOf = (year: number) => ({
  codice: "P-1",
  nome: "Persona inventata",
  periodi: [{ ...days(year), unita: "Servizio Polizia locale", ruolo: "istruttori" }],
});
const formOf = (year: number) => ({
  ...days(year),
  persona: "P-1",
  ruolo: "istruttori",
  unita: "Servizio Polizia locale",
  valutatore: "D-1",
  stato: "definitiva",
  obiettivi: [{ titolo: "Controlli", peso: "100", grado: "90" }],
  comportamenti: { impegno: "3", collaborazione: "3", cittadini: "3", competenza: "3" },
});

async function importing(year: number, ...catalogue: object[]) {
  const content = readFileSync(new URL(`../demo/valdora-${String(year)}.txt`, import.meta.url));
  const named = { isAdministrationChosen: true, administrationName: "Valdora" };
  await importPlan(at(year), { name: "piano.txt", content, ...named, ...request() });
  await draftRules(at(year), { kind: "smvp", source: { kind: "document", document: PRESETS.intermedio as never }, ...request() });
  const document = { schema: "traguardo/valutazioni/1", persone: [personOf(year)], schede: [formOf(year)], anagrafe_indicatori: catalogue };
  const verdict = await importEvaluations(at(year), {
    name: "valutazioni.json",
    content: Buffer.from(JSON.stringify(document)),
    ...request(),
  });
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.reasons));
}

test("a catalogue nobody has filled is said to be empty", async () => {
  const { code, stdout } = await run();
  expect([code, stdout]).toEqual([0, expect.stringContaining("L'anagrafe degli indicatori è vuota")]);
});

test("each import that says something else adds a version; the latest year holds, in whatever order years come", async () => {
  await importing(2025, ACCOLTE, ALBO);
  expect(await told()).toEqual([
    ["accolte", "Domande accolte", 1, 2025, 1],
    ["albo", "Albo rivisto", 0, 2025, 1],
  ]);
  await importing(2024, { ...ACCOLTE, nome: "Domande accolte, come prima" }); // a year before comes after
  expect((await told())[0]).toEqual(["accolte", "Domande accolte", 1, 2025, 1]);
  await importing(2025, { ...ACCOLTE, decimali: 2 });
  expect(await told()).toEqual([["accolte", "Domande accolte", 2, 2025, 3]]); // the file in force has the other no longer
  await importing(2025, { ...ACCOLTE, decimali: 2 }, ALBO);
  expect((await told()).map(([, , , , version]) => version)).toEqual([3, 1]);
});

test("people read it on the command line, and programs as JSON", async () => {
  const { code, stdout } = await run();
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^accolte: Domande accolte\n {2}percentuale; impatto; meglio se sale\n {2}si misura in per cento, con 2 decimali: accolte su presentate\n {2}domande accolte su domande presentate\n {2}fonte: Gestionale dei servizi \([^)]+\); dà il dato: Area Sociale\n {2}dal file del 2025, del \d\d\/\d\d\/\d{4}\n\nalbo: Albo rivisto\n {2}temporale; conta il giorno\n {2}si misura in giorno: giorno dell'atto\n/,
  );
  const json = JSON.parse((await run("--json")).stdout) as { indicators: { code: string }[] };
  expect(json.indicators.map(({ code: each }) => each)).toEqual(["accolte", "albo"]);
});

test("an update fills it from the file that holds of each year", async () => {
  const old = await emptyDatabase();
  const before = readMigrations().findIndex(({ name }) => name === "lasting_strategy");
  await migrate(old.urlOf("owner"), readMigrations().slice(0, before));
  const catalogue = (name: string) =>
    JSON.stringify({
      units: [],
      shared: [],
      catalogue: [
        {
          code: "albo",
          name,
          kind: "date",
          formula: "giorno",
          unit: "giorno",
          decimals: 0,
          direction: "onDate",
          source: { written: "Protocollo", reliability: "internalSystem" },
        },
      ],
    });
  await sql`
    insert into administration (administration_id, name) values ('uno', 'Uno');
    insert into year (administration_id, year) select 'uno', generate_series(2024, 2025)`.execute(old.owner);
  for (const [year, name] of [
    [2024, "Prima"],
    [2024, "Corretto"],
    [2025, "Albo"],
  ] as const)
    await sql`insert into evaluation_file (administration_id, year, file_name, sha256, content, organisation, pay, read_by)
      values ('uno', ${year}, 'v.json', sha256(''), '', ${catalogue(name)}::jsonb, '{}', 'prova')`.execute(old.owner);
  await migrate(old.urlOf("owner"));
  const { rows } =
    await sql<object>`select code, version, year, name, decimals, reliability, data_owner from catalogue_indicator order by version`.execute(
      old.owner,
    );
  expect(rows).toEqual([
    { code: "albo", version: 1, year: 2024, name: "Corretto", decimals: 0, reliability: "internalSystem", data_owner: null },
    { code: "albo", version: 2, year: 2025, name: "Albo", decimals: 0, reliability: "internalSystem", data_owner: null },
  ]);
});
