import type { EvaluationsFile } from "../../src/exchange/evaluations/readEvaluations.ts";
import type { OfficeName } from "./offices.ts";

type StateInFile = EvaluationsFile["schede"][number]["stato"];

/** How far the forms of each office are in 2025, whose evaluation is under way; 2024 is closed, 2026 has just been assigned. */
const IN_2025: Readonly<Record<OfficeName, StateInFile>> = {
  segreteria: "definitiva",
  educazione: "definitiva",
  cultura: "comunicata",
  sociale: "definitiva",
  demografici: "definitiva",
  lavori: "proposta",
  ambiente: "comunicata",
  tributi: "definitiva",
  personale: "presa_visione",
  polizia: "assegnata",
};

const OF_PEOPLE_IN_2025: Readonly<Record<string, StateInFile>> = {
  "V-001": "proposta",
  "V-002": "definitiva",
  "V-003": "definitiva",
  "V-004": "definitiva",
  "V-064": "con_osservazioni",
};

/** Where a form stands. */
export function stateOf(year: number, code: string, office: OfficeName | undefined): StateInFile {
  if (year < 2025) return "definitiva";
  if (year > 2025 || !office) return year > 2025 ? "assegnata" : (OF_PEOPLE_IN_2025[code] ?? "assegnata");
  return OF_PEOPLE_IN_2025[code] ?? IN_2025[office];
}
