import { tidyCell } from "../delimitedRows.ts";
import { openCellText } from "./openCell.ts";
import { openText } from "./openText.ts";
import { type Package, PackageRefused } from "./openPackage.ts";
import { readXml } from "./readXml.ts";
import { fillMerged, type Filling, type Merged, type OpenRow, type Sheet, SHEET_CAPS, type Sheets, TooManyCells } from "./sheet.ts";

/** A sheet while it is read: the row and the column that come next, counted with what is repeated and holds nothing. */
type OpenSheet = {
  readonly name: string;
  readonly isHidden: boolean;
  readonly rows: OpenRow[];
  readonly merges: Merged[];
  readonly hiddenRows: Set<number>;
  readonly hiddenColumns: Set<number>;
  line: number;
  columns: number;
};

type OpenRowOf = { readonly repeated: number; readonly isHidden: boolean; readonly spans: Merged[]; cells: string[]; column: number };
type Attributes = Readonly<Record<string, string>>;

/**
 * Reads the sheets of an OpenDocument spreadsheet (.ods, ISO/IEC 26300); throws PackageRefused and TooManyCells. Rows and columns that are repeated and hold nothing are
 * counted and never made; those that hold something are refused before they are made, where they are beyond measure. It asks nothing of other files or addresses.
 */
export async function readOpenSheets(file: Package, filling: Filling): Promise<Sheets> {
  await refuseProtected(file);
  const hiddenStyles = new Set<string>();
  const [sheets, hiddenSheets]: [Sheet[], string[]] = [[], []];
  const words = openText();
  let [style, kept, depth] = ["", 0, 0];
  let sheet: OpenSheet | undefined;
  let row: OpenRowOf | undefined;
  let cell: { readonly attributes: Attributes; readonly isCovered: boolean } | undefined;

  const endCell = () => {
    if (!sheet || !row || !cell) return;
    const { attributes, isCovered } = cell;
    const shown = words.take();
    const text = isCovered ? "" : tidyCell(openCellText({ attributes, shown: shown.trim() })).normalize("NFC");
    const times = countOf(attributes["number-columns-repeated"]);
    const [across, down] = [countOf(attributes["number-columns-spanned"]), countOf(attributes["number-rows-spanned"])];
    if (text !== "" || across > 1 || down > 1) {
      if (row.column + times > SHEET_CAPS.columns && text !== "") throw new TooManyCells();
      if (row.column < SHEET_CAPS.columns) {
        while (row.cells.length < row.column) row.cells.push("");
        for (let each = 0; each < times && text !== ""; each += 1) row.cells.push(text);
        const [top, left] = [sheet.line, row.column];
        if (across > 1 || down > 1) row.spans.push({ top, left, bottom: top + down - 1, right: left + across - 1 });
      }
    }
    row.column += times;
    cell = undefined;
  };
  const endRow = () => {
    if (!sheet || !row) return;
    const { repeated, cells, isHidden, spans } = row;
    if (cells.some((each) => each !== "")) {
      kept += cells.length * repeated;
      if (sheet.rows.length + repeated > SHEET_CAPS.rows || kept > SHEET_CAPS.cells) throw new TooManyCells();
      for (let each = 0; each < repeated; each += 1) {
        sheet.rows.push({ line: sheet.line + each, cells: each === 0 ? cells : [...cells] });
        if (isHidden) sheet.hiddenRows.add(sheet.line + each);
      }
    }
    if (repeated === 1) sheet.merges.push(...spans);
    sheet.line += repeated;
    row = undefined;
  };
  const endSheet = () => {
    if (!sheet) return;
    const { name, isHidden, rows, merges, hiddenRows, hiddenColumns } = sheet;
    if (isHidden) hiddenSheets.push(name);
    else sheets.push({ name, rows: fillMerged(rows, merges, filling), hiddenRows, hiddenColumns });
    if (sheets.length + hiddenSheets.length > SHEET_CAPS.sheets) throw new TooManyCells();
    sheet = undefined;
  };

  await readXml(file.read("content.xml"), {
    open: (name, written) => {
      const attributes = ownAttributes(written);
      if (cell) {
        if (name === "table") depth += 1;
        words.open(name, attributes);
        return;
      }
      if (name === "style") style = attributes["family"] === "table" ? (attributes["name"] ?? "") : "";
      if (name === "table-properties" && attributes["display"] === "false") hiddenStyles.add(style);
      if (name === "table" && !sheet) {
        sheet = {
          name: attributes["name"] ?? "",
          isHidden: hiddenStyles.has(attributes["style-name"] ?? ""),
          rows: [],
          merges: [],
          hiddenRows: new Set(),
          hiddenColumns: new Set(),
          line: 1,
          columns: 0,
        };
      }
      if (name === "table-column" && sheet) addColumns(sheet, attributes);
      if (name === "table-row" && sheet) {
        const repeated = countOf(attributes["number-rows-repeated"]);
        row = { repeated, isHidden: isUnseen(attributes), spans: [], cells: [], column: 0 };
      }
      if ((name === "table-cell" || name === "covered-table-cell") && row) cell = { attributes, isCovered: name !== "table-cell" };
    },
    text: (piece) => {
      if (cell) words.text(piece);
    },
    close: (name) => {
      if (cell && depth === 0 && (name === "table-cell" || name === "covered-table-cell")) endCell();
      else if (cell) {
        if (name === "table") depth -= 1;
        words.close(name);
      } else if (name === "table-row") endRow();
      else if (name === "table") endSheet();
    },
  });
  return { sheets, hiddenSheets };
}

/** The parts of a protected file are noise: its list of parts says so. */
export async function refuseProtected(file: Package): Promise<void> {
  if (!file.names.has("content.xml")) throw new PackageRefused("brokenArchive");
  if (!file.names.has("META-INF/manifest.xml")) return;
  await readXml(file.read("META-INF/manifest.xml"), {
    open: (name) => {
      if (name === "encryption-data") throw new PackageRefused("protectedArchive");
    },
  });
}

/** Attributes without their prefixes; those that LibreOffice adds of its own say other things by the same names. */
export function ownAttributes(written: Attributes): Attributes {
  const own = Object.entries(written).filter(([name]) => !/^(calcext|loext|xmlns)(:|$)/.test(name));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(name.indexOf(":") + 1), value]));
}

/** How often something is repeated or how far it reaches, at least once. */
export function countOf(written: string | undefined): number {
  const count = Number(written ?? 1);
  return Number.isSafeInteger(count) && count > 1 ? count : 1;
}

function isUnseen({ visibility }: Attributes): boolean {
  return visibility === "collapse" || visibility === "filter";
}

function addColumns(sheet: OpenSheet, attributes: Attributes): void {
  const next = sheet.columns + countOf(attributes["number-columns-repeated"]);
  const last = Math.min(next, SHEET_CAPS.columns);
  for (let each = sheet.columns; isUnseen(attributes) && each < last; each += 1) sheet.hiddenColumns.add(each);
  sheet.columns = next;
}
