import { sql } from "kysely";
import { expect, test } from "vitest";
import { emptyDatabase } from "../../../tests/support/database.ts";
import { migrate } from "../database/migrate.ts";
import { readMigrations } from "../migrations.ts";
import { loadObjectives } from "./objective.ts";

/** How many migrations there were when an objective had one indicator. */
const BEFORE = 33;

const TARGET = `{"understood": true, "target": {"kind": "deadline", "deadline": {"kind": "day", "by": "2024-12-31"}}}`;

/** An odd body of before: a draft, an approved plan with a proposed variation, an objective of two units, outcomes told again and again, a unit whose name is a blank. */
async function oddDatabase() {
  const { app, owner, urlOf } = await emptyDatabase();
  await migrate(urlOf("owner"), readMigrations().slice(0, BEFORE));
  await sql`
    insert into administration (administration_id, name) values ('ente', 'Ente'), ('altro', 'Altro');
    insert into year (administration_id, year) values ('ente', 2023), ('ente', 2024), ('altro', 2024);
    insert into act (administration_id, act_id, organ, number, date, enforceable_from) values
      ('ente', '00000000-0000-0000-0000-000000000001', 'Giunta', '1', '2023-01-31', '2023-02-12');
    insert into imported_file (administration_id, year, name, sha256, content) values
      ('ente', 2023, 'vecchio.txt', sha256('a'), 'a'), ('ente', 2024, 'piano.txt', sha256('b'), 'b'), ('altro', 2024, 'suo.txt', sha256('c'), 'c');
    insert into unit (administration_id) select 'ente' from generate_series(1, 3);
    insert into unit_version (administration_id, unit_id, name, parent_unit_id, valid) values
      ('ente', 1, ' ', null, '(,)'), ('ente', 2, 'Settore Tecnico', null, '(,)'), ('ente', 3, 'Settore Scuola', null, '(,)');
    insert into plan_version (administration_id, year, version, approved_by_act) values
      ('ente', 2023, 1, '00000000-0000-0000-0000-000000000001'), ('ente', 2024, 1, null), ('altro', 2024, 1, null);
    insert into parsed_document (administration_id, year, file_id) values ('ente', 2024, 2);
    insert into plan_identity (administration_id, kind) values ('ente', 'strategic'), ('ente', 'strategic');
    insert into strategic_objective (administration_id, document_number, position, number, title, line, identity) values
      ('ente', 1, 1, 1, 'Città verde', 3, 1), ('ente', 1, 2, 2, 'Città sicura', 4, 2)`.execute(owner);
  await sql`alter table objective_version disable trigger user; alter table indicator_use disable trigger user; alter table holder disable trigger user`.execute(
    owner,
  );
  await sql
    .raw(
      `insert into objective (administration_id, code, year, ordinal) values ('ente', '2023-001', 2023, 1), ('ente', '2024-001', 2024, 1), ('ente', '2024-003', 2024, 3), ('altro', '2024-001', 2024, 1);
    insert into objective_version (administration_id, code, year, version, scope, group_name, heading, title, description, file_id, line, strategic) values
      ('ente', '2023-001', 2023, 1, 'unit', 'Settore Tecnico', 'Settore Tecnico', 'Strade', '', 1, 9, '{1}'),
      ('ente', '2024-001', 2024, 1, 'unit', 'Settore Tecnico', 'Settore Tecnico', 'Alberi', 'Piantarli', 2, 7, '{1,9}'),
      ('ente', '2024-003', 2024, 1, 'crossCutting', 'Obiettivi trasversali', 'TRASVERSALI', 'Tempi', '', 2, 8, '{}'),
      ('altro', '2024-001', 2024, 1, 'unit', 'Area', 'Area', 'Suo', '', 3, 2, '{}');
    insert into indicator_use (administration_id, code, version, position, written, kind, target_written, target, source_written, reliability)
      select administration_id, code, 1, 1, 'Temporale', 'date', 'Entro il 31/12/2024', '${TARGET}', 'Atti', 'unclassified' from objective;
    insert into holder (administration_id, code, version, unit_id, share) values ('ente', '2024-001', 1, 2, 60), ('ente', '2024-001', 1, 3, 40), ('ente', '2023-001', 1, 2, null);
    insert into variation (administration_id, year, code, before, after, file_id, line, proposed_by) values ('ente', 2023, '2023-001', '{"title": "Strade"}', '{"title": "Vie"}', 1, 9, 'V-1');
    insert into result (administration_id, code, evaluated, evaluated_written, file_id, line) values ('ente', '2024-001', 'achieved', 'sì', 2, 7);
    insert into result (administration_id, code, raw, raw_by, evaluated, evaluated_degree, evaluated_written, deviation, file_id, line) values
      ('ente', '2024-001', '{"written": "31/03/2024", "measured": {"completedOn": "2024-03-31"}}', 'documento', 'partlyAchieved', 80, '80 %', 'Pioggia', 2, 7);
    insert into result (administration_id, code, deviation, file_id, line) values ('ente', '2024-001', 'Pioggia e vento', 2, 7);
    insert into result (administration_id, code, raw, raw_by, file_id, line) values ('ente', '2023-001', '{"written": "boh", "measured": {}}', 'documento', 1, 9)`,
    )
    .execute(owner);
  await sql`alter table objective_version enable trigger user; alter table indicator_use enable trigger user; alter table holder enable trigger user`.execute(
    owner,
  );
  return { app, owner, urlOf };
}

const COUNTED = [
  "objective",
  "objective_version",
  "holder",
  "result",
  "variation",
  "unit",
  "unit_version",
  "act",
  "audit",
  "plan_version",
  "imported_file",
];

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
