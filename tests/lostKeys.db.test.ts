import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { lostSigningKeyWords } from "../src/server/keyFile.ts";
import { untilNoServer } from "./support/embeddedPrograms.ts";
import { passableFolder } from "./support/passableFolder.ts";
import { runProgram, startServing } from "./support/program.ts";
import { ROOT } from "./support/sourceFiles.ts";
import { besideVersion, WITHOUT_ADDRESS } from "./support/startWords.ts";

const place = passableFolder();
const folder = join(place, "dati");
const key = join(folder, "chiave-registro.pem");
const aside = join(place, "messa da parte.pem");
afterAll(async () => {
  await untilNoServer(place);
  rmSync(place, { recursive: true });
});

const run = (...words: string[]) => runProgram(...words, "--data", folder);
const signedIn = (stdout: string) => (JSON.parse(stdout) as { signed: unknown[] }).signed.length;

test("a signing key that is lost is told at the start, people are served, and no other is made in silence", async () => {
  await run("import", join(ROOT, "demo", "settimo-torinese-2023.txt"), "--year", "2023");
  expect(signedIn((await run("verify", "--sign", "--json")).stdout)).toBe(1);
  renameSync(key, aside);

  const serving = await startServing("start", "--port", "0", "--data", folder);
  expect((await fetch(serving.address)).status).toBe(200);
  const { code, stdout, stderr } = await run("verify", "--sign");
  expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: "", stderr: `${lostSigningKeyWords(key)}\n` });
  expect((await run("verify")).code).toBe(0);
  expect(besideVersion((await serving.stop()).stderr)).toBe(`${lostSigningKeyWords(key)}\n${WITHOUT_ADDRESS}`);
  expect(existsSync(key)).toBe(false);
});

test("put back, it signs again", async () => {
  renameSync(aside, key);
  expect(signedIn((await run("verify", "--sign", "--json")).stdout)).toBe(1);
  const refused = await run("verify", "--sign", "--new-key");
  expect([refused.code, refused.stderr]).toEqual([1, `C'è già una chiave in «${key}»: non ne ho fatta un'altra.\n`]);
});

test("another is made by one command, and the checkpoints of before are still believed; those of a stranger's key are not", async () => {
  const before = readFileSync(key);
  rmSync(key);
  expect((await run("verify", "--new-key")).code).toBe(2);
  expect(signedIn((await run("verify", "--sign", "--new-key", "--json")).stdout)).toBe(1);
  expect(readFileSync(key, "utf8")).toMatch(/^Chiave pubblica di prima: [0-9a-f]{64}\n-----BEGIN PRIVATE KEY-----\n/);
  expect(readFileSync(key, "utf8")).not.toContain(before.toString("utf8"));
  expect((await run("verify")).code).toBe(0);

  const made = readFileSync(key, "utf8");
  writeFileSync(key, made.replace(/^Chiave pubblica di prima: .*\n/, ""));
  const stranger = await run("verify");
  expect([stranger.code, stranger.stdout]).toEqual([1, expect.stringContaining("è firmato con una chiave che non si conosce")]);
});

test("of a folder in which nothing was signed yet the key is made, as it always was", async () => {
  const fresh = join(place, "nuova");
  await (await startServing("start", "--port", "0", "--data", fresh)).stop();
  expect(existsSync(join(fresh, "chiave-registro.pem"))).toBe(true);
});
