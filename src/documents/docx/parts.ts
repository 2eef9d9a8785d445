import { escapeXml } from "../escapeXml.ts";
import type { DocumentTree } from "../tree.ts";
import { printable } from "../printable.ts";

/** What a Word file holds besides its text: styles, numbering, settings, footer. Written out by hand, so that the same document gives the same bytes. */

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/** A relationship of the text: its id, what it is, where it leads. */
export type Relationship = { readonly id: string; readonly kind: "image" | "hyperlink"; readonly target: string };

export const contentTypes = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="svg" ContentType="image/svg+xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="${WORD}.numbering+xml"/><Override PartName="/word/settings.xml" ContentType="${WORD}.settings+xml"/><Override PartName="/word/footer1.xml" ContentType="${WORD}.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;

export const packageRelationships = `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONSHIPS}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;

/** The relationships of the text: its own parts, then pictures and links. */
export function documentRelationships(relationships: readonly Relationship[]): string {
  const own = ["styles", "numbering", "settings", "footer1"].map(
    (part) => `<Relationship Id="${part}" Type="${RELATIONSHIPS}/${part === "footer1" ? "footer" : part}" Target="${part}.xml"/>`,
  );
  const others = relationships.map(
    ({ id, kind, target }) =>
      `<Relationship Id="${id}" Type="${RELATIONSHIPS}/${kind}" Target="${escapeXml(target)}"${kind === "hyperlink" ? ' TargetMode="External"' : ""}/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${own.join("")}${others.join("")}</Relationships>`;
}

/** Title, author, subject and language, as Word shows them in the properties. */
export function coreProperties({ title, subtitle, author }: DocumentTree, createdAt: Date): string {
  const moment = createdAt.toISOString().replace(/\.\d+Z$/, "Z");
  const shown = (text: string) => escapeXml(printable(text));
  return `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${shown(title)}</dc:title><dc:subject>${shown(subtitle)}</dc:subject><dc:creator>${shown(author)}</dc:creator><dc:language>it-IT</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${moment}</dcterms:modified></cp:coreProperties>`;
}

/** Fields (contents, page numbers) are filled when the file is opened. */
export const settings = `${HEAD}<w:settings ${W}><w:autoHyphenation w:val="true"/><w:updateFields w:val="true"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="it-IT"/></w:settings>`;

export const footer = `${HEAD}<w:ftr ${W}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">pagina </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> di </w:t></w:r><w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>`;

/** Two lists to start from: dots, and numbers. Each numbered list of the text has an instance of its own, so that it counts from 1. */
export function numbering(orderedLists: number): string {
  const level = (format: string, text: string) =>
    `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="425" w:hanging="425"/></w:pPr></w:lvl>`;
  const numbered = Array.from(
    { length: orderedLists },
    (_, i) =>
      `<w:num w:numId="${String(i + 2)}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`,
  );
  return `${HEAD}<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>${level("bullet", "•")}</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/>${level("decimal", "%1.")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>${numbered.join("")}</w:numbering>`;
}

type Style = { readonly id: string; readonly name: string; readonly based?: string; readonly paragraph?: string; readonly run?: string };

const HEADING = "<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/>";

const STYLES: readonly Style[] = [
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
  { id: "Footer", name: "footer", paragraph: '<w:jc w:val="right"/>', run: '<w:color w:val="455B71"/><w:sz w:val="17"/>' },
]; // prettier-ignore

function styleXml({ id, name, based = "Normal", paragraph = "", run = "" }: Style): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${based}"/><w:next w:val="${id.startsWith("Heading") ? "Normal" : id}"/><w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;
}

export const styles = `${HEAD}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri" w:eastAsia="Calibri"/><w:color w:val="17324D"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="it-IT" w:eastAsia="it-IT" w:bidi="it-IT"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>${STYLES.map(styleXml).join("")}<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0059B3"/><w:u w:val="single"/></w:rPr></w:style><w:style w:type="character" w:styleId="FigureLink"><w:name w:val="Numero con prova"/><w:rPr><w:u w:val="dotted" w:color="0066CC"/></w:rPr></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="table" w:styleId="Relazione"><w:name w:val="Tabella della relazione"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:color="17324D"/><w:bottom w:val="single" w:sz="8" w:color="17324D"/><w:insideH w:val="single" w:sz="4" w:color="C5CDD6"/></w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" w:color="17324D"/></w:tcBorders></w:tcPr></w:tblStylePr><w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style></w:styles>`;
