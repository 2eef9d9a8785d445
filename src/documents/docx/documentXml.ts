import { escapeXml } from "../escapeXml.ts";
import { keepsWithNext } from "../keepsWithNext.ts";
import { printable } from "../printable.ts";
import { proofAnchor } from "../proofAppendix.ts";
import { safeHref } from "../safeHref.ts";
import { figureOf, type Block, type Cell, type DocumentTree, type Inline, type Table } from "../tree.ts";
import type { Relationship } from "./parts.ts";
import type { Raster } from "./rasterize.ts";

type Drawing = Raster & { readonly svg: string };

/** The text of a Word file, with the parts it refers to. */
export type DocumentXml = {
  readonly xml: string;
  readonly relationships: readonly Relationship[];
  readonly drawings: readonly Drawing[];
  readonly orderedLists: number;
};

/** The width of the text on an A4 page, in twentieths of a point, and in the units of drawings. */
const TEXT_WIDTH = 9184;
const EMU_PER_PIXEL = 9525;
const LARGEST_WIDTH = Math.floor((TEXT_WIDTH / 20) * 12700);
const LARGEST_HEIGHT = 22 * 360000;

const NAMES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';

/** The blocks of a document as WordprocessingML. */
export function documentXml(tree: DocumentTree, draw: (svg: string) => Drawing): DocumentXml {
  const relationships: Relationship[] = [];
  const drawings: Drawing[] = [];
  const bookmarks = bookmarksOf(tree);
  const count = { table: 0, picture: 0, list: 0 };
  let level = 0;

  function paragraph(style: string | undefined, content: string, more = ""): string {
    const named = style === undefined ? "" : `<w:pStyle w:val="${style}"/>`;
    return `<w:p><w:pPr>${named}${more}</w:pPr>${content}</w:p>`;
  }

  function hyperlink(text: string, href: string): string {
    const bookmark = href.startsWith("#") ? bookmarks.get(href.slice(1)) : undefined;
    if (bookmark !== undefined) return `<w:hyperlink w:anchor="${bookmark}" w:history="1">${run(text, HYPERLINK)}</w:hyperlink>`;
    const safe = /^(https?|mailto):/i.test(href) ? safeHref(href) : undefined;
    if (safe === undefined) return run(`${text} (${href})`);
    const id = `link${String(relationships.length + 1)}`;
    relationships.push({ id, kind: "hyperlink", target: safe });
    return `<w:hyperlink r:id="${id}" w:history="1">${run(text, HYPERLINK)}</w:hyperlink>`;
  }

  function inline(part: Inline): string {
    if (typeof part === "string") return run(part);
    switch (part.kind) {
      case "strong":
        return run(part.text, "<w:b/>");
      case "link":
        return hyperlink(part.text, part.href);
      case "figure": {
        const text = figureOf(tree, part).text.replaceAll(" ", "\u00a0");
        const bookmark = bookmarks.get(proofAnchor(tree, part.figure));
        return bookmark === undefined
          ? run(text)
          : `<w:hyperlink w:anchor="${bookmark}" w:history="1">${run(text, '<w:rStyle w:val="FigureLink"/>')}</w:hyperlink>`;
      }
    }
  }

  const inlines = (text: readonly Inline[]) => text.map(inline).join("");

  function pictureXml({ title, description, svg }: Extract<Block, { kind: "picture" }>): string {
    const drawing = draw(svg);
    drawings.push(drawing);
    const number = drawings.length;
    for (const [id, extension] of [
      ["png", "png"],
      ["svg", "svg"],
    ] as const) {
      relationships.push({ id: `${id}${String(number)}`, kind: "image", target: `media/figura-${String(number)}.${extension}` });
    }
    const scale = Math.min(1, LARGEST_WIDTH / (drawing.width * EMU_PER_PIXEL), LARGEST_HEIGHT / (drawing.height * EMU_PER_PIXEL));
    const [width, height] = [drawing.width, drawing.height].map((pixels) => String(Math.round(pixels * EMU_PER_PIXEL * scale)));
    const named = `id="${String(number)}" name="Figura ${String(number)}" descr="${escaped(description)}"`;
    const blip = `<a:blip r:embed="png${String(number)}"><a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="svg${String(number)}"/></a:ext></a:extLst></a:blip>`;
    const picture = `<pic:pic><pic:nvPicPr><pic:cNvPr ${named}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>${blip}<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${width!}" cy="${height!}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>`;
    const drawn = `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${width!}" cy="${height!}"/><wp:docPr ${named}/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">${picture}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
    return paragraph("Picture", drawn) + paragraph("PictureCaption", run(`Figura ${String(++count.picture)}. ${title}`));
  }

  function tableXml({ caption, head, rows, rowHeaders, weights, numeric, note }: Table): string {
    const widths = columnWidths(head.map((_, column) => Math.max(weights[column] ?? 1, 0.1)));
    const cell = (column: number, style: string, content: string) =>
      `<w:tc><w:tcPr><w:tcW w:w="${String(widths[column])}" w:type="dxa"/></w:tcPr>${paragraph(style, content, numeric.includes(column) ? '<w:jc w:val="right"/>' : "")}</w:tc>`;
    const headRow = `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${head.map((title, i) => cell(i, "TableHead", run(title))).join("")}</w:tr>`;
    const bodyRow = (row: readonly Cell[]) =>
      `<w:tr><w:trPr>${isLong(row) ? "" : "<w:cantSplit/>"}</w:trPr>${widths.map((_, i) => cell(i, rowHeaders && i === 0 ? "TableRowHead" : "TableText", inlines(row[i] ?? []))).join("")}</w:tr>`;
    const look = `<w:tblLook w:val="${rowHeaders ? "06A0" : "0620"}" w:firstRow="1" w:lastRow="0" w:firstColumn="${rowHeaders ? "1" : "0"}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`;
    return [
      // Not as the title of the table too: readers of both would say it twice.
      paragraph("Caption", run(`Tabella ${String(++count.table)}. ${caption}`)),
      `<w:tbl><w:tblPr><w:tblStyle w:val="Relazione"/><w:tblW w:w="${String(TEXT_WIDTH)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>${look}</w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${String(width)}"/>`).join("")}</w:tblGrid>${headRow}${rows.map(bodyRow).join("")}</w:tbl>`,
      paragraph("Note", note ? inlines(note) : ""),
    ].join("");
  }

  function blockXml(block: Block, i: number): string {
    switch (block.kind) {
      case "heading": {
        // A level that skips its parent confuses those who go through headings.
        level = Math.min(block.level - 1, level + 1);
        return headingXml(`Heading${String(level)}`, block.text, bookmarks.get(block.id));
      }
      case "paragraph":
        return paragraph(undefined, inlines(block.text), keepsWithNext(tree.blocks, i) ? "<w:keepNext/>" : "");
      case "list": {
        const list = String(block.ordered ? ++count.list + 1 : 1);
        const numbered = `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr>`;
        return block.items.map((item) => paragraph("ListParagraph", inlines(item), numbered)).join("");
      }
      case "missing":
        return paragraph("Missing", inlines(block.text) + (block.citation === undefined ? "" : run(` Riferimento: ${block.citation}.`)));
      case "picture":
        return pictureXml(block);
      case "table":
        return tableXml(block);
    }
  }

  function headingXml(style: string, text: string, bookmark: string | undefined): string {
    if (bookmark === undefined || placed.has(bookmark)) return paragraph(style, run(text));
    placed.add(bookmark);
    const id = String(placed.size);
    return paragraph(style, `<w:bookmarkStart w:id="${id}" w:name="${bookmark}"/>${run(text)}<w:bookmarkEnd w:id="${id}"/>`);
  }
  const placed = new Set<string>();

  const body = tree.blocks.map(blockXml).join("");
  const section = `<w:sectPr><w:footerReference w:type="default" r:id="footer1"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1474" w:right="1361" w:bottom="1474" w:left="1361" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>`;
  const titles = paragraph("Author", run(tree.author)) + paragraph("Title", run(tree.title)) + paragraph("Subtitle", run(tree.subtitle));
  const xml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document ${NAMES}><w:body>${titles}${contents(tree, bookmarks)}${body}${section}</w:body></w:document>`;
  return { xml, relationships, drawings, orderedLists: count.list };
}

const HYPERLINK = '<w:rStyle w:val="Hyperlink"/>';

function escaped(text: string): string {
  return escapeXml(printable(text));
}

function run(text: string, properties = ""): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
}

/** The field of the contents, with the chapters already in it: Word and LibreOffice add the pages when they update it. */
function contents({ blocks }: DocumentTree, bookmarks: ReadonlyMap<string, string>): string {
  const headings = blocks.flatMap((block) => (block.kind === "heading" && block.level <= 3 ? [block] : []));
  if (headings.length === 0) return "";
  const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const begin = `${field("begin")}<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>${field("separate")}`;
  const entries = headings.map(({ level, text, id }, i) => {
    const link = `<w:hyperlink w:anchor="${bookmarks.get(id) ?? ""}" w:history="1">${run(text)}</w:hyperlink>`;
    const content = `${i === 0 ? begin : ""}${link}${i === headings.length - 1 ? field("end") : ""}`;
    return `<w:p><w:pPr><w:pStyle w:val="TOC${String(level - 1)}"/></w:pPr>${content}</w:p>`;
  });
  const title = `<w:p><w:pPr><w:pStyle w:val="TOCHeading"/></w:pPr>${run("Indice")}</w:p>`;
  return `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>${title}${entries.join("")}</w:sdtContent></w:sdt>`;
}

/** Our own name of each place that can be led to; of two headings with one id the first counts. */
function bookmarksOf({ blocks }: DocumentTree): ReadonlyMap<string, string> {
  const bookmarks = new Map<string, string>();
  for (const [i, block] of blocks.entries()) {
    if (block.kind === "heading" && !bookmarks.has(block.id)) bookmarks.set(block.id, `_Toc${String(i + 1)}`);
  }
  return bookmarks;
}

function columnWidths(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => Math.floor((TEXT_WIDTH * weight) / total));
}

/** A row that could be taller than a page may be divided; the others stay whole. */
function isLong(row: readonly Cell[]): boolean {
  return row.some((cell) => cell.reduce((sum, part) => sum + (typeof part === "string" ? part.length : 20), 0) > 700);
}
