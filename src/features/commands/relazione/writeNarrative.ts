import { isDeepStrictEqual } from "node:util";
import { readAnnualReport } from "../../../data/plan/annualReport.ts";
import { holdConcern } from "../../../data/cycle/cycleYear.ts";
import { fingerprintOf } from "../../../data/log/fingerprint.ts";
import { keepImportedFile } from "../../../data/plan/importedFile.ts";
import { addNarrative, loadNarrative } from "../../../data/plan/narrative.ts";
import { refuseEach, refusedFor, type Verdict } from "../../../domain/kernel/verdict.ts";
import type { Sentences } from "../../../domain/kernel/refusal.ts";
import { figuresOf } from "../../../domain/report/annualReport.ts";
import { NARRATIVE_CHAPTERS, type UnknownFigure, unknownFigures } from "../../../domain/report/narrative.ts";
import { type NarrativeMistake, NARRATIVE_REFUSALS, narrativeRefusal, type NarrativeRefusal } from "../../../exchange/narrativeRefusals.ts";
import { act, ACT_REFUSALS, type ActRefusal } from "../act.ts";
import type { Ambient, Workers } from "../ambient.ts";

/** A file of the words an office wrote for its Relazione. */
export type NarrativeFile = {
  readonly name: string;
  readonly content: Uint8Array;
  readonly idempotencyKey: string;
  readonly dryRun?: boolean;
};

/** What was done: the version that now holds, whether it is a new one, and the chapters it replaces. The form programs read. */
export type NarrativeReport = {
  readonly version: number;
  readonly changed: boolean;
  readonly chapters: readonly string[];
};

/** Why an office's own words are not kept. */
export type WriteNarrativeRefusal = ActRefusal | NarrativeRefusal;

/** The sentences of these refusals. */
export const WRITE_NARRATIVE_REFUSALS = { ...ACT_REFUSALS, ...NARRATIVE_REFUSALS } satisfies Sentences<WriteNarrativeRefusal>;

/**
 * Replaces the words of the Relazione's chapters with the office's own. One mistake refuses the whole file, and all are told; the same words again write no
 * new version; earlier versions stay. A figure the year does not have is refused.
 */
export async function writeNarrative(
  ambient: Ambient & { readonly workers: Pick<Workers, "readNarrative"> },
  file: NarrativeFile,
): Promise<Verdict<NarrativeReport, WriteNarrativeRefusal>> {
  const reading = await ambient.workers.readNarrative(ambient, file.content);
  if (!reading.ok) return refuseEach(reading.refused, (each) => narrativeRefusal(each, file.name));
  const { administration, year, actor } = ambient;
  const key = { administration, year };
  const { idempotencyKey, dryRun = false } = file;
  return act<NarrativeReport, NarrativeRefusal>(ambient, "relazione.narrative", { idempotencyKey, dryRun }, async (tx) => {
    await holdConcern(tx, key, "narrative");
    const report = await readAnnualReport(tx, key);
    const figures = report ? figuresOf(report) : {};
    const unknown = unknownFigures(reading.chapters, (id) => id in figures);
    const refused = refusedFor(unknown.map((each) => narrativeRefusal(mistakeOf(each), file.name)));
    if (refused) return refused;
    const before = await loadNarrative(tx, key);
    const changed = !isDeepStrictEqual(before?.narrative, reading.chapters);
    const version = (before?.version ?? 0) + (changed ? 1 : 0);
    if (changed) {
      const fileId = await keepImportedFile(tx, key, file.name, Buffer.from(file.content));
      await addNarrative(tx, key, version, reading.chapters, fileId, actor.person);
    }
    const chapters = NARRATIVE_CHAPTERS.filter((chapter) => reading.chapters[chapter]);
    const answer = { version, changed, chapters };
    const content = { file: file.name, version, changed, chapters, sha256: fingerprintOf(file.content) };
    return { ok: true, value: { answer, object: `narrative ${String(year)}`, content } };
  });
}

function mistakeOf({ chapter, position, figure }: UnknownFigure): NarrativeMistake {
  const clause = `chapters.${chapter}[${String(position - 1)}]`;
  return { chapter, position, field: "figure", clause, refusal: "unknownFigure", more: { figure } };
}
