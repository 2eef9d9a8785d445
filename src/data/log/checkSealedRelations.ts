import type { Database } from "../database/database.ts";
import type { DocumentFault, SealedCheck } from "./sealedCheck.ts";
import { loadSealedLines } from "./sealedLine.ts";

/** Every working relation of an administration that a line says a person confirmed against who is written beside it. */
export async function checkSealedRelations(tx: Database, of: string): Promise<SealedCheck> {
  const relations = await tx
    .selectFrom("employment")
    .select(["administration_id", "employment_id", "confirmed_by"])
    .where("administration_id", "=", of)
    .execute();
  const confirmedBy = new Map(relations.map((each) => [`${each.administration_id} ${String(each.employment_id)}`, each.confirmed_by]));
  const lines = await loadSealedLines(tx, of, ["relation.confirm"]);
  const faults: DocumentFault[] = [];
  let [count, erased] = [0, 0];
  for (const { administration, object, person, said } of lines) {
    const ids = said?.["confirmed"];
    if (!Array.isArray(ids)) {
      erased += 1;
      continue;
    }
    count += ids.length;
    if (ids.some((id) => confirmedBy.get(`${administration} ${String(id)}`) !== person))
      faults.push({ administration, object, kind: "relationAltered" });
  }
  return { looked: { kind: "relations", count, withoutPrint: 0, erased }, faults };
}
