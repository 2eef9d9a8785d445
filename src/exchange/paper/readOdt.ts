import type { Package } from "../workbook/openPackage.ts";
import { openText } from "../workbook/openText.ts";
import { countOf, ownAttributes, refuseProtected } from "../workbook/readOpenSheets.ts";
import { readXml } from "../workbook/readXml.ts";
import { SHEET_CAPS } from "../workbook/sheet.ts";
import { type Paper, paperWriter } from "./paperWriter.ts";

/**
 * Reads an OpenDocument text (.odt, ISO/IEC 26300): the rows of its tables and its paragraphs; headings and items of lists are paragraphs. What was deleted is not read.
 * It asks nothing of other files or addresses.
 */
export async function readOdt(file: Package): Promise<Paper> {
  await refuseProtected(file);
  const writer = paperWriter();
  const words = openText();
  const repeated: number[] = [];
  let [lists, cells] = [0, 0];
  let [isItem, isBody, covered] = [false, false, 0];
  const write = () => {
    const text = words.take();
    if (text === "") return;
    if (isItem && cells === 0) writer.text(`${"  ".repeat(Math.max(0, Math.min(lists, 9) - 1))}- `);
    isItem = false;
    writer.text(text);
    writer.endParagraph();
  };
  await readXml(file.read("content.xml"), {
    open: (name, written) => {
      const attributes = ownAttributes(written);
      if (name === "body") isBody = true;
      if (name === "covered-table-cell" || covered > 0) covered += 1;
      if (!isBody || covered > 0) return;
      words.open(name, attributes);
      if (name === "list") lists += 1;
      if (name === "list-item") isItem = true;
      if (name === "table") writer.openTable();
      if (name === "table-row") writer.openRow();
      if (name === "table-cell") {
        cells += 1;
        repeated.push(Math.min(countOf(attributes["number-columns-repeated"]), SHEET_CAPS.columns + 1));
        writer.openCell({ across: countOf(attributes["number-columns-spanned"]), down: countOf(attributes["number-rows-spanned"]) });
      }
    },
    text: (piece) => {
      if (covered === 0) words.text(piece);
    },
    close: (name) => {
      if (covered > 0) {
        covered -= 1;
        return;
      }
      if (!isBody) return;
      if (words.close(name)) write();
      if (name === "list") lists -= 1;
      if (name === "table-cell") {
        const text = writer.words();
        writer.closeCell();
        for (let each = repeated.pop() ?? 1; each > 1; each -= 1) {
          writer.openCell();
          writer.text(text);
          writer.closeCell();
        }
        cells -= 1;
      }
      if (name === "table-row") writer.closeRow();
      if (name === "table") writer.closeTable();
    },
  });
  return writer.end();
}
