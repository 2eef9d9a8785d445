import { sql } from "kysely";
import type { Database } from "./database.ts";
import { readingFingerprint } from "./fingerprint.ts";
import type { DocumentFault, SealedCheck } from "./sealedCheck.ts";
import { loadSealedLines, type SealedLine } from "./sealedLine.ts";

type Kept = {
  readonly administration: string;
  readonly year: number;
  readonly reading: bigint;
  readonly sha256: string;
  /** The original may have been erased: what was read from it is checked all the same. */
  readonly isWhole: boolean;
  readonly hasPeople: boolean;
};

/** Every reading of an evaluation against the hashes in the line of its import: the file, while it is kept, and what was read from it, while its forms are. */
export async function checkSealedReadings(tx: Database): Promise<SealedCheck> {
  const { rows: readings } = await sql<Kept>`
    select r.administration_id as administration, r.year, r.reading, encode(r.sha256, 'hex') as sha256,
      r.content is null or r.sha256 = sha256(r.content) as "isWhole",
      exists (select from evaluated_person p where p.administration_id = r.administration_id and p.reading = r.reading) as "hasPeople"
    from evaluation_reading r order by r.administration_id, r.reading`.execute(tx);
  const lines = (await loadSealedLines(tx, ["evaluation.import"])).filter(({ said }) => said === undefined || said["changed"] === true);
  const faults: DocumentFault[] = [];
  let [withoutPrint, erased] = [0, 0];
  for (const each of readings) {
    const { administration, year, reading } = each;
    const object = `reading ${String(reading)}, ${String(year)}`;
    const ofYear = lines.filter((line) => line.administration === administration && line.year === year);
    const told = ofYear.find(({ said }) => said?.["reading"] === String(reading))?.said;
    if (!each.isWhole || (told && told["sha256"] !== each.sha256)) faults.push({ administration, object, kind: "readingAltered" });
    else if (told && !each.hasPeople) erased += 1;
    else if (told && told["readingSha256"] === (await readingFingerprint(tx, administration, reading))) continue;
    else if (told) faults.push({ administration, object, kind: "readingAltered" });
    else if (ofYear.some(({ said }) => said && said["reading"] === undefined)) withoutPrint += 1;
    else if (ofYear.some(({ said }) => said === undefined)) erased += 1;
    else faults.push({ administration, object, kind: "readingUntold" });
  }
  const kept = new Set(readings.map(({ administration, reading }) => `${administration} ${String(reading)}`));
  const deletions = await loadSealedLines(tx, ["retention.run"]);
  for (const line of lines) {
    const { administration, object, said } = line;
    const reading = said?.["reading"];
    if (typeof reading === "string" && !kept.has(`${administration} ${reading}`) && !isDeletedAfter(line, deletions))
      faults.push({ administration, object, kind: "readingMissing" });
  }
  return { looked: { kind: "readings", count: readings.length, withoutPrint, erased }, faults };
}

/** Whether readings that others overtook were deleted since, past their term: the log tells how many, not which. */
function isDeletedAfter({ administration, sequence }: SealedLine, deletions: readonly SealedLine[]): boolean {
  return deletions.some((line) => line.administration === administration && line.sequence > sequence && (line.said === undefined || line.said["drafts"] !== undefined)); // prettier-ignore
}
