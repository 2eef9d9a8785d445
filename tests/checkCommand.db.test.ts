import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { untilNoServer } from "./support/embeddedPrograms.ts";
import { passableFolder } from "./support/passableFolder.ts";
import { runProgram } from "./support/program.ts";
import { ROOT } from "./support/sourceFiles.ts";

const place = passableFolder();
const data = join(place, "dati");
const check = (...words: string[]) => runProgram("check", "--year", "2023", "--data", data, ...words);

beforeAll(async () => {
  const report = join(ROOT, "demo", "settimo-torinese-2023.txt");
  const { code, stderr } = await runProgram("import", report, "--year", "2023", "--administration", "c_i703", "--data", data);
  if (code !== 0) throw new Error(stderr);
});
afterAll(async () => {
  await untilNoServer(place);
  rmSync(place, { recursive: true });
});

type Told = {
  readonly findings: readonly (Readonly<Record<string, unknown>> & { readonly check: string; readonly line: number | null })[];
  readonly good: readonly { readonly name: string; readonly message: string }[];
};

test("check tells programs every finding with its line, article and remedy, and what is good", async () => {
  const { code, stdout } = await check("--json");
  const { findings, good } = JSON.parse(stdout) as Told;
  expect(code).toBe(0);
  expect(findings).toHaveLength(94);
  expect(findings.find(({ check: name }) => name === "impossibleDate")).toEqual({
    check: "impossibleDate",
    severity: "high",
    line: 265,
    subject: "POLITICHE GIOVANILI: Bilancio Partecipativo: Azioni collegate ai processi partecipativi…",
    message: "Il target dice «Entro 31/06/2023». Questa data non esiste: giugno ha 30 giorni. Intendeva 30/06/2023?",
    remedy: "Scrivere il giorno giusto; se il piano è approvato, con una variazione.",
    article: "d.lgs. 150/2009, art. 5, c. 2, lett. d)",
    name: "impossibleDate:2023-059",
    objective: "2023-059",
    accepted: null,
  });
  expect(findings.find(({ check: name }) => name === "noWeight")?.line).toBeNull();
  expect(good).toContainEqual({ name: "hasOutcome", message: "74 obiettivi su 74 hanno un esito." });
});

test("check prints the note, and writes it for the meeting", async () => {
  const { code, stdout } = await check();
  expect(code).toBe(0);
  expect(stdout).toContain("Il controllo ha 94 segnalazioni: 16 gravi, 61 da migliorare, 17 da chiarire.");
  const pdf = join(place, "nota.pdf");
  expect((await check("--out", pdf)).code).toBe(0);
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe("%PDF-");
});

test("a finding is accepted with a reason and shown apart; without one it is not", async () => {
  const finding = "impossibleDate:2023-059";
  const refused = await check("--accept", finding);
  expect([refused.code, refused.stderr]).toEqual([1, "Manca il motivo: una segnalazione si accetta dicendo perché.\n"]);
  const accepted = await check("--accept", finding, "--reason", "Corretta con la variazione di luglio.");
  expect(accepted.code).toBe(0);
  expect(accepted.stdout).toContain("93 segnalazioni");
  expect(accepted.stdout.replace(/\s+/g, " ")).toContain("Corretta con la variazione di luglio.");
  expect((await check("--withdraw", finding)).stdout).toContain("94 segnalazioni");
});

test.each([
  [["--out", "nota.doc"], 2, "«nota.doc»: scelga un file che finisce in .pdf, .html, .txt."],
  [["--accept", "a", "--withdraw", "b"], 2, "Scelga tra --accept e --withdraw."],
  [["--reason", "perché sì"], 2, "Il motivo serve con --accept."],
  [["--accept", "noSuch:1", "--reason", "sì"], 1, "Questa segnalazione non c'è, o non c'è più"],
  [["--out", "/nessuna/cartella/nota.txt"], 1, "Non riesco a scrivere «/nessuna/cartella/nota.txt»"],
] as const)("check %j is refused in words", async (words, code, sentence) => {
  const run = await check(...words);
  expect(run.code).toBe(code);
  expect(run.stderr).toContain(sentence);
  expect(existsSync("nota.doc")).toBe(false);
});
