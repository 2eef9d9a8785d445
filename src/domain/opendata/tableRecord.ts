import type { AnnualReport } from "../report/annualReport.ts";
import type { Cell } from "./column.ts";
import type { Dataset } from "./dataset.ts";

/** A row with the name of each column. */
export type TableRecord = Readonly<Record<string, Cell>>;

/** The rows of a table of a year, by the names of their columns. */
export function recordsOf({ columns, rows }: Dataset, report: AnnualReport): readonly TableRecord[] {
  return rows(report).map((cells) => Object.fromEntries(columns.map(({ name }, i) => [name, cells[i] ?? null])));
}
