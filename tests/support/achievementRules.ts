import type { AchievementRules } from "../../src/domain/evaluation/indicators/achievementRules.ts";
import type { LevelRules, RollUpRules } from "../../src/domain/evaluation/rollUp/rollUpRules.ts";

/** A valid choice of rules; a test says only what matters to it. */
export function someAchievementRules(different: Partial<AchievementRules> = {}): AchievementRules {
  const value = { withoutBaseline: "ratio", targetNotPositive: "binary", valueNotPositive: "cap" } as const;
  return {
    limits: { floor: "0", cap: "100" },
    deadline: { graceDays: 0, decay: { kind: "none" } },
    atLeast: { rule: "ratio", ...value },
    atMost: { rule: "interpolation", ...value },
    range: { toleranceBelow: "0", toleranceAbove: "0" },
    change: "interpolation",
    both: { combine: "minimum", valueWeight: "50", deadlineWeight: "50" },
    outcomes: { achieved: "100", notAchieved: "0" },
    ...different,
  };
}

/** The rules of one level: what is missing stops it, what is out of the count leaves its weight. */
export function someLevelRules(different: Partial<LevelRules> = {}): LevelRules {
  const absences = { missing: "block", notApplicable: "leaveOut", neutralised: "leaveOut", notComputable: "block" } as const;
  return { weights: "none", absences, takes: "computed", ...different };
}

/** A valid choice for the whole roll-up. */
export function someRollUpRules(different: Partial<RollUpRules> = {}): RollUpRules {
  const level = someLevelRules();
  return {
    indicators: level,
    objectives: level,
    ordinaryActivity: level,
    unitParts: level,
    units: level,
    shared: "byShare",
    crossCutting: { enters: "administration", share: "20" },
    ...different,
  };
}
