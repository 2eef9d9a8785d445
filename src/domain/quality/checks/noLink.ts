import type { Check } from "../check.ts";
import { relevantCitation } from "../goodObjective.rule.ts";
import { lackOfPlan } from "./planLacks.ts";

/** Objectives that hang from no strategic nor operational objective, in plans that have some. A small body without a DUP's two sections is not asked. */
export const noLink: Check = lackOfPlan({
  name: "noLink",
  title: "Manca il collegamento con gli obiettivi strategici e operativi",
  why: "Un obiettivo è rilevante rispetto ai bisogni, alla missione e alle priorità politiche: il collegamento dice a quali.",
  citation: relevantCitation,
  lacksIt: ({ links }) => links.strategic.length === 0 && links.operational.length === 0,
  isAsked: ({ strategic, operational }) => strategic.length > 0 || operational.length > 0,
  severity: "medium",
  words: {
    one: "è collegato a un obiettivo strategico o operativo",
    many: "sono collegati a un obiettivo strategico o operativo",
  },
  remedy: "Scrivere accanto a ciascuno il numero dell'obiettivo strategico o il codice di quello operativo da cui discende.",
});
