import type { OneOrMore } from "../kernel/oneOrMore.ts";
import type { Measured } from "./assess.ts";
import type { Indicator } from "./indicator.ts";
import { type KnownIndicator, recogniseIndicators } from "./matchIndicators.ts";
import { matchObjectives } from "./matchObjectives.ts";
import type { Objective, ObjectiveCode, PlannedObjective } from "./objective.ts";
import { printTarget } from "./printTarget.ts";
import { promiseWords } from "./promiseWords.ts";
import { readMeasured } from "./readMeasured.ts";

/** An indicator as a file has it: its promise, the words of its own outcome and of what was measured, empty where it tells none; `number` once it is recognised. */
export type IncomingIndicator = Indicator & {
  readonly number?: number;
  readonly line: number;
  readonly outcome: string;
  readonly measured: string;
  /** The file does not tell it: it stays as it is held, and where it was read. */
  readonly isHeld?: true;
};

/** An objective as a file has it: its promise, its indicators, and the words of its outcome and of the reason, empty where it tells none. */
export type Incoming = {
  readonly promise: Omit<PlannedObjective, "indicators"> & { readonly indicators: OneOrMore<IncomingIndicator> };
  readonly outcome: string;
  readonly deviation: string;
  /** How many indicators our own open data say it has; its row tells the first. */
  readonly indicatorCount?: string;
  /** The file is our own open data: what a spreadsheet wrote otherwise in it, "87,25%" for "87,25 %", is no change. It tells one indicator of each objective. */
  readonly isOwn?: boolean;
};

/** What a file newly tells of an indicator, in the order of the file. */
export type IndicatorNews = { readonly hasNewOutcome: boolean; readonly hasNewMeasure: boolean };

/** A known objective that a file says otherwise: its promise, or how it ended. `promise` is that of the file, its indicators with their numbers. */
export type Changed<File extends Incoming> = {
  readonly objective: Objective;
  readonly incoming: File;
  readonly hasNewPromise: boolean;
  readonly hasNewOutcome: boolean;
  readonly hasNewReason: boolean;
  readonly news: readonly IndicatorNews[];
};

/** What a file asks of a plan. */
export type ImportChanges<File extends Incoming> = {
  readonly added: readonly File[];
  readonly changed: readonly Changed<File>[];
  /** Known objectives that the file says as they are known. */
  readonly unchanged: readonly Changed<File>[];
  /** Known objectives that the file does not have: told to people, never removed. */
  readonly missing: readonly Objective[];
};

/** Whether a row says how an objective ended, or what was measured of it, new or not. */
export function saysEnding({
  outcome,
  deviation = "",
  indicators,
}: {
  readonly outcome: string;
  readonly deviation?: string | undefined;
  readonly indicators: readonly { readonly outcome: string; readonly measured?: string | undefined }[];
}): boolean {
  return outcome !== "" || deviation !== "" || indicators.some((each) => each.outcome !== "" || (each.measured ?? "") !== "");
}

/** Whether a file newly tells how an objective ended, or what was measured of it. */
export function tellsEnding({
  hasNewOutcome,
  hasNewReason,
  news,
}: Pick<Changed<Incoming>, "hasNewOutcome" | "hasNewReason" | "news">): boolean {
  return hasNewOutcome || hasNewReason || news.some((each) => each.hasNewOutcome || each.hasNewMeasure);
}

/** Indicators that objectives had and that were dropped: they may come back. */
export type DroppedIndicators = ReadonlyMap<ObjectiveCode, readonly KnownIndicator[]>;

/** Compares a file with the plan. An empty outcome is not a change: it only says nothing. */
export function importChanges<File extends Incoming>(
  known: readonly Objective[],
  incoming: readonly File[],
  dropped: DroppedIndicators,
): ImportChanges<File> {
  const rows = incoming.map((file) => ({ ...wordsOf(file.promise), file }));
  const { pairs: found, added, missing } = matchObjectives(known, rows);
  const pairs = found.map(
    ([objective, { file }]) =>
      [objective, { file: recognised(file.isOwn === true ? inKnownWords(file, objective) : file, objective, dropped) }] as const,
  );
  const compared = pairs.map(([objective, { file }]): Changed<File> => ({
    objective,
    incoming: file,
    hasNewPromise: JSON.stringify(promiseWords(objective)) !== JSON.stringify(promiseWords(file.promise)),
    hasNewOutcome: file.outcome !== "" && file.outcome !== objective.evaluated.written,
    hasNewReason: file.deviation !== "" && file.deviation !== objective.deviation?.reason,
    news: file.promise.indicators.map((indicator) => newsOf(objective, indicator)),
  }));
  const changed = compared.filter((each) => each.hasNewPromise || tellsEnding(each));
  return {
    added: added.map(({ file }) => file),
    changed,
    unchanged: compared.filter((each) => !changed.includes(each)),
    missing,
  };
}

function newsOf(objective: Objective, { number, outcome, measured, target }: IncomingIndicator): IndicatorNews {
  const known = objective.indicators.find((each) => each.number === number);
  return {
    hasNewOutcome: outcome !== "" && outcome !== known?.evaluated?.written,
    // A measure is understood by its target: with another one it is read again.
    hasNewMeasure: measured !== "" && (measured !== known?.measured?.written || target.written !== known.target.written),
  };
}

/** A file's objective with the numbers that its indicators have in ours. */
function recognised<File extends Incoming>(file: File, { code, indicators }: Objective, dropped: DroppedIndicators): File {
  return { ...file, promise: { ...file.promise, indicators: recogniseIndicators(indicators, file.promise.indicators, dropped.get(code)) } };
}

/** A row of our own open data, whose target and measure, where they mean the same as those we hold, are written as we hold them. It tells the first indicator; the others stay. */
function inKnownWords<File extends Incoming>(file: File, { indicators: [first, ...others], evaluated }: Objective): File {
  const [told] = file.promise.indicators;
  const { target: held, measured: known } = first;
  const { reading } = told.target;
  const target =
    reading.understood && held.reading.understood && printTarget(reading.target) === printTarget(held.reading.target) ? held : told.target;
  const measured = readMeasured(told.measured, reading.understood ? reading.target : undefined);
  const { weight, laterTargets, formula, measure, direction, dataOwner } = first;
  const one: IncomingIndicator = {
    ...told,
    ...(weight !== undefined && { weight }),
    ...(formula !== undefined && { formula }),
    ...(measure !== undefined && { measure }),
    ...(direction && { direction }),
    ...(dataOwner !== undefined && { dataOwner }),
    laterTargets,
    target,
    outcome: first.evaluated?.written ?? told.outcome,
    measured: known && measured && isSameMeasure(measured, known.measured) ? known.written : told.measured,
  };
  const asHeld = others.map((held): IncomingIndicator => ({
    ...held,
    line: told.line,
    outcome: held.evaluated?.written ?? "",
    measured: held.measured?.written ?? "",
    isHeld: true,
  }));
  const isMade = evaluated.madeOf === "indicators";
  return { ...file, ...(isMade && { outcome: "" }), promise: { ...file.promise, indicators: [one, ...asHeld] } };
}

function isSameMeasure(one: Measured, other: Measured): boolean {
  return one.value === other.value && one.completedOn === other.completedOn && one.withinTerm === other.withinTerm;
}

function wordsOf({ group, title, description }: PlannedObjective) {
  return { group, title, description };
}
