import { OBJECTIVE_COLUMNS } from "../domain/opendata/objectiveColumns.ts";

/** What a column of an objectives table holds. `service` is a unit or a service of the Albero: its cells tell. */
export type Column =
  | "number" | "group" | "service" | "title" | "description" | "kind" | "weight" | "strategic" | "operational" | "services"
  | "indicator" | "indicatorKind" | "indicatorClass" | "target" | "baselines" | "benchmark" | "source" | "resources" | "stakeholders"
  | "measured" | "outcome" | "degree" | "deviation"; // prettier-ignore

/** The headings towns use for each column. The first that matches wins. */
const HEADINGS: readonly (readonly [Column, RegExp])[] = [
  ["number", /^(n|nr|n°|num|numero|cod|codice|id|#|progr|progressivo)\.?( (ob|obiettivo)\.?)?$/],
  ["degree", /^(%|perc\.?|percentuale)( (di )?(raggiungimento|ragg\.?|realizzazione|conseguimento))?$|^grado di (raggiungimento|realizzazione) ?\(?%\)?$/],
  ["weight", /^(peso|pesatura|ponderazione)( ?\(?%\)?| .*)?$/],
  ["service", /^servizio$/],
  ["group", /^(settore|area|unità( organizzativa)?|struttura|direzione|gruppo|centro di responsabilità|cdr)$/],
  ["kind", /^(tipo|tipologia)( (di |dell')?obiettivo)?$/],
  ["indicatorKind", /^(tipo|tipologia) ?(di |dell')?indicatore$/],
  ["indicatorClass", /^(classe|dimensione)( (dell')?indicatore| di performance| \(?piao( 2\.2)?\)?)?$/],
  ["strategic", /^(rif\. )?(obiettiv[oi]|ob\.?) strategic[oi]( .*)?$|^line[ae] strategic(a|he)$/],
  ["operational", /^(rif\. )?(obiettiv[oi]|ob\.?) operativ[oi]( .*)?$/],
  ["services", /^servizi$|^serviz(io|i) (collegat[oi]|dell'albero)$|^albero( della performance)?$/],
  ["title", /^(titolo( dell'| )?obiettivo|titolo|obiettiv[oi]( (gestional|specific|esecutiv)[oie])?|denominazione( (dell')?obiettivo)?|nome obiettivo)$/],
  ["description", /^(descrizione|attività)( .*)?$/],
  ["indicator", /^indicator[ei]( .*)?$/],
  ["target", /^(target|valor[ei] (attes[oi]|target)|risultat[oi] attes[oi]|scadenza)( .*)?$/],
  ["baselines", /^(valor[ei] (precedent[ei]|storic[io]|inizial[ei]|di partenza)|serie storica|baseline)$/],
  ["benchmark", /^(valor[ei] di )?(confronto|benchmark)( .*)?$/],
  ["source", /^font[ei]( .*)?$/],
  ["resources", /^risorse( .*)?$/],
  ["stakeholders", /^(portatori di interess[ei]|stakeholders?)$/],
  ["measured", /^(valore|dato) (misurato|conseguito|rilevato|ottenuto|a consuntivo|consuntivo)( .*)?$|^misurato$/],
  ["outcome", /^(esit[oi]|risultat[oi]|raggiunt[oi]|raggiungimento|stato)( .*)?$/],
  ["deviation", /^(motiv[oi]|motivazion[ei]|caus[ae])( (dello|degli) scostament[oi]| del mancato raggiungimento)?$/],
]; // prettier-ignore

/** Headings that stand for the outcome only where no other does: beside "Esito", a "Consuntivo" holds the value reached. */
const OUTCOME_FOR_WANT_OF_ANOTHER = /^(consuntivo|grado di (raggiungimento|realizzazione))( .*)?$/;
const REACHED = /^consuntivo( .*)?$/;

/** A heading that names the objective only where no other does: beside "Titolo", an "Obiettivo operativo" is what the objective hangs from. */
const TITLE_FOR_WANT_OF_ANOTHER = /^obiettiv[oi] operativ[oi]$/;

/** The columns of our own open data that an import takes back. The others are computed from these, or belong to the plan they came from. */
const OWN_COLUMNS: Readonly<Record<string, Column>> = {
  gruppo: "group",
  titolo: "title",
  descrizione: "description",
  numero_nel_documento: "number",
  tipo_scritto: "kind",
  peso_scritto: "weight",
  obiettivi_strategici: "strategic",
  obiettivi_operativi: "operational",
  servizi: "services",
  indicatore: "indicator",
  tipo_indicatore: "indicatorKind",
  classe_indicatore: "indicatorClass",
  valori_precedenti: "baselines",
  confronto: "benchmark",
  target_scritto: "target",
  fonte: "source",
  risorse: "resources",
  portatori_di_interesse: "stakeholders",
  valore_misurato: "measured",
  esito_scritto: "outcome",
  motivo_scostamento: "deviation",
};

/** Whether a row is the head of our own open data: no town writes these names by itself. */
export function isOwnHead(cells: readonly string[]): boolean {
  return ["titolo", "target_scritto", "esito_scritto"].every((name) => cells.includes(name));
}

function ownColumns(cells: readonly string[]): Columns {
  const of = cells.map((cell) => (Object.hasOwn(OWN_COLUMNS, cell) ? OWN_COLUMNS[cell]! : "ignored"));
  const ignored = cells.filter((cell) => !OBJECTIVE_COLUMNS.some(({ name }) => name === cell));
  return { of, ignored, named: cells.length };
}

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
  if (isOwnHead(cells)) return ownColumns(cells);
  const taken = new Set<Column>();
  const headings = cells.map((cell) => cell.replace(/[*_]/g, "").replace(/\s+/g, " ").replace(/’/g, "'").trim().toLowerCase());
  const of = headings.map((heading): Column | "unnamed" | "ignored" => {
    if (heading === "") return "unnamed";
    const column = HEADINGS.find(([name, form]) => form.test(heading) && (name === "group" || !taken.has(name)))?.[0];
    if (column === undefined) return "ignored";
    taken.add(column);
    return column;
  });
  const stand = (column: Column, form: RegExp, instead: (Column | "ignored")[]) => {
    const at = headings.findIndex((heading, i) => instead.some((other) => of[i] === other) && form.test(heading));
    if (at < 0 || taken.has(column)) return;
    of[at] = column;
    taken.add(column);
  };
  stand("title", TITLE_FOR_WANT_OF_ANOTHER, ["operational"]);
  stand("outcome", OUTCOME_FOR_WANT_OF_ANOTHER, ["ignored"]);
  stand("measured", REACHED, ["ignored"]);
  const facts: readonly Column[] = ["description", "indicator", "target", "source", "outcome", "degree"];
  if (!taken.has("title") || facts.filter((fact) => taken.has(fact)).length < 2) return undefined;
  const ignored = cells.filter((_, i) => of[i] === "ignored").map((cell) => cell.trim());
  return { of, ignored, named: of.findLastIndex((column) => column !== "unnamed") + 1 };
}
