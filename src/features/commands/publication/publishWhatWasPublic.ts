import { sql } from "kysely";
import type { YearKey } from "../../../data/cycle/cycleYear.ts";
import type { Database } from "../../../data/database/database.ts";
import { appendAuditLine } from "../../../data/log/auditLog.ts";
import { insertPublication, objectOfPublication, releasePublication } from "../../../data/publication/publication.ts";
import { ENGINE } from "../../../domain/evaluation/engine.ts";
import { readMaterial } from "./publishYear.ts";

/** Who publishes what was public before there were publications. */
const BY = "aggiornamento";

const REASON = "pubblico già prima di questa versione";

/**
 * Publishes, as number 1 and without an act, the years that were public before there were publications; answers them. Run as the owner of the database, in a
 * transaction. Where there are none it only asks.
 */
export async function publishWhatWasPublic(tx: Database): Promise<YearKey[]> {
  const { rows } = await sql<YearKey>`
    select administration_id as administration, year from published_before order by administration_id, year`.execute(tx);
  for (const key of rows) {
    const material = await readMaterial(tx, key);
    if (!material) continue;
    const { pieces, includes, sha256 } = material;
    const known = { number: 1, corrects: undefined, reason: REASON, preparedBy: BY, engine: ENGINE };
    await insertPublication(tx, key, { ...known, pieces, includes, sha256 });
    await releasePublication(tx, key, 1, BY);
    const { administration, year } = key;
    const content = { publication: 1, sha256: sha256.toString("hex"), reason: REASON };
    await appendAuditLine(tx, {
      administration,
      person: BY,
      action: "publication.release",
      object: objectOfPublication(key, 1),
      content,
      year,
    });
  }
  await sql`delete from published_before`.execute(tx);
  return rows;
}
