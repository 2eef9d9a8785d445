import { NO_LINKS, type Objective, objectiveCode } from "../../src/domain/plan/objective.ts";
import { readTarget } from "../../src/domain/plan/readTarget.ts";

/** A valid objective of 2023, achieved; a test says only what matters to it. */
export function anObjective(different: Partial<Objective> = {}): Objective {
  const group = different.group ?? "Settore Territorio";
  return {
    code: objectiveCode(2023, 1),
    year: 2023,
    title: "Biblioteca",
    description: "Apertura serale della biblioteca",
    group,
    heading: group,
    holder: { kind: "unit", unit: group },
    indicator: {
      written: "Temporale",
      kind: "date",
      target: { written: "Entro il 31/12/2023", reading: readTarget("Entro il 31/12/2023") },
      source: { written: "Procedura atti amministrativi", reliability: "internalSystem" },
      baselines: [],
    },
    links: NO_LINKS,
    unread: [],
    place: { file: "relazione.txt", line: 150 },
    evaluated: { outcome: "achieved", written: "RAGGIUNTO" },
    ...different,
  };
}
