import { mapEach } from "../../../domain/kernel/oneOrMore.ts";
import { type Sentences } from "../../../domain/kernel/refusal.ts";
import {
  insertObjectives,
  loadAllObjectives,
  loadObjectives,
  updateObjective,
  type WrittenObjective,
} from "../../../data/plan/objective.ts";
import { loadDroppedIndicators } from "../../../data/plan/indicator.ts";
import { addPlanEdits } from "../../../data/plan/planEdit.ts";
import { addEndings, type ReadEnding } from "../../../data/plan/result.ts";
import { holdConcern, type YearKey } from "../../../data/cycle/cycleYear.ts";
import type { Database } from "../../../data/database/database.ts";
import { nameOfAdministration } from "../../../data/organisation/administration.ts";
import { fingerprintOf } from "../../../data/log/fingerprint.ts";
import { keepImportedFile } from "../../../data/plan/importedFile.ts";
import { saveLinks } from "../../../data/plan/objectiveLink.ts";
import { ensurePlanVersion, isPlanApproved, type PlanVersion } from "../../../data/plan/planVersion.ts";
import { loadVariations } from "../../../data/plan/variation.ts";
import { loadPersonHolders, savePersonHolders } from "../../../data/plan/personHolder.ts";
import { loadParsedDocument, type ParsedDocument, saveParsedDocument } from "../../../data/plan/parsedDocument.ts";
import { loadUnits, type UnitSpan } from "../../../data/organisation/unit.ts";
import { renamedGroups } from "../../../data/plan/renamedGroups.ts";
import { addReportedFigures } from "../../../data/plan/reportedFigure.ts";
import { refreshStatistics } from "../../../data/database/statistics.ts";
import { foldWords } from "../../../domain/kernel/foldWords.ts";
import { type Accepted, refuse, type Refused, refusedFor } from "../../../domain/kernel/verdict.ts";
import { countOutcomes, groupsOf, type OutcomeCounts } from "../../../domain/plan/countOutcomes.ts";
import { mergeGroups, type MergedSpellings } from "../../../domain/plan/group.ts";
import { type FieldEdit, fieldEdits } from "../../../domain/plan/fieldEdits.ts";
import {
  type Changed,
  importChanges,
  type ImportChanges,
  type Incoming,
  saysEnding,
  tellsEnding,
} from "../../../domain/plan/importChanges.ts";
import type { Measured } from "../../../domain/plan/assess.ts";
import type { FollowedIndicator, WrittenTarget } from "../../../domain/plan/indicator.ts";
import { identifyLinks } from "../../../domain/plan/links.ts";
import type { Objective, ObjectiveCode } from "../../../domain/plan/objective.ts";
import { linkListsOf } from "../../../domain/report/linkedObjectives.ts";
import type { PersonHolder } from "../../../domain/plan/personHolder.ts";
import { plannedObjective } from "../../../domain/plan/plannedObjective.ts";
import { readMeasured } from "../../../domain/plan/readMeasured.ts";
import { readOutcome } from "../../../domain/plan/readOutcome.ts";
import { type KnownUnits, knownUnits, readStructures } from "../../../domain/plan/structures.ts";
import { placedRow, placeOfLine, type RowPlace, rowWords } from "../../../exchange/documentRows.ts";
import { REPORT_FILE_REFUSALS, type ReportFileRefusal } from "../../../exchange/reportFileRefusals.ts";
import { rowRefusals } from "../../../exchange/refusedRow.ts";
import { ROW_REFUSALS, type RowRefusal } from "../../../exchange/rowRefusals.ts";
import type { ReportRead } from "../../../exchange/readReport.ts";
import { act, ACT_REFUSALS, type ActRefusal } from "../act.ts";
import type { Ambient, Workers } from "../ambient.ts";
import { tellPlaced } from "./tellPlaced.ts";
import { endingNotes, hiddenSheetNotes, identityNotes, type ImportNote, notesOn, peopleNote, unkeptNotes } from "./importNotes.ts";
import { waitsForAct } from "./varyPlan.ts";
import { proposeFromFile } from "./proposeFromFile.ts";
import { planPrints } from "./planPrints.ts";
import { outsideRegister } from "./peopleInRegister.ts";

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
  /** Variations that wait for an act once it was read, those among them. */
  readonly waiting: number;
  readonly missing: readonly { readonly code: string; readonly group: string; readonly title: string }[];
  readonly merged: readonly MergedSpellings[];
  readonly notes: readonly ImportNote[];
  readonly ignoredColumns: readonly string[];
};

/** Why an import is refused: the file, or rows of it. */
export type ImportRefusal = ReportFileRefusal | RowRefusal | ActRefusal | "nameless" | "otherAdministration" | "planSubmitted";

/** The sentences of the refusals of an import. */
export const IMPORT_REFUSALS = {
  ...REPORT_FILE_REFUSALS,
  ...ROW_REFUSALS,
  ...ACT_REFUSALS,
  nameless: "Il documento non dice di quale amministrazione è: indichi il nome con --name.",
  otherAdministration:
    "Il documento parla di un'altra amministrazione rispetto a quella già presente: indichi con --administration il codice di quella giusta.",
  planSubmitted:
    "Il piano è stato inviato a chi lo approva, e il documento lo cambierebbe: prima va rimandato a chi lo scrive (npx traguardo plan return).",
} satisfies Sentences<ImportRefusal>;

/** A refused import; where rows of the file are the reasons, the report says what would have been without them. */
export type ImportRefused = Refused<ImportRefusal> & { readonly report?: ImportReport };

/**
 * Imports a plan or a report: what is promised, in the track of the plan, and how it went, in that of the results. Once the plan is approved only how it went is
 * written, and other promises are kept as drafts of variations. One refused row refuses the whole file, nothing is written, and every refused row is told.
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
  const isApproved = await isPlanApproved(ambient.db, ambient);
  const options = {
    idempotencyKey: file.idempotencyKey,
    alsoTracks: !isApproved && tellsResults(report) ? (["results"] as const) : [],
    dryRun: (file.dryRun ?? false) || refused !== undefined,
    ...(administrationName !== undefined && { administrationName }),
  };
  const action = isApproved ? "result.import" : "plan.import";
  const verdict = await act<ImportReport, "otherAdministration" | "planSubmitted" | RowRefusal>(
    ambient,
    action,
    options,
    async (tx, { today }) => {
      const known = await nameOfAdministration(tx, ambient.administration);
      if (!file.isAdministrationChosen && administrationName !== undefined && foldWords(administrationName) !== foldWords(known ?? "")) {
        return refuse("otherAdministration");
      }
      const unknown = await outsideRegister(tx, ambient.administration, report);
      const outside = rowRefusals(
        unknown.map((row) => placedRow(row, report.places)),
        file.name,
      );
      const against = outside.length > 0 && refusedFor([...(refused?.reasons ?? []), ...outside]);
      if (against) return against;
      const before = await loadUnits(tx, ambient.administration);
      const answer = await importInto(tx, ambient, file, report, before);
      if (!answer) return refuse("planSubmitted");
      await tellPlaced(tx, ambient, before, today);
      const { added, changed, unchanged, proposed } = answer;
      const prints = {
        sha256: fingerprintOf(file.content),
        ...(await planPrints(tx, ambient)),
      };
      const content = { file: file.name, added, changed, unchanged, proposed, ...prints };
      return { ok: true, value: { answer, object: `plan ${String(ambient.year)}`, content } };
    },
  );
  if (verdict.ok && !options.dryRun) {
    const { added, changed, proposed } = verdict.value;
    await refreshStatistics(ambient.db, { administration: ambient.administration, ...ambient.actor }, "plan", added + changed + proposed);
  }
  const isNameless = !verdict.ok && verdict.reasons[0].reason === "yearNotStarted" && administrationName === undefined;
  if (isNameless) return refuse("nameless");
  return verdict.ok && refused ? { ...refused, report: verdict.value } : verdict;
}

/** Whether a document tells how objectives went, or how people were evaluated. */
function tellsResults({ objectives, headCount, scoreGrid }: ReportRead): boolean {
  if (headCount.length > 0 || scoreGrid.length > 0) return true;
  return objectives.some(saysEnding);
}

/** Undefined when the plan was submitted and the document would change it. */
async function importInto(
  tx: Database,
  ambient: Ambient,
  file: PlanFile,
  report: ReportRead,
  register: readonly UnitSpan[],
): Promise<ImportReport | undefined> {
  const { administration, year } = ambient;
  const key = { administration, year };
  await holdConcern(tx, key, "plan");
  const fileId = await keepImportedFile(tx, key, file.name, Buffer.from(file.content));
  const known = await loadAllObjectives(tx, key);
  const groups = [...new Set(known.map(({ group }) => group))];
  const { nameOf, merged } = mergeGroups(
    report.objectives.map(({ heading }) => heading),
    groups,
  );
  const renamed = await renamedGroups(tx, key, [...new Set(nameOf.values())], groups);
  const groupOf = (heading: string) => renamed.get(nameOf.get(heading) ?? "") ?? nameOf.get(heading) ?? heading;
  const units = knownUnits([...register.map(({ name }) => name), ...groups, ...nameOf.values()]);
  const incoming = report.objectives.map((row) => incomingOf(row, groupOf(row.heading), year, fileId, units));
  const dropped = await loadDroppedIndicators(tx, key);
  const { cancelled, ...changes } = withoutCancelled(importChanges(known, incoming, dropped));
  const plan = await ensurePlanVersion(tx, key);
  const isPromised = changes.added.length > 0 || changes.changed.some(({ hasNewPromise }) => hasNewPromise);
  if (plan.state === "submitted" && isPromised) return undefined;
  const { codes, ...written } = await writeObjectives(tx, ambient, plan, changes, report.places);
  const { proposed, notes: unproposed } = plan.isApproved
    ? await proposeFromFile(tx, ambient, changes, dropped, report.places)
    : { proposed: 0, notes: [] };
  const people = await writePeople(tx, key, changes, codes);
  const changed = written.changed + people.changed;
  const inFile = <Thing extends { line: number }>({ line, ...thing }: Thing) => ({
    ...thing,
    place: { file: file.name, line: placeOfLine(report.places, line).line },
  });
  const unsure = await saveParsedDocument(tx, key, fileId, {
    services: report.services.map(inFile),
    mandateLines: report.mandateLines.map(inFile),
    publicValue: report.publicValue.map(inFile),
    strategic: report.strategic.map((each) => inFile(withStructures(each, units))),
    operational: report.operational.map(inFile),
    scoreBands: report.scoreGrid.map(inFile),
  });
  await addReportedFigures(tx, key, report.headCount.map(inFile), fileId);
  const lists = await loadParsedDocument(tx, key);
  const after = await loadObjectives(tx, key);
  const byCode = new Map(after.map((objective) => [objective.code, objective]));
  const told = after.filter(({ code }) => !changes.missing.some((missing) => missing.code === code));
  await identifyIn(tx, key, told, lists);
  return {
    administration: { code: administration, name: (await nameOfAdministration(tx, administration)) ?? "" },
    ...countOutcomes(after),
    units: groupsOf(after).map(([name, held]) => ({ name, ...countOutcomes(held) })),
    added: codes.length,
    changed,
    unchanged: changes.unchanged.length + (changes.changed.length - changed),
    proposed,
    waiting: plan.isApproved ? (await loadVariations(tx, key)).filter(waitsForAct).length : 0,
    missing: changes.missing.map(({ code, group, title }) => ({ code, group, title })),
    merged: [...merged, ...Array.from(renamed, ([name, kept]) => ({ kept, spellings: [name] }))],
    notes: [
      ...hiddenSheetNotes(report),
      ...notesOn(changes, incoming, lists, after, (line) => rowWords(placeOfLine(report.places, line))),
      ...unkeptNotes(report, units),
      ...codedRows(changes, codes).flatMap(({ code, promise: { line } }) => endingNotes(byCode.get(code)!, line)),
      ...identityNotes(unsure, year),
      ...people.notes,
      ...unproposed,
      ...cancelled.map(
        ({
          incoming: {
            promise: { line, title },
          },
        }) => ({ line, field: "obiettivo", text: title, message: CANCELLED }),
      ),
    ]
      .toSorted((a, b) => a.line - b.line)
      .map(({ line, ...note }) => ({ ...placeOfLine(report.places, line), ...note })),
    ignoredColumns: report.ignoredColumns,
  };
}

/** Says which things the links of the objectives of a file are, as the lists of the year number and name them now. An approved plan keeps those it had. */
async function identifyIn(tx: Database, key: YearKey, told: readonly Objective[], lists: ParsedDocument): Promise<void> {
  const plan = await ensurePlanVersion(tx, key);
  if (plan.isApproved) return;
  const listed = linkListsOf(lists);
  const found = told.flatMap(({ code, links }) => identifyLinks(links, listed).map((link) => ({ ...link, code })));
  await saveLinks(tx, key, plan.version, found);
}

/** A strategic objective of which who answers is kept as far as it is a structure. */
function withStructures(strategic: ReportRead["strategic"][number], units: KnownUnits): ReportRead["strategic"][number] {
  const { responsible = "", ...alone } = strategic;
  const { kept } = readStructures(responsible, units);
  return kept.length === 0 ? alone : { ...strategic, responsible: kept.join("; ") };
}

type FileObjective = Incoming & {
  readonly promise: WrittenObjective & Incoming["promise"] & { readonly fileId: bigint; readonly line: number };
  readonly deviationLine: number;
  readonly people?: readonly PersonHolder[];
};

/** An objective as a row of the file says it, and how it and its indicators ended there. */
function incomingOf(row: ReportRead["objectives"][number], group: string, year: number, fileId: bigint, units: KnownUnits): FileObjective {
  const planned = plannedObjective(row, group, year, units);
  const indicators = mapEach(planned.indicators, (indicator, i) => {
    const { line, outcome, measured = "" } = row.indicators[i]!;
    return { ...indicator, line, outcome, measured };
  });
  return {
    outcome: row.outcome,
    deviation: row.deviation ?? "",
    deviationLine: row.deviationLine ?? row.line,
    isOwn: row.isOwn === true,
    ...(row.people && { people: row.people.map(({ holder }) => holder) }),
    ...(row.indicatorCount !== undefined && { indicatorCount: row.indicatorCount }),
    promise: { ...planned, indicators, heading: row.heading, source: { fileId, line: row.line }, fileId, line: row.line },
  };
}

const CANCELLED = "Una variazione ha annullato questo obiettivo: la riga non è stata letta.";

/** What a file asks of the objectives that are in the plan, and the rows of those that a variation cancelled. */
function withoutCancelled({ added, changed, unchanged, missing }: ImportChanges<FileObjective>) {
  const isIn = ({ objective: { state } }: Changed<FileObjective>) => state !== "cancelled";
  return {
    added,
    changed: changed.filter(isIn),
    unchanged: unchanged.filter(isIn),
    missing: missing.filter(({ state }) => state !== "cancelled"),
    cancelled: [...changed, ...unchanged].filter((each) => !isIn(each)),
  };
}

/** Writes new and changed objectives and how they ended. What an approved plan promises stays; how it ended is written. */
async function writeObjectives(
  tx: Database,
  { administration, year, actor }: Ambient,
  plan: PlanVersion,
  changes: ImportChanges<FileObjective>,
  places: readonly RowPlace[] | undefined,
) {
  const key = { administration, year };
  const added = plan.isApproved ? [] : changes.added;
  const codes = await insertObjectives(
    tx,
    key,
    plan.version,
    added.map(({ promise }) => placedPromise(promise, places)),
  );
  const endings = added.flatMap((incoming, i) => endingsOf(codes[i]!, incoming, allOf(incoming)));
  const edited: { readonly code: ObjectiveCode; readonly edits: readonly FieldEdit[] }[] = [];
  for (const change of changes.changed) {
    const { objective, incoming, hasNewPromise } = change;
    let numbers: readonly (number | undefined)[] = incoming.promise.indicators.map(({ number }) => number);
    if (hasNewPromise && !plan.isApproved) {
      const written = await updateObjective(tx, key, plan.version, objective.code, placedPromise(incoming.promise, places));
      const indicators = mapEach(incoming.promise.indicators, (indicator, i) => ({ ...indicator, number: written[i]! }));
      edited.push({ code: objective.code, edits: fieldEdits(objective, { ...incoming.promise, indicators }) });
      numbers = written;
    }
    endings.push(...endingsOf(objective.code, incoming, change, numbers, plan.isApproved ? objective.indicators : undefined));
  }
  await addPlanEdits(tx, administration, plan.version, actor.person, edited);
  await addEndings(
    tx,
    key,
    endings.map((ending) => ({ ...ending, line: placeOfLine(places, ending.line).line })),
  );
  const changed = changes.changed.filter((change) => tellsEnding(change) || !plan.isApproved).length;
  return { codes, changed };
}

/** What an objective promises, with the places of its rows for people. */
function placedPromise(promise: FileObjective["promise"], places: readonly RowPlace[] | undefined): WrittenObjective {
  return {
    ...promise,
    source: { fileId: promise.fileId, ...placeOfLine(places, promise.line) },
    indicators: mapEach(promise.indicators, ({ line = promise.line, ...indicator }) => ({
      ...indicator,
      line: placeOfLine(places, line).line,
    })),
  };
}

/** The rows of a file that are objectives of the plan, with their codes. */
function codedRows({ added, changed, unchanged }: ImportChanges<FileObjective>, codes: readonly ObjectiveCode[]) {
  return [
    ...codes.map((code, i) => ({ code, ...added[i]! })),
    ...[...changed, ...unchanged].map(({ objective: { code }, incoming }) => ({ code, ...incoming })),
  ];
}

/**
 * Writes who holds objectives as a person, where the file has a column for it, and answers how many change by that alone. They are no part of what is promised: a
 * proposal of variation is read by everybody, so an approved plan keeps those it has, and that is told.
 */
async function writePeople(
  tx: Database,
  key: YearKey,
  changes: ImportChanges<FileObjective>,
  codes: readonly ObjectiveCode[],
): Promise<{ readonly changed: number; readonly notes: readonly ImportNote[] }> {
  const told = codedRows(changes, codes).flatMap(({ code, people, promise: { line, title } }) =>
    people ? [{ code, people, line, title }] : [],
  );
  if (told.length === 0) return { changed: 0, notes: [] };
  const plan = await ensurePlanVersion(tx, key);
  if (plan.isApproved) {
    const known = await loadPersonHolders(tx, key);
    return { changed: 0, notes: told.flatMap((each) => peopleNote(each, known.get(each.code) ?? [])) };
  }
  const moved = await savePersonHolders(tx, key, plan.version, told);
  return { changed: changes.unchanged.filter(({ objective: { code } }) => moved.includes(code)).length, notes: [] };
}

type Told = Pick<Changed<FileObjective>, "hasNewOutcome" | "hasNewReason" | "news">;

function allOf({ outcome, deviation, promise: { indicators } }: FileObjective): Told {
  const news = indicators.map((each) => ({ hasNewOutcome: each.outcome !== "", hasNewMeasure: each.measured !== "" }));
  return { hasNewOutcome: outcome !== "", hasNewReason: deviation !== "", news };
}

/**
 * What a file newly tells of how an objective and its indicators ended. An outcome or a measure nobody can read stays as written and counts for nothing. The outcome of
 * the whole is told again after a new one of an indicator: else it would be of before. A measure is understood by the target in force.
 */
function endingsOf(
  code: ObjectiveCode,
  incoming: FileObjective,
  told: Told,
  numbers: readonly (number | undefined)[] = incoming.promise.indicators.map((_, i) => i + 1),
  inForce?: readonly FollowedIndicator[],
): ReadEnding[] {
  const { outcome, deviation, deviationLine, promise } = incoming;
  const parts = promise.indicators.map((indicator, i): Omit<ReadEnding, "code" | "fileId"> => {
    const number = numbers[i];
    const { hasNewOutcome, hasNewMeasure } = told.news[i]!;
    const held = inForce?.find((each) => each.number === number);
    if (number === undefined || (inForce && !held)) return { line: indicator.line }; // an indicator that an approved plan does not have: proposed, and not followed yet
    const { target } = held ?? indicator;
    return {
      line: indicator.line,
      ...(hasNewOutcome && { evaluated: { ...statedIn(indicator.outcome), indicator: number } }),
      ...(hasNewMeasure && {
        measured: { written: indicator.measured, measured: measureOf(indicator.measured, target) ?? {}, indicator: number },
      }),
    };
  });
  const hasNewPart = told.news.some(({ hasNewOutcome }) => hasNewOutcome);
  const whole = {
    line: promise.line,
    ...((told.hasNewOutcome || (hasNewPart && outcome !== "")) && { evaluated: statedIn(outcome) }),
    ...(told.hasNewReason && deviationLine === promise.line && { deviation }),
  };
  const rows: Omit<ReadEnding, "code" | "fileId">[] = [
    ...(parts.length === 1 ? [{ ...parts[0], ...whole }] : [...parts, whole]),
    ...(told.hasNewReason && deviationLine !== promise.line ? [{ line: deviationLine, deviation }] : []),
  ];
  return rows
    .filter(({ evaluated, measured, deviation: reason }) => evaluated ?? measured ?? reason)
    .map((row) => ({ ...row, code, fileId: promise.fileId }));
}

function statedIn(outcome: string) {
  return { ...(readOutcome(outcome) ?? ({ outcome: "unknown" } as const)), written: outcome };
}

function measureOf(written: string, target: WrittenTarget): Measured | undefined {
  return readMeasured(written, target.reading.understood ? target.reading.target : undefined);
}
