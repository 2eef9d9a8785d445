import { sql } from "kysely";
import { expect, test } from "vitest";
import { emptyDatabase } from "../../../tests/support/database.ts";
import { migrate } from "../database/migrate.ts";
import { readMigrations } from "../migrations.ts";

/** How many migrations there were when relations began to be confirmed. */
const BEFORE = 18;

test("relations that gave power before they had to be confirmed are confirmed by the migration, and say so; what was replaced is not", async () => {
  const { owner, urlOf } = await emptyDatabase();
  await migrate(urlOf("owner"), readMigrations().slice(0, BEFORE));
  await sql`
    insert into administration (administration_id, name) values ('ente', 'Ente');
    insert into unit (administration_id) values ('ente');
    insert into person (administration_id, person, name) select 'ente', code, 'Persona ' || code from unnest(array['S', 'D', 'E', 'I', 'R']) code;
    insert into employment (administration_id, person, valid, unit_id, role, fte, replaced_at)
    select 'ente', person, valid::daterange, (select unit_id from unit), role, 1, replaced::timestamptz from (values
      ('S', '[2020-01-01,)', 'segretario', null), ('D', '[2021-01-01,2026-12-31]', 'dirigente', null), ('E', '[2022-01-01,)', 'eqWithFunctions', null),
      ('I', '[2020-01-01,)', 'istruttori', null), ('R', '[2020-01-01,)', 'dirigente', '2030-01-01')) v (person, valid, role, replaced)`.execute(
    owner,
  );
  await migrate(urlOf("owner"));
  const { rows } =
    await sql<object>`select person, confirmed::text as confirmed, confirmed_by as by, written_by as written from employment order by person`.execute(
      owner,
    );
  expect(rows).toEqual([
    { person: "D", confirmed: "{[2021-01-01,2027-01-01)}", by: "aggiornamento", written: [] },
    { person: "E", confirmed: "{[2022-01-01,)}", by: "aggiornamento", written: [] },
    { person: "I", confirmed: "{}", by: null, written: [] },
    { person: "R", confirmed: "{}", by: null, written: [] },
    { person: "S", confirmed: "{[2020-01-01,)}", by: "aggiornamento", written: [] },
  ]);
});
