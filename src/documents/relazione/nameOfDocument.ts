import { type AnnualReport, isOnlyPlan } from "../../domain/report/annualReport.ts";

/** What the document of a year is called: a plan without outcomes is no Relazione. */
export function nameOfDocument(report: AnnualReport): string {
  return `${isOnlyPlan(report) ? "Piano della" : "Relazione sulla"} performance ${String(report.year)}`;
}
