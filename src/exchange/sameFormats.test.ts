import { expect, test } from "vitest";
import { openDocumentOf, openRow, openTable, openValue, openWords } from "../../tests/support/anOpenSheet.ts";
import { partsOf, rowOf, zipOf } from "../../tests/support/aWorkbook.ts";
import { readReport } from "./readReport.ts";

// One sheet as an office keeps it, saved in every format: a title over it, a sector merged over three rows, an objective over two, percentages, days, a month.

const HEAD = ["Settore", "Obiettivo", "Peso", "Indicatore", "Target", "Scadenza", "Grado di raggiungimento (%)"];
const TITLE = "COMUNE DI VALPROVA - OBIETTIVI 2024";

const ROWS = `${rowOf(1, TITLE)}${rowOf(2, ...HEAD)}
  <row r="3"><c t="str"><v>Demografici</v></c><c t="str"><v>Sportello unico
e più gentile</v></c><c s="2"><v>0.6</v></c><c t="str"><v>Attesa</v></c><c s="2"><v>0.9</v></c><c s="1"><v>45657</v></c><c s="2"><v>1</v></c></row>
  <row r="4"><c r="D4" t="str"><v>Reclami</v></c><c><v>20</v></c><c s="1"><v>45473</v></c><c s="2"><v>0.875</v></c></row>
  <row r="5"><c r="B5" t="str"><v>Panchine</v></c><c s="2"><v>0.4</v></c><c t="str"><v>Panchine posate</v></c><c><v>12</v></c><c s="1"><v>45596</v></c><c s="2"><v>0</v></c></row>`;
const MERGED = `<mergeCells>${["A1:G1", "A3:A5", "B3:B4", "C3:C4"].map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`;

const over = (rows: number) => `table:number-columns-spanned="1" table:number-rows-spanned="${String(rows)}"`;
const COVERED = "<table:covered-table-cell/>";
const percent = (value: string, shown: string, more = "") =>
  openValue(`office:value-type="percentage" office:value="${value}" ${more}`, shown);
const day = (iso: string, shown: string) => openValue(`office:value-type="date" office:date-value="${iso}"`, shown);
const number = (value: string) => openValue(`office:value-type="float" office:value="${value}"`, value);
const OPEN_ROWS = [
  openRow([openWords(TITLE, 'table:number-columns-spanned="7"'), COVERED.repeat(6)]),
  openRow(HEAD.map((text) => openWords(text))),
  openRow([
    openWords("Demografici", over(3)),
    openWords("Sportello unico</text:p><text:p>e più gentile", over(2)),
    percent("0.6", "60%", over(2)),
    openWords("Attesa"),
    percent("0.9", "90%"),
    day("2024-12-31", "31/12/2024"),
    percent("1", "100%"),
  ]),
  openRow([COVERED.repeat(3), openWords("Reclami"), number("20"), day("2024-06-30", "30/06/24"), percent("0.875", "87,5%")]),
  openRow([
    COVERED,
    openWords("Panchine"),
    percent("0.4", "40%"),
    openWords("Panchine posate"),
    number("12"),
    day("2024-10-31", "31/10/2024"),
    percent("0", "0%"),
  ]),
].join("");

const html = (cells: readonly string[]) => `<tr>${cells.map((cell) => (cell.startsWith("<") ? cell : `<td>${cell}</td>`)).join("")}</tr>`;
const PAGE = `<table>${[
  [`<td colspan=7>${TITLE}</td>`],
  HEAD,
  [
    "<td rowspan=3>Demografici</td>",
    "<td rowspan=2>Sportello unico<br>e più gentile</td>",
    "<td rowspan=2>60 %</td>",
    "Attesa",
    "90 %",
    "31/12/2024",
    "100 %",
  ],
  ["Reclami", "20", "30/06/2024", "87,5 %"],
  ["Panchine", "40 %", "Panchine posate", "12", "31/10/2024", "0 %"],
]
  .map(html)
  .join("")}</table>`;

const tc = (text: string, properties = "") =>
  `<w:tc><w:tcPr>${properties}</w:tcPr><w:p><w:r>${text
    .split("\n")
    .map((line) => `<w:t>${line}</w:t>`)
    .join("<w:br/>")}</w:r></w:p></w:tc>`;
const [BEGINS, GOES_ON] = ['<w:vMerge w:val="restart"/>', "<w:vMerge/>"];
const DOCUMENT = [
  tc(TITLE, '<w:gridSpan w:val="7"/>'),
  HEAD.map((text) => tc(text)).join(""),
  [
    tc("Demografici", BEGINS),
    tc("Sportello unico\ne più gentile", BEGINS),
    tc("60 %", BEGINS),
    ...["Attesa", "90 %", "31/12/2024", "100 %"].map((text) => tc(text)),
  ].join(""),
  [tc("", GOES_ON), tc("", GOES_ON), tc("", GOES_ON), ...["Reclami", "20", "30/06/2024", "87,5 %"].map((text) => tc(text))].join(""),
  [tc("", GOES_ON), ...["Panchine", "40 %", "Panchine posate", "12", "31/10/2024", "0 %"].map((text) => tc(text))].join(""),
];

test.each([
  ["a workbook", () => zipOf(partsOf([{ name: "Obiettivi", rows: ROWS, after: MERGED }]))],
  ["a sheet of OpenDocument", () => openDocumentOf("spreadsheet", openTable("Obiettivi", OPEN_ROWS))],
  [
    "a text of OpenDocument",
    () => openDocumentOf("text", openTable("Obiettivi", OPEN_ROWS.replace("30/06/24", "30/06/2024").replace(/(\d)%/g, "$1 %"))),
  ],
  ["a page", () => Buffer.from(`<html>${PAGE}`)],
  [
    "a document of Word",
    () =>
      zipOf([
        {
          name: "word/document.xml",
          content: `<w:document xmlns:w="w"><w:body><w:tbl>${DOCUMENT.map((row) => `<w:tr>${row}</w:tr>`).join("")}</w:tbl></w:body></w:document>`,
        },
      ]),
  ],
])("%s", async (_, make) => {
  const reading = await readReport(make(), 2024);
  if (!reading.ok) throw new Error(reading.refusal);
  const { objectives, refused } = reading.report;
  expect(refused).toEqual([]);
  expect(
    objectives.map(({ heading, title, weight, outcome, indicators }) => [
      heading,
      title,
      weight,
      outcome,
      ...indicators.map((each) => `${each.indicator}: ${each.target} (${each.outcome})`),
    ]),
  ).toEqual([
    [
      "Demografici",
      "Sportello unico e più gentile",
      "60 %",
      "",
      "Attesa: 90 %, entro il 31/12/2024 (100 %)",
      "Reclami: 20, entro il 30/06/2024 (87,5 %)",
    ],
    ["Demografici", "Panchine", "40 %", "0 %", "Panchine posate: 12, entro il 31/10/2024 ()"],
  ]);
});
