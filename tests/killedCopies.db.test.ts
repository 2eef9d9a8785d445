import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { untilNoServer } from "./support/embeddedPrograms.ts";
import { IS_LONG, tellFigure } from "./support/longTier.ts";
import { passableFolder } from "./support/passableFolder.ts";
import { runProgram, startServing } from "./support/program.ts";
import { ROOT } from "./support/sourceFiles.ts";

// Copies and restores are ended at any moment by kill -9: what is there afterwards is of before or whole.

const place = passableFolder();
const house = join(place, "casa");
const copies = join(place, "copie");
const keys = join(place, "chiavi.json");
const copy = join(place, "copia.zip");
afterAll(async () => {
  await untilNoServer(place);
  rmSync(place, { recursive: true });
});
beforeAll(async () => {
  await (await startServing("demo", "--port", "0", "--data", house)).stop();
  mkdirSync(copies);
  await done("backup", copy, "--keys", keys, "--data", house);
});

async function done(...words: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runProgram(...words);
  if (code !== 0) throw new Error(`${words.join(" ")}: ${stderr}`);
  return stdout;
}

/** Runs the program and kills it after so many milliseconds; says whether it had come to its end. */
async function killed(after: number, ...words: readonly string[]): Promise<boolean> {
  const child = spawn(process.execPath, [join(ROOT, "bin", "traguardo.js"), ...words], { stdio: "ignore" });
  const ended = new Promise<boolean>((resolve) => child.once("close", (code) => resolve(code === 0)));
  await Promise.race([delay(after), ended]);
  child.kill("SIGKILL");
  const cameToItsEnd = await ended;
  await untilNoServer(place);
  return cameToItsEnd;
}

const TRIES = IS_LONG ? 50 : 2;

/** Moments spread over what the whole lasts, the same each time. */
const momentOf = (attempt: number, whole: number) => Math.round(((attempt + 0.5) / TRIES) * whole);

async function lastsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

test("[T36] a copy that is killed leaves no file under its name, or a whole one; the next throws away what was begun", async () => {
  const whole = await lastsOf(() => done("backup", "--to", copies, "--keep", "1", "--data", house));
  let [before, half, after] = [0, 0, 0];
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const known = new Set(readdirSync(copies));
    const isDone = await killed(momentOf(attempt, whole), "backup", "--to", copies, "--keep", "5", "--data", house);
    const made = readdirSync(copies).filter((name) => !known.has(name));
    if (made.some((name) => name.endsWith(".parziale"))) half += 1;
    else if (made.length > 0 || isDone) after += 1;
    else before += 1;
    for (const name of readdirSync(copies).filter((each) => each.endsWith(".zip")))
      expect(await done("restore", join(copies, name), "--check")).toMatch(/^La copia è intera\./);
    await delay(1_000); // copies have the second in their name
  }
  await done("backup", "--to", copies, "--keep", "1", "--data", house);
  expect(readdirSync(copies)).toEqual(["cancellazioni.csv", expect.stringMatching(/^traguardo-[0-9a-f]{6}-\d{8}T\d{6}Z\.zip$/)]);
  tellFigure(`copies killed: ${String(TRIES)}; nothing there ${String(before)}, begun ${String(half)}, whole ${String(after)}`);
});

test("[T36] a restore that is killed leaves no Traguardo, or a whole one; begun again it comes to its end", async () => {
  const words = (folder: string) => ["restore", copy, "--keys", keys, "--data", folder];
  const whole = await lastsOf(() => done(...words(join(place, "misura"))));
  let [before, after] = [0, 0];
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const folder = join(place, `ripristino ${String(attempt)}`);
    await killed(momentOf(attempt, whole), ...words(folder));
    if (existsSync(join(folder, "postgres"))) after += 1;
    else {
      before += 1;
      await done(...words(folder));
    }
    expect(await done("verify", "--data", folder)).toContain("Il registro è integro");
    expect(await done("installation", "--data", folder)).toContain("non entra nessuno");
    expect(readdirSync(folder).filter((name) => name.startsWith("in-corso-"))).toEqual([]);
    rmSync(folder, { recursive: true });
  }
  tellFigure(`restores killed: ${String(TRIES)}; nothing there ${String(before)}, whole ${String(after)}`);
});
