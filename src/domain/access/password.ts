import { refusal, type Sentences } from "../kernel/refusal.ts";
import { foldWords } from "../kernel/foldWords.ts";
import { decide, type Verdict } from "../kernel/verdict.ts";

/** How many characters a password has, of any kind; it is never to be changed for its age alone. */
export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 128;

/** Why a password is not taken. */
export type PasswordRefusal = "tooShort" | "tooLong" | "breached" | "contextWords";

/** The sentence of each reason, for people. */
export const PASSWORD_REFUSALS = {
  tooShort: `La password ha meno di ${String(SHORTEST_PASSWORD)} caratteri: ne scriva una più lunga, per esempio quattro parole qualsiasi.`,
  tooLong: `La password ha più di ${String(LONGEST_PASSWORD)} caratteri: ne scriva una più corta.`,
  breached: "Questa password è tra quelle che chi attacca prova per prime: ne scelga un'altra.",
  contextWords: "La password è fatta del suo nome, della posta, dell'ente o del programma: ne scelga una che non si possa indovinare.",
} satisfies Sentences<PasswordRefusal>;

/** How many characters must remain once the words that everybody can guess are taken away. */
const FEWEST_OF_OWN = 8;

/** Takes or refuses a password. `context` are texts anybody knows: name, mail, administration; `isCommon` tells the passwords that were stolen elsewhere. */
export function checkPassword(
  password: string,
  context: readonly string[],
  isCommon: (password: string) => boolean,
): Verdict<string, PasswordRefusal> {
  const { length } = Array.from(password);
  return decide(password, [
    length < SHORTEST_PASSWORD && refusal("tooShort", "chosen"),
    length > LONGEST_PASSWORD && refusal("tooLong", "chosen"),
    length <= LONGEST_PASSWORD &&
      ((length > 0 && password.trim() === "") || basesOf(password).some(isCommon)) &&
      refusal("breached", "chosen"),
    length <= LONGEST_PASSWORD && isMadeOf(foldWords(password), context.flatMap(wordsIn)) && refusal("contextWords", "chosen"),
  ]);
}

/** What a password comes down to: itself, without the figures and signs around it, and the piece it repeats. */
function basesOf(password: string): string[] {
  const low = password.toLowerCase();
  const bare = low.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  return [low, bare, pieceOf(low), pieceOf(bare)].filter((base) => base !== "");
}

function pieceOf(text: string): string {
  for (let size = 1; size <= text.length / 2; size += 1) {
    if (text.length % size === 0 && text.slice(0, size).repeat(text.length / size) === text) return text.slice(0, size);
  }
  return text;
}

function isMadeOf(password: string, words: readonly string[]): boolean {
  const longestFirst = words.toSorted((a, b) => b.length - a.length);
  const rest = longestFirst.reduce((text, word) => text.replaceAll(word, ""), password);
  return rest !== password && rest.replace(/[^\p{L}\p{N}]/gu, "").length < FEWEST_OF_OWN;
}

/** The words of a text that are long enough to be recognised in a password. */
function wordsIn(text: string): string[] {
  return foldWords(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 4);
}
