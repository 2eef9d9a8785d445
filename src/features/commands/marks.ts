import { createHash } from "node:crypto";
import { type Given, refusal, type Refusal } from "../../domain/kernel/refusal.ts";
import { mergeEdits } from "../../domain/kernel/mergeEdits.ts";

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
export const MARKS = /^[a-zA-Z]+\.[0-9a-f]{20}(?: [a-zA-Z]+\.[0-9a-f]{20})*$/;

/** What others wrote meanwhile in the data that a form changes too, each with what is there now. Data of which nobody has seen anything conflict with nothing. */
export function conflictsOf<Name extends string>(
  seen: Marks,
  typed: Readonly<Record<Name, string>>,
  now: Readonly<Record<Name, string>>,
): Refusal<"changedMeanwhile">[] {
  const names = Object.keys(typed) as Name[];
  const edits = Object.fromEntries(
    names.map((name) => [name, { drawn: seen[name] ?? markOf(now[name]), typed: markOf(typed[name]), now: markOf(now[name]) }]),
  );
  return mergeEdits(edits).conflicts.map((name) => refusal("changedMeanwhile", name, { now: now[name as Name] }));
}

/** The values that hold when a form is taken: what it changed, and of what it left as drawn, what is there now. */
export function mergedValues<Name extends string>(
  seen: Marks,
  typed: Readonly<Record<Name, string>>,
  now: Readonly<Record<Name, string>>,
): Readonly<Record<Name, string>> {
  const kept = (Object.keys(typed) as Name[]).map((name) => [name, markOf(typed[name]) === seen[name] ? now[name] : typed[name]] as const);
  return Object.fromEntries(kept) as Record<Name, string>;
}

/** The sentence of such a conflict. */
export const CHANGED_MEANWHILE = ({ now }: Given): string =>
  now === undefined || now === ""
    ? "Nel frattempo qualcuno ha cambiato questi dati: controlli come sono ora. Se invia di nuovo, vale ciò che ha scritto lei."
    : `Nel frattempo qualcuno ha scritto «${String(now)}»: se invia di nuovo, vale ciò che ha scritto lei.`;
