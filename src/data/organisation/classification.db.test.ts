import { sql } from "kysely";
import { expect, test } from "vitest";
import { emptyDatabase } from "../../../tests/support/database.ts";
import { migrate } from "../database/migrate.ts";
import { readMigrations } from "../migrations.ts";

/** The migrations of when a relation had a role, which was everything at once. */
const before = () => readMigrations().filter(({ version }) => version < 36);

test("the role of a relation becomes post, profile and area; who holds what stays, and three that disagree are refused", async () => {
  const { owner, urlOf } = await emptyDatabase();
  await migrate(urlOf("owner"), before());
  await sql`
    insert into administration (administration_id, name) values ('ente', 'Ente');
    insert into unit (administration_id) values ('ente');
    insert into person (administration_id, person, name) select 'ente', code, 'Persona ' || code from unnest(array['S', 'D', 'F', 'E', 'I', 'R']) code;
    insert into employment (administration_id, person, valid, unit_id, role, fte) select 'ente', person, '[2020-01-01,)', (select unit_id from unit), role, 1 from (values
      ('S', 'segretario'), ('D', 'dirigente'), ('F', 'eqWithFunctions'), ('E', 'eq'), ('I', 'istruttori')) v (person, role);
    insert into employment (administration_id, person, valid, unit_id, role, fte, replaced_at)
    select 'ente', 'R', '[2020-01-01,)', (select unit_id from unit), 'operatori', 1, now();
    update employment set confirmed = datemultirange(valid), confirmed_by = 'x', confirmed_at = now() where person in ('S', 'D', 'F')`.execute(
    owner,
  );
  const held = () =>
    owner.transaction().execute(async (tx) => {
      await sql`select set_config('app.capacity', 'commandLine', true)`.execute(tx);
      const { rows } = await sql<{ held: string }>`select person || ' ' || role as held from holdings_of('ente') order by 1`.execute(tx);
      return rows.map(({ held: each }) => each);
    });
  const HELD = ["D dirigente", "E employee", "F eq", "I employee", "S segretario"];
  expect(await held()).toEqual(HELD);
  await migrate(urlOf("owner"));
  expect(await held()).toEqual(HELD);
  const { rows } = await sql<object>`select person, post, profile, category from employment order by person`.execute(owner);
  expect(rows).toEqual([
    { person: "D", post: "dirigente", profile: "dirigente", category: "dirigenti" },
    { person: "E", post: "eq", profile: "eq", category: "funzionari" },
    { person: "F", post: "eq", profile: "eqWithFunctions", category: "funzionari" },
    { person: "I", post: "none", profile: "istruttori", category: "istruttori" },
    { person: "R", post: "none", profile: "operatori", category: "operatori" },
    { person: "S", post: "segretario", profile: "segretario", category: "segretari" },
  ]);
  const add = (post: string, profile: string, category: string | null) =>
    sql`insert into employment (administration_id, person, valid, unit_id, post, profile, category, fte)
      select 'ente', 'R', '[2020-01-01,)', unit_id, ${post}, ${profile}, ${category}, 1 from unit`.execute(owner);
  await expect(add("none", "dirigente", null)).rejects.toThrow("employment_is_consistent");
  await expect(add("dirigente", "istruttori", null)).rejects.toThrow("employment_is_consistent");
  await expect(add("eq", "eq", "operatori")).rejects.toThrow("employment_is_consistent");
  await expect(add("dirigente", "unknown", null)).rejects.toThrow("employment_is_consistent");
  await expect(add("eq", "eq", null)).resolves.toBeDefined();
});
