import { figureId, hasOutcomes } from "../../domain/plan/countOutcomes.ts";
import type { Objective } from "../../domain/plan/objective.ts";
import { OUTCOME_WORDS_PLURAL, OUTCOMES } from "../../domain/plan/outcome.ts";
import type { Inline } from "../tree.ts";
import { figure } from "./figures.ts";

/** A column of a table of counts: its head, and the cell of some objectives, those of a group or of the whole administration. */
export type CountColumn = { readonly head: string; readonly cellOf: (held: readonly Objective[], group?: string) => Inline };

/**
 * The columns that tell how objectives ended: how many, then each outcome that occurs, so that every row adds up, then the share achieved.
 * A plan without any outcome has only the first: nothing is claimed of it.
 */
export function countColumns(objectives: readonly Objective[]): CountColumn[] {
  const occurring = OUTCOMES.filter((outcome) => objectives.some(({ evaluated }) => evaluated.outcome === outcome));
  const all: CountColumn = { head: "Obiettivi", cellOf: (_, group) => figure(figureId("objectives", group)) };
  if (occurring.every((outcome) => outcome === "unknown")) return [all];
  const outcomes = occurring.map((outcome): CountColumn => {
    const words = OUTCOME_WORDS_PLURAL[outcome];
    return { head: words.charAt(0).toUpperCase() + words.slice(1), cellOf: (_, group) => figure(figureId(outcome, group)) };
  });
  const share: CountColumn = {
    head: "Quota raggiunta",
    cellOf: (held, group) => (hasOutcomes(held) ? figure(figureId("share", group)) : "non indicata"),
  };
  return [all, ...outcomes, share];
}

/** What a table of counts is called: a plan without any outcome has only its objectives. */
export function countCaption(objectives: readonly Objective[], year: number): string {
  return hasOutcomes(objectives) ? `Esiti degli obiettivi ${String(year)} per gruppo` : `Obiettivi ${String(year)} per gruppo`;
}
