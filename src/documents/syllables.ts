/** Between two vowels, the consonants; of these the last ones begin a syllable, the others end the one before. */
const BETWEEN_VOWELS = /(?<=[aeiouyàáèéìíòóùú])[^aeiouyàáèéìíòóùú]+(?=[aeiouyàáèéìíòóùú])/giu;

/** What may begin a syllable: a consonant, or those that Italian says together. An apostrophe belongs to the letter before it. */
const ONSET = /(?:s?(?:[bcdfgptv][lr]|[cgpt]h|gn|[bcdfghjklmnpqrtvwxz])|s)['’]?$/iu;

/** The pieces between which an Italian word is divided at the end of a line: "del", "l'au", "to". Vowels that meet stay together, no letter alone. */
export function syllables(word: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const { 0: consonants, index } of word.matchAll(BETWEEN_VOWELS)) {
    const at = index + (ONSET.exec(consonants)?.index ?? 0);
    if (at < 2) continue;
    pieces.push(word.slice(from, at));
    from = at;
  }
  return [...pieces, word.slice(from)];
}
