import { foldName } from "../kernel/foldName.ts";
import { groupBy } from "../kernel/groupBy.ts";

/** What lasts from year to year. */
export type IdentityKind = "mandateLine" | "strategic" | "operational" | "service" | "publicValue";

/** A thing that lasts from year to year as a document listed it: its number, code or kind (`key`), and its title. */
export type Listed = { readonly key: string; readonly title: string };

/**
 * Such a thing with its identity (it. "identità"). `own` is the identity it was listed under, where a person has said since that it is the same as another.
 * `year` is the last other year whose list shows it so.
 */
export type Lasting = Listed & { readonly identity: string; readonly own?: string; readonly year?: number | null };

/** Which known thing a listed one is; where it is none, the one it shares only the key or only the title with. */
export type IdentityMatch =
  { readonly identity: string; readonly own?: string } | { readonly identity?: never; readonly own?: never; readonly almost?: Lasting };

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
      return { identity: found.identity, ...(found.own !== undefined && { own: found.own }) };
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
