import { type Package } from "../workbook/openPackage.ts";
import { readXml } from "../workbook/readXml.ts";
import { type Paper, paperWriter, type Reach } from "./paperWriter.ts";

/** What stands in the file and not in the document: words deleted or moved away, what is for readers of before, the text of fields. */
const ASIDE: ReadonlySet<string> = new Set(["del", "moveFrom", "Fallback", "pict", "instrText", "delText"]);

/** Letters that stand for themselves inside a run. */
const MARKS: ReadonlyMap<string, string> = new Map([
  ["br", "\n"],
  ["cr", "\n"],
  ["tab", "\t"],
  ["ptab", "\t"],
  ["noBreakHyphen", "-"],
]);

/**
 * Reads a document (.docx, ECMA-376): the rows of its tables and its paragraphs; headings and items of lists are paragraphs. What was deleted, moved away or hidden is
 * not read. It asks nothing of other files or addresses.
 */
export async function readDocx(file: Package): Promise<Paper> {
  const writer = paperWriter();
  let [asides, cells, level]: [number, number, number | undefined] = [0, 0, undefined];
  let [isText, isRun, isHidden, isOfRow, isDeleted] = [false, false, false, false, false];
  let reach: { across: number; down: Reach["down"] } | undefined;
  const begin = () => {
    if (reach) writer.openCell({ across: reach.across, ...(reach.down !== undefined && { down: reach.down }) });
    reach = undefined;
  };
  await readXml(file.read("word/document.xml"), {
    open: (name, attributes) => {
      if (name === "del" && isOfRow) isDeleted = true;
      else if (asides > 0 || ASIDE.has(name)) asides += 1;
      if (asides > 0) return;
      const value = valueOf(attributes);
      if (name === "p" || name === "tbl") begin();
      if (name === "tbl") writer.openTable();
      if (name === "tr") {
        writer.openRow();
        isDeleted = false;
      }
      if (name === "trPr") isOfRow = true;
      if (name === "gridBefore") writer.openCell({ across: countOf(value) });
      if (name === "tc") {
        cells += 1;
        reach = { across: 1, down: undefined };
      }
      if (name === "gridSpan" && reach) reach.across = countOf(value);
      if (name === "vMerge" && reach) reach.down = value === "restart" ? "begins" : "goesOn";
      if (name === "ilvl" && cells === 0) level = Math.min(Number(value) || 0, 8);
      if (name === "r") [isRun, isHidden] = [true, false];
      if (name === "vanish" && isRun) isHidden = value !== "0" && value !== "false";
      if (name === "t") isText = true;
      const mark = MARKS.get(name);
      if (mark !== undefined && isRun && !isHidden) writer.text(mark);
    },
    text: (text) => {
      if (!isText || isHidden || asides > 0) return;
      if (level !== undefined) writer.text(`${"  ".repeat(level)}- `);
      level = undefined;
      writer.text(text);
    },
    close: (name) => {
      if (asides > 0) {
        asides -= 1;
        return;
      }
      if (name === "t") isText = false;
      if (name === "r") isRun = false;
      if (name === "trPr") isOfRow = false;
      if (name === "p") {
        writer.endParagraph();
        level = undefined;
      }
      if (name === "tc") {
        begin();
        writer.closeCell();
        cells -= 1;
      }
      if (name === "tr") writer.closeRow(isDeleted);
      if (name === "tbl") writer.closeTable();
    },
  });
  return writer.end();
}

/** The value of an element, whatever prefix the file gives its space of names. */
function valueOf(attributes: Readonly<Record<string, string>>): string | undefined {
  return Object.entries(attributes).find(([name]) => name === "val" || name.endsWith(":val"))?.[1];
}

function countOf(written: string | undefined): number {
  const count = Number(written);
  return Number.isSafeInteger(count) && count > 1 ? count : 1;
}
