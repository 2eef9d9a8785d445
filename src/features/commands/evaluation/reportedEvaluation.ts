import type { EvaluationSummary } from "../../../domain/evaluation/evaluationSummary.ts";
import type { AnnualReport } from "../../../domain/report/annualReport.ts";
import { HEAD_COUNT_KEYS, headCountOf } from "../../../domain/report/headCount.ts";
import { scoreGridOf } from "../../../domain/report/scoreGrid.ts";

/** What a document reports of an evaluation that the system did not make; a count it does not give is absent, and nothing closes. */
export type ReportedEvaluation = {
  readonly evaluated: number;
  readonly headCount: {
    readonly employed: number | null;
    readonly notEvaluated: number | null;
    readonly added: number | null;
    /** What each reading of the document leaves for dirigenti and EQ. */
    readonly readings: readonly number[];
    readonly closes: false;
  };
  readonly bands: EvaluationSummary["bands"];
};

/** The evaluation a report tells of; undefined when it has no grid of scores. */
export function reportedEvaluation({ reported, scoreBands }: AnnualReport): ReportedEvaluation | undefined {
  const grid = scoreGridOf(scoreBands);
  if (!grid) return undefined;
  const { figures, readings } = headCountOf(reported);
  const count = (part: keyof typeof HEAD_COUNT_KEYS) => (figures[part] ? Number(figures[part].text) : null);
  return {
    evaluated: Number(grid.total.proof.result),
    headCount: {
      employed: count("employed"),
      notEvaluated: count("notEvaluated"),
      added: count("added"),
      readings: readings.map(({ figure }) => Number(figure.text)),
      closes: false,
    },
    bands: grid.rows.map(({ label, count: held, share }) => ({ label, count: Number(held.text), share: share.proof.result })),
  };
}
