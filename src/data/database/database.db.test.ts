import { sql } from "kysely";
import { expect, test } from "vitest";
import { freshDatabase } from "../../../tests/support/database.ts";
import { openDatabasePool } from "./database.ts";

const { app, urlOf } = await freshDatabase();

test.each([
  // in SQL                                         arrives as
  ["date '2023-06-30'", "2023-06-30"],
  ["date '0044-03-15 BC'", "0044-03-15 BC"],
  ["12.50::numeric", "12.50"],
  ["12345678901234567890.123::numeric", "12345678901234567890.123"],
  ["9007199254740993::bigint", 9007199254740993n],
  ["array[date '2023-06-30', null]", ["2023-06-30", null]],
  ["array[12.50, 0.1]::numeric[]", ["12.50", "0.1"]],
  ["array[9007199254740993, null]::bigint[]", [9007199254740993n, null]],
  ["42::integer", 42],
  ["timestamptz '2023-06-30 23:59:59+02'", new Date("2023-06-30T21:59:59Z")],
  ["null::date", null],
])("%s arrives without loss", async (expression, expected) => {
  const { rows } = await sql<{ value: unknown }>`select ${sql.raw(expression)} as value`.execute(app);
  expect(rows[0]?.value).toEqual(expected);
});

test("days are written as they are, whatever the time zone of the process", async () => {
  const { rows } = await sql<{ day: string }>`select ${"2023-12-31"}::date as day`.execute(app);
  expect(rows).toEqual([{ day: "2023-12-31" }]);
});

test("Italian names sort as in a dictionary", async () => {
  const { rows } = await sql<{ word: string }>`
    select word from unnest(array['zeta', 'Età', 'è', 'a']) as word order by word collate "it-x-icu"`.execute(app);
  expect(rows.map(({ word }) => word)).toEqual(["a", "è", "Età", "zeta"]);
});

test("a connection cut by the server, idle or amid a transaction, does not end the process", async () => {
  const lost: string[] = [];
  const db = openDatabasePool(urlOf("app"), { onLost: ({ message }) => lost.push(message) });
  const superuser = openDatabasePool(urlOf("superuser"));
  const cut = async (pid: number) => {
    await sql`select pg_terminate_backend(${pid}, 5000)`.execute(superuser);
    await new Promise((resolve) => setTimeout(resolve, 50));
  };
  const pidOf = async (at: typeof db) => (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(at)).rows[0]!.pid;

  await cut(await pidOf(db));
  const amid = db.transaction().execute(async (tx) => {
    await cut(await pidOf(tx));
    await sql`select 1`.execute(tx);
  });
  await expect(amid).rejects.toThrow();
  expect(lost.length).toBeGreaterThanOrEqual(2);
  expect(await pidOf(db)).toBeGreaterThan(0);
  await Promise.all([db.destroy(), superuser.destroy()]);
});
