import type { Figure } from "../../../domain/kernel/figure.ts";
import type { AnnualReport } from "../../../domain/report/annualReport.ts";

/** A year beside the others: what is held of it, its figures, and whether any outcome is told. */
export type ComparedYear = {
  readonly report: AnnualReport;
  readonly figures: Readonly<Record<string, Figure>>;
  readonly isComparable: boolean;
};
