import { createHash } from "node:crypto";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";

/** Keeps the original of an imported document, once for each year however often it is imported, and answers its id. */
export async function keepImportedFile(tx: Database, { administration, year }: YearKey, name: string, content: Buffer): Promise<bigint> {
  const sha256 = createHash("sha256").update(content).digest();
  const known = await tx
    .selectFrom("imported_file")
    .select("file_id")
    .where("administration_id", "=", administration)
    .where("year", "=", year)
    .where("sha256", "=", sha256)
    .executeTakeFirst();
  if (known) return known.file_id;
  const kept = await tx
    .insertInto("imported_file")
    .values({ administration_id: administration, year, name, sha256, content })
    .returning("file_id")
    .executeTakeFirstOrThrow();
  return kept.file_id;
}

/** The document last imported for a year, as it came; undefined when there is none. */
export async function loadLastFile(
  db: Database,
  { administration, year }: YearKey,
): Promise<{ readonly name: string; readonly content: Buffer } | undefined> {
  return db
    .selectFrom("imported_file")
    .select(["name", "content"])
    .where("administration_id", "=", administration)
    .where("year", "=", year)
    .orderBy("file_id", "desc")
    .executeTakeFirst();
}
