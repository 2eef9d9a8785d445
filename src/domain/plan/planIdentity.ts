import { foldName } from "../kernel/foldName.ts";

/** What lasts from year to year. */
export type IdentityKind = "strategic" | "operational" | "service";

/** A thing that lasts from year to year as a document listed it: its number, code or kind (`key`), and its title. */
export type Listed = { readonly key: string; readonly title: string };

/** Such a thing with its identity (it. "identità"). */
export type Lasting = Listed & { readonly identity: string };

/** Which known thing a listed one is; where it is none, the one it shares only the key or only the title with. */
export type IdentityMatch = { readonly identity: string } | { readonly identity?: never; readonly almost?: Lasting };

/**
 * Recognises what a document lists among what is known of every year: the same key and the same title are the same thing, whatever capitals and accents; one of
 * the two alone is not, and is told. Never by position. In one list nothing is recognised twice.
 */
export function matchIdentities(known: readonly Lasting[], listed: readonly Listed[]): IdentityMatch[] {
  const taken = new Set<string>();
  return listed.map((each) => {
    const same = known.find((other) => !taken.has(other.identity) && other.key === each.key && isSame(other.title, each.title));
    if (same) {
      taken.add(same.identity);
      return { identity: same.identity };
    }
    const almost =
      known.find((other) => isSame(other.title, each.title)) ?? known.findLast((other) => tells(each.key) && other.key === each.key);
    return almost ? { almost } : {};
  });
}

function isSame(one: string, other: string): boolean {
  return foldName(one) === foldName(other);
}

/** Whether a key is of one thing: a number or a code is, the kind of a service is of many. */
function tells(key: string): boolean {
  return /\d/.test(key);
}
