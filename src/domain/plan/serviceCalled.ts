import { foldName } from "../kernel/foldName.ts";
import type { Lasting, Listed } from "./planIdentity.ts";

/**
 * A service as the list of a year, or a file of evaluations of a year, calls it: under which identity it stands there (`own`), and which one it is shown with since a
 * person said that it is the same as another.
 */
export type ServiceMention = {
  readonly source: "list" | "file";
  readonly year: number;
  readonly name: string;
  readonly own: string;
  readonly identity: string;
};

/**
 * Which service a file of evaluations of a year means by a name: the one that the list of the year calls so; else the one that a file meant, of that year before others;
 * else the only one that lists of other years call so. Undefined where nobody knows one, or cannot say which of several. Mentions come from the oldest.
 */
export function serviceCalled(name: string, year: number, mentions: readonly ServiceMention[]): string | undefined {
  const called = mentions.filter((mention) => foldName(mention.name) === foldName(name));
  const [lists, files] = [called.filter(({ source }) => source === "list"), called.filter(({ source }) => source === "file")];
  const [listed, ...others] = lists.filter((each) => each.year === year);
  if (listed && others.length === 0) return listed.own;
  const meant = files.findLast((each) => each.year === year) ?? files.at(-1);
  if (meant) return meant.own;
  return new Set(lists.map(({ identity }) => identity)).size === 1 ? lists.at(-1)?.own : undefined;
}

/** Services that files of evaluations alone name, each as the one thing of a list that is called so: where the list calls two so, it is neither. */
export function asListed(named: readonly { readonly identity: string; readonly name: string }[], listed: readonly Listed[]): Lasting[] {
  return named.flatMap(({ identity, name }) => {
    const [only, ...others] = listed.filter(({ title }) => foldName(title) === foldName(name));
    return only && others.length === 0 ? [{ ...only, identity }] : [];
  });
}
