import { expect, test } from "vitest";
import { readDatabaseSettings } from "./settings.ts";

test("without an address the database is our own, in the folder given", () => {
  expect(readDatabaseSettings({ dataFolder: "/srv/dati" }, {})).toEqual({ kind: "embedded", dataFolder: "/srv/dati" });
});

test("with an address it is that server; empty variables count as missing", () => {
  expect(readDatabaseSettings({}, { DATABASE_URL: "postgres://app@db/t", DATABASE_OWNER_URL: "" })).toEqual({
    kind: "server",
    url: "postgres://app@db/t",
    ownerUrl: undefined,
  });
});

test("who seals the log and the key that signs its checkpoints are given apart", () => {
  const env = {
    DATABASE_URL: "postgres://app@db/t",
    DATABASE_SEALER_URL: "postgres://sealer@db/t",
    CHECKPOINT_KEY_FILE: "/run/chiave.pem",
  };
  expect(readDatabaseSettings({}, env)).toEqual({
    kind: "server",
    url: "postgres://app@db/t",
    ownerUrl: undefined,
    sealerUrl: "postgres://sealer@db/t",
    keyFile: "/run/chiave.pem",
  });
  expect(() => readDatabaseSettings({}, { DATABASE_SEALER_URL: "postgres://sealer@db/t" })).toThrow(
    "C'è DATABASE_SEALER_URL ma non DATABASE_URL",
  );
});

test("a folder and an address together are refused: data must not go where nobody expects them", () => {
  expect(() => readDatabaseSettings({ dataFolder: "/srv/dati" }, { DATABASE_URL: "postgres://app@db/t" })).toThrow(
    "scelga dove stanno i dati",
  );
});

test("an address of the owner alone is refused", () => {
  expect(() => readDatabaseSettings({}, { DATABASE_OWNER_URL: "postgres://owner@db/t" })).toThrow(
    "C'è DATABASE_OWNER_URL ma non DATABASE_URL",
  );
});
