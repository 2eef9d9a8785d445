import type { Place } from "../../kernel/place.ts";
import type { Objective } from "../../plan/objective.ts";
import type { DecimalText } from "../../kernel/decimalText.ts";
import type { AchievementRules } from "../indicators/achievementRules.ts";

/** What a person decided beside the computed value (it. "valore valutato"), with the reason and, where there is one, the act or the line of a document. */
export type Judgement = {
  readonly value: DecimalText;
  readonly reason: string;
  readonly by: string;
  readonly act?: string;
  readonly place?: Place;
};

/**
 * The outcome an administration stated, as points. Reached in part without a degree, not assessable, neutralised or untold, it is no number, and none is
 * invented.
 */
export function judgementOf({ evaluated }: Pick<Objective, "evaluated">, { outcomes }: AchievementRules): Judgement | undefined {
  const points = pointsOf(evaluated, outcomes);
  return points === undefined
    ? undefined
    : {
        value: points,
        reason: evaluated.madeOf ? "Media dei gradi scritti per i suoi indicatori" : `Esito scritto nel documento: «${evaluated.written}»`,
        by: "amministrazione",
        ...(evaluated.place && { place: evaluated.place }),
      };
}

function pointsOf({ outcome, degree }: Objective["evaluated"], outcomes: AchievementRules["outcomes"]): DecimalText | undefined {
  switch (outcome) {
    case "achieved":
      return degree ?? outcomes.achieved;
    case "notAchieved":
      return degree ?? outcomes.notAchieved;
    case "partlyAchieved":
      return degree;
    case "notAssessable":
    case "neutralised":
    case "unknown":
      return undefined;
  }
}
