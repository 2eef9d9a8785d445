import type { Measured } from "./assess.ts";
import { matchObjectives } from "./matchObjectives.ts";
import type { Objective, PlannedObjective } from "./objective.ts";
import { printTarget } from "./printTarget.ts";
import { readMeasured } from "./readMeasured.ts";

/** An objective as a file has it: its promise, and the words of its outcome, of what was measured and of the reason, empty where it tells none. */
export type Incoming = {
  readonly promise: PlannedObjective;
  readonly outcome: string;
  readonly measured: string;
  readonly deviation: string;
  /** The file is our own open data: what a spreadsheet wrote otherwise in it, "87,25%" for "87,25 %", is no change. */
  readonly isOwn?: boolean;
};

/** A known objective that a file says otherwise: its promise, or how it ended. */
export type Changed<File extends Incoming> = {
  readonly objective: Objective;
  readonly incoming: File;
  readonly hasNewPromise: boolean;
  readonly hasNewOutcome: boolean;
  readonly hasNewMeasure: boolean;
  readonly hasNewReason: boolean;
};

/** What a file asks of a plan. */
export type ImportChanges<File extends Incoming> = {
  readonly added: readonly File[];
  readonly changed: readonly Changed<File>[];
  readonly unchanged: number;
  /** Known objectives that the file does not have: told to people, never removed. */
  readonly missing: readonly Objective[];
  /** Known objectives whose outcome, measure or reason the file no longer tells: it stays, and people are told. */
  readonly silent: readonly Changed<File>[];
};

/** Compares a file with the plan. An empty outcome is not a change: it only says nothing. */
export function importChanges<File extends Incoming>(known: readonly Objective[], incoming: readonly File[]): ImportChanges<File> {
  const rows = incoming.map((file) => ({ ...wordsOf(file.promise), file }));
  const { pairs: found, added, missing } = matchObjectives(known, rows);
  const pairs = found.map(
    ([objective, { file }]) => [objective, { file: file.isOwn === true ? inKnownWords(file, objective) : file }] as const,
  );
  const compared = pairs.map(([objective, { file }]): Changed<File> => ({
    objective,
    incoming: file,
    hasNewPromise: JSON.stringify(promiseWords(objective)) !== JSON.stringify(promiseWords(file.promise)),
    hasNewOutcome: file.outcome !== "" && file.outcome !== objective.evaluated.written,
    hasNewMeasure: file.measured !== "" && (file.measured !== objective.measured?.written || hasNewTarget(objective, file)),
    hasNewReason: file.deviation !== "" && file.deviation !== objective.deviation?.reason,
  }));
  const changed = compared.filter((each) => each.hasNewPromise || each.hasNewOutcome || each.hasNewMeasure || each.hasNewReason);
  return {
    added: added.map(({ file }) => file),
    changed,
    unchanged: compared.length - changed.length,
    missing,
    silent: compared.filter(({ objective, incoming: file }) => isSilent(objective, file)),
  };
}

/** A row whose target and measure, where they mean the same as those we hold, are written as we hold them. */
function inKnownWords<File extends Incoming>(file: File, { indicator: { target: held }, measured: known }: Objective): File {
  const { indicator } = file.promise;
  const { reading } = indicator.target;
  const target =
    reading.understood && held.reading.understood && printTarget(reading.target) === printTarget(held.reading.target)
      ? held
      : indicator.target;
  const measured = readMeasured(file.measured, reading.understood ? reading.target : undefined);
  return {
    ...file,
    promise: { ...file.promise, indicator: { ...indicator, target } },
    measured: known && measured && isSameMeasure(measured, known.measured) ? known.written : file.measured,
  };
}

function isSameMeasure(one: Measured, other: Measured): boolean {
  return one.value === other.value && one.completedOn === other.completedOn && one.withinTerm === other.withinTerm;
}

/** A measure is understood by its target: with another one it is read again. */
function hasNewTarget({ indicator }: Objective, { promise }: Incoming): boolean {
  return indicator.target.written !== promise.indicator.target.written;
}

function isSilent({ evaluated, measured, deviation }: Objective, file: Incoming): boolean {
  const held = [
    [file.outcome, evaluated.written],
    [file.measured, measured?.written],
    [file.deviation, deviation?.reason],
  ];
  return held.some(([told, known]) => told === "" && known !== undefined && known !== "");
}

function wordsOf({ group, title, description }: PlannedObjective) {
  return { group, title, description };
}

/** The words of a promise: what makes an objective the same or changed, and what a proposal of variation shows before and after. */
export function promiseWords(promise: PlannedObjective) {
  const { group, title, description, number, weight, kind, indicator, links, resources, stakeholders, unread } = promise;
  const { written, target, source } = indicator;
  return {
    group,
    title,
    description,
    number: number ?? null,
    weight: weight ?? null,
    indicator: written,
    indicatorKind: indicator.kind,
    target: target.written,
    source: source.written,
    kind: kind?.written ?? null,
    strategic: links.strategic,
    operational: links.operational,
    services: links.services,
    class: indicator.class ?? null,
    baselines: indicator.baselines.map(({ year, value }) => ({ year, value })),
    benchmark: indicator.benchmark ?? null,
    resources: resources ?? null,
    stakeholders: stakeholders ?? null,
    unread: unread.map(({ field, written: words }) => ({ field, written: words })),
  };
}
