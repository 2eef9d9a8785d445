import { placeIn } from "../plan/origin.ts";
import { italianDate } from "../kernel/civilDate.ts";
import { slugOf } from "../kernel/figure.ts";
import { parseItalianNumber, toDecimalText } from "../kernel/rational.ts";
import { DIRECTION_WORDS, INDICATOR_CLASS_WORDS, INDICATOR_KIND_WORDS, SOURCE_RELIABILITY_WORDS } from "../plan/indicator.ts";
import { measuredOutcome } from "../plan/measuredOutcome.ts";
import type { FollowedIndicator } from "../plan/indicator.ts";
import type { Objective } from "../plan/objective.ts";
import { OBJECTIVE_KIND_WORDS } from "../plan/objectiveKind.ts";
import { OUTCOME_WORDS } from "../plan/outcome.ts";
import { type Cell, type Column, MISSING, NOT_APPLICABLE, textOrMissing } from "./column.ts";
import { TARGET_COLUMNS } from "./targetColumns.ts";

const PLAN = { act: "d.lgs. 150/2009", article: "10", paragraph: "1", letter: "a" };
const REPORT = { act: "d.lgs. 150/2009", article: "10", paragraph: "1", letter: "b" };
const QUALITY = { act: "d.lgs. 150/2009", article: "5", paragraph: "2" };
const BUDGET = { act: "d.lgs. 118/2011", article: "13" };
const PROJECTS = { act: "l. 3/2003", article: "11" };
const CLASSES = { act: "d.m. 132/2022", article: "3", verify: true };

/** An indicator with the objective it measures: a row of the indicators. */
export type IndicatorRow = { readonly objective: Objective; readonly indicator: FollowedIndicator };

/** What an indicator promises. */
const INDICATOR_PROMISE: readonly Column<IndicatorRow>[] = [
  { name: "indicatore", meaning: "Che cosa misura l'obiettivo, con le parole del documento.", type: "text", norm: PLAN, mayBeMissing: true, of: ({ indicator }) => textOrMissing(indicator.written) },
  { name: "tipo_indicatore", meaning: "In che modo l'indicatore misura.", type: "word", values: Object.values(INDICATOR_KIND_WORDS).filter((words) => words !== INDICATOR_KIND_WORDS.unstated), mayBeMissing: true, of: ({ indicator }) => (indicator.kind === "unstated" ? MISSING : INDICATOR_KIND_WORDS[indicator.kind]) },
  { name: "classe_indicatore", meaning: "Classe dell'indicatore secondo la sezione 2.2 del PIAO.", type: "word", values: Object.values(INDICATOR_CLASS_WORDS), norm: CLASSES, mayBeMissing: true, of: ({ indicator }) => (indicator.class ? INDICATOR_CLASS_WORDS[indicator.class] : MISSING) },
  { name: "valori_precedenti", meaning: "Valori dell'indicatore negli anni precedenti («2022: 22,5»), dal più lontano.", type: "list", mayBeMissing: true, of: ({ indicator }) => listOrMissing(indicator.baselines.map(({ year, value }) => `${String(year)}: ${value.replace(".", ",")}`)) },
  { name: "valore_iniziale", meaning: "L'ultimo dei valori precedenti, da cui si parte.", type: "decimal", mayBeMissing: true, of: ({ indicator }) => indicator.baselines.at(-1)?.value ?? MISSING },
  { name: "anno_valore_iniziale", meaning: "Anno del valore iniziale.", type: "year", mayBeMissing: true, of: ({ indicator }) => indicator.baselines.at(-1)?.year ?? MISSING },
  { name: "confronto", meaning: "Valore con cui l'indicatore si confronta altrove, con le parole del documento.", type: "text", mayBeMissing: true, of: ({ indicator }) => textOrMissing(indicator.benchmark) },
  ...TARGET_COLUMNS,
  { name: "fonte", meaning: "Da dove viene il dato, con le parole del documento.", type: "text", mayBeMissing: true, of: ({ indicator }) => textOrMissing(indicator.source.written) },
  { name: "affidabilita_fonte", meaning: "Quanto la fonte è affidabile, letto dalle sue parole.", type: "word", values: Object.values(SOURCE_RELIABILITY_WORDS), of: ({ indicator }) => SOURCE_RELIABILITY_WORDS[indicator.source.reliability] },
]; // prettier-ignore

/** What was measured of an indicator. */
const INDICATOR_MEASURE: readonly Column<IndicatorRow>[] = [
  { name: "valore_misurato", meaning: "Che cosa è stato misurato, con le parole del documento.", type: "text", norm: REPORT, mayBeMissing: true, of: ({ indicator }) => textOrMissing(indicator.measured?.written) },
  { name: "esito_misurato", meaning: "Esito calcolato confrontando il valore misurato con il target. Manca se non c'è un valore che si possa confrontare.", type: "word", values: Object.values(OUTCOME_WORDS), mayBeMissing: true, of: measuredWords },
]; // prettier-ignore

/** The columns of an indicator as they are of the first of an objective: of the others the indicators tell. */
function ofFirst(columns: readonly Column<IndicatorRow>[]): Column<Objective>[] {
  return columns.map(({ of, ...words }) => ({ ...words, of: (objective) => of({ objective, indicator: objective.indicators[0] }) }));
}

/** The columns of the indicators of a year: of which objective, what was promised and measured, how it ended. */
export const INDICATOR_COLUMNS: readonly Column<IndicatorRow>[] = [
  { name: "anno", meaning: "Anno del piano.", type: "year", of: ({ objective }) => objective.year },
  { name: "codice_obiettivo", meaning: "Codice dell'obiettivo che misura.", type: "text", isCode: true, of: ({ objective }) => objective.code },
  { name: "numero_indicatore", meaning: "Numero dell'indicatore nel suo obiettivo: non cambia e non è mai dato due volte.", type: "integer", of: ({ indicator }) => indicator.number },
  { name: "peso_indicatore", meaning: "Quanto l'indicatore conta nel suo obiettivo, quando il documento lo scrive come numero.", type: "decimal", unit: "come nel documento: percento o punti", mayBeMissing: true, of: ({ indicator }) => decimalIn(indicator.weight) },
  { name: "peso_indicatore_scritto", meaning: "Il peso dell'indicatore con le parole del documento.", type: "text", mayBeMissing: true, of: ({ indicator }) => textOrMissing(indicator.weight) },
  ...INDICATOR_PROMISE,
  { name: "target_seguenti", meaning: "I target dei due anni che seguono («2026: almeno 80 %»), con le parole del documento.", type: "list", mayBeMissing: true, of: ({ indicator }) => listOrMissing(indicator.laterTargets.map(({ year, written }) => `${String(year)}: ${written}`)) },
  { name: "formula", meaning: "Come l'indicatore si calcola, con le parole del documento.", type: "text", mayBeMissing: true, of: ({ indicator }) => textOrMissing(indicator.formula) },
  { name: "unita_di_misura", meaning: "In che cosa si conta, con le parole del documento.", type: "text", mayBeMissing: true, of: ({ indicator }) => textOrMissing(indicator.measure) },
  { name: "verso", meaning: "In quale verso il valore è migliore.", type: "word", values: Object.values(DIRECTION_WORDS), mayBeMissing: true, of: ({ indicator }) => (indicator.direction ? DIRECTION_WORDS[indicator.direction] : MISSING) },
  { name: "chi_fornisce_il_dato", meaning: "L'unità che fornisce il dato, mai una persona.", type: "text", mayBeMissing: true, of: ({ indicator }) => textOrMissing(indicator.dataOwner) },
  ...INDICATOR_MEASURE,
  { name: "esito_valutato", meaning: "Esito dell'indicatore deciso dall'amministrazione, dove un obiettivo ne ha più d'uno.", type: "word", values: Object.values(OUTCOME_WORDS), mayBeMissing: true, of: ({ indicator }) => (indicator.evaluated ? OUTCOME_WORDS[indicator.evaluated.outcome] : MISSING) },
  { name: "esito_scritto", meaning: "L'esito valutato con le parole del documento.", type: "text", mayBeMissing: true, of: ({ indicator }) => textOrMissing(indicator.evaluated?.written) },
  { name: "grado", meaning: "Grado di raggiungimento dell'indicatore scritto nel documento.", type: "decimal", unit: "percento", mayBeMissing: true, of: ({ indicator }) => indicator.evaluated?.degree ?? MISSING },
  { name: "documento", meaning: "Nome del documento importato.", type: "text", mayBeMissing: true, of: ({ indicator }) => placeIn(indicator.origin)?.file ?? MISSING },
  { name: "riga_documento", meaning: "Riga del documento in cui sta l'indicatore, contata da 1.", type: "integer", mayBeMissing: true, of: ({ indicator }) => placeIn(indicator.origin)?.line ?? MISSING },
]; // prettier-ignore

/** The columns of the objectives of a year: what was promised, and how it ended. */
export const OBJECTIVE_COLUMNS: readonly Column<Objective>[] = [
  { name: "anno", meaning: "Anno del piano.", type: "year", of: ({ year }) => year },
  {
    name: "codice",
    meaning: "Codice dell'obiettivo: non cambia e non è mai dato due volte.",
    type: "text",
    isCode: true,
    of: ({ code }) => code,
  },
  { name: "gruppo", meaning: "Settore, area o insieme sotto cui l'obiettivo sta nel piano.", type: "text", of: ({ group }) => group },
  {
    name: "gruppo_indirizzo",
    meaning: "Il gruppo negli indirizzi del sito e nel filtro dell'API.",
    type: "text",
    of: ({ group }) => slugOf(group),
  },
  { name: "titolo", meaning: "Titolo dell'obiettivo.", type: "text", of: ({ title }) => title },
  {
    name: "descrizione",
    meaning: "Descrizione dell'obiettivo.",
    type: "text",
    mayBeMissing: true,
    of: ({ description }) => textOrMissing(description),
  },
  {
    name: "numero_nel_documento",
    meaning: "Numero o codice che l'obiettivo ha nel documento.",
    type: "text",
    isCode: true,
    mayBeMissing: true,
    of: ({ number }) => textOrMissing(number),
  },
  {
    name: "tipo",
    meaning: "Che cosa fa l'obiettivo al servizio.",
    type: "word",
    values: Object.values(OBJECTIVE_KIND_WORDS),
    mayBeMissing: true,
    of: ({ kind }) => (kind ? OBJECTIVE_KIND_WORDS[kind.kind] : MISSING),
  },
  {
    name: "tipo_scritto",
    meaning: "Il tipo con le parole del documento.",
    type: "text",
    mayBeMissing: true,
    of: ({ kind }) => textOrMissing(kind?.written),
  },
  {
    name: "peso",
    meaning: "Quanto l'obiettivo conta nel suo gruppo, quando il documento lo scrive come numero.",
    type: "decimal",
    unit: "come nel documento: percento o punti",
    mayBeMissing: true,
    of: ({ weight }) => decimalIn(weight),
  },
  {
    name: "peso_scritto",
    meaning: "Il peso con le parole del documento.",
    type: "text",
    mayBeMissing: true,
    of: ({ weight }) => textOrMissing(weight),
  },
  {
    name: "obiettivi_strategici",
    meaning: "Numeri degli obiettivi strategici del DUP a cui l'obiettivo è collegato nel documento.",
    type: "list",
    isCode: true,
    norm: QUALITY,
    mayBeMissing: true,
    of: ({ links }) => listOrMissing(links.strategic.map(String)),
  },
  {
    name: "obiettivi_operativi",
    meaning: "Codici degli obiettivi operativi del DUP a cui l'obiettivo è collegato nel documento.",
    type: "list",
    isCode: true,
    mayBeMissing: true,
    of: ({ links }) => listOrMissing(links.operational),
  },
  {
    name: "servizi",
    meaning: "Servizi dell'albero della performance a cui l'obiettivo è collegato nel documento.",
    type: "list",
    mayBeMissing: true,
    of: ({ links }) => listOrMissing(links.services),
  },
  ...ofFirst(INDICATOR_PROMISE),
  {
    name: "risorse",
    meaning: "Risorse dell'obiettivo, con le parole del documento.",
    type: "text",
    mayBeMissing: true,
    of: ({ resources }) => textOrMissing(resources),
  },
  {
    name: "portatori_di_interesse",
    meaning: "Chi è interessato all'obiettivo, con le parole del documento.",
    type: "text",
    mayBeMissing: true,
    of: ({ stakeholders }) => textOrMissing(stakeholders),
  },
  ...ofFirst(INDICATOR_MEASURE),
  {
    name: "esito_valutato",
    meaning:
      "Esito deciso dall'amministrazione. «neutralizzato» è fuori dal conto per decisione; «esito non indicato» vuol dire che nessuno lo ha detto, o non si riconosce.",
    type: "word",
    values: Object.values(OUTCOME_WORDS),
    norm: REPORT,
    of: ({ evaluated }) => OUTCOME_WORDS[evaluated.outcome],
  },
  {
    name: "esito_scritto",
    meaning: "L'esito valutato con le parole del documento.",
    type: "text",
    mayBeMissing: true,
    of: ({ evaluated }) => textOrMissing(evaluated.written),
  },
  {
    name: "grado",
    meaning:
      "Grado di raggiungimento scritto nel documento, o che viene da quelli degli indicatori. Non si applica a un obiettivo neutralizzato.",
    type: "decimal",
    unit: "percento",
    mayBeMissing: true,
    mayNotApply: true,
    of: ({ evaluated }) => evaluated.degree ?? (evaluated.outcome === "neutralised" ? NOT_APPLICABLE : MISSING),
  },
  {
    name: "motivo_scostamento",
    meaning: "Perché è andata diversamente da come era previsto. Non si applica a un obiettivo raggiunto.",
    type: "text",
    norm: REPORT,
    mayBeMissing: true,
    mayNotApply: true,
    of: ({ deviation, evaluated }) => deviation?.reason ?? (evaluated.outcome === "achieved" ? NOT_APPLICABLE : MISSING),
  },
  {
    name: "non_interpretato",
    meaning: "Ciò che il documento dice in altre celle e che non si può leggere senza indovinare, con il nome del campo.",
    type: "list",
    mayBeMissing: true,
    of: ({ unread }) => listOrMissing(unread.map(({ field, written }) => `${field}: ${written}`)),
  },
  {
    name: "documento",
    meaning: "Nome del documento importato.",
    type: "text",
    mayBeMissing: true,
    of: ({ origin }) => placeIn(origin)?.file ?? MISSING,
  },
  {
    name: "riga_documento",
    meaning: "Riga del documento in cui sta l'obiettivo, contata da 1.",
    type: "integer",
    mayBeMissing: true,
    of: ({ origin }) => placeIn(origin)?.line ?? MISSING,
  },
];

/** Columns of the objectives that came later: they stand after all those that were there before, so that a place never changes its meaning. */
export const LATER_OBJECTIVE_COLUMNS: readonly Column<Objective>[] = [
  { name: "numero_indicatori", meaning: "Quanti indicatori ha l'obiettivo: le colonne dell'indicatore dicono il primo, l'insieme «indicatori» li dice tutti.", type: "integer", of: ({ indicators }) => indicators.length },
  { name: "obiettivi_di_valore_pubblico", meaning: "Codici degli obiettivi di valore pubblico a cui l'obiettivo è collegato nel documento.", type: "list", isCode: true, mayBeMissing: true, of: ({ links }) => listOrMissing(links.publicValue) },
  { name: "settori_coinvolti", meaning: "Unità che collaborano con quella che risponde dell'obiettivo, mai persone.", type: "list", mayBeMissing: true, of: ({ contributors }) => listOrMissing(contributors) },
  { name: "missione_programma", meaning: "Missione e programma di bilancio, due cifre ciascuno.", type: "text", isCode: true, norm: BUDGET, mayBeMissing: true, of: ({ resource }) => textOrMissing(resource.programme) },
  { name: "importo_risorse", meaning: "L'importo scritto nelle risorse, dove ce n'è uno solo.", type: "decimal", unit: "euro", mayBeMissing: true, of: ({ resource }) => resource.amount ?? MISSING },
  { name: "persone_risorse", meaning: "Le persone scritte nelle risorse, in quote di tempo pieno, dove c'è un numero solo.", type: "decimal", unit: "persone a tempo pieno", mayBeMissing: true, of: ({ resource }) => resource.fte ?? MISSING },
  { name: "fasi", meaning: "Fasi con il giorno entro cui ciascuna è dovuta («Gara: 30/06/2025»).", type: "list", mayBeMissing: true, of: ({ phases }) => listOrMissing(phases.map(({ name, by }) => `${name}: ${italianDate(by)}`)) },
  { name: "cup", meaning: "Codici unici di progetto.", type: "list", isCode: true, norm: PROJECTS, mayBeMissing: true, of: ({ cup }) => listOrMissing(cup) },
  { name: "agenda_2030", meaning: "Obiettivi dell'Agenda 2030, da 1 a 17.", type: "list", mayBeMissing: true, of: ({ goals }) => listOrMissing(goals.map(String)) },
]; // prettier-ignore

function listOrMissing(values: readonly string[]): Cell {
  return values.length === 0 ? MISSING : values;
}

function decimalIn(written: string | undefined): Cell {
  const number = parseItalianNumber((written ?? "").replace(/\s*%$/, "").trim());
  return number ? toDecimalText(number) : MISSING;
}

function measuredWords({ objective, indicator }: IndicatorRow): Cell {
  const computed = measuredOutcome(objective, indicator);
  return computed ? OUTCOME_WORDS[computed.outcome] : MISSING;
}
