import { isDeepStrictEqual } from "node:util";
import { readAnnualReport } from "../../../data/plan/annualReport.ts";
import { holdRevision } from "../../../data/cycle/cycleYear.ts";
import { fingerprintOf } from "../../../data/log/fingerprint.ts";
import { keepImportedFile } from "../../../data/plan/importedFile.ts";
import { addNarrative, loadNarrative } from "../../../data/plan/narrative.ts";
import { refuse, type Refused, type Verdict } from "../../../domain/kernel/verdict.ts";
import { figuresOf } from "../../../domain/report/annualReport.ts";
import { NARRATIVE_CHAPTERS, unknownFigures } from "../../../domain/report/narrative.ts";
import type { NarrativeRefusal } from "../../../exchange/readNarrative.ts";
import { act, type ActRefusal } from "../act.ts";
import type { Ambient, Workers } from "../ambient.ts";

/** A file of the words an office wrote for its Relazione. */
export type NarrativeFile = {
  readonly name: string;
  readonly content: Uint8Array;
  readonly idempotencyKey: string;
  readonly dryRun?: boolean;
};

/** What was done: the version that now holds, whether it is a new one, the chapters it replaces, or what was refused. The form programs read. */
export type NarrativeReport = {
  readonly version: number;
  readonly changed: boolean;
  readonly chapters: readonly string[];
  readonly refused: readonly NarrativeRefusal[];
};

const nothing = (refused: readonly NarrativeRefusal[]): NarrativeReport => ({ version: 0, changed: false, chapters: [], refused });

/**
 * Replaces the words of the Relazione's chapters with the office's own. One mistake refuses the whole file; the same words again write no
 * new version; earlier versions stay. A figure the year does not have is refused.
 */
export async function writeNarrative(
  ambient: Ambient & { readonly workers: Pick<Workers, "readNarrative"> },
  file: NarrativeFile,
): Promise<Verdict<NarrativeReport, ActRefusal>> {
  const reading = await ambient.workers.readNarrative(ambient, file.content);
  if (!reading.ok) return { ok: true, value: nothing(reading.refused) };
  const { administration, year, actor } = ambient;
  const key = { administration, year };
  const { idempotencyKey, dryRun = false } = file;
  let refused: readonly NarrativeRefusal[] = [];
  const verdict = await act<NarrativeReport, "unknownFigure">(ambient, "relazione.narrative", { idempotencyKey, dryRun }, async (tx) => {
    await holdRevision(tx, key);
    const report = await readAnnualReport(tx, key);
    const figures = report ? figuresOf(report) : {};
    refused = unknownFigures(reading.chapters, (id) => id in figures).map(({ figure, ...place }) => ({
      ...place,
      field: "figure",
      message: `Il numero «${figure}» non esiste in questo anno.`,
    }));
    if (refused.length > 0) return refuse("unknownFigure");
    const before = await loadNarrative(tx, key);
    const changed = !isDeepStrictEqual(before?.narrative, reading.chapters);
    const version = (before?.version ?? 0) + (changed ? 1 : 0);
    if (changed) {
      const fileId = await keepImportedFile(tx, key, file.name, Buffer.from(file.content));
      await addNarrative(tx, key, version, reading.chapters, fileId, actor.person);
    }
    const chapters = NARRATIVE_CHAPTERS.filter((chapter) => reading.chapters[chapter]);
    const answer = { version, changed, chapters, refused: [] };
    const content = { file: file.name, version, changed, chapters, sha256: fingerprintOf(file.content) };
    return { ok: true, value: { answer, object: `narrative ${String(year)}`, content } };
  });
  if (verdict.ok) return verdict;
  return refused.length > 0 ? { ok: true, value: nothing(refused) } : (verdict as Refused<ActRefusal>);
}
