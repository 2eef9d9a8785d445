import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { freshDatabase } from "../../../tests/support/database.ts";
import type { Database } from "../database/database.ts";
import { enterAct, leaveAct } from "./enterAct.ts";
import { forgetAnswers } from "./idempotency.ts";
import { newRequestKey } from "./requestKey.ts";

const { app, serving, owner } = await freshDatabase();
await app.insertInto("administration").values({ administration_id: "c_i703", name: "Ente" }).execute();

const HOUR = 3_600_000;
const request = (key: string) => ({ administration: "c_i703", key, person: "anna", action: "x" });
const enter = (tx: Database, key: string) => enterAct(tx, request(key), { capacity: "commandLine" }, {});

/** Keeps an answer under a key, so many hours ago. */
async function keep(key: string, hoursAgo: number): Promise<string> {
  await app.transaction().execute(async (tx) => {
    await enter(tx, key);
    await leaveAct(tx, request(key), { object: "y", content: {}, answer: {} });
  });
  await sql`
    update idempotency set recorded_at = recorded_at - make_interval(hours => ${hoursAgo}),
      kept_until = kept_until - make_interval(hours => ${key.charAt(14) === "7" ? 0 : hoursAgo})
    where key = ${key}`.execute(owner);
  return key;
}

const kept = async () => (await sql<{ key: string }>`select key from idempotency`.execute(owner)).rows.map(({ key }) => key).toSorted();

const find = (key: string) => app.transaction().execute(async (tx) => (await enter(tx, key)).earlier);

test("an answer goes an hour after its key holds no more, so that no request finds neither", async () => {
  const drawn = (hours: number) => newRequestKey(Date.now() - hours * HOUR);
  const [holding, refused, past] = [await keep(drawn(167), 166), await keep(drawn(168.5), 167), await keep(drawn(169.1), 168)];
  const [once, onceLongAgo] = [await keep(randomUUID(), 167), await keep(randomUUID(), 170)];
  const named = await keep("demonstration valdora 2024", 10_000);
  expect(await forgetAnswers(serving, 1000)).toBe(2);
  expect(await kept()).toEqual([holding, refused, once, named].toSorted());
  expect(await find(holding)).toEqual({ answer: {} });
  expect(await find(refused)).toEqual({ answer: {} });
  expect(await find(past)).toBe("keyTooOld");
  expect(await find(onceLongAgo)).toBeUndefined();
});

test("a key drawn before an answer that was deleted, by a clock that was ahead, is refused; one drawn after it holds", async () => {
  const drawn = (hours: number) => newRequestKey(Date.now() - hours * HOUR);
  const [deleted, before, after] = [drawn(20), drawn(30), drawn(10)];
  await keep(deleted, 20);
  await sql`update idempotency set kept_until = kept_until - interval '30 days' where key = ${deleted}`.execute(owner);
  await sql`delete from forgotten_answers`.execute(owner);
  expect(await forgetAnswers(serving, 1000)).toBe(1);
  await sql`update forgotten_answers set until = until + interval '30 days', day = day + 30`.execute(owner); // as a clock a month ahead would have deleted it
  expect([await find(deleted), await find(before), await find(after)]).toEqual(["keyTooOld", "keyTooOld", undefined]);
});

test("an answer of a clock that was ahead, once deleted, refuses no key of now, and lets none through that was drawn before another", async () => {
  const drawn = (hours: number) => newRequestKey(Date.now() - hours * HOUR);
  const [deleted, after, ahead] = [drawn(20), drawn(10), drawn(-720)];
  await sql`delete from forgotten_answers`.execute(owner);
  await keep(deleted, 20);
  await keep(ahead, 0);
  await sql`delete from idempotency where key in (${deleted}, ${ahead})`.execute(owner); // as the erasure of a person, or a clock two months ahead
  expect([await find(deleted), await find(after), await find(ahead)]).toEqual(["keyTooOld", undefined, "keyTooOld"]);
});

test("a key of any moment that a key can tell is answered", async () => {
  const [first, last] = ["00000000-0000-7000-8000-000000000000", "ffffffff-ffff-7fff-bfff-ffffffffffff"];
  expect([await find(first), await find(last)]).toEqual(["keyTooOld", "keyTooOld"]);
});

test("no more go at a time than were asked for", async () => {
  await sql`
    insert into idempotency (administration_id, key, person, action, answer, kept_until)
    select 'c_i703', 'long ago ' || n, 'x', 'x', '{}', now() - interval '1 day' from generate_series(1, 150) n`.execute(owner);
  expect([await forgetAnswers(serving, 100), await forgetAnswers(serving, 100)]).toEqual([100, 50]);
});
