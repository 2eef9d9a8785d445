import { foldWords } from "./foldWords.ts";

/** How Italian words end in the singular and in the plural, folded: the longest first. */
const ENDINGS: readonly (readonly [singular: string, plural: string])[] = [
  ["cia", "ce"], ["gia", "ge"], ["co", "chi"], ["go", "ghi"], ["ca", "che"], ["ga", "ghe"], ["io", "i"],
  ["o", "i"], ["a", "e"], ["e", "i"], ["a", "i"],
]; // prettier-ignore

/** Words whose plural is none of these. */
const IRREGULAR: readonly (readonly [singular: string, plural: string])[] = [
  ["uomo", "uomini"], ["braccio", "braccia"], ["paio", "paia"], ["centinaio", "centinaia"], ["migliaio", "migliaia"], ["muro", "mura"],
  ["tempio", "templi"], ["dito", "dita"], ["lenzuolo", "lenzuola"], ["uovo", "uova"], ["bue", "buoi"], ["osso", "ossa"],
]; // prettier-ignore

/** A word as it is looked for, folded, and its other number: "anziano" is also "anziani"; short words and those in progress have none. */
export function formsOf(word: string): string[] {
  const irregular = IRREGULAR.flatMap(([one, many]) => (word === one ? [many] : word === many ? [one] : []));
  if (irregular.length > 0) return [word, ...irregular];
  if (word.length < 4 || !/^\p{L}+$/u.test(word)) return [word];
  const others = ENDINGS.flatMap(([one, many]) => [
    ...(word.endsWith(one) ? [word.slice(0, -one.length) + many] : []),
    ...(word.endsWith(many) ? [word.slice(0, -many.length) + one] : []),
  ]);
  return [...new Set([word, ...others])];
}

/** The words a person looks for, folded. */
function wordsOf(search: string): string[] {
  return foldWords(search).split(" ").filter(Boolean);
}

/**
 * Whether texts hold every word of a search: as it is written or begun, "bibliot", or whole in its other number, "anziani" for "anziano". Capitals,
 * accents and kinds of apostrophe do not count. A search without words finds nothing.
 */
export function searchFor(search: string): (...texts: readonly (string | undefined)[]) => boolean {
  const tests = wordsOf(search).map((word) => {
    const [, ...others] = formsOf(word);
    const other = others.length === 0 ? undefined : new RegExp(`(?<![\\p{L}\\d])(?:${others.join("|")})(?![\\p{L}\\d])`, "u");
    return (text: string) => text.includes(word) || (other?.test(text) ?? false);
  });
  return (...texts) => {
    const text = foldWords(texts.join(" "));
    return tests.length > 0 && tests.every((holds) => holds(text));
  };
}
