import { type CivilDate, italianDate } from "../kernel/civilDate.ts";
import type { Json } from "../kernel/json.ts";
import { DIRECTION_WORDS, type Direction, INDICATOR_CLASS_WORDS, INDICATOR_KIND_WORDS } from "./indicator.ts";
import type { IndicatorClass, IndicatorKind } from "./indicator.ts";
import { OBJECTIVE_STATE_WORDS, type ObjectiveState } from "./objective.ts";

const OBJECTIVE_FIELDS: Readonly<Record<string, string>> = {
  state: "Stato",
  group: "Struttura",
  title: "Titolo",
  description: "Descrizione",
  number: "Numero nel documento",
  weight: "Peso",
  indicators: "Indicatori",
  kind: "Tipo",
  strategic: "Obiettivi strategici",
  operational: "Obiettivi operativi",
  services: "Servizi",
  publicValue: "Obiettivi di valore pubblico",
  resources: "Risorse",
  stakeholders: "Portatori di interesse",
  contributors: "Strutture che collaborano",
  programme: "Missione e programma",
  phases: "Fasi",
  cup: "CUP",
  goals: "Agenda 2030",
  unread: "Celle non lette",
};

const INDICATOR_FIELDS: Readonly<Record<string, string>> = {
  indicator: "che cosa si misura",
  indicatorKind: "tipo",
  weight: "peso",
  target: "valore atteso",
  laterTargets: "valori attesi negli anni dopo",
  source: "fonte",
  class: "classe",
  baselines: "valori degli anni prima",
  benchmark: "confronto",
  formula: "formula",
  measure: "unità di misura",
  direction: "verso",
  dataOwner: "chi fornisce il dato",
};

/** The name of a field of the plan, for people: "Titolo", "Indicatore 2, valore atteso". */
export function fieldName(path: string): string {
  const [, number, field] = /^indicators\/(\d+)\/(\w+)$/.exec(path) ?? [];
  if (number === undefined || field === undefined) return OBJECTIVE_FIELDS[path] ?? path;
  return `Indicatore ${number}, ${INDICATOR_FIELDS[field] ?? field}`;
}

/** What a field of the plan says, for people; a dash where it says nothing. */
export function fieldValueWords(path: string, value: Json): string {
  if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) return "–";
  const field = path.split("/").at(-1);
  if (field === "state") return OBJECTIVE_STATE_WORDS[value as ObjectiveState];
  if (field === "indicatorKind") return INDICATOR_KIND_WORDS[value as IndicatorKind];
  if (field === "class") return INDICATOR_CLASS_WORDS[value as IndicatorClass];
  if (field === "direction") return DIRECTION_WORDS[value as Direction];
  if (Array.isArray(value)) return (value as readonly Json[]).map((each) => itemWords(each)).join("; ");
  return itemWords(value);
}

/** An item of a list: a phase with its day, a value or a target with its year, a cell with its field, or as it is. */
function itemWords(item: Json): string {
  if (typeof item !== "object" || item === null) return String(item);
  const { name, by, year, value, written, field } = item as Readonly<Record<string, string | number>>;
  if (by !== undefined) return `${String(name)} entro il ${italianDate(by as CivilDate)}`;
  if (field !== undefined) return `${String(field)} «${String(written)}»`;
  return `${String(year)}: ${String(value ?? written).replace(".", ",")}`;
}
