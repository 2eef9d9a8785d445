import type { Check } from "../check.ts";
import { measurableCitation } from "../goodObjective.rule.ts";
import { lackOfPlan } from "./planLacks.ts";

/** Objectives without a weight: a small one counts as a great one. */
export const noWeight: Check = lackOfPlan({
  name: "noWeight",
  title: "Manca il peso degli obiettivi",
  why: "Senza pesi un adempimento vale quanto un'opera: il risultato si può solo contare, non misurare.",
  citation: measurableCitation,
  lacksIt: ({ weight }) => weight === undefined || weight.trim() === "",
  severity: "medium",
  words: { one: "ha un peso", many: "hanno un peso" },
  remedy: "Dare un peso a ogni obiettivo, con somma 100 per chi ne risponde, come prevede il sistema di misurazione e valutazione.",
});
