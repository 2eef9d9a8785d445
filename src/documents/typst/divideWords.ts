import { graphemes } from "../graphemes.ts";
import { syllables } from "../syllables.ts";

/** Where a line may break with a hyphen, and without one. */
const [HYPHEN, BREAK] = ["\u00ad", "\u200b"];

/** Whether a character is one that `divideWords` adds: it is seen only where a line breaks. */
export function isPlaceToBreak(character: string | undefined): boolean {
  return character === HYPHEN || character === BREAK;
}

/** Whether a word is none of a language: with digits, signs of addresses, points between letters, or no letter at all. No hyphen belongs in it. */
export function isCode(word: string): boolean {
  return /[\p{N}:@_]|\p{L}\.\p{L}|^\P{L}+$/u.test(word);
}

/**
 * The text with places to break in each word wider than the room, so that none runs over what stands beside it. Words are divided
 * in syllables, codes and addresses after their signs; a piece that is still too wide, anywhere. Typst by itself divides no word
 * with an apostrophe, a digit or a sign in it.
 */
export function divideWords(text: string, room: number, widthOf: (text: string) => number): string {
  const divided = (word: string) => {
    if (widthOf(word) <= room) return word;
    if (isCode(word)) return fitting(partsOfCode(word), room, widthOf).join(BREAK);
    const lines = fitting(partsOfWord(word), room - widthOf("-"), widthOf);
    return lines.reduce((before, part) => before + (/\p{L}$/u.test(before) ? HYPHEN : BREAK) + part);
  };
  return text.replaceAll(/[^ ]+/g, (word) => (widthOf(word) <= room ? word : word.split("\u00a0").map(divided).join(" ")));
}

/** An address or a number is divided after its signs. */
function partsOfCode(word: string): string[] {
  return word.match(/[^\p{L}\p{N}]+|[\p{L}\p{N}]+[^\p{L}\p{N}]*/gu) ?? [];
}

/** Syllables, with the signs before the first and after the last of each word. */
function partsOfWord(word: string): string[] {
  const words = word.match(/[^\p{L}]*[\p{L}\p{M}'’]+[^\p{L}\p{M}'’]*/gu) ?? [word];
  return words.flatMap(syllables);
}

/** The parts, those that are too wide cut where the room ends. */
function fitting(parts: readonly string[], room: number, widthOf: (text: string) => number): string[] {
  return parts.flatMap((part) => {
    if (widthOf(part) <= room) return [part];
    const cut: string[] = [];
    for (const character of graphemes(part)) {
      const longer = `${cut.at(-1) ?? ""}${character}`;
      if (cut.length > 0 && widthOf(longer) <= room) cut[cut.length - 1] = longer;
      else cut.push(character);
    }
    return cut;
  });
}
