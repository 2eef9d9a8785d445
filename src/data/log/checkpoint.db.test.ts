import { generateKeyPairSync } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "../../../tests/support/database.ts";
import { appendAuditLine } from "./auditLog.ts";
import { addCheckpoints, checkpointText, loadCheckpoints } from "./checkpoint.ts";
import { openDatabasePool } from "../database/database.ts";
import { asSealer, sealLog } from "./sealLog.ts";
import { isSignedWith, readSigningKey } from "./signature.ts";

const { app, urlOf } = await freshDatabase();
const sealer = openDatabasePool(urlOf("sealer"), { max: 2 });
const superuser = openDatabasePool(urlOf("superuser"), { max: 1 });
afterAll(() => Promise.all([sealer.destroy(), superuser.destroy()]));

const key = readSigningKey(generateKeyPairSync("ed25519").privateKey.export({ format: "pem", type: "pkcs8" }).toString())!;

beforeAll(() => app.insertInto("administration").values({ administration_id: "c_i703", name: "Ente" }).execute());

const write = async (action: string) => {
  const track = { track: "plan", state: "open" } as const;
  await appendAuditLine(app, { administration: "c_i703", year: 2023, person: "anna", action, object: "x", track, content: {} });
  await sealLog(sealer);
};

/** Does something to the past, as who owns the server may. */
const tamper = (statement: string) =>
  superuser.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    await sql.raw(statement).execute(tx);
  });

const made = async () => (await addCheckpoints(sealer, key))?.made.map(({ size, reason }) => [size, reason]);

test("there is none while nothing is sealed, then a first one, then none until something happens", async () => {
  expect(await made()).toEqual([]);
  await write("plan.import");
  expect(await made()).toEqual([["1", "week"]]);
  await write("plan.import");
  expect(await made()).toEqual([]);
});

test("a recorded act is followed by one at once", async () => {
  await write("rules.approve");
  expect(await made()).toEqual([["3", "act"]]);
  expect(await made()).toEqual([]);
});

test("a week later there is one, if something was sealed since", async () => {
  await tamper("update checkpoint set made_at = made_at - interval '8 days'");
  expect(await made()).toEqual([]);
  await write("plan.import");
  expect(await made()).toEqual([["4", "week"]]);
});

test("it is signed with our key over its text, and read back to the microsecond", async () => {
  const [last] = await loadCheckpoints(app, "c_i703");
  expect(last).toMatchObject({ size: "4", reason: "week", publicKey: key.publicKey.toString("hex") });
  expect(last!.madeAt).toMatch(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
  expect(checkpointText(last!).split("\n")).toHaveLength(8);
  expect(isSignedWith(key.publicKey, checkpointText(last!), Buffer.from(last!.signature, "hex"))).toBe(true);
  expect(isSignedWith(key.publicKey, checkpointText({ ...last!, size: "5" }), Buffer.from(last!.signature, "hex"))).toBe(false);
});

test("on request there is one in any case; while another sealer is at work there is none", async () => {
  const asked = await addCheckpoints(sealer, key, { onRequest: true });
  expect(asked?.made.map(({ size, reason }) => [size, reason])).toEqual([["4", "request"]]);
  expect(await asSealer(sealer, () => made())).toBeUndefined();
});

test("a chain that no longer is what was signed is not signed over, and is told", async () => {
  await tamper("update chain set hash = sha256('x') where seq = 4");
  await write("rules.approve");
  expect(await addCheckpoints(sealer, key, { onRequest: true })).toEqual({ made: [], broken: ["c_i703"] });
});

test("what is no key of Ed25519 is none", () => {
  const other = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ format: "pem", type: "pkcs8" }).toString();
  expect([readSigningKey(other), readSigningKey("nulla")]).toEqual([undefined, undefined]);
  expect(isSignedWith(Buffer.alloc(32, 0xff), "x", Buffer.alloc(64))).toBe(false);
  expect(isSignedWith(Buffer.alloc(31), "x", Buffer.alloc(64))).toBe(false);
});
