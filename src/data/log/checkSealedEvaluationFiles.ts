import { sql } from "kysely";
import { RETENTION } from "../../domain/organisation/retention.ts";
import type { Database } from "../database/database.ts";
import { type Gone, unexplained } from "../personal/deletedSince.ts";
import { evaluationFileFingerprint } from "./fingerprint.ts";
import type { DocumentFault, DocumentFaultKind, SealedCheck } from "./sealedCheck.ts";
import { loadSealedLines, type SealedLine, speechlessLines } from "./sealedLine.ts";

type Kept = {
  readonly administration: string;
  readonly year: number;
  readonly fileNumber: bigint;
  readonly by: string;
  readonly sha256: string;
  /** The original may have been erased: what was read from it is checked all the same. */
  readonly isWhole: boolean;
  readonly hasOriginal: boolean;
  /** It is what a file is after its forms are past their term: all they were and all they stood on is gone. */
  readonly isStripped: boolean;
};

/** Every file of evaluations of an administration against the hashes in the line of its import: the file, while it is kept, and what was read from it, while its forms are. */
export async function checkSealedEvaluationFiles(tx: Database, of: string): Promise<SealedCheck> {
  const { rows: files } = await sql<Kept>`
    select r.administration_id as administration, r.year, r.file_number as "fileNumber", r.read_by as by, encode(r.sha256, 'hex') as sha256,
      r.content is null or r.sha256 = sha256(r.content) as "isWhole",
      r.content is not null as "hasOriginal",
      r.content is null and r.pay->'people' = '[]'
        and not exists (select from form f where f.administration_id = r.administration_id and f.file_number = r.file_number)
        and not exists (select from stint s where s.administration_id = r.administration_id and s.file_number = r.file_number)
        and not exists (select from evaluated_person p where p.administration_id = r.administration_id and p.file_number = r.file_number) as "isStripped"
    from evaluation_file r where r.administration_id = ${of} order by r.file_number`.execute(tx);
  const lines = (await loadSealedLines(tx, of, ["evaluation.import"])).filter(({ said }) => said === undefined || said["changed"] === true);
  const deletions = await loadSealedLines(tx, of, ["retention.run"]);
  const told = new Map(lines.map((line) => [nameOf(line.administration, line.said?.["reading"]), line]));
  const take = speechlessLines(lines, "reading");
  const faults: DocumentFault[] = [];
  const stripped: (Gone & DocumentFault)[] = [];
  const withoutOriginal: (Gone & DocumentFault)[] = [];
  let [withoutPrint, erased] = [0, 0];
  for (const each of files) {
    const { administration, year, fileNumber } = each;
    const object = `reading ${String(fileNumber)}, ${String(year)}`;
    const line =
      told.get(nameOf(administration, String(fileNumber))) ??
      take((other) => other.administration === administration && other.year === year && other.person === each.by);
    const fault = line ? await faultOf(tx, each, line) : "readingUntold";
    if (fault === "readingAltered" && line?.said && each.isStripped)
      stripped.push({ administration, object, kind: fault, since: firstTerm(line, deletions), rows: Number(line.said["forms"] ?? 0) });
    else if (fault) faults.push({ administration, object, kind: fault });
    else if (!line?.said) erased += 1;
    else if (line.said["reading"] === undefined) withoutPrint += 1;
    if (line && !each.hasOriginal && !each.isStripped)
      withoutOriginal.push({ administration, object, kind: "originalMissing", since: line.sequence, rows: 1 });
  }
  const altered = unexplained(stripped, deletions, "forms");
  const there = new Set(files.map(({ administration, fileNumber }) => nameOf(administration, String(fileNumber))));
  const gone = [
    ...altered,
    ...unexplained(withoutOriginal, [...deletions, ...(await loadErasures(tx, of))], "originals"),
    ...(await missingReadings(tx, of, lines, deletions, there)),
  ];
  return {
    looked: { kind: "readings", count: files.length, withoutPrint, erased: erased + stripped.length - altered.length },
    faults: [...faults, ...gone.map(({ administration, object, kind }) => ({ administration, object, kind }))],
  };
}

/** The erasures of people, each as the counts of what it erased: originals that held them among the rest. */
async function loadErasures(tx: Database, of: string): Promise<SealedLine[]> {
  return (await loadSealedLines(tx, of, ["rights.execute"])).map((line) => ({
    ...line,
    said: line.said?.["erased"] as SealedLine["said"],
  }));
}

async function faultOf(tx: Database, each: Kept, { said, year, person }: SealedLine): Promise<DocumentFaultKind | undefined> {
  if (!each.isWhole) return "readingAltered";
  if (said?.["reading"] === undefined) return undefined;
  if (year !== each.year) return "yearAltered";
  if (person !== each.by) return "personAltered";
  const isAsRead =
    said["sha256"] === each.sha256 && said["readingSha256"] === (await evaluationFileFingerprint(tx, each.administration, each.fileNumber));
  return isAsRead ? undefined : "readingAltered";
}

/** The last line before forms of its year can have been past any term: after it, a deletion may have taken them. */
function firstTerm({ administration, sequence, year }: SealedLine, deletions: readonly SealedLine[]): bigint {
  const endOfYear = Date.UTC(year ?? 0, 11, 30); // in Rome the 31st begins on the 30th
  const tooEarly = deletions.findLast(
    (line) =>
      line.administration === administration && line.recordedAt.getTime() < endOfYear + RETENTION.forms.leastDays * 24 * 60 * 60 * 1000,
  );
  return tooEarly && tooEarly.sequence > sequence ? tooEarly.sequence : sequence;
}

/** Readings that are gone, but for those that may be deleted as drafts: another has overtaken them, and no computation stands on them. */
async function missingReadings(
  tx: Database,
  of: string,
  lines: readonly SealedLine[],
  deletions: readonly SealedLine[],
  there: ReadonlySet<string>,
): Promise<readonly DocumentFault[]> {
  const runs = await loadSealedLines(tx, of, ["evaluation.record", "pay.record"]);
  const stoodOn = new Set(runs.map(({ administration, said }) => nameOf(administration, said?.["reading"])));
  const gone = lines.flatMap(({ administration, object, year, sequence, said }) => {
    const name = nameOf(administration, said?.["reading"]);
    if (said?.["reading"] === undefined || there.has(name)) return [];
    const next = lines.find((line) => line.administration === administration && line.year === year && line.sequence > sequence);
    const since = stoodOn.has(name) ? undefined : next?.sequence;
    return [{ administration, object, kind: "readingMissing" as const, since, rows: 1 }];
  });
  const overtaken = gone.flatMap(({ since, ...each }) => (since === undefined ? [] : [{ ...each, since }]));
  return [...gone.filter(({ since }) => since === undefined), ...unexplained(overtaken, deletions, "drafts")];
}

const nameOf = (administration: string, reading: unknown) => `${administration} ${String(reading)}`;
