import {
  escapeXml
} from "./chunk-U3KPQ4H6.js";
import {
  fonts,
  keepsWithNext
} from "./chunk-H3XP7MGO.js";
import {
  figureOf,
  printable,
  proofAnchor,
  safeHref,
  standaloneSvg
} from "./chunk-W3OUSOBS.js";
import "./chunk-XEVOJYQI.js";
import "./chunk-MJTHQE4O.js";
import "./chunk-V65HRVHO.js";

// src/documents/docx/renderDocx.ts
import { zipSync } from "fflate";

// src/documents/docx/documentXml.ts
var TEXT_WIDTH = 9184;
var EMU_PER_PIXEL = 9525;
var LARGEST_WIDTH = Math.floor(TEXT_WIDTH / 20 * 12700);
var LARGEST_HEIGHT = 22 * 36e4;
var NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';
function documentXml(tree, draw) {
  const relationships = [];
  const drawings = [];
  const bookmarks = bookmarksOf(tree);
  const count = { table: 0, picture: 0, list: 0 };
  let level = 0;
  function paragraph(style, content, more = "") {
    const named = style === void 0 ? "" : `<w:pStyle w:val="${style}"/>`;
    return `<w:p><w:pPr>${named}${more}</w:pPr>${content}</w:p>`;
  }
  function hyperlink(text, href) {
    const bookmark = href.startsWith("#") ? bookmarks.get(href.slice(1)) : void 0;
    if (bookmark !== void 0) return `<w:hyperlink w:anchor="${bookmark}" w:history="1">${run(text, HYPERLINK)}</w:hyperlink>`;
    const safe = /^(https?|mailto):/i.test(href) ? safeHref(href) : void 0;
    if (safe === void 0) return run(`${text} (${href})`);
    const id = `link${String(relationships.length + 1)}`;
    relationships.push({ id, kind: "hyperlink", target: safe });
    return `<w:hyperlink r:id="${id}" w:history="1">${run(text, HYPERLINK)}</w:hyperlink>`;
  }
  function inline(part) {
    if (typeof part === "string") return run(part);
    switch (part.kind) {
      case "strong":
        return run(part.text, "<w:b/>");
      case "link":
        return hyperlink(part.text, part.href);
      case "figure": {
        const text = figureOf(tree, part).text.replaceAll(" ", "\xA0");
        const bookmark = bookmarks.get(proofAnchor(tree, part.figure));
        return bookmark === void 0 ? run(text) : `<w:hyperlink w:anchor="${bookmark}" w:history="1">${run(text, '<w:rStyle w:val="FigureLink"/>')}</w:hyperlink>`;
      }
    }
  }
  const inlines = (text) => text.map(inline).join("");
  function pictureXml({ title, description, svg }) {
    const drawing = draw(svg);
    drawings.push(drawing);
    const number = drawings.length;
    for (const [id, extension] of [["png", "png"], ["svg", "svg"]]) {
      relationships.push({ id: `${id}${String(number)}`, kind: "image", target: `media/figura-${String(number)}.${extension}` });
    }
    const scale = Math.min(1, LARGEST_WIDTH / (drawing.width * EMU_PER_PIXEL), LARGEST_HEIGHT / (drawing.height * EMU_PER_PIXEL));
    const [width, height] = [drawing.width, drawing.height].map((pixels) => String(Math.round(pixels * EMU_PER_PIXEL * scale)));
    const named = `id="${String(number)}" name="Figura ${String(number)}" descr="${escaped(description)}"`;
    const blip = `<a:blip r:embed="png${String(number)}"><a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="svg${String(number)}"/></a:ext></a:extLst></a:blip>`;
    const picture = `<pic:pic><pic:nvPicPr><pic:cNvPr ${named}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>${blip}<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${width}" cy="${height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>`;
    const drawn = `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${width}" cy="${height}"/><wp:docPr ${named}/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">${picture}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
    return paragraph("Picture", drawn) + paragraph("PictureCaption", run(`Figura ${String(++count.picture)}. ${title}`));
  }
  function tableXml({ caption, head, rows, rowHeaders, weights, numeric, note }) {
    const widths = columnWidths(head.map((_, column) => Math.max(weights[column] ?? 1, 0.1)));
    const cell = (column, style, content) => `<w:tc><w:tcPr><w:tcW w:w="${String(widths[column])}" w:type="dxa"/></w:tcPr>${paragraph(style, content, numeric.includes(column) ? '<w:jc w:val="right"/>' : "")}</w:tc>`;
    const headRow = `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${head.map((title, i) => cell(i, "TableHead", run(title))).join("")}</w:tr>`;
    const bodyRow = (row) => `<w:tr><w:trPr>${isLong(row) ? "" : "<w:cantSplit/>"}</w:trPr>${widths.map((_, i) => cell(i, rowHeaders && i === 0 ? "TableRowHead" : "TableText", inlines(row[i] ?? []))).join("")}</w:tr>`;
    const look = `<w:tblLook w:val="${rowHeaders ? "06A0" : "0620"}" w:firstRow="1" w:lastRow="0" w:firstColumn="${rowHeaders ? "1" : "0"}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`;
    const named = `Tabella ${String(++count.table)}. ${caption}`;
    return [
      paragraph("Caption", run(named)),
      `<w:tbl><w:tblPr><w:tblStyle w:val="Relazione"/><w:tblW w:w="${String(TEXT_WIDTH)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>${look}<w:tblCaption w:val="${escaped(named)}"/></w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${String(width)}"/>`).join("")}</w:tblGrid>${headRow}${rows.map(bodyRow).join("")}</w:tbl>`,
      paragraph("Note", note ? inlines(note) : "")
    ].join("");
  }
  function blockXml(block, i) {
    switch (block.kind) {
      case "heading": {
        level = Math.min(block.level - 1, level + 1);
        return headingXml(`Heading${String(level)}`, block.text, bookmarks.get(block.id));
      }
      case "paragraph":
        return paragraph(void 0, inlines(block.text), keepsWithNext(tree.blocks, i) ? "<w:keepNext/>" : "");
      case "list": {
        const list = String(block.ordered ? ++count.list + 1 : 1);
        const numbered = `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr>`;
        return block.items.map((item) => paragraph("ListParagraph", inlines(item), numbered)).join("");
      }
      case "missing":
        return paragraph("Missing", inlines(block.text) + (block.citation === void 0 ? "" : run(` Riferimento: ${block.citation}.`)));
      case "picture":
        return pictureXml(block);
      case "table":
        return tableXml(block);
    }
  }
  function headingXml(style, text, bookmark) {
    if (bookmark === void 0 || placed.has(bookmark)) return paragraph(style, run(text));
    placed.add(bookmark);
    const id = String(placed.size);
    return paragraph(style, `<w:bookmarkStart w:id="${id}" w:name="${bookmark}"/>${run(text)}<w:bookmarkEnd w:id="${id}"/>`);
  }
  const placed = /* @__PURE__ */ new Set();
  const body = tree.blocks.map(blockXml).join("");
  const section = `<w:sectPr><w:footerReference w:type="default" r:id="footer1"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1474" w:right="1361" w:bottom="1474" w:left="1361" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>`;
  const titles = paragraph("Author", run(tree.author)) + paragraph("Title", run(tree.title)) + paragraph("Subtitle", run(tree.subtitle));
  const xml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document ${NAMES}><w:body>${titles}${contents(tree, bookmarks)}${body}${section}</w:body></w:document>`;
  return { xml, relationships, drawings, orderedLists: count.list };
}
var HYPERLINK = '<w:rStyle w:val="Hyperlink"/>';
function escaped(text) {
  return escapeXml(printable(text));
}
function run(text, properties = "") {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
}
function contents({ blocks }, bookmarks) {
  const headings = blocks.flatMap((block) => block.kind === "heading" && block.level <= 3 ? [block] : []);
  if (headings.length === 0) return "";
  const field = (type) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const begin = `${field("begin")}<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>${field("separate")}`;
  const entries = headings.map(({ level, text, id }, i) => {
    const link = `<w:hyperlink w:anchor="${bookmarks.get(id) ?? ""}" w:history="1">${run(text)}</w:hyperlink>`;
    const content = `${i === 0 ? begin : ""}${link}${i === headings.length - 1 ? field("end") : ""}`;
    return `<w:p><w:pPr><w:pStyle w:val="TOC${String(level - 1)}"/></w:pPr>${content}</w:p>`;
  });
  const title = `<w:p><w:pPr><w:pStyle w:val="TOCHeading"/></w:pPr>${run("Indice")}</w:p>`;
  return `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>${title}${entries.join("")}</w:sdtContent></w:sdt>`;
}
function bookmarksOf({ blocks }) {
  const bookmarks = /* @__PURE__ */ new Map();
  for (const [i, block] of blocks.entries()) {
    if (block.kind === "heading" && !bookmarks.has(block.id)) bookmarks.set(block.id, `_Toc${String(i + 1)}`);
  }
  return bookmarks;
}
function columnWidths(weights) {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => Math.floor(TEXT_WIDTH * weight / total));
}
function isLong(row) {
  return row.some((cell) => cell.reduce((sum, part) => sum + (typeof part === "string" ? part.length : 20), 0) > 700);
}

// src/documents/docx/parts.ts
var HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
var W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
var RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
var PACKAGE = "http://schemas.openxmlformats.org/package/2006";
var WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";
var contentTypes = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="svg" ContentType="image/svg+xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="${WORD}.numbering+xml"/><Override PartName="/word/settings.xml" ContentType="${WORD}.settings+xml"/><Override PartName="/word/footer1.xml" ContentType="${WORD}.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;
var packageRelationships = `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONSHIPS}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;
function documentRelationships(relationships) {
  const own = ["styles", "numbering", "settings", "footer1"].map(
    (part) => `<Relationship Id="${part}" Type="${RELATIONSHIPS}/${part === "footer1" ? "footer" : part}" Target="${part}.xml"/>`
  );
  const others = relationships.map(
    ({ id, kind, target }) => `<Relationship Id="${id}" Type="${RELATIONSHIPS}/${kind}" Target="${escapeXml(target)}"${kind === "hyperlink" ? ' TargetMode="External"' : ""}/>`
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${own.join("")}${others.join("")}</Relationships>`;
}
function coreProperties({ title, subtitle, author }, createdAt) {
  const moment = createdAt.toISOString().replace(/\.\d+Z$/, "Z");
  const shown = (text) => escapeXml(printable(text));
  return `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${shown(title)}</dc:title><dc:subject>${shown(subtitle)}</dc:subject><dc:creator>${shown(author)}</dc:creator><dc:language>it-IT</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${moment}</dcterms:modified></cp:coreProperties>`;
}
var settings = `${HEAD}<w:settings ${W}><w:autoHyphenation w:val="true"/><w:updateFields w:val="true"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="it-IT"/></w:settings>`;
var footer = `${HEAD}<w:ftr ${W}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">pagina </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> di </w:t></w:r><w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>`;
function numbering(orderedLists) {
  const level = (format, text) => `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="425" w:hanging="425"/></w:pPr></w:lvl>`;
  const numbered = Array.from(
    { length: orderedLists },
    (_, i) => `<w:num w:numId="${String(i + 2)}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`
  );
  return `${HEAD}<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>${level("bullet", "\u2022")}</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/>${level("decimal", "%1.")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>${numbered.join("")}</w:numbering>`;
}
var HEADING = "<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/>";
var STYLES = [
  { id: "Title", name: "Title", paragraph: '<w:spacing w:before="240" w:after="120"/>', run: '<w:b/><w:sz w:val="50"/>' },
  { id: "Subtitle", name: "Subtitle", paragraph: '<w:spacing w:after="360"/>', run: '<w:color w:val="455B71"/><w:sz w:val="24"/>' },
  { id: "Author", name: "Autore", run: '<w:b/><w:color w:val="0059B3"/><w:sz w:val="22"/>' },
  { id: "Heading1", name: "heading 1", paragraph: `${HEADING}<w:spacing w:before="480" w:after="160"/><w:outlineLvl w:val="0"/>`, run: '<w:b/><w:sz w:val="34"/>' },
  { id: "Heading2", name: "heading 2", paragraph: `${HEADING}<w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="1"/>`, run: '<w:b/><w:sz w:val="26"/>' },
  { id: "Heading3", name: "heading 3", paragraph: `${HEADING}<w:spacing w:before="280" w:after="100"/><w:outlineLvl w:val="2"/>`, run: '<w:b/><w:sz w:val="22"/>' },
  { id: "Heading4", name: "heading 4", paragraph: `${HEADING}<w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="3"/>`, run: "<w:b/><w:i/>" },
  { id: "TOCHeading", name: "TOC Heading", paragraph: `${HEADING}<w:spacing w:before="240" w:after="120"/>`, run: '<w:b/><w:sz w:val="26"/>' },
  { id: "TOC1", name: "toc 1", paragraph: '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9184"/></w:tabs><w:spacing w:before="60" w:after="40"/>' },
  { id: "TOC2", name: "toc 2", paragraph: '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9184"/></w:tabs><w:spacing w:after="20"/><w:ind w:left="284"/>' },
  { id: "Caption", name: "caption", paragraph: '<w:keepNext/><w:spacing w:before="240" w:after="100"/>', run: '<w:b/><w:sz w:val="19"/>' },
  { id: "PictureCaption", name: "Didascalia di figura", based: "Caption", paragraph: '<w:keepNext w:val="0"/><w:spacing w:before="60" w:after="280"/>' },
  { id: "Picture", name: "Figura", paragraph: '<w:keepNext/><w:spacing w:before="240" w:after="60"/>' },
  { id: "ListParagraph", name: "List Paragraph", paragraph: '<w:spacing w:after="60"/>' },
  { id: "TableText", name: "Testo di tabella", paragraph: '<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>', run: '<w:sz w:val="18"/>' },
  { id: "TableHead", name: "Intestazione di tabella", based: "TableText", paragraph: "<w:keepNext/>", run: "<w:b/>" },
  { id: "TableRowHead", name: "Prima colonna di tabella", based: "TableText", run: "<w:b/>" },
  { id: "Note", name: "Nota di tabella", paragraph: '<w:spacing w:before="80" w:after="240"/>', run: '<w:color w:val="455B71"/><w:sz w:val="18"/>' },
  { id: "Missing", name: "Mancante", paragraph: '<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="A66300"/></w:pBdr><w:spacing w:before="120" w:after="160"/><w:ind w:left="200"/>' },
  { id: "Footer", name: "footer", paragraph: '<w:jc w:val="right"/>', run: '<w:color w:val="455B71"/><w:sz w:val="17"/>' }
];
function styleXml({ id, name, based = "Normal", paragraph = "", run: run2 = "" }) {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${based}"/><w:next w:val="${id.startsWith("Heading") ? "Normal" : id}"/><w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run2}</w:rPr></w:style>`;
}
var styles = `${HEAD}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri" w:eastAsia="Calibri"/><w:color w:val="17324D"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="it-IT" w:eastAsia="it-IT" w:bidi="it-IT"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>${STYLES.map(styleXml).join("")}<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0059B3"/><w:u w:val="single"/></w:rPr></w:style><w:style w:type="character" w:styleId="FigureLink"><w:name w:val="Numero con prova"/><w:rPr><w:u w:val="dotted" w:color="0066CC"/></w:rPr></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="table" w:styleId="Relazione"><w:name w:val="Tabella della relazione"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:color="17324D"/><w:bottom w:val="single" w:sz="8" w:color="17324D"/><w:insideH w:val="single" w:sz="4" w:color="C5CDD6"/></w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" w:color="17324D"/></w:tcBorders></w:tcPr></w:tblStylePr><w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style></w:styles>`;

// src/documents/docx/rasterize.ts
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
var DOTS_PER_PIXEL = 2;
var ready;
function prepareRasterizer() {
  return ready ??= initWasm(readFileSync(createRequire(import.meta.url).resolve("@resvg/resvg-wasm/index_bg.wasm")));
}
function rasterize(svg) {
  const drawing = new Resvg(svg, {
    fitTo: { mode: "zoom", value: DOTS_PER_PIXEL },
    background: "#ffffff",
    font: { fontBuffers: fonts().files.map((file) => new Uint8Array(file)), defaultFontFamily: "Titillium Web" }
  });
  const { width, height } = drawing;
  const image = drawing.render();
  const png = image.asPng();
  image.free();
  drawing.free();
  return { png, width, height };
}

// src/documents/docx/renderDocx.ts
var EPOCH = new Date(1980, 0, 1);
async function renderDocx(tree, { createdAt }) {
  await prepareRasterizer();
  const { xml, relationships, drawings, orderedLists } = documentXml(tree, (svg) => {
    const alone = standaloneSvg(svg, "Titillium Web, DejaVu Sans, sans-serif");
    return { svg: alone, ...rasterize(alone) };
  });
  const texts = {
    "[Content_Types].xml": contentTypes,
    "_rels/.rels": packageRelationships,
    "docProps/core.xml": coreProperties(tree, createdAt),
    "word/document.xml": xml,
    "word/_rels/document.xml.rels": documentRelationships(relationships),
    "word/styles.xml": styles,
    "word/numbering.xml": numbering(orderedLists),
    "word/settings.xml": settings,
    "word/footer1.xml": footer
  };
  const entries = {};
  for (const [path, text] of Object.entries(texts)) entries[path] = Buffer.from(text);
  for (const [i, { svg, png }] of drawings.entries()) {
    entries[`word/media/figura-${String(i + 1)}.svg`] = Buffer.from(svg);
    entries[`word/media/figura-${String(i + 1)}.png`] = [png, { level: 0 }];
  }
  return zipSync(entries, { mtime: EPOCH });
}
export {
  renderDocx
};
//# sourceMappingURL=renderDocx-FE3J6BJE.js.map
