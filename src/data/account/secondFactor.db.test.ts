import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { freshDatabase } from "../../../tests/support/database.ts";
import { insertAccount } from "./account.ts";
import { anybodyHasSecondFactor, confirmFactor, findFactor, proposeFactor } from "./secondFactor.ts";
import { openSession, seeSession } from "./session.ts";

const { app, owner } = await freshDatabase();

test("somebody has a second factor once it is confirmed, though nobody reads those of others", async () => {
  const id = (await insertAccount(app, { mail: "a@ente.example", name: "Anna Inventata" }))!;
  await proposeFactor(app, id, Buffer.alloc(40, 1));
  expect(await anybodyHasSecondFactor(app)).toBe(false);
  await confirmFactor(app, id, (await findFactor(app, id, "proposed"))!.id);
  expect(await anybodyHasSecondFactor(app)).toBe(true);
});

test("whose second factor was taken away while a clock was a month ahead only reads for a day from when they sign in, not for a month", async () => {
  const id = (await insertAccount(app, { mail: "b@ente.example", name: "Bice Inventata" }))!;
  const signIn = async () => {
    const tokenHash = randomBytes(32);
    await openSession(app, { tokenHash, accountId: id, means: "secondFactor" });
    const until = (await seeSession(app, tokenHash, { idleMinutes: 30, absoluteMinutes: 600 }))?.readsOnlyUntil;
    return until && Math.round((until.getTime() - Date.now()) / 3_600_000);
  };
  const resetInDays = (days: number) => sql`update account set factor_reset_at = now() + make_interval(days => ${days})`.execute(owner);
  await resetInDays(30);
  expect([await signIn(), await signIn()]).toEqual([24, 24]);
  await resetInDays(-2);
  expect(await signIn()).toBeNull();
});
