import type { CycleMaterial } from "../../src/domain/evaluation/evaluateCycle.ts";
import type { IndicatorCatalogueEntry, IndicatorUse } from "../../src/domain/evaluation/indicators/indicatorUse.ts";
import type { ServiceActivity } from "../../src/domain/evaluation/organisationalMaterial.ts";
import type { Smvp } from "../../src/domain/evaluation/smvp.ts";
import { civilDate } from "../../src/domain/kernel/civilDate.ts";
import type { FollowedIndicator } from "../../src/domain/plan/indicator.ts";
import { type Objective, objectiveCode } from "../../src/domain/plan/objective.ts";
import { readTarget } from "../../src/domain/plan/readTarget.ts";
import { someLevelRules, someRollUpRules } from "./achievementRules.ts";
import { anObjective, inDocument } from "./anObjective.ts";
import { aForm, anSmvp, aPerson } from "./individual.ts";

/** An objective of 2024 that wants at least 100, of which this was measured. */
export function aMeasuredObjective(
  ordinal: number,
  measured: string,
  changes: Partial<Objective> = {},
  indicator: Partial<FollowedIndicator> = {},
): Objective {
  const code = objectiveCode(2024, ordinal);
  const group = changes.group ?? "Ufficio tributi";
  const origin = inDocument("piano.csv", ordinal);
  const evaluated = { outcome: "unknown", written: "" } as const;
  return anObjective(
    { code, year: 2024, title: `Obiettivo ${String(ordinal)}`, group, origin, evaluated, ...changes },
    {
      target: { written: "almeno 100", reading: readTarget("almeno 100") },
      measured: { written: measured, measured: { value: measured }, place: { file: "misure.csv", line: ordinal } },
      ...indicator,
    },
  );
}

/** How many practices a counter closed, 100 promised. */
export const PRACTICES: IndicatorCatalogueEntry = {
  code: "A1",
  name: "Pratiche evase",
  kind: "number",
  formula: "pratiche evase nell'anno",
  unit: "pratiche",
  decimals: 0,
  direction: "higher",
  source: { written: "Gestionale", reliability: "internalSystem" },
};

/** The use of that indicator, worth the share of 100 that was reached. */
export const PRACTICES_USED: IndicatorUse = {
  entry: "A1",
  name: "Pratiche evase",
  promised: { kind: "value", target: "100" },
  accumulation: "sum",
  rule: { kind: "ratio", better: "higher", limits: { floor: "0", cap: "100" } },
};

/** Practices closed by the end of the year. */
export function practices(value: string): ServiceActivity["indicators"][number] {
  return { use: PRACTICES_USED, readings: [{ on: civilDate("2024-12-31"), observed: { kind: "value", value } }] };
}

/** An SMVP by which objectives weigh as the plan says, and a form is made of unit 50, administration 30, objectives 20. */
export function aCycleSmvp(changes: Partial<Smvp> = {}): Smvp {
  const components = [
    { kind: "unit", weight: "50" },
    { kind: "administration", weight: "30" },
    { kind: "objectives", weight: "20" },
  ] as const;
  return anSmvp("semplificato", {
    roles: [{ role: "istruttori", components, behaviours: [] }],
    achievement: anSmvp("intermedio").achievement,
    rollUp: someRollUpRules({ objectives: someLevelRules({ weights: "coefficient" }) }),
    ...changes,
  });
}

/**
 * Two offices in 2024: tributi with 80 (weight 60) and 100 (weight 40), so 88; anagrafe with 50. Both together 69. One invented person of tributi,
 * with one objective of the plan, worth 80: 50 % of 88, 30 % of 69 and 20 % of 80 are 80.7.
 */
export function aCycle(changes: Partial<CycleMaterial> = {}): CycleMaterial {
  return {
    year: 2024,
    people: [aPerson("P-1")],
    forms: [aForm("P-1", { objectives: [{ kind: "plan", objective: "2024-001" }] })],
    objectives: [
      aMeasuredObjective(1, "80", { weight: "60" }),
      aMeasuredObjective(2, "100", { weight: "40 %" }),
      aMeasuredObjective(3, "50", { weight: "1", group: "Ufficio anagrafe" }),
    ],
    organisation: { units: [], shared: [], catalogue: [PRACTICES] },
    ...changes,
  };
}
