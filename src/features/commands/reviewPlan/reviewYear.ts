import { inSnapshot, type PlanRead, readAnnualReport } from "../../../data/plan/annualReport.ts";
import type { YearKey } from "../../../data/cycle/cycleYear.ts";
import type { Database } from "../../../data/database/database.ts";
import { loadAcceptances } from "../../../data/plan/findingAcceptance.ts";
import { loadLastFile } from "../../../data/plan/importedFile.ts";
import { type Acceptance, acceptanceOf } from "../../../domain/quality/acceptance.ts";
import { type NamedFinding, reviewPlan } from "../../../domain/quality/reviewPlan.ts";
import type { ReviewedYear } from "../../../documents/quality/buildReadingNote.ts";
import { decodeText, linesOf } from "../../../exchange/decodeText.ts";

/** Reviews a year as the database holds it, with the findings already accepted; undefined when nothing is held of it. */
export function reviewYear(db: Database, key: YearKey, plan: PlanRead = {}): Promise<ReviewedYear | undefined> {
  return inSnapshot(db, (tx) => reviewIn(tx, key, plan));
}

/** Reviews a year inside a transaction of the caller. */
export async function reviewIn(tx: Database, key: YearKey, plan: PlanRead = {}): Promise<ReviewedYear | undefined> {
  const report = await readAnnualReport(tx, key, plan);
  if (!report) return undefined;
  const file = await loadLastFile(tx, key);
  const decoded = file && decodeText(file.content);
  const lines = decoded?.ok ? linesOf(decoded.text) : [];
  const { findings, good } = reviewPlan({ report, file: file?.name ?? "", lines });
  const acceptances = await loadAcceptances(tx, key);
  return {
    administration: report.administration,
    year: report.year,
    findings: findings.map((finding) => withAcceptance(finding, acceptances)),
    good,
  };
}

function withAcceptance(finding: NamedFinding, acceptances: readonly Acceptance[]) {
  const accepted = acceptanceOf(finding, acceptances);
  return accepted ? { ...finding, accepted } : finding;
}
