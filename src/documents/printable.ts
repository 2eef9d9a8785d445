/** What a reader cannot see: controls, reversed direction, lone halves of a character. The soft hyphen and the joiners are harmless. */
const INVISIBLE =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]|\p{Noncharacter_Code_Point}|\p{Surrogate}/gu;

/** Text on one line, fit to be printed: runs of white space become one blank, what cannot be seen is named, e.g. "[U+202E]". */
export function printable(text: string): string {
  return text.replace(/[\t\n\v\f\r \u2028\u2029]+/g, " ").replace(INVISIBLE, codePointName);
}

/** A character by its number, when its shape cannot be shown: "[U+4E2D]". */
export function codePointName(character: string): string {
  return `[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}]`;
}
