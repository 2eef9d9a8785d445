import { figureId } from "../../domain/plan/countOutcomes.ts";
import type { Objective } from "../../domain/plan/objective.ts";
import { OUTCOME_WORDS_PLURAL, OUTCOMES } from "../../domain/plan/outcome.ts";

/** A column of a table of counts: its head, and the figure of each row. */
export type CountColumn = { readonly head: string; readonly figureOf: (group?: string) => string };

/**
 * The columns that tell how objectives ended: how many, then each outcome that occurs, so that every row adds up, then the share achieved.
 * A plan without any outcome has only the first: nothing is claimed of it.
 */
export function countColumns(objectives: readonly Objective[]): CountColumn[] {
  const occurring = OUTCOMES.filter((outcome) => objectives.some(({ evaluated }) => evaluated.outcome === outcome));
  const all: CountColumn = { head: "Obiettivi", figureOf: (group) => figureId("objectives", group) };
  if (occurring.every((outcome) => outcome === "unknown")) return [all];
  const outcomes = occurring.map((outcome): CountColumn => {
    const words = OUTCOME_WORDS_PLURAL[outcome];
    return { head: words.charAt(0).toUpperCase() + words.slice(1), figureOf: (group) => figureId(outcome, group) };
  });
  return [all, ...outcomes, { head: "Quota raggiunta", figureOf: (group) => figureId("share", group) }];
}
