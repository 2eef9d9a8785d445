import { sql } from "kysely";
import { expect, test } from "vitest";
import { emptyDatabase } from "../../../tests/support/database.ts";
import { migrate } from "../database/migrate.ts";
import { readMigrations } from "../migrations.ts";

/** How many migrations there were when a document began to say no more since when a unit is. */
const BEFORE = 31;

test("a first day that no person wrote is taken away by the migration, from the top down; one that somebody wrote on its page stays", async () => {
  const { owner, urlOf } = await emptyDatabase();
  await migrate(urlOf("owner"), readMigrations().slice(0, BEFORE));
  await sql`
    insert into administration (administration_id, name) values ('ente', 'Ente');
    insert into unit (administration_id) select 'ente' from generate_series(1, 7);
    insert into unit_version (administration_id, unit_id, name, parent_unit_id, valid)
    select 'ente', unit, name, parent, valid::daterange from (values
      (1, 'Del piano', null, '[2024-01-01,)'),
      (2, 'Scritta sulla sua pagina', null, '[2024-01-01,)'),
      (3, 'Con due nomi', 1, '[2023-01-01,2025-12-31]'), (3, 'Col secondo', 1, '[2026-01-01,)'),
      (4, 'Di un elenco', null, '[1998-09-01,)'),
      (7, 'Sotto una con un giorno', 2, '[2027-01-01,)'),
      (5, 'Rinata', null, '[2020-01-01,2021-12-31]'), (6, 'Rinata', null, '[2024-01-01,)')) v (unit, name, parent, valid);
    insert into audit (administration_id, person, action, object, salt, content, commitment)
    select 'ente', 'V-1', 'organisation.write', 'unit 2', sha256('y'), '{}', sha256(sha256('y') || convert_to('{}', 'UTF8'))`.execute(
    owner,
  );
  await migrate(urlOf("owner"));
  const { rows } = await sql<{
    name: string;
    valid: string;
  }>`select name, valid::text as valid from unit_version order by unit_id, valid`.execute(owner);
  expect(rows.map(({ name, valid }) => `${name} ${valid}`)).toEqual([
    "Del piano (,)",
    "Scritta sulla sua pagina [2024-01-01,)",
    "Con due nomi (,2026-01-01)",
    "Col secondo [2026-01-01,)",
    "Di un elenco (,)",
    "Rinata (,2022-01-01)",
    "Rinata [2024-01-01,)",
    "Sotto una con un giorno [2027-01-01,)",
  ]);
});
