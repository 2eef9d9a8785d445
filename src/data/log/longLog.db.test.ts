import { sql } from "kysely";
import { expect, test } from "vitest";
import { emptyDatabase } from "../../../tests/support/database.ts";
import { migrate } from "../database/migrate.ts";
import { readMigrations } from "../migrations.ts";

/** How many migrations there were when looks began to be remembered. */
const BEFORE = 25;

const { owner, urlOf } = await emptyDatabase();

test("a log from before is taken up where it stood: settled up to the first line without a seal, with its last act; old keys go, named ones stay", async () => {
  await migrate(urlOf("owner"), readMigrations().slice(0, BEFORE));
  await sql`
    insert into administration (administration_id, name) values ('c_i703', 'Uno'), ('valdora', 'Due'), ('nuovo', 'Tre');
    insert into audit (administration_id, person, action, object, salt, content, commitment)
      select case when n % 2 = 0 then 'c_i703' else 'valdora' end, 'anna', case when n in (3, 4) then 'track.close' else 'plan.import' end, 'x', salt, '{}', sha256(salt || '{}')
      from generate_series(1, 12) n, sha256(int4send(n)) as salt;
    insert into chain (administration_id, seq, audit_sequence, previous, hash)
      select administration_id, row_number() over (partition by administration_id order by sequence), sequence, sha256(int8send(sequence)), sha256(int8send(sequence + 1))
      from audit where sequence not in (9, 12);
    insert into idempotency (administration_id, key, person, action, answer, recorded_at)
      select 'c_i703', key, 'anna', 'x', '{}', '2026-01-01T10:00:00Z'
      from unnest(array['6f0c9d6e-9a53-4c1e-8f57-0d1f0a2b3c4d', 'demonstration valdora 2024']) key`.execute(owner);
  await migrate(urlOf("owner"));
  const rowsOf = async (query: string) => (await sql.raw(query).execute(owner)).rows;
  expect(await rowsOf("select settled, seen from sealing")).toEqual([{ settled: 8n, seen: 8n }]);
  expect(await rowsOf("select * from sealed_act order by administration_id")).toEqual([
    { administration_id: "c_i703", seq: 2n },
    { administration_id: "valdora", seq: 2n },
  ]);
  expect(await rowsOf("select key, kept_until from idempotency order by key")).toEqual([
    { key: "6f0c9d6e-9a53-4c1e-8f57-0d1f0a2b3c4d", kept_until: new Date("2026-01-08T10:00:00Z") },
    { key: "demonstration valdora 2024", kept_until: null },
  ]);
});
