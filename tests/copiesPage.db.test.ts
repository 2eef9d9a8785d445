import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { untilNoServer } from "./support/embeddedPrograms.ts";
import { passableFolder } from "./support/passableFolder.ts";
import { runProgram, startServing } from "./support/program.ts";
import { ROOT } from "./support/sourceFiles.ts";

// The page for who administers the server, walked with its own commands and nothing else.

const place = passableFolder();
const page = readFileSync(join(ROOT, "docs", "copie-e-aggiornamenti.md"), "utf8");
const blocksOf = (language: string) =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, "gm"))].map(([, block]) => block!);

/** The folders of the page, here. */
const HERE = [
  ["/var/lib/traguardo", "dati"],
  ["/srv/copie", "copie"],
  ["/media/chiavi", "chiavi"],
] as const;
const here = (text: string) => HERE.reduce((all, [there, name]) => all.replaceAll(there, join(place, name)), text);

/** The words of a command, as a shell cuts them. */
const wordsOf = (command: string) => [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);

beforeAll(async () => {
  for (const name of ["copie", "chiavi"]) mkdirSync(join(place, name));
  const { code, stderr } = await runProgram(
    ...["import", join(ROOT, "demo", "settimo-torinese-2023.txt"), "--year", "2023", "--data", join(place, "dati")],
  );
  if (code !== 0) throw new Error(stderr);
  await (await startServing("start", "--port", "0", "--data", join(place, "dati"))).stop(); // makes the keys
});
afterAll(async () => {
  await untilNoServer(place);
  rmSync(place, { recursive: true });
});

test("every command of the page does what the page says, one after the other, with nothing guessed", async () => {
  const commands = blocksOf("sh").flatMap((block) => block.trim().split("\n"));
  expect(commands.length).toBe(10);
  for (const command of commands) {
    const [npx, program, ...words] = wordsOf(here(command));
    expect([npx, program]).toEqual(["npx", "traguardo"]);
    const { code, stdout, stderr } = await runProgram(...words);
    expect([command, code, code === 0 ? "" : `${stdout}${stderr}`]).toEqual([command, 0, ""]);
  }
  expect(existsSync(join(place, "dati-ripristinata", "postgres"))).toBe(true);
  const { stdout } = await runProgram("installation", "--data", join(place, "dati-ripristinata"));
  expect(stdout).toMatch(
    /^È al suo posto dal .*, quando ha preso quello di un'altra \(Il server di prima si è rotto\): non trattiene nulla\.\n$/,
  );
});

test("the files for systemd run the command of the page, at the hour of the timer", () => {
  const [service, timer] = blocksOf("ini");
  const command = /^ExecStart=\/usr\/bin\/(.*)$/m.exec(service!)![1]!;
  expect(blocksOf("sh").join("")).toContain(`${command}\n`);
  expect(timer).toMatch(/^OnCalendar=\*-\*-\* 02:00:00$/m);
});

test("every command named in the page exists, with the options it is given", async () => {
  const named = [...page.matchAll(/traguardo ([a-z]+)((?: [^`\n]*)?)/g)].filter(([, name]) => !["copia"].includes(name!));
  expect(named.length).toBeGreaterThan(15);
  for (const [, name, rest] of named) {
    const { code, stdout } = await runProgram(name!, "--help");
    expect([name, code]).toEqual([name, 0]);
    for (const [option] of rest!.matchAll(/--[a-z-]+/g)) if (option !== "--help") expect(stdout, `${name!} ${option}`).toContain(option);
  }
});
