import { foldWords } from "../domain/kernel/foldWords.ts";
import { readOutcome } from "../domain/plan/readOutcome.ts";

/** What a column of an objectives table holds. `service` is a unit or a service of the Albero: its cells tell; `targetUnit` and `indicatorCount` stand in our own open data only. */
export type Column =
  | "number" | "group" | "service" | "title" | "description" | "kind" | "weight" | "strategic" | "operational" | "services"
  | "indicator" | "indicatorWeight" | "indicatorKind" | "indicatorClass" | "target" | "deadline" | "baselines" | "benchmark" | "source" | "resources"
  | "stakeholders" | "contributors" | "publicValue" | "programme" | "phases" | "cup" | "goals" | "formula" | "measure" | "direction" | "dataOwner"
  | "measured" | "outcome" | "degree" | "deviation" | "year" | "targetUnit" | "indicatorCount"
  | "people" | "shares" | "peopleWeights" | "peopleContributing"; // prettier-ignore

/**
 * What a heading says of its column:
 * - a column we know;
 * - `result`: "Risultato raggiunto", "Consuntivo", a value or an outcome, as its cells are numbers or words;
 * - `mark`: a cross in it means the outcome that the heading itself names, "Parzialmente raggiunto";
 * - nothing that is ours, or a column of another year: told to people, never used;
 * - a doubt: it names an outcome or a target in words that could mean something else.
 */
export type HeadingReading =
  | { readonly is: "column"; readonly column: Column }
  | { readonly is: "result" }
  | { readonly is: "mark" }
  | { readonly is: "ofAnotherYear"; readonly column: Column | "result"; readonly years: readonly number[] }
  | { readonly is: "unknown" }
  | { readonly is: "unnamed" }
  | { readonly is: "doubt" };

/** The headings towns use for each column, folded, without the year. The first that matches wins. */
const HEADINGS: readonly (readonly [Column, RegExp])[] = [
  ["number", /^(n|nr|n°|num|numero|cod|codice|id|#|progr|progressivo)\.?( (ob|obiettivo)\.?)?$/],
  ["year", /^(anno|esercizio|annualita)( di riferimento)?$/],
  ["degree", /^(%|perc\.?|percentuale)( (di )?(raggiungimento|ragg\.?|realizzazione|conseguimento))?( (dell')?obiettivo)?$|^grado di (raggiungimento|realizzazione|conseguimento)( (dell')?obiettivo)?( ?\(?%\)?)?$/],
  ["weight", /^(peso|pesatura|ponderazione)( (dell')?(ob\.?|obiettiv[oi])| attribuito| assegnato| percentuale)?( ?\(?(in )?%\)?| ?\(?(su |\/ ?|0 ?- ?)100\)?)?$/],
  ["service", /^servizio$/],
  ["group", /^(settore|area|unita( organizzativa| operativa)?|struttura( organizzativa)?|direzione|dipartimento|gruppo|centro di responsabilita|cdr)$/],
  ["people", /^(matricol[ae]|codic[ei] dipendent[ei])( (del |dei |di chi )?(responsabil[ei]|titolar[ei]|ne risponde))?$|^(responsabil[ei]|titolar[ei]) ?\(matricol[ae]\)$/],
  ["peopleContributing", /^matricol[ae] (dei collaboratori|del collaboratore|collaborator[ei]|di chi (vi )?collabora)$/],
  ["shares", /^quot[ae]( (del |dei |di chi )?(responsabil[ei]|titolar[ei]|ne risponde))?( ?\(?%\)?)?$/],
  ["peopleWeights", /^peso (per il |del |dei )?(responsabil[ei]|titolar[ei])$/],
  ["kind", /^(tipo|tipologia)( (di |dell')?obiettivo)?$/],
  ["indicatorWeight", /^(peso|pesatura|ponderazione) ?(%? ?(dell'|di |degli )?indicator[ei])( ?\(?(in )?%\)?)?$/],
  ["indicatorKind", /^(tipo|tipologia) ?(di |dell')?indicatore$/],
  ["indicatorClass", /^(classe|dimensione)( (dell')?indicatore| di performance| \(?piao( 2\.2)?\)?)?$/],
  ["strategic", /^(rif\. )?(obiettiv[oi]|ob\.?) strategic[oi]( .*)?$|^line[ae] strategic(a|he)$/],
  ["operational", /^(rif\. )?(obiettiv[oi]|ob\.?) operativ[oi]( .*)?$/],
  ["services", /^servizi$|^serviz(io|i) (collegat[oi]|dell'albero)$|^albero( della performance)?$/],
  ["publicValue", /^(rif\. )?(obiettiv[oi]|ob\.?) di valore pubblico( .*)?$/],
  ["contributors", /^(altr[ei] )?(settori|strutture|unita( organizzative)?|aree|direzioni|uffici|servizi) (coinvolt[ei]|interessat[ei]|collaborator[ei]|che collaborano)$/],
  ["programme", /^missione ?([/e,-]|e il) ?programma( di bilancio)?$/],
  ["phases", /^fasi( (dell')?obiettivo| di attuazione| e tempi)?$/],
  ["cup", /^(codice |codici )?cup( pnrr)?$/],
  ["goals", /^(obiettiv[oi] |goals? )?(dell'|dell’)?(agenda 2030|sdgs?)( .*)?$/],
  ["formula", /^formula( di calcolo)?( (dell')?indicatore)?$|^modalita di calcolo$/],
  ["measure", /^unita di misura( (dell')?indicatore)?$/],
  ["direction", /^(polarita|verso)( (dell')?indicatore)?$/],
  ["dataOwner", /^(chi fornisce|fornisce) il dato$|^(struttura|unita|ufficio) (che fornisce|referente de[li]) (il )?dat[oi]$/],
  ["title", /^(titolo( dell'| )?obiettivo|titolo|obiettiv[oi]( (gestional|specific|esecutiv)[oie])?|denominazione( (dell')?obiettivo)?|nome obiettivo)$/],
  ["description", /^(descrizione( (sintetica|estesa|dettagliata|(dell')?obiettivo|(delle )?attivita))*|attivita( (previst[ae]|principali|da svolgere))?)$/],
  ["indicator", /^indicator[ei](?! .*(target|peso|valore|attes[oi]|raggiunt[oi]|consuntivo|fonte))( .*)?$/],
  ["deadline", /^(scadenza|termine|data di scadenza|entro quando)( (previst[ao]|finale))?$/],
  ["target", /^(target|valor[ei] (attes[oi]|target|previst[oi])|risultat[oi] (attes[oi]|previst[oi])|traguardo)( (attes[oi]|previst[oi]|annuale|finale|\(.*\)|(dell')?indicatore))*$/],
  ["baselines", /^(valor[ei] (precedent[ei]|storic[io]|inizial[ei]|di partenza)|serie storica|baseline)$/],
  ["benchmark", /^(valor[ei] di )?(confronto|benchmark)( .*)?$/],
  ["source", /^font[ei]( (del dato|(dei )?dati|di verifica|di rilevazione|della rilevazione|informativ[ae]|\(.*\)))?$/],
  ["resources", /^risorse( .*)?$/],
  ["stakeholders", /^(portatori di interess[ei]|stakeholders?)$/],
  ["measured", /^(valore|dato) (misurato|conseguito|rilevato|ottenuto|raggiunto|effettivo|a consuntivo|consuntivo)( (\(.*\)|(dell')?indicatore))?$|^misurato$/],
  ["outcome", /^(esit[oi]|stato|raggiungimento)( (finale|complessivo|(dell')?obiettiv[oi]|di raggiungimento|di attuazione))*( ?\(.*\))?$|^raggiunt[oi]( ?\(?si ?\/ ?no\)?)?\??$/],
  ["deviation", /^(motiv[oi]|motivazion[ei]|caus[ae])( (dello|degli) scostament[oi]| del mancato raggiungimento)?$/],
]; // prettier-ignore

const RESULT = /^(risultat[oi]( (raggiunt[oi]|conseguit[oi]|ottenut[oi]|finale|effettiv[oi]))?|consuntivo)$/;
/** Words that begin the heading of an outcome, of a result or of a target, whatever follows them. */
const CLAIMS =
  /^(esit[oi]|risultat[oi]|raggiunt[oi]|raggiungimento|consuntivo|target|valor[ei] (attes|previst|raggiunt|conseguit|misurat|finale?)[oi]?)(?!\p{L})|^(livello|grado|stato|percentuale|perc\.?|%) .*(ragg|consegui|realizz|avanzament|attuazion)/u;

/** Words that give a heading its year: "Target 2024", "Valore al 31/12/2024", "Target (anno 2024)"; "Agenda 2030" is the name of a plan. */
const OF_YEAR = /\(?(?<!\p{L}|agenda )(?:al |per il |nel |anno |dell'anno )*(?:31[/.]12[/.])?((?:19|20)\d\d)(?!\d)\)?/gu;

/** Reads a heading of an objectives table in a document of `year`. */
export function readHeading(written: string, year: number): HeadingReading {
  const folded = foldWords(written.replace(/[*_]/g, " "));
  if (folded === "") return { is: "unnamed" };
  const years = new Set(Array.from(folded.matchAll(OF_YEAR), ([, told]) => Number(told)));
  const heading = years.size === 0 ? folded : foldWords(folded.replace(OF_YEAR, " ")).replace(/ ?[-/,:]$/, "");
  const column = HEADINGS.find(([, form]) => form.test(heading))?.[0] ?? (RESULT.test(heading) ? "result" : undefined);
  const isOfAnother = years.size > 0 && !(years.size === 1 && years.has(year));
  if (isOfAnother) return column === undefined ? { is: "unknown" } : { is: "ofAnotherYear", column, years: [...years] };
  if (column === "result") return { is: "result" };
  if (column === "outcome" || column === undefined) {
    const named = readOutcome(heading);
    if (named && named.outcome !== "unknown" && named.degree === undefined && years.size === 0) return { is: "mark" };
  }
  if (column !== undefined) return { is: "column", column };
  return CLAIMS.test(heading) ? { is: "doubt" } : { is: "unknown" };
}
