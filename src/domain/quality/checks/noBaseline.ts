import { comparabilityCitation } from "../../plan/comparability.rule.ts";
import type { Check } from "../check.ts";
import { lackOfPlan } from "./planLacks.ts";

/** Objectives with an indicator that has no value of an earlier year. */
export const noBaseline: Check = lackOfPlan({
  name: "noBaseline",
  title: "Manca il valore di partenza",
  why: "Un risultato si confronta con l'andamento di almeno tre anni: senza il valore di partenza non si vede se è migliorato.",
  citation: comparabilityCitation,
  lacksIt: ({ indicators }) => indicators.some(({ baselines }) => baselines.length === 0),
  severity: "medium",
  words: { one: "ha un valore di partenza", many: "hanno un valore di partenza" },
  remedy: "Aggiungere accanto al target i valori degli anni precedenti, o dire che la misura è nuova.",
});
