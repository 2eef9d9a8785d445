import { type Sentences } from "../../../domain/kernel/refusal.ts";
import {
  loadObjectives,
  addEndings,
  ensurePlanVersion,
  insertObjectives,
  proposeVariation,
  type ReadEnding,
  type ReadObjective,
  updateObjective,
} from "../../../data/plan/objective.ts";
import { holdRevision } from "../../../data/cycle/cycleYear.ts";
import type { Database } from "../../../data/database/database.ts";
import { nameOfAdministration } from "../../../data/organisation/administration.ts";
import { fingerprintOf, planFingerprint } from "../../../data/log/fingerprint.ts";
import { keepImportedFile } from "../../../data/plan/importedFile.ts";
import { loadParsedDocument, saveParsedDocument } from "../../../data/plan/parsedDocument.ts";
import { loadUnits } from "../../../data/organisation/unit.ts";
import { renamedGroups } from "../../../data/plan/renamedGroups.ts";
import { addReportedFigures } from "../../../data/plan/reportedFigure.ts";
import { refreshStatistics } from "../../../data/database/statistics.ts";
import { foldWords } from "../../../domain/kernel/foldWords.ts";
import { type Accepted, refuse, type Refused, refusedFor } from "../../../domain/kernel/verdict.ts";
import { countOutcomes, groupsOf, type OutcomeCounts } from "../../../domain/plan/countOutcomes.ts";
import { mergeGroups, type MergedSpellings } from "../../../domain/plan/group.ts";
import { type Changed, importChanges, type ImportChanges, type Incoming, promiseWords } from "../../../domain/plan/importChanges.ts";
import type { Measured } from "../../../domain/plan/assess.ts";
import type { ObjectiveCode, PlannedObjective } from "../../../domain/plan/objective.ts";
import { plannedObjective } from "../../../domain/plan/plannedObjective.ts";
import { readMeasured } from "../../../domain/plan/readMeasured.ts";
import { readOutcome } from "../../../domain/plan/readOutcome.ts";
import { FILE_REFUSALS, type FileRefusal } from "../../../exchange/decodeText.ts";
import { rowRefusals } from "../../../exchange/refusedRow.ts";
import { ROW_REFUSALS, type RowRefusal } from "../../../exchange/rowRefusals.ts";
import type { ReportRead } from "../../../exchange/readReport.ts";
import { act, ACT_REFUSALS, type ActRefusal } from "../act.ts";
import type { Ambient, Workers } from "../ambient.ts";
import { tellPlaced } from "./tellPlaced.ts";
import { identityNotes, type ImportNote, notesOn } from "./importNotes.ts";

/**
 * A document to import. `administrationName` is needed only when the text does not name the administration and it is not known yet.
 * `isAdministrationChosen`: a person named the administration; otherwise a document that speaks of another one is refused.
 */
export type PlanFile = {
  readonly name: string;
  readonly content: Uint8Array;
  readonly isAdministrationChosen: boolean;
  readonly administrationName?: string;
  readonly dryRun?: boolean;
  readonly idempotencyKey: string;
};

/** What an import did, or would have done where a row is refused. The form programs read. */
export type ImportReport = OutcomeCounts & {
  readonly administration: { readonly code: string; readonly name: string };
  readonly units: readonly ({ readonly name: string } & OutcomeCounts)[];
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Changes asked of an approved plan: kept as proposals of variation. */
  readonly proposed: number;
  readonly missing: readonly { readonly code: string; readonly group: string; readonly title: string }[];
  readonly merged: readonly MergedSpellings[];
  readonly notes: readonly ImportNote[];
  readonly ignoredColumns: readonly string[];
};

/** Why an import is refused: the file, or rows of it. */
export type ImportRefusal = FileRefusal | RowRefusal | ActRefusal | "nameless" | "otherAdministration";

/** The sentences of the refusals of an import. */
export const IMPORT_REFUSALS = {
  ...FILE_REFUSALS,
  ...ROW_REFUSALS,
  ...ACT_REFUSALS,
  nameless: "Il documento non dice di quale amministrazione è: indichi il nome con --name.",
  otherAdministration:
    "Il documento parla di un'altra amministrazione rispetto a quella già presente: indichi con --administration il codice di quella giusta.",
} satisfies Sentences<ImportRefusal>;

/** A refused import; where rows of the file are the reasons, the report says what would have been without them. */
export type ImportRefused = Refused<ImportRefusal> & { readonly report?: ImportReport };

/**
 * Imports a plan or a report. One refused row refuses the whole file, nothing is written, and every refused row is told.
 * Importing the same file again changes nothing; what vanished from a file is told, never removed.
 */
export async function importPlan(
  ambient: Ambient & { readonly workers: Pick<Workers, "readReport"> },
  file: PlanFile,
): Promise<Accepted<ImportReport> | ImportRefused> {
  const reading = await ambient.workers.readReport(ambient, file.content, ambient.year);
  if (!reading.ok) return refuse(reading.refusal);
  const { report } = reading;
  const refused = refusedFor(rowRefusals(report.refused, file.name));
  const administrationName = file.administrationName ?? report.administrationName;
  const options = {
    idempotencyKey: file.idempotencyKey,
    dryRun: (file.dryRun ?? false) || refused !== undefined,
    ...(administrationName !== undefined && { administrationName }),
  };
  const verdict = await act<ImportReport, "otherAdministration">(ambient, "plan.import", options, async (tx, { today }) => {
    const known = await nameOfAdministration(tx, ambient.administration);
    if (!file.isAdministrationChosen && administrationName !== undefined && foldWords(administrationName) !== foldWords(known ?? "")) {
      return refuse("otherAdministration");
    }
    const before = await loadUnits(tx, ambient.administration);
    const answer = await importInto(tx, ambient, file, report);
    await tellPlaced(tx, ambient, before, today);
    const { added, changed, unchanged, proposed } = answer;
    const prints = { sha256: fingerprintOf(file.content), planSha256: await planFingerprint(tx, ambient) };
    const content = { file: file.name, added, changed, unchanged, proposed, ...prints };
    return { ok: true, value: { answer, object: `plan ${String(ambient.year)}`, content } };
  });
  if (verdict.ok && !options.dryRun) {
    const { added, changed, proposed } = verdict.value;
    await refreshStatistics(ambient.db, { administration: ambient.administration, ...ambient.actor }, "plan", added + changed + proposed);
  }
  const isNameless = !verdict.ok && verdict.reasons[0].reason === "yearNotStarted" && administrationName === undefined;
  if (isNameless) return refuse("nameless");
  return verdict.ok && refused ? { ...refused, report: verdict.value } : verdict;
}

async function importInto(tx: Database, ambient: Ambient, file: PlanFile, report: ReportRead): Promise<ImportReport> {
  const { administration, year } = ambient;
  const key = { administration, year };
  await holdRevision(tx, key);
  const fileId = await keepImportedFile(tx, key, file.name, Buffer.from(file.content));
  const known = await loadObjectives(tx, key);
  const groups = [...new Set(known.map(({ group }) => group))];
  const { nameOf, merged } = mergeGroups(
    report.objectives.map(({ heading }) => heading),
    groups,
  );
  const renamed = await renamedGroups(tx, key, [...new Set(nameOf.values())], groups);
  const groupOf = (heading: string) => renamed.get(nameOf.get(heading) ?? "") ?? nameOf.get(heading) ?? heading;
  const incoming = report.objectives.map((row) => ({
    outcome: row.outcome,
    measured: row.measured ?? "",
    deviation: row.deviation ?? "",
    isOwn: row.isOwn === true,
    promise: { ...plannedObjective(row, groupOf(row.heading), year), heading: row.heading, fileId, line: row.line },
  }));
  const changes = importChanges(known, incoming);
  const { added, changed, proposed } = await writeObjectives(tx, ambient, changes);
  const inFile = <Thing extends { line: number }>({ line, ...thing }: Thing) => ({ ...thing, place: { file: file.name, line } });
  const unsure = await saveParsedDocument(tx, key, fileId, {
    services: report.services.map(inFile),
    mandateLines: report.mandateLines.map(inFile),
    publicValue: report.publicValue.map(inFile),
    strategic: report.strategic.map(inFile),
    operational: report.operational.map(inFile),
    scoreBands: report.scoreGrid.map(inFile),
  });
  await addReportedFigures(tx, key, report.headCount.map(inFile), fileId);
  const after = await loadObjectives(tx, key);
  return {
    administration: { code: administration, name: (await nameOfAdministration(tx, administration)) ?? "" },
    ...countOutcomes(after),
    units: groupsOf(after).map(([name, held]) => ({ name, ...countOutcomes(held) })),
    added,
    changed,
    unchanged: changes.unchanged + (changes.changed.length - changed),
    proposed,
    missing: changes.missing.map(({ code, group, title }) => ({ code, group, title })),
    merged: [...merged, ...Array.from(renamed, ([name, kept]) => ({ kept, spellings: [name] }))],
    notes: [...notesOn(changes, incoming, await loadParsedDocument(tx, key)), ...identityNotes(unsure, year)],
    ignoredColumns: report.ignoredColumns,
  };
}

type FileObjective = Incoming & { readonly promise: ReadObjective };

/** Writes new and changed objectives and how they ended. What an approved plan would have to change is proposed instead; how it ended is written. */
async function writeObjectives(tx: Database, { administration, year, actor }: Ambient, changes: ImportChanges<FileObjective>) {
  const key = { administration, year };
  const plan = await ensurePlanVersion(tx, key);
  const added = plan.isApproved ? [] : changes.added;
  const codes = await insertObjectives(
    tx,
    key,
    plan.version,
    added.map(({ promise }) => promise),
  );
  const endings = added.map((incoming, i) => endingOf(codes[i]!, incoming, toldBy(incoming)));
  let proposed = 0;
  for (const { promise } of plan.isApproved ? changes.added : []) {
    await proposeVariation(tx, key, actor.person, promise);
    proposed += 1;
  }
  for (const change of changes.changed) {
    const { objective, incoming, hasNewPromise } = change;
    endings.push(endingOf(objective.code, incoming, change, plan.isApproved ? objective : incoming.promise));
    if (hasNewPromise && plan.isApproved) {
      await proposeVariation(tx, key, actor.person, incoming.promise, { code: objective.code, before: promiseWords(objective) });
      proposed += 1;
    } else if (hasNewPromise) {
      await updateObjective(tx, key, plan.version, objective.code, incoming.promise);
    }
  }
  await addEndings(
    tx,
    key,
    endings.filter(({ evaluated, measured, deviation }) => evaluated ?? measured ?? deviation),
  );
  const changed = changes.changed.filter((change) => tellsEnding(change) || !plan.isApproved).length;
  return { added: added.length, changed, proposed };
}

type Told = Pick<Changed<FileObjective>, "hasNewOutcome" | "hasNewMeasure" | "hasNewReason">;

function toldBy({ outcome, measured, deviation }: FileObjective): Told {
  return { hasNewOutcome: outcome !== "", hasNewMeasure: measured !== "", hasNewReason: deviation !== "" };
}

function tellsEnding({ hasNewOutcome, hasNewMeasure, hasNewReason }: Told): boolean {
  return hasNewOutcome || hasNewMeasure || hasNewReason;
}

/** What a file newly tells of how an objective ended. An outcome or a measure nobody can read stays as written and counts for nothing. */
function endingOf(code: ObjectiveCode, incoming: FileObjective, told: Told, inForce: PlannedObjective = incoming.promise): ReadEnding {
  const { outcome, measured, deviation, promise } = incoming;
  return {
    code,
    ...(told.hasNewOutcome && { evaluated: { ...(readOutcome(outcome) ?? { outcome: "unknown" }), written: outcome } }),
    ...(told.hasNewMeasure && { measured: { written: measured, measured: measureOf(measured, inForce) ?? {} } }),
    ...(told.hasNewReason && { deviation }),
    fileId: promise.fileId,
    line: promise.line,
  };
}

function measureOf(written: string, { indicator: { target } }: PlannedObjective): Measured | undefined {
  return readMeasured(written, target.reading.understood ? target.reading.target : undefined);
}
