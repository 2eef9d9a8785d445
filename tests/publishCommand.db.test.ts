import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { passableFolder } from "./support/passableFolder.ts";
import { runProgram, type Serving, startServing } from "./support/program.ts";
import { ROOT } from "./support/sourceFiles.ts";

const place = passableFolder();
const folder = join(place, "dati");
const run = (...words: readonly string[]) => runProgram(...words, "--data", folder);
let serving: Serving;

beforeAll(async () => {
  serving = await startServing("start", "--port", "0", "--data", folder);
}, 60_000);
afterAll(async () => {
  await serving.stop();
  rmSync(place, { recursive: true });
});

const get = async (path: string) => {
  const answer = await fetch(`${serving.address}${path}`, { redirect: "manual" });
  return { status: answer.status, text: await answer.text() };
};

test("three commands, each told by the one before: a town alone has its site", async () => {
  const imported = await run("import", join(ROOT, "demo", "settimo-torinese-2023.txt"), "--year", "2023", "--administration", "c_i703");
  expect(imported.stdout).toContain("finché non si pubblica: traguardo publish --year 2023 --administration c_i703\n");
  expect((await get("/c_i703/2023")).status).toBe(404);
  expect((await get("/")).text).toContain("Non è ancora pubblicato nulla");
  const { code, stdout } = await run("publish", "--year", "2023", "--administration", "c_i703");
  expect([code, stdout]).toEqual([
    0,
    `Pubblicato il 2023 di c_i703, versione 1: il piano e i risultati, 74 obiettivi (cartella ${folder}).\nPer vederlo nel sito: traguardo start\n`,
  ]);
  await expect.poll(async () => (await get("/c_i703/2023")).status, { timeout: 5_000 }).toBe(200);
});

test("again it is nothing new; what is asked wrongly changes nothing", async () => {
  expect(await run("publish", "--year", "2023")).toMatchObject({
    code: 0,
    stdout: `Nulla di nuovo: il 2023 di c_i703 è già pubblicato così (cartella ${folder}).\n`,
  });
  for (const [words, code, said] of [
    [["--year", "2031"], 1, "Del 2031 non c'è nulla."],
    [["--year", "2023", "--withdraw"], 1, "Scriva perché si ritira"],
    [["--year", "2023", "--withdraw", "--number", "9", "--reason", "Un nome"], 1, "non ha una versione pubblica con questo numero"],
    [["--year", "2023", "--withdraw", "--number", "1", "--reason", "Un nome"], 1, "È la versione in vigore"],
    [["--year", "2023", "--number", "1"], 2, "va con --withdraw"],
    [["--year", "2023", "--withdraw", "--number", "uno", "--reason", "Un nome"], 2, "non è il numero di una versione"],
  ] as const) {
    const answer = await run("publish", ...words);
    expect([words, answer.code, answer.stderr.includes(said)]).toEqual([words, code, true]);
  }
  expect((await get("/c_i703/2023")).status).toBe(200);
});

test("a year is taken back, and the server that is running says so at once", async () => {
  expect(await run("publish", "--year", "2023", "--withdraw", "--reason", "Un nome in un titolo")).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("Il 2023 di c_i703 non è più pubblico") as string,
  });
  await expect.poll(async () => (await get("/c_i703/2023")).status, { timeout: 5_000 }).toBe(410);
  const { status, text } = await get("/c_i703/2023/obiettivi/001");
  expect([status, text.includes("Un nome in un titolo")]).toEqual([410, true]);
  const silent = await run("publish", "--year", "2023");
  expect([silent.code, silent.stderr.includes("era stato ritirato dal pubblico: scriva perché")]).toEqual([1, true]);
  expect((await run("publish", "--year", "2023", "--reason", "Senza il nome")).stdout).toContain("versione 2");
  await expect.poll(async () => (await get("/c_i703/2023")).status, { timeout: 5_000 }).toBe(200);
});

test("what is imported into a year that was public is told the command with its reason, which is then asked", async () => {
  const changed = join(place, "corretto.txt");
  const report = readFileSync(join(ROOT, "demo", "settimo-torinese-2023.txt"), "utf8").replace(
    "Settimo città dei bambini",
    "Settimo città delle bambine",
  );
  writeFileSync(changed, report);
  const told = "traguardo publish --year 2023 --administration c_i703 --reason MOTIVO\n";
  expect((await run("import", changed, "--year", "2023", "--administration", "c_i703")).stdout).toContain(told);
  expect((await run("publish", "--year", "2023", "--administration", "c_i703")).code).toBe(1);
  expect((await run("publish", "--year", "2023", "--administration", "c_i703", "--reason", "Un titolo")).stdout).toContain("versione 3");
});
