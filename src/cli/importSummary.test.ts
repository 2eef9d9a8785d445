import { expect, test } from "vitest";
import type { OutcomeCounts } from "../domain/plan/countOutcomes.ts";
import { importSummary } from "./importSummary.ts";

const NONE = { achieved: 0, partlyAchieved: 0, notAchieved: 0, notAssessable: 0, neutralised: 0, unknown: 0 };

function summaryOf(counts: OutcomeCounts): string {
  const nothing = {
    changed: 0,
    unchanged: 0,
    proposed: 0,
    waiting: 0,
    missing: [],
    refused: [],
    merged: [],
    notes: [],
    ignoredColumns: [],
  };
  const administration = { code: "prova", name: "Comune di Prova" };
  const report = {
    ...nothing,
    ...counts,
    administration,
    added: counts.objectives,
    units: [{ name: "Settore Verde", ...counts }],
  };
  return importSummary(report, "piano.csv", false);
}

test("one outcome is told in the singular", () => {
  const summary = summaryOf({ objectives: 3, outcomes: { ...NONE, achieved: 2, notAchieved: 1 } });
  expect(summary).toContain("Obiettivi: 3; 2 raggiunti, 1 non raggiunto (raggiunti 66,67 %).");
  expect(summary).toContain("  - Settore Verde: 2 su 3\n");
});

test("of a plan without outcomes no unit is said to have reached none", () => {
  const summary = summaryOf({ objectives: 3, outcomes: { ...NONE, unknown: 3 } });
  expect(summary).toContain("  - Settore Verde: 3\n");
});

test("of a file without an objective that can be taken nothing is left open", () => {
  expect(summaryOf({ objectives: 0, outcomes: NONE })).toContain("  Obiettivi: 0.\n");
});
