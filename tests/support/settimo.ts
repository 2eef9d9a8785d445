import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { mapEach } from "../../src/domain/kernel/oneOrMore.ts";
import { mergeGroups } from "../../src/domain/plan/group.ts";
import type { FollowedIndicator } from "../../src/domain/plan/indicator.ts";
import { type Objective, objectiveCode } from "../../src/domain/plan/objective.ts";
import { plannedObjective } from "../../src/domain/plan/plannedObjective.ts";
import { readMeasured } from "../../src/domain/plan/readMeasured.ts";
import { readOutcome } from "../../src/domain/plan/readOutcome.ts";
import type { Material } from "../../src/domain/quality/material.ts";
import type { AnnualReport } from "../../src/domain/report/annualReport.ts";
import type { ObjectiveRow } from "../../src/exchange/readObjectives.ts";
import { type ReportRead, readTextReport } from "../../src/exchange/readReport.ts";
import { ROOT } from "./sourceFiles.ts";

/** The year 2023 of the demonstration as the database would give it, read from its document without one. */
export const settimoMaterial: Material = materialOf("demo/settimo-torinese-2023.txt", 2023, {
  code: "c_i703",
  name: "Comune di Settimo Torinese",
});
export const settimo: AnnualReport = settimoMaterial.report;

/** A document of the repository as the reviewer receives it, read without a database. */
export function materialOf(path: string, year: number, administration = { code: "prova", name: "Amministrazione di prova" }): Material {
  const file = basename(path);
  const bytes = readFileSync(join(ROOT, path));
  const reading = readTextReport(bytes, year);
  if (!reading.ok) throw new Error(`${path} cannot be read: ${reading.refusal}`);
  return { report: annualReportOf(reading.report, file, year, administration), file, lines: bytes.toString("utf8").split(/\r\n|\n|\r/) };
}

function annualReportOf(read: ReportRead, file: string, year: number, administration: AnnualReport["administration"]): AnnualReport {
  const { nameOf } = mergeGroups(read.objectives.map(({ heading }) => heading));
  const placed = <Thing extends { readonly line: number }>({ line, ...thing }: Thing) => ({ ...thing, place: { file, line } });
  return {
    administration,
    year,
    objectives: read.objectives.map((row, i) => toObjective(row, nameOf.get(row.heading) ?? row.heading, { file, year, ordinal: i + 1 })),
    services: read.services.map(placed),
    mandateLines: read.mandateLines.map(placed),
    publicValue: read.publicValue.map(placed),
    strategic: read.strategic.map(placed),
    operational: read.operational.map(placed),
    reported: read.headCount.map(placed),
    scoreBands: read.scoreGrid.map(placed),
  };
}

type At = { readonly file: string; readonly year: number; readonly ordinal: number };

function toObjective(row: ObjectiveRow, group: string, { file, year, ordinal }: At): Objective {
  const place = { file, line: row.line };
  const planned = plannedObjective(row, group, year);
  const indicators = mapEach(planned.indicators, (indicator, i): FollowedIndicator => {
    const { line, measured: written, outcome } = row.indicators[i]!;
    const { reading } = indicator.target;
    const measured = written === undefined ? undefined : readMeasured(written, reading.understood ? reading.target : undefined);
    return {
      ...indicator,
      number: i + 1,
      origin: { kind: "document", file, line },
      ...(written !== undefined && { measured: { written, measured: measured ?? {}, place: { file, line } } }),
      ...(outcome !== "" && {
        evaluated: { ...(readOutcome(outcome) ?? { outcome: "unknown" }), written: outcome, place: { file, line } },
      }),
    };
  });
  return {
    ...planned,
    indicators,
    code: objectiveCode(year, ordinal),
    year,
    heading: row.heading,
    origin: { kind: "document", ...place },
    evaluated: { ...(readOutcome(row.outcome) ?? { outcome: "unknown" }), written: row.outcome, place },
    ...(row.deviation !== undefined && { deviation: { reason: row.deviation, place } }),
  };
}
