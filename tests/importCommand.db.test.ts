import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { partsOf, rowOf, zipOf } from "./support/aWorkbook.ts";
import { passableFolder } from "./support/passableFolder.ts";
import { runProgram } from "./support/program.ts";
import { ROOT } from "./support/sourceFiles.ts";
import { preparing } from "./support/startWords.ts";

const place = passableFolder();
afterAll(() => rmSync(place, { recursive: true }));

const settimo = join(ROOT, "demo", "settimo-torinese-2023.txt");
const text = readFileSync(settimo, "utf8");

/** A file with some content, to be imported. */
function fileWith(name: string, content: string | Uint8Array): string {
  const path = join(place, name);
  writeFileSync(path, content);
  return path;
}

/** The document with one line changed. */
function withLine(number: number, change: (line: string) => string): string {
  return text
    .split("\n")
    .map((line, i) => (i === number - 1 ? change(line) : line))
    .join("\n");
}

const data = (name: string) => ["--data", join(place, name)];
const importInto = (name: string, file: string, ...words: string[]) =>
  runProgram("import", file, "--year", "2023", ...data(name), ...words);

/** The answer for programs. */
async function answerOf(name: string, file: string, ...words: string[]) {
  const { code, stdout, stderr } = await importInto(name, file, "--json", ...words);
  return { code, stderr, answer: JSON.parse(stdout) as Record<string, unknown> };
}

const outcomes = (achieved: number, notAchieved: number) => ({
  achieved,
  partlyAchieved: 0,
  notAchieved,
  notAssessable: 0,
  neutralised: 0,
  unknown: 0,
});

test("the report of a year goes in whole, and programs are told what it holds", async () => {
  const first = await answerOf("whole", settimo);
  expect({ ...first, answer: { ...first.answer, notes: [] } }).toEqual({
    code: 0,
    stderr: preparing(join(place, "whole")),
    answer: {
      administration: { code: "locale", name: "Comune di Settimo Torinese" },
      objectives: 74,
      outcomes: outcomes(66, 8),
      units: [
        { name: "Obiettivi trasversali", objectives: 2, outcomes: outcomes(2, 0) },
        { name: "Segretario Generale", objectives: 4, outcomes: outcomes(4, 0) },
        { name: "Settore Territorio", objectives: 34, outcomes: outcomes(30, 4) },
        { name: "Servizio sicurezza del territorio", objectives: 2, outcomes: outcomes(2, 0) },
        { name: "Settore Servizi Generali: Area Amministrativa", objectives: 7, outcomes: outcomes(5, 2) },
        { name: "Settore Servizi Generali: Area Finanziaria – Risorse Umane", objectives: 9, outcomes: outcomes(8, 1) },
        { name: "Settore Servizi alla persona: Area Politiche Educative ed inclusione", objectives: 2, outcomes: outcomes(2, 0) },
        { name: "Settore Servizi alla persona: Area Servizi al cittadino e alle imprese", objectives: 14, outcomes: outcomes(13, 1) },
      ],
      added: 74,
      changed: 0,
      unchanged: 0,
      proposed: 0,
      waiting: 0,
      missing: [],
      refused: [],
      merged: [
        {
          kept: "Settore Servizi Generali: Area Finanziaria – Risorse Umane",
          spellings: [
            "Settore servizi generali: Area Finanziaria -Risorse Umane",
            "Settore servizi generali: Area Finanziaria – Risorse Umane",
          ],
        },
        {
          kept: "Settore Servizi alla persona: Area Servizi al cittadino e alle imprese",
          spellings: [
            "Settore Servizi alla persona: Area Servizi al cittadino e alle imprese",
            "Settore Servizi alla persona : Area Servizi al cittadino e alle imprese",
          ],
        },
      ],
      notes: [],
      ignoredColumns: [],
    },
  });
  expect(first.answer["notes"]).toMatchObject([{ line: 168 }, { line: 169 }, { line: 220 }, { line: 265, text: "Entro 31/06/2023" }]);

  const again = await answerOf("whole", settimo);
  expect(again.answer).toMatchObject({ objectives: 74, added: 0, changed: 0, unchanged: 74, outcomes: outcomes(66, 8) });

  const mended = fileWith(
    "corretto.txt",
    withLine(193, (line) => line.replace("NON RAGGIUNTO", "RAGGIUNTO")),
  );
  const tried = await answerOf("whole", mended, "--dry-run");
  expect(tried).toMatchObject({ code: 0, answer: { changed: 1, outcomes: outcomes(67, 7) } });
  const flipped = await answerOf("whole", mended); // the trial wrote nothing: it is still one change
  expect(flipped.answer).toMatchObject({ objectives: 74, added: 0, changed: 1, unchanged: 73, outcomes: outcomes(67, 7) });

  const shorter = fileWith(
    "senza.txt",
    withLine(193, () => ""),
  );
  expect((await answerOf("whole", shorter)).answer).toMatchObject({
    objectives: 74,
    added: 0,
    changed: 0,
    unchanged: 73,
    missing: [{ code: "2023-015", group: "Settore Territorio", title: "Settimo città dei bambini" }],
  });
});

test("people are told the same in Italian, and a trial writes nothing", async () => {
  const tried = await importInto("people", settimo, "--dry-run", "--administration", "c_i703", "--name", "Città di Prova");
  expect(tried.code).toBe(0);
  expect(tried.stdout).toContain("Prova: «settimo-torinese-2023.txt» si può importare; non è stato scritto nulla.");
  expect(tried.stdout).toContain("Città di Prova (c_i703)");
  expect((await runProgram("report", "--year", "2023", ...data("people"))).stderr).toBe(
    "Non c'è ancora nessun piano: ne importi uno con «traguardo import».\n",
  );

  const done = await importInto("people", settimo, "--administration", "c_i703");
  expect(done).toMatchObject({ code: 0, stderr: "" });
  expect(done.stdout).toContain("«settimo-torinese-2023.txt» è importato.\n\nComune di Settimo Torinese (c_i703)\n");
  expect(done.stdout).toContain("Obiettivi: 74; 66 raggiunti, 8 non raggiunti (raggiunti 89,19 %).");
  expect(done.stdout).toContain("Settore Territorio: 30 su 34");
  expect(done.stdout).toContain("riga 265, target «Entro 31/06/2023»: Questa data non esiste: giugno ha 30 giorni. Intendeva 30/06/2023?");
  expect(done.stdout).toContain("\nImportati 74 obiettivi nel 2023 di Comune di Settimo Torinese (");

  const one = fileWith("uno.csv", "Settore;Titolo;Target;Fonte;Esito\nSettore Nuovo;Una cosa sola;almeno 3;Registro;raggiunto\n");
  const more = await importInto("people", one, "--administration", "c_i703");
  expect(more.stdout).toContain("\nImportato 1 obiettivo nel 2023 di Comune di Settimo Torinese, che ora ne ha 75 (");
  const again = await importInto("people", one, "--administration", "c_i703");
  expect(again.stdout).toContain("\nNulla di nuovo: c'era già 1 obiettivo nel 2023 di Comune di Settimo Torinese (");
});

test("a plan in a workbook goes in through the child process; what is worth a look is told with its sheet", async () => {
  const head = rowOf(1, "Settore", "Titolo", "Target", "Fonte");
  const sheet = (name: string, title: string) => ({ name, rows: head + rowOf(4, "Settore Verde", title, "entro dicembre", "Registro") });
  const file = fileWith("piano.xls", zipOf(partsOf([sheet("Querce", "Querce"), sheet("Olmi", "Olmi")])));
  const done = await importInto("workbook", file, "--name", "Comune di Valprova");
  expect(done.code).toBe(0);
  expect(done.stdout).toContain("  - foglio «Querce», riga 4, target «entro dicembre»:");
  expect(done.stdout).toContain("  - foglio «Olmi», riga 4, target «entro dicembre»:");
  expect(done.stdout).toContain("Importati 2 obiettivi nel 2023 di Comune di Valprova");
});

describe("a file that cannot be a report", () => {
  const windows = Buffer.from(
    withLine(1, () => "Città di Settimo Torinese"),
    "latin1",
  );
  const cut = text.slice(0, text.indexOf("Settimo città dei bambini") + 40);

  test.each([
    ["is empty", "vuoto.txt", "", 0, "Il file è vuoto."],
    ["is a program", "programma.csv", Buffer.from("4d5a0003000000040000", "hex"), 0, "Il file non è un testo"],
    ["is a packed file cut short", "documento.docx", Buffer.from("504b0304140006000800000021", "hex"), 0, "Il file è rovinato"],
    ["is a PDF by another name", "piano.csv", "%PDF-1.7\n", 0, "È un PDF, che non si può importare: importi il foglio o il documento da cui è stato fatto"],
    ["is an old workbook by another name", "piano.xlsx", Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("Workbook\0", "utf16le")]), 0, "È un foglio di Excel di vecchio tipo (.xls): lo apra e lo salvi come .xlsx, poi riprovi."],
    ["is in Windows-1252", "windows.txt", windows, 0, "Il file non è in UTF-8: le lettere accentate verrebbero lette male."],
    ["is of 11 MB", "enorme.txt", Buffer.alloc(11 * 1024 * 1024, "a"), 0, "Il file supera i 10 MB e non è stato letto"],
    ["holds no table", "prosa.txt", "Cara cittadinanza,\nè stato un buon anno.\n", 0, "Nel file non c'è una tabella di obiettivi"],
    ["is cut in the middle of a row", "tagliato.txt", cut, 193, "Il file finisce a metà di questa riga."],
    ["does not say whose it is", "anonimo.txt", text.replaceAll(/Comune di [A-Z][a-z]+( Torinese)?/g, "Comune"), 0, "Il documento non dice di quale amministrazione è: indichi il nome con --name."],
  ] as const)("because it %s is refused in words, and nothing is written", async (_, name, content, line, message) => {
    const file = fileWith(name, content);
    const told = await importInto("refusals", file);
    expect(told.code).toBe(1);
    expect(`${told.stdout}${told.stderr}`).toContain(message);
    expect(`${told.stdout}${told.stderr}`.toLowerCase()).toContain("non è stato scritto nulla");
    expect(told.stderr).not.toMatch(/^\s+at |Error/m);

    const { code, answer } = await answerOf("refusals", file);
    expect(code).toBe(1);
    expect(answer["refused"]).toEqual([expect.objectContaining({ line, message: expect.stringContaining(message) as string })]);
  }); // prettier-ignore

  test.each([
    ["is not there", "manca.txt", "non c'è o non si può leggere."],
    ["is a folder", "cartella", "è una cartella: indichi un file."],
  ])("because it %s is refused in words", async (_, name, message) => {
    mkdirSync(join(place, "cartella"), { recursive: true });
    const { code, stderr, answer } = await answerOf("refusals", join(place, name));
    expect(code).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(answer["refused"]).toEqual([{ line: 0, field: "file", text: "", message: expect.stringContaining(message) as string }]);
  });

  afterAll(async () => {
    const { code, stderr } = await runProgram("explain", "obiettivi", ...data("refusals"));
    expect({ code, stderr }).toEqual({ code: 1, stderr: "Non c'è ancora nessun piano: ne importi uno con «traguardo import».\n" });
  });
});

test("one row that cannot be an objective refuses the file, and says what would have been", async () => {
  const file = fileWith(
    "riga.txt",
    withLine(193, (line) => line.replace("\tProcedura Atti Amministrativi\tNON RAGGIUNTO", "")),
  );
  const { code, answer } = await answerOf("row", file);
  expect(code).toBe(1);
  expect(answer).toMatchObject({ objectives: 73, added: 73, outcomes: outcomes(66, 7) });
  expect(answer["refused"]).toEqual([
    {
      line: 193,
      field: "riga",
      text: expect.stringContaining("Settimo città dei bambini") as string,
      message: "La riga non ha lo stesso numero di celle della sua tabella: forse è tagliata, o una cella contiene un a capo.",
    },
  ]);
  const { stdout } = await importInto("row", file);
  expect(stdout).toContain("«riga.txt» è rifiutato: non è stato scritto nulla.");
  expect((await runProgram("explain", "obiettivi", ...data("row"))).code).toBe(1);
});

const FIVE_WRONG_ROWS = `Comune di Prova

Settore Cultura
Titolo\tDescrizione\tTarget\tFonte\tEsito
Orti\tBando
Biblioteca\tApertura serale\tEntro 31/12/2023\tProcedura atti\tRAGGIUNTO
\tSenza titolo\tEntro 31/12/2023\tAtti\tRAGGIUNTO
Totale\t\t\t\t
Nidi\tPosti nei nidi\t#N/D\tAtti\tRAGGIUNTO
Musei\tOrari
`;

const FIVE_WRONG_PEOPLE = `Matricola;Cognome e nome;Area;Tempo;Unità;Dal
V-1;Prima inventata;Cat. D;;Cultura;01/01/2023
V-2;Seconda inventata;Istruttori;18;Cultura;01/01/2023
V-3;Terza inventata;Istruttori;;Cultura;31/02/2023
V-4;;Istruttori;;Cultura;01/01/2023
V-5;Quinta inventata;Istruttori;;;01/01/2023
`;

describe("of five wrong rows programs are told all, each with its place", () => {
  test("in a plan, as a text and as a CSV; what was told before is told as well", async () => {
    for (const [name, content] of [
      ["cinque.txt", FIVE_WRONG_ROWS],
      ["cinque.csv", FIVE_WRONG_ROWS.replaceAll("\t", ";")],
    ] as const) {
      const { code, answer } = await answerOf("five", fileWith(name, content));
      const errors = answer["errors"] as { reason: string; at: unknown; with: unknown; message: string }[];
      const at = (row: number, column: string) => ({ cell: { file: name, row, column } });
      expect([code, errors.map(({ reason, at: place }) => [reason, place])]).toEqual([
        1,
        [
          ["wrongCellCount", at(5, "riga")],
          ["mergedCells", at(7, "Titolo")],
          ["loneCell", at(8, "riga")],
          ["errorCell", at(9, "Target")],
          ["wrongCellCount", at(10, "riga")],
        ],
      ]);
      const message = "La cella contiene un errore del foglio di calcolo («#N/D»): la corregga lì, e salvi di nuovo il file.";
      expect(errors[3]).toEqual({ reason: "errorCell", at: at(9, "Target"), with: { field: "Target", text: "#N/D" }, message });
      expect(answer).toMatchObject({ objectives: 1, added: 1, changed: 0, proposed: 0, notes: [] });
      expect((answer["refused"] as unknown[])[3]).toEqual({ line: 9, field: "Target", text: "#N/D", message });
    }
  });

  test("in a list of the staff", async () => {
    expect((await importInto("staff", settimo)).code).toBe(0);
    const file = fileWith("personale.csv", FIVE_WRONG_PEOPLE);
    const { code, stdout } = await runProgram("import", "--staff", file, "--new-units", "--json", ...data("staff"));
    const told = JSON.parse(stdout) as {
      errors: { reason: string; at: unknown }[];
      refused: { line: number; message: string }[];
      people: number;
    };
    const at = (row: number, column: string) => ({ cell: { file: "personale.csv", row, column } });
    expect([code, told.people, told.errors.map(({ reason, at: place }) => [reason, place])]).toEqual([
      1,
      0,
      [
        ["role", at(2, "Area")],
        ["hoursOrPercent", at(3, "Tempo")],
        ["noSuchDay", at(4, "Dal")],
        ["noName", at(5, "Cognome e nome")],
        ["noUnit", at(6, "Unità")],
      ],
    ]);
    expect(told.refused[3]).toEqual({ line: 5, field: "Cognome e nome", text: "", message: "Manca il nome." });
    const { stdout: words } = await runProgram("import", "--staff", file, "--new-units", ...data("staff"));
    expect(words).toContain(
      "«personale.csv» è rifiutato: non è stato scritto nulla.\n  riga 2, Area «Cat. D»: Area o qualifica non riconosciuta",
    );
    expect(words).toContain("\n  riga 5, Cognome e nome: Manca il nome.\n");
  });

  test("and of whatever else stops a command, in one form", async () => {
    const missing = await runProgram("check", "--year", "2023", "--json", ...data("five"));
    expect([missing.code, JSON.parse(missing.stdout), missing.stderr]).toEqual([
      1,
      {
        errors: [{ reason: "noPlan", at: { form: true }, message: "Non c'è ancora nessun piano: ne importi uno con «traguardo import»." }],
      },
      "Non c'è ancora nessun piano: ne importi uno con «traguardo import».\n",
    ]);
    const rules = fileWith("smvp.json", '{"titolo": 3}');
    const drafted = await runProgram("smvp", "--year", "2023", "--file", rules, "--name", "Comune di Prova", "--json", ...data("five"));
    const { errors, problems } = JSON.parse(drafted.stdout) as {
      errors: { reason: string; at: unknown; message: string }[];
      problems: unknown[];
    };
    expect(drafted.code).toBe(1);
    expect(errors.length).toBeGreaterThan(5);
    expect(problems).toHaveLength(errors.length);
    expect(errors).toContainEqual({
      reason: "clauseProblem",
      at: { clause: { document: "smvp", clause: "titolo" } },
      with: { message: "Ci vuole un testo (tra virgolette)." },
      message: "Ci vuole un testo (tra virgolette).",
    });
  });
});

describe("where several administrations live", () => {
  const other = text.replaceAll("Settimo Torinese", "Chivasso");
  beforeAll(async () => {
    expect((await importInto("two", settimo)).code).toBe(0);
  });

  test("the document of another one is not taken for the one that is there", async () => {
    const { code, stderr } = await importInto("two", fileWith("chivasso.txt", other));
    expect(code).toBe(1);
    expect(stderr).toContain("Il documento parla di un'altra amministrazione rispetto a quella già presente: indichi con --administration");
  });

  test("a command that names none is told their codes", async () => {
    const { code, answer } = await answerOf("two", fileWith("chivasso.txt", other), "--administration", "c_c665");
    expect({ code, administration: answer["administration"] }).toEqual({
      code: 0,
      administration: { code: "c_c665", name: "Comune di Chivasso" },
    });
    const unnamed = await runProgram("report", "--year", "2023", ...data("two"));
    expect(unnamed.code).toBe(2);
    expect(unnamed.stderr).toMatch(/indichi quale con --administration \((c_c665, locale|locale, c_c665)\)/);
    const named = await runProgram("report", "--year", "2023", "--administration", "c_c665", ...data("two"));
    expect(named.code).toBe(0);
    expect(named.stdout).toContain("Comune di Chivasso");
  });
});
