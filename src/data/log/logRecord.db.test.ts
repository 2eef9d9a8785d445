import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "../../../tests/support/database.ts";
import { checkLog } from "./checkLog.ts";
import { openDatabasePool } from "../database/database.ts";
import { bodyLog } from "./logRecord.ts";
import { sealLog } from "./sealLog.ts";

// A log of more lines than are read at a time, in the hands of who owns the database: what is doubled where one page ends and the next begins is found too.

const { app, owner, urlOf } = await freshDatabase();
const sealer = openDatabasePool(urlOf("sealer"), { max: 1 });
afterAll(() => sealer.destroy());

const LINES = 2_500;

beforeAll(async () => {
  await sql`insert into administration (administration_id, name) values ('c_i703', 'Comune')`.execute(owner);
  await sql`
    insert into audit (administration_id, person, action, object, salt, content, commitment)
    select 'c_i703', 'anna', 'x', 'x', salt, '{}', sha256(salt || '{}') from generate_series(1, ${LINES}::int) n, sha256(int4send(n)) as salt`.execute(
    owner,
  );
  await sealLog(sealer);
  await sql`
    alter table chain drop constraint chain_pkey, drop constraint chain_administration_id_audit_sequence_key, drop constraint chain_administration_id_previous_key,
      drop constraint chain_administration_id_audit_sequence_fkey, disable trigger user`.execute(owner);
  await sql`alter table audit drop constraint audit_pkey, drop constraint audit_sequence_key`.execute(owner);
});

/** What is found while something is so, which is then undone. */
async function faultsWith(tamper: ReturnType<typeof sql>): Promise<readonly unknown[]> {
  let faults: readonly unknown[] = [];
  const undo = new Error("undo");
  await owner
    .transaction()
    .execute(async (tx) => {
      await tamper.execute(tx);
      ({ faults } = await checkLog(bodyLog(tx, "c_i703")));
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  return faults;
}

test.each([999, 1000, 1001, 2000, 2500])("the seal at place %i twice", async (place) => {
  const faults = await faultsWith(sql`insert into chain select * from chain where seq = ${place}`);
  expect(faults).toContainEqual({ kind: "lineTwice", at: String(place) });
});

test.each([999, 1000, 1001, 2000, 2500])("the seal at place %i twice, once with another hash", async (place) => {
  const faults = await faultsWith(
    sql`insert into chain select administration_id, seq, audit_sequence + 100000, previous, sha256(hash) from chain where seq = ${place}`,
  );
  expect(faults).not.toEqual([]);
});

test.each([999, 1000, 1001, 2000, 2500])("the line %i that no seal names twice, once with another content", async (place) => {
  const faults = await faultsWith(sql`
    with unsealed as (delete from chain)
    insert into audit (administration_id, sequence, person, action, object, salt, content, commitment)
    overriding system value
    select administration_id, sequence, person, action, object, salt, '{"a":1}', sha256(salt || '{"a":1}') from audit where sequence = ${place}`);
  expect(faults).toContainEqual({ kind: "lineTwice", at: String(place) });
});

test("nothing, where nothing was done", async () => {
  expect(await faultsWith(sql`select 1`)).toEqual([]);
  expect(await app.selectFrom("chain").select("seq").limit(1).execute()).toHaveLength(1);
});
