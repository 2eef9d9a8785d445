import { expect, test } from "vitest";
import type { Dataset } from "./dataset.ts";
import { DATASETS } from "./datasets.ts";
import { DICTIONARY } from "./dictionary.ts";
import { tableSchemaOf } from "./tableSchema.ts";

const TABLES: readonly Dataset[] = [...Object.values(DATASETS), DICTIONARY];

test("the schema of the services says of each column its name, its type and what it means", () => {
  expect(tableSchemaOf(DATASETS.servizi)).toEqual({
    $schema: "https://datapackage.org/profiles/2.0/tableschema.json",
    title: "Servizi",
    description: "Una riga per ogni servizio dell'albero della performance.",
    fields: [
      { name: "anno", type: "year", format: "default", description: "Anno del piano.", constraints: { required: true } },
      { name: "servizio", type: "string", format: "default", description: "Nome del servizio nell'albero della performance.", constraints: { required: true } },
      { name: "ambito", type: "string", format: "default", description: "Verso i cittadini o verso gli altri uffici.", constraints: { required: true, enum: ["esterno", "interno"] } },
      { name: "documento", type: "string", format: "default", description: "Nome del documento importato.", constraints: { required: true } },
      { name: "riga_documento", type: "integer", format: "default", description: "Riga del documento, contata da 1.", constraints: { required: true } },
    ],
    missingValues: [""],
  });
}); // prettier-ignore

//  table              column                 type        what its description ends with
test.each([
  ["obiettivi", "codice", "string", "È un codice: va letto come testo, mai come numero."],
  [
    "obiettivi",
    "obiettivi_operativi",
    "string",
    "Più valori sono separati da punto e virgola. È un codice: va letto come testo, mai come numero.",
  ],
  ["obiettivi", "peso", "number", "Unità: come nel documento: percento o punti."],
  ["obiettivi", "target_termine", "date", "non si applica se il target non ha scadenza."],
  ["obiettivi", "riga_documento", "integer", "contata da 1."],
  ["esiti-per-gruppo", "quota_raggiunti", "number", "Unità: percento."],
] as const)("in %s, %s is a %s", (table, column, type, end) => {
  const field = tableSchemaOf(DATASETS[table]).fields.find(({ name }) => name === column);
  expect(field?.type).toBe(type);
  expect(field?.description.endsWith(end)).toBe(true);
});

test("a column of the objectives that came later stands after those that were there: their places mean what they meant", () => {
  const names = DATASETS.obiettivi.columns.map(({ name }) => name);
  expect([names[40], names[41]]).toEqual(["riga_documento", "non_applicabile"]);
  expect(names.slice(42)).toEqual([
    "numero_indicatori",
    "obiettivi_di_valore_pubblico",
    "settori_coinvolti",
    "missione_programma",
    "importo_risorse",
    "persone_risorse",
    "fasi",
    "cup",
    "agenda_2030",
  ]);
});

test.each(TABLES.map((table) => [table.name, table] as const))(
  "%s: each column has a type, and a key names columns that are always there",
  (_, table) => {
    const { fields, primaryKey = [] } = tableSchemaOf(table);
    expect(fields.map(({ name }) => name)).toEqual(table.columns.map(({ name }) => name));
    expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length);
    for (const { type, description } of fields) {
      expect(["string", "number", "integer", "year", "date"]).toContain(type);
      expect(description).not.toBe("");
    }
    for (const key of primaryKey) expect(fields.find(({ name }) => name === key)?.constraints?.required).toBe(true);
  },
);
