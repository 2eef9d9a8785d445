import { tidyCell } from "../delimitedRows.ts";
import { type NumberFormat, numberFormat, numberText, PLAIN } from "./cellText.ts";
import { type Package, PackageRefused } from "./openPackage.ts";
import { readXml } from "./readXml.ts";
import { fillMerged, type Filling, type Merged, type OpenRow, type Sheet, SHEET_CAPS, type Sheets, TooManyCells } from "./sheet.ts";

/**
 * Reads the sheets of a workbook (.xlsx, ECMA-376); throws PackageRefused and TooManyCells. Numbers come as an Italian writes them, days as GG/MM/AAAA, formulas with
 * the value that was saved, or with "=" where none was. It asks nothing of other files or addresses.
 */
export async function readWorkbook(file: Package, filling: Filling): Promise<Sheets> {
  const { sheets, hiddenSheets, countsFrom1904 } = await readContents(file);
  if (sheets.length > SHEET_CAPS.sheets) throw new TooManyCells();
  const means: Means = { shared: await readShared(file), formats: await readFormats(file), countsFrom1904, kept: { cells: 0 } };
  const read: Sheet[] = [];
  for (const { name, part } of sheets) read.push({ name, ...(await readSheet(file.read(part), means, filling)) });
  return { sheets: read, hiddenSheets };
}

/** What the cells of all sheets stand on. */
type Means = {
  readonly shared: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly countsFrom1904: boolean;
  /** How many cells were kept so far. */
  readonly kept: { cells: number };
};

type Contents = Pick<Sheets, "hiddenSheets"> & {
  readonly sheets: readonly { readonly name: string; readonly part: string }[];
  readonly countsFrom1904: boolean;
};

async function readContents(file: Package): Promise<Contents> {
  const named: { name: string; id: string }[] = [];
  const hiddenSheets: string[] = [];
  let countsFrom1904 = false;
  await readXml(file.read("xl/workbook.xml"), {
    open: (name, attributes) => {
      if (name === "workbookPr") countsFrom1904 = /^(1|true)$/.test(attributes["date1904"] ?? "");
      if (name !== "sheet") return;
      const called = attributes["name"] ?? "";
      if (/hidden/i.test(attributes["state"] ?? "")) hiddenSheets.push(called);
      else named.push({ name: called, id: idOf(attributes) });
    },
  });
  const parts = new Map<string, string>();
  await readXml(file.read("xl/_rels/workbook.xml.rels"), {
    open: (name, { Id = "", Target = "", TargetMode }) => {
      if (name === "Relationship" && TargetMode !== "External") parts.set(Id, partOf(Target));
    },
  });
  return { sheets: named.map(({ name, id }) => ({ name, part: parts.get(id) ?? "" })), hiddenSheets, countsFrom1904 };
}

/** The identifier of a relation, whatever prefix the file gives its space of names. */
function idOf(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes).find(([name]) => name.endsWith(":id"))?.[1] ?? "";
}

function partOf(target: string): string {
  return target.startsWith("/") ? target.slice(1) : `xl/${target}`;
}

/** The texts that cells share; of a text with its reading in another script only the text is taken. */
async function readShared(file: Package): Promise<string[]> {
  const texts: string[] = [];
  if (!file.names.has("xl/sharedStrings.xml")) return texts;
  let [current, isText, isReading, letters] = ["", false, false, 0];
  await readXml(file.read("xl/sharedStrings.xml"), {
    open: (name) => {
      if (name === "si") current = "";
      if (name === "rPh") isReading = true;
      isText = name === "t";
    },
    text: (text) => {
      if (isText && !isReading) current += text;
      letters += text.length;
      if (letters > SHEET_CAPS.letters) throw new TooManyCells();
    },
    close: (name) => {
      if (name === "si") texts.push(current);
      if (name === "rPh") isReading = false;
      isText = false;
    },
  });
  return texts;
}

/** What the number of each style of cell shows. */
async function readFormats(file: Package): Promise<NumberFormat[]> {
  const formats: NumberFormat[] = [];
  if (!file.names.has("xl/styles.xml")) return formats;
  const codes = new Map<number, string>();
  let isOfCells = false;
  await readXml(file.read("xl/styles.xml"), {
    open: (name, { numFmtId = "0", formatCode }) => {
      if (name === "numFmt" && formatCode !== undefined) codes.set(Number(numFmtId), formatCode);
      if (name === "cellXfs") isOfCells = true;
      if (name === "xf" && isOfCells) formats.push(numberFormat(Number(numFmtId), codes.get(Number(numFmtId))));
    },
    close: (name) => {
      if (name === "cellXfs") isOfCells = false;
    },
  });
  return formats;
}

type OpenCell = { readonly column: number; readonly type: string; readonly style: number; hasValue: boolean; formula: string | undefined };

async function readSheet(content: AsyncIterable<Uint8Array>, means: Means, filling: Filling): Promise<Omit<Sheet, "name">> {
  const rows: OpenRow[] = [];
  const [hiddenRows, hiddenColumns, merges] = [new Set<number>(), new Set<number>(), [] as Merged[]];
  let [line, cells, text]: [number, string[], string] = [0, [], ""];
  let cell: OpenCell | undefined;
  let reading: "value" | "formula" | undefined;
  await readXml(content, {
    open: (name, attributes) => {
      if (name === "col" && isTrue(attributes["hidden"])) hide(hiddenColumns, attributes);
      if (name === "mergeCell") merges.push(mergedAt(attributes["ref"] ?? ""));
      if (name === "row") {
        [line, cells] = [Number(attributes["r"] ?? line + 1), []];
        if (isTrue(attributes["hidden"])) hiddenRows.add(line);
      }
      if (name === "c") {
        const [type, style] = [attributes["t"] ?? "n", Number(attributes["s"] ?? 0)];
        cell = { column: columnOf(attributes["r"], cells.length), type, style, hasValue: false, formula: undefined };
        text = "";
      }
      if (cell && name === "v") cell.hasValue = true;
      if (cell && name === "f") cell.formula = "";
      reading = name === "v" || (name === "t" && cell?.type === "inlineStr") ? "value" : name === "f" ? "formula" : undefined;
    },
    text: (piece) => {
      if (reading === "value") text += piece;
      if (reading === "formula" && cell) cell.formula = (cell.formula ?? "") + piece;
      if (text.length + (cell?.formula?.length ?? 0) > SHEET_CAPS.lettersOfCell) throw new TooManyCells();
    },
    close: (name) => {
      reading = undefined;
      if (name === "c" && cell) {
        if (cell.column < cells.length) throw new PackageRefused("unsafeArchive");
        if (cell.column >= SHEET_CAPS.columns && text !== "") throw new TooManyCells();
        if (cell.column < SHEET_CAPS.columns) {
          while (cells.length < cell.column) cells.push("");
          cells.push(tidyCell(textOf(cell, text, means)).normalize("NFC"));
        }
        cell = undefined;
      }
      if (name === "row" && cells.some((each) => each !== "")) {
        rows.push({ line, cells });
        means.kept.cells += cells.length;
        if (rows.length > SHEET_CAPS.rows || means.kept.cells > SHEET_CAPS.cells) throw new TooManyCells();
      }
    },
  });
  return { rows: fillMerged(rows, merges, filling), hiddenRows, hiddenColumns };
}

function isTrue(written: string | undefined): boolean {
  return written === "1" || written === "true";
}

function hide(columns: Set<number>, { min, max }: Readonly<Record<string, string>>): void {
  const last = Math.min(Number(max), SHEET_CAPS.columns);
  for (let each = Number(min); each <= last; each += 1) columns.add(each - 1);
}

/** The cells that a name such as "B1:B3" joins; one that cannot be read joins none. */
function mergedAt(ref: string): Merged {
  const [, left, top, right, bottom] = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(ref) ?? [];
  return { top: Number(top), left: columnOf(left, 0), bottom: Number(bottom), right: columnOf(right, 0) };
}

/** The place of a cell in its row, from its name ("AB12") or, without one, after the one before. */
function columnOf(name: string | undefined, next: number): number {
  const letters = /^[A-Z]{1,3}/.exec(name ?? "")?.[0];
  if (letters === undefined) return next;
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function textOf({ type, style, hasValue, formula }: OpenCell, text: string, { shared, formats, countsFrom1904 }: Means): string {
  if (formula !== undefined && (!hasValue || (text === "" && type === "n"))) return `=${formula}`;
  switch (type) {
    case "s":
      return shared[Number(text)] ?? "";
    case "n":
      return text === "" ? "" : (numberText(text, formats[style] ?? PLAIN, countsFrom1904) ?? text);
    case "b":
      return text === "1" ? "VERO" : "FALSO";
    default:
      return text;
  }
}
