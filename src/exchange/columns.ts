/** What a column of an objectives table holds. */
export type Column = "number" | "group" | "title" | "description" | "indicator" | "target" | "source" | "outcome" | "degree" | "weight";

/** The headings towns use for each column. The first that matches wins. */
const HEADINGS: readonly (readonly [Column, RegExp])[] = [
  ["number", /^(n|nr|n°|num|numero|cod|codice|id|#|progr|progressivo)\.?( (ob|obiettivo)\.?)?$/],
  ["degree", /^(%|perc\.?|percentuale)( (di )?(raggiungimento|ragg\.?|realizzazione|conseguimento))?$|^grado di (raggiungimento|realizzazione) ?\(?%\)?$/],
  ["weight", /^(peso|pesatura|ponderazione)( ?\(?%\)?| .*)?$/],
  ["group", /^(settore|area|servizio|unità( organizzativa)?|struttura|direzione|gruppo|centro di responsabilità|cdr)$/],
  ["title", /^(titolo( dell'| )?obiettivo|titolo|obiettiv[oi]( (operativ|gestional|specific|esecutiv)[oie])?|denominazione( (dell')?obiettivo)?|nome obiettivo)$/],
  ["description", /^(descrizione|attività)( .*)?$/],
  ["indicator", /^indicator[ei]( .*)?$/],
  ["target", /^(target|valor[ei] (attes[oi]|target)|risultat[oi] attes[oi]|scadenza)( .*)?$/],
  ["source", /^font[ei]( .*)?$/],
  ["outcome", /^(esit[oi]|risultat[oi]|raggiunt[oi]|raggiungimento|stato)( .*)?$/],
]; // prettier-ignore

/** Headings that stand for the outcome only where no other does: beside "Esito", a "Consuntivo" holds the value reached. */
const OUTCOME_FOR_WANT_OF_ANOTHER = /^(consuntivo|grado di (raggiungimento|realizzazione))( .*)?$/;

/** The columns of a table in their places; a place without a name may be the outcome that the source leaves unnamed. */
export type Columns = {
  readonly of: readonly (Column | "unnamed" | "ignored")[];
  /** The headings nobody knows: told to people, never used. */
  readonly ignored: readonly string[];
  /** How many places are named, up to the last named one. */
  readonly named: number;
};

/** Reads a row as the head of an objectives table; undefined when it is not one. */
export function columnsOf(cells: readonly string[]): Columns | undefined {
  const taken = new Set<Column>();
  const of = cells.map((cell): Column | "unnamed" | "ignored" => {
    const heading = cell.replace(/[*_]/g, "").replace(/\s+/g, " ").trim().toLowerCase();
    if (heading === "") return "unnamed";
    const column = HEADINGS.find(([name, form]) => form.test(heading) && (name === "group" || !taken.has(name)))?.[0];
    if (column === undefined) return "ignored";
    taken.add(column);
    return column;
  });
  const spare = cells.findIndex((cell, i) => of[i] === "ignored" && OUTCOME_FOR_WANT_OF_ANOTHER.test(cell.trim().toLowerCase()));
  if (spare >= 0 && !taken.has("outcome")) {
    of[spare] = "outcome";
    taken.add("outcome");
  }
  const facts: readonly Column[] = ["description", "indicator", "target", "source", "outcome", "degree"];
  if (!taken.has("title") || facts.filter((fact) => taken.has(fact)).length < 2) return undefined;
  const ignored = cells.filter((_, i) => of[i] === "ignored").map((cell) => cell.trim());
  return { of, ignored, named: of.findLastIndex((column) => column !== "unnamed") + 1 };
}
