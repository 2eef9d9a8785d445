/** A cell that holds no value, though something stands in it: an error, or a formula whose value was never saved. */
export type CellFault = "error" | "formula";

/** The sentence of each reason, for people. */
export const CELL_FAULTS: Record<CellFault, string> = {
  error: "La cella è in errore: corregga la formula nel foglio di calcolo, oppure scriva il valore.",
  formula:
    "È una formula senza il valore salvato: apra il file con il foglio di calcolo, lo salvi di nuovo e riprovi; oppure scriva il valore.",
};

/** The errors of spreadsheets in Italian and in English, as their cells and their CSV show them. */
const ERROR =
  /^#(n\/?[ad]|div\/0!?|rif!?|ref!?|valore!?|value!?|nome\??|name\??|num!?|null!?|nullo!?|spill!?|espansione!?|calc!?|#+)$|^err:\d{3}$/i;

/** What is wrong with the text of a cell before anybody asks what it means; undefined when nothing is. */
export function faultOfCell(text: string): CellFault | undefined {
  if (text.startsWith("=")) return "formula";
  return ERROR.test(text) ? "error" : undefined;
}
