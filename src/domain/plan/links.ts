import { foldWords } from "../kernel/foldWords.ts";
import type { Links } from "./objective.ts";

/** What an objective may hang from. */
export const LINK_KINDS = ["strategic", "operational", "service", "publicValue"] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** A thing an objective may hang from, as a list of the year has it: its number, code or name, and which one it is, once that is kept. */
export type Linkable = { readonly key: string; readonly identity?: string };

/** What an objective hangs from, as the document writes it. */
export function writtenLinks(links: Links, kind: LinkKind): readonly string[] {
  switch (kind) {
    case "strategic":
      return links.strategic.map(String);
    case "operational":
      return links.operational;
    case "service":
      return links.services;
    case "publicValue":
      return links.publicValue;
  }
}

/** The name of a link among the identities of an objective: "strategic/3". */
function linkName(kind: LinkKind, written: string): string {
  return `${kind}/${written}`;
}

/** Whether a written link is of a thing: by its identity where both are known, so that a list numbered anew moves nothing; else by what is written. */
function isLink(links: Links, kind: LinkKind, written: string, { key, identity }: Linkable): boolean {
  const known = links.identities?.[linkName(kind, written)];
  if (known !== undefined && identity !== undefined) return known === identity;
  return kind === "service" ? foldWords(written) === foldWords(key) : written === key;
}

/** Whether an objective hangs from a thing. */
export function isLinkedTo(links: Links, kind: LinkKind, thing: Linkable): boolean {
  return writtenLinks(links, kind).some((written) => isLink(links, kind, written, thing));
}

/** The thing a written link leads to, among those of a list; undefined where the list has none. */
export function linkedThing<Thing>(
  links: Links,
  kind: LinkKind,
  written: string,
  listed: readonly Thing[],
  linkableOf: (thing: Thing) => Linkable | undefined,
): Thing | undefined {
  return listed.find((thing) => {
    const linkable = linkableOf(thing);
    return linkable !== undefined && isLink(links, kind, written, linkable);
  });
}

/** A written link and which thing it is. */
export type LinkIdentity = { readonly kind: LinkKind; readonly written: string; readonly identity: string };

/** The things of each kind that the lists in force have. */
export type LinkLists = Readonly<Record<LinkKind, readonly Linkable[]>>;

/** Which things the links of an objective are, as the lists number and name them now, where that is not known already; those that no list has are left as written. */
export function identifyLinks({ identities = {}, ...links }: Links, lists: LinkLists): LinkIdentity[] {
  return LINK_KINDS.flatMap((kind) =>
    writtenLinks(links, kind).flatMap((written) => {
      const identity = lists[kind].find((thing) => isLink(links, kind, written, thing))?.identity;
      return identity === undefined || identity === identities[linkName(kind, written)] ? [] : [{ kind, written, identity }];
    }),
  );
}

/** The identities of links by their names, as an objective has them. */
export function identitiesOf(links: readonly LinkIdentity[]): Readonly<Record<string, string>> {
  return Object.fromEntries(links.map(({ kind, written, identity }) => [linkName(kind, written), identity]));
}
