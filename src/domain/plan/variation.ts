import { canonicalJson } from "../kernel/canonicalJson.ts";
import type { FieldEdit } from "./fieldEdits.ts";
import { mapEach, type OneOrMore } from "../kernel/oneOrMore.ts";
import { type Objective, objectiveCode, type ObjectiveCode, type ObjectiveState } from "./objective.ts";
import type { Origin } from "./origin.ts";
import { fieldsOf, indicatorPath, type NumberedPromise, promiseOfFields } from "./promiseFields.ts";

/** What a variation does to an approved plan (it. "variazione"): a new objective, other words of one, or another state of it. */
export const VARIATION_KINDS = ["new", "changed", "suspended", "neutralised", "cancelled"] as const;
export type VariationKind = (typeof VARIATION_KINDS)[number];

export const VARIATION_KIND_WORDS: Record<VariationKind, string> = {
  new: "obiettivo nuovo",
  changed: "modifica",
  suspended: "sospensione",
  neutralised: "neutralizzazione",
  cancelled: "annullamento",
};

/** Why a plan is varied, as a class; the reason in words stands beside it. */
export const VARIATION_CAUSES = ["law", "resources", "organisation", "external", "policy", "correction"] as const;
export type VariationCause = (typeof VARIATION_CAUSES)[number];

export const VARIATION_CAUSE_WORDS: Record<VariationCause, string> = {
  law: "una norma nuova o cambiata",
  resources: "persone o denaro diversi da quelli previsti",
  organisation: "una riorganizzazione",
  external: "un fatto esterno all'ente",
  policy: "un nuovo indirizzo dell'organo politico",
  correction: "la correzione di un errore",
};

/** The life of a variation: a draft, proposed, then approved by an act, or rejected; or withdrawn by those who propose. */
export type VariationState = "draft" | "proposed" | "approved" | "rejected" | "withdrawn";

export const VARIATION_STATE_WORDS: Record<VariationState, string> = {
  draft: "bozza",
  proposed: "proposta",
  approved: "approvata",
  rejected: "respinta",
  withdrawn: "ritirata",
};

/** Whether a variation still waits for a decision. */
export function isUndecided({ state }: { readonly state: VariationState }): boolean {
  return state === "draft" || state === "proposed";
}

/** An objective of a plan, as a variation sees it: what it promises and whether it holds. */
export type Varied = { readonly promise: NumberedPromise; readonly state: ObjectiveState };

const STATE_PATH = "state";

/** Indicators to be written: those that are not touched are held as they are. */
export function heldUnlessTouched<Each extends { readonly number: number }>(indicators: OneOrMore<Each>, { ofIndicator }: Touched) {
  return mapEach(indicators, (each) => (ofIndicator(each.number) ? each : { ...each, isHeld: true as const }));
}

/** What a variation changes, field by field: of a new objective or indicator every field that says something, with nothing before. */
export function variationChanges(before: Varied | undefined, after: Varied): FieldEdit[] {
  const held = before ? pathsOf(before) : new Map<string, FieldEdit["before"]>();
  return [...pathsOf(after)].flatMap(([path, value]) => {
    const was = held.get(path) ?? null;
    return canonicalJson(was) === canonicalJson(value) || (!held.has(path) && isNothing(value))
      ? []
      : [{ path, before: was, after: value }];
  });
}

/** An objective as the changes of a variation make it: a new one where there was none. What fields mean is read again, as in a document of that year. */
export function withChanges(current: Varied | undefined, changes: readonly FieldEdit[], year: number): Varied {
  const fields = new Map(current ? pathsOf(current) : []);
  for (const { path, after } of changes) fields.set(path, after);
  const state = (fields.get(STATE_PATH) ?? "inForce") as ObjectiveState;
  return { promise: promiseOfFields(fields, year), state };
}

/** The paths whose value is no more what the variation says it was: changed meanwhile by another. */
export function outdatedPaths(current: Varied | undefined, changes: readonly FieldEdit[]): string[] {
  const held = current ? pathsOf(current) : new Map<string, FieldEdit["before"]>();
  return changes.filter(({ path, before }) => canonicalJson(held.get(path) ?? null) !== canonicalJson(before)).map(({ path }) => path);
}

/** A variation that waits for a decision, and where what it says comes from. */
export type WaitingVariation = {
  readonly code?: ObjectiveCode | undefined;
  readonly changes: readonly FieldEdit[];
  readonly origin: Origin;
};

/** What changes touch: whether the objective itself, and which of its indicators. */
type Touched = { readonly ofObjective: boolean; readonly ofIndicator: (number: number) => boolean };

/** What the changes of a variation touch: what they leave stays where it was read. */
export function touchedBy(changes: readonly Pick<FieldEdit, "path">[]): Touched {
  const paths = changes.map(({ path }) => path);
  const isReordered = paths.includes("indicators"); // each has its place written anew
  return {
    ofObjective: paths.some((path) => path !== STATE_PATH && path !== "indicators" && !path.startsWith("indicators/")),
    ofIndicator: (number: number) => isReordered || paths.some((path) => path.startsWith(indicatorPath(number, ""))),
  };
}

/**
 * The objectives of a plan as they would be if every variation that waits were approved; those it would cancel are not among them. A new one has the next code, that
 * nobody has given it yet. A variation that finds the plan otherwise than it says changes nothing.
 */
export function withVariations(objectives: readonly Objective[], waiting: readonly WaitingVariation[], lastOrdinal: number): Objective[] {
  const known = objectives.map((objective) =>
    waiting.reduce((now, variation) => (variation.code === now.code ? changedObjective(now, variation) : now), objective),
  );
  const [model] = objectives;
  const added = waiting.filter(({ code }) => code === undefined);
  const made = model ? added.map((variation, i) => newObjective(model.year, variation, lastOrdinal + 1 + i)) : [];
  return [...known, ...made].filter(({ state }) => state !== "cancelled");
}

function changedObjective(objective: Objective, { changes, origin }: WaitingVariation): Objective {
  const current = { promise: objective, state: objective.state ?? "inForce" } as const;
  if (outdatedPaths(current, changes).length > 0) return objective;
  const { promise, state } = withChanges(current, changes, objective.year);
  const touched = touchedBy(changes);
  const indicators = mapEach(promise.indicators, (indicator) => {
    const held = objective.indicators.find(({ number }) => number === indicator.number);
    const { measured, evaluated } = held ?? {};
    const from = held && !touched.ofIndicator(indicator.number) ? held.origin : origin;
    return { ...indicator, origin: from, ...(measured && { measured }), ...(evaluated && { evaluated }) };
  });
  const evaluated = state === "neutralised" ? NEUTRALISED : objective.evaluated;
  const others = withoutState(objective);
  return { ...others, ...promise, indicators, evaluated, ...(touched.ofObjective && { origin }), ...(state !== "inForce" && { state }) };
}

function withoutState(objective: Objective): Objective {
  return Object.fromEntries(Object.entries(objective).filter(([name]) => name !== "state")) as unknown as Objective;
}

function newObjective(year: number, { changes, origin }: WaitingVariation, ordinal: number): Objective {
  const { promise } = withChanges(undefined, changes, year);
  return {
    ...promise,
    code: objectiveCode(year, ordinal),
    year,
    origin,
    heading: promise.group,
    indicators: mapEach(promise.indicators, (indicator) => ({ ...indicator, origin })),
    evaluated: { outcome: "unknown", written: "" },
  };
}

/** How an objective that a variation neutralised ended, whatever was told of it. */
export const NEUTRALISED: Objective["evaluated"] = { outcome: "neutralised", written: "", madeOf: "variation" };

/** What the kind of a variation is, by what it changes. */
export function kindOfChanges(isNew: boolean, changes: readonly FieldEdit[]): VariationKind {
  if (isNew) return "new";
  const state = changes.find(({ path }) => path === STATE_PATH)?.after as ObjectiveState | undefined;
  return state === undefined || state === "inForce" ? "changed" : state;
}

function pathsOf({ promise, state }: Varied) {
  return new Map([...fieldsOf(promise), [STATE_PATH, state] as const]);
}

function isNothing(value: FieldEdit["after"]): boolean {
  return value === null || value === "inForce" || value === "unstated" || value === "" || (Array.isArray(value) && value.length === 0);
}
