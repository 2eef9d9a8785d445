import { sql } from "kysely";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";
import { fingerprintOf, planFingerprint, planPartsFingerprint } from "./fingerprint.ts";
import type { DocumentFault, SealedCheck } from "./sealedCheck.ts";
import { loadSealedLines } from "./sealedLine.ts";

/** The objectives, targets and outcomes of every year of an administration, and of every year into which some were imported, against the hash in the last line that wrote them. */
export async function checkSealedPlans(tx: Database, of: string): Promise<SealedCheck> {
  const { rows } = await sql<YearKey & { readonly isThere: boolean }>`
    select administration_id as administration, year,
      exists (select from objective o where o.administration_id = a.administration_id and o.year = a.year) as "isThere"
    from (
      select administration_id, year from objective where administration_id = ${of}
      union select administration_id, year from audit where administration_id = ${of} and action = 'plan.import'
    ) a
    order by year`.execute(tx);
  const lines = await loadSealedLines(tx, of, ["plan.import"]);
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
  }
  return { looked: { kind: "plans", count: rows.length, withoutPrint, erased }, faults };
}

/** A line of before these parts were hashed says nothing of them. */
async function arePartsWhole(tx: Database, key: YearKey, print: unknown): Promise<boolean> {
  return print === undefined || print === (await planPartsFingerprint(tx, key));
}
