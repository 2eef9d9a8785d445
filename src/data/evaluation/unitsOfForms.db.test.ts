import { sql } from "kysely";
import { expect, test } from "vitest";
import { emptyDatabase } from "../../../tests/support/database.ts";
import { migrate } from "../database/migrate.ts";
import { evaluationFileFingerprint } from "../log/fingerprint.ts";
import { readMigrations } from "../migrations.ts";

/** The migrations of when a form named its unit. */
const before = () => readMigrations().filter(({ version }) => version < 37);

/** The hash of what was read, as the program of then took it. */
const FINGERPRINT_OF_THEN = sql`
  with part as (
    select jsonb_build_array('person', p.code)::text as words from evaluated_person p
    union all select jsonb_build_array('stint', s.person, to_char(s.from_day, 'YYYY-MM-DD'), to_char(s.to_day, 'YYYY-MM-DD'), s.unit, s.role, s.fte, s.neutral_days, s.counted_days)::text from stint s
    union all select jsonb_build_array('form', f.person, to_char(f.from_day, 'YYYY-MM-DD'), to_char(f.to_day, 'YYYY-MM-DD'), f.unit, f.role, f.evaluator, f.is_interim, f.state, f.not_evaluable, f.content - 'objectives', null)::text from form f
    union all select jsonb_build_array('whole', r.year, r.organisation, r.pay)::text from evaluation_file r
  )
  select encode(sha256(convert_to(string_agg(words, E'\n' order by words collate "C"), 'UTF8')), 'hex') as fingerprint from part`;

test("the names of a file become units: as the plan calls them, as they were called then, or to confirm; what was sealed of the file stays", async () => {
  const { owner, urlOf } = await emptyDatabase();
  await migrate(urlOf("owner"), before());
  await sql`
    insert into administration (administration_id, name) values ('ente', 'Ente');
    insert into year (administration_id, year) values ('ente', 2024);
    insert into unit (administration_id) select 'ente' from generate_series(1, 4);
    insert into unit_version (administration_id, unit_id, name, parent_unit_id, valid) values
      ('ente', 1, 'Settore Risorse', null, '(,)'),
      ('ente', 2, 'Area Tributi', 1, '(,2025-01-01)'), ('ente', 2, 'Area Entrate', 1, '[2025-01-01,)'),
      ('ente', 3, 'Polizia', null, '(,2020-01-01)'), ('ente', 4, 'Polizia', null, '[2026-01-01,)');
    insert into evaluation_file (administration_id, year, file_name, sha256, content, organisation, pay, read_by) values ('ente', 2024, 'v.json', sha256('v'), 'v',
      '{"units":[{"unit":"Settore Risorse: Area Tributi","services":[]}],"shared":[{"objective":"2024-001","holders":[{"unit":"settore risorse"}]}],"catalogue":[]}',
      '{"people":[{"person":"P-1","interim":[{"unit":"Settore Risorse: Area Nuova","positionPay":"1.00","from":"2024-01-01","to":"2024-02-01"}]}]}', 'x');
    insert into evaluated_person (administration_id, file_number, code, name) values ('ente', 1, 'P-1', 'Persona inventata');
    insert into stint (administration_id, file_number, person, from_day, to_day, unit, role, fte, neutral_days, counted_days)
    values ('ente', 1, 'P-1', '2024-01-01', '2024-12-31', 'Polizia', 'eq', 1, 0, 0);
    insert into form (administration_id, file_number, person, from_day, to_day, unit, role, evaluator, is_interim, state, content)
    values ('ente', 1, 'P-1', '2024-01-01', '2024-12-31', 'Settore Risorse: Area Tributi', 'eq', 'D-1', false, 'final', '{}')`.execute(
    owner,
  );
  const { rows: then } = await FINGERPRINT_OF_THEN.execute(owner);
  await migrate(urlOf("owner"));
  expect({ fingerprint: await evaluationFileFingerprint(owner, "ente", 1n) }).toEqual(then[0]);
  const { rows } = await sql<{ told: string }>`
    select w.written || ' = ' || string_agg(v.name || ' ' || v.valid::text, ', ' order by v.valid) || case when u.to_confirm then ', da confermare' else '' end as told
    from evaluation_unit w join unit u using (administration_id, unit_id) join unit_version v using (administration_id, unit_id)
    group by w.written, u.to_confirm order by w.written collate "C"`.execute(owner);
  expect(rows.map(({ told }) => told)).toEqual([
    "Polizia = Polizia [2020-01-01,2026-01-01), da confermare",
    "Settore Risorse: Area Nuova = Area Nuova (,), da confermare",
    "Settore Risorse: Area Tributi = Area Tributi (,2025-01-01), Area Entrate [2025-01-01,)",
    "settore risorse = Settore Risorse (,)",
  ]);
  const { rows: forms } = await sql<object>`select unit_id, unit_written from form`.execute(owner);
  expect(forms).toEqual([{ unit_id: 2n, unit_written: "Settore Risorse: Area Tributi" }]);
});
