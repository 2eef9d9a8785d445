import { readFileSync } from "node:fs";
import { mergeGroups } from "../../src/domain/plan/group.ts";
import { type Objective, objectiveCode } from "../../src/domain/plan/objective.ts";
import { plannedObjective } from "../../src/domain/plan/plannedObjective.ts";
import { readOutcome } from "../../src/domain/plan/readOutcome.ts";
import type { AnnualReport } from "../../src/domain/report/annualReport.ts";
import type { ObjectiveRow } from "../../src/exchange/readObjectives.ts";
import { readReport, type ReportRead } from "../../src/exchange/readReport.ts";

const FILE = "settimo-torinese-2023.txt";
const YEAR = 2023;

/** The year 2023 of the demonstration as the database would give it, read from its document without one. */
export const settimo: AnnualReport = annualReportOf(readDemonstration());

function readDemonstration(): ReportRead {
  const reading = readReport(readFileSync(new URL(`../../demo/${FILE}`, import.meta.url)));
  if (!reading.ok) throw new Error(`${FILE} cannot be read: ${reading.refusal}`);
  return reading.report;
}

function annualReportOf(report: ReportRead): AnnualReport {
  const { nameOf } = mergeGroups(report.objectives.map(({ heading }) => heading));
  return {
    administration: { code: "c_i703", name: "Comune di Settimo Torinese" },
    year: YEAR,
    objectives: report.objectives.map((row, i) => toObjective(row, nameOf.get(row.heading) ?? row.heading, i + 1)),
    services: report.services.map(placed),
    strategic: report.strategic.map(placed),
    operational: report.operational.map(placed),
    reported: report.headCount.map(placed),
    scoreBands: report.scoreGrid.map(placed),
  };
}

function toObjective(row: ObjectiveRow, group: string, ordinal: number): Objective {
  const place = { file: FILE, line: row.line };
  return {
    ...plannedObjective(row, group, YEAR),
    code: objectiveCode(YEAR, ordinal),
    year: YEAR,
    heading: row.heading,
    place,
    evaluated: { ...(readOutcome(row.outcome) ?? { outcome: "unknown" }), written: row.outcome, place },
  };
}

function placed<Thing extends { readonly line: number }>({ line, ...thing }: Thing) {
  return { ...thing, place: { file: FILE, line } };
}
