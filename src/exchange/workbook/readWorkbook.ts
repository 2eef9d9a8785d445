import type { Row } from "../delimitedRows.ts";
import { TABLE_CAPS, tidyCell } from "../delimitedRows.ts";
import { type NumberFormat, numberFormat, numberText, PLAIN } from "./cellText.ts";
import { openPackage, type Package, type PackageRefusal, PackageRefused } from "./openPackage.ts";
import { readXml } from "./readXml.ts";

/** The most a workbook may have, and of rows a little more than a list: what is beyond is refused, not cut. */
const SHEET_CAPS = { sheets: 50, rows: 51_000, lettersShared: 20_000_000, cellsMerged: 1_000_000, ...TABLE_CAPS } as const;

/** A sheet people see, with its rows as text; `line` is the number of the row in the sheet. */
export type Sheet = {
  readonly name: string;
  readonly rows: readonly Row[];
  /** The lines of rows that are not shown: by a filter, or because a person hid them. */
  readonly hiddenRows: ReadonlySet<number>;
  /** The places of columns that are not shown. */
  readonly hiddenColumns: ReadonlySet<number>;
};

export type WorkbookRefusal = PackageRefusal | "notAWorkbook" | "tooManyCells";

/** What people read for each refusal that is not of the archive. */
export const WORKBOOK_REFUSALS: Record<Exclude<WorkbookRefusal, PackageRefusal>, string> = {
  notAWorkbook: "Il file non è un foglio di calcolo .xlsx: lo salvi come .xlsx, o come CSV UTF-8, e riprovi.",
  tooManyCells:
    "Il foglio di calcolo supera i 50 fogli, le 50.000 righe, le 500 colonne o i 32.767 caratteri in una cella: ne tolga quello che non serve.",
};

export type WorkbookReading =
  { readonly ok: true; readonly sheets: readonly Sheet[] } | { readonly ok: false; readonly refusal: WorkbookRefusal };

/** Whether the bytes begin as a packed file does: a workbook, not a text. */
export function isPacked(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/**
 * Reads the sheets of a workbook (.xlsx, ECMA-376). Numbers come as an Italian writes them, days as GG/MM/AAAA, formulas with the value that was saved, or with
 * "=" where none was; a merged cell stands in every place it covers. Hidden sheets are left out. It asks nothing of other files or addresses.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<WorkbookReading> {
  try {
    const file = await openPackage(bytes);
    if (!file.names.has("xl/workbook.xml")) return { ok: false, refusal: "notAWorkbook" };
    const { sheets, countsFrom1904 } = await readContents(file);
    if (sheets.length > SHEET_CAPS.sheets) return { ok: false, refusal: "tooManyCells" };
    const means: Means = { shared: await readShared(file), formats: await readFormats(file), countsFrom1904 };
    const read: Sheet[] = [];
    for (const { name, part } of sheets) read.push({ name, ...(await readSheet(file.read(part), means)) });
    return { ok: true, sheets: read };
  } catch (error) {
    if (error instanceof PackageRefused) return { ok: false, refusal: error.refusal };
    if (error === TOO_MANY) return { ok: false, refusal: "tooManyCells" };
    throw error;
  }
}

/** What the cells of all sheets stand on. */
type Means = { readonly shared: readonly string[]; readonly formats: readonly NumberFormat[]; readonly countsFrom1904: boolean };

const TOO_MANY = new Error("More cells than a list has");

async function readContents(file: Package): Promise<{ sheets: readonly { name: string; part: string }[]; countsFrom1904: boolean }> {
  const named: { name: string; id: string }[] = [];
  let countsFrom1904 = false;
  await readXml(file.read("xl/workbook.xml"), {
    open: (name, attributes) => {
      if (name === "workbookPr") countsFrom1904 = /^(1|true)$/.test(attributes["date1904"] ?? "");
      if (name === "sheet" && !/hidden/i.test(attributes["state"] ?? ""))
        named.push({ name: attributes["name"] ?? "", id: idOf(attributes) });
    },
  });
  const parts = new Map<string, string>();
  await readXml(file.read("xl/_rels/workbook.xml.rels"), {
    open: (name, { Id = "", Target = "", TargetMode }) => {
      if (name === "Relationship" && TargetMode !== "External") parts.set(Id, partOf(Target));
    },
  });
  return { sheets: named.map(({ name, id }) => ({ name, part: parts.get(id) ?? "" })), countsFrom1904 };
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
      if (letters > SHEET_CAPS.lettersShared) throw TOO_MANY;
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

async function readSheet(content: AsyncIterable<Uint8Array>, means: Means): Promise<Omit<Sheet, "name">> {
  const rows: { readonly line: number; readonly cells: string[] }[] = [];
  const [hiddenRows, hiddenColumns, merges] = [new Set<number>(), new Set<number>(), [] as string[]];
  let [line, cells, text]: [number, string[], string] = [0, [], ""];
  let cell: OpenCell | undefined;
  let reading: "value" | "formula" | undefined;
  await readXml(content, {
    open: (name, attributes) => {
      if (name === "col" && isTrue(attributes["hidden"])) hide(hiddenColumns, attributes);
      if (name === "mergeCell") merges.push(attributes["ref"] ?? "");
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
      if (text.length + (cell?.formula?.length ?? 0) > SHEET_CAPS.lettersOfCell) throw TOO_MANY;
    },
    close: (name) => {
      reading = undefined;
      if (name === "c" && cell) {
        if (cell.column < cells.length) throw new PackageRefused("unsafeArchive");
        if (cell.column >= SHEET_CAPS.columns && text !== "") throw TOO_MANY;
        if (cell.column < SHEET_CAPS.columns) {
          while (cells.length < cell.column) cells.push("");
          cells.push(tidyCell(textOf(cell, text, means)).normalize("NFC"));
        }
        cell = undefined;
      }
      if (name === "row" && cells.some((each) => each !== "")) {
        rows.push({ line, cells });
        if (rows.length > SHEET_CAPS.rows) throw TOO_MANY;
      }
    },
  });
  fillMerged(rows, merges);
  return { rows, hiddenRows, hiddenColumns };
}

function isTrue(written: string | undefined): boolean {
  return written === "1" || written === "true";
}

function hide(columns: Set<number>, { min, max }: Readonly<Record<string, string>>): void {
  const last = Math.min(Number(max), SHEET_CAPS.columns);
  for (let each = Number(min); each <= last; each += 1) columns.add(each - 1);
}

/** A merged cell shows what its first place holds, in the place of what the others may still hold beneath. */
function fillMerged(rows: readonly { readonly line: number; readonly cells: string[] }[], merges: readonly string[]): void {
  if (merges.length === 0) return;
  const of = new Map(rows.map(({ line, cells }) => [line, cells]));
  let filled = 0;
  for (const ref of merges) {
    const [, left, top, right, bottom] = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(ref) ?? [];
    const shown = of.get(Number(top))?.[columnOf(left, 0)] ?? "";
    const [first, last] = [columnOf(left, 0), Math.min(columnOf(right, 0), SHEET_CAPS.columns - 1)];
    for (let line = Number(top); line <= Number(bottom); line += 1) {
      filled += Math.max(1, last - first + 1);
      if (filled > SHEET_CAPS.cellsMerged) throw TOO_MANY;
      const cells = of.get(line);
      for (let column = first; cells && column <= last; column += 1) {
        while (cells.length <= column) cells.push("");
        cells[column] = shown;
      }
    }
  }
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
