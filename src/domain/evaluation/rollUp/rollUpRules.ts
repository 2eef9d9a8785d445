import type { DecimalText } from "../../kernel/decimalText.ts";
import type { AbsencePolicy } from "../combine.ts";

/** How weights are written (it. "pesi"): hundredths that sum to 100, coefficients, points, or none at all, and then all count the same. */
export type WeightMode = "percent" | "coefficient" | "points" | "none";

/** How the parts of one level make it, and whether the computed or the judged value of each part enters. */
export type LevelRules = { readonly weights: WeightMode; readonly absences: AbsencePolicy; readonly takes: "computed" | "judged" };

/** How indicators, objectives, units and ordinary activity come together (it. "aggregazione"): data of the SMVP. */
export type RollUpRules = {
  /** Indicators of an objective. */
  readonly indicators: LevelRules;
  /** Objectives of a unit, each with its holder's own weight and share. */
  readonly objectives: LevelRules;
  /** Indicators of the ordinary activity of a service. */
  readonly ordinaryActivity: LevelRules;
  /** Objectives, cross-cutting objectives and services within a unit: each has its share in percent, what remains is of the objectives. */
  readonly unitParts: Omit<LevelRules, "weights">;
  readonly units: LevelRules;
  /** Where cross-cutting objectives count: in every unit, or only in the administration; with what share in percent. */
  readonly crossCutting: { readonly enters: "units" | "administration"; readonly share: DecimalText };
  /** An objective held by several units counts in each for its share of it, or in full for all. */
  readonly shared: "byShare" | "inFull";
};

/** Why a level has no grade although its parts have theirs. */
export type RollUpObstacle = "weightMissing" | "weightNegative" | "weightsNotHundred" | "weightsSumToZero" | "blocked";

export const ROLL_UP_OBSTACLE_WORDS: Record<RollUpObstacle, string> = {
  weightMissing: "Manca il peso di una parte.",
  weightNegative: "Un peso è negativo.",
  weightsNotHundred: "I pesi in percentuale non sommano a 100.",
  weightsSumToZero: "I pesi delle parti che contano sommano a zero.",
  blocked: "Una parte è senza punteggio e la regola non permette di andare avanti senza.",
};
