import { beforeAll, expect, test } from "vitest";
import { aKey } from "../../../../tests/support/aLog.ts";
import { freshDatabase } from "../../../../tests/support/database.ts";
import { appendAuditLine } from "../../../data/log/auditLog.ts";
import { addCheckpoints, loadCheckpoints } from "../../../data/log/checkpoint.ts";
import { openDatabasePool } from "../../../data/database/database.ts";
import { sealLog } from "../../../data/log/sealLog.ts";
import { queueCheckpointMails } from "./checkpointMails.ts";
import { readKeptCheckpoints } from "./keptCheckpoints.ts";

const { app, urlOf } = await freshDatabase();
const sealer = openDatabasePool(urlOf("sealer"), { max: 1 });
const key = aKey();
const NAMED = ["segretario@comune.example", "oiv@altrove.example"];

beforeAll(async () => {
  await app.insertInto("administration").values({ administration_id: "c_i703", name: "Ente" }).execute();
  return () => sealer.destroy();
});

const record = (action: string) =>
  appendAuditLine(app, { administration: "c_i703", year: 2023, person: "anna", action, object: "smvp 2023/1", track: { track: "setUp", state: "open" }, content: {} }); // prettier-ignore
const seal = async (onRequest = false) => {
  await sealLog(sealer);
  await addCheckpoints(sealer, key, { onRequest });
};
const mails = () => app.selectFrom("mail").select(["recipient", "subject", "body"]).orderBy("mail_id").execute();

test("the checkpoint after an act is for each named person, once, whatever instance looks and however often", async () => {
  await record("rules.approve");
  await seal();
  await Promise.all([1, 2, 3].map(() => queueCheckpointMails(app, NAMED)));
  await queueCheckpointMails(app, NAMED);
  expect((await mails()).map(({ recipient }) => recipient).sort()).toEqual([...NAMED].sort());
});

test("what is mailed is what the verifier reads, and holds nobody's name", async () => {
  const [{ body } = { body: "" }] = await mails();
  const [, kept = ""] = (body ?? "").split("\n-----\n");
  expect(readKeptCheckpoints(Buffer.from(kept))).toEqual(await loadCheckpoints(app, "c_i703"));
  expect(body).not.toContain("anna");
});

test("one made on request is not mailed, and without named people nothing is", async () => {
  await record("plan.import");
  await seal(true);
  await queueCheckpointMails(app, NAMED);
  expect(await mails()).toHaveLength(2);
  await queueCheckpointMails(app, []);
  expect(await mails()).toHaveLength(2);
});
