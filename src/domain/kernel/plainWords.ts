/** Text without capitals and accents, for looking things up: "Città" is "citta". */
export function plainText(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The words somebody looks for, without capitals and accents. */
export function wordsOf(search: string): string[] {
  return plainText(search).split(/\s+/).filter(Boolean);
}
