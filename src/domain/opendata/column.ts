import type { Citation } from "../kernel/citation.ts";

/** What a column holds. A `decimal` is text with a point, "12.5"; a `word` is one of its `values`; a `list` holds several texts. */
export type ColumnType = "text" | "word" | "decimal" | "integer" | "year" | "date" | "list";

export const COLUMN_TYPE_WORDS: Record<ColumnType, string> = {
  text: "testo",
  word: "parola di un elenco",
  decimal: "numero con il punto decimale, scritto come testo",
  integer: "numero intero",
  year: "anno, di quattro cifre",
  date: "data AAAA-MM-GG",
  list: "elenco di testi; nel CSV separati da punto e virgola",
};

/** What has no sense for a row. Its cell is as empty as a missing one, and the row names its column in `NOT_APPLICABLE_COLUMN`. */
export const NOT_APPLICABLE = Symbol("non applicabile");

/** The column that names, for each row, those that do not apply to it: so numbers and days are never mixed with words. */
export const NOT_APPLICABLE_COLUMN = "non_applicabile";

/** What the documents do not say: an empty cell in CSV, `null` in JSON. Zero is "0", and what is neutralised has its own word. */
export const MISSING = null;

/** A value of a row. */
export type Cell = string | number | readonly string[] | typeof MISSING;

/** What people and programs must know of a column (a line of the dictionary). */
export type ColumnWords = {
  readonly name: string;
  readonly meaning: string;
  readonly type: ColumnType;
  readonly unit?: string;
  readonly values?: readonly string[];
  readonly norm?: Citation;
  /** Texts that look like numbers: the person who reads "6.1" and "6.10" as numbers makes one of two. */
  readonly isCode?: true;
  /** Whether it may be missing, and whether it may not apply. */
  readonly mayBeMissing?: true;
  readonly mayNotApply?: true;
};

/** A column of a table of open data: its words, and how its value is taken from a row. */
export type Column<Row> = ColumnWords & { readonly of: (row: Row) => Cell | typeof NOT_APPLICABLE };

/** What is missing where the document has no words. */
export function textOrMissing(words: string | undefined): string | typeof MISSING {
  return words === undefined || words === "" ? MISSING : words;
}
