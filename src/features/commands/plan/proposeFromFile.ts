import { readTracks } from "../../../data/cycle/cycleYear.ts";
import type { Database } from "../../../data/database/database.ts";
import { endVariations, insertVariation, loadVariations, rewriteVariation, type Variation } from "../../../data/plan/variation.ts";
import { canonicalJson } from "../../../domain/kernel/canonicalJson.ts";
import { mapEach } from "../../../domain/kernel/oneOrMore.ts";
import { type Changed, type DroppedIndicators, type ImportChanges, type Incoming, saysEnding } from "../../../domain/plan/importChanges.ts";
import type { FieldEdit } from "../../../domain/plan/fieldEdits.ts";
import { isNoContent } from "../../../domain/plan/planContent.ts";
import type { Objective } from "../../../domain/plan/objective.ts";
import type { NumberedPromise } from "../../../domain/plan/promiseFields.ts";
import { isUndecided, kindOfChanges, variationChanges } from "../../../domain/plan/variation.ts";
import { placeOfLine, type RowPlace } from "../../../exchange/documentRows.ts";
import type { Ambient } from "../ambient.ts";
import type { ImportNote } from "./importNotes.ts";

type Row = Incoming & { readonly promise: Incoming["promise"] & { readonly fileId: bigint; readonly line: number } };

/** What of a file was kept as drafts of variations, and what was not. */
export type Proposed = { readonly proposed: number; readonly notes: readonly ImportNote[] };

/**
 * Keeps what a file asks of an approved plan as drafts of variations: the plan stays as it is. What waits already is not asked twice; a draft that a file made is
 * written anew by a later file. `places`: where its rows stand for people. While variations may not be proposed, that the file says otherwise is told, and nothing is kept.
 */
export async function proposeFromFile(
  tx: Database,
  ambient: Ambient,
  changes: ImportChanges<Row>,
  dropped: DroppedIndicators,
  places: readonly RowPlace[] | undefined,
): Promise<Proposed> {
  const asked = [
    ...changes.changed.filter(({ hasNewPromise }) => hasNewPromise).map((each) => changeOf(each, dropped)),
    ...changes.added.map(newOf),
  ];
  const isContent = ({ changes: edits }: Asked) => edits.some(({ path }) => !isNoContent(path));
  const said = asked.filter(isContent);
  const notes = asked.filter((each) => !isContent(each)).map(({ row }) => note(row, NO_VARIATION));
  const isOpen = (await readTracks(tx, ambient)).some(({ track, state }) => track === "monitoring" && state === "open");
  if (!isOpen) return { proposed: 0, notes: [...notes, ...said.map(({ row }) => note(row, NOT_NOW))] };
  const waiting = (await loadVariations(tx, ambient)).filter(isUndecided);
  let proposed = 0;
  for (const each of said) if (await propose(tx, ambient, each, waiting, places)) proposed += 1;
  const asPlanned = new Set(
    [...changes.unchanged, ...changes.changed.filter(({ hasNewPromise }) => !hasNewPromise)].map(({ objective }) => objective.code),
  );
  const unasked = waiting.filter(
    ({ code, state, source }) => code !== undefined && asPlanned.has(code) && state === "draft" && "fileId" in source,
  );
  await endVariations(
    tx,
    ambient.administration,
    unasked.map(({ id }) => id),
    { state: "withdrawn", by: ambient.actor.person, note: "Un documento importato dopo dice ciò che dice il piano." },
  );
  const untold = changes.added.filter(({ promise: { indicators }, ...told }) => saysEnding({ ...told, indicators }));
  return { proposed, notes: [...notes, ...untold.map((row) => note(row, OUTCOME_LATER))] };
}

const NOT_NOW =
  "Il documento lo scrive in un altro modo: resta il piano approvato. Una variazione si propone mentre la fase del monitoraggio è aperta.";

const OUTCOME_LATER =
  "È un obiettivo che il piano approvato non ha: è in bozza come variazione, e com'è andato non è stato scritto. Lo si importa di nuovo quando un atto la approva.";

const NO_VARIATION = "Dice che il dato lo fornisce un'altra struttura: non serve una variazione, e resta quella di prima.";

function note({ promise: { line, title } }: Row, message: string): ImportNote {
  return { line, field: "obiettivo", text: title, message };
}

type Asked = { readonly row: Row; readonly objective?: Objective; readonly changes: readonly FieldEdit[] };

function changeOf({ objective, incoming }: Changed<Row>, dropped: DroppedIndicators): Asked {
  const state = objective.state ?? "inForce";
  const known = [...objective.indicators, ...(dropped.get(objective.code) ?? [])].map(({ number }) => number);
  const after = { promise: numbered(incoming.promise, Math.max(...known)), state } as const;
  return { row: incoming, objective, changes: variationChanges({ promise: objective, state }, after) };
}

function newOf(row: Row): Asked {
  return { row, changes: variationChanges(undefined, { promise: numbered(row.promise, 0), state: "inForce" }) };
}

/** Indicators that are not known yet get the next numbers. */
function numbered(promise: Incoming["promise"], last: number): NumberedPromise {
  let next = last;
  return { ...promise, indicators: mapEach(promise.indicators, (each) => ({ ...each, number: each.number ?? (next += 1) })) };
}

/** Keeps one, unless it waits already; answers whether it was kept. */
async function propose(
  tx: Database,
  ambient: Ambient,
  { row, objective, changes }: Asked,
  waiting: readonly Variation[],
  places: readonly RowPlace[] | undefined,
): Promise<boolean> {
  const same = waiting.filter((each) =>
    objective ? each.code === objective.code : each.code === undefined && titleIn(each.changes) === titleIn(changes),
  );
  if (same.some((each) => canonicalJson(each.changes) === canonicalJson(changes))) return false;
  const { fileId, line } = row.promise;
  const asked = {
    code: objective?.code,
    kind: kindOfChanges(!objective, changes),
    changes,
    source: { fileId, line: placeOfLine(places, line).line },
    state: "draft",
  } as const;
  const draft = same.find(({ state, source }) => state === "draft" && "fileId" in source);
  if (draft) await rewriteVariation(tx, ambient.administration, draft.id, { ...asked, reason: draft.reason, cause: draft.cause });
  else await insertVariation(tx, ambient, { ...asked, by: ambient.actor.person });
  return true;
}

function titleIn(changes: readonly FieldEdit[]): string {
  return canonicalJson(["group", "title"].map((path) => changes.find((each) => each.path === path)?.after ?? null));
}
