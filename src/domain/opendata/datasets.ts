import { slugOf } from "../kernel/figure.ts";
import { countOutcomes, groupsOf, shareAchieved } from "../plan/countOutcomes.ts";
import type { Objective } from "../plan/objective.ts";
import { OUTCOMES, OUTCOME_SLUGS, OUTCOME_WORDS_PLURAL } from "../plan/outcome.ts";
import { strategicUnder } from "../report/linkedObjectives.ts";
import type { AnnualReport } from "../report/annualReport.ts";
import type { MandateLine, OperationalObjective, PublicValueObjective, Service, StrategicObjective } from "../report/structure.ts";
import { type Column, MISSING, NOT_APPLICABLE, textOrMissing } from "./column.ts";
import { type Dataset, dataset } from "./dataset.ts";
import { INDICATOR_COLUMNS, LATER_OBJECTIVE_COLUMNS, OBJECTIVE_COLUMNS } from "./objectiveColumns.ts";

type Dated<Thing> = Thing & { readonly year: number };

const STRATEGY_COLUMNS: readonly Column<Dated<{ readonly strategic?: StrategicObjective; readonly operational?: OperationalObjective }>>[] = [
  { name: "anno", meaning: "Anno del piano.", type: "year", of: ({ year }) => year },
  { name: "livello", meaning: "Obiettivo strategico o operativo del DUP.", type: "word", values: ["strategico", "operativo"], of: ({ strategic }) => (strategic ? "strategico" : "operativo") },
  { name: "codice", meaning: "Numero dell'obiettivo strategico, o codice di quello operativo.", type: "text", isCode: true, mayBeMissing: true, of: ({ strategic, operational }) => (strategic ? String(strategic.number) : (operational?.code ?? MISSING)) },
  { name: "titolo", meaning: "Titolo dell'obiettivo.", type: "text", of: ({ strategic, operational }) => strategic?.title ?? operational?.title ?? MISSING },
  { name: "obiettivo_strategico", meaning: "Numero dell'obiettivo strategico da cui dipende un obiettivo operativo.", type: "integer", mayBeMissing: true, mayNotApply: true, of: ({ strategic, operational }) => (strategic ? NOT_APPLICABLE : (operational?.strategic ?? MISSING)) },
  { name: "responsabile", meaning: "Unità che ne risponde, mai una persona. Il documento la indica solo per gli obiettivi strategici.", type: "text", mayBeMissing: true, mayNotApply: true, of: ({ strategic }) => (strategic ? textOrMissing(strategic.responsible) : NOT_APPLICABLE) },
  { name: "documento", meaning: "Nome del documento importato.", type: "text", mayBeMissing: true, of: ({ strategic, operational }) => (strategic ?? operational)?.place.file ?? MISSING },
  { name: "riga_documento", meaning: "Riga del documento, contata da 1.", type: "integer", mayBeMissing: true, of: ({ strategic, operational }) => (strategic ?? operational)?.place.line ?? MISSING },
]; // prettier-ignore

const SERVICE_COLUMNS: readonly Column<Dated<Service>>[] = [
  { name: "anno", meaning: "Anno del piano.", type: "year", of: ({ year }) => year },
  { name: "servizio", meaning: "Nome del servizio nell'albero della performance.", type: "text", of: ({ name }) => name },
  { name: "ambito", meaning: "Verso i cittadini o verso gli altri uffici.", type: "word", values: ["esterno", "interno"], of: ({ scope }) => (scope === "external" ? "esterno" : "interno") },
  { name: "documento", meaning: "Nome del documento importato.", type: "text", of: ({ place }) => place.file },
  { name: "riga_documento", meaning: "Riga del documento, contata da 1.", type: "integer", of: ({ place }) => place.line },
]; // prettier-ignore

const GROUP_COLUMNS: readonly Column<Dated<{ readonly group: string; readonly objectives: readonly Objective[] }>>[] = [
  { name: "anno", meaning: "Anno del piano.", type: "year", of: ({ year }) => year },
  { name: "gruppo", meaning: "Settore, area o insieme di obiettivi.", type: "text", of: ({ group }) => group },
  { name: "gruppo_indirizzo", meaning: "Il gruppo negli indirizzi del sito e nel filtro dell'API.", type: "text", of: ({ group }) => slugOf(group) },
  { name: "obiettivi", meaning: "Quanti obiettivi ha il gruppo.", type: "integer", of: ({ objectives }) => objectives.length },
  ...OUTCOMES.map((outcome): (typeof GROUP_COLUMNS)[number] => ({ name: OUTCOME_SLUGS[outcome].replaceAll("-", "_"), meaning: `Quanti risultano ${OUTCOME_WORDS_PLURAL[outcome]}.`, type: "integer", of: ({ objectives }) => countOutcomes(objectives).outcomes[outcome] })),
  { name: "quota_raggiunti", meaning: "Obiettivi raggiunti su tutti quelli del gruppo, arrotondata a due decimali. Manca finché nessun esito è indicato.", type: "decimal", unit: "percento", mayBeMissing: true, of: ({ objectives }) => shareAchieved(objectives) ?? MISSING },
]; // prettier-ignore

const MANDATE_LINE_COLUMNS: readonly Column<Dated<{ readonly line: MandateLine; readonly under: readonly StrategicObjective[] }>>[] = [
  { name: "anno", meaning: "Anno del piano.", type: "year", of: ({ year }) => year },
  { name: "numero", meaning: "Numero della linea di mandato nel documento.", type: "integer", of: ({ line }) => line.number },
  { name: "titolo", meaning: "Titolo della linea di mandato.", type: "text", of: ({ line }) => line.title },
  { name: "obiettivi_strategici", meaning: "Numeri degli obiettivi strategici che il documento mette sotto questa linea.", type: "list", isCode: true, mayBeMissing: true, of: ({ under }) => (under.length === 0 ? MISSING : under.map(({ number }) => String(number))) },
  { name: "documento", meaning: "Nome del documento importato.", type: "text", of: ({ line }) => line.place.file },
  { name: "riga_documento", meaning: "Riga del documento, contata da 1.", type: "integer", of: ({ line }) => line.place.line },
]; // prettier-ignore

const PUBLIC_VALUE_COLUMNS: readonly Column<Dated<PublicValueObjective>>[] = [
  { name: "anno", meaning: "Anno del piano.", type: "year", of: ({ year }) => year },
  { name: "codice", meaning: "Codice dell'obiettivo di valore pubblico.", type: "text", isCode: true, mayBeMissing: true, of: ({ code }) => textOrMissing(code) },
  { name: "titolo", meaning: "Titolo dell'obiettivo di valore pubblico.", type: "text", of: ({ title }) => title },
  { name: "documento", meaning: "Nome del documento importato.", type: "text", of: ({ place }) => place.file },
  { name: "riga_documento", meaning: "Riga del documento, contata da 1.", type: "integer", of: ({ place }) => place.line },
]; // prettier-ignore

/** The tables that every year has, with rows or without. */
export const DATASETS = {
  obiettivi: dataset({
    name: "obiettivi",
    title: "Obiettivi",
    meaning: "Una riga per ogni obiettivo: che cosa era previsto e com'è andata.",
    key: ["codice"],
    columns: OBJECTIVE_COLUMNS,
    later: LATER_OBJECTIVE_COLUMNS,
    of: ({ objectives }) => objectives,
  }),
  indicatori: dataset({
    name: "indicatori",
    title: "Indicatori",
    meaning: "Una riga per ogni indicatore di ogni obiettivo: che cosa misura, il suo target, com'è andata.",
    key: ["codice_obiettivo", "numero_indicatore"],
    columns: INDICATOR_COLUMNS,
    of: ({ objectives }) => objectives.flatMap((objective) => objective.indicators.map((indicator) => ({ objective, indicator }))),
  }),
  strategia: dataset({
    name: "strategia",
    title: "Obiettivi strategici e operativi",
    meaning: "Una riga per ogni obiettivo del DUP elencato nel documento.",
    columns: STRATEGY_COLUMNS,
    of: ({ strategic, operational, year }) => [
      ...strategic.map((each) => ({ year, strategic: each })),
      ...operational.map((each) => ({ year, operational: each })),
    ],
  }),
  servizi: dataset({
    name: "servizi",
    title: "Servizi",
    meaning: "Una riga per ogni servizio dell'albero della performance.",
    columns: SERVICE_COLUMNS,
    of: ({ services, year }) => services.map((service) => ({ ...service, year })),
  }),
  "esiti-per-gruppo": dataset({
    name: "esiti-per-gruppo",
    title: "Esiti per gruppo",
    meaning: "Una riga per ogni gruppo: quanti obiettivi, e com'è andata.",
    key: ["gruppo"],
    columns: GROUP_COLUMNS,
    of: ({ objectives, year }) => groupsOf(objectives).map(([group, held]) => ({ year, group, objectives: held })),
  }),
} as const satisfies Record<string, Dataset>;

/** The tables that a year has only where its document lists such things. */
export const SPARSE_DATASETS = {
  "linee-di-mandato": dataset({
    name: "linee-di-mandato",
    title: "Linee di mandato",
    meaning: "Una riga per ogni linea di mandato elencata nel documento.",
    columns: MANDATE_LINE_COLUMNS,
    of: ({ mandateLines, strategic, year }) => mandateLines.map((line) => ({ year, line, under: strategicUnder(strategic, line) })),
  }),
  "valore-pubblico": dataset({
    name: "valore-pubblico",
    title: "Obiettivi di valore pubblico",
    meaning: "Una riga per ogni obiettivo di valore pubblico elencato nel documento.",
    columns: PUBLIC_VALUE_COLUMNS,
    of: ({ publicValue, year }) => publicValue.map((each) => ({ ...each, year })),
  }),
} as const satisfies Record<string, Dataset>;

/** Every table of the open data of a year. */
export function datasetsOf(report: AnnualReport): Dataset[] {
  return [...Object.values(DATASETS), ...Object.values(SPARSE_DATASETS).filter((each) => each.rows(report).length > 0)];
}
