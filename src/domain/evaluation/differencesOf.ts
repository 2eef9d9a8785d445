import type { Json } from "../kernel/json.ts";

/** The words that name a thing of a list of rules, in the order they are tried. */
const NAMES = ["codice", "ruolo", "tipo", "categoria", "etichetta", "nome", "parola", "obiettivo", "fino_a", "da"] as const;

/** What changed between two documents of rules, one sentence each: "ruoli › dirigente › componenti › unita › peso: da 40 a 45". Order alone is no change. */
export function differencesOf(before: Json, after: Json): string[] {
  return differences([], before, after);
}

function differences(path: readonly string[], before: Json | undefined, after: Json | undefined): string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (isGroup(before) && isGroup(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => differences([...path, key.replaceAll("_", " ")], before[key], after[key]));
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const [old, now] = [named(before as readonly Json[]), named(after as readonly Json[])];
    const keys = [...new Set([...old.keys(), ...now.keys()])];
    return keys.flatMap((key) => differences([...path, key], old.get(key), now.get(key)));
  }
  const where = path.join(" › ");
  if (before === undefined) return [`${where}: aggiunto${said(after)}`];
  if (after === undefined) return [`${where}: tolto${said(before)}`];
  return [`${where}: da ${plain(before)} a ${plain(after)}`];
}

function isGroup(value: Json | undefined): value is { readonly [name: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The things of a list by their names; those without one, or with one already taken, by their place. */
function named(list: readonly Json[]): Map<string, Json> {
  const things = new Map<string, Json>();
  for (const [i, thing] of list.entries()) {
    const name = isGroup(thing) ? NAMES.map((each) => thing[each]).find((each) => typeof each === "string") : thing;
    const key = typeof name === "string" && !things.has(name) ? name.replaceAll("_", " ") : `n. ${String(i + 1)}`;
    things.set(key, thing);
  }
  return things;
}

function said(value: Json | undefined): string {
  return value === undefined || typeof value === "object" ? "" : `, ${plain(value)}`;
}

function plain(value: Json): string {
  if (typeof value === "boolean") return value ? "sì" : "no";
  if (typeof value === "string") return value === "" ? "vuoto" : `«${value.replaceAll("_", " ")}»`;
  return typeof value === "number" ? String(value) : "un altro contenuto";
}
