import { foldName } from "../kernel/foldName.ts";
import { groupBy } from "../kernel/groupBy.ts";

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
  const same = groupBy(known, nameOf);
  const ofTitle = groupBy(known, ({ title }) => foldName(title));
  const ofKey = groupBy(known, ({ key }) => key);
  const taken = new Set<string>();
  return listed.map((each) => {
    const found = same.get(nameOf(each))?.find(({ identity }) => !taken.has(identity));
    if (found) {
      taken.add(found.identity);
      return { identity: found.identity };
    }
    const almost = ofTitle.get(foldName(each.title))?.[0] ?? (tells(each.key) ? ofKey.get(each.key)?.at(-1) : undefined);
    return almost ? { almost } : {};
  });
}

function nameOf({ key, title }: Listed): string {
  return JSON.stringify([key, foldName(title)]);
}

/** Whether a key is of one thing: a number or a code is, the kind of a service is of many. */
function tells(key: string): boolean {
  return /\d/.test(key);
}
