import { type ZipPart, zipOf } from "./aWorkbook.ts";

const SPACES = ["office", "table", "text", "style", "calcext"].map((name) => `xmlns:${name}="${name}"`).join(" ");

/** An OpenDocument with this body (`spreadsheet` or `text`), and the styles it uses. */
export function openDocumentOf(kind: "spreadsheet" | "text", body: string, styles = "", more: readonly ZipPart[] = []): Buffer {
  const content = `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${SPACES}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document-content>`;
  return zipOf([
    { name: "mimetype", content: `application/vnd.oasis.opendocument.${kind}`, isStored: true },
    { name: "content.xml", content },
    ...more,
  ]);
}

/** A sheet with these rows. */
export function openTable(name: string, rows: string, style = ""): string {
  return `<table:table table:name="${name}" table:style-name="${style}">${rows}</table:table>`;
}

/** A row of cells; `attributes` say how it is repeated or hidden. */
export function openRow(cells: readonly string[], attributes = ""): string {
  return `<table:table-row ${attributes}>${cells.join("")}</table:table-row>`;
}

/** A cell of text, empty where there is none. */
export function openWords(text: string, attributes = ""): string {
  return `<table:table-cell office:value-type="string" ${attributes}>${text === "" ? "" : `<text:p>${text}</text:p>`}</table:table-cell>`;
}

/** A cell of another type, with the attributes that tell its value and the text that it shows. */
export function openValue(attributes: string, shown: string): string {
  return `<table:table-cell ${attributes}><text:p>${shown}</text:p></table:table-cell>`;
}
