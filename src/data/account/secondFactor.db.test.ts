import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { freshDatabase } from "../../../tests/support/database.ts";
import { insertAccount, linkPerson } from "./account.ts";
import { anybodyHasSecondFactor, confirmFactor, findFactor, proposeFactor, readsOnlyUntil } from "./secondFactor.ts";
import { openSession } from "./session.ts";

const { app, owner } = await freshDatabase();

test("somebody has a second factor once it is confirmed, though nobody reads those of others", async () => {
  const id = (await insertAccount(app, { mail: "a@ente.example", name: "Anna Inventata" }))!;
  await proposeFactor(app, id, Buffer.alloc(40, 1));
  expect(await anybodyHasSecondFactor(app)).toBe(false);
  await confirmFactor(app, id, (await findFactor(app, id, "proposed"))!.id);
  expect(await anybodyHasSecondFactor(app)).toBe(true);
});

test("whose second factor was taken away while a clock was a month ahead only reads for a day from when they sign in, not for a month", async () => {
  await sql`insert into administration (administration_id, name) values ('c_i703', 'Comune')`.execute(owner);
  const id = (await insertAccount(app, { mail: "b@ente.example", name: "Bice Inventata" }))!;
  await linkPerson(app, id, "c_i703", "B-1");
  const signIn = async () => {
    await openSession(app, { tokenHash: randomBytes(32), accountId: id, means: "secondFactor" });
    const until = await readsOnlyUntil(app, "c_i703", "B-1");
    return until && Math.round((until.getTime() - Date.now()) / 3_600_000);
  };
  const resetInDays = (days: number) => sql`update account set factor_reset_at = now() + make_interval(days => ${days})`.execute(owner);
  await resetInDays(30);
  expect([await signIn(), await signIn()]).toEqual([24, 24]);
  await resetInDays(-2);
  expect(await signIn()).toBeUndefined();
});
