import type { AnnualReport } from "../report/annualReport.ts";
import { type Cell, type Column, type ColumnWords, MISSING, NOT_APPLICABLE, NOT_APPLICABLE_COLUMN } from "./column.ts";

/** A table of open data (it. "insieme di dati"): its name in addresses, its columns, and its rows for a year. */
export type Dataset = {
  readonly name: string;
  readonly title: string;
  readonly meaning: string;
  /** The columns that together name one row, where the documents cannot repeat it. */
  readonly key?: readonly string[];
  readonly columns: readonly ColumnWords[];
  readonly rows: (report: AnnualReport) => readonly (readonly Cell[])[];
};

type Table<Row> = Omit<Dataset, "columns" | "rows"> & {
  readonly columns: readonly Column<Row>[];
  /** Columns that came later, after the one that names those that do not apply; they always apply. */
  readonly later?: readonly Column<Row>[];
  readonly of: (report: AnnualReport) => readonly Row[];
};

/** Makes a table from its columns. Where some of them may not apply, a column after them names those that do not; what came later stands at the end. */
export function dataset<Row>({ of, columns, later = [], ...words }: Table<Row>): Dataset {
  const mayNotApply = columns.filter((column) => column.mayNotApply).map(({ name }) => name);
  const all = [...columns, ...(mayNotApply.length > 0 ? [notApplicableColumn(columns, mayNotApply)] : []), ...later];
  return { ...words, columns: all, rows: (report) => of(report).map((row) => cellsOf(all, row)) };
}

function notApplicableColumn<Row>(columns: readonly Column<Row>[], values: readonly string[]): Column<Row> {
  const meaning = "Le colonne che per questa riga non hanno senso: le loro celle sono vuote, e non manca niente.";
  return { name: NOT_APPLICABLE_COLUMN, meaning, type: "list", values, mayBeMissing: true, of: (row) => namesNotApplying(columns, row) };
}

function cellsOf<Row>(columns: readonly Column<Row>[], row: Row): readonly Cell[] {
  return columns.map((column) => {
    const taken = column.of(row);
    return taken === NOT_APPLICABLE ? MISSING : taken;
  });
}

function namesNotApplying<Row>(columns: readonly Column<Row>[], row: Row): Cell {
  const names = columns.filter((column) => column.of(row) === NOT_APPLICABLE).map(({ name }) => name);
  return names.length === 0 ? MISSING : names;
}
