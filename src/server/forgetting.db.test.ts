import { sql } from "kysely";
import { expect, test } from "vitest";
import { freshDatabase } from "../../tests/support/database.ts";
import { startForgetting } from "./forgetting.ts";

const { app, serving, owner } = await freshDatabase();

test("what no request can ask for again goes when the program starts, part by part, and every so often; what may be asked for stays", async () => {
  await app.insertInto("administration").values({ administration_id: "c_i703", name: "Ente" }).execute();
  const add = (name: string, count: number, days: number) =>
    sql`
      insert into idempotency (administration_id, key, person, action, answer, kept_until)
      select 'c_i703', ${name}::text || n, 'x', 'x', '{}', now() + make_interval(days => ${days}) from generate_series(1, ${count}) n`.execute(
      owner,
    );
  const kept = async () => (await sql<{ key: string }>`select key from idempotency`.execute(owner)).rows.map(({ key }) => key);
  await add("past ", 2500, -1);
  await add("held ", 1, 1);
  const forgetting = startForgetting(serving, 20);
  await expect.poll(kept).toEqual(["held 1"]);
  await add("past later ", 3, -1);
  await expect.poll(kept).toEqual(["held 1"]);
  await forgetting.stop();
});
