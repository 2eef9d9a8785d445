import { refusal, type Sentences } from "../kernel/refusal.ts";
import { decide, type Verdict } from "../kernel/verdict.ts";
import type { ObjectiveCode } from "./objective.ts";

/** That an objective continues one of a year before (it. "continua"), because a person says so: it repeats it, or rewrites it. */
export type Continuation = { readonly code: ObjectiveCode; readonly continues: ObjectiveCode; readonly how: "repeat" | "rewrite" };

/** How an objective continues another, for people. */
export const HOW_WORDS: Readonly<Record<Continuation["how"], string>> = { repeat: "lo ripete", rewrite: "lo riscrive" };

/** Why an objective does not continue another. */
export type ContinuationRefusal = "itself" | "notBefore" | "continuedByAnother";

/** The sentence of each reason, for people. */
export const CONTINUATION_REFUSALS = {
  itself: ({ code }) => `L'obiettivo ${String(code)} non può continuare sé stesso.`,
  notBefore: ({ code, continues }) =>
    `L'obiettivo ${String(continues)} non è di un anno prima di ${String(code)}: si continua solo ciò che viene prima.`,
  continuedByAnother: ({ continues, other, year }) =>
    `Nel ${String(year)} l'obiettivo ${String(continues)} lo continua già ${String(other)}: prima lo sciolga con «traguardo plan continues ${String(other)} --none».`,
} satisfies Sentences<ContinuationRefusal>;

/**
 * Whether an objective continues another, among the links that stand: never one of its own year or later, and along the links no year has two that continue the
 * same one.
 */
export function acceptContinuation(link: Continuation, standing: readonly Continuation[]): Verdict<Continuation, ContinuationRefusal> {
  const { code, continues } = link;
  if (code === continues) return decide(link, [refusal("itself", "continues", { code })]);
  if (yearOf(continues) >= yearOf(code)) return decide(link, [refusal("notBefore", "continues", { code, continues })]);
  const others = standing.filter((each) => each.code !== code);
  const [own, theirs] = [boundTo(code, others), boundTo(continues, others)];
  const twin = [...theirs].find((each) => [...own].some((one) => yearOf(one) === yearOf(each)));
  return decide(link, [
    twin !== undefined && refusal("continuedByAnother", "continues", { continues, other: laterOf(twin, others), year: yearOf(twin) }),
  ]);
}

/** The year of an objective, as its code says it. */
function yearOf(code: ObjectiveCode): number {
  return Number(code.slice(0, 4));
}

/** The objective whose link is to be undone: the one that is bound there by a link of its own, or else the one that continues it. */
function laterOf(code: ObjectiveCode, links: readonly Continuation[]): ObjectiveCode {
  return links.some((each) => each.code === code) ? code : (links.find(({ continues }) => continues === code)?.code ?? code);
}

/** All that links bind to an objective, near or far, and itself. */
function boundTo(code: ObjectiveCode, links: readonly Continuation[]): ReadonlySet<ObjectiveCode> {
  const bound = new Set([code]);
  for (const each of bound) {
    for (const link of links) {
      if (link.code === each) bound.add(link.continues);
      if (link.continues === each) bound.add(link.code);
    }
  }
  return bound;
}
