import { describe, expect, test } from "vitest";
import { openDocumentOf, openRow, openTable, openValue, openWords } from "../../../tests/support/anOpenSheet.ts";
import { zipOf } from "../../../tests/support/aWorkbook.ts";
import { readSheets } from "./readSheets.ts";
import type { Filling } from "./sheet.ts";

async function read(bytes: Uint8Array, filling: Filling = "down") {
  const reading = await readSheets(bytes, filling, (sheets) => sheets);
  return reading.ok ? { ok: true as const, ...reading.value } : reading;
}

const sheet = (...rows: string[]) => openDocumentOf("spreadsheet", openTable("Piano", rows.join("")));

async function rowsOf(...rows: string[]) {
  const reading = await read(sheet(...rows));
  if (!reading.ok) throw new Error(reading.refusal);
  return reading.sheets[0]!.rows.map(({ line, cells }) => [line, ...cells]);
}

describe("a cell is read as a person would write it", () => {
  test.each([
    [openWords("Città"), "Città"],
    [openWords("", 'office:string-value="detto"'), "detto"],
    [
      '<table:table-cell office:value-type="string"><text:p>due<text:s text:c="3"/>parole</text:p><text:p>e un<text:line-break/>a capo</text:p></table:table-cell>',
      "due parole e un a capo",
    ],
    [
      '<table:table-cell office:value-type="string"><office:annotation><text:p>da rivedere</text:p></office:annotation><text:p>valore</text:p></table:table-cell>',
      "valore",
    ],
    [openValue('office:value-type="float" office:value="20"', "20"), "20"],
    [openValue('office:value-type="float" office:value="1234.5"', "1.234,50"), "1234,5"],
    [openValue('office:value-type="float" office:value="1234.56"', "1.235"), "1234,56"], // shown rounded
    [openValue('office:value-type="float" office:value="71"', "00071"), "00071"],
    [openValue('office:value-type="float" office:value="7"', "V-007"), "V-007"],
    [openValue('office:value-type="float" office:value="18"', "18 ore"), "18 ore"],
    [openValue('office:value-type="float" office:value="18.4"', "18 ore"), "18,4"], // shown rounded
    [openValue('office:value-type="float" office:value="8.12E18"', "8,12E+018"), "8,12E+18"],
    [openValue('office:value-type="currency" office:currency="EUR" office:value="431200"', "€ 431.200,00"), "431200"],
    [openValue('office:value-type="percentage" office:value="0.875"', "88%"), "87,5 %"],
    [openValue('office:value-type="percentage" office:value="0"', "0%"), "0 %"],
    [openValue('office:value-type="date" office:date-value="2024-12-31"', "31/12/24"), "31/12/2024"],
    [openValue('office:value-type="date" office:date-value="2024-12-31T10:30:00"', "31/12/2024 10:30"), "31/12/2024"],
    [openValue('office:value-type="date" office:date-value="2024-06-01"', "giu-24"), "giugno 2024"],
    [openValue('office:value-type="date" office:date-value="2024-06-01"', "06/2024"), "giugno 2024"],
    [openValue('office:value-type="date" office:date-value="2024-06-01"', "1-giu"), "1 giugno"],
    [openValue('office:value-type="date" office:date-value="2024-06-01"', "2024"), "2024"],
    [openValue('office:value-type="time" office:time-value="PT40H30M00S"', "40:30"), "40:30"],
    [openValue('office:value-type="boolean" office:boolean-value="true"', "VERO"), "VERO"],
    [
      openValue('table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"', "#DIV/0!"),
      "#DIV/0!",
    ],
    [openValue('table:formula="of:=1-1" office:value-type="float" office:value="0"', "0"), "0"],
    ['<table:table-cell table:formula="of:=[.A1]"/>', "=[.A1]"], // no value was kept
    ['<table:table-cell table:formula="of:=[.A1]" office:value-type="float"/>', "=[.A1]"],
    ['<table:table-cell table:formula="of:=&quot;&quot;" office:value-type="string" office:string-value=""/>', ""],
  ])("%s", async (cell, text) => {
    expect(await rowsOf(openRow([openWords("x"), cell]))).toEqual([text === "" ? [1, "x"] : [1, "x", text]]);
  });
});

describe("rows and columns", () => {
  test("that are repeated and hold nothing are counted, those that hold something are there", async () => {
    expect(
      await rowsOf(
        openRow([
          openWords("", 'table:number-columns-repeated="2"'),
          openWords("a", 'table:number-columns-repeated="2"'),
          openWords("", 'table:number-columns-repeated="16380"'),
        ]),
        openRow([openWords("", 'table:number-columns-repeated="16384"')], 'table:number-rows-repeated="5"'),
        openRow([openWords("b")], 'table:number-rows-repeated="2"'),
        openRow([openWords("", 'table:number-columns-repeated="16384"')], 'table:number-rows-repeated="1048568"'),
      ),
    ).toEqual([
      [1, "", "", "a", "a"],
      [7, "b"],
      [8, "b"],
    ]);
  });

  test("a merged cell stands in each of its rows, whatever was left beneath", async () => {
    expect(
      await rowsOf(
        openRow([openWords("Titolo", 'table:number-columns-spanned="2" table:number-rows-spanned="1"'), "<table:covered-table-cell/>"]),
        openRow([openWords("Verde", 'table:number-columns-spanned="1" table:number-rows-spanned="2"'), openWords("Querce")]),
        openRow([
          '<table:covered-table-cell office:value-type="string"><text:p>vecchio</text:p></table:covered-table-cell>',
          openWords("Olmi"),
        ]),
      ),
    ).toEqual([
      [1, "Titolo", ""],
      [2, "Verde", "Querce"],
      [3, "Verde", "Olmi"],
    ]);
  });

  test("that are not shown are told, hidden or filtered; a hidden sheet is named", async () => {
    const columns =
      '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/><table:table-column table:number-columns-repeated="16380"/>';
    const rows = [
      openRow([openWords("a")]),
      openRow([openWords("b")], 'table:visibility="filter"'),
      openRow([openWords("c")], 'table:visibility="collapse"'),
    ];
    const styles =
      '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>';
    const bytes = openDocumentOf(
      "spreadsheet",
      openTable("Piano", columns + rows.join(""), "ta1") + openTable("Vecchio", rows.join(""), "ta2"),
      styles,
    );
    expect(await read(bytes)).toMatchObject({
      sheets: [{ name: "Piano", hiddenRows: new Set([2, 3]), hiddenColumns: new Set([2, 3]) }],
      hiddenSheets: ["Vecchio"],
    });
  });
});

/** A spreadsheet whose content is this, whatever it is. */
const withContent = (content: string) =>
  zipOf([
    { name: "mimetype", content: "application/vnd.oasis.opendocument.spreadsheet", isStored: true },
    { name: "content.xml", content },
  ]);

describe("[T10] a file made to harm is refused, and soon", () => {
  test.each([
    [
      "a row of words repeated a million times",
      () => sheet(openRow([openWords("a")], 'table:number-rows-repeated="1048576"')),
      "tooManyCells",
    ],
    [
      "a cell of words repeated sixteen thousand times",
      () => sheet(openRow([openWords("a", 'table:number-columns-repeated="16384"')])),
      "tooManyCells",
    ],
    [
      "five hundred cells in fifty thousand rows",
      () => sheet(openRow([openWords("a", 'table:number-columns-repeated="500"')], 'table:number-rows-repeated="50000"')),
      "tooManyCells",
    ],
    ["a count beyond measure", () => sheet(openRow([openWords("a")], 'table:number-rows-repeated="9007199254740991"')), "tooManyCells"],
    [
      "a cell merged over everything",
      () => sheet(openRow([openWords("a", 'table:number-columns-spanned="16384" table:number-rows-spanned="1048576"')])),
      "tooManyCells",
    ],
    ["a cell of 33,000 letters", () => sheet(openRow([openWords("a".repeat(33_000))])), "tooManyCells"],
    ["blanks counted beyond measure", () => sheet(openRow([openWords(`a${'<text:s text:c="99999999"/>'.repeat(400)}`)])), "tooManyCells"],
    ["fifty-one sheets", () => openDocumentOf("spreadsheet", openTable("x", "").repeat(51)), "tooManyCells"],
    ["broken XML", () => sheet("<table:table-row>"), "unsafeArchive"],
    ["an entity of a file", () => withContent('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'), "unsafeArchive"],
    ["an entity that grows", () => withContent('<!DOCTYPE x [<!ENTITY e "ah"><!ENTITY f "&e;&e;">]><a>&f;</a>'), "unsafeArchive"],
    [
      "a password",
      () => openDocumentOf("spreadsheet", "", "", [{ name: "META-INF/manifest.xml", content: "<m><encryption-data/></m>" }]),
      "protectedArchive",
    ],
  ])("%s", async (_, make, refusal) => {
    const before = performance.now();
    expect(await read(make())).toEqual({ ok: false, refusal });
    expect(performance.now() - before).toBeLessThan(3000);
  });
});
