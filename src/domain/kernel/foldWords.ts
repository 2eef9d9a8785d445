/** Signs that are seen by nobody: the soft hyphen, spaces and joiners without width, the marks of direction, the mark of byte order. */
const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
const APOSTROPHES = /[\u2018\u2019\u201b\u02bc\u02b9\u2032`\u00b4]/g;
const DASHES = /[\u2010-\u2015\u2212]/g;

/**
 * Words as they are looked up and compared: small letters without accents, however letter and accent are kept; one kind of apostrophe, of
 * dash and of space; nothing that nobody sees. "Citta\u0300 dell\u2019Arte" is "citta dell'arte".
 */
export function foldWords(text: string): string {
  return text
    .replace(APOSTROPHES, "'")
    .replace(UNSEEN, "")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(DASHES, "-")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}

/** A text without the signs that are seen by nobody. */
export function dropUnseen(text: string): string {
  return text.replace(UNSEEN, "");
}
