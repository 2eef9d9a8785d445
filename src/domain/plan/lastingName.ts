import { slugOf } from "../kernel/figure.ts";
import type { IdentityKind, Listed } from "./planIdentity.ts";

/** Which thing of strategy or service a person speaks of: as the list of a year shows it, "2024/strategico/3". */
export type LastingName = { readonly year: number; readonly kind: IdentityKind; readonly key: string };

/** Each kind as people write it in a name. */
export const KIND_NAMES: Readonly<Record<IdentityKind, string>> = {
  mandateLine: "linea",
  strategic: "strategico",
  operational: "operativo",
  service: "servizio",
  publicValue: "valore-pubblico",
};

/** Each kind in a sentence. */
export const KIND_WORDS: Readonly<Record<IdentityKind, string>> = {
  mandateLine: "linea di mandato",
  strategic: "obiettivo strategico",
  operational: "obiettivo operativo",
  service: "servizio",
  publicValue: "obiettivo di valore pubblico",
};

/** Reads "2024/strategico/3"; undefined when it is no such name. */
export function readLastingName(written: string): LastingName | undefined {
  const [, year, word, key] = /^(\d{4})\/([a-z-]+)\/(\S+)$/.exec(written.trim().toLowerCase()) ?? [];
  const kind = (Object.keys(KIND_NAMES) as IdentityKind[]).find((each) => KIND_NAMES[each] === word);
  return kind && key !== undefined ? { year: Number(year), kind, key } : undefined;
}

/** The name of a listed thing: its number or code; where it has none, and for a service, its title as addresses write it. */
export function lastingName(year: number, kind: IdentityKind, listed: Listed): string {
  return `${String(year)}/${KIND_NAMES[kind]}/${keyInName(kind, listed)}`;
}

/** The last part of the name of a listed thing, in small letters. */
export function keyInName(kind: IdentityKind, { key, title }: Listed): string {
  return kind === "service" || key === "" ? slugOf(title) : key.toLowerCase();
}
