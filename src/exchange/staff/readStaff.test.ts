import { describe, expect, test } from "vitest";
import { partsOf, rowOf, zipOf } from "../../../tests/support/aWorkbook.ts";
import { readStaff } from "./readStaff.ts";

const HEAD = "Matricola;Codice fiscale;Cognome e nome;Area;Tempo;Unità;Dal;Al;Valutatore;Posta";

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
        employment: { from: "2026-01-01", to: "2026-06-30", unit: "Ragioneria", role: "istruttori", fte: "0.5", evaluator: "D-001" },
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
    employment: { from: "2026-01-01", unit: "Ragioneria", role: "dirigente", fte: "1", evaluator: "oiv" },
  });
});

test("where there is no number the fiscal code stands for it", async () => {
  expect((await staffOf(";RSSMRA80A01H501U;Persona inventata;Operatori;;Cultura;01/01/2026;;;")).rows[0]?.code).toBe("RSSMRA80A01H501U");
});

test("headings may come in any order and under other names; unknown ones are told", async () => {
  const text =
    "C.F.,Cognome,Nome,Profilo,Data assunzione,Settore,Servizio,Sindacato\nRSSMRA80A01H501U,Rossi,Maria,EQ,01/02/2020,Tributi,Entrate,sì\n";
  const reading = await readStaff(Buffer.from(`\uFEFF${text}`, "utf8"));
  expect(reading).toMatchObject({
    ok: true,
    staff: {
      rows: [{ name: "Rossi Maria", employment: { unit: "Tributi", role: "eq", from: "2020-02-01" } }],
      ignoredColumns: ["Servizio", "Sindacato"],
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
    [4, "120 %", "Tempo", "Quota di tempo non riconosciuta"],
    [5, "", "Unità", "Manca l'unità"],
    [6, "31/06/2026", "Dal", "il giorno deve esistere"],
    [6, "", "Dal", "si scrive GG/MM/AAAA"],
    [7, "2026-12-31", "Al", "si scrive GG/MM/AAAA"],
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
      staff: { rows: [{ code: "1001", employment: { from: "2026-01-01", role: "eq" } }], refused: [] },
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
