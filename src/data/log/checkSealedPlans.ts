import { sql } from "kysely";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";
import { fingerprintOf, planFingerprint, planPartsFingerprint } from "./fingerprint.ts";
import type { DocumentFault, SealedCheck } from "./sealedCheck.ts";
import { planContent } from "../../domain/plan/planContent.ts";
import { loadAllObjectives } from "../plan/objective.ts";
import { loadPlanVersions } from "../plan/planVersion.ts";
import { loadSealedLines, type SealedLine } from "./sealedLine.ts";

/** The deeds whose line has the hashes of the whole plan, as it was after them. */
const WRITES_PLAN = ["plan.import", "result.import", "objective.draft", "plan.approve", "variation.approve"];

const APPROVES = ["plan.approve", "variation.approve"];

/** The objectives, targets and outcomes of every year of an administration, and of every year into which some were imported, against the hash in the last line that wrote them. */
export async function checkSealedPlans(tx: Database, of: string): Promise<SealedCheck> {
  const { rows } = await sql<YearKey & { readonly isThere: boolean }>`
    select administration_id as administration, year,
      exists (select from objective o where o.administration_id = a.administration_id and o.year = a.year) as "isThere"
    from (
      select administration_id, year from objective where administration_id = ${of}
      union select administration_id, year from audit where administration_id = ${of} and action = any (${[...WRITES_PLAN]})
    ) a
    order by year`.execute(tx);
  const lines = await loadSealedLines(tx, of, WRITES_PLAN);
  const nothing = fingerprintOf("");
  const faults: DocumentFault[] = [];
  let [withoutPrint, erased] = [0, 0];
  for (const { isThere, ...key } of rows) {
    const { administration, year } = key;
    const object = `plan ${String(year)}`;
    const last = lines.findLast((line) => line.administration === administration && line.year === year);
    const print = last?.said?.["planSha256"];
    if (!last) faults.push({ administration, object, kind: "planUntold" });
    else if (!isThere && print !== nothing) faults.push({ administration, object, kind: "planMissing" });
    else if (!last.said) erased += 1;
    else if (print === undefined) withoutPrint += 1;
    else if (print !== (await planFingerprint(tx, key)) || !(await arePartsWhole(tx, key, last.said["planPartsSha256"])))
      faults.push({ administration, object, kind: "planAltered" });
    faults.push(...(await checkApprovals(tx, key, lines)));
  }
  return { looked: { kind: "plans", count: rows.length, withoutPrint, erased }, faults };
}

/** The versions that acts approved, against the hash in the line that approved each, and against what they promise now. */
async function checkApprovals(tx: Database, key: YearKey, lines: readonly SealedLine[]): Promise<DocumentFault[]> {
  const { administration, year } = key;
  const faults: DocumentFault[] = [];
  for (const { version, approval } of await loadPlanVersions(tx, key)) {
    if (approval?.sha256 === undefined) continue;
    const line = lines.find((each) => each.year === year && APPROVES.includes(each.action) && each.said?.["version"] === version);
    const now = fingerprintOf(planContent(await loadAllObjectives(tx, key, { upTo: version })));
    const object = `plan ${String(year)} version ${String(version)}`;
    if (line?.said && (line.said["contentSha256"] !== approval.sha256 || now !== approval.sha256))
      faults.push({ administration, object, kind: "planAltered" });
    else if (!line && !lines.some((each) => each.year === year && APPROVES.includes(each.action) && !each.said))
      faults.push({ administration, object, kind: "planUntold" });
  }
  return faults;
}

/** A line of before these parts were hashed says nothing of them. */
async function arePartsWhole(tx: Database, key: YearKey, print: unknown): Promise<boolean> {
  return print === undefined || print === (await planPartsFingerprint(tx, key));
}
