import { describe, expect, test } from "vitest";
import { openDocumentOf } from "../../../tests/support/anOpenSheet.ts";
import { zipOf } from "../../../tests/support/aWorkbook.ts";
import { openPackage } from "../workbook/openPackage.ts";
import { readReport } from "../readReport.ts";
import { decodeHtml, readHtml } from "./readHtml.ts";
import type { Paper } from "./paperWriter.ts";
import { readDocx } from "./readDocx.ts";
import { readOdt } from "./readOdt.ts";

/** The rows with words, each with its line. */
const told = ({ rows }: Paper) => rows.filter(({ line }) => line > 0).map(({ line, cells }) => [line, ...cells]);

const docx = (body: string) =>
  zipOf([{ name: "word/document.xml", content: `<w:document xmlns:w="w" xmlns:mc="mc"><w:body>${body}</w:body></w:document>` }]);
const p = (text: string, properties = "") => `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
const tc = (content: string, properties = "") =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith("<") ? content : p(content)}</w:tc>`;
const tr = (...cells: string[]) => `<w:tr>${cells.join("")}</w:tr>`;
const tbl = (...rows: string[]) => `<w:tbl><w:tblGrid/>${rows.join("")}</w:tbl>`;
const inDocx = async (body: string) => told(await readDocx(await openPackage(docx(body))));
const inOdt = async (body: string) => told(await readOdt(await openPackage(openDocumentOf("text", body))));
const inHtml = (page: string) => told(readHtml(page));

/** One table in the three: a title over everything, a sector over two rows, a cell of two lines, a paragraph before and one after. */
const EXPECTED = [
  [1, "Settore Verde"],
  [2, "OBIETTIVI", "", ""],
  [3, "Verde", "Querce e olmi", "20"],
  [4, "Verde", "Pini", "≥ 30"],
  [5, "Fine"],
];

describe("one table is the same rows", () => {
  test("in a page", () => {
    expect(
      inHtml(`<html><head><title>x</title><style>td { color: red }</style></head><body><h2>Settore&nbsp;Verde</h2><script>document.write("<td>no")</script>
        <table><tr><td colspan=3>OBIETTIVI</td></tr>
        <tr><td rowspan="2">Verde<td>Querce<br>e
         olmi<td sdval="20,4">20</tr>
        <tr><th>Pini</th><td>&ge; 30</td></table><p>Fine`),
    ).toEqual(EXPECTED);
  });

  test("in a document of Word", async () => {
    const body = [
      p("Settore Verde", '<w:pStyle w:val="Heading2"/>'),
      tbl(
        tr(tc("OBIETTIVI", '<w:gridSpan w:val="3"/>')),
        tr(tc("Verde", '<w:vMerge w:val="restart"/>'), tc(p("Querce") + p("e olmi")), tc("20")),
        tr(tc("vecchio", "<w:vMerge/>"), tc("Pini"), tc("≥ 30")),
      ),
      p("Fine"),
    ];
    expect(await inDocx(body.join(""))).toEqual(EXPECTED);
  });

  test("in an OpenDocument", async () => {
    const cell = (text: string, attributes = "") =>
      `<table:table-cell ${attributes}>${text.startsWith("<") ? text : `<text:p>${text}</text:p>`}</table:table-cell>`;
    const covered = "<table:covered-table-cell><text:p>vecchio</text:p></table:covered-table-cell>";
    const row = (...cells: string[]) => `<table:table-row>${cells.join("")}</table:table-row>`;
    const table = `<table:table>${[
      row(cell("OBIETTIVI", 'table:number-columns-spanned="3"'), "<table:covered-table-cell/>", "<table:covered-table-cell/>"),
      row(cell("Verde", 'table:number-rows-spanned="2"'), cell("<text:p>Querce</text:p><text:p>e olmi</text:p>"), cell("20")),
      row(covered, cell("Pini"), cell("≥ 30")),
    ].join("")}</table:table>`;
    expect(await inOdt(`<text:h>Settore Verde</text:h>${table}<text:p>Fine</text:p>`)).toEqual(EXPECTED);
  });
});

describe("a page", () => {
  test.each([
    ["<p>Citt&agrave; &laquo;pi&ugrave;&raquo; &#8364; &#x27;&sconosciuto; a&b", "Città «più» € '&sconosciuto; a&b"],
    ["<!-- <p>no --><p>sì<!--", "sì"],
    ["<p title='a > b' class=x>sì", "sì"],
    ["5 < 6", "5 < 6"],
    ["<comment>nota</comment><template><p>no</template>sì", "sì"],
    ["<p>&#0;&#xD800;", "\ufffd\ufffd"],
  ])("%s", (page, text) => {
    expect(inHtml(page).map(([, words]) => words)).toEqual([text]);
  });

  test("a row that is not shown is told", () => {
    const paper = readHtml('<table><tr><td>a</tr><tr style="display: none"><td>b</tr><tr hidden><td>c</tr></table>');
    expect([...paper.hiddenRows]).toEqual([2, 3]);
  });

  test("a table inside a cell is a table of its own, after the row it stands in", () => {
    expect(inHtml("<table><tr><td>fuori<td><table><tr><td>a<td>b</table></td></tr><tr><td>dopo</table>")).toEqual([
      [1, "fuori", ""],
      [2, "a", "b"],
      [3, "dopo", ""],
    ]);
  });

  test("items of lists begin with a dash, those of a list inside after blanks", () => {
    expect(readHtml("<ul><li>Servizi esterni<ul><li>Anagrafe</ul></ul>").rows.map(({ cells }) => cells[0])).toEqual([
      "- Servizi esterni",
      "  - Anagrafe",
    ]);
  });

  test.each([
    ['<meta charset="windows-1252">Citt\xe0', "latin1", '<meta charset="windows-1252">Città'],
    [
      '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">\xe0',
      "latin1",
      '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">à',
    ],
    ["<p>Citta\u0300", "utf8", "<p>Città"],
    ["\ufeff<p>Città", "utf16le", "<p>Città"],
    ["<p>Citt\xe0", "latin1", undefined],
    ['<meta charset="inventato">a', "utf8", undefined],
  ] as const)("the letters of «%s» in %s", (page, encoding, text) => {
    expect(decodeHtml(Buffer.from(page, encoding))).toBe(text);
  });
});

describe("a document of Word", () => {
  test("words deleted, moved away, hidden or of fields are not read, those inserted are", async () => {
    const run = (text: string, properties = "") => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
    const paragraph = [
      run("resta "),
      `<w:del><w:r><w:delText>tolto</w:delText></w:r></w:del><w:moveFrom>${run("spostato")}</w:moveFrom>`,
      `<w:ins>${run("nuovo")}</w:ins>${run("nascosto", "<w:vanish/>")}${run(" visto", '<w:vanish w:val="0"/>')}`,
      "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:noBreakHyphen/><w:t>fine</w:t></w:r>",
      `<mc:AlternateContent><mc:Fallback>${run("doppio")}</mc:Fallback></mc:AlternateContent>`,
    ];
    expect(await inDocx(`<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>${paragraph.join("")}</w:p>`)).toEqual([
      [1, "resta nuovo visto-fine"],
    ]);
  });

  test("a deleted row goes, cells left out before a row move it, tabs part a paragraph", async () => {
    const deleted = `<w:tr><w:trPr><w:del/></w:trPr>${tc("x")}${tc("y")}</w:tr>`;
    const moved = `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${tc("b")}</w:tr>`;
    const tabbed = "<w:p><w:r><w:t>Titolo</w:t><w:tab/><w:t>Target</w:t></w:r></w:p>";
    expect(await inDocx(tbl(tr(tc("a"), tc("c")), deleted, moved) + tabbed)).toEqual([
      [1, "a", "c"],
      [3, "", "b"],
      [4, "Titolo", "Target"],
    ]);
  });

  test("items of lists begin with a dash", async () => {
    const list = (level: number) => `<w:numPr><w:ilvl w:val="${String(level)}"/><w:numId w:val="1"/></w:numPr>`;
    expect(await inDocx(p("Servizi esterni", list(0)) + p("Anagrafe", list(1)))).toEqual([
      [1, "- Servizi esterni"],
      [2, "  - Anagrafe"],
    ]);
  });
});

test("an OpenDocument text without what was deleted, its comments and its notes", async () => {
  const body =
    "<text:tracked-changes><text:p>tolto</text:p></text:tracked-changes><text:p>Città<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>nota</text:p></text:note-body></text:note> d<office:annotation><text:p>da rivedere</text:p></office:annotation>i Valprova</text:p><text:list><text:list-item><text:p>Servizi</text:p><text:list><text:list-item><text:p>Anagrafe</text:p></text:list-item></text:list></text:list-item></text:list>";
  expect(await inOdt(body)).toEqual([
    [1, "Città di Valprova"],
    [2, "- Servizi"],
    [3, "  - Anagrafe"],
  ]);
});

const HEAD = ["Titolo", "Indicatore", "Target", "Fonte"];
const ROW = ["Querce", "piantate", "almeno 20", "Ufficio verde"];

describe("a plan", () => {
  test.each([
    [
      "as a page named .xls",
      Buffer.from(
        `<html><p>Settore Verde<table><tr>${HEAD.map((cell) => `<th>${cell}`).join("")}<tr>${ROW.map((cell) => `<td>${cell}`).join("")}</table>`,
      ),
    ],
    ["as a document of Word", docx(p("Settore Verde") + tbl(tr(...HEAD.map((cell) => tc(cell))), tr(...ROW.map((cell) => tc(cell)))))],
  ])("%s", async (_, bytes) => {
    const reading = await readReport(bytes, 2024);
    expect(reading).toMatchObject({
      ok: true,
      report: {
        refused: [],
        objectives: [{ heading: "Settore Verde", title: "Querce", indicators: [{ target: "almeno 20", source: "Ufficio verde" }] }],
      },
    });
  });

  test("a row that a page hides is asked about", async () => {
    const page = `<table><tr>${["Settore", ...HEAD].map((cell) => `<th>${cell}`).join("")}<tr style="display:none">${["Verde", ...ROW].map((cell) => `<td>${cell}`).join("")}</table>`;
    expect(await readReport(Buffer.from(page), 2024)).toMatchObject({ report: { refused: [{ line: 2, refusal: "hiddenRows" }] } });
  });
});

const entity = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document xmlns:w="w">&e;</w:document>';

describe("[T10] a file made to harm is refused, and soon", () => {
  test.each([
    [
      "cells that reach over everything",
      () => Buffer.from(`<table>${'<tr><td rowspan="60000" colspan="900">a'.repeat(3000)}`),
      "tooManyCells",
    ],
    ["fifty-one thousand and one rows", () => Buffer.from(`<table>${"<tr><td>a".repeat(51_001)}`), "tooManyCells"],
    ["five hundred and one cells", () => Buffer.from(`<table><tr>${"<td>a".repeat(501)}`), "tooManyCells"],
    ["tables inside one another", () => Buffer.from("<table><tr><td>".repeat(100_000)), "tooManyCells"],
    ["a cell of a million letters", () => Buffer.from(`<table><tr><td>${"a ".repeat(500_000)}`), "tooManyCells"],
    ["tags that never end", () => Buffer.from(`<table>${'<td a="'.repeat(200_000)}`), "noTable"],
    ["comments that never end", () => Buffer.from(`<table>${"<!--".repeat(500_000)}`), "noTable"],
    ["scripts that never end", () => Buffer.from(`<table>${"<script>".repeat(300_000)}`), "noTable"],
    ["references without end", () => Buffer.from(`<p>${"&".repeat(30_000)}`), "noTable"],
    ["an entity of a file", () => zipOf([{ name: "word/document.xml", content: entity }]), "unsafeArchive"],
    ["a document of 101 MB", () => docx(" ".repeat(101 * 1024 * 1024)), "tooMuchInside"],
    ["a paragraph of 90 MB", () => docx(`<w:p><w:r><w:t>${"a".repeat(90_000_000)}</w:t></w:r></w:p>`), "tooManyCells"],
    ["broken XML", () => docx("<w:p>"), "unsafeArchive"],
    [
      "an OpenDocument without its content",
      () => zipOf([{ name: "mimetype", content: "application/vnd.oasis.opendocument.text" }]),
      "brokenArchive",
    ],
    [
      "an OpenDocument with a password",
      () => openDocumentOf("text", "", "", [{ name: "META-INF/manifest.xml", content: "<m><encryption-data/></m>" }]),
      "protectedArchive",
    ],
    [
      "an OpenDocument of cells repeated",
      () =>
        openDocumentOf(
          "text",
          `<table:table><table:table-row><table:table-cell table:number-columns-repeated="99999999"><text:p>a</text:p></table:table-cell></table:table-row></table:table>`.repeat(
            200,
          ),
        ),
      "tooManyCells",
    ],
  ])("%s", async (_, make, refusal) => {
    const bytes = make();
    const before = performance.now();
    expect(await readReport(bytes, 2024)).toEqual({ ok: false, refusal });
    expect(performance.now() - before).toBeLessThan(5000);
  });
});
