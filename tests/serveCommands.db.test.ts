import { existsSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { serverProcesses, untilNoServer } from "./support/embeddedPrograms.ts";
import { passableFolder } from "./support/passableFolder.ts";
import { freshDatabase } from "./support/database.ts";
import { runProgram, startServing, startServingWith } from "./support/program.ts";
import { ROOT } from "./support/sourceFiles.ts";
import { besideVersion } from "./support/startWords.ts";

const place = passableFolder();
afterAll(async () => {
  await untilNoServer(place);
  rmSync(place, { recursive: true });
});

test.each([
  ["start", "SIGINT"],
  ["start", "SIGTERM"],
  ["demo", "SIGINT"],
  ["demo", "SIGTERM"],
] as const)("%s answers at the address it prints, and ends in order on %s, its database with it", async (command, signal) => {
  const folder = join(place, `${command} con spazi`);
  const serving = await startServing(command, "--port", "0", "--data", folder);
  expect((await fetch(serving.address)).status).toBe(200);
  expect(serverProcesses(folder)).not.toEqual([]);
  const { code, stdout, stderr } = await serving.stop(signal);
  expect({ code, stdout }).toEqual({ code: 0, stdout: `Traguardo è pronto: ${serving.address}/\n` });
  const said = stderr.replace(/^Preparo una base dati nuova .*\n/, "");
  expect(command === "demo" ? said : besideVersion(said)).toMatch(command === "demo" ? /^$/ : /^Manca l'indirizzo pubblico del sito .*\n$/);
  expect(await untilNoServer(folder)).toBeLessThan(20_000);
  await expect(fetch(serving.address)).rejects.toThrow();
});

test("a second start on the same folder is refused in words at once, while commands work beside the first", async () => {
  const folder = join(place, "in uso");
  const serving = await startServing("start", "--port", "0", "--data", folder);
  const times: number[] = [];
  for (let i = 0; i < 3; i += 1) {
    const { code, stdout, stderr, milliseconds } = await runProgram("start", "--port", "0", "--data", folder);
    expect({ code, stdout, stderr }).toEqual({
      code: 1,
      stdout: "",
      stderr: `La cartella dei dati «${folder}» è già in uso da un altro Traguardo. Lo chiuda prima di avviarne un secondo, oppure indichi un'altra cartella con --data.\n`,
    });
    times.push(milliseconds);
  }
  expect(Math.min(...times)).toBeLessThan(2000); // the machine may have been busy with something else, not each time

  const { code } = await runProgram("import", join(ROOT, "demo", "settimo-torinese-2023.txt"), "--year", "2023", "--data", folder);
  expect(code).toBe(0);
  expect((await runProgram("publish", "--year", "2023", "--data", folder)).code).toBe(0);
  const home = await fetch(serving.address);
  expect(home.url).toBe(`${serving.address}/locale/2023`);
  expect(await home.text()).toContain("89,19 %");
  expect((await serving.stop()).code).toBe(0);
});

test("on a server without the key of accesses start says so, with the command that makes one", async () => {
  const { urlOf } = await freshDatabase();
  const serving = await startServingWith(
    { DATABASE_URL: urlOf("app"), DATABASE_PUBLIC_URL: urlOf("publicReader"), TRAGUARDO_KEY: "" },
    "start",
    "--port",
    "0",
  );
  const { stderr } = await serving.stop();
  expect(stderr).toContain("Nessuno può accedere: manca TRAGUARDO_KEY, la chiave dell'installazione. Ne faccia una con\n  node -p ");
});

test("a port that is taken is refused in words", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as AddressInfo;
  const { code, stdout, stderr } = await runProgram("start", "--port", String(port), "--data", join(place, "porta"));
  other.close();
  expect({ code, stdout, stderr }).toEqual({
    code: 1,
    stdout: "",
    stderr: `La porta ${port} è già in uso: ne scelga un'altra con --port, o 0 per una qualsiasi libera.\n`,
  });
  expect(existsSync(join(place, "porta"))).toBe(false);
});

test("demo --prepare fills the folder and ends; once more changes nothing", async () => {
  const folder = join(place, "preparata");
  for (let i = 0; i < 2; i += 1) {
    const { code, stdout, stderr } = await runProgram("demo", "--prepare", "--data", folder);
    const isNew = i === 0 ? `Preparo una base dati nuova (cartella ${folder}).\n` : "";
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: `Scritto: dimostrazione pronta (cartella ${folder}).\n`, stderr: isNew });
  }
  for (const [administration, year, words] of [
    ["c_i703", "2023", "66 diviso 74, per cento: 89,19 %."],
    ["valdora", "2024", "26 diviso 35, per cento: 74,29 %."],
    ["valdora", "2025", "26 diviso 35, per cento: 74,29 %."],
  ] as const) {
    const { stdout } = await runProgram("explain", "quota-raggiunti", "--administration", administration, "--year", year, "--data", folder);
    expect(stdout).toContain(words);
  }
});

test("the examples of explain --help answer on the demonstration as they are printed", async () => {
  const { stdout } = await runProgram("explain", "--help");
  const examples = stdout.split("\n").flatMap((line) => (line.startsWith("  traguardo explain ") ? [line.trim().split(" ").slice(1)] : []));
  expect(examples).toHaveLength(6);
  for (const words of examples) {
    const { code, stdout: said } = await runProgram(...words, "--data", join(place, "preparata"));
    expect([words, code, said]).toEqual([words, 0, expect.stringContaining("Come si arriva a questo numero")]);
  }
});

test("demo refuses a folder that holds a real administration, and writes nothing into it", async () => {
  const folder = join(place, "vera");
  await runProgram(
    "import",
    join(ROOT, "demo", "settimo-torinese-2023.txt"),
    "--year",
    "2023",
    "--administration",
    "c_i703",
    "--data",
    folder,
  );
  for (const prepare of [["--prepare"], ["--port", "0"]]) {
    const { code, stdout, stderr } = await runProgram("demo", ...prepare, "--data", folder);
    expect([code, stdout, stderr]).toEqual([
      1,
      "",
      expect.stringMatching(/^Qui ci sono i dati di un ente vero: .* una cartella nuova con --data/),
    ]);
  }
  expect((await runProgram("role", "list", "--data", folder)).stdout).toBe("Non è stato ancora dato nessun incarico.\n");
  expect((await runProgram("explain", "obiettivi", "--year", "2026", "--data", folder)).stderr).toContain("Anni presenti: 2023.");
});

test.each([
  [
    "an address of another machine",
    ["--host", "192.0.2.1", "--data", join(place, "altrove")],
    "«192.0.2.1» non è un indirizzo di questo computer",
  ],
  ["a file in place of the data folder", ["--data", join(ROOT, "package.json")], "in quel punto c'è un file, non una cartella"],
  ["a folder where none can be made", ["--data", "/proc/traguardo"], "il sistema non permette di creare cartelle in quel punto"],
])("start with %s is refused in words", async (_, words, sentence) => {
  const { code, stderr } = await runProgram("start", "--port", "0", ...words);
  expect(code).toBe(1);
  expect(stderr).toContain(sentence);
});
