import type { Check } from "../check.ts";
import { completenessCitation } from "../validation.rule.ts";
import { lackOfPlan } from "./planLacks.ts";

/** In a year that has outcomes, objectives whose measured value is not given: "achieved" is then a person's word. */
export const noMeasuredValue: Check = lackOfPlan({
  name: "noMeasuredValue",
  title: "Manca il valore misurato",
  why: "Misurare e valutare sono due cose: senza il valore misurato l'esito non si può ricontrollare.",
  citation: completenessCitation,
  lacksIt: ({ indicators }) => indicators.some(({ measured }) => measured === undefined),
  isAsked: ({ objectives }) => objectives.some(({ evaluated }) => evaluated.outcome !== "unknown"),
  severity: "medium",
  words: { one: "riporta il valore misurato", many: "riportano il valore misurato" },
  remedy: "Riportare accanto all'esito la data di conclusione o il valore raggiunto.",
});
