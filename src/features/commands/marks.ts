import { createHash } from "node:crypto";
import { type Given, refusal, type Refusal } from "../../domain/kernel/refusal.ts";
import { type Edit, mergeEdits } from "../../domain/kernel/mergeEdits.ts";

/** The marks of what a form was drawn with, by the name of the datum. */
export type Marks = Readonly<Record<string, string>>;

/** The mark of a value: equal values have equal marks, and the mark tells nothing of the value to the person who does not know it. */
export function markOf(value: string): string {
  return createHash("sha256").update(value, "utf8").digest("hex").slice(0, 20);
}

/** The marks of some values, as a form carries them. */
export function writeMarks(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}.${markOf(value)}`)
    .join(" ");
}

/** The marks a form carried. */
export function readMarks(written: string): Marks {
  return Object.fromEntries(written.split(" ").map((each) => [each.split(".")[0] ?? "", each.split(".")[1] ?? ""]));
}

/** How a form carries marks. */
export const MARKS = /^[a-zA-Z0-9/]+\.[0-9a-f]{20}(?: [a-zA-Z0-9/]+\.[0-9a-f]{20})*$/;

/** What two people made of the same data. */
export type MergedSeen<Name extends string> = {
  /** The data both changed, each with what is there now. */
  readonly conflicts: readonly Refusal<"changedMeanwhile">[];
  /** The values that hold without conflicts: what the form changed, and what is there now of the rest. */
  readonly values: Readonly<Record<Name, string>>;
};

/** Merges what was typed into what is there now, by the marks of what was seen. A datum whose mark is missing was never seen: only what is there now may be typed. */
export function mergeSeen<Name extends string>(
  seen: Marks,
  typed: Readonly<Record<Name, string>>,
  now: Readonly<Record<Name, string>>,
): MergedSeen<Name> {
  const names = Object.keys(typed) as Name[];
  const edits = names.map((name) => [name, { drawn: seen[name] ?? "", typed: markOf(typed[name]), now: markOf(now[name]) }] as const);
  const { changes, conflicts } = mergeEdits(Object.fromEntries(edits) as Record<Name, Edit>);
  return {
    conflicts: conflicts.map((name) => refusal("changedMeanwhile", name, { now: now[name] })),
    values: { ...now, ...Object.fromEntries(changes.map((name) => [name, typed[name]])) },
  };
}

/** The sentence of such a conflict. */
export const CHANGED_MEANWHILE = ({ now }: Given): string =>
  now === undefined || now === ""
    ? "Nel frattempo qualcuno ha cambiato questi dati: controlli come sono ora. Se invia di nuovo, vale ciò che ha scritto lei."
    : `Nel frattempo qualcuno ha scritto «${String(now)}»: se invia di nuovo, vale ciò che ha scritto lei.`;
