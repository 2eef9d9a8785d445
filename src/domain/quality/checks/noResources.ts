import type { Check } from "../check.ts";
import { resourcedCitation } from "../goodObjective.rule.ts";
import { lackOfPlan } from "./planLacks.ts";

/** Objectives that do not say with what money or people. */
export const noResources: Check = lackOfPlan({
  name: "noResources",
  title: "Mancano le risorse e gli importi",
  why: "Gli obiettivi sono correlati alla quantità e alla qualità delle risorse; la Relazione rende conto di risultati e risorse.",
  citation: resourcedCitation,
  lacksIt: ({ resources }) => resources === undefined,
  severity: "medium",
  words: { one: "indica le risorse", many: "indicano le risorse" },
  remedy: "Indicare gli importi e le persone previste, con il capitolo o il programma di bilancio.",
});
