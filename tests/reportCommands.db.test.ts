import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { passableFolder } from "./support/passableFolder.ts";
import { runProgram } from "./support/program.ts";
import { ROOT } from "./support/sourceFiles.ts";

const place = passableFolder();
const data = ["--data", join(place, "dati")];
beforeAll(async () => {
  const { code } = await runProgram("import", join(ROOT, "demo", "settimo-torinese-2023.txt"), "--year", "2023", ...data);
  expect(code).toBe(0);
});
afterAll(() => rmSync(place, { recursive: true }));

/** The words of a document, whatever breaks its lines. */
async function wordsOf(path: string): Promise<string> {
  const bytes = readFileSync(path);
  if (path.endsWith(".docx")) {
    const xml = strFromU8(unzipSync(bytes)["word/document.xml"]!);
    return xml
      .replace(/<\/w:p>/g, " ")
      .replace(/<[^>]*>/g, "")
      .replace(/\s+/g, " ");
  }
  const text = path.endsWith(".pdf")
    ? (await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })).text
    : bytes
        .toString("utf8")
        .replace(path.endsWith(".html") ? /<style>.*?<\/style>|<[^>]*>/gs : /[|+=]/g, " ")
        .replaceAll("&#39;", "'");
  return text.replace(/\s+/g, " ");
}

describe.each(["txt", "html", "json", "pdf", "docx"])("the Relazione as %s", (format) => {
  const file = join(place, `relazione.${format}`);

  test("holds the facts of the year, the two readings of the staff and what is missing", async () => {
    const { code, stdout, stderr } = await runProgram("report", "--year", "2023", "--format", format, "--out", file, ...data);
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: `Scritta: Relazione 2023 di Comune di Settimo Torinese (file ${file}).\n`,
      stderr: "",
    });
    const words = await wordsOf(file);
    for (const fact of ["74", "66", "89,19 %", "Importi non riportati nel documento", "114", "79,72 %", "13,29 %", "100,01 %"]) {
      expect(words).toContain(fact);
    }
    for (const [label, count] of [
      ["Da 85,01 a 90", "4"],
      ["Da 90,01 a 95", "19"],
      ["Da 95,01 a 99,99", "114"],
      ["\\b100", "6"],
    ] as const) {
      if (format !== "json") expect(words).toMatch(new RegExp(`${label}( punti)? +${count} `, "i"));
    }
    if (format !== "json") expect(words).toMatch(/Per differenza sono 15 se .{20,200}; 7 se /);
    expect(readdirSync(place).filter((name) => name.includes("in-corso"))).toEqual([]);
  });
});

test("[OBL-10] the PDF says that it is tagged and accessible", async () => {
  const file = join(place, "relazione.pdf");
  await runProgram("report", "--year", "2023", "--format", "pdf", "--out", file, ...data);
  const bytes = readFileSync(file, "latin1");
  expect(bytes.slice(0, 5)).toBe("%PDF-");
  expect(bytes).toMatch(/\/MarkInfo\s*<<\s*\/Marked true/);
  expect(bytes).toContain("<pdfuaid:part>1</pdfuaid:part>");
});

test("the PDF to keep declares PDF/A-2a", async () => {
  const file = join(place, "archivio.pdf");
  const { code } = await runProgram("report", "--year", "2023", "--format", "pdf", "--standard", "a-2a", "--out", file, ...data);
  expect(code).toBe(0);
  expect(readFileSync(file, "latin1")).toContain("<pdfaid:conformance>A</pdfaid:conformance>");
});

describe("an office's own words", () => {
  const importing = (json: unknown, ...more: string[]) => {
    const file = join(place, "testi.json");
    writeFileSync(file, JSON.stringify(json));
    return runProgram("import", "--narrative", file, "--year", "2023", ...more, ...data);
  };
  const saying = (text: string) => ({ chapters: { "il-cittadino-come-risorsa": [{ kind: "paragraph", text }] } });

  test("are refused with the place of each mistake", async () => {
    const wrong = await importing({ chapters: { presentazione: [{ kind: "paragraph", text: "x", html: "<b>" }] } });
    expect({ code: wrong.code, stdout: wrong.stdout }).toEqual({
      code: 1,
      stdout:
        "«testi.json» è rifiutato: non è stato scritto nulla.\n  - capitolo «presentazione», blocco 1, html: Il campo «html» non è previsto.\n",
    });
    const unknown = await importing(saying("Sono {figure:inventato}."));
    expect(unknown.stdout).toContain(
      "capitolo «il-cittadino-come-risorsa», blocco 1, figure: Il numero «inventato» non esiste in questo anno.",
    );
  });

  test("stand in the Relazione, with the figures of the year", async () => {
    const { code, stdout } = await importing(saying("Gli obiettivi chiusi sono {figure:raggiunti}."), "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ version: 1, changed: true, chapters: ["il-cittadino-come-risorsa"], refused: [] });
    const relazione = await runProgram("report", "--year", "2023", "--format", "txt", ...data);
    expect(relazione.stdout).toContain("Gli obiettivi chiusi sono 66.");
  });
});

test("as JSON every figure has its value and its proof, every step of it", async () => {
  const { stdout } = await runProgram("report", "--year", "2023", "--format", "json", ...data);
  const figures = figuresIn(JSON.parse(stdout));
  expect(figures.get("quota-raggiunti")).toMatchObject({
    text: "89,19 %",
    proof: { result: "89.19", steps: [{ operation: "percentage" }] },
  });
  expect(figures.get("griglia/fascia-5")).toMatchObject({ text: "114" });
  expect(figures.get("personale/rimanenti-se-aggiunti")).toMatchObject({ text: "15" });
  expect(figures.get("personale/rimanenti-se-gia-compresi")).toMatchObject({ text: "7" });
});

/** Every figure of a document, by its name. */
function figuresIn(part: unknown): Map<string, unknown> {
  if (typeof part !== "object" || part === null) return new Map();
  const own = "kind" in part && part.kind === "figure" && "id" in part ? [[String(part.id), part] as const] : [];
  return new Map([...own, ...Object.values(part).flatMap((inner) => [...figuresIn(inner)])]);
}

test("a Relazione that cannot be written where it should leaves nothing behind", async () => {
  const folder = join(place, "non-esiste");
  const { code, stdout, stderr } = await runProgram("report", "--year", "2023", "--out", join(folder, "relazione.txt"), ...data);
  expect({ code, stdout, stderr }).toEqual({
    code: 1,
    stdout: "",
    stderr: `Non riesco a scrivere «${join(folder, "relazione.txt")}»: controlli la cartella e i permessi.\n`,
  });
  expect(existsSync(folder)).toBe(false);
});

test("a year nobody has imported is refused, naming those that are there", async () => {
  const { code, stderr } = await runProgram("report", "--year", "2022", ...data);
  expect({ code, stderr }).toEqual({ code: 1, stderr: "Del 2022 non c'è nulla. Anni presenti: 2023.\n" });
});

describe("explain", () => {
  test("tells in words how a share comes to be", async () => {
    const { code, stdout } = await runProgram("explain", "quota-raggiunti", ...data);
    expect(code).toBe(0);
    expect(stdout).toContain("66 diviso 74, per cento: 89,19 %.");
  });

  test("tells an objective's line, and what is wrong with its date", async () => {
    const { code, stdout } = await runProgram("explain", "2023-059", ...data);
    expect(code).toBe(0);
    expect(stdout).toContain("settimo-torinese-2023.txt, riga 265");
    expect(stdout.replace(/\s+/g, " ")).toContain("Questa data non esiste: giugno ha 30 giorni. Intendeva 30/06/2023?");
  });

  test("gives programs the proof itself", async () => {
    const { stdout } = await runProgram("explain", "quota-raggiunti", "--json", ...data);
    expect(JSON.parse(stdout)).toMatchObject({ result: "89.19", rounding: { mode: "halfUp", decimals: 2 } });
  });

  test("refuses what does not exist, and says in a few lines what does", async () => {
    const { code, stdout, stderr } = await runProgram("explain", "boh", ...data);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("Non c'è nessun numero «boh». Si possono spiegare: obiettivi, raggiunti, ");
    expect(stderr.length).toBeLessThan(400);
  });
});

test("migrate says that the database is up to date", async () => {
  const { code, stdout, stderr } = await runProgram("migrate", ...data);
  expect({ code, stdout, stderr }).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^La base dati è aggiornata \(cartella .+\)\.\n$/) as string,
    stderr: "",
  });
});

describe("words that are no call", () => {
  test.each([
    [["danza"], "Il comando «danza» non esiste."],
    [["toString"], "Il comando «toString» non esiste."],
    [["import", "relazione.txt"], "Manca l'anno: aggiunga per esempio --year 2023."],
    [["import", "--year", "2023"], "Manca: il file da importare."],
    [["import", "a.txt", "b.txt", "--year", "2023"], "Non capisco «b.txt»."],
    [["import", "a.txt", "--year", "duemila"], "«duemila» non è un anno: scriva per esempio --year 2023."],
    [["import", "a.txt", "--year"], "L'opzione --year vuole un valore."],
    [["import", "a.txt", "--year", "2023", "--anno"], "L'opzione --anno non esiste."],
    [["import", "a.txt", "--year", "2023", "--json=sì"], "L'opzione --json non vuole un valore."],
    [["import", "a.txt", "--year", "2023", "--administration", "Settimo T."], "«Settimo T.» non è un codice di amministrazione"],
    [["report"], "Manca l'anno: aggiunga per esempio --year 2023."],
    [["report", "--year", "2023", "--format", "odt"], "Il formato «odt» non esiste: scelga tra pdf, docx, html, txt, json."],
    [["report", "--year", "2023", "--format", "docx"], "Un documento Word va scritto in un file: aggiunga --out relazione.docx."],
    [["report", "--year", "2023", "--format", "pdf", "--standard", "a-3b"], "La norma «a-3b» non esiste: scelga tra ua-1, a-2a."],
    [["report", "--year", "2023", "--format", "txt", "--standard", "a-2a"], "--standard vale solo per il formato pdf."],
    [["import", "--narrative", "testi.json"], "Manca l'anno: aggiunga per esempio --year 2023."],
    [["report", "--year", "2023", "--format", "pdf"], "Un PDF va scritto in un file: aggiunga --out relazione.pdf."],
    [["explain"], "Manca: il numero o l'obiettivo da spiegare."],
    [["start", "--port", "ottomila"], "«ottomila» non è una porta: scriva un numero da 0 a 65535."],
    [["demo", "--port", "70000"], "«70000» non è una porta: scriva un numero da 0 a 65535."],
  ])("%j: the reason and where the help is, with exit 2", async (words, reason) => {
    const { code, stdout, stderr } = await runProgram(...words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(reason);
    expect(stderr).toMatch(/\n«traguardo (?:[a-z]+ )?--help» spiega come si usa\.\n$/);
    expect(stderr.split("\n")).toHaveLength(3);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test("no word at all prints the help", async () => {
    const { code, stdout } = await runProgram();
    expect(code).toBe(2);
    expect(stdout).toContain("traguardo COMANDO --help spiega un comando; traguardo --version dice la versione.");
  });
});

test("--version says which version this is", async () => {
  expect(await runProgram("--version")).toMatchObject({ code: 0, stdout: "traguardo 0.1.0\n", stderr: "" });
});

test.each([
  [[], "Il ciclo della performance di un'amministrazione pubblica."],
  [["start"], "Avvia il sistema e scrive l'indirizzo a cui aprirlo."],
  [["demo"], "su una base dati di dimostrazione: i dati pubblici di Settimo Torinese"],
  [["import"], "Importa un piano o una relazione: testo o CSV (UTF-8), foglio di calcolo (.xlsx, .ods), documento (.docx, .odt)"],
  [["report"], "Scrive la Relazione sulla performance di un anno."],
  [["explain"], "Spiega a parole come si arriva a un numero o all'esito di un obiettivo."],
  [["migrate"], "Aggiorna la struttura della base dati."],
])("%j --help explains it in Italian", async (words, sentence) => {
  const { code, stdout, stderr } = await runProgram(...words, "--help");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain(sentence);
});
