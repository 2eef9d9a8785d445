import { execSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { KEY_MAKER, readAccessKey } from "./accessKey.ts";

const dataFolder = mkdtempSync(join(tmpdir(), "traguardo-chiave-"));
afterAll(() => rmSync(dataFolder, { recursive: true }));

const SERVER = { kind: "server", url: "postgres://x", ownerUrl: undefined, sealerUrl: undefined, publicUrl: undefined } as const;

const nothingSealed = () => Promise.resolve(false);
const somethingSealed = () => Promise.resolve(true);

test("beside the embedded database the key is made once, readable by its owner alone", async () => {
  const embedded = { kind: "embedded", dataFolder } as const;
  const key = await readAccessKey(embedded, nothingSealed);
  expect(key).toHaveLength(32);
  expect(await readAccessKey(embedded, somethingSealed)).toEqual(key);
  if (process.platform !== "win32") expect(statSync(join(dataFolder, "chiave-accessi")).mode & 0o777).toBe(0o600);
  writeFileSync(join(dataFolder, "chiave-accessi"), "altro");
  await expect(readAccessKey(embedded, nothingSealed)).rejects.toThrow("copia di sicurezza");
});

test("a lost key is not replaced where something was sealed with it: the words say what to do, and their command makes a key", async () => {
  const file = join(dataFolder, "chiave-accessi");
  rmSync(file, { force: true });
  const refused = readAccessKey({ kind: "embedded", dataFolder }, somethingSealed);
  await expect(refused).rejects.toThrow(`Manca il file «${file}»`);
  await expect(refused).rejects.toThrow("lo rimetta da una copia di sicurezza");
  expect(existsSync(file)).toBe(false);
  expect(execSync(KEY_MAKER, { encoding: "utf8" })).toMatch(/^[0-9a-f]{64}\n$/);
});

test("on a server the key is in the environment, and without it there is none", async () => {
  expect(await readAccessKey(SERVER, somethingSealed, { TRAGUARDO_KEY: "ab".repeat(32) })).toEqual(Buffer.alloc(32, 0xab));
  expect(await readAccessKey(SERVER, somethingSealed, {})).toBeUndefined();
  await expect(readAccessKey(SERVER, somethingSealed, { TRAGUARDO_KEY: "ab" })).rejects.toThrow("TRAGUARDO_KEY");
});
