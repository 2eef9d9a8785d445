import type { Place } from "../kernel/place.ts";
import type { OneOrMore } from "../kernel/oneOrMore.ts";
import type { UnitId } from "../organisation/unitId.ts";
import type { FollowedIndicator, Indicator } from "./indicator.ts";
import type { ObjectiveKind } from "./objectiveKind.ts";
import type { EvaluatedOutcome } from "./outcome.ts";
import type { Origin } from "./origin.ts";
import type { Phase, Resource } from "./readDetails.ts";

declare const objectiveCodeBrand: unique symbol;

/** The permanent code of an objective: "2023-017", in order of first import or creation. It never changes and is never given twice. */
export type ObjectiveCode = string & { readonly [objectiveCodeBrand]: true };

/** The code with this ordinal in a year. */
export function objectiveCode(year: number, ordinal: number): ObjectiveCode {
  return `${String(year)}-${String(ordinal).padStart(3, "0")}` as ObjectiveCode;
}

/** The ordinal of a code: 17 for "2023-017". */
export function ordinalOf(code: ObjectiveCode): number {
  return Number(code.slice(5));
}

/**
 * Who answers for an objective (it. "titolare"): a unit, called as its plan does, and which one it is once that is kept; or every dirigente when the objective is
 * cross-cutting.
 */
export type Holder = { readonly kind: "unit"; readonly unit: string; readonly id?: UnitId } | { readonly kind: "crossCutting" };

/**
 * What an objective hangs from (it. "collegamenti"), as the document states it: numbers of strategic objectives, codes of operational ones,
 * names of services. Never guessed; a number or a name that the document does not list is kept.
 */
export type Links = {
  readonly strategic: readonly number[];
  readonly operational: readonly string[];
  readonly services: readonly string[];
  /** Codes of objectives of public value. */
  readonly publicValue: readonly string[];
  /** Which things these are, by "strategic/3", as the lists of the document numbered them when it was read; absent until they are kept. */
  readonly identities?: Readonly<Record<string, string>>;
};

export const NO_LINKS: Links = { strategic: [], operational: [], services: [], publicValue: [] };

/** A cell that says something nobody can read without guessing: kept as written, under the Italian name of its field. */
export type UnreadCell = { readonly field: string; readonly written: string };

/** What was promised (it. "obiettivo"), as the plan's version in force says it. */
export type PlannedObjective = {
  readonly title: string;
  readonly description: string;
  readonly group: string;
  readonly holder: Holder;
  /** What measures it, in the order of the document. */
  readonly indicators: OneOrMore<Indicator>;
  /** The number and the weight as the document prints them; absent where it prints none. */
  readonly number?: string;
  readonly weight?: string;
  /** What it does to the service, where the document says so. */
  readonly kind?: { readonly written: string; readonly kind: ObjectiveKind };
  readonly links: Links;
  /** Money and people as written, "€ 12.000,00 cap. 1450; 0,5 unità", and as understood. */
  readonly resources?: string;
  readonly resource: Resource;
  /** Units that work on it beside the one that answers (it. "unità che collaborano"), by the names the document gives. */
  readonly contributors: readonly string[];
  readonly phases: readonly Phase[];
  /** Codes of public projects, as the PNRR wants them, and goals of the Agenda 2030. */
  readonly cup: readonly string[];
  readonly goals: readonly number[];
  /** Who has an interest in it (it. "portatori di interesse"), as written. */
  readonly stakeholders?: string;
  readonly unread: readonly UnreadCell[];
};

/** Whether an objective holds (it. "stato"): in force, suspended for a while, neutralised (it is not counted) or cancelled (no more in the plan). */
export type ObjectiveState = "inForce" | "suspended" | "neutralised" | "cancelled";

export const OBJECTIVE_STATE_WORDS: Record<ObjectiveState, string> = {
  inForce: "in vigore",
  suspended: "sospeso",
  neutralised: "neutralizzato",
  cancelled: "annullato",
};

/** An objective of a year: its identity, its promise, where both were read, and how it ended as the administration evaluated it. */
export type Objective = Omit<PlannedObjective, "indicators"> & {
  readonly indicators: OneOrMore<FollowedIndicator>;
  readonly code: ObjectiveCode;
  readonly year: number;
  readonly origin: Origin;
  /** What a variation made of it; absent while it is in force. */
  readonly state?: Exclude<ObjectiveState, "inForce">;
  /** The group's heading as the document writes it, which may be spelled otherwise than the group. */
  readonly heading: string;
  /** The evaluated outcome: stated of the whole, or else made of those of its indicators (`outcomeOfIndicators`), or of the variation that neutralised it. What was measured is another value. */
  readonly evaluated: EvaluatedOutcome & { readonly madeOf?: "indicators" | "variation" };
  /** Why it ended otherwise than promised (it. "motivo dello scostamento"), in the document's words. */
  readonly deviation?: { readonly reason: string; readonly place: Place };
};

/** Title and description in one line, without saying twice what is the same. */
export function fullTitle({ title, description }: Pick<Objective, "title" | "description">): string {
  return description === "" || description === title ? title : `${title}: ${description}`;
}

/** Whether it was missed, wholly or in part: what a report owes a reason for. */
export function isMissed({ evaluated: { outcome } }: Pick<Objective, "evaluated">): boolean {
  return outcome === "notAchieved" || outcome === "partlyAchieved";
}
