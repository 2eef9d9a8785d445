import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { emptyDatabase, freshDatabase } from "../../../tests/support/database.ts";
import { migrate } from "../database/migrate.ts";
import { nameActor } from "../database/nameActor.ts";
import { transact } from "../database/transact.ts";
import { readMigrations } from "../migrations.ts";

/** The migrations of when a file of evaluations kept people of its own. */
const before = () => readMigrations().filter(({ version }) => version < 38);

const START = sql`
  insert into administration (administration_id, name) values ('ente', 'Ente');
  insert into year (administration_id, year) values ('ente', 2024), ('ente', 2025);
  insert into unit (administration_id) values ('ente');
  insert into unit_version (administration_id, unit_id, name, valid) values ('ente', 1, 'Tributi', '(,)');
  insert into evaluation_file (administration_id, year, file_name, sha256, content, organisation, pay, read_by)
    select 'ente', year, 'v.json', sha256('v'), 'v', '{"units":[],"shared":[]}', '{"people":[]}', 'x' from unnest(array[2024, 2024, 2025]) year;
  insert into evaluated_person (administration_id, file_number, code, name)
    select 'ente', file_number, code, 'Persona ' || code from generate_series(1, 3) file_number, unnest(array['P-1', 'P-2', 'P-3', 'È-4', 'p-2']) code`;

test("the migration makes absences of the days of each period, and relations of whom the register does not know, with no power", async () => {
  const { owner, urlOf } = await emptyDatabase();
  await migrate(urlOf("owner"), before());
  await START.execute(owner);
  await sql`
    insert into evaluation_unit (administration_id, file_number, written, unit_id) select 'ente', n, 'Tributi', 1 from generate_series(1, 3) n;
    insert into person (administration_id, person, name) values ('ente', 'P-2', 'Nota da prima');
    insert into employment (administration_id, person, valid, unit_id, post, profile, category, fte)
      values ('ente', 'P-2', '[2024-09-01,)', 1, 'none', 'istruttori', 'istruttori', 0.5);
    insert into stint (administration_id, file_number, person, from_day, to_day, unit_written, role, fte, neutral_days, counted_days) values
      ('ente', 1, 'P-1', '2024-01-01', '2024-12-31', 'Tributi', 'istruttori', 1, 9, 9),
      ('ente', 2, 'P-1', '2024-01-01', '2024-06-30', 'Tributi', 'istruttori', 1, 5, 0),
      ('ente', 2, 'P-1', '2024-07-01', '2024-12-31', 'Tributi', 'eq', 1, 0, 184),
      ('ente', 2, 'P-2', '2024-01-01', '2024-12-31', 'Tributi', 'istruttori', 1, 1, 2),
      ('ente', 2, 'È-4', '2024-01-01', '2024-12-31', 'Tributi', 'istruttori', 1, 0, 0),
      ('ente', 2, 'p-2', '2024-01-01', '2024-12-31', 'Tributi', 'istruttori', 1, 0, 0),
      ('ente', 3, 'P-1', '2025-01-01', '2025-12-31', 'Tributi', 'eq', 1, 0, 0)`.execute(owner);
  await migrate(urlOf("owner"));
  const { rows: absences } = await sql<{ told: string }>`
    select file_number || ' ' || person || ' ' || valid::text || ' ' || class || ' ' || days as told from absence order by 1`.execute(
    owner,
  );
  expect(absences.map(({ told }) => told)).toEqual([
    "1 P-1 [2024-01-01,2025-01-01) counted 9",
    "1 P-1 [2024-01-01,2025-01-01) neutral 9",
    "2 P-1 [2024-01-01,2024-07-01) neutral 5",
    "2 P-1 [2024-07-01,2025-01-01) counted 184",
    "2 P-2 [2024-01-01,2025-01-01) counted 2",
    "2 P-2 [2024-01-01,2025-01-01) neutral 1",
  ]);
  const { rows: relations } = await sql<{ told: string }>`
    select concat_ws(' ', p.name, valid::text, post, profile, category, fte, file_year, confirmed::text) as told
    from employment join person p using (administration_id, person) order by person, valid`.execute(owner);
  expect(relations.map(({ told }) => told)).toEqual([
    "Persona P-1 [2024-01-01,2024-07-01) none istruttori istruttori 1.000000 2024 {}",
    "Persona P-1 [2024-07-01,2025-01-01) eq eq funzionari 1.000000 2024 {}",
    "Persona P-1 [2025-01-01,2026-01-01) eq eq funzionari 1.000000 2025 {}",
    "Nota da prima [2024-01-01,2024-09-01) none istruttori istruttori 1.000000 2024 {}",
    "Nota da prima [2024-09-01,) none istruttori istruttori 0.500000 {}",
  ]);
});

describe("absences", async () => {
  const { app, owner } = await freshDatabase();
  await START.execute(owner);
  await sql`
    insert into absence (administration_id, person, valid, class, days, file_number)
    select 'ente', person, '[2024-01-01,2025-01-01)', 'counted', 3, 2 from unnest(array['P-1', 'P-2']) person;
    insert into role_grant (administration_id, person, role, valid, reason, proposed_by, decision, decided_by, decided_at)
    select 'ente', person, role, '[2020-01-01,)', 'prova', 'x', 'confirmed', 'y', now()
    from (values ('PER', 'personnel'), ('SEG', 'segretario'), ('OIV', 'oiv'), ('PRO', 'planning'), ('DPO', 'dpo')) v (person, role)`.execute(
    owner,
  );
  const seenBy = (person: string) =>
    transact(app, async (tx) => {
      await nameActor(tx, { administration: "ente", person, capacity: "signedIn" });
      const { rows } = await sql<{ person: string }>`select person from absence order by person`.execute(tx);
      return { keep: false, value: rows.map((row) => row.person) };
    });

  test.each([
    ["P-1", ["P-1"]],
    ["PER", ["P-1", "P-2"]],
    ["SEG", []],
    ["OIV", []],
    ["PRO", []],
    ["DPO", []],
    ["P-3", []],
  ])("are for whom they are about and for personnel alone: %s sees %j", async (person, seen) => {
    expect(await seenBy(person)).toEqual(seen);
  });

  test.each([
    ["no days", "'[2024-01-01,2024-02-01)', 'counted', 0", "absence_check"],
    ["more days than there are", "'[2024-01-01,2024-02-01)', 'counted', 32", "absence_check"],
    ["days without an end", "'[2024-01-01,)', 'counted', 1", "absence_valid_check"],
    ["a cause in the place of the class", "'[2024-01-01,2024-02-01)', 'malattia', 1", "absence_class_check"],
  ])("are refused with %s", async (_, values, constraint) => {
    await expect(
      sql`insert into absence (administration_id, person, file_number, valid, class, days) select 'ente', 'P-1', 2, ${sql.raw(values)}`.execute(
        owner,
      ),
    ).rejects.toThrow(constraint);
  });
});
