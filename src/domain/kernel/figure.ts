import type { Proof } from "./proof.ts";

/** A published figure: its name in addresses ("settore-territorio/raggiunti"), how it is printed ("89,19 %"), and how it came to be. */
export type Figure = { readonly id: string; readonly text: string; readonly proof: Proof };

/** Figures by their names; without a prototype: "constructor" asked for in an address is no figure. */
export function byName(figures: readonly Figure[]): Readonly<Record<string, Figure>> {
  return Object.assign(Object.create(null) as Record<string, Figure>, Object.fromEntries(figures.map((figure) => [figure.id, figure])));
}

/** Turns words into a part of an address: "Città dei bambini" is "citta-dei-bambini". Words without Latin letters or digits go by their code points. */
export function slugOf(words: string): string {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(words)) return words;
  const slug = words
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return slug || Array.from(words, (sign) => `u${(sign.codePointAt(0) ?? 0).toString(16)}`).join("-");
}
