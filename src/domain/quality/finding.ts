import type { Citation } from "../kernel/citation.ts";
import type { Place } from "../kernel/place.ts";
import type { ObjectiveCode } from "../plan/objective.ts";

/** How much a finding weighs: `high` makes a promise unreadable or the report unlawful, `medium` makes it weak, `low` makes it unclear. */
export const SEVERITIES = ["high", "medium", "low"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** The words people read. */
export const SEVERITY_WORDS: Record<Severity, string> = { high: "grave", medium: "da migliorare", low: "da chiarire" };

/** Something in a plan or report worth a person's look (it. "segnalazione"): where, what, and what would mend it. It only advises. */
export type Finding = {
  readonly severity: Severity;
  /** Absent when it speaks of the whole plan. */
  readonly place?: Place;
  /** The objective it speaks of, when it speaks of one. */
  readonly code?: ObjectiveCode;
  /** The number of the indicator, when it speaks of one of several. */
  readonly indicator?: number;
  /** What it speaks of, in few words: the title of an objective, a chapter, the whole plan. */
  readonly subject: string;
  readonly message: string;
  readonly remedy: string;
  /** Where it differs from the citation of its check. */
  readonly citation?: Citation;
};

/** What is already good: how many out of how many. */
export type Strength = { readonly name: string; readonly message: string };
