import fc from "fast-check";
import { extractText, getDocumentProxy } from "unpdf";
import { describe, expect, test } from "vitest";
import { anyTree } from "../../tests/support/anyTree.ts";
import { everyBlock } from "../../tests/support/everyBlock.ts";
import { longReport } from "../../tests/support/longReport.ts";
import { withProofAppendix } from "./proofAppendix.ts";
import { renderPdf, type PdfOptions } from "./renderPdf.ts";
import type { Block } from "./tree.ts";

const toPublish: PdfOptions = { createdAt: new Date("2024-06-27T10:00:00Z"), purpose: "publish" };

type StructureNode = { role?: string; alt?: string; children?: StructureNode[] };

async function read(pdf: Uint8Array) {
  const document = await getDocumentProxy(pdf.slice());
  const pages = Array.from({ length: document.numPages }, (_, i) =>
    document.getPage(i + 1).then((page) => page.getStructTree() as Promise<StructureNode>),
  );
  const { text } = await extractText(document, { mergePages: true });
  return { document, nodes: (await Promise.all(pages)).flatMap(nodesOf), text: text.replaceAll(/\s+/g, " ") };
}

function nodesOf(node: StructureNode): StructureNode[] {
  return [node, ...(node.children ?? []).flatMap(nodesOf)];
}

/** A document with one paragraph. */
const saying = (text: string) => ({ ...everyBlock, blocks: [{ kind: "paragraph" as const, text: [text] }] });

describe("[OBL-10] the file to publish", () => {
  test("is tagged, in Italian, with title and author", async () => {
    const { document } = await read(renderPdf(everyBlock, toPublish));
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
    const { info } = await document.getMetadata();
    expect(info).toMatchObject({ Language: "it-IT", Title: "Relazione sulla performance 2023", Author: "Comune di Settimo Torinese" });
  });

  test("declares PDF/UA-1", () => {
    expect(Buffer.from(renderPdf(everyBlock, toPublish)).toString("latin1")).toContain("<pdfuaid:part>1</pdfuaid:part>");
  });

  test("names headings, lists, tables and pictures to those who listen", async () => {
    const { nodes } = await read(renderPdf(everyBlock, toPublish));
    const roles = new Set(nodes.map(({ role }) => role));
    expect([...roles]).toEqual(expect.arrayContaining(["H1", "H2", "P", "L", "LI", "Table", "TH", "TD", "Caption", "Figure", "Link"]));
    expect(nodes.find(({ role }) => role === "Figure")?.alt).toBe("Due barre: 66 obiettivi raggiunti, 8 non raggiunti.");
  });

  test("prints figures, notes, what is missing and the number of its pages", async () => {
    const { text } = await read(renderPdf(withProofAppendix(everyBlock), toPublish));
    expect(text).toContain("Nel 2023 risultano raggiunti 66 obiettivi su 74 (89,19 %)");
    expect(text).toContain("Gli importi del fondo non sono riportati nel documento. Riferimento: d.lgs. 33/2013, art. 20, c. 1.");
    expect(text).toContain("Ogni percentuale è arrotondata per conto suo.");
    expect(text).toContain("Tabella 1. Griglia dei punteggi, anno 2023");
    expect(text).toContain("pagina 2 di 2");
  });

  test("repeats the head of a table on every page the table crosses", async () => {
    const { text } = await read(renderPdf(longReport, toPublish));
    expect(text.split("Obiettivo Descrizione Indicatore Target Fonte Esito").length - 1).toBeGreaterThan(12);
  });

  test("has the same bytes for the same document and moment", () => {
    expect(Buffer.from(renderPdf(everyBlock, toPublish)).equals(renderPdf(everyBlock, toPublish))).toBe(true);
  });
});

test("the file to keep declares PDF/A-2a", () => {
  const pdf = Buffer.from(renderPdf(everyBlock, { ...toPublish, purpose: "keep" })).toString("latin1");
  expect(pdf).toContain("<pdfaid:part>2</pdfaid:part>");
  expect(pdf).toContain("<pdfaid:conformance>A</pdfaid:conformance>");
});

describe("text is never read as instructions", () => {
  test.each([
    '#read("/etc/passwd")',
    '#import "@preview/cetz:0.3.0"',
    "*grassetto* _corsivo_ `codice`",
    "$1$ e @rif e <etichetta>",
    "C:\\temp\\nuovo \\u{41}",
    "= Titolo - voce + voce / termine: x // commento /* altro */",
    '"); #eval("1+1") //',
  ])("%s is printed as it is written", async (text) => {
    expect((await read(renderPdf(saying(text), toPublish))).text).toContain(text);
    expect((await read(renderPdf({ ...everyBlock, title: text }, toPublish))).text).toContain(text);
  });
});

test.each([
  ["Δήμος и Город", "Δήμος и Город"],
  ["PM₁₀ ≤ 40 μg/m³ ☐", "PM₁₀ ≤ 40 μg/m³ ☐"],
  ["漢", "[U+6F22]"], // no font of ours has its shape: its number says which it was
  ["\u202efdp", "[U+202E]fdp"],
])("%s is printed as %s", async (text, printed) => {
  expect((await read(renderPdf(saying(text), toPublish))).text).toContain(printed);
});

test("a cell taller than a page is divided, not cut", async () => {
  const words = Array.from({ length: 1500 }, (_, i) => `parola${i}`).join(" ");
  const table: Block = {
    kind: "table",
    caption: "Lunga",
    head: ["A", "B"],
    rows: [[["a"], [words]]],
    rowHeaders: true,
    weights: [3, 1],
    numeric: [],
  };
  const { text } = await read(renderPdf({ ...everyBlock, blocks: [table] }, toPublish));
  expect(text).toContain("parola1499");
});

test("a drawing that is not SVG is refused", () => {
  const blocks: Block[] = [{ kind: "picture", title: "Albero", description: "Un albero", svg: "<svg" }];
  expect(() => renderPdf({ ...everyBlock, blocks }, toPublish)).toThrow("Typst");
});

test.each(["Settore 日本語", "Settore 😀", "Settore \u202eabc"])(
  "a drawing that says «%s» is pressed, with a box for what no font has",
  async (words) => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 40"><text x="0" y="20" font-size="14">${words}</text></svg>`;
    const blocks: Block[] = [{ kind: "picture", title: "Esiti", description: words, svg }];
    expect((await read(renderPdf({ ...everyBlock, blocks }, toPublish))).text).toContain("Esiti");
  },
);

/** A table of one row, the same words in each of its columns. */
const tableOf = (words: string, columns: number) => ({
  kind: "table" as const,
  caption: "Una tabella",
  head: Array.from({ length: columns }, () => "Colonna"),
  rows: [Array.from({ length: columns }, () => [words])],
  rowHeaders: false,
  weights: Array.from({ length: columns }, () => 1),
  numeric: [],
});

test.each([
  ["שלום", 1],
  ["שלום", 8],
  ["Comune שלום di Prova", 8],
  ["אבגדהוזחטיכלמנסעפצקרשתאבגדהוזחט", 10],
  ["a".repeat(400), 1],
  ["a".repeat(400), 10],
])("«%s» in a table of %i columns is pressed", (words, columns) => {
  const note = [words, words];
  expect(renderPdf({ ...everyBlock, blocks: [{ ...tableOf(words, columns), note }] }, toPublish).length).toBeGreaterThan(1000);
});

test("no document stops the press", () => {
  fc.assert(
    fc.property(anyTree, (tree) => renderPdf(tree, toPublish).length > 0),
    { numRuns: Number(process.env["PDF_RUNS"] ?? 30) },
  );
}, 120_000);
