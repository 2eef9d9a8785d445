/** What a column of a staff file holds. */
export type StaffColumn =
  "number" | "fiscalCode" | "name" | "firstName" | "mail" | "role" | "workingTime" | "unit" | "from" | "to" | "evaluator";

/** The headings towns use. The first that matches wins. */
const HEADINGS: readonly (readonly [StaffColumn, RegExp])[] = [
  ["number", /^(n\.? ?|numero )?matricola$/],
  ["fiscalCode", /^(codice fiscale|cod\.? fiscale|c\.?f\.?)$/],
  ["name", /^(cognome( e nome)?|nominativo|dipendente)$/],
  ["firstName", /^nome$/],
  ["mail", /^((indirizzo )?(di )?posta( elettronica)?|e-?mail|mail)$/],
  ["role", /^(area|qualifica|ruolo|inquadramento|profilo)( .*)?$/],
  ["workingTime", /^(tempo( (di lavoro|pieno))?|quota( di tempo( pieno)?)?|part[- ]?time|fte|% (part[- ]?time|di tempo)|percentuale( (part[- ]?time|di tempo))?)( \(?%\)?)?$/],
  ["unit", /^(unità( organizzativa)?|settore|servizio|ufficio|struttura)$/],
  ["from", /^(dal|da|inizio|data (di )?inizio|decorrenza|assunzione|data (di )?assunzione)$/],
  ["to", /^(al|a|fine|data (di )?fine|cessazione|data (di )?cessazione)$/],
  ["evaluator", /^(valutatore|valutatrice|valutato da|(matricola|codice fiscale)( del)? valutatore)$/],
]; // prettier-ignore

/** The columns in their places; of two for the same thing the first is read and the other told as ignored. */
export type StaffColumns = { readonly of: readonly (StaffColumn | undefined)[]; readonly ignored: readonly string[] };

/** The columns of a row that heads a list of the staff; undefined when it heads none. */
export function staffColumns(cells: readonly string[]): StaffColumns | undefined {
  const of: (StaffColumn | undefined)[] = [];
  const ignored: string[] = [];
  for (const cell of cells) {
    const words = cell.trim().toLowerCase().replace(/\s+/g, " ");
    const column = HEADINGS.find(([, pattern]) => pattern.test(words))?.[0];
    const isNew = column !== undefined && !of.includes(column);
    of.push(isNew ? column : undefined);
    if (!isNew && words !== "") ignored.push(cell.trim());
  }
  const has = (column: StaffColumn) => of.includes(column);
  const isHead = (has("number") || has("fiscalCode")) && has("name") && has("role") && has("unit") && has("from");
  return isHead ? { of, ignored } : undefined;
}
