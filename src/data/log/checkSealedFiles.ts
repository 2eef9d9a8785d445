import { sql } from "kysely";
import type { Database } from "../database/database.ts";
import type { DocumentFault, SealedCheck } from "./sealedCheck.ts";
import { loadSealedLines, type SealedLine, speechlessLines } from "./sealedLine.ts";

type Kept = {
  readonly administration: string;
  readonly year: number;
  readonly object: string;
  readonly sha256: string;
  readonly isWhole: boolean;
};

/** Every kept file of an administration against the hash in the line of its import, and every import against the files that are kept. */
export async function checkSealedFiles(tx: Database, of: string): Promise<SealedCheck> {
  const { rows: files } = await sql<Kept>`
    select administration_id as administration, year, 'file ' || file_id || ', ' || year as object, encode(sha256, 'hex') as sha256,
      sha256 = sha256(content) as "isWhole"
    from imported_file where administration_id = ${of} order by file_id`.execute(tx);
  const lines = await loadSealedLines(tx, of, ["plan.import", "result.import", "relazione.narrative"]);
  const take = speechlessLines(lines, "sha256");
  const faults: DocumentFault[] = [];
  let [withoutPrint, erased] = [0, 0];
  for (const { administration, year, object, sha256, isWhole } of files) {
    const isOfYear = (line: SealedLine) => line.administration === administration && line.year === year;
    if (!isWhole) {
      faults.push({ administration, object, kind: "fileAltered" });
      continue;
    }
    if (lines.some((line) => isOfYear(line) && line.said?.["sha256"] === sha256)) continue;
    const line = take(isOfYear);
    if (!line) faults.push({ administration, object, kind: "fileUntold" });
    else if (line.said) withoutPrint += 1;
    else erased += 1;
  }
  const kept = new Set(files.map(({ administration, year, sha256 }) => `${administration} ${String(year)} ${sha256}`));
  for (const { administration, year, object, said, action } of lines) {
    const isKept = action !== "relazione.narrative" || said?.["changed"] === true; // the same words again keep no file
    const sha256 = said?.["sha256"];
    if (isKept && typeof sha256 === "string" && !kept.has(`${administration} ${String(year)} ${sha256}`))
      faults.push({ administration, object, kind: "fileMissing" });
  }
  return { looked: { kind: "files", count: files.length, withoutPrint, erased }, faults };
}
