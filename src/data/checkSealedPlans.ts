import { sql } from "kysely";
import type { YearKey } from "./cycleYear.ts";
import type { Database } from "./database.ts";
import { planFingerprint } from "./fingerprint.ts";
import type { DocumentFault, SealedCheck } from "./sealedCheck.ts";
import { loadSealedLines } from "./sealedLine.ts";

/** The objectives, targets and outcomes of every year against the hash in the last line that wrote them. */
export async function checkSealedPlans(tx: Database): Promise<SealedCheck> {
  const { rows } = await sql<YearKey>`
    select distinct administration_id as administration, year from objective order by administration_id, year`.execute(tx);
  const lines = await loadSealedLines(tx, ["plan.import"]);
  const faults: DocumentFault[] = [];
  let [withoutPrint, erased] = [0, 0];
  for (const key of rows) {
    const { administration, year } = key;
    const object = `plan ${String(year)}`;
    const last = lines.findLast((line) => line.administration === administration && line.year === year);
    const print = last?.said?.["planSha256"];
    if (!last) faults.push({ administration, object, kind: "planUntold" });
    else if (!last.said) erased += 1;
    else if (print === undefined) withoutPrint += 1;
    else if (print !== (await planFingerprint(tx, key))) faults.push({ administration, object, kind: "planAltered" });
  }
  return { looked: { kind: "plans", count: rows.length, withoutPrint, erased }, faults };
}
