import { expect, test } from "vitest";
import { freshDatabase } from "../../tests/support/database.ts";
import { insertAccount } from "./account.ts";
import { anybodyHasSecondFactor, confirmFactor, findFactor, proposeFactor } from "./secondFactor.ts";

const { app } = await freshDatabase();

test("somebody has a second factor once it is confirmed, though nobody reads those of others", async () => {
  const id = (await insertAccount(app, { mail: "a@ente.example", name: "Anna Inventata" }))!;
  await proposeFactor(app, id, Buffer.alloc(40, 1));
  expect(await anybodyHasSecondFactor(app)).toBe(false);
  await confirmFactor(app, id, (await findFactor(app, id, "proposed"))!.id);
  expect(await anybodyHasSecondFactor(app)).toBe(true);
});
