import { parse } from "csv-parse/sync";

/** A Table Schema with its dialect, as far as the check below reads it. */
export type PublishedSchema = {
  readonly fields: readonly {
    readonly name: string;
    readonly type: string;
    readonly constraints?: { readonly required?: boolean; readonly enum?: readonly string[] };
  }[];
  readonly missingValues: readonly string[];
  readonly primaryKey?: readonly string[];
  readonly dialect: { readonly delimiter: string; readonly quoteChar: string; readonly lineTerminator: string };
};

/** What a cell looks like that can be read as each type of the standard. */
const LOOKS: Readonly<Record<string, RegExp>> = {
  string: /^/,
  number: /^-?\d+(\.\d+)?$/,
  integer: /^-?\d+$/,
  year: /^\d{4}$/,
  date: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
};

/** What is wrong with a CSV for whoever reads it by its schema alone: "riga 3, peso: «x»". */
export function faultsBySchema(csv: string, { fields, missingValues, primaryKey, dialect }: PublishedSchema): string[] {
  const [head = [], ...rows] = parse(csv, {
    delimiter: dialect.delimiter,
    quote: dialect.quoteChar,
    record_delimiter: dialect.lineTerminator,
  });
  const names = fields.map(({ name }) => name);
  if (head.join() !== names.join()) return [`intestazione: ${head.join()}`];
  const faults = rows.flatMap((cells, i) =>
    fields.flatMap(({ name, type, constraints }, at) => {
      const cell = cells[at] ?? "";
      const isMissing = missingValues.includes(cell);
      const isRight = isMissing ? !constraints?.required : LOOKS[type]?.test(cell) && (constraints?.enum?.includes(cell) ?? true);
      return isRight ? [] : [`riga ${String(i + 2)}, ${name}: «${cell}»`];
    }),
  );
  const keys = rows.map((cells) => JSON.stringify(primaryKey?.map((name) => cells[names.indexOf(name)])));
  const isRepeated = primaryKey !== undefined && new Set(keys).size < keys.length;
  return isRepeated ? [...faults, `chiave ripetuta: ${primaryKey.join()}`] : faults;
}
