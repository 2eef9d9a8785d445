import type { FollowedIndicator } from "../../src/domain/plan/indicator.ts";
import type { Origin } from "../../src/domain/plan/origin.ts";
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
    origin: inDocument("relazione.txt", 150),
    ...different,
  };
}

/** The origin of what stands in a line of a document. */
export function inDocument(file: string, line: number): Origin {
  return { kind: "document", file, line };
}

/** A valid objective of 2023, achieved, with one indicator; a test says only what matters to it. */
export function anObjective(different: Partial<Objective> = {}, indicator: Partial<FollowedIndicator> = {}): Objective {
  const group = different.group ?? "Settore Territorio";
  const origin = different.origin ?? inDocument("relazione.txt", 150);
  return {
    code: objectiveCode(2023, 1),
    year: 2023,
    title: "Biblioteca",
    description: "Apertura serale della biblioteca",
    group,
    heading: group,
    holder: { kind: "unit", unit: group },
    indicators: [anIndicator({ origin, ...indicator })],
    links: NO_LINKS,
    resource: {},
    contributors: [],
    phases: [],
    cup: [],
    goals: [],
    unread: [],
    origin,
    evaluated: { outcome: "achieved", written: "RAGGIUNTO" },
    ...different,
  };
}
