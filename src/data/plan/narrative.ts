import type { Narrative } from "../../domain/report/narrative.ts";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";

/** The words of the Relazione that hold, and their version; undefined when nobody wrote any. */
export async function loadNarrative(
  db: Database,
  { administration, year }: YearKey,
): Promise<{ readonly version: number; readonly narrative: Narrative } | undefined> {
  const row = await db
    .selectFrom("narrative")
    .select(["version", "chapters"])
    .where("administration_id", "=", administration)
    .where("year", "=", year)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && { version: row.version, narrative: row.chapters };
}

/** Adds a version; the earlier ones stay. */
export async function addNarrative(
  tx: Database,
  { administration, year }: YearKey,
  version: number,
  narrative: Narrative,
  fileId: bigint,
  person: string,
): Promise<void> {
  await tx
    .insertInto("narrative")
    .values({ administration_id: administration, year, version, chapters: JSON.stringify(narrative), file_id: fileId, recorded_by: person })
    .execute();
}
