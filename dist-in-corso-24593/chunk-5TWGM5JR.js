// src/data/importedFile.ts
import { createHash } from "node:crypto";
async function keepImportedFile(tx, { administration, year }, name, content) {
  const sha256 = createHash("sha256").update(content).digest();
  const known = await tx.selectFrom("imported_file").select("file_id").where("administration_id", "=", administration).where("year", "=", year).where("sha256", "=", sha256).executeTakeFirst();
  if (known) return known.file_id;
  const kept = await tx.insertInto("imported_file").values({ administration_id: administration, year, name, sha256, content }).returning("file_id").executeTakeFirstOrThrow();
  return kept.file_id;
}
async function loadLastFile(db, { administration, year }) {
  return db.selectFrom("imported_file").select(["name", "content"]).where("administration_id", "=", administration).where("year", "=", year).orderBy("file_id", "desc").executeTakeFirst();
}

export {
  keepImportedFile,
  loadLastFile
};
//# sourceMappingURL=chunk-5TWGM5JR.js.map
