import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { untilNoServer } from "./support/embeddedPrograms.ts";
import { passableFolder } from "./support/passableFolder.ts";
import { runProgram, runProgramWith, startServing } from "./support/program.ts";
import { ROOT } from "./support/sourceFiles.ts";

const place = passableFolder();
afterAll(async () => {
  await untilNoServer(place);
  rmSync(place, { recursive: true });
});

const folder = join(place, "dati");
const settings = (...words: string[]) => runProgram("settings", ...words, "--data", folder);

test("in the first hour: what an administration says of itself, the address people use, and a folder that is not there", async () => {
  const missing = join(place, "manca");
  const lost = await runProgram("settings", "--data", missing);
  expect([lost.code, lost.stderr]).toEqual([
    1,
    expect.stringContaining(`La cartella dei dati «${missing}» non esiste: non è stato creato nulla.`),
  ]);

  await runProgram("import", join(ROOT, "demo", "valdora-2026.txt"), "--year", "2026", "--data", folder);
  const before = await runProgram("import", join(ROOT, "demo", "valdora-2025.txt"), "--year", "2025", "--data", folder);
  expect(before.stdout).toMatch(
    /\nImportati 35 obiettivi nel 2025 di Comune di Valdora.* \(cartella .*dati\)\.\nLo vede soltanto l'ufficio, finché non si pubblica: traguardo publish --year 2025 --administration locale\n$/,
  );

  expect((await settings()).stdout).toMatch(/^ufficio\tda indicare\nposta\tda indicare\n/);
  const written = await settings("posta=performance@comune.example");
  expect(written.stdout).toMatch(
    /\nposta\tperformance@comune\.example\tdal \d\d\/\d\d\/\d{4}\n[^]*\nScritto: posta di locale \(cartella .*\)\.\n$/,
  );
  expect((await settings("dichiarazione-accessibilita=https://altrove.example/1")).stderr).toContain(
    "comincia con https://form.agid.gov.it/",
  );
  expect((await settings("fax=1")).code).toBe(2);
  await settings("telefono=011 123456");
  await settings("telefono=");

  const invite = ["account", "add", "--mail", "a@comune.example", "--name", "Anna Inventata", "--data", folder];
  const unknown = await runProgram(...invite);
  expect(unknown.stdout).toMatch(/\n\/\S+\nSegue l'indirizzo del sito, che qui non si sa ancora/);
  expect(unknown.stdout).not.toContain("localhost");
  const again = ["account", "invite", "--mail", "a@comune.example", "--data", folder];
  expect((await runProgramWith({ PUBLIC_URL: "https://dove.comune.example" }, ...again)).stdout).toContain(
    "\nhttps://dove.comune.example/",
  );

  await runProgram("publish", "--year", "2025", "--data", folder);
  const serving = await startServing("start", "--port", "0", "--public-url", "https://performance.comune.example", "--data", folder);
  const page = await (await fetch(`${serving.address}/informazioni`)).text();
  expect(page).toContain('<a href="mailto:performance@comune.example">performance@comune.example</a>');
  expect(page).not.toContain("011 123456");
  expect(await (await fetch(`${serving.address}/privacy`)).text()).toContain("performance@comune.example");
  expect(await (await fetch(`${serving.address}/accessibilita`)).text()).toContain("Dichiarazione di accessibilità: da indicare");
  expect((await runProgram(...again)).stdout).toContain("\nhttps://performance.comune.example/");
  await serving.stop();
});

test("without a public address start says so once, and nothing takes it from the request", async () => {
  const serving = await startServing("start", "--port", "0", "--data", join(place, "senza indirizzo"));
  expect((await fetch(`${serving.address}/sitemap.xml`)).status).toBe(404);
  expect(await (await fetch(`${serving.address}/robots.txt`)).text()).not.toContain("Sitemap");
  expect(await (await fetch(`${serving.address}/api`)).text()).not.toContain(serving.address);
  const { stderr } = await serving.stop();
  expect(stderr.match(/Manca l'indirizzo pubblico del sito/g)).toHaveLength(1);
});
