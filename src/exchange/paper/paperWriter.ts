import { type Row, tidyCell } from "../delimitedRows.ts";
import { fillMerged, type Merged, type OpenRow, SHEET_CAPS, TooManyCells } from "../workbook/sheet.ts";

/** A document as its rows: of a table, or a paragraph of one cell. Lines count paragraphs with words and rows of tables; an empty row, of line 0, stands around a table. */
export type Paper = {
  readonly rows: readonly Row[];
  /** The lines of rows that are not shown. */
  readonly hiddenRows: ReadonlySet<number>;
};

/** How far a cell reaches: `down` counts rows, or says that it begins and that it goes on below. */
export type Reach = { readonly across?: number; readonly down?: number | "begins" | "goesOn" };

/** What a reader of a document tells of it, in its order. */
export type PaperWriter = {
  readonly text: (piece: string) => void;
  /** The end of a paragraph: in a cell a line break, elsewhere a row of its own. */
  readonly endParagraph: () => void;
  readonly openTable: () => void;
  readonly closeTable: () => void;
  readonly openRow: (isHidden?: boolean) => void;
  /** Ends a row; one that was deleted is taken away. */
  readonly closeRow: (isDeleted?: boolean) => void;
  readonly openCell: (reach?: Reach) => void;
  readonly closeCell: () => void;
  /** The text of the cell or paragraph so far. */
  readonly words: () => string;
  readonly end: () => Paper;
};

type OpenTable = {
  readonly rows: OpenRow[];
  readonly merges: { top: number; left: number; bottom: number; right: number }[];
  /** The last row that a cell above reaches, by its column, and the merge that it began. */
  readonly reached: Map<number, number>;
  readonly above: Map<number, OpenTable["merges"][number]>;
  row: OpenRow | undefined;
  cell: { readonly column: number; readonly across: number; text: string } | undefined;
  next: number;
};

/** The most tables inside one another. */
const DEEPEST = 50;

/** Begins a document. Throws TooManyCells where it is beyond measure. */
export function paperWriter(): PaperWriter {
  const items: { line: number; row: OpenRow; isHidden: boolean; isGone: boolean }[] = [];
  const open: OpenTable[] = [];
  let [prose, lines, kept] = ["", 0, 0];

  const add = (row: OpenRow, isHidden = false) => {
    lines += 1;
    if (lines > SHEET_CAPS.rows) throw new TooManyCells();
    items.push({ line: lines, row, isHidden, isGone: false });
  };
  const separate = () => items.push({ line: 0, row: { line: 0, cells: [""] }, isHidden: false, isGone: false });
  const endProse = () => {
    if (tidyCell(prose) !== "") add({ line: 0, cells: prose.replace(/[\u00a0\n]/g, " ").split("\t") });
    prose = "";
  };
  const isReached = (table: OpenTable, column: number) => (table.reached.get(column) ?? 0) >= (table.row?.line ?? 0);

  const writer: PaperWriter = {
    text: (piece) => {
      const cell = open.at(-1)?.cell;
      if (cell) cell.text += piece;
      else prose += piece;
      if ((cell?.text ?? prose).length > SHEET_CAPS.lettersOfCell) throw new TooManyCells();
    },
    endParagraph: () => {
      const cell = open.at(-1)?.cell;
      if (!cell) endProse();
      else if (cell.text !== "") writer.text("\n");
    },
    openTable: () => {
      endProse();
      if (open.length >= DEEPEST) throw new TooManyCells();
      separate();
      open.push({ rows: [], merges: [], reached: new Map(), above: new Map(), row: undefined, cell: undefined, next: 0 });
    },
    closeTable: () => {
      writer.closeRow();
      const table = open.pop();
      if (!table) return;
      endProse();
      const last = table.rows.length;
      const merges: Merged[] = table.merges.map((each) => ({ ...each, bottom: Math.min(each.bottom, last) }));
      const shown = new Set(fillMerged(table.rows, merges, "down"));
      const width = table.rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
      kept += width * last;
      if (kept > SHEET_CAPS.cells) throw new TooManyCells();
      for (const { cells } of table.rows) while (cells.length < width) cells.push("");
      const own = new Set(table.rows);
      for (const item of items) if (own.has(item.row) && !shown.has(item.row)) item.isGone = true;
      separate();
    },
    openRow: (isHidden) => {
      const table = open.at(-1);
      if (!table) return;
      writer.closeRow();
      table.row = { line: table.rows.length + 1, cells: [] };
      table.rows.push(table.row);
      table.next = 0;
      add(table.row, isHidden);
    },
    closeRow: (isDeleted) => {
      const table = open.at(-1);
      if (!table?.row) return;
      writer.closeCell();
      if (isDeleted) table.row.cells = [];
      table.row = undefined;
    },
    openCell: ({ across = 1, down = 1 } = {}) => {
      const table = open.at(-1);
      if (!table) return;
      writer.closeCell();
      if (!table.row) writer.openRow();
      while (table.next < SHEET_CAPS.columns && isReached(table, table.next)) table.next += 1;
      const [column, reach] = [table.next, Math.min(across, SHEET_CAPS.columns)];
      const line = table.row?.line ?? 0;
      const merge = table.above.get(column);
      if (down === "goesOn" && merge) merge.bottom = line;
      else table.above.delete(column);
      const rows = typeof down === "number" ? Math.min(down, SHEET_CAPS.rows) : 1;
      if (down === "begins" || rows > 1 || (down === 1 && reach > 1)) {
        const begun = { top: line, left: column, bottom: line + rows - 1, right: column + reach - 1 };
        table.merges.push(begun);
        if (down === "begins") table.above.set(column, begun);
        for (let each = column; rows > 1 && each <= begun.right; each += 1) table.reached.set(each, begun.bottom);
      }
      table.cell = { column, across: reach, text: "" };
      table.next = column + reach;
    },
    closeCell: () => {
      const table = open.at(-1);
      if (!table?.cell || !table.row) return;
      const { column, across, text } = table.cell;
      const tidy = tidyCell(text);
      if (column >= SHEET_CAPS.columns && tidy !== "") throw new TooManyCells();
      const to = Math.min(column + across, SHEET_CAPS.columns);
      while (table.row.cells.length < to) table.row.cells.push("");
      if (column < SHEET_CAPS.columns) table.row.cells[column] = tidy;
      table.cell = undefined;
    },
    words: () => open.at(-1)?.cell?.text ?? prose,
    end: () => {
      while (open.length > 0) writer.closeTable();
      endProse();
      const shown = items.filter(({ isGone, line, row }) => !isGone && (line === 0 || row.cells.some((cell) => tidyCell(cell) !== "")));
      return {
        rows: shown.map(({ line, row }) => ({ ...row, line })),
        hiddenRows: new Set(shown.filter(({ isHidden }) => isHidden).map(({ line }) => line)),
      };
    },
  };
  return writer;
}
