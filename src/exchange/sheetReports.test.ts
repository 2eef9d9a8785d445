import { describe, expect, test } from "vitest";
import { openDocumentOf, openRow, openTable, openWords } from "../../tests/support/anOpenSheet.ts";
import { partsOf, rowOf, type SheetPart, zipOf } from "../../tests/support/aWorkbook.ts";
import { tellRefusals } from "../domain/kernel/refusal.ts";
import { readReport, type ReportRead } from "./readReport.ts";
import { rowRefusals } from "./refusedRow.ts";
import { ROW_REFUSALS } from "./rowRefusals.ts";

const workbook = (...sheets: SheetPart[]) => zipOf(partsOf(sheets));

async function read(bytes: Uint8Array, year = 2024): Promise<ReportRead> {
  const reading = await readReport(bytes, year);
  if (!reading.ok) throw new Error(reading.refusal);
  return reading.report;
}

/** Each refusal with its sheet, row and heading, and the sentence people read. */
async function refusedIn(...sheets: SheetPart[]) {
  const { refused } = await read(workbook(...sheets));
  return tellRefusals(rowRefusals(refused, "piano.xlsx"), ROW_REFUSALS).map(({ at, message }) => [at, message]);
}

const cell = (sheet: string, row: number, column: string) => ({ cell: { file: "piano.xlsx", sheet, row, column } });

const HEAD = rowOf(1, "Settore", "Titolo", "Indicatore", "Target", "Fonte");
const OAKS = rowOf(2, "Verde", "Querce", "piantate", "almeno 20", "Ufficio verde");
const ELMS = rowOf(3, "Verde", "Olmi", "piantati", "almeno 30", "Ufficio verde");

describe("a plan in a workbook", () => {
  test("is read as its rows say, each with its sheet and row", async () => {
    const report = await read(
      workbook({ name: "Piano", rows: `${rowOf(4, "Comune di Valprova")}${HEAD.replaceAll('1"', '6"')}${OAKS.replaceAll('2"', '7"')}` }),
    );
    expect(
      report.objectives.map(({ line, heading, title, indicators: [{ indicator, target, source }] }) => [
        line,
        heading,
        title,
        indicator,
        target,
        source,
      ]),
    ).toEqual([[4, "Verde", "Querce", "piantate", "almeno 20", "Ufficio verde"]]);
    expect(report.administrationName).toBe("Comune di Valprova");
    expect(report.places?.[3]).toEqual({ line: 7, sheet: "Piano" });
    expect(report.refused).toEqual([]);
  });

  test("numbers, percentages, days and months come as people read them, a short row is as wide as the others", async () => {
    const head = rowOf(1, "Settore", "Titolo", "Peso", "Target", "Scadenza", "Grado di raggiungimento (%)", "Fonte");
    const row = (line: number, weight: string, target: string, due: string, degree: string) =>
      rowOf(line, "Verde", `Alberi ${String.fromCharCode(64 + line)}`).replace(
        "</row>",
        `<c s="2"><v>${weight}</v></c>${target}${due}<c s="2"><v>${degree}</v></c></row>`,
      );
    const rows = [
      head,
      row(2, "0.6", '<c s="2"><v>0.9</v></c>', '<c s="1"><v>45657</v></c>', "1"),
      row(3, "0.4", "<c><v>20</v></c>", '<c s="3"><v>45473</v></c>', "0.875"),
    ];
    expect(
      (await read(workbook({ name: "Piano", rows: rows.join("") }))).objectives.map(({ weight, outcome, indicators: [{ target }] }) => [
        weight,
        target,
        outcome,
      ]),
    ).toEqual([
      ["60 %", "90 %, entro il 31/12/2024", "100 %"],
      ["40 %", "20, entro il giugno 2024", "87,5 %"],
    ]);
  });

  test("a merged sector stands in each of its rows; a title merged across a sheet is one cell; what a merge covers is not read", async () => {
    const rows = `${rowOf(1, "OBIETTIVI 2024")}${HEAD.replaceAll('1"', '2"')}${OAKS.replaceAll('2"', '3"')}${rowOf(4, "vecchio", "Olmi", "piantati", "almeno 30", "Ufficio verde")}`;
    const after = '<mergeCells><mergeCell ref="A1:E1"/><mergeCell ref="A3:A4"/></mergeCells>';
    const report = await read(workbook({ name: "Piano", rows, after }));
    expect(report.objectives.map(({ heading, title }) => [heading, title])).toEqual([
      ["Verde", "Querce"],
      ["Verde", "Olmi"],
    ]);
    expect(report.refused).toEqual([]);
  });

  test("an objective merged over its indicators is one", async () => {
    const head = rowOf(1, "Settore", "Titolo", "Indicatore", "Peso indicatore", "Target");
    const rows = `${head}${rowOf(2, "Verde", "Alberi", "querce", "60", "almeno 20")}${rowOf(3, "", "", "olmi", "40", "almeno 30")}`;
    const after = '<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="B2:B3"/></mergeCells>';
    const report = await read(workbook({ name: "Piano", rows, after }));
    expect(report.refused).toEqual([]);
    expect(report.objectives.map(({ title, indicators }) => [title, ...indicators.map(({ indicator }) => indicator)])).toEqual([
      ["Alberi", "querce", "olmi"],
    ]);
  });

  test("an objective merged over its indicators is one without their weights too, and its rows are a question where they share a target", async () => {
    const rows = `${HEAD}${OAKS}${rowOf(3, "", "", "curate", "almeno 30", "Ufficio verde")}`;
    const merged = (...columns: string[]) => `<mergeCells>${columns.map((at) => `<mergeCell ref="${at}2:${at}3"/>`).join("")}</mergeCells>`;
    const report = await read(workbook({ name: "Piano", rows, after: merged("A", "B") }));
    expect(report.refused).toEqual([]);
    expect(
      report.objectives.map(({ title, indicators }) => [title, ...indicators.map(({ indicator, target }) => `${indicator}: ${target}`)]),
    ).toEqual([["Querce", "piantate: almeno 20", "curate: almeno 30"]]);
    const asked = await read(workbook({ name: "Piano", rows, after: merged("A", "B", "D") }));
    expect(asked.refused).toMatchObject([{ line: 3, sheet: "Piano", refusal: "repeatedObjective" }]);
  });

  test("another description beside a merged title is asked about", async () => {
    const rows = `${rowOf(1, "Settore", "Titolo", "Descrizione", "Indicatore", "Target")}${rowOf(2, "Verde", "Querce", "nei parchi", "piantate", "20")}${rowOf(3, "", "", "lungo le vie", "curate", "30")}`;
    const after = '<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="B2:B3"/></mergeCells>';
    expect((await refusedIn({ name: "Piano", rows, after })).map(([at]) => at)).toEqual([cell("Piano", 3, "Descrizione")]);
  });

  test("a row of which every cell is merged with the one above is that row", async () => {
    const after = `<mergeCells>${["A", "B", "C", "D", "E"].map((at) => `<mergeCell ref="${at}2:${at}3"/>`).join("")}</mergeCells>`;
    expect((await read(workbook({ name: "Piano", rows: HEAD + OAKS + ELMS, after }))).objectives.map(({ title }) => title)).toEqual([
      "Querce",
    ]);
  });
});

describe("what a sheet hides is never read in silence", () => {
  test("hidden rows are a question with their numbers", async () => {
    const rows = HEAD + OAKS + ELMS.replace("<row ", '<row hidden="1" ');
    expect(await refusedIn({ name: "Piano", rows })).toEqual([
      [
        cell("Piano", 3, "riga"),
        "Nel foglio ci sono righe nascoste, forse da un filtro (3): fanno parte del piano? Tolga il filtro e le mostri, oppure le cancelli, e riprovi.",
      ],
    ]);
  });

  test("a hidden column that would be read is a question, another is none", async () => {
    const before = '<cols><col min="4" max="4" hidden="1"/><col min="6" max="6" hidden="1"/></cols>';
    const rows = HEAD.replace("</row>", '<c t="str"><v>Protocollo</v></c></row>') + OAKS;
    expect((await refusedIn({ name: "Piano", rows, before })).map(([at]) => at)).toEqual([cell("Piano", 1, "Target")]);
  });

  test("a hidden sheet is not read, and named", async () => {
    const report = await read(workbook({ name: "Piano", rows: HEAD + OAKS }, { name: "Vecchio", rows: HEAD + ELMS, state: "veryHidden" }));
    expect(report.objectives.map(({ title }) => title)).toEqual(["Querce"]);
    expect(report.hiddenSheets).toEqual(["Vecchio"]);
  });
});

describe("a cell that cannot be trusted is told with its sheet, row and heading", () => {
  const row = (content: string) => rowOf(2, "Verde", "Querce", "piantate").replace("</row>", `${content}</row>`);

  test("a formula whose value was never saved is no zero", async () => {
    const rows = HEAD + row("<c><f>2*10</f></c>");
    expect(await refusedIn({ name: "Piano", rows })).toEqual([
      [cell("Piano", 2, "Target"), expect.stringContaining("una formula senza il valore salvato")],
    ]);
  });

  test("an error", async () => {
    expect((await refusedIn({ name: "Piano", rows: HEAD + row('<c t="e"><v>#N/D</v></c>') })).map(([at]) => at)).toEqual([
      cell("Piano", 2, "Target"),
    ]);
  });

  test.each([
    ["0", "0 %"],
    ["1", "100 %"],
  ])("a degree by a formula that kept %s is %s", async (kept, outcome) => {
    const head = rowOf(1, "Settore", "Titolo", "Indicatore", "Target", "Grado di raggiungimento");
    const rows = head + rowOf(2, "Verde", "Querce", "piantate", "20").replace("</row>", `<c s="2"><f>E9</f><v>${kept}</v></c></row>`);
    expect((await read(workbook({ name: "Piano", rows }))).objectives.map((each) => each.outcome)).toEqual([outcome]);
  });
});

describe("several sheets", () => {
  test("are read one after another, each row at its own place", async () => {
    const report = await read(workbook({ name: "Verde", rows: HEAD + OAKS }, { name: "Acque", rows: HEAD + ELMS }));
    expect(report.objectives.map(({ title, line }) => [title, report.places?.[line - 1]])).toEqual([
      ["Querce", { sheet: "Verde", line: 2 }],
      ["Olmi", { sheet: "Acque", line: 3 }],
    ]);
  });

  test("a row that repeats one of another sheet is told with both places", async () => {
    const told = await refusedIn({ name: "Verde", rows: HEAD + OAKS }, { name: "Bis", rows: HEAD + OAKS.replaceAll('2"', '5"') });
    expect(told).toEqual([[cell("Bis", 5, "titolo"), expect.stringContaining("«Querce» è già a riga 2 del foglio «Verde»")]]);
  });

  test("a table does not go on in the next sheet", async () => {
    const report = await read(workbook({ name: "Verde", rows: HEAD + OAKS }, { name: "Note", rows: ELMS }));
    expect(report.objectives.map(({ title }) => title)).toEqual(["Querce"]);
  });
});

test("a workbook without a table of objectives is told with the row most like a head", async () => {
  const rows = rowOf(3, "Settore", "Titolo", "Qualcosa");
  expect((await refusedIn({ name: "Foglio1", rows })).map(([at]) => at)).toEqual([cell("Foglio1", 3, "intestazione")]);
  expect(await readReport(workbook({ name: "Foglio1", rows: rowOf(1, "Una lettera") }), 2024)).toEqual({ ok: false, refusal: "noTable" });
});

describe("[T10] a few letters told in many cells are refused before they are put together", () => {
  const long = "a".repeat(30_000);

  test.each([
    [
      "a shared text",
      () =>
        zipOf(
          partsOf(
            [{ name: "F", rows: Array.from({ length: 1000 }, (_, i) => `<row r="${String(i + 1)}"><c t="s"><v>0</v></c></row>`).join("") }],
            [long],
          ),
        ),
    ],
    [
      "a row of a sheet repeated",
      () =>
        openDocumentOf(
          "spreadsheet",
          openTable("F", openRow([openWords(long, 'table:number-columns-repeated="100"')], 'table:number-rows-repeated="50000"')),
        ),
    ],
    ["a cell of a page over many rows", () => Buffer.from(`<table><tr><td rowspan=1000>${long}<td>b${"<tr><td>b".repeat(999)}</table>`)],
  ])("%s", async (_, make) => {
    expect(await readReport(make(), 2024)).toEqual({ ok: false, refusal: "tooManyCells" });
  });
});
