import { openDocumentOf, openRow, openTable, openWords } from "../../../tests/support/anOpenSheet.ts";
import { describe, expect, test } from "vitest";
import { partsOf, rowOf, zipOf } from "../../../tests/support/aWorkbook.ts";
import { tellRefusals } from "../../domain/kernel/refusal.ts";
import { rowRefusals, toldRow } from "../refusedRow.ts";
import { readStaff as readFile } from "./readStaff.ts";
import { STAFF_ROW_REFUSALS } from "./staffRowRefusals.ts";

const HEAD = "Matricola;Codice fiscale;Cognome e nome;Area;Tempo;Unità;Dal;Al;Valutatore;Posta";

/** What is read of a list, with its refused rows as people are told them. */
async function readStaff(content: Uint8Array) {
  const reading = await readFile(content);
  if (!reading.ok) return reading;
  const refused = tellRefusals(rowRefusals(reading.staff.refused, "personale.csv"), STAFF_ROW_REFUSALS).map(toldRow);
  return { ...reading, staff: { ...reading.staff, refused } };
}

function read(...lines: readonly string[]) {
  return readStaff(Buffer.from([HEAD, ...lines].join("\r\n"), "utf8"));
}

async function staffOf(...lines: readonly string[]) {
  const reading = await read(...lines);
  if (!reading.ok) throw new Error(reading.refusal);
  return reading.staff;
}

test("a row says a person and one working relation", async () => {
  expect(
    await staffOf(
      "V-001;RSSMRA80A01H501U;Rossi Maria, inventata;Istruttori;18/36;Ragioneria;01/01/2026;30/06/2026;D-001;m.rossi@valdora.example",
    ),
  ).toEqual({
    rows: [
      {
        line: 2,
        code: "V-001",
        name: "Rossi Maria, inventata",
        fiscalCode: "RSSMRA80A01H501U",
        mail: "m.rossi@valdora.example",
        employment: {
          from: "2026-01-01",
          to: "2026-06-30",
          unit: "Ragioneria",
          post: "none",
          profile: "istruttori",
          category: "istruttori",
          fte: "0.5",
          evaluator: "D-001",
        },
      },
    ],
    refused: [],
    ignoredColumns: [],
    sha256: "a20bc33f4d6d2a5cc6c0ca049780fc172cf649341586f1cb98727b169726d1c2",
  });
});

test("what is not told stays absent: no end, no evaluator, no mail; full time where nothing is said", async () => {
  const [row] = (await staffOf("V-001;;Persona inventata;Dirigente;;Ragioneria;01/01/2026;;oiv;")).rows;
  expect(row).toEqual({
    line: 2,
    code: "V-001",
    name: "Persona inventata",
    employment: {
      from: "2026-01-01",
      unit: "Ragioneria",
      post: "dirigente",
      profile: "dirigente",
      category: "dirigenti",
      fte: "1",
      evaluator: "oiv",
    },
  });
});

test("where there is no number the fiscal code stands for it", async () => {
  expect((await staffOf(";RSSMRA80A01H501U;Persona inventata;Operatori;;Cultura;01/01/2026;;;")).rows[0]?.code).toBe("RSSMRA80A01H501U");
});

test("headings may come in any order and under other names; unknown ones are told", async () => {
  const text =
    "C.F.,Cognome,Nome,Profilo,Data assunzione,Settore,Sede,Sindacato\nRSSMRA80A01H501U,Rossi,Maria,EQ,01/02/2020,Tributi,Centro,sì\n";
  const reading = await readStaff(Buffer.from(`\uFEFF${text}`, "utf8"));
  expect(reading).toMatchObject({
    ok: true,
    staff: {
      rows: [
        { name: "Rossi Maria", employment: { unit: "Tributi", post: "eq", profile: "eq", category: "funzionari", from: "2020-02-01" } },
      ],
      ignoredColumns: ["Sede", "Sindacato"],
    },
  });
});

const GOOD = ["V-001", "RSSMRA80A01H501U", "Persona inventata", "Istruttori", "100 %", "Ragioneria", "01/01/2026", "", "D-001", "a@b.it"];

describe("a row that says something unclear is refused with its field and what would mend it", () => {
  test.each([
    [0, "V 001", "Matricola", "La matricola ha lettere"],
    [0, "oiv", "Matricola", "La matricola ha lettere"],
    [1, "RSSMRA80A01H501X", "Codice fiscale", "non è giusto"],
    [2, "", "Cognome e nome", "Manca il nome"],
    [3, "Cat. D", "Area", "Le categorie da A a D non ci sono più"],
    [4, "120 %", "Tempo", "più del tempo pieno"],
    [4, "36", "Tempo", "ore o parti per cento"],
    [4, "18:00", "Tempo", "Sono ore"],
    [4, "#N/D", "Tempo", "in errore"],
    [4, "=18/36", "Tempo", "formula senza il valore salvato"],
    [0, "#RIF!", "Matricola", "in errore"],
    [0, "8,12E+18", "Matricola", "come testo"],
    [0, "8E+18", "Matricola", "come testo"],
    [0, "1001.0", "Matricola", "come testo"],
    [0, "01/02/2026", "Matricola", "giorno del calendario"],
    [2, "x".repeat(121), "Cognome e nome", "più di 120 caratteri"],
    [2, "#DIV/0!", "Cognome e nome", "in errore"],
    [3, "=VLOOKUP(A2)", "Area", "formula senza il valore salvato"],
    [5, "#NOME?", "Unità", "in errore"],
    [5, "01/02/2026", "Unità", "giorno del calendario"],
    [5, "x".repeat(121), "Unità", "più di 120 caratteri"],
    [6, "44927", "Dal", "È un numero"],
    [6, "=A2", "Dal", "formula senza il valore salvato"],
    [6, "01/01/1900", "Dal", "prima del 1950"],
    [7, "06/2026", "Al", "mese senza il giorno"],
    [7, "31/12/9999", "Al", "Chi è ancora in servizio lascia vuota"],
    [7, "#N/A", "Al", "in errore"],
    [8, "=B2", "Valutatore", "formula senza il valore salvato"],
    [9, "#N/A", "Posta", "in errore"],
    [5, "", "Unità", "Manca l'unità"],
    [6, "31/06/2026", "Dal", "il giorno deve esistere"],
    [6, "", "Dal", "si scrive GG/MM/AAAA"],
    [7, "fine anno", "Al", "si scrive GG/MM/AAAA"],
    [7, "31/12/2025", "Al", "La fine viene prima dell'inizio"],
    [8, "V-001", "Valutatore", "Nessuno valuta sé stesso"],
    [8, "il capo", "Valutatore", "si indica con la matricola"],
    [9, "a@b", "Posta", "non è un indirizzo"],
  ])("column %i as «%s»", async (column, text, field, message) => {
    const { rows, refused } = await staffOf(GOOD.with(column, text).join(";"));
    expect(rows).toEqual([]);
    expect(refused).toEqual([{ line: 2, field, text, message: expect.stringContaining(message) as string }]);
  });

  test("neither number nor fiscal code", async () => {
    expect((await staffOf(GOOD.with(0, "").with(1, "").join(";"))).refused).toMatchObject([{ line: 2, field: "Matricola" }]);
  });

  test("every fault of a row is told at once", async () => {
    expect((await staffOf(GOOD.with(3, "?").with(6, "?").join(";"))).refused.map(({ field }) => field)).toEqual(["Area", "Dal"]);
  });
});

describe("rows that cannot all be true", () => {
  const first = GOOD.with(7, "30/06/2026").join(";");

  test.each([
    ["30/06/2026", ["Dal"]],
    ["01/07/2026", []],
  ])("a second relation from %s", async (from, fields) => {
    const second = GOOD.with(6, from).with(5, "Cultura").join(";");
    expect((await staffOf(first, second)).refused.map(({ line, field }) => [line, field])).toEqual(fields.map((field) => [3, field]));
  });

  test("one number with two names", async () => {
    const second = GOOD.with(6, "01/07/2026").with(2, "Altra persona").join(";");
    expect((await staffOf(first, second)).refused).toMatchObject([{ line: 3, field: "Cognome e nome", text: "Altra persona" }]);
  });

  test("one fiscal code with two numbers", async () => {
    expect((await staffOf(first, GOOD.with(0, "V-002").join(";"))).refused).toMatchObject([{ line: 3, field: "Codice fiscale" }]);
  });
});

describe("headings", () => {
  const ROW: Readonly<Record<string, string>> = { matricola: "V-001", nome: "Rossi Maria", area: "Istruttori", tempo: "50 %", unita: "Ponti", dal: "01/01/2026", al: "31/12/2026" }; // prettier-ignore
  const KEYS = ["matricola", "nome", "area", "tempo", "unita", "dal", "al"] as const;
  const readUnder = (headings: readonly string[], keys: readonly string[] = KEYS, more = "") =>
    readStaff(Buffer.from(`${headings.join(";")}\n${keys.map((key) => ROW[key] ?? more).join(";")}\n`, "utf8"));
  const SAME = { ok: true, staff: { refused: [], rows: [{ code: "V-001", name: "Rossi Maria", employment: { from: "2026-01-01", to: "2026-12-31", unit: "Ponti", profile: "istruttori", fte: "0.5" } }] } }; // prettier-ignore

  test.each([
    [["Matricola", "Cognome e nome", "Area", "Tempo", "Unità", "Dal", "Al"]],
    [["MATRICOLA", "COGNOME E NOME", "AREA", "TEMPO", "UNITA'", "DAL", "AL"]],
    [["N. matricola", "Nominativo", "Qualifica", "Part-time", "Unita\u0300 organizzativa", "Data inizio", "Data fine"]],
    [["Matr.", "Cognome Nome", "Inquadramento", "Quota di tempo", "U.O.", "Decorrenza", "Cessazione"]],
    [["codice_dipendente", "nome_e_cognome", "ruolo", "% part time", "ufficio", "data_assunzione", "data_cessazione"]],
    [["\u200bMatricola*", "Cognome/Nome", "Profilo professionale", "Orario di lavoro", "Struttura", "Dal (gg/mm/aaaa)", "Fino al:"]],
    [["\uFEFFMatricola", "Dipendente", "Area contrattuale", "FTE", "Settore di appartenenza", "In servizio dal", "Scadenza"]],
  ])("%j mean the same", async (headings) => {
    expect(await readUnder(headings)).toMatchObject(SAME);
    expect(await readUnder(headings.toReversed(), KEYS.toReversed())).toMatchObject(SAME);
  });

  test("two hundred columns that say nothing to us are told, wherever they stand", async () => {
    const unknown = Array.from({ length: 200 }, (_, i) => `Voce ${String(i)}`);
    const headings = ["Matricola", ...unknown.slice(0, 100), "Cognome e nome", "Area", "Tempo", "Unità", ...unknown.slice(100), "Dal", "Al"]; // prettier-ignore
    const keys = ["matricola", ...unknown.slice(0, 100), "nome", "area", "tempo", "unita", ...unknown.slice(100), "dal", "al"];
    const reading = await readUnder(headings, keys, "36");
    expect(reading).toMatchObject(SAME);
    expect(reading.ok && reading.staff.ignoredColumns).toHaveLength(200);
  });

  test.each([
    [["Matricola", "Cognome e nome", "Area", "Tempo", "Settore", "Dal", "Al"], "Servizio", "Unità"],
    [["Matricola", "Cognome e nome", "Area", "Tempo", "Unità", "Dal", "Al"], "Data assunzione", "Dal"],
    [["Matricola", "Cognome e nome", "Area", "Tempo", "Unità", "Dal", "Al"], "Data cessazione", "Al"],
    [["Matricola", "Cognome e nome", "Area", "Tempo", "Unità", "Dal", "Al"], "Part-time", "Tempo"],
    [["Matricola", "Cognome e nome", "Area", "Tempo", "Unità", "Dal", "Al"], "N. matricola", "Matricola"],
    [["Matricola", "Cognome e nome", "Area", "Tempo", "Unità", "Dal", "Al"], "Nome", "Cognome e nome"],
  ])("two headings for the same thing are a question", async (headings, other, field) => {
    const reading = await readUnder([...headings, other], [...KEYS, "altro"], "x");
    expect(reading).toMatchObject({
      ok: true,
      staff: { rows: [], refused: [{ line: 1, field, message: expect.stringContaining(`«${other}»: quale vale?`) as string }] },
    });
  });

  test("a profile beside the area is told, and not read", async () => {
    const reading = await readUnder(["Matricola", "Cognome e nome", "Area", "Tempo", "Unità", "Dal", "Al", "Profilo professionale"]);
    expect(reading).toMatchObject(SAME);
    expect(reading).toMatchObject({ staff: { ignoredColumns: ["Profilo professionale"] } });
  });

  test("weekly hours under a heading of their own are hours", async () => {
    const text = "Matricola;Cognome e nome;Area;Ore settimanali;Unità;Dal\nV-001;Rossi Maria;Istruttori;18;Ponti;01/01/2026\n";
    expect(await readStaff(Buffer.from(text, "utf8"))).toMatchObject({
      staff: { rows: [], refused: [{ line: 2, field: "Tempo", text: "18" }] },
    });
  });

  test("a plain number under a heading with «%» is a percentage", async () => {
    const text = "Matricola;Cognome e nome;Area;% part-time;Unità;Dal\nV-001;Rossi Maria;Istruttori;50;Ponti;01/01/2026\n";
    expect(await readStaff(Buffer.from(text, "utf8"))).toMatchObject({ staff: { rows: [{ employment: { fte: "0.5" } }], refused: [] } });
  });

  const under = (headings: string, ...rows: readonly string[]) =>
    readStaff(Buffer.from([`Matricola;Cognome e nome;Area;Unità;Dal;${headings}`, ...rows].join("\n"), "utf8"));
  const WORKER = "V-001;Rossi Maria;Istruttori;Ponti;01/01/2026;";

  test.each([["% PT"], ["% tempo parziale"], ["Perc. part-time"], ["% P.T."]])("«%s» is read, as a percentage", async (heading) => {
    expect(await under(heading, `${WORKER}50`)).toMatchObject({ staff: { rows: [{ employment: { fte: "0.5" } }], refused: [] } });
  });

  test.each([
    ["% lavoro", "50", "Tempo"],
    ["Part-time (ore)", "18", "Tempo"],
    ["Regime orario", "ridotto", "Tempo"],
    ["Tempo pieno/parziale", "P", "Tempo"],
    ["Cessato il", "30/06/2026", "Al"],
    ["Data fine contratto", "30/06/2026", "Al"],
    ["Data pensionamento", "30/06/2026", "Al"],
  ])("a column «%s» that is not read is a question", async (heading, cell, field) => {
    const expected = { line: 1, field, text: heading, message: expect.stringContaining("Questa colonna non si legge.") as string };
    expect(await under(heading, `${WORKER}${cell}`)).toMatchObject({ staff: { refused: [expected] } });
    expect(await under(heading, WORKER)).toMatchObject({ staff: { rows: [{ code: "V-001" }], refused: [] } });
  });

  test.each([
    ["Tempo;Note", ";part-time 50 %", "Tempo"],
    ["Tempo;Rapporto", ";Tempo parziale", "Tempo"],
    ["Al;Note", ";cessato il 30/6/2026", "Al"],
    ["Note;Sede", "in pensione;Centro", "Al"],
  ])("a cell that is not read and says more than the row is a question: %s", async (headings, cells, field) => {
    const expected = [{ line: 3, field, message: expect.stringContaining("non si legge.") as string }];
    expect(await under(headings, `${WORKER};`, `V-002;Verdi Ugo;Istruttori;Ponti;01/01/2026;${cells}`)).toMatchObject({
      staff: { refused: expected },
    });
  });

  test("what the row says itself, and other words, are no question", async () => {
    const row = `${WORKER}50 %;30/06/2026;part-time dal 2020`;
    expect(await under("Tempo;Al;Note", row)).toMatchObject({ staff: { rows: [{ employment: { fte: "0.5" } }], refused: [] } });
    expect(await under("Sede;Tempo determinato;Contratto", `${WORKER}Centro;no;tempo indeterminato`)).toMatchObject({
      staff: { rows: [{ employment: { fte: "1" } }], refused: [] },
    });
  });

  test("a line break inside a heading", async () => {
    const text = '"Matricola";"Cognome\ne nome";"Area";"Unità\norganizzativa";"Dal"\nV-001;Rossi Maria;Istruttori;Ponti;01/01/2026\n';
    expect(await readStaff(Buffer.from(text, "utf8"))).toMatchObject({ staff: { rows: [{ line: 4, name: "Rossi Maria" }], refused: [] } });
  });

  test("a column without a heading is told by its letter", async () => {
    const reading = await readUnder(
      ["Matricola", "Cognome e nome", "Area", "Tempo", "", "Unità", "Dal", "Al"],
      ["matricola", "nome", "area", "tempo", "nota", "unita", "dal", "al"],
      "appunto",
    );
    expect(reading).toMatchObject({ staff: { ignoredColumns: ["colonna E, senza intestazione"], refused: [] } });
  });
});

describe("rows that are no person", () => {
  test.each([
    [";;Totale;;;;;;;", "Totale"],
    ["Totale dipendenti 34;;;;;;;;;", "Totale dipendenti 34"],
    ["Totale;;34;;;;;;;", "Totale 34"],
    ["Settore Tecnico;;;;;;;;;", "Settore Tecnico"],
    [";;;;;;;;;Aggiornato al 31/12/2025", "Aggiornato al 31/12/2025"],
  ])("«%s» is told once", async (row, text) => {
    expect((await staffOf(GOOD.join(";"), row)).refused).toEqual([
      { line: 3, field: "Riga", text, message: expect.stringContaining("Non sembra una persona") as string },
    ]);
  });

  test("a person called Totale is one", async () => {
    expect((await staffOf(GOOD.with(2, "Totale Maria").join(";"))).rows).toHaveLength(1);
  });
});

test("a row with more cells than the head has a delimiter out of place", async () => {
  expect((await staffOf(`${GOOD.join(";")};di troppo`)).refused).toMatchObject([{ line: 2, field: "Riga", text: "di troppo" }]);
  expect((await staffOf(`${GOOD.join(";")};;;`)).refused).toEqual([]);
});

test("zeros that a program keeps by a formula of text are kept", async () => {
  expect((await staffOf(GOOD.with(0, '="00102"').join(";"))).rows[0]?.code).toBe("00102");
});

test("signs that nobody sees are not there", async () => {
  expect((await staffOf(GOOD.with(0, "V-001\u200b").with(2, "Rossi\u00a0Ma\u00adria").join(";"))).rows[0]).toMatchObject({
    code: "V-001",
    name: "Rossi Maria",
  });
});

test("many relations of one person are compared in the order of their days", async () => {
  const rows = Array.from({ length: 3000 }, (_, i) => {
    const [year, month] = [1950 + Math.floor(i / 12), (i % 12) + 1];
    const day = `/${String(month).padStart(2, "0")}/${String(year)}`;
    return GOOD.with(6, `01${day}`).with(7, `28${day}`).join(";");
  });
  const start = performance.now();
  expect((await staffOf(...rows, GOOD.with(6, "28/01/2026").with(7, "28/01/2026").join(";"))).refused).toMatchObject([
    { line: 3002, field: "Dal", text: "28/01/2026", message: expect.stringContaining("già alla riga 914:") as string },
  ]);
  expect(performance.now() - start).toBeLessThan(5000);
});

describe("[T10] a list beyond measure", () => {
  const list = (rows: readonly string[]) => readStaff(Buffer.from([HEAD, ...rows].join("\n"), "utf8"));
  test.each([
    ["50,001 rows", () => Array.from({ length: 50_001 }, (_, i) => GOOD.with(0, String(i)).with(1, "").join(";")), "tooManyRows"],
    ["501 columns", () => [GOOD.join(";") + ";".repeat(491)], "tooManyCells"],
    ["a cell of 32,768 letters", () => [GOOD.with(2, "x".repeat(32_768)).join(";")], "tooManyCells"],
    ["a million empty lines", () => Array.from({ length: 1_000_000 }, () => ""), "tooManyRows"],
    ["a line of a million cells", () => [";".repeat(1_000_000)], "tooManyCells"],
  ])("%s", async (_, rows, refusal) => {
    expect(await list(rows())).toEqual({ ok: false, refusal });
  });

  test("a head of 501 columns", async () => {
    const text = `${HEAD};${Array.from({ length: 491 }, (_, i) => `Voce ${String(i)}`).join(";")}\n${GOOD.join(";")}\n`;
    expect(await readStaff(Buffer.from(text, "utf8"))).toEqual({ ok: false, refusal: "tooManyCells" });
  });

  test("a refusal repeats the beginning of a long cell", async () => {
    const [refused] = (await staffOf(GOOD.with(3, "x".repeat(30_000)).join(";"))).refused;
    expect(refused?.text).toBe(`${"x".repeat(200)}…`);
  });
});

test.each([
  ["", "empty"],
  ["una pagina di testo\ncon due righe", "noStaffTable"],
  [`${HEAD}\n`, "noStaff"],
  [`${HEAD}\n;;;;;;;;;\n`, "noStaff"],
])("the file %j is refused: %s", async (text, refusal) => {
  expect(await readStaff(Buffer.from(text, "utf8"))).toEqual({ ok: false, refusal });
});

test("a file of another program is refused unread", async () => {
  expect(await readStaff(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 1]))).toEqual({ ok: false, refusal: "binary" });
});

describe("a workbook", () => {
  const head = rowOf(1, "Elenco del personale") + rowOf(3, "Matricola", "Cognome e nome", "Area", "Unità", "Dal");
  const person = rowOf(4, "V-001", "Persona inventata", "Istruttori", "Ragioneria", "01/01/2026");
  const workbook = (...sheets: readonly (readonly [string, string])[]) => zipOf(partsOf(sheets.map(([name, rows]) => ({ name, rows }))));

  test("is read from the sheet that holds the list, whichever it is, with the rows of that sheet", async () => {
    const reading = await readStaff(
      workbook(["Note", rowOf(1, "da rivedere")], ["Personale", head + person + rowOf(9, "V-002", "", "?", "Ragioneria", "x")]),
    );
    expect(reading).toMatchObject({
      ok: true,
      staff: {
        sheet: "Personale",
        rows: [{ line: 4, code: "V-001" }],
        refused: [
          { line: 9, field: "Cognome e nome" },
          { line: 9, field: "Area" },
          { line: 9, field: "Dal" },
        ],
      },
    });
  });

  test("a day kept as a number is the day people see", async () => {
    const cell =
      '<row r="4"><c r="A4"><v>1001</v></c><c r="B4" t="str"><v>Persona inventata</v></c><c r="C4" t="str"><v>EQ</v></c><c r="D4" t="str"><v>Tributi</v></c><c r="E4" s="1"><v>46023</v></c></row>';
    const reading = await readStaff(workbook(["Personale", head + cell]));
    expect(reading).toMatchObject({
      ok: true,
      staff: { rows: [{ code: "1001", employment: { from: "2026-01-01", profile: "eq" } }], refused: [] },
    });
  });

  test("rows that a filter hides are a question", async () => {
    const hidden = rowOf(5, "V-002", "Persona nascosta", "Istruttori", "Ragioneria", "01/01/2026").replace("<row ", '<row hidden="1" ');
    const reading = await readStaff(workbook(["Personale", head + person + hidden]));
    expect(reading).toMatchObject({
      staff: { refused: [{ line: 5, field: "Riga", message: expect.stringContaining("c'è una riga nascosta") as string }] },
    });
  });

  test("a list in an OpenDocument is read as one in a workbook", async () => {
    const rows = [
      ["Matricola", "Cognome e nome", "Area", "Unità", "Dal"],
      ["V-001", "Persona inventata", "Istruttori", "Ragioneria", "01/01/2026"],
    ].map((cells) => openRow(cells.map((text) => openWords(text))));
    expect(await readStaff(openDocumentOf("spreadsheet", openTable("Personale", rows.join(""))))).toMatchObject({
      ok: true,
      staff: {
        sheet: "Personale",
        refused: [],
        rows: [{ line: 2, code: "V-001", employment: { unit: "Ragioneria", from: "2026-01-01" } }],
      },
    });
  });

  test.each([
    ["a PDF", Buffer.from("%PDF-1.7\n"), "pdf"],
    ["a page", Buffer.from("<html><table>"), "notAWorkbook"],
    ["an old workbook", Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("Workbook\0", "utf16le")]), "oldWorkbook"],
  ])("%s is refused by its name", async (_, bytes, refusal) => {
    expect(await readStaff(bytes)).toEqual({ ok: false, refusal });
  });

  test("a formula without its value is no empty cell", async () => {
    const wide = rowOf(3, "Matricola", "Cognome e nome", "Area", "Unità", "Dal", "Tempo", "Valutatore");
    const row = rowOf(4, "V-001", "Persona inventata", "Istruttori", "Ragioneria", "01/01/2026").replace(
      "</row>",
      '<c r="F4"><f>18/36</f></c><c r="G4" t="str"><f>VLOOKUP(A4,Z:Z,1)</f></c></row>',
    );
    expect(await readStaff(workbook(["Personale", wide + row]))).toMatchObject({
      staff: {
        rows: [],
        refused: [
          { line: 4, field: "Tempo", text: "=18/36" },
          { line: 4, field: "Valutatore", text: "=VLOOKUP(A4,Z:Z,1)" },
        ],
      },
    });
  });

  test.each([
    [
      [
        ["A", head + person],
        ["B", head + person],
      ],
      "manySheets",
    ],
    [[["Note", rowOf(1, "nulla")]], "noStaffTable"],
    [[["A", head]], "noStaff"],
  ] as const)("%# is refused", async (sheets, refusal) => {
    expect(await readStaff(workbook(...sheets))).toEqual({ ok: false, refusal });
  });
});
