import { matchObjectives } from "./matchObjectives.ts";
import type { Objective, PlannedObjective } from "./objective.ts";

/** An objective as a file has it: its promise, and the words of its outcome, empty where it tells none. */
export type Incoming = { readonly promise: PlannedObjective; readonly outcome: string };

/** A known objective that a file says otherwise: its promise, its outcome, or both. */
export type Changed<File extends Incoming> = {
  readonly objective: Objective;
  readonly incoming: File;
  readonly hasNewPromise: boolean;
  readonly hasNewOutcome: boolean;
};

/** What a file asks of a plan. */
export type ImportChanges<File extends Incoming> = {
  readonly added: readonly File[];
  readonly changed: readonly Changed<File>[];
  readonly unchanged: number;
  /** Known objectives that the file does not have: told to people, never removed. */
  readonly missing: readonly Objective[];
  /** Known objectives whose outcome the file no longer tells: it stays, and people are told. */
  readonly silent: readonly Changed<File>[];
};

/** Compares a file with the plan. An empty outcome is not a change: it only says nothing. */
export function importChanges<File extends Incoming>(known: readonly Objective[], incoming: readonly File[]): ImportChanges<File> {
  const rows = incoming.map((file) => ({ ...wordsOf(file.promise), file }));
  const { pairs, added, missing } = matchObjectives(known, rows);
  const compared = pairs.map(([objective, { file }]): Changed<File> => ({
    objective,
    incoming: file,
    hasNewPromise: JSON.stringify(promiseWords(objective)) !== JSON.stringify(promiseWords(file.promise)),
    hasNewOutcome: file.outcome !== "" && file.outcome !== objective.evaluated.written,
  }));
  const changed = compared.filter(({ hasNewPromise, hasNewOutcome }) => hasNewPromise || hasNewOutcome);
  return {
    added: added.map(({ file }) => file),
    changed,
    unchanged: compared.length - changed.length,
    missing,
    silent: compared.filter(({ objective, incoming: file }) => file.outcome === "" && objective.evaluated.written !== ""),
  };
}

function wordsOf({ group, title, description }: PlannedObjective) {
  return { group, title, description };
}

/** The words of a promise: what makes an objective the same or changed, and what a proposal of variation shows before and after. */
export function promiseWords({ group, title, description, number, weight, indicator }: PlannedObjective) {
  const { written, target, source } = indicator;
  return {
    group,
    title,
    description,
    number: number ?? null,
    weight: weight ?? null,
    indicator: written,
    target: target.written,
    source: source.written,
  };
}
