import { sql } from "kysely";
import { expect, test } from "vitest";
import { oddBody } from "../../../tests/support/oddBody.ts";
import { migrate } from "../database/migrate.ts";
import { readMigrations } from "../migrations.ts";
import { loadObjectives } from "./objective.ts";

/** How many migrations there were when an objective had one indicator. */
const BEFORE = 33;

async function oddDatabase() {
  const database = await oddBody();
  await migrate(database.urlOf("owner"), readMigrations().slice(0, BEFORE));
  return database;
}

const COUNTED = ["objective", "objective_version", "holder", "result", "variation", "act", "audit", "plan_version", "imported_file"];

test("an odd body goes through: every row is there after, and means what it meant", async () => {
  const { app, owner, urlOf } = await oddDatabase();
  const counts = async () =>
    Promise.all(
      COUNTED.map(async (table) => {
        const { rows } = await sql<{ many: string }>`select count(*)::text as many from ${sql.table(table)}`.execute(owner);
        return `${table} ${rows[0]!.many}`;
      }),
    );
  const before = await counts();
  await migrate(urlOf("owner"));
  expect(await counts()).toEqual(before);
  const [trees, times] = await loadObjectives(app, { administration: "ente", year: 2024 });
  expect(trees).toMatchObject({
    code: "2024-001",
    origin: { kind: "document", file: "piano.txt", line: 7 },
    links: { strategic: [1, 9], identities: { "strategic/1": "1" } },
    evaluated: { outcome: "partlyAchieved", degree: "80", written: "80 %" },
    deviation: { reason: "Pioggia e vento" },
    indicators: [
      {
        number: 1,
        written: "Temporale",
        origin: { kind: "document", file: "piano.txt", line: 7 },
        measured: { written: "31/03/2024", measured: { completedOn: "2024-03-31" }, place: { file: "piano.txt", line: 7 } },
      },
    ],
  });
  expect(trees?.indicators).toHaveLength(1);
  expect(times).toMatchObject({ code: "2024-003", holder: { kind: "crossCutting" }, evaluated: { outcome: "unknown", written: "" } });
  const { rows: holders } =
    await sql`select code, holder, unit_id::int as unit, part, share::int as share from holder order by code, holder`.execute(owner);
  expect(holders).toEqual([
    { code: "2023-001", holder: 1, unit: 2, part: "responsible", share: null },
    { code: "2024-001", holder: 1, unit: 2, part: "responsible", share: 60 },
    { code: "2024-001", holder: 2, unit: 3, part: "responsible", share: 40 },
  ]);
  const { rows: versions } =
    await sql`select year, state, effective_from::text as effective from plan_version where administration_id = 'ente' order by year`.execute(
      owner,
    );
  expect(versions).toEqual([
    { year: 2023, state: "approved", effective: "2023-02-12" },
    { year: 2024, state: "draft", effective: null },
  ]);
  await expect(sql`update indicator_version set weight = '1' where code = '2023-001'`.execute(owner)).rejects.toThrow("è approvata");
});

test("an objective without an indicator stops it before anything changes, by its name", async () => {
  const { owner, urlOf } = await oddDatabase();
  await sql`delete from indicator_use where administration_id = 'altro'`.execute(owner);
  await expect(migrate(urlOf("owner"))).rejects.toThrow(
    "Questi obiettivi non hanno nessun indicatore, e l'aggiornamento non sa dove metterli: altro 2024-001.",
  );
  const { rows } = await sql<{ last: number }>`select max(version) as last from schema_migration`.execute(owner);
  expect(rows).toEqual([{ last: BEFORE }]);
});
