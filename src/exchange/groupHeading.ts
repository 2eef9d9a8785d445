import { foldWords } from "../domain/kernel/foldWords.ts";
import { isUnitName } from "../domain/plan/group.ts";

/** What stands above a table and is the title of the document or of the table, folded. */
const TITLE =
  /^(sep=|(elenco|tabella|allegato|prospetto|piano|relazione|documento|riepilogo|scheda|schede|stato|obiettivi) |(riepilogo|obiettivi|piano|relazione)$|(comune|provincia|unione|citta metropolitana|comunita montana|regione|azienda|ente) )|(?<!\d)(19|20)\d\d(?!\d)/;

/** Whether a cell that stands alone is a page number or a footnote: nothing of the plan. */
export function isAside(cell: string): boolean {
  const folded = foldWords(cell);
  return (
    /^(pag(ina)?\.? ?\d+( ?(di|\/) ?\d+)?|-? ?\d+ ?-?|\d+ ?\/ ?\d+)$/.test(folded) ||
    /^(\(?\*+\)?|\(?\d\)|n\.?b\.?|nota:?)[ :]/.test(folded)
  );
}

/** The name of a group in a line that stands above its table, without its number and marks; undefined for a sentence or the title of a document. */
export function headingOf(line: string): string | undefined {
  const heading = line.replace(/^[#*\s]+|[*\s]+$/g, "").replace(/^\d+(\.\d+)*\.?\s+/, "");
  if (!/\p{L}/u.test(heading) || heading.length > 150 || /[.;]$/.test(heading)) return undefined;
  return isUnitName(heading) || !TITLE.test(foldWords(heading)) ? heading : undefined;
}
