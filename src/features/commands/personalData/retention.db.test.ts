import { sql } from "kysely";
import { beforeEach, expect, test } from "vitest";
import { freshDatabase } from "../../../../tests/support/database.ts";
import { loadRetentionTerms } from "../../../data/personal/retention.ts";
import { runRetention, setRetention } from "./retention.ts";

const { app, owner } = await freshDatabase();
await app.insertInto("administration").values({ administration_id: "c_i703", name: "Comune" }).execute();
const ambient = { db: app, administration: "c_i703", actor: { person: "S-1", capacity: "commandLine" as const } };

let keys = 0;
const once = () => ({ idempotencyKey: `retention ${String((keys += 1))}` });
const set = (days: number) => setRetention(ambient, { of: "answers", days }, once());
/** Lets hours go by for every term that was set. */
const wait = (hours: number) => sql`update retention_term set set_at = set_at - make_interval(hours => ${hours})`.execute(owner);
const deleted = async () => {
  const verdict = await runRetention(ambient, { ...once(), dryRun: true });
  return verdict.ok && (verdict.value.answers ?? 0);
};
const states = async () => (await loadRetentionTerms(app, "c_i703")).map(({ days, isInForce }) => [days, isInForce]);

beforeEach(async () => {
  await sql`truncate retention_term; truncate idempotency`.execute(owner);
  await sql`
    insert into idempotency (administration_id, key, person, action, answer, recorded_at)
    select 'c_i703', 'old ' || n, 'x', 'x', '{}', now() - make_interval(days => n) from unnest(array[20, 50, 100]) n`.execute(owner);
});

test("a term comes into force a day after it was set, and deletes nothing before", async () => {
  await set(30);
  expect([await deleted(), await states()]).toEqual([0, [[30, false]]]);
  await wait(23);
  expect([await deleted(), await states()]).toEqual([0, [[30, false]]]);
  await wait(1);
  expect([await deleted(), await states()]).toEqual([2, [[30, true]]]);
});

test("until a shorter one is in force the one before holds, and a longer one keeps from the moment it is set", async () => {
  await set(60);
  await wait(25);
  expect(await deleted()).toBe(1);
  await set(10);
  expect([await deleted(), await states()]).toEqual([1, [[60, true], [10, false]]]); // prettier-ignore
  await wait(25);
  expect([await deleted(), await states()]).toEqual([3, [[10, true]]]);
  await set(200);
  expect([await deleted(), await states()]).toEqual([0, [[10, true], [200, false]]]); // prettier-ignore
});

test("an answer that a request may still ask for stays, whatever the term", async () => {
  await sql`
    insert into idempotency (administration_id, key, person, action, answer, recorded_at, kept_until)
    values ('c_i703', 'held', 'x', 'x', '{}', now() - interval '3 days', now() + interval '4 days')`.execute(owner);
  await set(1);
  await wait(25);
  expect(await deleted()).toBe(3);
  expect(await runRetention(ambient, once())).toEqual({ ok: true, value: { answers: 3 } });
  expect((await sql<{ key: string }>`select key from idempotency where answer = '{}'`.execute(owner)).rows).toContainEqual({ key: "held" });
});

test("a trial counts what a deletion then takes; the log goes a thousand lines at a time, each with its line, until none is past", async () => {
  await sql`
    insert into audit (administration_id, recorded_at, person, action, object, salt, content, commitment)
    select 'c_i703', now() - make_interval(days => 100), 'anna', case when n % 2 = 0 then 'account.manage' else 'organisation.write' end, 'x', salt, '{}', sha256(salt || '{}')
    from generate_series(1, 2300) n, sha256(int4send(n)) as salt`.execute(owner);
  await setRetention(ambient, { of: "logContent", days: 30 }, once());
  await wait(25);
  const lines = async (action: string) =>
    (await sql<{ content: string }>`select content from audit where action = ${action} order by sequence`.execute(owner)).rows;
  const before = await lines("retention.run");
  expect(await runRetention(ambient, { ...once(), dryRun: true })).toEqual({ ok: true, value: { logContent: 2300 } });
  expect([await lines("log.erase"), await lines("retention.run")]).toEqual([[], before]);
  expect(await runRetention(ambient, once())).toEqual({ ok: true, value: { logContent: 2300 } });
  expect((await lines("log.erase")).length).toBe(2300);
  expect((await lines("retention.run")).slice(before.length).map(({ content }) => content)).toEqual([
    '{"logContent":1000}',
    '{"logContent":1000}',
    '{"logContent":300}',
  ]);
  expect(await runRetention(ambient, { ...once(), dryRun: true })).toEqual({ ok: true, value: {} });
});

test("a trial counts what a deletion takes of classes that hang on each other", async () => {
  await sql`
    with made as (insert into account (mail, name) values ('anna@ente.example', 'Anna') returning account_id),
      invited as (
        insert into invitation (account_id, token_hash, created_at, expires_at, used_at)
        select account_id, sha256('i'), now() - interval '60 days', now() - interval '53 days', now() - interval '59 days' from made returning account_id
      )
    insert into session (account_id, token_hash, invitation_hash, means, signed_in_at, created_at, last_seen_at)
    select account_id, sha256('s'), sha256('i'), 'enrolment', at, at, at from invited, (select now() - interval '59 days' as at) as day`.execute(
    owner,
  );
  await sql`
    with started as (insert into year (administration_id, year) values ('c_i703', 2020) returning administration_id, year),
      readings as (
        insert into evaluation_file (administration_id, year, file_name, sha256, content, organisation, pay, read_by, read_at)
        select administration_id, year, 'v.json', sha256('v'), 'v', '{}', '{"people":[]}', 'x', now() - make_interval(days => n)
        from started, unnest(array[800, 700]) n returning administration_id, file_number
      ), people as (
        insert into evaluated_person select administration_id, file_number, 'P-1', 'Anna' from readings returning administration_id, file_number
      ), made_unit as (insert into unit (administration_id) values ('c_i703') returning unit_id)
    insert into form (administration_id, file_number, person, from_day, to_day, unit_id, unit_written, role, evaluator, is_interim, state, content)
    select administration_id, file_number, 'P-1', '2020-01-01', '2020-12-31', unit_id, 'U', 'employee', 'D-1', false, 'final', '{}' from people, made_unit`.execute(
    owner,
  );
  for (const of of ["sessions", "invitations", "drafts"] as const) await setRetention(ambient, { of, days: 30 }, once());
  await setRetention(ambient, { of: "forms", days: 365 }, once());
  await wait(25);
  const trial = await runRetention(ambient, { ...once(), dryRun: true });
  expect(trial).toEqual({ ok: true, value: { sessions: 1, forms: 2, drafts: 1 } });
  expect(await runRetention(ambient, once())).toEqual(trial);
  expect(await runRetention(ambient, { ...once(), dryRun: true })).toEqual({ ok: true, value: { invitations: 1 } });
});

test("nobody dates a term back: the application gives no instant", async () => {
  await expect(
    sql`insert into retention_term (administration_id, class, days, set_by, set_at) values ('c_i703', 'answers', 1, 'x', '2020-01-01')`.execute(
      app,
    ),
  ).rejects.toThrow("permission denied for table retention_term");
});
