import { citationText } from "../kernel/citation.ts";
import { COLUMN_TYPE_WORDS, type Column, type ColumnWords, MISSING, NOT_APPLICABLE_COLUMN, textOrMissing } from "./column.ts";
import { dataset } from "./dataset.ts";
import { datasetsOf } from "./datasets.ts";

type Entry = { readonly dataset: string; readonly column: ColumnWords };

const COLUMNS: readonly Column<Entry>[] = [
  { name: "insieme", meaning: "Nome dell'insieme di dati, come nel nome del file.", type: "text", of: ({ dataset }) => dataset },
  { name: "colonna", meaning: "Nome della colonna.", type: "text", of: ({ column }) => column.name },
  { name: "significato", meaning: "Che cosa contiene.", type: "text", of: ({ column }) => column.meaning },
  { name: "tipo", meaning: "Di che tipo sono i valori.", type: "word", values: Object.values(COLUMN_TYPE_WORDS), of: ({ column }) => COLUMN_TYPE_WORDS[column.type] },
  { name: "unita", meaning: "Unità di misura, quando c'è.", type: "text", mayBeMissing: true, of: ({ column }) => textOrMissing(column.unit) },
  { name: "valori_ammessi", meaning: "I soli valori possibili, quando sono un elenco.", type: "list", mayBeMissing: true, of: ({ column }) => column.values ?? MISSING },
  { name: "se_manca", meaning: "Come si scrive ciò che il documento non dice.", type: "text", of: ({ column }) => (column.mayBeMissing ? "cella vuota; null in JSON" : "non manca mai") },
  { name: "se_non_si_applica", meaning: "Come si scrive ciò che per quella riga non ha senso.", type: "text", of: ({ column }) => (column.mayNotApply ? `cella vuota; null in JSON; il nome della colonna è in ${NOT_APPLICABLE_COLUMN}` : "ha sempre senso") },
  { name: "norma", meaning: "La norma su cui la colonna si fonda.", type: "text", mayBeMissing: true, of: ({ column }) => textOrMissing(column.norm && citationText(column.norm)) },
]; // prettier-ignore

/** The dictionary of the open data, a table like the others: it describes the columns that write them, so they cannot differ. */
export const DICTIONARY = dataset({
  name: "dizionario",
  title: "Dizionario dei dati",
  meaning: "Una riga per ogni colonna di ogni insieme.",
  key: ["insieme", "colonna"],
  columns: COLUMNS,
  of: (report) => datasetsOf(report).flatMap(({ name, columns }) => columns.map((column) => ({ dataset: name, column }))),
});
