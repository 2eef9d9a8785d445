import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "../../tests/support/database.ts";
import { passableFolder } from "../../tests/support/passableFolder.ts";
import { appendAuditLine } from "../data/log/auditLog.ts";
import { findSigningKey, lostSigningKeyWords, makeAnotherSigningKey, readOrMakeSigningKey, trustedKeysIn } from "./keyFile.ts";
import { startSealing } from "./sealing.ts";

const { app, owner, urlOf } = await freshDatabase();
const place = passableFolder();
afterAll(() => rmSync(place, { recursive: true }));
const keyFile = join(place, "chiave.pem");

beforeAll(() => app.insertInto("administration").values({ administration_id: "c_i703", name: "Ente" }).execute());

const write = (action: "plan.import" | "plan.approve" = "plan.import") =>
  appendAuditLine(app, {
    administration: "c_i703",
    year: 2023,
    person: "anna",
    action,
    object: "x",
    track: { track: "plan", state: "open" },
    content: {},
  });
const sealed = async () => (await app.selectFrom("chain").select("seq").execute()).length;
const signed = async () => (await app.selectFrom("checkpoint").select("size").execute()).length;

test("it seals at once, and what is left when it stops; it signs with the key it was given", async () => {
  await write();
  const troubles: string[] = [];
  const sealing = await startSealing({ url: urlOf("sealer"), keyFile }, (trouble) => troubles.push(trouble));
  await expect.poll(sealed).toBe(1);
  await expect.poll(signed).toBe(1);
  await write();
  await sealing.stop();
  expect([await sealed(), troubles]).toEqual([2, []]);
});

test("without a key it seals and signs nothing", async () => {
  await write();
  await (await startSealing({ url: urlOf("sealer"), keyFile: undefined }, () => undefined)).stop();
  expect([await sealed(), await signed()]).toEqual([3, 1]);
});

test("the key is made once, for our eyes only, and one that is none is refused in words", async () => {
  const made = readOrMakeSigningKey(join(place, "nuova.pem"));
  expect(statSync(join(place, "nuova.pem")).mode & 0o777).toBe(0o600);
  expect(findSigningKey(join(place, "nuova.pem"))?.publicKey).toEqual(made.publicKey);
  writeFileSync(join(place, "guasta.pem"), "nulla");
  const broken = startSealing({ url: urlOf("sealer"), keyFile: join(place, "guasta.pem") }, () => undefined);
  await expect(broken).rejects.toThrow("non contiene una chiave privata Ed25519");
  expect(() => readOrMakeSigningKey(join(place, "altrove", "x.pem"))).toThrow("Non riesco a scrivere la chiave");
});

test("a key that has signed and is missing is never replaced in silence: it is told, nothing is signed, and once it is back it signs", async () => {
  const troubles: string[] = [];
  const key = readFileSync(keyFile);
  rmSync(keyFile);
  const before = await signed();
  const sealing = await startSealing({ url: urlOf("sealer"), keyFile }, (trouble) => troubles.push(trouble));
  await write("plan.approve"); // an act: another is due
  await sealing.stop();
  expect([existsSync(keyFile), await signed(), troubles]).toEqual([false, before, [lostSigningKeyWords(keyFile)]]);
  writeFileSync(keyFile, key);
  await (await startSealing({ url: urlOf("sealer"), keyFile }, (trouble) => troubles.push(trouble))).stop();
  expect([await signed(), troubles.length]).toEqual([before + 1, 1]);
});

test("another key made on purpose remembers those it took the place of", () => {
  const file = join(place, "altra.pem");
  const earlier = ["ab".repeat(32), "cd".repeat(32)];
  const key = makeAnotherSigningKey(file, earlier);
  expect(trustedKeysIn(file)).toEqual([key.publicKey.toString("hex"), ...earlier]);
  expect(trustedKeysIn(join(place, "nessuna.pem"))).toEqual([]);
});

test("a role that may do more than seal does not seal", async () => {
  await expect(startSealing({ url: urlOf("owner"), keyFile }, () => undefined)).rejects.toThrow("DATABASE_SEALER_URL");
  const wrong = new URL(urlOf("sealer"));
  wrong.password = "sbagliata";
  await expect(startSealing({ url: wrong.href, keyFile }, () => undefined)).rejects.toThrow(
    "non accetta il nome o la password: controlli DATABASE_SEALER_URL",
  );
});

test("what goes wrong is told once", async () => {
  const troubles: string[] = [];
  const sealing = await startSealing({ url: urlOf("sealer"), keyFile }, (trouble) => troubles.push(trouble));
  await expect.poll(sealed).toBe(4);
  await owner.schema.alterTable("chain").renameTo("chained").execute();
  await sealing.stop();
  await owner.schema.alterTable("chained").renameTo("chain").execute();
  expect(troubles).toEqual([expect.stringContaining("Il registro delle operazioni non si riesce a sigillare, riprovo: ")]);
});
