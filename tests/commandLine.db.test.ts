import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { serverProcesses } from "./support/embeddedPrograms.ts";
import { passableFolder } from "./support/passableFolder.ts";
import { runProgram, startServing } from "./support/program.ts";
import { ROOT } from "./support/sourceFiles.ts";

const place = passableFolder();
afterAll(() => rmSync(place, { recursive: true, force: true }));

const SETTIMO = join(ROOT, "demo", "settimo-torinese-2023.txt");
const settimo = readFileSync(SETTIMO, "utf8");
const data = (name: string) => ["--data", join(place, name)];

function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(place, name);
  writeFileSync(path, content);
  return path;
}

const importing = (file: string, folder: string, ...words: string[]) =>
  runProgram("import", file, "--year", "2023", ...data(folder), ...words);
const read = (text: string) => JSON.parse(text) as Record<string, unknown>;
const none = { partlyAchieved: 0, notAssessable: 0, neutralised: 0, unknown: 0 };

describe("import --json, on the report of Settimo Torinese", () => {
  test("the first time everything is added, by the eight groups", async () => {
    const { code, stdout } = await importing(SETTIMO, "settimo", "--json");
    expect(code).toBe(0);
    const report = read(stdout);
    expect(report).toMatchObject({
      administration: { code: "locale", name: "Comune di Settimo Torinese" },
      objectives: 74,
      outcomes: { achieved: 66, notAchieved: 8, ...none },
      added: 74,
      changed: 0,
      unchanged: 0,
      missing: [],
      refused: [],
    });
    expect(report["units"]).toEqual([
      { name: "Obiettivi trasversali", objectives: 2, outcomes: { achieved: 2, notAchieved: 0, ...none } },
      { name: "Segretario Generale", objectives: 4, outcomes: { achieved: 4, notAchieved: 0, ...none } },
      { name: "Settore Territorio", objectives: 34, outcomes: { achieved: 30, notAchieved: 4, ...none } },
      { name: "Servizio sicurezza del territorio", objectives: 2, outcomes: { achieved: 2, notAchieved: 0, ...none } },
      { name: "Settore Servizi Generali: Area Amministrativa", objectives: 7, outcomes: { achieved: 5, notAchieved: 2, ...none } },
      { name: "Settore Servizi Generali: Area Finanziaria – Risorse Umane", objectives: 9, outcomes: { achieved: 8, notAchieved: 1, ...none } },
      { name: "Settore Servizi alla persona: Area Politiche Educative ed inclusione", objectives: 2, outcomes: { achieved: 2, notAchieved: 0, ...none } },
      { name: "Settore Servizi alla persona: Area Servizi al cittadino e alle imprese", objectives: 14, outcomes: { achieved: 13, notAchieved: 1, ...none } },
    ]); // prettier-ignore
    expect((report["merged"] as { kept: string; spellings: string[] }[]).map(({ kept, spellings }) => [kept, spellings.length])).toEqual([
      ["Settore Servizi Generali: Area Finanziaria – Risorse Umane", 2],
      ["Settore Servizi alla persona: Area Servizi al cittadino e alle imprese", 2],
    ]);
  });

  test("again it changes nothing; a flipped outcome is one change", async () => {
    expect(read((await importing(SETTIMO, "settimo", "--json")).stdout)).toMatchObject({ added: 0, changed: 0, unchanged: 74 });
    const flipped = fileOf("flipped.txt", settimo.replace("NON RAGGIUNTO", "RAGGIUNTO"));
    expect(read((await importing(flipped, "settimo", "--json")).stdout)).toMatchObject({ added: 0, changed: 1, unchanged: 73 });
    await importing(SETTIMO, "settimo");
  });
});

describe("what is refused", () => {
  const words = "Settore Città\nTitolo\tDescrizione\tTarget\tEsito\nBiblioteca\tApertura\tEntro 31/12/2023\tRAGGIUNTO\n";

  test.each([
    ["an empty file", fileOf("empty.txt", ""), "Il file è vuoto."],
    ["a binary file", fileOf("binary.txt", Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 1])), "Il file non è un testo"],
    ["a file of 11 MB", fileOf("large.txt", Buffer.alloc(11 * 1024 * 1024, "a")), "Il file supera i 10 MB"],
    ["a file in Windows-1252", fileOf("windows.txt", Buffer.from(words, "latin1")), "Il file non è in UTF-8"],
    ["a letter", fileOf("letter.txt", "Gentile sindaco,\nsaluti.\n"), "Nel file non c'è una tabella di obiettivi"],
    ["a missing file", join(place, "missing.txt"), "non c'è o non si può leggere"],
    ["a folder", place, "non c'è o non si può leggere"],
  ])("%s is refused in words, and nothing is written", async (_, file, message) => {
    const { code, stdout, stderr } = await importing(file, "refused", "--json");
    expect([code, stderr]).toEqual([1, expect.stringContaining(message)]);
    if (!message.startsWith("non c'è")) expect(read(stdout)).toMatchObject({ objectives: 0, added: 0, refused: [{ field: "file" }] });
    expect(stderr).not.toMatch(/^\s+at /m);
    expect((await runProgram("report", "--year", "2023", ...data("refused"))).stderr).toContain("Non c'è ancora nessun piano");
  });

  test("a row cut in the middle refuses the file and is named, and the counts say what would have been", async () => {
    const { code, stdout } = await importing(fileOf("cut.txt", `${words}Orti\tBan`), "refused", "--json", "--name", "Comune di Prova");
    expect(code).toBe(1);
    expect(read(stdout)).toMatchObject({
      objectives: 1,
      added: 1,
      refused: [{ line: 4, field: "riga", text: "Orti | Ban", message: "Il file finisce a metà di questa riga." }],
    });
    expect((await runProgram("report", "--year", "2023", ...data("refused"))).code).toBe(1);
  });

  test("a trial writes nothing", async () => {
    const trial = await importing(SETTIMO, "refused", "--dry-run");
    expect([trial.code, trial.stdout]).toEqual([0, expect.stringContaining("non è stato scritto nulla")]);
    expect((await runProgram("report", "--year", "2023", ...data("refused"))).code).toBe(1);
  });

  test("another administration's document asks which one, and two ask to choose", async () => {
    const other = fileOf("other.txt", `Comune di Altrove\n\n${words}`);
    expect((await importing(other, "settimo")).stderr).toContain("Il documento parla di un'altra amministrazione");
    expect((await importing(other, "settimo", "--administration", "altrove")).code).toBe(0);
    const unchosen = await runProgram("report", "--year", "2023", ...data("settimo"));
    expect([unchosen.code, unchosen.stderr]).toEqual([2, expect.stringContaining("(altrove, locale)")]);
  });
});

test.each([
  ["boh"],
  ["import"],
  ["import", SETTIMO],
  ["import", SETTIMO, "--year", "duemila"],
  ["import", SETTIMO, "--year", "2023", "--boh"],
  ["import", SETTIMO, "--year", "2023", "--administration", "Città"],
  ["report"],
  ["report", "--year", "2023", "--format", "doc"],
  ["report", "--year", "2023", "--format", "pdf"],
  ["start", "--port", "tanta"],
  ["explain"],
])("a wrong call is told with the right one: %s %s %s %s %s", async (...words) => {
  const { code, stderr } = await runProgram(...words);
  expect(code).toBe(2);
  expect(stderr).toContain("traguardo");
  expect(stderr).not.toMatch(/^\s+at /m);
});

test.each(["start", "demo", "import", "report", "explain", "migrate"])("%s has its own help, in Italian", async (command) => {
  const { code, stdout } = await runProgram(command, "--help");
  expect([code, stdout]).toEqual([0, expect.stringMatching(new RegExp(`^traguardo ${command}[^]*(cartella|dimostrazione)`))]);
});

describe("report and explain", () => {
  const reporting = (...words: string[]) =>
    runProgram("report", "--year", "2023", "--administration", "locale", ...data("settimo"), ...words);

  test.each(["txt", "html", "json"])(
    "the Relazione as %s tells the figures, the grid, both readings and what is missing",
    async (format) => {
      const { code, stdout } = await reporting("--format", format);
      expect(code).toBe(0);
      for (const words of ["74", "66", "89,19 %", "114", "79,72 %", "13,29 %", "15", "Importi non riportati nel documento"])
        expect(stdout).toContain(words);
    },
  );

  test("the Relazione as PDF is tagged, and written whole or not at all", async () => {
    const out = join(place, "relazione.pdf");
    expect((await reporting("--format", "pdf", "--out", out)).code).toBe(0);
    const pdf = readFileSync(out, "latin1");
    expect(pdf.startsWith("%PDF-")).toBe(true);
    expect(pdf).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/);
    const lost = await reporting("--format", "txt", "--out", join(place, "nowhere", "relazione.txt"));
    expect([lost.code, lost.stderr]).toEqual([1, expect.stringContaining("Non riesco a scrivere")]);
  });

  test("a figure and an objective are explained; what is not there is told", async () => {
    const explaining = (what: string) => runProgram("explain", what, "--administration", "locale", ...data("settimo"));
    expect((await explaining("quota-raggiunti")).stdout).toContain("66 diviso 74, per cento: 89,19 %.");
    expect((await explaining("2023-059")).stdout).toContain("Questa data non esiste: giugno ha 30 giorni.");
    const unknown = await explaining("boh");
    expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining("Non c'è nessun numero «boh»")]);
  });
});

describe("start and demo", () => {
  test("a second start on a folder is refused at once; commands join the one that runs; it ends in order", async () => {
    const serving = await startServing("start", "--port", "0", ...data("serving"));
    const second = await runProgram("start", "--port", "0", ...data("serving"));
    expect([second.code, second.stderr]).toEqual([1, expect.stringContaining("è già in uso da un altro Traguardo")]);
    expect(second.milliseconds).toBeLessThan(2000);
    expect((await importing(SETTIMO, "serving")).code).toBe(0);
    expect(await (await fetch(`${serving.address}/locale/2023`)).text()).toContain("Performance 2023");
    expect((await serving.stop("SIGTERM")).code).toBe(0);
    expect(serverProcesses(join(place, "serving"))).toEqual([]);
  });

  test("a port that is taken is told", async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const { port } = taken.address() as { port: number };
    const { code, stderr } = await runProgram("start", "--port", String(port), ...data("settimo"));
    taken.close();
    expect([code, stderr]).toEqual([1, expect.stringContaining(`La porta ${String(port)} è già in uso`)]);
  });

  test("demo --prepare fills the folder and ends", async () => {
    expect((await runProgram("demo", "--prepare", ...data("demonstration"))).code).toBe(0);
    const { stdout } = await runProgram("explain", "raggiunti", ...data("demonstration"));
    expect(stdout).toContain("Gli obiettivi raggiunti sono 66 su 74.");
  });
});
