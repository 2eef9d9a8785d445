import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, publishedOf } from "./support/database.ts";
import { passableFolder } from "./support/passableFolder.ts";
import { runProgramWith } from "./support/program.ts";
import { ROOT } from "./support/sourceFiles.ts";
import { listPublishedYears, loadPublishedReport } from "../src/data/publication/publishedYear.ts";

const { app, urlOf } = await freshDatabase();
const place = passableFolder();
const run = (...words: string[]) => runProgramWith({ DATABASE_URL: urlOf("app"), TRAGUARDO_KEY: "07".repeat(32) }, ...words);
const asFiled = readFileSync(join(ROOT, "demo/valdora-2026.txt"), "utf8");
const changed = join(place, "variato.txt");

beforeAll(async () => {
  writeFileSync(changed, asFiled.replace("non oltre 150 giorni", "non oltre 160 giorni"));
  await run("import", join(ROOT, "demo/valdora-2026.txt"), "--year", "2026", "--administration", "valdora");
});
afterAll(() => rmSync(place, { recursive: true }));

const ACT = "Giunta comunale; 91; 22/12/2025";
const at = ["--year", "2026"];

test("what is asked wrongly changes nothing, and says why", async () => {
  for (const [words, code, said] of [
    [["approve", ...at], 2, "Manca --act"],
    [["approve", ...at, "--act", "Giunta; 91"], 2, "non è un atto"],
    [["approve", ...at, "--act", "Giunta; 91; 22/12/2999"], 1, "deve ancora venire"],
    [["approve", ...at, "--act", ACT, "--from", "21/12/2025"], 1, "Non può valere da prima della data dell'atto"],
    [["approve", ...at, "--act", ACT, "--container", "luna"], 2, "--container è uno tra piao, peg, pdo, altro"],
    [["approve", "--year", "2031", "--act", ACT], 1, "Del 2031 non c'è nulla"],
    [["return", ...at, "--note", "Manca un peso"], 1, "non è stato inviato"],
    [["submit", ...at, "--act", ACT], 2, "--act non va con submit"],
    [["vary", ...at, "--act", "Giunta; 98; 10/07/2026"], 1, "Il piano non è ancora approvato"],
    [["vary", ...at, "--objective", "2026-001"], 2, "Manca --state"],
    [["vary", ...at, "--reject", "--reason", "x"], 2, "Dica quale variazione"],
    [["vary", ...at, "--number", "tre", "--withdraw"], 2, "non è il numero di una variazione"],
    [["show", ...at, "--in-force-on", "31/02/2026"], 2, "non è un giorno del calendario"],
  ] as const) {
    const answer = await run("plan", ...words);
    expect([words, answer.code, answer.stderr.includes(said), answer.stdout]).toEqual([words, code, true, ""]);
  }
  expect((await run("plan", "vary", ...at)).stdout).toBe("Versione 1: bozza.\nNessuna variazione aspetta un atto.\n");
});

test("a plan is submitted and approved; an import then asks for a variation, that an act approves; both days are answered", async () => {
  const submitted = await run("plan", "submit", ...at);
  expect([submitted.code, submitted.stdout.split("\n")[0]]).toEqual([0, "Il piano del 2026 è inviato a chi lo approva: 35 obiettivi."]);
  const refused = await run("import", changed, ...at);
  expect([refused.code, refused.stderr.includes("Il piano è stato inviato a chi lo approva")]).toEqual([1, true]);
  const approved = await run("plan", "approve", ...at, "--act", ACT, "--container", "piao");
  expect([approved.code, approved.stdout.split("\n")[0]]).toEqual([
    0,
    "Il piano del 2026 è approvato: Giunta comunale, n. 91 del 22/12/2025, in vigore dal 22/12/2025, 35 obiettivi.",
  ]);
  expect((await run("plan", "approve", ...at, "--act", ACT)).stderr).toContain("è già approvato");
  const imported = await run("import", changed, ...at);
  expect([imported.code, imported.stdout.split("\n").at(-2)]).toEqual([
    0,
    "Il piano approvato resta com'è: 1 variazione aspetta un atto. Per vederle e approvarle: traguardo plan vary --year 2026 --administration valdora",
  ]);
  const listed = (await run("plan", "vary", ...at)).stdout.split("\n");
  expect(listed.slice(1, 4)).toEqual([
    "Variazione 1, bozza: modifica di 2026-031.",
    "  - Indicatore 1, valore atteso: non oltre 150 giorni → non oltre 160 giorni",
    "Aspettano un atto: 1.",
  ]);
  const proposed = await run(
    "plan",
    "vary",
    ...at,
    "--objective",
    "2026-004",
    "--state",
    "sospeso",
    "--reason",
    "Norma rinviata",
    "--cause",
    "norma",
  );
  expect([proposed.code, proposed.stdout.split("\n")[0]]).toEqual([0, "Proposta la variazione 2: 2026-004 sospeso."]);
  const bare = await run("plan", "vary", ...at, "--act", "Giunta comunale; 98; 10/07/2026");
  expect([bare.code, bare.stderr.includes("Alla variazione 1 manca il motivo")]).toEqual([1, true]);
  const varied = await run(
    "plan",
    "vary",
    ...at,
    "--act",
    "Giunta comunale; 98; 10/07/2026",
    "--reason",
    "Concorso rinviato",
    "--cause",
    "esterna",
    "--from",
    "12/07/2026",
  );
  expect([varied.code, varied.stdout.split("\n")[0]]).toEqual([
    0,
    "Approvate: variazione 1 (2026-031), variazione 2 (2026-004). Giunta comunale, n. 98 del 10/07/2026, in vigore dal 12/07/2026; versione 2 del piano.",
  ]);
  const suspended = async (...words: string[]) => (await run("plan", "show", ...at, ...words)).stdout.includes("\tsospeso");
  expect([await suspended(), await suspended("--in-force-on", "11/07/2026"), await suspended("--in-force-on", "12/07/2026")]).toEqual([
    true,
    false,
    true,
  ]);
  expect((await run("plan", "show", ...at, "--known-on", "01/01/2026")).stdout).toBe(
    "Piano del 2026, per quanto era registrato il 01/01/2026: 0 obiettivi.\n",
  );
  const late = await run(
    "plan",
    "vary",
    ...at,
    "--objective",
    "2026-004",
    "--state",
    "in vigore",
    "--reason",
    "Norma in vigore",
    "--cause",
    "norma",
  );
  expect(late.code).toBe(0);
  expect((await run("plan", "vary", ...at, "--number", "3", "--withdraw", "--reason", "Un errore")).stdout.split("\n")[0]).toBe(
    "La variazione 3 è ritirata.",
  );
  expect((await run("plan", "vary", ...at, "--number", "3", "--reject", "--reason", "x")).stderr).toContain("è già decisa");
});

test("publish --act records the approval first, and once; another act is refused, and nothing is published", async () => {
  await run("import", join(ROOT, "demo/valdora-2025.txt"), "--year", "2025", "--administration", "valdora");
  const of = ["--year", "2025", "--administration", "valdora"];
  const ahead = await run("publish", ...of, "--act", "Giunta comunale; 5; 20/01/2999");
  expect([ahead.code, ahead.stderr.includes("deve ancora venire")]).toEqual([1, true]);
  expect(await listPublishedYears(publishedOf(app), "valdora")).toEqual([]);
  const published = await run("publish", ...of, "--act", "Giunta comunale; 5; 20/01/2025");
  expect([published.code, published.stdout.split("\n").slice(0, 2)]).toEqual([
    0,
    [
      "Approvato il piano del 2025: Giunta comunale, n. 5 del 20/01/2025.",
      expect.stringContaining("Pubblicato il 2025 di valdora, versione 1"),
    ],
  ]);
  const again = await run("publish", ...of, "--act", "Giunta comunale; 5; 20/01/2025");
  expect([again.code, again.stdout.startsWith("Nulla di nuovo")]).toEqual([0, true]);
  const other = await run("publish", ...of, "--act", "Giunta comunale; 6; 21/01/2025", "--reason", "x");
  expect([other.code, other.stderr.includes("è già approvato")]).toEqual([1, true]);
  expect((await run("publish", ...of, "--withdraw", "--reason", "x", "--act", ACT)).code).toBe(2);
  const [year] = await listPublishedYears(publishedOf(app), "valdora");
  expect((await loadPublishedReport(publishedOf(app), year!))?.approval?.act).toEqual({
    organ: "Giunta comunale",
    number: "5",
    date: "2025-01-20",
  });
});

test("a name of the register in the texts: nothing is published before somebody has read where it stands, and says that it may", async () => {
  const body = ["--administration", "nomi"];
  const [plan, staff] = [join(place, "piano.csv"), join(place, "personale.csv")];
  writeFileSync(
    plan,
    "Settore;Titolo;Indicatore;Target;Fonte\nSettore Verde;Alberi affidati a Prova Ermenegilda;Numerico;almeno 10;Registro\n",
  );
  writeFileSync(
    staff,
    "Matricola;Cognome e nome;Area;Unità;Dal\nN-1;Ermenegilda Prova;istruttori;Settore Verde;01/01/2020\nN-2;Alberi Assente;istruttori;Settore Verde;01/01/2020\n",
  );
  expect((await run("import", plan, "--year", "2026", ...body, "--name", "Ente dei nomi")).code).toBe(0);
  expect((await run("import", "--staff", staff, "--new-units", ...body)).code).toBe(0);
  const refused = await run("publish", ...at, ...body, "--act", ACT);
  expect([refused.code, refused.stdout, refused.stderr.trim().split("\n")]).toEqual([
    1,
    "Approvato il piano del 2026: Giunta comunale, n. 91 del 22/12/2025.\n",
    [
      "Non è stato pubblicato nulla: nei testi ci sono nomi del personale.",
      "  - Titolo di 2026-001: Ermenegilda Prova",
      "Li tolga, e ripeta il comando; se devono essere pubblici, aggiunga --with-names.",
    ],
  ]);
  expect((await listPublishedYears(publishedOf(app), "nomi")).length).toBe(0);
  const published = await run("publish", ...at, ...body, "--act", ACT, "--with-names");
  expect([published.code, published.stdout.startsWith("Pubblicato il 2026 di nomi, versione 1")]).toEqual([0, true]);
  expect((await run("publish", ...at, ...body)).stdout.startsWith("Nulla di nuovo")).toBe(true);
});
