import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { passableFolder } from "../../tests/support/passableFolder.ts";
import { emptyDatabase, freshDatabase } from "../../tests/support/database.ts";
import { migrate } from "../data/database/migrate.ts";
import { openDatabase } from "./openDatabase.ts";

const fresh = await freshDatabase();

const place = passableFolder();
afterAll(() => rmSync(place, { recursive: true, force: true }));

const onServer = (url: string) => openDatabase({ kind: "server", url, ownerUrl: undefined, sealerUrl: undefined, publicUrl: undefined });

test("a server that is up to date is opened with the app role", async () => {
  const { commandLine: db, close } = await onServer(fresh.urlOf("app"));
  expect(await db.selectFrom("administration").selectAll().execute()).toEqual([]);
  await close();
});

test("a server is sealed by the role it was given for that, or by none", async () => {
  const unsealed = await onServer(fresh.urlOf("app"));
  expect(unsealed.sealing).toBeUndefined();
  await unsealed.close();
  const settings = {
    kind: "server",
    url: fresh.urlOf("app"),
    ownerUrl: undefined,
    sealerUrl: fresh.urlOf("sealer"),
    publicUrl: undefined,
  } as const;
  const sealed = await openDatabase({ ...settings, keyFile: "/run/chiave.pem" });
  expect(sealed.sealing).toEqual({ url: fresh.urlOf("sealer"), keyFile: "/run/chiave.pem" });
  await sealed.close();
});

test("a server that is behind is refused, and left as it is", async () => {
  const { urlOf } = await emptyDatabase();
  const refusal = "La struttura della base dati non è aggiornata (manca: foundation, plan, ";
  await expect(onServer(urlOf("app"))).rejects.toThrow(refusal);
  await expect(onServer(urlOf("app"))).rejects.toThrow("avvii «traguardo migrate»");
  await migrate(urlOf("owner"));
  await (await onServer(urlOf("app"))).close();
});

test("a server is not opened with a role that has too much power", async () => {
  await expect(onServer(fresh.urlOf("owner"))).rejects.toThrow("Traguardo non si avvia con il ruolo «traguardo_owner»");
});

test("a server that does not answer is said so in words", async () => {
  await expect(onServer("postgres://nobody@127.0.0.1:1/none")).rejects.toThrow(
    "Il server della base dati indicato in DATABASE_URL non risponde",
  );
});

test("a command joins the server of a Traguardo running on the folder, and leaves it running", async () => {
  const folder = { kind: "embedded", dataFolder: join(place, "kept") } as const;
  const keeper = await openDatabase(folder);
  const joined = await openDatabase(folder, { joins: true });
  await joined.commandLine.insertInto("administration").values({ administration_id: "c_i703", name: "Comune" }).execute();
  await joined.close();
  expect(await keeper.serving.selectFrom("administration").select("name").execute()).toEqual([{ name: "Comune" }]);
  await expect(openDatabase(folder)).rejects.toThrow("è già in uso da un altro Traguardo");
  await keeper.close();
});

test("with nothing running a command starts the server itself", async () => {
  const { commandLine: db, close } = await openDatabase({ kind: "embedded", dataFolder: join(place, "alone") }, { joins: true });
  expect(await db.selectFrom("administration").selectAll().execute()).toEqual([]);
  await close();
});
