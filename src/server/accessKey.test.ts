import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readAccessKey } from "./accessKey.ts";

const dataFolder = mkdtempSync(join(tmpdir(), "traguardo-chiave-"));
afterAll(() => rmSync(dataFolder, { recursive: true }));

const SERVER = { kind: "server", url: "postgres://x", ownerUrl: undefined, sealerUrl: undefined } as const;

test("beside the embedded database the key is made once, readable by its owner alone", () => {
  const key = readAccessKey({ kind: "embedded", dataFolder });
  expect(key).toHaveLength(32);
  expect(readAccessKey({ kind: "embedded", dataFolder })).toEqual(key);
  if (process.platform !== "win32") expect(statSync(join(dataFolder, "chiave-accessi")).mode & 0o777).toBe(0o600);
  writeFileSync(join(dataFolder, "chiave-accessi"), "altro");
  expect(() => readAccessKey({ kind: "embedded", dataFolder })).toThrow("copia di sicurezza");
});

test("on a server the key is in the environment, and without it there is none", () => {
  expect(readAccessKey(SERVER, { TRAGUARDO_KEY: "ab".repeat(32) })).toEqual(Buffer.alloc(32, 0xab));
  expect(readAccessKey(SERVER, {})).toBeUndefined();
  expect(() => readAccessKey(SERVER, { TRAGUARDO_KEY: "ab" })).toThrow("TRAGUARDO_KEY");
});
