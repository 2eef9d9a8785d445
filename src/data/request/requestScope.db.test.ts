import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { freshDatabase } from "../../../tests/support/database.ts";
import { openDatabasePool } from "../database/database.ts";
import { inRequest } from "./requestScope.ts";
import { transact } from "../database/transact.ts";

const { urlOf, owner } = await freshDatabase();
const db = openDatabasePool(urlOf("app"), { max: 2 });
const superuser = openDatabasePool(urlOf("superuser"), { max: 1 });
afterAll(() => Promise.all([db.destroy(), superuser.destroy()]));
await sql`create table tried (n int)`.execute(owner);
await sql`grant all on tried to public`.execute(owner);

/** How many statements that sleep the server is at work on. */
async function underWay(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and query like '%pg_sleep%' and state = 'active' and pid <> pg_backend_pid()`.execute(superuser);
  return rows[0]!.count;
}

const connections = async () => {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
  return rows[0]!.pid;
};

async function until(isSo: () => Promise<boolean>, milliseconds = 3_000): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error("It did not come to be so");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test("the statement of a reader who has left ends at the server, and its connection goes to nobody else", async () => {
  const before = await connections();
  const reader = new AbortController();
  const reading = inRequest({ milliseconds: 60_000, left: reader.signal }, () => sql`select pg_sleep(30)`.execute(db));
  await until(async () => (await underWay()) === 1);
  reader.abort();
  await expect(reading).rejects.toMatchObject({ name: "RequestOver", why: "left" });
  await until(async () => (await underWay()) === 0);
  expect(await connections()).not.toBe(before);
});

test("a request that takes longer than it may ends in the same way, and keeps nothing", async () => {
  const writing = inRequest({ milliseconds: 300 }, () =>
    transact(db, async (tx) => {
      await sql`insert into tried values (1)`.execute(tx);
      await sql`select pg_sleep(30)`.execute(tx);
      return { keep: true, value: undefined };
    }),
  );
  await expect(writing).rejects.toMatchObject({ name: "RequestOver", why: "late" });
  await until(async () => (await underWay()) === 0);
  expect((await sql`select * from tried`.execute(owner)).rows).toEqual([]);
});

test("between two statements it ends too: the second one is not begun", async () => {
  const reader = new AbortController();
  const reading = inRequest({ milliseconds: 60_000, left: reader.signal }, () =>
    transact(db, async (tx) => {
      await sql`select 1`.execute(tx);
      reader.abort();
      await sql`insert into tried values (2)`.execute(tx);
      return { keep: true, value: undefined };
    }),
  );
  await expect(reading).rejects.toMatchObject({ why: "left" });
  expect((await sql`select * from tried`.execute(owner)).rows).toEqual([]);
});

test("a statement that ends soon is let end, and its connection goes on, with nothing begun on it", async () => {
  const before = await connections();
  const reader = new AbortController();
  const reading = inRequest({ milliseconds: 60_000, left: reader.signal }, () =>
    transact(db, async (tx) => {
      const slow = sql`insert into tried select 3 from pg_sleep(0.2)`.execute(tx);
      await until(async () => (await underWay()) === 1);
      reader.abort();
      await slow;
      return { keep: true, value: undefined };
    }),
  );
  await expect(reading).rejects.toMatchObject({ why: "left" });
  const { rows } = await sql<{
    pid: number;
    begun: string | null;
  }>`select pg_backend_pid() as pid, pg_current_xact_id_if_assigned()::text as begun`.execute(db);
  expect(rows).toEqual([{ pid: before, begun: null }]);
  expect((await sql`select * from tried`.execute(owner)).rows).toEqual([]);
});

test("a reader who had left before asks nothing of the server", async () => {
  const left = AbortSignal.abort();
  await expect(inRequest({ milliseconds: 60_000, left }, () => sql`select 1`.execute(db))).rejects.toMatchObject({ why: "left" });
});

test("what goes on after the answer does not end with the request, nor does a request that is done", async () => {
  let after: Promise<unknown> | undefined;
  const reader = new AbortController();
  const answer = await inRequest({ milliseconds: 200, left: reader.signal }, async () => {
    const { rows } = await sql<{ n: number }>`select 7 as n`.execute(db);
    after = new Promise((resolve) => setTimeout(resolve, 50)).then(() => sql`select pg_sleep(0.4)`.execute(db));
    return rows[0]!.n;
  });
  reader.abort();
  expect(answer).toBe(7);
  await after;
});

test("others go on while one is ended", async () => {
  const reader = new AbortController();
  const left = inRequest({ milliseconds: 60_000, left: reader.signal }, () => sql`select pg_sleep(30)`.execute(db));
  const stays = inRequest({ milliseconds: 60_000 }, () => sql<{ n: number }>`select 1 as n, pg_sleep(0.5)`.execute(db));
  await until(async () => (await underWay()) === 2);
  reader.abort();
  await expect(left).rejects.toMatchObject({ why: "left" });
  expect((await stays).rows[0]!.n).toBe(1);
});
