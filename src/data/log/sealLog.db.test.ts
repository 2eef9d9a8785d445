import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshDatabase } from "../../../tests/support/database.ts";
import { appendAuditLine } from "./auditLog.ts";
import { openDatabasePool, type Database } from "../database/database.ts";
import { checkLog } from "./checkLog.ts";
import { bodyLog } from "./logRecord.ts";
import { sealLog } from "./sealLog.ts";

const { app, owner, urlOf } = await freshDatabase();
const sealers = [openDatabasePool(urlOf("sealer"), { max: 1 }), openDatabasePool(urlOf("sealer"), { max: 1 })] as const;
const writers = openDatabasePool(urlOf("app"), { max: 48, purpose: "commandLine" });
afterAll(() => Promise.all([...sealers, writers].map((db) => db.destroy())));

beforeAll(async () => {
  for (const administration_id of ["c_i703", "valdora"])
    await app.insertInto("administration").values({ administration_id, name: "Ente" }).execute();
});

const write = (db: Database, administration: string, object: string) =>
  appendAuditLine(db, {
    administration,
    year: 2023,
    person: "anna",
    action: "plan.import",
    object,
    track: { track: "plan", state: "open" },
    content: { object },
  });

/** The chain of an administration and what it links, in its order. */
const chainOf = async (administration: string) =>
  (await app.selectFrom("chain").selectAll().where("administration_id", "=", administration).orderBy("seq").execute()).map(
    ({ seq, audit_sequence, previous, hash }) => ({
      seq,
      sequence: audit_sequence,
      previous: previous.toString("hex"),
      hash: hash.toString("hex"),
    }),
  );

test("the hashes are those of docs/registro.md, whose literals they are", async () => {
  await sql`
    insert into audit (administration_id, sequence, recorded_at, person, action, object, year, track, track_state, salt, content, commitment)
    overriding system value
    select 'c_i703', 7, '2026-11-23 19:12:00.123456+00', 'Età', 'plan.import', 'prova', 2023, null, null, salt, content, sha256(salt || convert_to(content, 'UTF8'))
    from (select decode(repeat('07', 32), 'hex') as salt, '{"titolo":"Età"}' as content) as given`.execute(owner);
  await sql`alter table audit alter column sequence restart with 100`.execute(owner);
  expect(await sealLog(sealers[0])).toBe(1);
  expect(await sealLog(sealers[0])).toBe(0);
  expect(await chainOf("c_i703")).toEqual([
    {
      seq: 1n,
      sequence: 7n,
      previous: "1708552c783476b1b80d20dfb7ab3a9776c5b689e4c1fe27eeed51d2f7c96b45", // the beginning of «c_i703»
      hash: "ef3bc3eedc196e20beed4c311637b18b3de490d1c4a33569acae5518df02cb50",
    },
  ]);
});

test("a line whose transaction ends late is linked later, once, whatever its number", async () => {
  const late = await app.startTransaction().execute();
  await write(late, "valdora", "late");
  await write(app, "valdora", "early");
  await sealLog(sealers[0]);
  await late.commit().execute();
  expect(await sealLog(sealers[1])).toBe(1);
  const [first, second] = await chainOf("valdora");
  expect(first!.sequence).toBeGreaterThan(second!.sequence);
  expect(second!.previous).toBe(first!.hash);
});

test("48 writers and two sealers: no fork, each line once, and a sealer that finds the other at work leaves it alone", async () => {
  const before = (await app.selectFrom("audit").select("sequence").execute()).length;
  let isWriting = true;
  let refusals = 0;
  const sealing = sealers.map(async (sealer) => {
    while (isWriting) refusals += (await sealLog(sealer)) === undefined ? 1 : 0;
  });
  const start = performance.now();
  await Promise.all(
    Array.from({ length: 48 }, async (_, writer) => {
      for (let i = 0; i < 50; i += 1)
        await writers.transaction().execute(async (tx) => {
          await write(tx, writer % 2 ? "c_i703" : "valdora", `${String(writer)} ${String(i)}`);
          if (i % 10 === 0) await sql`select pg_sleep(random() / 20)`.execute(tx);
        });
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  isWriting = false;
  await Promise.all(sealing);
  await sealLog(sealers[0]);
  const chains = [await chainOf("c_i703"), await chainOf("valdora")];
  for (const chain of chains) {
    expect(chain.map(({ seq }) => seq)).toEqual(chain.map((_, i) => BigInt(i + 1)));
    expect(chain.slice(1).map(({ previous }) => previous)).toEqual(chain.slice(0, -1).map(({ hash }) => hash));
  }
  const sequences = chains.flat().map(({ sequence }) => sequence);
  expect(new Set(sequences).size).toBe(before + 2400);
  expect(sequences).toHaveLength(before + 2400);
  const isOutOfOrder = chains.some((chain) => chain.some(({ sequence }, i) => i > 0 && sequence < chain[i - 1]!.sequence));
  console.log(
    `2,400 lines by 48 writers, ${(2400 / seconds).toFixed(0)} a second; ${String(refusals)} times a sealer found the other; late lines: ${String(isOutOfOrder)}`,
  );
});

test("a batch is not the whole: thousands of lines are linked in one call", async () => {
  await sql`
    insert into audit (administration_id, person, action, object, salt, content, commitment)
    select 'c_i703', 'anna', 'x', 'y', salt, '{}', sha256(salt || convert_to('{}', 'UTF8'))
    from (select sha256(int4send(i)) as salt from generate_series(1, 2500) i) as salts`.execute(owner);
  expect(await sealLog(sealers[1])).toBe(2500);
});

describe("a look begins where the one before was settled", () => {
  const known = async () =>
    (await sql<{ settled: bigint; seen: bigint; at: string }>`select settled, seen, xmin::text as at from sealing`.execute(owner)).rows[0]!;
  const newest = async () =>
    (await app.selectFrom("audit").select("sequence").orderBy("sequence", "desc").limit(1).executeTakeFirstOrThrow()).sequence;
  /** Transactions of other databases of the server count too: looks until they have ended. */
  const settle = async () => {
    const last = await newest();
    await expect.poll(async () => [await sealLog(sealers[0]), (await known()).settled], { timeout: 10_000 }).toEqual([0, last]);
  };

  test("and one that finds nothing new writes nothing", async () => {
    await settle();
    const before = await known();
    await settle();
    expect(await known()).toEqual(before);
  });

  test("nothing is settled while a transaction of then goes on: its line comes with the next look, however many came meanwhile", async () => {
    const late = await writers.startTransaction().execute();
    await write(late, "valdora", "very late");
    const before = await known();
    for (let round = 0; round < 3; round += 1) {
      await write(app, "valdora", "meanwhile");
      expect(await sealLog(sealers[0])).toBe(1);
    }
    expect((await known()).settled).toBe(before.settled);
    await late.commit().execute();
    expect(await sealLog(sealers[0])).toBe(1);
    await settle();
  });

  test.each([
    ["of lines that are not there", "update sealing set settled = 999999999, seen = 999999999"],
    ["that was taken away", "delete from sealing"],
  ])("a row %s is not believed, and is put right", async (_, statement) => {
    await sql.raw(statement).execute(owner);
    await write(app, "valdora", "unbelieved");
    expect(await sealLog(sealers[0])).toBe(1);
    await settle();
  });

  test("a row of another cluster, whose transactions are not here, holds nothing up", async () => {
    await sql`update sealing set seen_before = '9000000000000'`.execute(owner);
    await write(app, "valdora", "restored");
    expect(await sealLog(sealers[0])).toBe(1);
    await settle();
  });

  test("a line that a wrong row skips is found by the look further back", async () => {
    await write(app, "valdora", "skipped");
    await sql`update sealing set settled = (select max(sequence) from audit), seen = (select max(sequence) from audit)`.execute(owner);
    expect(await sealLog(sealers[0])).toBe(0);
    expect(await sealLog(sealers[0], { reach: "recent" })).toBe(1);
    await write(app, "valdora", "skipped");
    await sql`update sealing set settled = (select max(sequence) from audit), seen = (select max(sequence) from audit)`.execute(owner);
    expect(await sealLog(sealers[0])).toBe(0);
    expect(await sealLog(sealers[0], { reach: "whole" })).toBe(1);
  });
});

test("the whole, read page by page, is intact", async () => {
  const verdicts = await Promise.all(["c_i703", "valdora"].map((administration) => checkLog(bodyLog(app, administration))));
  expect(verdicts.map(({ unsealed, faults }) => ({ unsealed, faults }))).toEqual([
    { unsealed: 0, faults: [] },
    { unsealed: 0, faults: [] },
  ]);
  expect(verdicts.reduce((sum, { lines }) => sum + lines, 0)).toBe(4912);
});

test("the chain refuses a fork, a gap of nothing and its owner's changes", async () => {
  const [first] = await chainOf("valdora");
  const fork = sql`insert into chain select administration_id, 99999, 7, previous, sha256('x') from chain where administration_id = 'c_i703' and seq = 1`;
  await expect(fork.execute(sealers[0])).rejects.toThrow("duplicate key value violates unique constraint");
  const unheld = sql`insert into chain values ('valdora', 99999, 999999, sha256('x'), sha256('y'))`;
  await expect(unheld.execute(sealers[0])).rejects.toThrow("violates foreign key constraint");
  for (const statement of ["update chain set seq = 5", "delete from chain", "truncate chain", "delete from checkpoint where false", "truncate checkpoint"]) {
    const refused = sql.raw(statement).execute(owner);
    if (statement.includes("where false")) await refused;
    else await expect(refused).rejects.toThrow("Il registro si può solo aggiungere");
  } // prettier-ignore
  expect((await chainOf("valdora"))[0]).toEqual(first);
});
