import type { Figure } from "../kernel/figure.ts";
import type { Place } from "../kernel/place.ts";
import { countFigures } from "../plan/countOutcomes.ts";
import type { Objective } from "../plan/objective.ts";
import { completenessFigures } from "./completeness.ts";
import { headCountOf } from "./headCount.ts";
import type { Narrative } from "./narrative.ts";
import type { ReportedFigure } from "./reportedFigure.ts";
import { structureFigures } from "./structureFigures.ts";
import { type ReportedBand, scoreGridOf } from "./scoreGrid.ts";

/** A service of the Albero della performance, towards citizens or towards the other offices. */
export type Service = { readonly scope: "external" | "internal"; readonly name: string; readonly place: Place };

/** A strategic objective of the DUP (it. "obiettivo strategico", sezione strategica). */
export type StrategicObjective = {
  readonly number: number;
  readonly title: string;
  /** The unit that answers for it, where the document names one. */
  readonly responsible?: string;
  readonly place: Place;
};

/** An operational objective of the DUP (it. "obiettivo operativo", sezione operativa). */
export type OperationalObjective = {
  readonly title: string;
  /** Its code, "1.2", and the number of the strategic objective it belongs to, where the document gives them. */
  readonly code?: string;
  readonly strategic?: number;
  readonly place: Place;
};

/** Everything the system holds of a year that its Relazione and its pages tell. */
export type AnnualReport = {
  readonly administration: { readonly code: string; readonly name: string };
  readonly year: number;
  readonly objectives: readonly Objective[];
  readonly services: readonly Service[];
  readonly strategic: readonly StrategicObjective[];
  readonly operational: readonly OperationalObjective[];
  readonly reported: readonly ReportedFigure[];
  readonly scoreBands: readonly ReportedBand[];
  /** What the office wrote in place of our own words, where it did. */
  readonly narrative?: Narrative;
};

/** Whether a year holds only promises: no outcome, not even one that cannot be read, and nothing about the people evaluated. */
export function isOnlyPlan({ objectives, reported, scoreBands }: AnnualReport): boolean {
  if (objectives.length === 0 || reported.length > 0 || scoreBands.length > 0) return false;
  return objectives.every(
    ({ evaluated, measured }) => evaluated.outcome === "unknown" && evaluated.written === "" && measured === undefined,
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
  // Without a prototype: "constructor" asked for in an address is no figure.
  return Object.assign(Object.create(null) as Record<string, Figure>, Object.fromEntries(figures.map((figure) => [figure.id, figure])));
}
