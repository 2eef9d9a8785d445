import { sql } from "kysely";
import { expect, test } from "vitest";
import { emptyDatabase } from "../../../tests/support/database.ts";
import { migrate } from "../database/migrate.ts";
import { readMigrations } from "../migrations.ts";

/** How many migrations there were when strategy began to last from year to year. */
const BEFORE = 32;

test("what was listed before has the identity of its number and title, whatever the year, capitals and blanks; nothing is lost", async () => {
  const { owner, urlOf } = await emptyDatabase();
  await migrate(urlOf("owner"), readMigrations().slice(0, BEFORE));
  await sql`
    insert into administration (administration_id, name) values ('uno', 'Uno'), ('due', 'Due');
    insert into year (administration_id, year) select id, year from unnest(array['uno', 'due']) id, generate_series(2024, 2025) year;
    insert into imported_file (administration_id, year, name, sha256, content) select administration_id, year, 'x', sha256(''), '' from year;
    insert into parsed_document (administration_id, year, file_id) select administration_id, year, file_id from imported_file order by 1, 2;
    insert into strategic_objective (administration_id, document_number, position, number, title, line)
    select d.administration_id, d.document_number, v.position, v.number, v.title, 1
    from parsed_document d join (values
      (2024, 1, 1, 'Città verde'), (2024, 2, 2, 'Infanzia'), (2025, 1, 2, 'INFANZIA'), (2025, 2, 1, 'Scuola'), (2025, 3, 3, 'Città  verde')
    ) v (year, position, number, title) using (year) where d.administration_id = 'uno';
    insert into strategic_objective (administration_id, document_number, position, number, title, line)
    select administration_id, document_number, 1, 1, 'Città verde', 1 from parsed_document where administration_id = 'due';
    insert into service (administration_id, document_number, position, scope, name, line)
    select administration_id, document_number, 1, 'external', 'Nidi', 1 from parsed_document where administration_id = 'uno'`.execute(
    owner,
  );
  await migrate(urlOf("owner"));
  const { rows } = await sql<{ name: string; identity: number }>`
    select d.administration_id || ' ' || d.year || ' ' || s.title as name, dense_rank() over (order by s.identity)::int as identity
    from strategic_objective s join parsed_document d using (administration_id, document_number) order by d.administration_id desc, d.year, s.position`.execute(
    owner,
  );
  expect(rows.map(({ name, identity }) => `${name}: ${String(identity)}`)).toEqual([
    "uno 2024 Città verde: 2",
    "uno 2024 Infanzia: 3",
    "uno 2025 INFANZIA: 3",
    "uno 2025 Scuola: 4",
    "uno 2025 Città  verde: 5",
    "due 2024 Città verde: 1",
    "due 2025 Città verde: 1",
  ]);
  const kinds =
    await sql<object>`select administration_id as of, kind, count(*)::int as n from plan_identity group by 1, 2 order by 1, 2`.execute(
      owner,
    );
  expect(kinds.rows).toEqual([
    { of: "due", kind: "strategic", n: 1 },
    { of: "uno", kind: "service", n: 1 },
    { of: "uno", kind: "strategic", n: 4 },
  ]);
});
