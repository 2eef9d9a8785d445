import { byName, type Figure } from "../kernel/figure.ts";
import { countFigures } from "../plan/countOutcomes.ts";
import type { Continuation } from "../plan/continuation.ts";
import type { Objective } from "../plan/objective.ts";
import type { ApprovedVariation, CancelledObjective, PlanApproval } from "../plan/planVersion.ts";
import { completenessFigures } from "./completeness.ts";
import { headCountOf } from "./headCount.ts";
import type { Narrative } from "./narrative.ts";
import type { ReportedFigure } from "./reportedFigure.ts";
import type { Structure } from "./structure.ts";
import { structureFigures } from "./structureFigures.ts";
import { type ReportedBand, scoreGridOf } from "./scoreGrid.ts";

/** Everything the system holds of a year that its Relazione and its pages tell. */
export type AnnualReport = Structure & {
  readonly administration: { readonly code: string; readonly name: string };
  readonly year: number;
  readonly objectives: readonly Objective[];
  /** Which of them a person says to continue one of a year before. */
  readonly continuations?: readonly Continuation[];
  /** The act that approved its plan; absent while none is recorded. */
  readonly approval?: PlanApproval;
  /** What acts changed of it since, in the order in which they were recorded. */
  readonly variations?: readonly ApprovedVariation[];
  /** Objectives that a variation took out of the plan: they are among no other. */
  readonly cancelled?: readonly CancelledObjective[];
  readonly reported: readonly ReportedFigure[];
  readonly scoreBands: readonly ReportedBand[];
  /** What the office wrote in place of our own words, where it did. */
  readonly narrative?: Narrative;
};

/** Whether a year holds only promises: no outcome, not even one that cannot be read, and nothing about the people evaluated. */
export function isOnlyPlan({ objectives, reported, scoreBands }: AnnualReport): boolean {
  if (objectives.length === 0 || reported.length > 0 || scoreBands.length > 0) return false;
  return objectives.every(
    ({ evaluated, indicators }) =>
      (evaluated.outcome === "unknown" || evaluated.madeOf === "variation") &&
      evaluated.written === "" &&
      indicators.every((indicator) => indicator.measured === undefined && indicator.evaluated === undefined),
  );
}

/** Every figure of a year by its name, each with its proof. */
export function figuresOf(report: AnnualReport): Readonly<Record<string, Figure>> {
  const { objectives, year, reported, scoreBands } = report;
  const headCount = headCountOf(reported);
  const grid = scoreGridOf(scoreBands);
  const figures = [
    ...countFigures(objectives, year),
    ...structureFigures(report),
    ...Object.values(headCount.figures),
    ...headCount.readings.map(({ figure }) => figure),
    ...completenessFigures({ objectives, scoreBands }),
    ...(grid ? [...grid.rows.flatMap(({ count, share }) => [count, share]), grid.total] : []),
  ];
  return byName(figures);
}
