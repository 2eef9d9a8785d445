import { refusal, type Sentences } from "../../../domain/kernel/refusal.ts";
import type { Database } from "../../../data/database/database.ts";
import { holdConcern } from "../../../data/cycle/cycleYear.ts";
import { loadAllObjectives, updateObjective } from "../../../data/plan/objective.ts";
import { addPlanEdits } from "../../../data/plan/planEdit.ts";
import { loadPlanVersions } from "../../../data/plan/planVersion.ts";
import { insertVariation, loadVariations, rewriteVariation, type Variation } from "../../../data/plan/variation.ts";
import { canonicalJson } from "../../../domain/kernel/canonicalJson.ts";
import { refuse, refusedFor, type Verdict } from "../../../domain/kernel/verdict.ts";
import { fieldEdits } from "../../../domain/plan/fieldEdits.ts";
import type { Objective, ObjectiveCode, ObjectiveState } from "../../../domain/plan/objective.ts";
import { fieldsOf } from "../../../domain/plan/promiseFields.ts";
import {
  heldUnlessTouched,
  isUndecided,
  kindOfChanges,
  touchedBy,
  variationChanges,
  type VariationCause,
  type Varied,
  withChanges,
} from "../../../domain/plan/variation.ts";
import { act, ACT_REFUSALS, type ActOptions, type ActRefusal } from "../act.ts";
import type { Ambient } from "../ambient.ts";
import { LONGEST_REASON, REASON_TOO_LONG } from "../longestReason.ts";
import { CHANGED_MEANWHILE, mergeSeen, readMarks, writeMarks } from "../marks.ts";
import { planPrints } from "./planPrints.ts";
import { thingOfHolder } from "./thingOfHolder.ts";
import { NOT_APPROVED, objectOf } from "./varyPlan.ts";

/** Why an objective is not written, or a variation of it not proposed. */
export type WriteObjectiveRefusal =
  | ActRefusal
  | "changedMeanwhile"
  | "nothingChanges"
  | "nothingLeft"
  | "reasonTooLong"
  | "planSubmitted"
  | "planApproved"
  | "notApproved"
  | "reasonMissing"
  | "causeMissing"
  | "titleMissing";

/** The sentence of each reason, for people. */
export const WRITE_OBJECTIVE_REFUSALS = {
  ...ACT_REFUSALS,
  changedMeanwhile: CHANGED_MEANWHILE,
  nothingChanges: "È già tutto così: non è stato scritto nulla.",
  nothingLeft: "Così la variazione non cambierebbe più nulla: se non serve, la ritiri.",
  reasonTooLong: REASON_TOO_LONG,
  planSubmitted: "Il piano è stato inviato a chi lo approva: per cambiarlo, prima lo si rimanda a chi lo scrive.",
  planApproved: "Il piano è approvato: ora si cambia con una variazione, che dice perché.",
  trackNotOpened: NOT_APPROVED, // approving opens it
  notApproved: NOT_APPROVED,
  reasonMissing: "Scriva perché si chiede la variazione.",
  causeMissing: "Scelga la causa della variazione.",
  titleMissing: "Un obiettivo ha un titolo.",
} satisfies Sentences<WriteObjectiveRefusal>;

/** The fields of an objective that a form writes, by their paths: those of one text. */
const OBJECTIVE_TEXTS = ["title", "description", "weight", "kind", "resources", "stakeholders"] as const;
const INDICATOR_TEXTS = ["indicator", "target", "source", "weight"] as const;

/** The fields of an objective that a form writes, with what they say; empty where they say nothing. */
export function textsOf(objective: Varied["promise"]): Readonly<Record<string, string>> {
  const fields = fieldsOf(objective);
  const paths = [
    ...OBJECTIVE_TEXTS,
    ...objective.indicators.flatMap(({ number }) => INDICATOR_TEXTS.map((name) => `indicators/${String(number)}/${name}`)),
  ];
  return Object.fromEntries(paths.map((path) => [path, tidy((fields.get(path) as string | null) ?? "")]));
}

/** A text as forms send it: browsers write a new line as two signs. */
function tidy(text: string): string {
  return text.replaceAll("\r\n", "\n").trim();
}

/** The marks of what a form was drawn with. */
export function marksOfObjective(objective: Varied["promise"]): string {
  return writeMarks(textsOf(objective));
}

/** What a form says of an objective: its texts by their paths, and the marks of what it was drawn with. */
export type ObjectiveWritten = { readonly code: ObjectiveCode; readonly texts: Readonly<Record<string, string>>; readonly seen: string };

/** Writes an objective of a draft: fields that two people changed at once are told, and nothing is written; what only one changed stays. */
export function writeObjective(
  ambient: Ambient,
  written: ObjectiveWritten,
  options: ActOptions,
): Promise<Verdict<null, WriteObjectiveRefusal>> {
  const { code } = written;
  return act<null, WriteObjectiveRefusal>(
    ambient,
    "objective.draft",
    { ...options, thing: (tx) => thingOf(tx, ambient, code) },
    async (tx, { today }) => {
      await holdConcern(tx, ambient, "plan");
      const plan = (await loadPlanVersions(tx, ambient)).at(-1);
      const objective = await find(tx, ambient, code);
      if (!plan || !objective) return refuse("notFound");
      if (plan.state !== "draft") return refuse(plan.isApproved ? "planApproved" : "planSubmitted");
      const merged = mergeTexts(objective, written, ambient.year);
      if (!merged.ok) return merged;
      const edits = fieldEdits(objective, merged.value.promise);
      if (edits.length === 0) return refuse("nothingChanges");
      const touched = touchedBy(edits);
      await updateObjective(tx, ambient, plan.version, code, {
        ...merged.value.promise,
        heading: objective.heading,
        source: { enteredOn: today },
        isHeld: !touched.ofObjective,
        indicators: heldUnlessTouched(merged.value.promise.indicators, touched),
      });
      await addPlanEdits(tx, ambient.administration, plan.version, ambient.actor.person, [{ code, edits }]);
      const content = { changedFields: edits.map(({ path }) => path), ...(await planPrints(tx, ambient)) };
      return { ok: true, value: { answer: null, object: `objective ${code}`, content } };
    },
  );
}

/** What a form asks of an objective of an approved plan. */
export type VariationWritten = ObjectiveWritten & {
  readonly state: ObjectiveState;
  readonly reason?: string | undefined;
  readonly cause?: VariationCause | undefined;
  /** To be decided now, or to be gone on with later. */
  readonly proposes: boolean;
};

/** What a form of a variation says beside the fields of the objective. */
export type VariationBeside = {
  readonly state: ObjectiveState;
  readonly cause?: VariationCause | undefined;
  readonly reason?: string | undefined;
};

/** The marks of what the form of a variation was drawn with. */
export function marksOfVariation(objective: Varied["promise"], beside: VariationBeside): string {
  return writeMarks({ ...textsOf(objective), ...besideTexts(beside) });
}

function besideTexts({ state, cause, reason }: VariationBeside): Record<string, string> {
  return { state, cause: cause ?? "", reason: tidy(reason ?? "") };
}

/** The objective of a plan as the variation of a person that waits makes it, or as it is in force. */
export function variedBy(objective: Objective, waiting: readonly Variation[], person: string): Varied {
  const current = { promise: objective, state: objective.state ?? "inForce" } as const;
  const own = ownVariation(waiting, objective.code, person);
  return own ? withChanges(current, own.changes, objective.year) : current;
}

function ownVariation(waiting: readonly Variation[], code: ObjectiveCode, person: string): Variation | undefined {
  return waiting.find((each) => isUndecided(each) && each.code === code && each.proposedBy === person);
}

/** Proposes a variation of an objective, or keeps it as a draft; one of the same person that waits is written anew. */
export function proposeVariation(
  ambient: Ambient,
  written: VariationWritten,
  options: ActOptions,
): Promise<Verdict<{ readonly number: string }, WriteObjectiveRefusal>> {
  const { code, proposes } = written;
  const asked = { ...options, thing: (tx: Database) => thingOf(tx, ambient, code) };
  return act<{ readonly number: string }, WriteObjectiveRefusal>(ambient, "variation.propose", asked, async (tx, { today }) => {
    await holdConcern(tx, ambient, "plan");
    const plan = (await loadPlanVersions(tx, ambient)).at(-1);
    const objective = await find(tx, ambient, code);
    if (!plan || !objective) return refuse("notFound");
    if (!plan.isApproved) return refuse("notApproved");
    const waiting = await loadVariations(tx, ambient);
    const own = ownVariation(waiting, code, ambient.actor.person);
    const drawn = variedBy(objective, waiting, ambient.actor.person);
    const merged = mergeTexts(drawn.promise, written, ambient.year);
    const heldBeside = besideTexts({ state: drawn.state, cause: own?.cause, reason: own?.reason });
    const beside = written.seen === "" ? undefined : mergeSeen(readMarks(written.seen), besideTexts(written), heldBeside);
    const conflicting = refusedFor<WriteObjectiveRefusal>([...(merged.ok ? [] : merged.reasons), ...(beside?.conflicts ?? [])]);
    if (conflicting || !merged.ok) return conflicting ?? refuse("nothingChanges");
    const values = beside?.values ?? besideTexts(written);
    const state = values["state"] as ObjectiveState;
    const cause = values["cause"] === "" ? undefined : (values["cause"] as VariationCause);
    const changes = variationChanges({ promise: objective, state: objective.state ?? "inForce" }, { promise: merged.value.promise, state });
    const why = values["reason"] ?? "";
    const refused = refusedFor<WriteObjectiveRefusal>([
      changes.length === 0 && (own ? "nothingLeft" : "nothingChanges"),
      why.length > LONGEST_REASON && refusal("reasonTooLong", "reason"),
      proposes && why === "" && refusal("reasonMissing", "reason"),
      proposes && cause === undefined && refusal("causeMissing", "cause"),
    ]);
    if (refused) return refused;
    const kept = {
      code,
      kind: kindOfChanges(false, changes),
      changes,
      reason: why === "" ? undefined : why,
      cause,
      source: { enteredOn: today },
      state: proposes ? "proposed" : "draft",
    } as const;
    const isSame =
      own &&
      canonicalJson(own.changes) === canonicalJson(changes) &&
      own.reason === kept.reason &&
      own.cause === cause &&
      own.state === kept.state;
    if (isSame) return refuse("nothingChanges");
    const id = own ? own.id : await insertVariation(tx, ambient, { ...kept, by: ambient.actor.person });
    if (own) await rewriteVariation(tx, ambient.administration, id, kept);
    const content = {
      variation: String(id),
      objective: code,
      kind: kept.kind,
      state: kept.state,
      changedFields: changes.map(({ path }) => path),
    };
    return { ok: true, value: { answer: { number: String(id) }, object: objectOf(ambient, id), content } };
  });
}

async function find(tx: Database, ambient: Ambient, code: ObjectiveCode): Promise<Objective | undefined> {
  return (await loadAllObjectives(tx, ambient)).find((each) => each.code === code && each.state !== "cancelled");
}

async function thingOf(tx: Database, ambient: Ambient, code: ObjectiveCode) {
  const found = await find(tx, ambient, code);
  return found && thingOfHolder(found.holder);
}

/** An objective with the texts of a form, where nobody else changed meanwhile what the form changes. */
function mergeTexts(drawn: Varied["promise"], { texts, seen }: ObjectiveWritten, year: number): Verdict<Varied, WriteObjectiveRefusal> {
  const now = textsOf(drawn);
  const typed = Object.fromEntries(Object.keys(now).map((path) => [path, tidy(texts[path] ?? now[path] ?? "")]));
  const { conflicts, values } = mergeSeen(readMarks(seen), typed, now);
  const refused = refusedFor<WriteObjectiveRefusal>([...conflicts, values["title"] === "" && refusal("titleMissing", "title")]);
  if (refused) return refused;
  const changes = Object.entries(values).flatMap(([path, after]) =>
    after === now[path] ? [] : [{ path, before: now[path] ?? null, after: isText(path) || after !== "" ? after : null }],
  );
  return { ok: true, value: withChanges({ promise: drawn, state: "inForce" }, changes, year) };
}

/** Whether a field is a text that is always there, perhaps empty; others are absent when they say nothing. */
function isText(path: string): boolean {
  return ["title", "description"].includes(path) || /\/(indicator|target|source)$/.test(path);
}
