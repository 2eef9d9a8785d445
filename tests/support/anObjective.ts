import type { FollowedIndicator } from "../../src/domain/plan/indicator.ts";
import { NO_LINKS, type Objective, objectiveCode } from "../../src/domain/plan/objective.ts";
import { readTarget } from "../../src/domain/plan/readTarget.ts";

/** A valid indicator of an objective of 2023, a term; a test says only what matters to it. */
export function anIndicator(different: Partial<FollowedIndicator> = {}): FollowedIndicator {
  return {
    number: 1,
    written: "Temporale",
    kind: "date",
    target: { written: "Entro il 31/12/2023", reading: readTarget("Entro il 31/12/2023") },
    laterTargets: [],
    source: { written: "Procedura atti amministrativi", reliability: "internalSystem" },
    baselines: [],
    place: { file: "relazione.txt", line: 150 },
    ...different,
  };
}

/** A valid objective of 2023, achieved, with one indicator; a test says only what matters to it. */
export function anObjective(different: Partial<Objective> = {}, indicator: Partial<FollowedIndicator> = {}): Objective {
  const group = different.group ?? "Settore Territorio";
  const place = different.place ?? { file: "relazione.txt", line: 150 };
  return {
    code: objectiveCode(2023, 1),
    year: 2023,
    title: "Biblioteca",
    description: "Apertura serale della biblioteca",
    group,
    heading: group,
    holder: { kind: "unit", unit: group },
    indicators: [anIndicator({ place, ...indicator })],
    links: NO_LINKS,
    resource: {},
    contributors: [],
    phases: [],
    cup: [],
    goals: [],
    unread: [],
    place,
    evaluated: { outcome: "achieved", written: "RAGGIUNTO" },
    ...different,
  };
}
