import { countOutcomes, figureId } from "../../domain/plan/countOutcomes.ts";
import type { Objective } from "../../domain/plan/objective.ts";
import { OUTCOME_WORDS, OUTCOME_WORDS_PLURAL, type Outcome } from "../../domain/plan/outcome.ts";
import type { Inline } from "../tree.ts";
import { figure } from "./figures.ts";

const OTHERS: readonly Outcome[] = ["partlyAchieved", "notAchieved", "notAssessable", "neutralised", "unknown"];

/**
 * The first sentence of a page or a document: «Nel 2023 risultano raggiunti 66 obiettivi su 74 (89,19 %); 8 no.»
 * `group` speaks of one group only. A plan without outcomes says so and claims nothing.
 */
export function headline(objectives: readonly Objective[], year: number, group?: string): Inline[] {
  const { objectives: all, outcomes } = countOutcomes(objectives);
  const total = figure(figureId("objectives", group));
  if (all === 0) return [`Il piano ${String(year)} non contiene ancora obiettivi.`];
  if (outcomes.unknown === all) {
    return [
      `Il piano ${String(year)} contiene `,
      total,
      all === 1 ? " obiettivo; l'esito non è ancora indicato." : " obiettivi; gli esiti non sono ancora indicati.",
    ];
  }
  const achieved: Inline[] = [
    `Nel ${String(year)} ${outcomes.achieved === 1 ? "risulta raggiunto" : "risultano raggiunti"} `,
    figure(figureId("achieved", group)),
    outcomes.achieved === 1 ? " obiettivo su " : " obiettivi su ",
    total,
    " (",
    figure(figureId("share", group)),
    ")",
  ];
  const others = OTHERS.filter((outcome) => outcomes[outcome] > 0).flatMap((outcome, i): Inline[] => [
    i === 0 ? "; " : ", ",
    figure(figureId(outcome, group)),
    ` ${outcome === "notAchieved" ? "no" : outcomes[outcome] === 1 ? OUTCOME_WORDS[outcome] : OUTCOME_WORDS_PLURAL[outcome]}`,
  ]);
  return [...achieved, ...others, "."];
}

/** A group's count in a few words: "30 su 34" achieved; without any outcome known, just how many. */
export function countSentence(objectives: readonly Objective[], group: string): Inline[] {
  const { objectives: all, outcomes } = countOutcomes(objectives);
  const total = figure(figureId("objectives", group));
  return outcomes.unknown === all ? [total] : [figure(figureId("achieved", group)), " su ", total];
}
