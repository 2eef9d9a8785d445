import type { ColumnType, ColumnWords } from "./column.ts";
import type { Dataset } from "./dataset.ts";

/** The type of a field in the words of the standard; a `list` is a text with its values inside. */
const FIELD_TYPES: Record<ColumnType, Pick<Field, "type" | "format" | "decimalChar">> = {
  text: { type: "string", format: "default" },
  word: { type: "string", format: "default" },
  decimal: { type: "number", format: "default", decimalChar: "." },
  integer: { type: "integer", format: "default" },
  year: { type: "year", format: "default" },
  date: { type: "date", format: "default" },
  list: { type: "string", format: "default" },
};

/** How one column of the CSV is to be read. */
export type Field = {
  readonly name: string;
  readonly type: "string" | "number" | "integer" | "year" | "date";
  readonly format: "default";
  readonly description: string;
  readonly decimalChar?: ".";
  readonly constraints?: { readonly required?: true; readonly enum?: readonly string[] };
};

/** The types of a table of open data, for the person who reads its CSV: a Table Schema (https://datapackage.org/standard/table-schema/). */
export type TableSchema = {
  readonly $schema: string;
  readonly title: string;
  readonly description: string;
  readonly fields: readonly Field[];
  readonly missingValues: readonly [""];
  readonly primaryKey?: readonly string[];
};

/** Says the types of a table from the columns that write it. */
export function tableSchemaOf({ title, meaning, columns, key }: Dataset): TableSchema {
  return {
    $schema: "https://datapackage.org/profiles/2.0/tableschema.json",
    title,
    description: meaning,
    fields: columns.map(fieldOf),
    missingValues: [""],
    ...(key && { primaryKey: key }),
  };
}

function fieldOf(column: ColumnWords): Field {
  const { name, type, values, mayBeMissing, mayNotApply } = column;
  const isRequired = !mayBeMissing && !mayNotApply;
  const allowed = type === "word" ? values : undefined;
  const constraints = { ...(isRequired && { required: true as const }), ...(allowed && { enum: allowed }) };
  return {
    name,
    ...FIELD_TYPES[type],
    description: descriptionOf(column),
    ...((isRequired || allowed) && { constraints }),
  };
}

function descriptionOf({ meaning, type, unit, isCode }: ColumnWords): string {
  const words = [
    meaning,
    unit !== undefined && `Unità: ${unit}.`,
    type === "list" && "Più valori sono separati da punto e virgola.",
    isCode && "È un codice: va letto come testo, mai come numero.",
  ];
  return words.filter(Boolean).join(" ");
}
