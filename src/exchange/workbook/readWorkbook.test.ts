import { describe, expect, test } from "vitest";
import { partsOf, rowOf, type ZipPart, zipOf } from "../../../tests/support/aWorkbook.ts";
import { readSheets } from "./readSheets.ts";
import type { Filling } from "./sheet.ts";

async function readWorkbook(bytes: Uint8Array, filling: Filling = "everywhere") {
  const reading = await readSheets(bytes, filling, (sheets) => sheets);
  return reading.ok ? { ok: true as const, ...reading.value } : reading;
}

const LIST = [{ name: "Personale", rows: rowOf(1, "Matricola", "Nome") + rowOf(2, "V-001", "Persona inventata") }];
const GOOD = partsOf(LIST);

async function rowsOf(cells: string, shared: readonly string[] = []) {
  const reading = await readWorkbook(zipOf(partsOf([{ name: "Foglio1", rows: `<row r="1">${cells}</row>` }], shared)));
  if (!reading.ok) throw new Error(reading.refusal);
  return reading.sheets[0]?.rows[0]?.cells;
}

test("the rows of a sheet are read with their numbers, empty ones left out", async () => {
  const rows = rowOf(1, "Matricola") + rowOf(3, "") + rowOf(7, "V-001");
  expect(await readWorkbook(zipOf(partsOf([{ name: "Personale", rows }])))).toEqual({
    ok: true,
    sheets: [
      {
        name: "Personale",
        rows: [
          { line: 1, cells: ["Matricola"] },
          { line: 7, cells: ["V-001"] },
        ],
        hiddenRows: new Set(),
        hiddenColumns: new Set(),
      },
    ],
    hiddenSheets: [],
  });
});

test("hidden sheets are left out, and named", async () => {
  const reading = await readWorkbook(zipOf(partsOf([{ name: "Vecchio", rows: "", state: "hidden" }, ...LIST])));
  expect(reading).toMatchObject({ ok: true, sheets: [{ name: "Personale" }], hiddenSheets: ["Vecchio"] });
});

describe("a cell is read as a person would write it", () => {
  test.each([
    ['<c r="A1" t="s"><v>1</v></c>', "Città"],
    ['<c r="A1"><v>1234</v></c>', "1234"],
    ['<c r="A1"><v>0.5</v></c>', "0,5"],
    ['<c r="A1"><v>0.30000000000000004</v></c>', "0,3"], // the noise of floats
    ['<c r="A1"><v>1E-3</v></c>', "0,001"],
    ['<c r="A1" s="2"><v>0.5</v></c>', "50 %"],
    ['<c r="A1" s="1"><v>46023</v></c>', "01/01/2026"],
    ['<c r="A1" s="1"><v>46203.75</v></c>', "30/06/2026"],
    ['<c r="A1" s="1"><v>61</v></c>', "01/03/1900"], // the first day after the one that 1900 never had
    ['<c r="A1" s="1"><v>60</v></c>', "60"], // 29/02/1900: no day
    ['<c r="A1" s="1"><v>-1</v></c>', "-1"],
    ['<c r="A1" t="b"><v>1</v></c>', "VERO"],
    ['<c r="A1" t="e"><v>#N/D</v></c>', "#N/D"],
    ['<c r="A1" t="str"><f>A2&amp;"x"</f><v>somma</v></c>', "somma"],
    ['<c r="A1"><f>1+1</f><v>2</v></c>', "2"],
    ['<c r="A1"><f>18/36</f></c>', "=18/36"], // no value was kept
    ['<c r="A1"><f>18/36</f><v></v></c>', "=18/36"],
    ['<c r="A1"><f t="shared" si="0"/></c>', "="],
    ['<c r="A1"><v>0.666666666666667</v></c>', "0,6666666667"],
    ['<c r="A1" s="2"><v>0.694444444444444</v></c>', "69,4444444444 %"],
    ['<c r="A1"><v>8.123456E+018</v></c>', "8,123456E+18"],
    ['<c r="A1"><v>123456789012345</v></c>', "123456789012345"],
    ['<c r="A1"><v>1234567890123456</v></c>', "1,23456789012345E+15"],
    ['<c r="A1" t="inlineStr"><is><t>Citta\u0300</t></is></c>', "Città"], // letter and accent put together
    ['<c r="A1" t="inlineStr"><is><r><t>due </t></r><r><t>pezzi</t></r></is></c>', "due pezzi"],
  ])("%s", async (cell, text) => {
    expect(await rowsOf(cell, ["altro", "Città"])).toEqual([text]);
  });

  test("a formula whose kept value is empty is empty", async () => {
    expect(await rowsOf('<c r="A1" t="str"><f>C1&amp;""</f><v></v></c><c r="B1"><v>2</v></c>')).toEqual(["", "2"]);
  });

  test("cells that are not there are empty", async () => {
    expect(await rowsOf('<c r="B1"><v>2</v></c><c r="D1"><v>4</v></c>')).toEqual(["", "2", "", "4"]);
  });
});

describe("a number is read as its format shows it", () => {
  test.each([
    ["00000", "71", "00071"],
    ["[$-410]00000", "123456", "123456"],
    ['"V-"000', "7", "V-007"],
    ["00\\-000", "1234", "01-234"],
    ['0" ore"', "18", "18 ore"],
    ["0", "71", "71"],
    ["00000", "0.5", "0,5"], // no whole number: as it is
    ["#,##0.00", "1234.5", "1234,5"],
    ["[$-410]0.00%", "0.5", "50 %"],
    ["[$-410][hh]:mm", "1.5", "36:00"],
    ["[hh]:mm", "62.5", "1500:00"],
    ["h:mm", "0.75", "18:00"],
    ["mm:ss.0", "0.5", "12:00"],
    ["[$-410]mmmm\\ yyyy", "45444", "giugno 2024"],
    ["mm/yyyy", "45444", "giugno 2024"],
    ["d-mmm", "45444", "1 giugno"],
    ["yyyy", "45444", "2024"],
    ["dd/mm/yyyy hh:mm", "45444.5", "01/06/2024"],
    ["[Red]dd/mm/yyyy;@", "45444", "01/06/2024"],
    ["@", "71", "71"],
  ])("«%s» of %s", async (code, value, text) => {
    const format = code.replaceAll('"', "&quot;");
    const parts = partsOf([{ name: "F", rows: `<row r="1"><c r="A1" s="1"><v>${value}</v></c></row>` }]).map((part) =>
      part.name === "xl/styles.xml" ? { ...part, content: String(part.content).replace("dd/mm/yyyy", format) } : part,
    );
    expect(await readWorkbook(zipOf(parts))).toMatchObject({ ok: true, sheets: [{ rows: [{ cells: [text] }] }] });
  });
});

function sheetOf(before: string, rows: string, after: string) {
  const parts = partsOf([{ name: "F", rows }]).map((part) =>
    part.name === SHEET
      ? {
          ...part,
          content: String(part.content).replace("<sheetData>", `${before}<sheetData>`).replace("</sheetData>", `</sheetData>${after}`),
        }
      : part,
  );
  return readWorkbook(zipOf(parts));
}

test("a merged cell stands in every place it covers, whatever was left beneath", async () => {
  const rows = `${rowOf(1, "Ada", "Ponti")}${rowOf(2, "Bruno")}${rowOf(3, "Carla", "Strade")}${rowOf(4, "Dino", "Verde")}`;
  expect(await sheetOf("", rows, '<mergeCells><mergeCell ref="B1:B3"/></mergeCells>')).toMatchObject({
    sheets: [
      {
        rows: [{ cells: ["Ada", "Ponti"] }, { cells: ["Bruno", "Ponti"] }, { cells: ["Carla", "Ponti"] }, { cells: ["Dino", "Verde"] }],
      },
    ],
  });
});

test("rows and columns that are not shown are told", async () => {
  const rows = `${rowOf(1, "Ada")}${rowOf(2, "Bruno").replace("<row ", '<row hidden="true" ')}${rowOf(3, "Carla").replace("<row ", '<row hidden="false" ')}`;
  expect(await sheetOf('<cols><col min="1" max="1"/><col min="2" max="4" hidden="1"/></cols>', rows, "")).toMatchObject({
    sheets: [{ hiddenRows: new Set([2]), hiddenColumns: new Set([1, 2, 3]) }],
  });
});

test("[T10] merged cells beyond measure", async () => {
  const merges = `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(3)}</mergeCells>`;
  expect(await sheetOf("", rowOf(1, "Ada"), merges)).toEqual({ ok: false, refusal: "tooManyCells" });
});

test("days of a workbook that counts from 1904", async () => {
  const parts = partsOf([{ name: "F", rows: '<row r="1"><c r="A1" s="1"><v>44561</v></c></row>' }]).map((part) =>
    part.name === "xl/workbook.xml"
      ? { ...part, content: String(part.content).replace("<workbookPr/>", '<workbookPr date1904="1"/>') }
      : part,
  );
  expect(await readWorkbook(zipOf(parts))).toMatchObject({ ok: true, sheets: [{ rows: [{ cells: ["01/01/2026"] }] }] });
});

function withPart(name: string, content: string): ZipPart[] {
  return GOOD.map((part) => (part.name === name ? { ...part, content } : part));
}

const SHEET = "xl/worksheets/sheet1.xml";
const OPEN = "<worksheet><sheetData>";
const MANY_ROWS = `${OPEN}${"<row><c><v>1</v></c></row>".repeat(1_048_576)}`;
const LAUGHS = `<!DOCTYPE l [<!ENTITY a "ah">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${"bcdefghij"[i] ?? ""} "${`&${"abcdefghi"[i] ?? ""};`.repeat(10)}">`).join("")}]><worksheet>&j;</worksheet>`;
const big = (bytes: number) => Buffer.alloc(bytes, 0x20);

/** Files made to harm, each with what is said of it. */
const BOMBS: readonly (readonly [string, () => Buffer, string])[] = [
  ["a part of 101 MB", () => zipOf([...GOOD, { name: "xl/media/a.bin", content: big(101 * 1024 * 1024) }]), "tooMuchInside"],
  ["two parts of 51 MB", () => zipOf([...GOOD, { name: "a", content: big(51 * 1024 * 1024) }, { name: "b", content: big(51 * 1024 * 1024) }]), "tooMuchInside"],
  ["a sheet that states 4 GB", () => zipOf(GOOD.map((part) => (part.name === SHEET ? { ...part, statedSize: 0xfffffffe } : part))), "tooMuchInside"],
  ["a sheet larger than it states", () => zipOf(withPart(SHEET, `${OPEN}${" ".repeat(1_000_000)}`).map((part) => (part.name === SHEET ? { ...part, statedSize: 10 } : part))), "brokenArchive"],
  ["a sheet smaller than it states", () => zipOf(GOOD.map((part) => (part.name === SHEET ? { ...part, statedSize: 99_999 } : part))), "brokenArchive"],
  ["2,001 parts", () => zipOf([...GOOD, ...Array.from({ length: 1995 }, (_, i) => ({ name: `x${String(i)}`, content: "" }))]), "tooMuchInside"],
  ["60,000 parts in a directory that holds six", () => zipOf(GOOD, { statedEntries: 60_000 }), "tooMuchInside"],
  ["parts that share their bytes", () => zipOf([...GOOD, { name: "again", content: "x", statedOffset: 0 }]), "unsafeArchive"],
  ["the same part twice", () => zipOf([...GOOD, GOOD[1]!]), "unsafeArchive"],
  ["a part outside its folder", () => zipOf([...GOOD, { name: "../../etc/passwd", content: "x" }]), "unsafeArchive"],
  ["a part from the root", () => zipOf([...GOOD, { name: "/etc/passwd", content: "x" }]), "unsafeArchive"],
  ["a part on another disk", () => zipOf([...GOOD, { name: "C:\\x", content: "x" }]), "unsafeArchive"],
  ["a link", () => zipOf([...GOOD, { name: "xl/link", content: "/etc/passwd", externalAttributes: (0o120777 << 16) >>> 0 }]), "unsafeArchive"],
  ["a password", () => zipOf(GOOD.map((part) => ({ ...part, flags: 0x801 }))), "protectedArchive"],
  ["macros", () => zipOf([...GOOD, { name: "xl/vbaProject.bin", content: "x" }]), "macros"],
  ["a program in front", () => zipOf(GOOD, { before: "MZ\x90\x00" }), "unsafeArchive"],
  ["a PDF in front", () => zipOf(GOOD, { before: "%PDF-1.7\n" }), "unsafeArchive"],
  ["an archive cut short", () => zipOf(GOOD).subarray(0, -30), "brokenArchive"],
  ["an archive of noise", () => Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), Buffer.alloc(5000, 0xa7)]), "brokenArchive"],
  ["another kind of document", () => zipOf([{ name: "word/document.xml", content: "<document/>" }]), "notAWorkbook"],
  ["entities that grow", () => zipOf(withPart(SHEET, LAUGHS)), "unsafeArchive"],
  ["an entity of a file", () => zipOf(withPart(SHEET, '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet>&e;</worksheet>')), "unsafeArchive"],
  ["an entity of an address", () => zipOf(withPart("xl/sharedStrings.xml", '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x"><sst/>')), "unsafeArchive"],
  ["an entity nobody defined", () => zipOf(withPart(SHEET, "<worksheet>&boom;</worksheet>")), "unsafeArchive"],
  ["XML that does not close", () => zipOf(withPart(SHEET, `${OPEN}<row>`)), "unsafeArchive"],
  ["text that is not UTF-8", () => zipOf(GOOD.map((part) => (part.name === SHEET ? { ...part, content: Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0xfe]) } : part))), "unsafeArchive"],
  ["1,048,576 rows", () => zipOf(withPart(SHEET, MANY_ROWS)), "tooManyCells"],
  ["a cell in column 16,384", () => zipOf(withPart(SHEET, `${OPEN}<row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>`)), "tooManyCells"],
  ["a cell of 90 MB", () => zipOf(withPart(SHEET, `${OPEN}<row r="1"><c t="str"><v>${"x".repeat(90_000_000)}</v></c></row>`)), "tooManyCells"],
  ["shared texts of 90 MB", () => zipOf(withPart("xl/sharedStrings.xml", `<sst>${`<si><t>${"x".repeat(30_000)}</t></si>`.repeat(3000)}</sst>`)), "tooManyCells"],
  ["51 sheets", () => zipOf(partsOf(Array.from({ length: 51 }, (_, i) => ({ name: `F${String(i)}`, rows: "" })))), "tooManyCells"],
  ["a sheet that is not there", () => zipOf(GOOD.filter(({ name }) => name !== SHEET)), "brokenArchive"],
  ["cells in disorder", () => zipOf(withPart(SHEET, `${OPEN}<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row></sheetData></worksheet>`)), "unsafeArchive"],
]; // prettier-ignore

test.each(BOMBS)("[T10] %s", async (_, bomb, refusal) => {
  expect(await readWorkbook(bomb())).toEqual({ ok: false, refusal });
});

test("[T10] 200 honest workbooks of every size are read whole", async () => {
  for (let people = 1; people <= 200; people++) {
    const rows = Array.from({ length: people * 3 }, (_, i) =>
      rowOf(i + 1, `V-${String(i)}`, "Persona inventata, città «è» &amp; altro", "Area degli istruttori"),
    );
    const reading = await readWorkbook(
      zipOf(
        partsOf([
          { name: "Note", rows: "" },
          { name: "Personale", rows: rows.join("") },
        ]),
      ),
    );
    if (!reading.ok || reading.sheets[1]?.rows.length !== people * 3) expect.fail(`${String(people)} people`);
  }
});
